"""The tables of a paper as a workbook that Excel and WPS open: text stays text, figures are figures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ipcity.papers.lists import Cell
from ipcity.papers.official.documents import Cell as TableCell
from ipcity.papers.official.documents import Official, Table
from ipcity.papers.official.pages import LABEL
from ipcity.papers.official.tables import text_of

# What Excel allows in the name of a sheet, and how long it may be.
_UNNAMEABLE, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\']"), 31
_NARROWEST, _WIDEST, _MANY_COLUMNS = 8, 48, 7


@dataclass(frozen=True)
class Sheet:
    """``title`` stands above the head and names the sheet; ``notes`` stands below the rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: str = ""


def workbook(sheets: Sequence[Sheet], at: datetime, *, is_demonstration: bool = False) -> bytes:
    """One sheet for each, ready to print; the same bytes for the same content and time."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"created": at.replace(tzinfo=None)})
    formats = {
        "title": book.add_format({"bold": True, "font_size": 14, "align": "center"}),
        "head": book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True}),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"border": 1, "valign": "top"}),
        "notes": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    taken: set[str] = set()
    for each in sheets:
        name = _name(each.title, taken)
        taken.add(name.casefold())
        _write(book.add_worksheet(name), each, formats, LABEL if is_demonstration else "")
    book.close()
    return held.getvalue()


def sheets_of(official: Official) -> Iterator[Sheet]:
    """Every table of the paper and its annexes, in their order."""
    annexed = (block for annex in official.annexes for block in annex.body)
    for block in (*official.body, *annexed):
        if isinstance(block, Table):
            rows = tuple(tuple(_spread(row)) for row in block.rows)
            yield Sheet(block.caption, block.head, rows, block.notes)


def _spread(row: Iterable[TableCell]) -> Iterator[str]:
    """A cell that spans columns is followed by as many empty ones."""
    for cell in row:
        yield text_of(cell)
        yield from [""] * (cell.span - 1)


def _write(sheet: Worksheet, shown: Sheet, formats: dict[str, Format], label: str) -> None:
    columns = max(len(shown.head), *(len(row) for row in shown.rows), 2)
    last = columns - 1
    sheet.merge_range(0, 0, 0, last, shown.title, formats["title"])
    for column, text in enumerate(shown.head):
        sheet.write_string(1, column, text, formats["head"])
    for column in range(columns):
        texts = [str(row[column]) for row in (shown.head, *shown.rows) if column < len(row)]
        longest = max(map(_length, texts), default=0)
        sheet.set_column(column, column, min(max(longest, _NARROWEST), _WIDEST))
    for at, row in enumerate(shown.rows, 2):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, formats["text"])
            else:
                sheet.write_number(at, column, float(cell), formats["number"])
    if shown.notes:
        end = len(shown.rows) + 2
        sheet.merge_range(end, 0, end, last, shown.notes, formats["notes"])
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if columns > _MANY_COLUMNS:
        sheet.set_landscape()
    if label:
        sheet.set_header(f"&R{label}")


def _name(title: str, taken: set[str]) -> str:
    """``title`` as a sheet may be called, unlike all others."""
    plain = _UNNAMEABLE.sub("", title).strip() or "表"
    name, count = plain[:_LONGEST_NAME], 1
    while name.casefold() in taken:
        count += 1
        end = f"（{count}）"
        name = plain[: _LONGEST_NAME - len(end)] + end
    return name


def _length(text: str) -> int:
    """In half-width characters, with a little air."""
    return sum(2 if ord(each) > 0x2E7F else 1 for each in text) + 2
