"""What lines above a table say of all its rows: “贷款银行：某银行”, “检查日期：2024年9月10日”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from ipcity.domain.sheets.cells import Row, address
from ipcity.domain.sheets.conversions import reader_of
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading, unit_of
from ipcity.domain.sheets.vocabularies import vocabulary

_LABELLED: Final = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{3,10})\s*[:：]\s*(?P<value>.*?)(?=\s{2,}[\u4e00-\u9fff]{2,10}\s*[:：]|$)"
)
# Who filled the sheet in and when: said of the sheet, not of its rows.
_OF_SHEET: Final = re.compile(
    r"^(?:填|制|报送|统计|打印|导出|审核|复核|联系|负责|编制|经办|数据|截[止至]|说明|附)|单位$|电话$"
)
_LINES, _WIDEST = 6, 6


class Caption(NamedTuple):
    """A field's value for every row, why, and the cell that says it."""

    value: object
    why: str
    cell: str


def captions(
    above: Sequence[Row], ledger: str, specs: Sequence[FieldSpec], taken: Collection[str]
) -> dict[str, Caption]:
    """Field → caption, of the last lines of ``above``; only for fields no column gives, and only
    values that read without a doubt."""
    words, by_name = vocabulary(ledger, specs), {spec.name: spec for spec in specs}
    found: dict[str, Caption] = {}
    for label, value, cell in _pairs(above):
        named = words.matches(heading(label).loose, fuzzy=False)
        spec = by_name[named[0].name] if named else None
        if spec is None or spec.name in taken or spec.kind in (Kind.REFERENCE, Kind.NAMES):
            continue
        read = reader_of(spec)(value)
        if read.value is not None and not read.severity:
            found[spec.name] = Caption(read.value, f"由表头上方的“{label}：{value[:40]}”得出", cell)
    return found


def _pairs(above: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """(label, value, cell) of the captions right above the headings."""
    lines = []
    for row in reversed(above[-_LINES:]):
        filled = [(at, cell) for at, cell in enumerate(row.cells) if cell is not None]
        if len(filled) > _WIDEST:
            break
        lines.append((row, filled))
    for row, filled in reversed(lines):
        texts = [(at, str(cell).strip()) for at, cell in filled]
        for place, (at, text) in enumerate(texts):
            beside = texts[place + 1][1] if place + 1 < len(texts) else ""
            for one in _LABELLED.finditer(text):
                value = one["value"].strip() or ("" if _LABELLED.search(beside) else beside)
                if value and not _OF_SHEET.search(one["label"]) and not unit_of(text):
                    yield one["label"], value, address(row.number, at)
