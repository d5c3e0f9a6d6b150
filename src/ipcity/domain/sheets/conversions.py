"""One cell into the value its field wants, or a problem that says what is wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ipcity.domain.sheets.amounts import read_number
from ipcity.domain.sheets.cells import Value, shown
from ipcity.domain.sheets.choices import read_boolean, read_choice
from ipcity.domain.sheets.dates import read_date
from ipcity.domain.sheets.names import agency_name, split_names
from ipcity.domain.sheets.readings import EMPTY, CellProblem, Place, Reading, Typed, error
from ipcity.domain.sheets.specs import FieldSpec, Kind

_BLANK = frozenset({"-", "--", "---", "—", "——", "－", "–", "/", "\\", "／", "n/a", "null", "none",
                    "nan", "#n/a", "nil", "…", "……", "-/-", "/ /"})  # fmt: skip
_NOTHING = _BLANK | frozenset(
    {
        "无",
        "(空)",
        "（空）",
        "(跳过)",
        "（跳过）",
        "暂无",
        "没有",
        "不详",
        "未知",
        "空",
        "待定",
        "待补",
        "暂缺",
        "无数据",
        "未填",
        "不适用",
    }
)
_ERROR = re.compile(r"^#(?:REF|DIV/0|VALUE|NAME|NULL|NUM|N/A)[!?]?$")
_EXACT_DIGITS = 10**15
_KEPT = 50_000


def typed(value: Value, spec: FieldSpec, place: Place) -> Typed:
    """``value`` as ``spec`` wants it: str, date, int, Decimal, bool, a choice's value, names."""
    read = reader_of(spec, place.unit)(value)
    if not read.severity:
        return Typed(read.value)
    return Typed(read.value, problem_of(read, value, spec, place))


def problem_of(read: Reading, value: Value, spec: FieldSpec, place: Place) -> CellProblem:
    return CellProblem(
        read.severity, place.file, place.sheet, place.row, place.cell, spec.name, spec.label,
        shown(value), read.message,
    )  # fmt: skip


def reader_of(
    spec: FieldSpec, unit: str = "", year: int | None = None
) -> Callable[[Value], Reading]:
    """A reader for one column that remembers texts it has read before; ``year`` is the sheet's."""
    read = _reader(spec, unit, year)
    blanks = _BLANK if spec.kind in (Kind.TEXT, Kind.BOOLEAN) else _NOTHING
    known: dict[str, Reading] = {}

    def read_cell(value: Value) -> Reading:
        if value.__class__ is not str:
            return EMPTY if value is None else read(value)
        text = str(value)
        found = known.get(text)
        if found is None:
            found = _stripped(text, read, blanks)
            if len(known) < _KEPT:
                known[text] = found
        return found

    return read_cell


def _stripped(text: str, read: Callable[[Value], Reading], blanks: frozenset[str]) -> Reading:
    plain = text.strip(" \t\r\n\u3000\xa0\u200b\ufeff")
    if not plain or (len(plain) < 8 and plain.lower() in blanks):
        return EMPTY
    if plain[0] == "#" and _ERROR.match(plain):
        return error("是公式算错的结果，请在表中改正公式或填写数值。")
    return read(plain)


def _reader(spec: FieldSpec, unit: str, year: int | None) -> Callable[[Value], Reading]:
    kind = spec.kind
    if kind is Kind.DATE:
        return lambda value: read_date(value, spec.is_end, year)
    if kind in (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY):
        return lambda value: read_number(value, spec, unit)
    if kind is Kind.BOOLEAN:
        return read_boolean
    if kind is Kind.CHOICE:
        return lambda value: read_choice(value, spec)
    if kind is Kind.NAMES:
        return lambda value: Reading(split_names(shown(value)))
    if spec.name == "uscc" or spec.name.endswith("_uscc"):
        return _read_uscc
    if spec.name in ("agency_name", "agency"):
        return lambda value: Reading(agency_name(shown(value)))
    return _read_text


def _read_text(value: Value) -> Reading:
    if value.__class__ is str:
        return Reading(value)
    lost = _lost_digits(value)
    if lost:
        return lost
    if isinstance(value, bool | date | int | Decimal):
        return Reading(shown(value))
    return Reading(str(value))


def _lost_digits(value: Value) -> Reading | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT_DIGITS:
        return error("超过 15 位的数字，Excel 已改写末几位。请把该列设为文本格式，重新填写后上传。")
    return None


def _read_uscc(value: Value) -> Reading:
    lost = _lost_digits(value)
    return lost or Reading(re.sub(r"[\s\u200b-]+", "", shown(value)).upper())
