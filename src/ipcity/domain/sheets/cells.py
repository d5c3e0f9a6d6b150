"""A sheet as located values: rows of typed cells, merged ranges, and how a cell is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice


class Percent(Decimal):
    """A number whose cell is formatted as a percentage: 0.85 stands on the page as 85%."""

    __slots__ = ()


# ``None`` is an empty cell; ``Percent`` is a Decimal, ``datetime`` a date with a time of day.
Value = str | int | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: ``number`` counts from 1 as the sheet shows it, ``cells[0]`` is
    column A; cells to the right of the last filled one are left out."""

    number: int
    cells: tuple[Value, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, all ends included; rows count from 1, columns from 0 (A). Its value stands in
    the upper left cell, the others are empty."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One worksheet, or one table of a page.

    ``rows`` can be gone through again and again, in ascending order, empty rows left out.
    ``last_row`` and ``width`` bound the filled cells. ``notes`` are sentences for the person: what
    could not be read exactly.
    """

    name: str
    rows: Iterable[Row]
    last_row: int
    width: int
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def head(self, count: int) -> tuple[Row, ...]:
        """The first ``count`` rows."""
        return tuple(islice(self.rows, count))


def letter(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(5, 2) → C5."""
    return f"{letter(column)}{row}"


def column_of(letters: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - 64
    return number - 1


def shown(value: Value) -> str:
    """A cell as it stands on the page."""
    if value is None:
        return ""
    if isinstance(value, Percent):
        return f"{_plain(value * 100)}%"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
