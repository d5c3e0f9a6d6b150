"""A ledger as a workbook or as separated text, and the rows of an upload given back with reasons.

Dates and numbers are typed cells, text stays text whatever it begins with; what our own importer reads
from the file is what was written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from ipcity.papers.lists import BYTE_ORDER_MARK, as_text

Cell = str | int | Decimal | date | None
WIDTH, WIDEST = 14, 60
# Beyond fifteen digits a sheet's number is no longer the number that was written.
LONGEST_NUMBER = 15
DAY, TIME, SHARE = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "0.00%"
REASON = "未导入原因"


@dataclass(frozen=True)
class GivenRow:
    """A row below a header: a refused one with its ``reason``, or a heading of the group that
    refused ones belong to; ``merged`` are its merged columns (first, last; from 0)."""

    cells: Sequence[object]
    reason: str = ""
    merged: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class GivenTable:
    """One table of an upload: its rows down to the header (number from 1 → cells), the merged
    ranges among them (first row from 1, first column from 0, last row, last column), and what is given
    back below. Cells are JSON values or (kind, text)."""

    head: Mapping[int, Sequence[object]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    rows: Sequence[GivenRow] = ()


@dataclass(frozen=True)
class GivenBack:
    """One sheet of an upload, its tables from top to bottom."""

    name: str
    tables: Sequence[GivenTable]


def csv_ledger(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterable[bytes]:
    """UTF-8 with a byte-order mark, piece by piece."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([as_text(cell) for cell in header])
    yield (BYTE_ORDER_MARK + text.getvalue()).encode()
    for row in rows:
        text.seek(0)
        text.truncate()
        writer.writerow([_csv_cell(cell) for cell in row])
        yield text.getvalue().encode()


def xlsx_ledger(
    title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], at: datetime
) -> bytes:
    """One sheet; rows are written through, so that memory does not grow with them."""
    held = io.BytesIO()
    book = _book(held, title, at, through=True)
    sheet = book.add_worksheet(title[:31])
    forms = _Forms(book)
    sheet.freeze_panes(1, 0)
    for column, label in enumerate(header):
        sheet.set_column(column, column, min(WIDEST, max(WIDTH, 2 * len(label) + 2)))
        sheet.write_string(0, column, label, forms.head)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, forms, (last, column), cell)
    sheet.autofilter(0, 0, last, max(len(header) - 1, 0))
    book.close()
    return held.getvalue()


def given_back(sheets: Sequence[GivenBack], at: datetime) -> bytes:
    """A workbook with each sheet's own head, the refused rows below, and why beside each."""
    held = io.BytesIO()
    book = _book(held, REASON, at)
    forms = _Forms(book)
    taken: set[str] = set()
    for number, each in enumerate(sheets, 1):
        name = _sheet_name(each.name, number, taken)
        _give_back(book.add_worksheet(name), forms, each)
    book.close()
    return held.getvalue()


class _Forms:
    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.reason = book.add_format({"font_color": "#9C0006", "text_wrap": True})
        self.merged = book.add_format({"align": "center", "valign": "vcenter", "text_wrap": True})
        self.day = book.add_format({"num_format": DAY})
        self.time = book.add_format({"num_format": TIME})
        self.share = book.add_format({"num_format": SHARE})


def _book(held: io.BytesIO, title: str, at: datetime, *, through: bool = False) -> Any:
    options = {"constant_memory": True} if through else {"in_memory": True}
    book = xlsxwriter.Workbook(held, {**options, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
    return book


def _give_back(sheet: Any, forms: _Forms, each: GivenBack) -> None:
    """The first table keeps its place; an empty row stands above each other one."""
    width = max(_width(table) for table in each.tables)
    sheet.set_column(width, width, WIDEST)
    last = 0
    for table in each.tables:
        above = last + 1 - min(table.head, default=1) if last else -1
        last = _give_table(sheet, forms, table, above + 1, width)


def _width(table: GivenTable) -> int:
    lengths = [len(cells) for cells in (*table.head.values(), *(row.cells for row in table.rows))]
    return max([0, *lengths, *(right + 1 for *_, right in table.merges)])


def _give_table(sheet: Any, forms: _Forms, table: GivenTable, down: int, width: int) -> int:
    """Write ``table`` so many rows further down; the number of its last row."""
    for number, cells in table.head.items():
        _give_row(sheet, forms, number + down, cells)
    for top, left, bottom, right in table.merges:
        _merge(sheet, forms, (top + down, left, bottom + down, right), table.head.get(top, ()))
    head = max(table.head, default=0) + down
    sheet.write_string(max(head - 1, 0), width, REASON, forms.head)
    for number, row in enumerate(table.rows, head + 1):
        _give_row(sheet, forms, number, row.cells)
        for left, right in row.merged:
            _merge(sheet, forms, (number, left, number, right), row.cells)
        if row.reason:
            sheet.write_string(number - 1, width, row.reason, forms.reason)
    return head + len(table.rows)


def _give_row(sheet: Any, forms: _Forms, number: int, cells: Sequence[object]) -> None:
    for column, cell in enumerate(cells):
        _write(sheet, forms, (number - 1, column), _untagged(cell))


def _merge(
    sheet: Any, forms: _Forms, place: tuple[int, int, int, int], cells: Sequence[object]
) -> None:
    """Merge a range whose first row is ``cells``; rows count from 1, columns from 0."""
    top, left, bottom, right = place
    value = _untagged(cells[left]) if left < len(cells) else None
    sheet.merge_range(top - 1, left, bottom - 1, right, "", forms.merged)
    _write(sheet, forms, (top - 1, left), value, forms.merged)


def _sheet_name(name: str, number: int, taken: set[str]) -> str:
    """Excel refuses some signs, long names and two sheets of one name."""
    plain = "".join(c for c in name if c not in "[]:*?/\\").strip("'")[:31] or f"工作表{number}"
    unique = plain if plain.casefold() not in taken else f"{plain[:26]} {number}"
    taken.add(unique.casefold())
    return unique


def _untagged(cell: object) -> Cell | datetime | float:
    if not isinstance(cell, list | tuple):
        return cell if isinstance(cell, str | int) or cell is None else str(cell)
    kind, text = cell
    match kind:
        case "number":
            return Decimal(text)
        case "percent":
            return float(text)
        case "time":
            return datetime.fromisoformat(text)
        case _:
            return date.fromisoformat(text)


def _write(
    sheet: Any, forms: _Forms, place: tuple[int, int], cell: object, form: Any = None
) -> None:
    row, column = place
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, form)
    elif isinstance(cell, bool):
        sheet.write_string(row, column, "是" if cell else "否", form)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), forms.time)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, forms.day)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, forms.share)
    elif isinstance(cell, int | Decimal) and _exact(cell):
        sheet.write_number(row, column, float(cell), form)
    else:
        sheet.write_string(row, column, str(cell), form)


def _exact(cell: int | Decimal) -> bool:
    """Whether a sheet's floating number says the same."""
    return len(Decimal(cell).as_tuple().digits) <= LONGEST_NUMBER


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return as_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
