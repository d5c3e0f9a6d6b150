"""Columns told by what stands in them: proposals for a person to confirm where no heading is known.

A kind of content is told only where nearly all cells have it. A field is proposed only where one free field of
the ledger takes that kind and one column has it; whatever could be two things is left alone. The ledger is
fixed before, by the headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.sheets.cells import Percent, Row, Value, shown
from ipcity.domain.sheets.columns import Column
from ipcity.domain.sheets.dates import read_date
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading, loose, plain
from ipcity.domain.sheets.vendors import all_headings
from ipcity.domain.terms import identifiers


class Content(StrEnum):
    """What the cells of a column are, as the reason names it."""

    USCC = "18位统一社会信用代码"
    PATENT = "专利申请号"
    PUBLICATION = "公开号（末尾为A）"
    GRANT = "授权公告号（末尾为B、C、U、S等）"
    IPC = "国际专利分类号"
    FILE_NUMBER = "公文文号"
    TOWN = "镇、街道名称"
    BANK = "银行名称"
    AGENCY = "代理机构名称"
    AUTHORITY = "机关名称"
    ORGANISATION = "单位名称"
    ADDRESS = "门牌地址"
    PHONE = "电话号码"
    YEAR = "年份"
    DATE = "日期"
    PERCENT = "百分数"
    MONEY = "金额"
    CHOICE = "可选的值"


# Kinds that many columns have by accident: only a field that every record needs is told by them.
_COMMON: Final = frozenset({Content.DATE, Content.AUTHORITY})
# Days on which something ended: most records have none, a column of days is not theirs.
_RARE: Final = re.compile(
    r"(?:ended|closed|revoked|withdrawn|left|delisted|discharged|cancelled|reclaimed|repaired)_on"
)
_LEAST, _SHARE = 3, 0.9
_SURE, _LIKELY = 55, 45
# What an office writes beside its records about the sheet itself, its makers and its fees.
_ASIDE: Final = re.compile(
    r"填[表报写]|制表|报送|统计|录入|录进|导[入出]|打印|更新|核对|审核|复核|经办|经手|缴费|年费|序号|备注|联系人"
)
_PHONE: Final = re.compile(
    r"(?:\+?86-?)?(?:1[3-9]\d{9}|0\d{2,3}[-－ ]?\d{7,8}(?:[-转]\d{1,6})?|[48]00-?\d{3}-?\d{4})"
)
_FILE_NUMBER: Final = re.compile(r"[\u4e00-\u9fff]{2,16}[〔\[【(（]20\d{2}[〕\]】)）]第?\d{1,5}号")
_TOWN: Final = re.compile(r"[\u4e00-\u9fff]{2,6}(?:街道(?:办事处)?|镇|乡)")
_BANK: Final = re.compile(r"银行|农商行|信用(?:合作)?社")
_AGENCY: Final = re.compile(r"(?:专利|商标|知识产权).{0,4}(?:代理|事务所)")
_AUTHORITY: Final = re.compile(
    r".{2,}(?:局|市场监管所|司法所|法院|检察院|政府|委员会|办公室|[委厅部])$"
)
_ORGANISATION: Final = re.compile(
    r".{2,}(?:公司|集团|厂|大学|学院|学校|中学|小学|研究[院所]|合作社|银行|医院|中心|协会|商会|学会|联盟|事务所|分行|支行"
    r"|支队|站|超市|[店行局])$"
)
_ADDRESS: Final = re.compile(r"(?:路|大道|街|巷|村).{0,12}?\d+(?:[-－]\d+)?(?:号|组|社|栋|幢|附)")
_YEAR: Final = re.compile(r"20[0-4]\d年?度?")
_DAY: Final = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|\d{8}$")
# Cells that say nothing of their own.
_SILENT: Final = frozenset({"", "-", "--", "—", "——", "/", "无", "同上", "〃", "暂无", "不详"})
_NOT_WORD: Final = frozenset({"是", "否", "有", "无"})


def proposed(
    columns: Sequence[Column], specs: Sequence[FieldSpec], sample: Sequence[Row]
) -> tuple[Column, ...]:
    """``columns`` with ``proposed``, a reason and a low confidence where their cells tell a field."""
    free = _Free(specs, {column.field for column in columns if column.field})
    told = {
        column.index: told
        for column in columns
        if _is_open(column) and (told := free.told(_cells(column, sample), column.unit))
    }
    fields = [each.field for each in told.values()]
    return tuple(
        _with(column, told[column.index])
        if column.index in told and fields.count(told[column.index].field) == 1 else column
        for column in columns
    )  # fmt: skip


@dataclass(frozen=True)
class _Told:
    field: str
    content: Content


def _with(column: Column, told: _Told) -> Column:
    sure = _LIKELY if told.content in _COMMON else _SURE
    return replace(
        column, proposed=told.field, confidence=sure, reason=f"按内容识别：{told.content}"
    )


def _is_open(column: Column) -> bool:
    """Whether the heading says nothing of its own: no field, no role, no export's column, no aside."""
    if column.field or column.role or column.alternatives:
        return False
    written = heading(column.heading).loose
    return written not in all_headings() and not _ASIDE.search(written)


