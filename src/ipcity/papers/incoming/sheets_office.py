"""Workbooks: values through calamine, and what it does not tell (hidden rows, percentages, errors,
formulas never computed) through one pass over the sheet's own XML.

Element and attribute names follow ECMA-376 part 1, section 18.3; East Asian date formats 27–36 and
50–58 section 18.8.30.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ipcity.domain.sheets.cells import Percent, column_of, letter
from ipcity.papers.incoming import sheets_limits as limits
from ipcity.papers.incoming.sheets_kinds import Kind
from ipcity.papers.incoming.sheets_limits import damaged, refused
from ipcity.papers.incoming.sheets_staging import SheetFacts, Writer, plain_cells

_CHUNK = 4 << 20
_KEPT = 1 << 16
_SPARSE_ROWS = 200_000

_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(?:<(?:\w+:)?f\b[^>]*'
    rb"(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]{1,20})<"
)
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*><(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\br="(\d+)"')
_ATTRIBUTE = re.compile(rb'\b(min|max)="(\d+)"')


@dataclass
class _Overlay:
    """What a sheet's XML says beside the values: (row, column) → percent or an error's name."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[int] = field(default_factory=list)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    uncomputed: list[str] = field(default_factory=list)
    rows: int = 0
    last_row: int = 0

    def is_sparse(self) -> bool:
        return self.last_row > _SPARSE_ROWS and self.rows * 20 < self.last_row

    def put(self, row: int, column: int, what: str) -> None:
        self.cells.setdefault(row, {})[column] = what


def write_workbook(name: str, path: Path, kind: Kind, writer: Writer) -> None:
    """Every worksheet of the book; chart and macro sheets are left out."""
    book = _open(name, path)
    parts = _Parts(name, path) if kind is Kind.XLSX else None
    sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.MAX_SHEETS:
        raise refused("too-many-sheets", name, f"有 {len(sheets)} 张工作表，请拆分后再上传。")
    for one in sheets:
        facts = SheetFacts(one.name, hidden=one.visible is not SheetVisibleEnum.Visible)
        overlay = parts.overlay(one.name) if parts else _Overlay()
        _tell(facts, overlay)
        if overlay.is_sparse():
            writer.sheet(facts, _sparse_rows(name, path, one.name, facts))
            continue
        writer.sheet(facts, _rows(name, _sheet(name, book, one.name), facts, overlay))


