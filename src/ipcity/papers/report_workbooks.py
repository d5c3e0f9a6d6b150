"""The offline workbook of a report: one sheet to fill in, and what it was made of, in plain sight.

Written with xlsxwriter; read back as located cells through ``papers/incoming``. Everything but the
cells to fill in is covered by the check value that the workbook carries.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import address, shown
from ipcity.papers.incoming.sheets import Book, read_book
from ipcity.papers.incoming.sheets_limits import MAX_ROWS

SHEET = "填报"
BASIS = "离线填报表"
HEAD = ("行键", "项目", "计量单位", "填报数", "文字", "说明", "填写要求")
# Rows of the marks (label in A, mark in B), then a blank one, the head, and the lines.
MARKS = ("编号", "单位", "期次", "表号", "表单版本", "报表版本", "校验值")
FIRST_MARK, HEAD_ROW = 2, 10
NUMBER, TEXT, EXPLANATION = 3, 4, 5
NOTE = "只填白色单元格；不要增删行列，不要改动灰色单元格。填好后在“填报”页上传，只能交回一次。"
MEMORY, SECONDS = 1 << 30, 60.0
MOST_LINES = 500


@dataclass(frozen=True)
class Row:
    """A line: what is shown, and which of its cells are to be filled in. Numbers as text."""

    key: str
    label: str
    unit: str = ""
    number: str = ""
    text: str = ""
    explanation: str = ""
    hint: str = ""
    asks_number: bool = False
    asks_text: bool = False

    @property
    def fixed(self) -> tuple[str, ...]:
        """What may not be changed: all but the cells to fill in."""
        number = "" if self.asks_number else self.number
        return (self.key, self.label, self.unit, number, self.hint)


@dataclass(frozen=True)
class Filled:
    """A line that came back, with the row it stood on."""

    place: int
    key: str
    label: str
    unit: str
    number: str
    text: str
    explanation: str
    hint: str

    def at(self, column: int) -> str:
        return address(self.place, column)


@dataclass(frozen=True)
class Returned:
    """A workbook that came back: its marks, and its lines in their order."""

    marks: Mapping[str, str]
    rows: tuple[Filled, ...]


def write(title: str, marks: Mapping[str, str], rows: Sequence[Row], at: datetime) -> bytes:
    """The workbook; ``marks`` by the names of ``MARKS``."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    plain = book.add_format(
        {"bg_color": "#EEEEEE", "text_wrap": True, "valign": "top", "border": 1}
    )
    head = book.add_format({"bold": True, "bg_color": "#DDDDDD", "border": 1})
    open_cell = book.add_format({"locked": False, "text_wrap": True, "valign": "top", "border": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for place, name in enumerate(MARKS, FIRST_MARK - 1):
        sheet.write_string(place, 0, name, plain)
        sheet.write_string(place, 1, marks[name], plain)
    sheet.write_string(HEAD_ROW - 2, 0, NOTE)
    for column, name in enumerate(HEAD):
        sheet.write_string(HEAD_ROW - 1, column, name, head)
    for place, row in enumerate(rows, HEAD_ROW):
        for column, cell, is_open in _cells(row):
            sheet.write_string(place, column, cell, open_cell if is_open else plain)
    for column, width in enumerate((12, 42, 10, 18, 48, 36, 40)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEAD_ROW, 2)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    book.close()
    return held.getvalue()


def _cells(row: Row) -> Iterable[tuple[int, str, bool]]:
    yield 0, row.key, False
    yield 1, row.label, False
    yield 2, row.unit, False
    yield NUMBER, row.number, row.asks_number
    yield TEXT, row.text, row.asks_text
    yield EXPLANATION, row.explanation, row.asks_number
    yield 6, row.hint, False


def read(path: Path, name: str) -> Returned:
    """The workbook at ``path``, read in a child process; Refused where it is none of ours."""
    with read_book(path, name, seconds=SECONDS, memory_bytes=MEMORY) as book:
        return _returned(book)


def _returned(book: Book) -> Returned:
    if SHEET not in [each.name for each in book.sheets]:
        raise Refused(
            "not-a-workbook", f"文件中没有“{SHEET}”工作表，请使用系统下载的填报表。", BASIS
        )
    rows = {}
    for row in book.sheet(SHEET).rows:
        if row.number > HEAD_ROW + MOST_LINES or row.number > MAX_ROWS:
            raise Refused("workbook-long", "填报表的行数超过了原表，请勿增加行。", BASIS)
        rows[row.number] = [shown(cell).strip() for cell in row.cells] + [""] * len(HEAD)
    marks = {}
    for place, mark in enumerate(MARKS, FIRST_MARK):
        cells = rows.get(place, ["", ""])
        if cells[0] != mark:
            raise Refused("not-a-workbook", "这不是系统下载的填报表，或表头已被改动。", BASIS)
        marks[mark] = cells[1]
    filled = [
        Filled(number, *cells[: len(HEAD)])
        for number, cells in sorted(rows.items())
        if number > HEAD_ROW and any(cells)
    ]
    return Returned(marks, tuple(filled))