def _cells(column: Column, sample: Sequence[Row]) -> list[Value]:
    cells = [row.cells[column.index] for row in sample if column.index < len(row.cells)]
    return [cell for cell in cells if shown(cell).strip() not in _SILENT]


class _Free:
    """The fields of a ledger that no column gives yet, by the kind of content they take."""

    def __init__(self, specs: Sequence[FieldSpec], taken: Collection[str]) -> None:
        free = [spec for spec in specs if spec.name not in taken]
        bodies = _bodies(specs)
        self._by_kind = {
            kind: _narrowed(kind, [spec for spec in free if _takes(spec, kind, bodies)])
            for kind in Content
        }
        self._choices = {
            spec.name: {_word(w) for c in spec.choices for w in (c.label, *c.spoken)} - {""}
            for spec in free
            if spec.kind is Kind.CHOICE
        }

    def told(self, cells: Sequence[Value], unit: str) -> _Told | None:
        """The one field that the cells can belong to; None where there is none, or are several."""
        if len(cells) < _LEAST:
            return None
        kinds = [kind for kind, fits in _FITS.items() if _nearly_all(cells, fits)]
        if "元" in unit and _nearly_all(cells, _is_number):
            kinds.append(Content.MONEY)
        if kinds:
            # the first kind is the narrowest: banks are organisations, credit codes are texts
            found = self._by_kind[kinds[0]]
            return _Told(found[0], kinds[0]) if len(found) == 1 else None
        fields = [
            name for name, words in self._choices.items()
            if _nearly_all(cells, lambda cell, words=words: _word(shown(cell)) in words)  # type: ignore[misc]
        ]  # fmt: skip
        return _Told(fields[0], Content.CHOICE) if len(fields) == 1 else None


def _nearly_all(cells: Sequence[Value], fits: Callable[[Value], bool]) -> bool:
    return sum(map(fits, cells)) >= _SHARE * len(cells)


def _word(written: str) -> str:
    text = loose(plain(written))
    return "" if text in _NOT_WORD else text


def _bodies(specs: Sequence[FieldSpec]) -> frozenset[str]:
    """The fields that name an organisation: those with its code beside them or called so, and the
    name of a record that is one itself."""
    names = {spec.name for spec in specs}
    parties = {name.removesuffix("__uscc") for name in names if name.endswith("__uscc")}
    own = {"name"} if {"name", "uscc"} <= names else set()
    called = {s.name for s in specs if s.kind is Kind.TEXT and s.label.endswith(("单位", "机构"))}
    named = {f"{party}_name" for party in parties}
    return frozenset(own | named | (called - {"agency_name"}))


def _takes(spec: FieldSpec, kind: Content, bodies: Collection[str]) -> bool:
    name = spec.name
    if kind in _KINDS:
        return spec.kind is _KINDS[kind] and (kind is not Content.PERCENT or spec.measure == "%")
    if kind is Content.TOWN:
        return name == "region"
    if kind is Content.YEAR:
        return spec.kind is Kind.INTEGER and (name == "year" or name.endswith("_year"))
    if spec.kind is not Kind.TEXT:
        return False
    if kind is Content.AGENCY:
        return name == "agency_name" or (name == "name" and name in bodies)
    if kind in (Content.BANK, Content.ORGANISATION):
        return name in bodies and name.startswith("bank") == (kind is Content.BANK)
    return bool(_NAMES[kind].fullmatch(name))


