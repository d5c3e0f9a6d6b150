"""What stands in addresses and hidden fields, taken as what it ought to be or as nothing."""

from __future__ import annotations

from datetime import date

from ipcity.domain.terms.days import day_written

# The longest number that every database holds as a key.
MOST_DIGITS = 18
# The hidden field of a form that says which version of its row the person saw.
VERSION = "expected_version"


def whole(typed: str) -> int | None:
    """A number as our own pages write it; None for anything else."""
    right = typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if right else None


def day_typed(typed: str) -> date | None:
    """An ISO date that records can be of; None for anything else."""
    return day_written(typed.strip())
