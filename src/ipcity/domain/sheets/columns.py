"""Which column gives which field: by its heading, by what stands beneath it, each field once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from ipcity.domain.sheets.cells import Row, Value, letter
from ipcity.domain.sheets.choices import is_clear
from ipcity.domain.sheets.conversions import reader_of
from ipcity.domain.sheets.headers import Header
from ipcity.domain.sheets.headings import EITHER, LEGAL_STATES
from ipcity.domain.sheets.pairs import THEN, listed, second_of
from ipcity.domain.sheets.senses import BLAND
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import bare, heading
from ipcity.domain.sheets.vocabularies import Match, Vocabulary, role_of


@dataclass(frozen=True)
class Column:
    """One column of a table: A is ``index`` 0.

    ``field`` is None where nothing fits; ``role`` marks columns that help to read others (serial,
    kind_code, legal_state, either, then:… …); ``alternatives`` are fields that fitted nearly as well, or
    that another column gives. ``proposed`` is a field told by the cells alone: nothing is read from
    the column until a person confirms it.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    reason: str
    confidence: int
    unit: str = ""
    alternatives: tuple[str, ...] = ()
    role: str = ""
    proposed: str = ""


_ENOUGH: Final = 55.0
_CLOSE: Final = 4.0
_CHILD_ONLY, _PARENT_ONLY, _ASIDE_LOST, _ONE_OF, _IMPLIED, _UNIT_ONLY = (
    4.0,
    12.0,
    6.0,
    8.0,
    5.0,
    15.0,
)
# A column of nothing gives way to any other that names the field: 标题, 标题 (中文).
_EMPTY: Final = 3.0
_SIZES: Final = frozenset({"规模", "数量", "总数", "合计", "规模数量"})
# 案件编号（申请号）: what stands in brackets may be the better-known name.
_ASIDE: Final = re.compile(r"\(([^()]{3,12})\)")
_ASIDE_SAID: Final = 14.0
_PARENT_WORDS: Final = re.compile(r"(?:基本)?(?:情况|信息|内容|明细|部分)$")
_STRICT: Final = frozenset(
    {Kind.DATE, Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.BOOLEAN, Kind.CHOICE}
)
_LEGAL: Final = frozenset(heading(each).loose for each in LEGAL_STATES)


@dataclass(frozen=True)
class Claim:
    """One field that a column could give."""

    column: int
    match: Match


def assign(
    header: Header, words: Vocabulary, specs: Sequence[FieldSpec], sample: Sequence[Row]
) -> tuple[Column, ...]:
    """Every headed column with the field it gives, the best claims first."""
    by_name = {spec.name: spec for spec in specs}
    columns = {index: _blank(index, header) for index in header.texts}
    claims: dict[int, list[Match]] = {}
    for index, column in columns.items():
        if column.role == "serial" and not words.exact.get(heading(column.heading).loose):
            continue
        values = [row.cells[index] for row in sample if index < len(row.cells)]
        unit = column.unit or (header.unit if _counted(values) else "")
        claimed = _claims(header.texts[index], words, unit)
        claims[index] = _weighed(claimed, by_name, values, column.unit)
    taken = _settle(claims)
    told = {
        index: _told(column, claims.get(index, []), taken, by_name, header)
        for index, column in columns.items()
    }
    for index, each in told.items():
        if each.field and not each.role:
            other = second_of(header.texts[index][-1], each.field, words, by_name)
            if other and other not in taken:
                told[index] = replace(each, role=THEN + other)
    told.update((each.index, each) for each in _nameless(header, sample))
    return tuple(told[index] for index in sorted(told))


def _nameless(header: Header, sample: Sequence[Row]) -> list[Column]:
    """Columns between the headed ones that hold something under no heading."""
    filled = {c for row in sample for c, cell in enumerate(row.cells) if cell is not None}
    span = range(min(header.texts), max(header.texts) + 1)
    return [
        Column(c, letter(c), "", None, "没有列标题，不导入；需要的请人工指定", 0)
        for c in span
        if c in filled and c not in header.texts
    ]


def _blank(index: int, header: Header) -> Column:
    parts = header.texts[index]
    shown = "/".join(parts)
    last = heading(parts[-1]) if parts else heading("")
    unit = header.units.get(index, "") or next(
        (unit for part in reversed(parts) if (unit := heading(part).unit)), ""
    )
    loose = heading("".join(parts)).loose
    role = role_of(last.loose or parts[-1].strip() if parts else "") or role_of(loose)
    return Column(index, letter(index), shown, None, "", 0, unit, (), role)


def _counted(values: Sequence[Value]) -> bool:
    numbers = [v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool)]
    return bool(numbers) and len(numbers) * 2 > sum(v is not None for v in values)


def _claims(parts: Sequence[str], words: Vocabulary, unit: str = "") -> list[Match]:
    """Fields a heading may name: as a whole, as its lowest part, as its upper part, by one of the
    things it lists, or with the noun its unit implies."""
    found: dict[str, Match] = {}
    for loose, penalty in (*_forms(parts), *_listed(parts[-1]), *_implied(parts[-1], unit)):
        for match in words.matches(loose):
            score = match.score - penalty
            if match.name not in found or found[match.name].score < score:
                found[match.name] = match._replace(score=score)
    return sorted(found.values(), reverse=True)


