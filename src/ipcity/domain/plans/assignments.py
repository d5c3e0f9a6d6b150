"""Who does what: the brackets and lines that name responsible units, and the text each governs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans import roles
from ipcity.domain.plans.facts import Span
from ipcity.domain.plans.passages import Passage
from ipcity.domain.plans.sentences import Prepared
from ipcity.domain.plans.units import Group, read_group

_LABEL_LINE: Final = re.compile(
    "(?:"
    + "|".join(sorted([*roles.LABELS, *roles.DUE_LABELS], key=len, reverse=True))
    + f"|{roles.LINE_LABEL})："
)
_LABEL_AT_END: Final = re.compile(
    "(?<=[。；])(?:" + "|".join(sorted(roles.LABELS, key=len, reverse=True)) + ")："
)
# A bracket whose last word is 负责 may still be an aside inside a sentence; then more text follows it
# without a full stop before it.
_BODY: Final = re.compile(
    r"(?:部|委|局|厅|办|院|会|署|府|行|社|司|中心|单位|部门|组|公司|地区|各地|企业|所|处|园|区|市|县|镇|街道|机构|科|室|站|队|校|学会|"
    r"协会|党委|总局|海关|集团|分工|专班|高校|大学|学院|联盟|政府|银行|基金|团体)(?:等|（.{1,24}）)?$"
)


_STRICT_BODY: Final = re.compile(
    r"^[一-鿿“”]{2,20}(?:部|委|局|厅|办|办公室|政府|管委会|委员会|中心|集团|公司|银行|分行|总社|联)$"
)


@dataclass(frozen=True)
class Found:
    """A group with its places in the passage: of the brackets, and inside them."""

    group: Group
    start: int
    end: int


@dataclass(frozen=True)
class Owned:
    """A group with source spans: its own, and of the text it governs."""

    group: Group
    span: Span
    owns: Span


def groups_in(prepared: Prepared) -> Iterator[Found]:
    """The groups of units of a passage, in order."""
    text = prepared.text
    if _LABEL_LINE.match(text):
        group = read_group(prepared.passage)
        if group.units:
            yield Found(group, 0, len(text))
        return
    for pair in prepared.pairs:
        if not pair.outermost or pair.kind not in "（〔":
            continue
        group = read_group(prepared.passage.cut(pair.start + 1, pair.end - 1))
        if group.units and _is_assignment(text, pair.start, pair.end, group):
            yield Found(group, pair.start, pair.end)
    bare = _LABEL_AT_END.search(prepared.hidden)
    if bare:
        group = read_group(prepared.passage.cut(bare.start(), len(text)))
        if group.units:
            yield Found(group, bare.start(), len(text))


def _is_assignment(text: str, start: int, end: int, group: Group) -> bool:
    if group.labelled:
        return True
    named = all(_BODY.search(unit.name) or unit.open_set for unit in group.units)
    at_end = end == len(text) or text[end] in "。；" or text[start - 1 : start] in ("。", "；", "")
    if group.ended:
        return at_end or named
    return named and ((at_end and group.weakly) or _bare(text, start, end, group))


def _bare(text: str, start: int, end: int, group: Group) -> bool:
    """（市城管局）: names alone count at the end of a paragraph, after a full stop or before one."""
    closed = end == len(text) or text[end] == "。"
    before = text[max(0, start - 1) : start]
    strict = all(_STRICT_BODY.search(unit.name) or unit.open_set for unit in group.units)
    return (
        strict
        and closed
        and (before == "。" or (end == len(text) and not _BODY.search(text[:start][-12:])))
    )


def owned(passages: Sequence[Prepared], start: int) -> Iterator[Owned]:
    """The groups of a part, each with the text since the group before it (or since ``start``)."""
    pending: list[Found] = []
    for prepared in passages:
        for found in groups_in(prepared):
            span = prepared.passage.span(found.start, found.end)
            yield Owned(found.group, span, (start, max(start, span[0])))
            start = _next_start(prepared.passage, found.end) or span[1]
    del pending


def _next_start(passage: Passage, end: int) -> int | None:
    while end < len(passage.text) and passage.text[end] in "。；，、":
        end += 1
    return passage.at[end] if end < len(passage.text) else None
