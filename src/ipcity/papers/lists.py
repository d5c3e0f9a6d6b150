"""A list as a file that Excel and WPS open with a double click: a sheet, or comma-separated text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter

Cell = str | int | Decimal

# A cell that begins with one of these would be run as a formula; an apostrophe keeps it text
# (OWASP, CSV injection). Our importer takes the apostrophe off again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
WIDEST = 60
BYTE_ORDER_MARK = "\ufeff"


def as_text(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula; a plain number stays a number."""
    if cell.startswith(FORMULA_STARTS) and not _is_number(cell):
        return f"'{cell}"
    return cell


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel takes Chinese for another encoding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([as_text(cell) for cell in header])
    writer.writerows([as_text(str(cell)) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def sheet_file(
    title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], at: datetime
) -> bytes:
    """One sheet with a fixed, filterable head; text stays text whatever it begins with.

    ``title`` names the sheet (Excel allows 31 characters); ``at`` is written as its making.
    """
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
    sheet = book.add_worksheet(title[:31])
    head = book.add_format({"bold": True, "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    widths = [_width(label) for label in header]
    for column, label in enumerate(header):
        sheet.write_string(0, column, label, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, column, cell, body)
            else:
                sheet.write_number(last, column, float(cell), body)
            widths[column] = max(widths[column], _width(str(cell)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(len(header) - 1, 0))
    book.close()
    return held.getvalue()


def _width(text: str) -> int:
    """In half-width characters, with a little air."""
    return sum(2 if ord(each) > 0x2E7F else 1 for each in text) + 2


def _is_number(cell: str) -> bool:
    digits = cell[1:].replace(",", "").replace(".", "", 1)
    return cell[0] in "+-" and digits.isascii() and digits.isdigit()
