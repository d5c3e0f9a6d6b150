"""The invented sheets as workbooks such as a clerk would have kept: a title, a head, one row a line."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from django.db import models

from ipcity.actions.invented import InventedSheet
from ipcity.domain.sheets.cells import letter
from ipcity.store.ledgers import LedgerRow, facts, ledgers

TITLE_LINE, HEAD_LINE, FIRST_LINE = 1, 2, 3
_MADE = datetime(2026, 11, 1)  # noqa: DTZ001  the workbook's own property; the same every time


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet: its fields in the order of the form."""

    model: type[LedgerRow]
    fields: tuple[models.Field, ...]  # type: ignore[type-arg]

    def mapping(self, sheet: InventedSheet) -> dict[str, object]:
        """As an import remembers how it read the sheet."""
        columns = [
            {
                "index": at,
                "letter": letter(at),
                "heading": str(field.verbose_name),
                "field": field.name,
                "reason": "列名与字段名称相同",
                "confidence": 100,
            }
            for at, field in enumerate(self.fields)
        ]
        table = {
            "sheet": sheet.title,
            "use": True,
            "first_header": HEAD_LINE,
            "last_header": HEAD_LINE,
            "first_row": HEAD_LINE + 1,
            "last_row": HEAD_LINE + len(sheet.rows),
            "columns": columns,
        }
        return {"tables": [table]}


def columns_of(sheet: InventedSheet) -> Columns:
    """Fields that any row of the sheet names; references to ledgers are told by their words."""
    model = ledgers()[sheet.ledger]
    named = {name for row in sheet.rows for name in row}
    return Columns(model, tuple(field for field in facts(model) if field.name in named))


def workbooks(sheets: Sequence[InventedSheet]) -> Iterator[tuple[str, bytes, list[int]]]:
    """Name and contents of each file, and the places of its sheets among ``sheets``."""
    names: dict[str, list[int]] = {}
    for place, sheet in enumerate(sheets):
        names.setdefault(sheet.file, []).append(place)
    for name, places in names.items():
        yield name, _workbook([sheets[place] for place in places]), places


def _workbook(sheets: Sequence[InventedSheet]) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"constant_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "演示数据", "created": _MADE})
    bold = book.add_format({"bold": True})
    for sheet in sheets:
        columns = columns_of(sheet)
        page = book.add_worksheet(sheet.title)
        page.write_string(0, 0, f"演示数据：{sheet.title}（虚构）", bold)
        for at, field in enumerate(columns.fields):
            page.write_string(HEAD_LINE - 1, at, str(field.verbose_name), bold)
        choices = [dict(field.flatchoices) for field in columns.fields]
        for place in range(len(sheet.rows)):
            row = sheet.first(place)
            for at, field in enumerate(columns.fields):
                _write(page, FIRST_LINE - 1 + place, at, row.get(field.name), choices[at])
    book.close()
    return held.getvalue()


def _write(
    page: xlsxwriter.worksheet.Worksheet, line: int, at: int, value: object, labels: dict[str, str]
) -> None:
    if value is None or value in ("", []):
        return
    if isinstance(value, bool):
        page.write_string(line, at, "是" if value else "否")
    elif isinstance(value, int | Decimal):
        page.write_number(line, at, float(value))
    elif isinstance(value, date):
        page.write_string(line, at, value.isoformat())
    elif isinstance(value, list):
        page.write_string(line, at, "；".join(map(str, value)))
    else:
        page.write_string(line, at, str(labels.get(str(value), value)))
