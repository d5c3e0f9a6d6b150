"""What a ledger expects of its columns, given as values: names, headings, kinds, choices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    REFERENCE = "reference"
    NAMES = "names"


NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})


@dataclass(frozen=True)
class Choice:
    """``value`` is stored, ``label`` is shown, ``spoken`` are other words that sheets use."""

    value: str
    label: str
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldSpec:
    """One field of a ledger; ``headings`` are those it arrives under beside its ``label``.

    ``measure`` is the unit in which numbers are stored (money: 元). ``is_key``: records are told
    apart by it.
    """

    name: str
    label: str
    headings: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    required: bool = False
    measure: str = ""
    is_key: bool = False

    @cached_property
    def by_label(self) -> dict[str, str]:
        """The value of each choice by its label."""
        return {c.label: c.value for c in reversed(self.choices)}

    @property
    def is_end(self) -> bool:
        """Whether a date field closes a period: of a range the end belongs to it."""
        if self.name.startswith(("first_", "priority")):
            return False
        return self.name.startswith(_ENDS) or self.name.endswith(("_until", "_due_on", "ends_on"))


_ENDS = ("expires", "valid_until", "ends", "due", "until", "loan_due", "withdrawn", "closed")