def _open(name: str, path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as locked:
        raise refused("encrypted", name, "设有打开密码。请取消密码，另存后再上传。") from locked
    except (CalamineError, OSError, ValueError) as broken:
        if "password" in str(broken).lower() or "encrypt" in str(broken).lower():
            raise refused("encrypted", name, "设有打开密码。请取消密码，另存后再上传。") from broken
        raise damaged(name) from broken


def _sheet(name: str, book: CalamineWorkbook, sheet: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(sheet)
    except (CalamineError, OSError, ValueError) as broken:
        raise refused(
            "damaged",
            name,
            f"的工作表“{sheet}”已损坏，无法读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。",
        ) from broken


def _tell(facts: SheetFacts, overlay: _Overlay) -> None:
    facts.hidden_columns.extend(overlay.hidden_columns)
    if overlay.uncomputed:
        some = "、".join(overlay.uncomputed[:5])
        facts.notes.append(
            f"{len(overlay.uncomputed)} 个公式单元格（{some} 等）没有存下计算结果，按空白处理。"
            "请用 WPS 或 Excel 打开并保存一次再上传。"
        )


def _rows(
    name: str, sheet: CalamineSheet, facts: SheetFacts, overlay: _Overlay
) -> Iterator[tuple[int, bool, list[object]]]:
    if sheet.end is None:
        return
    if sheet.end[1] >= limits.MAX_COLUMNS:
        raise limits.too_many_columns(name, facts.name, letter(sheet.end[1]))
    for ends in (sheet.merged_cell_ranges or [])[: limits.MAX_MERGES]:
        (first_row, first_column), (last_row, last_column) = ends
        facts.merges.append((first_row + 1, first_column, last_row + 1, last_column))
    for number, cells in enumerate(sheet.iter_rows(), 1):
        marked = overlay.cells.get(number)
        values: list[object] = list(cells)
        if marked:
            _mark(values, marked)
        plain = plain_cells(values)
        if plain:
            yield number, number in overlay.hidden_rows, plain


def _mark(values: list[object], marked: dict[int, str]) -> None:
    for column, what in marked.items():
        while len(values) <= column:
            values.append(None)
        value = values[column]
        if what == "%":
            if isinstance(value, int | float) and not isinstance(value, bool):
                values[column] = Percent(format(value, ".15g"))
        else:
            values[column] = what


def _sparse_rows(
    name: str, path: Path, sheet: str, facts: SheetFacts
) -> Iterator[tuple[int, bool, list[object]]]:
    """A few rows far apart: read one by one, where calamine would lay out the whole rectangle."""
    from openpyxl import load_workbook  # slow import

    with path.open("rb") as file:
        try:
            book: Any = load_workbook(file, read_only=True, data_only=True)
        except (KeyError, ValueError, zipfile.BadZipFile) as broken:
            raise damaged(name) from broken
        for row in book[sheet].iter_rows():
            filled = [cell for cell in row if cell.value is not None]
            if not filled:
                continue
            if filled[-1].column > limits.MAX_COLUMNS:
                raise limits.too_many_columns(name, facts.name, filled[-1].column_letter)
            values: list[object] = [None] * filled[-1].column
            for cell in filled:
                percent = "%" in str(cell.number_format) and isinstance(cell.value, int | float)
                values[cell.column - 1] = (
                    Percent(format(cell.value, ".15g")) if percent else cell.value
                )
            plain = plain_cells(values)
            if plain:
                yield filled[0].row, False, plain


class _Parts:
    """The package of an .xlsx: which part holds which sheet, which styles show percentages."""

    def __init__(self, name: str, path: Path) -> None:
        self._name = name
        self._zip = zipfile.ZipFile(path)
        self._names = {part.lower(): part for part in self._zip.namelist()}
        self._by_sheet = self._sheets()
        self._percents = self._percent_styles()

    def overlay(self, sheet: str) -> _Overlay:
        overlay = _Overlay()
        part = self._names.get(self._by_sheet.get(sheet, "").lower())
        if part:
            for piece in self._pieces(part):
                self._look(piece, overlay)
        return overlay

    def _pieces(self, part: str) -> Iterator[bytes]:
        """The part in pieces that never cut a cell or a row's tag in two."""
        left = limits.MAX_UNPACKED_BYTES
        held = b""
        try:
            with self._zip.open(part) as packed:
                while chunk := packed.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise refused("unpacks-too-big", self._name, "解压后过大，不予读取。")
                    held += chunk
                    cut = max(held.rfind(b"</c>"), held.rfind(b":c>"), held.rfind(b"</row>"))
                    if cut < 0:
                        cut = max(len(held) - _KEPT, 0)
                    cut = held.find(b">", cut) + 1 or cut
                    yield held[:cut]
                    held = held[cut:]
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as broken:
            raise damaged(self._name) from broken
        yield held

    def _look(self, piece: bytes, overlay: _Overlay) -> None:
        rows = _ROW.findall(piece)
        overlay.rows += len(rows)
        overlay.last_row = int(rows[-1]) if rows else overlay.last_row
        if b"hidden=" in piece:
            overlay.hidden_rows.update(int(found[1]) for found in _HIDDEN_ROW.finditer(piece))
            for found in _HIDDEN_COLUMN.finditer(piece):
                ends = {key: int(number) for key, number in _ATTRIBUTE.findall(found[0])}
                last = min(ends.get(b"max", 0), limits.MAX_COLUMNS)
                overlay.hidden_columns.extend(range(ends.get(b"min", 1) - 1, last))
        if b't="e"' in piece:
            for found in _ERROR.finditer(piece):
                overlay.put(int(found[2]), column_of(found[1].decode()), found[3].decode())
        if b"<f" in piece or b":f" in piece:
            overlay.uncomputed.extend(
                (found[1] + found[2]).decode() for found in _UNCOMPUTED.finditer(piece)
            )
        if self._percents is not None:
            for found in self._percents.finditer(piece):
                overlay.put(int(found[2]), column_of(found[1].decode()), "%")

    def _sheets(self) -> dict[str, str]:
        """Sheet name → part, through the workbook's relations."""
        relations = {
            str(one.get("Id")): str(one.get("Target", ""))
            for one in self._xml("xl/_rels/workbook.xml.rels")
        }
        found = {}
        for one in self._xml("xl/workbook.xml"):
            if _local(one) == "sheet":
                key = next((v for k, v in one.attrib.items() if k.endswith("}id")), "")
                target = relations.get(key, "")
                found[str(one.get("name"))] = (
                    target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                )
        return found

    def _percent_styles(self) -> re.Pattern[bytes] | None:
        """What finds the cells whose style shows a percentage."""
        percents = {"9", "10"}
        styles = []
        for one in self._xml("xl/styles.xml"):
            if _local(one) == "numFmt" and "%" in _unquoted(str(one.get("formatCode", ""))):
                percents.add(str(one.get("numFmtId")))
            elif _local(one) == "cellXfs":
                styles = [str(each.get("numFmtId", "0")) for each in one if _local(each) == "xf"]
        wanted = [str(at) for at, number in enumerate(styles) if number in percents]
        if not wanted:
            return None
        alternatives = "|".join(wanted).encode()
        return re.compile(
            rb'<(?:\w+:)?c\b(?=[^>]*\bs="(?:%s)")[^>]*\br="([A-Z]+)(\d+)"[^>]*[^/>]>' % alternatives
        )

    def _xml(self, part: str) -> Iterator[Any]:
        """Every element of a small part; nothing where there is no such part."""
        actual = self._names.get(part.lower())
        if actual is None:
            return
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            with self._zip.open(actual) as packed:
                root = etree.fromstring(packed.read(64 << 20), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError) as broken:
            raise damaged(self._name) from broken
        yield from root.iter(etree.Element)


_QUOTED = re.compile(r'"[^"]*"|\\.')


def _unquoted(code: str) -> str:
    return _QUOTED.sub("", code)


def _local(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
