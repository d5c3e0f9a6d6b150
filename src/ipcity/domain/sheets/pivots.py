"""Tables that spread one record's kinds over columns: 年份 | 常住人口（万人） | 研发经费（亿元）, or the
installs and licences of each sort of software side by side, or a tick for each title that a firm has.
Each kind becomes a table of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ipcity.domain.sheets.cells import Row
from ipcity.domain.sheets.choices import choice_within, read_boolean
from ipcity.domain.sheets.headers import Header, is_year
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading

# ledger → (the field whose values stand in the headings, what a column is called that is left bare)
_SPREAD: Final[Mapping[str, tuple[str, str]]] = {
    "statistics": ("series", "数值"),
    "software_checks": ("software", ""),
    "qualifications": ("kind", ""),
}
# Ledgers whose columns hold nothing but ticks, each a record.
TICKED: Final = frozenset({"qualifications"})
# What is said of a figure and is not the figure.
_RATIO: Final = re.compile(
    r"强度|占比|比重|比例|增速|增长|增幅|人均|同比|排名|目标|占.{1,8}的|[%％]"
)


def spread(
    header: Header, candidates: Mapping[str, Sequence[FieldSpec]]
) -> tuple[str, list[Header]]:
    """The ledger and one heading block for each kind; ("", []) where the table is no such one."""
    for ledger, (name, bare) in _SPREAD.items():
        spec = next((s for s in candidates.get(ledger, ()) if s.name == name), None)
        if spec is None or spec.kind is not Kind.CHOICE:
            continue
        groups: dict[str, dict[int, tuple[str, ...]]] = {}
        for column, parts in header.texts.items():
            value = _kind(parts, spec)
            if value:
                rest = tuple(part for part in parts if not choice_within(part, spec))
                groups.setdefault(value, {})[column] = rest or ((bare,) if bare else parts)
        if len(groups) >= 2 and any(
            column not in columns for column in header.texts for columns in groups.values()
        ):
            return ledger, _headers(header, spec, groups)
    return _years(header, candidates)


def only_ticks(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether these columns hold ticks and crosses only, and a tick at least."""
    cells = [row.cells[c] for row in rows for c in columns if c < len(row.cells)]
    read = [read_boolean(cell) for cell in cells if isinstance(cell, str | bool)]
    return len(read) == sum(cell is not None for cell in cells) and (
        not any(each.severity for each in read) and any(each.value for each in read)
    )


def _years(
    header: Header, candidates: Mapping[str, Sequence[FieldSpec]]
) -> tuple[str, list[Header]]:
    """Figures by year: 指标 | 单位 | 2022年 | 2023年."""
    years = {c: parts[-1] for c, parts in header.texts.items() if parts and is_year(parts[-1])}
    if "statistics" not in candidates or len(years) < 2 or len(years) == len(header.texts):
        return "", []
    common = {c: parts for c, parts in header.texts.items() if c not in years}
    bare = _SPREAD["statistics"][1]
    return "statistics", [
        replace(header, texts=dict(sorted({**common, c: (bare,)}.items())), title=f"{year[:4]}年")
        for c, year in years.items()
    ]


def _kind(parts: Sequence[str], spec: FieldSpec) -> str:
    whole = "".join(parts)
    return "" if _RATIO.search(whole) else choice_within(whole, spec)


def _headers(
    header: Header, spec: FieldSpec, groups: Mapping[str, Mapping[int, tuple[str, ...]]]
) -> list[Header]:
    spread_columns = {column for columns in groups.values() for column in columns}
    common = {c: parts for c, parts in header.texts.items() if c not in spread_columns}
    labels = {choice.value: choice.label for choice in spec.choices}
    units = {c: unit for c, parts in header.texts.items() if (unit := _unit(parts))}
    return [
        replace(
            header,
            texts=dict(sorted({**common, **columns}.items())),
            units={**units, **header.units},
            title=labels[value],
        )
        for value, columns in groups.items()
    ]


def _unit(parts: Sequence[str]) -> str:
    return next((unit for part in reversed(parts) if (unit := heading(part).unit)), "")
