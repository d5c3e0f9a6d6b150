"""Two things in one column: 申请日/授权日 over 2015.03.02/2017.08.01, 参训人数/企业数 over 120/30."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ipcity.domain.sheets.cells import Value, shown
from ipcity.domain.sheets.readings import Reading, warning
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading
from ipcity.domain.sheets.vocabularies import Vocabulary

# The role of a column that gives another field with the second thing of each cell: "then:granted_on".
THEN: Final = "then:"
_LIST: Final = re.compile(r"[/、|]|(?<=[\u4e00-\u9fff]{2})[及和与](?=[\u4e00-\u9fff]{2})")
_DAY: Final = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}日?|月)?|\d{8}")
_BETWEEN: Final = re.compile(r"[/\n;；、|]+")
_COUNTED: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})

Read = Callable[[Value], Reading]


def listed(written: str) -> list[str]:
    """The two or three things a heading lists: 申请日/授权日, 没收违法所得、没收非法财物的金额."""
    parts = [part for part in _LIST.split(heading(written).text) if part]
    return parts if 2 <= len(parts) <= 3 and all(len(part) >= 2 for part in parts) else []


def second_of(
    written: str, first: str, words: Vocabulary, specs: Mapping[str, FieldSpec]
) -> str | None:
    """The field that the second thing of the heading names, where both are days or both numbers and
    ``first`` is the field of the first."""
    parts = listed(written)
    if len(parts) != 2:
        return None
    named = [words.matches(heading(part).loose, fuzzy=False) for part in parts]
    if not all(named) or named[0][0].name != first or named[1][0].name == first:
        return None
    kinds = {specs[first].kind, specs[named[1][0].name].kind}
    return named[1][0].name if kinds == {Kind.DATE} or kinds <= _COUNTED else None


def item(read: Read, at: int, kind: Kind) -> Read:
    """Reads only the first (``at`` 0) or second thing of a cell."""

    def read_item(value: Value) -> Reading:
        items = _items(shown(value), kind)
        if len(items) == 2:
            return read(items[at])
        if not items:
            return read(value)
        said = f"这一列的标题是两项，格里有 {len(items)} 项，分不清各是哪一项，按空白处理。"
        return warning(None, said)

    return read_item


def _items(text: str, kind: Kind) -> Sequence[str]:
    if kind is Kind.DATE:
        return _DAY.findall(text)
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]