_KINDS: Final[Mapping[Content, Kind]] = {
    Content.DATE: Kind.DATE, Content.PERCENT: Kind.DECIMAL, Content.MONEY: Kind.MONEY,
    Content.CHOICE: Kind.CHOICE,
}  # fmt: skip
_NAMES: Final[Mapping[Content, re.Pattern[str]]] = {
    Content.USCC: re.compile(r"(?:.+_)?uscc"),
    Content.PATENT: re.compile(r"application_number|patent_number"),
    Content.PUBLICATION: re.compile(r"publication_number|patent_number"),
    Content.GRANT: re.compile(r"grant_number|patent_number"),
    Content.IPC: re.compile(r"ipc|ipc_main"),
    Content.FILE_NUMBER: re.compile(r"(?:document|decision|policy|minutes)_number"),
    Content.AUTHORITY: re.compile(r"organ_name|court_name|issuer|issuer_name"),
    Content.ADDRESS: re.compile(r"(?:.+_)?address"),
    Content.PHONE: re.compile(r"(?:.+_)?phone"),
}


def _narrowed(kind: Content, fields: Sequence[FieldSpec]) -> tuple[str, ...]:
    """A stored code goes before one that only helps a reference; of fields that are alike the one
    that every record needs."""
    usual = [s for s in fields if not (s.name.endswith("__uscc") or _RARE.fullmatch(s.name))]
    found = usual or list(fields)
    required = [spec for spec in found if spec.required] or found
    if kind in _COMMON and not all(spec.required or spec.is_key for spec in required):
        return ()
    return tuple(spec.name for spec in required)


def _is_patent(cell: Value) -> bool:
    text = shown(cell)
    return (
        identifiers.read_application_number(text) is not None
        and identifiers.application_number_problem(text) is None
    )


def _is_document(letters: str) -> Callable[[Value], bool]:
    number = re.compile(rf"CN-?\d{{7,9}}[{letters}]\d?", re.IGNORECASE)
    return lambda cell: bool(number.fullmatch(shown(cell).strip()))


def _is_ipc(cell: Value) -> bool:
    found = identifiers.ipc_symbols(shown(cell))
    return bool(found) and all("/" in each for each in found)


def _is(pattern: re.Pattern[str], *, whole: bool = True) -> Callable[[Value], bool]:
    match = pattern.fullmatch if whole else pattern.search
    return lambda cell: bool(match(shown(cell).strip()))


def _is_day(cell: Value) -> bool:
    if isinstance(cell, str) and not _DAY.match(cell.strip()):
        return False
    return isinstance(cell, str | date) and read_date(cell, False).value is not None


def _is_percent(cell: Value) -> bool:
    return isinstance(cell, Percent) or bool(re.fullmatch(r"\d+(?:\.\d+)?[%％]", shown(cell)))


def _is_number(cell: Value) -> bool:
    if isinstance(cell, str):
        return bool(re.fullmatch(r"[¥￥]?\d[\d,]*(?:\.\d+)?(?:[万亿]?元)?", cell.strip()))
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)


def _is_amount(cell: Value) -> bool:
    """An amount by its own unit or sign, whatever the heading says."""
    return bool(re.fullmatch(r"[¥￥]\d.*|\d[\d,]*(?:\.\d+)?[万亿]?元", shown(cell).strip()))


# The narrowest first: of several kinds that cells have the first counts.
_FITS: Final[Mapping[Content, Callable[[Value], bool]]] = {
    Content.USCC: lambda cell: identifiers.uscc_problem(shown(cell)) is None,
    Content.PATENT: _is_patent,
    Content.PUBLICATION: _is_document("A"),
    Content.GRANT: _is_document("BCUYSD"),
    Content.IPC: _is_ipc,
    Content.FILE_NUMBER: _is(_FILE_NUMBER),
    Content.DATE: _is_day,
    Content.PHONE: _is(_PHONE),
    Content.YEAR: _is(_YEAR),
    Content.PERCENT: _is_percent,
    Content.MONEY: _is_amount,
    Content.TOWN: _is(_TOWN),
    Content.ADDRESS: _is(_ADDRESS, whole=False),
    Content.BANK: _is(_BANK, whole=False),
    Content.AGENCY: _is(_AGENCY, whole=False),
    Content.AUTHORITY: _is(_AUTHORITY),
    Content.ORGANISATION: _is(_ORGANISATION),
}