def _forms(parts: Sequence[str]) -> list[tuple[str, float]]:
    loose = [heading(part).loose for part in parts]
    forms = [("".join(loose), 0.0), (bare(heading(parts[-1]).text), _ASIDE_LOST)]
    forms += [
        (heading(aside).loose, _ASIDE_SAID) for aside in _ASIDE.findall(heading(parts[-1]).text)
    ]
    if len(loose) > 1:
        upper = [_PARENT_WORDS.sub("", part) for part in loose[:-1]]
        forms += [
            ("".join([*upper, loose[-1]]), 0.5),
            (upper[-1] + loose[-1], 1.0),
            (loose[-1], _CHILD_ONLY),
            (loose[-2], _PARENT_ONLY),
        ]
    return forms


def _listed(written: str) -> list[tuple[str, float]]:
    """Fields by the things a heading lists, the first before the others; “编号” alone tells nothing."""
    parts = [heading(part).loose for part in listed(written)]
    return [(part, _ONE_OF + at) for at, part in enumerate(parts) if part not in BLAND]


def _implied(written: str, unit: str) -> list[tuple[str, float]]:
    """实际放款（万元） is an amount, 工作人员（人） a number of them."""
    if not unit:
        return []
    nouns = ("金额",) if "元" in unit else ("数", "人数") if "人" in unit else ("数", "数量")
    loose = heading(written).loose
    stems = {loose, re.sub(r"(?<=[\u4e00-\u9fff]{2})[数额]$", "", loose)}
    forms = [(stem + noun, _IMPLIED) for stem in stems for noun in nouns]
    # 规模（人）: a word too general for any field, with a unit that only one field has
    return [*forms, ("人数", _UNIT_ONLY)] if loose in _SIZES and "人" in unit else forms


def _weighed(
    claims: Sequence[Match], by_name: Mapping[str, FieldSpec], values: Sequence[Value], unit: str
) -> list[Match]:
    """Claims after a look at the values: a date column does not give a name."""
    filled = [value for value in values if value is not None]
    weighed = []
    for match in claims:
        score, reason = match.score, match.reason
        if values and not filled:
            score -= _EMPTY
        fit = _fit(by_name[match.name], filled, unit) if filled else 1.0
        if fit < 0.75:
            weight = 20 if by_name[match.name].kind is Kind.CHOICE else 35
            score -= weight * (1 - fit) * min(1.0, (len(filled) + 1) / 4)
            reason += f"，但抽看的内容只有 {fit:.0%} 读得成"
        weighed.append(Match(score, match.name, reason))
    return sorted(weighed, reverse=True)


def _fit(spec: FieldSpec, values: Sequence[Value], unit: str) -> float:
    if spec.kind in _STRICT:
        read = reader_of(spec, unit)
        clear = sum(is_clear(read(v)) for v in values)
        return clear / len(values)
    if spec.name.endswith(("name", "title", "holder_name", "inventors", "address")):
        return sum(not isinstance(value, date) for value in values) / len(values)
    return 1.0


def _settle(claims: Mapping[int, Sequence[Match]]) -> dict[str, int]:
    """Field → column: the strongest claim takes the field, the column's other claims fall."""
    pairs = sorted(
        ((match.score, -index, match.name) for index, found in claims.items() for match in found),
        reverse=True,
    )
    taken: dict[str, int] = {}
    used: set[int] = set()
    for score, index, name in pairs:
        if score >= _ENOUGH and name not in taken and -index not in used:
            taken[name] = -index
            used.add(-index)
    return taken


def _told(
    column: Column,
    claims: Sequence[Match],
    taken: Mapping[str, int],
    by_name: Mapping[str, FieldSpec],
    header: Header,
) -> Column:
    """The column with its field, reason and confidence."""
    own = next((match for match in claims if taken.get(match.name) == column.index), None)
    loose = heading("".join(header.texts[column.index])).loose
    role = column.role or ("legal_state" if loose in _LEGAL else "")
    if own is None:
        given = _given_elsewhere(claims, taken)
        why = _why_not(column, claims, given, taken, by_name)
        return replace(column, reason=why, role=role, alternatives=(given,) if given else ())
    pair = EITHER.get(loose)
    if pair and pair[0] == own.name and pair[1] in by_name:
        role = "either"
    rivals = tuple(
        m.name for m in claims if m.name != own.name and m.score >= own.score - _CLOSE
        and m.score >= _ENOUGH
    )  # fmt: skip
    confidence = max(1, min(99, round(own.score - 6 * len(rivals[:2]))))
    unit = column.unit
    if not unit and header.unit and by_name[own.name].kind is Kind.MONEY:
        unit = header.unit
    return replace(
        column, field=own.name, reason=own.reason, confidence=confidence, alternatives=rivals,
        role=role, unit=unit,
    )  # fmt: skip


def _given_elsewhere(claims: Sequence[Match], taken: Mapping[str, int]) -> str:
    """The field that the heading names as well, where another column gives it."""
    return next((m.name for m in claims if m.name in taken and m.score >= _ENOUGH), "")


def _why_not(
    column: Column,
    claims: Sequence[Match],
    given: str,
    taken: Mapping[str, int],
    by_name: Mapping[str, FieldSpec],
) -> str:
    if column.role == "serial":
        return "序号列，不导入"
    if column.role == "link":
        return "链接列，不导入"
    if given:
        label = by_name[given].label
        return f"也像“{label}”，该栏目已由更贴切的 {letter(taken[given])} 列给出"
    if claims:
        return f"标题像“{by_name[claims[0].name].label}”，但内容读不成，请人工指定"
    return "没有对应的栏目"
