"""What reading one cell gives: a value, and where it is doubtful or wrong, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Reading(NamedTuple):
    """``severity`` is "" (clear), "warning" (``value`` stands, look at it) or "error" (no value).

    ``value`` None without an error is an empty cell.
    """

    value: object
    severity: str = ""
    message: str = ""


EMPTY = Reading(None)


def warning(value: object, message: str) -> Reading:
    return Reading(value, "warning", message)


def error(message: str) -> Reading:
    return Reading(None, "error", message)


@dataclass(frozen=True)
class Place:
    """Where a cell stands: ``cell`` is its address, C5; ``unit`` is its column's, 万元."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    unit: str = ""


@dataclass(frozen=True)
class CellProblem:
    """One doubt or refusal: an "error" keeps the row out, a "warning" goes to the work list."""

    severity: str
    file: str
    sheet: str
    row: int
    cell: str
    field: str
    label: str
    value: str
    message: str

    @property
    def text(self) -> str:
        """The whole sentence, with file, sheet, row, cell and the value as it stands."""
        stands = f"“{self.value[:60]}”" if self.value else ""
        return (
            f"{self.file} 工作表“{self.sheet}”第 {self.row} 行 {self.cell} 单元格"
            f"（{self.label}）：{stands}{self.message}"
        )


@dataclass(frozen=True)
class Typed:
    """A cell's value as the field wants it, and its problem, if any."""

    value: object
    problem: CellProblem | None = None
