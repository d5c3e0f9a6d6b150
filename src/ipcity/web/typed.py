"""What stands in addresses and hidden fields, taken as what it ought to be or as nothing."""

from __future__ import annotations

from datetime import date

# The longest number that every database holds as a key.
MOST_DIGITS = 18


def whole(typed: str) -> int | None:
    """A number as our own pages write it; None for anything else."""
    right = typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if right else None


def day_typed(typed: str) -> date | None:
    """An ISO date; None for anything else."""
    try:
        return date.fromisoformat(typed.strip()) if len(typed) <= MOST_DIGITS else None
    except ValueError:
        return None
