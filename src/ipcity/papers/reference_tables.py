"""A reference table as a file brings it: rows by column, and every problem with its line.

Source of the shape: the strategic-industry table (国知办函规字〔2021〕121号), one rule a row: industry
code and name, a classification symbol, excluded symbols, words of which one is asked for, words
that exclude. Lists stand between ``|``.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import Sheet, shown
from ipcity.papers.incoming.encodings import decode
from ipcity.papers.incoming.sheets import read_book
from ipcity.papers.packs.yamls import BadYaml, read_yaml

FIELDS = (
    "sei_code", "sei_name", "ipc_pattern", "ipc_exclude", "keywords_any", "keywords_not", "note",
)  # fmt: skip
NEEDED = ("sei_code", "ipc_pattern")
HEADINGS = {
    "sei_code": ("产业代码", "战略性新兴产业代码", "代码"),
    "sei_name": ("产业名称", "战略性新兴产业名称", "战略性新兴产业分类名称"),
    "ipc_pattern": ("分类号", "IPC分类号", "IPC", "国际专利分类号", "国际专利分类"),
    "ipc_exclude": ("除外分类号", "排除分类号", "除外"),
    "keywords_any": ("关键词", "关键词概述", "关键词（任一）"),
    "keywords_not": ("排除关键词", "除外关键词"),
    "note": ("说明", "备注"),
}
_SYMBOL = re.compile(r"[A-HY](\d\d([A-Z](\d{1,4}(/\d{2,6})?)?)?)?")
_LARGEST, _MOST = 20_000_000, 50_000
_TEXTS = {".tsv": "\t", ".csv": ",", ".txt": "\t"}
_SHEETS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et"}
# How far down a sheet the heading may stand.
_HEAD = 20


@dataclass(frozen=True)
class LineProblem:
    """``line`` counts from 1, the heading's line included; an error keeps the table out."""

    line: int
    sentence: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"第{self.line}行：{self.sentence}"


@dataclass(frozen=True)
class ReferenceRows:
    """``rows``: texts in the order of FIELDS; lines with errors are left out of them."""

    rows: tuple[tuple[str, ...], ...]
    problems: tuple[LineProblem, ...]

    @property
    def errors(self) -> tuple[LineProblem, ...]:
        return tuple(each for each in self.problems if each.is_error)


def read_reference_rows(name: str, content: bytes) -> ReferenceRows:
    """The rules in ``content``: a workbook, tsv, csv or YAML by the ending of ``name``; Refused for others."""
    if len(content) > _LARGEST:
        raise Refused("file-too-large", f"文件超过 {_LARGEST // 1_000_000} MB。", "参照表的格式")
    ending = PurePath(name).suffix.lower()
    if ending in _TEXTS:
        records = _of_text(_text(name, content), _TEXTS[ending])
    elif ending in {".yaml", ".yml"}:
        records = _of_yaml(_text(name, content))
    elif ending in _SHEETS:
        records = _of_workbook(name, content)
    else:
        told = "参照表可用 Excel（xlsx、xls）、csv、tsv 或 yaml 文件。"
        raise Refused("unknown-format", told, "参照表的格式")
    return _checked(records)


def _text(name: str, content: bytes) -> str:
    try:
        return decode(name, content)[0]
    except Refused as refusal:
        told = f"“{name}”不是文本文件，请把参照表另存为 UTF-8 的 csv、tsv 或 yaml。"
        raise Refused("unknown-format", told, "参照表的格式") from refusal


Record = tuple[int, Mapping[str, str]]


def _of_text(text: str, separator: str) -> list[Record]:
    lines = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    head = next(lines, [])
    fields = [_field(cell) for cell in head]
    if missing := _missing(fields):
        raise Refused("columns-missing", f"第1行表头缺少列：{'、'.join(missing)}。", "参照表的格式")
    found: list[Record] = []
    for cells in lines:
        if any(cell.strip() for cell in cells):
            named = {f: c.strip() for f, c in zip(fields, cells, strict=False) if f}
            found.append((lines.line_num, named))
    return found


