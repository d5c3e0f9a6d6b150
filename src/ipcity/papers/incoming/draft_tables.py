"""The cells of a draft's table with what names their row and column; merged cells are filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True)
class Placed:
    """A cell as written: its text, how many columns it takes, whether it continues the one above."""

    text: str
    span: int
    below: bool


@dataclass(frozen=True)
class Headed:
    """A cell with its place (from 1) and its headings."""

    text: str
    row: int
    column: int
    row_head: str
    column_head: str


Grid = list[list[Placed]]
MOST_HEADS = 3


def cells_of(grid: Grid, is_number: Callable[[str], bool]) -> Iterator[Headed]:
    """Every filled cell once, in reading order.

    The first rows without a figure of their own (at most three) are the heads of the columns; the
    cells left of a figure that hold no figure name its row.
    """
    filled = _filled(grid)
    heads = list(takewhile(lambda row: not any(is_number(cell) for cell in row[1:]), filled))
    depth = max(min(len(heads), MOST_HEADS, len(filled) - 1), 0)
    for at, row in enumerate(filled):
        for column, text in _written(grid[at]):
            if not text.strip():
                continue
            left = [cell for cell in row[:column] if cell.strip() and not is_number(cell)]
            above = [r[column] for r in filled[: min(depth, at)] if column < len(r)]
            yield Headed(
                text, at + 1, column + 1, _joined(left), _joined(above) if at >= depth else ""
            )


def _joined(texts: list[str]) -> str:
    return "　".join(dict.fromkeys(text.replace("\n", "") for text in texts if text.strip()))


def _written(row: list[Placed]) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if not cell.below:
            yield column, cell.text
        column += cell.span


def _filled(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in grid:
        filled: list[str] = []
        for cell in row:
            above = rows[-1][len(filled)] if rows and len(filled) < len(rows[-1]) else ""
            filled += [above if cell.below else cell.text] * cell.span
        rows.append(filled)
    return rows
