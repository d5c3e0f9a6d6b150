"""A draft as located passages: its paragraphs and the cells of its tables, in reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A bookmark around ``text[start:end]``; a retyped number may leave it empty at its place."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """One paragraph, or one cell when ``table`` is set (tables, rows and columns count from 1).

    ``row_head`` and ``column_head`` are the texts that name the cell's row and column, ``caption``
    the paragraph above the table. Paragraphs count those of the body that hold text, from 1.
    """

    text: str
    number: int
    table: int = 0
    row: int = 0
    column: int = 0
    row_head: str = ""
    column_head: str = ""
    caption: str = ""
    heading: str = ""
    marks: tuple[Mark, ...] = ()

    def place(self, at: int) -> str:
        """“第3段第12字”, “表2 第4行第3列”."""
        if self.table:
            return f"表{self.table} 第{self.row}行第{self.column}列"
        return f"第{self.number}段第{at + 1}字"