def _missing(fields: Sequence[str]) -> list[str]:
    return [HEADINGS[name][0] for name in NEEDED if name not in fields]


def _of_workbook(name: str, content: bytes) -> list[Record]:
    """Every sheet that has the needed headings in one of its first rows; titles above are passed."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        with read_book(Path(file.name), name) as book:
            found = [_of_sheet(sheet) for sheet in book.sheets if not sheet.hidden]
    tables = [each for each in found if each is not None]
    if not tables:
        needed = "、".join(_missing(()))
        told = f"没有一张工作表的前 {_HEAD} 行里有表头：{needed}。"
        raise Refused("columns-missing", told, "参照表的格式")
    return [record for table in tables for record in table]


def _of_sheet(sheet: Sheet) -> list[Record] | None:
    """None where no row is the heading."""
    fields: list[str] = []
    found: list[Record] = []
    for row in sheet.rows:
        cells = [shown(cell).strip() for cell in row.cells]
        if fields:
            named = {f: c for f, c in zip(fields, cells, strict=False) if f}
            found.append((row.number, named))
        elif row.number > _HEAD:
            return None
        elif not _missing(heads := [_field(cell) for cell in cells]):
            fields = heads
    return found if fields else None


def _field(heading: str) -> str:
    plain = heading.strip().strip("\ufeff")
    if plain in FIELDS:
        return plain
    return next((field for field, names in HEADINGS.items() if plain in names), "")


def _of_yaml(text: str) -> list[Record]:
    """A list of mappings, or such a list under one key."""
    try:
        located = read_yaml(text)
    except BadYaml as problem:
        raise Refused(
            "bad-yaml", f"第{problem.place.line}行：{problem.sentence}。", "参照表的格式"
        ) from problem
    listed: object = located.content
    path: tuple[str, ...] = ()
    if isinstance(listed, dict):
        key = next((k for k, v in listed.items() if isinstance(v, list)), "")
        listed, path = listed.get(key), (key,)
    if not isinstance(listed, list):
        raise Refused(
            "columns-missing", "文件中没有条目列表（entries），请核对文件。", "参照表的格式"
        )
    found: list[Record] = []
    for at, each in enumerate(listed):
        cells = each if isinstance(each, dict) else {}
        named = {_field(str(k)): _plain(v) for k, v in cells.items() if _field(str(k))}
        found.append((located.place((*path, at)).line, named))
    return found


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "|".join(str(each).strip() for each in value)
    return "" if value is None else str(value).strip()


def _checked(records: Sequence[Record]) -> ReferenceRows:
    if len(records) > _MOST:
        raise Refused("too-many-rows", f"超过 {_MOST} 条。", "参照表的格式")
    rows: list[tuple[str, ...]] = []
    problems: list[LineProblem] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, record in records:
        row = tuple(record.get(name, "") for name in FIELDS)
        found = list(_problems(line, dict(zip(FIELDS, row, strict=True))))
        before = seen.setdefault(row[:-1], line)
        if before != line:
            found.append(LineProblem(line, f"与第{before}行重复", is_error=False))
        elif not any(each.is_error for each in found):
            rows.append(row)
        problems += found
    if not records:
        problems.append(LineProblem(1, "没有条目"))
    return ReferenceRows(tuple(rows), tuple(problems))


def _problems(line: int, row: Mapping[str, str]) -> Iterator[LineProblem]:
    for name in NEEDED:
        if not row[name]:
            yield LineProblem(line, f"缺“{HEADINGS[name][0]}”")
    pattern = row["ipc_pattern"]
    if pattern and not _SYMBOL.fullmatch(pattern):
        yield LineProblem(line, f"分类号“{pattern}”不合格式（如 A61B、H01M10、G06N3/12）")
    for symbol in filter(None, row["ipc_exclude"].split("|")):
        if not _SYMBOL.fullmatch(symbol):
            yield LineProblem(line, f"除外分类号“{symbol}”不合格式")
        elif not symbol.startswith(pattern.split("/")[0]):
            yield LineProblem(line, f"除外分类号“{symbol}”不在“{pattern}”之下", is_error=False)
