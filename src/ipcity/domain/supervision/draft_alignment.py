"""Numbers of a paper that lost their bookmarks in editing, found again by the words around them.

A paragraph typed anew or a text pasted into another file keeps its words; where those of a passage
are the paper's own, its numbers are the paper's numbers one after the other.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from ipcity.domain.supervision.draft_texts import Mark, Passage
from ipcity.domain.terms.numbers import fold

_NUMBER: Final = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:万亿|[万亿])?(?:%|个?百分点)?|[一二三四五六七八九十]{1,3}月"
)
Words = tuple[str, ...]


def rebound(passages: Sequence[Passage], original: Iterable[Passage]) -> tuple[Passage, ...]:
    """``passages`` with the marks of ``original`` wherever a passage of the same words has none."""
    known: dict[Words, deque[Passage]] = defaultdict(deque)
    for each in original:
        if each.marks:
            known[_words(each)].append(each)
    return tuple(_marked(each, known[_words(each)]) for each in passages)


def _words(passage: Passage) -> Words:
    """What the passage says without its numbers; a cell by its headings, whose numbers may be retyped."""
    if passage.table:
        heads = (passage.caption, passage.row_head, passage.column_head)
        return ("cell", *(_bare(head) for head in heads))
    return ("text", _bare(passage.text))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", _NUMBER.sub("#", fold(text)))


def _marked(passage: Passage, found: deque[Passage]) -> Passage:
    """Each passage of the paper is met once, in its order."""
    if not found:
        return passage
    own = found.popleft()
    mine, theirs = (list(_NUMBER.finditer(fold(each.text))) for each in (passage, own))
    if len(mine) != len(theirs):
        return passage
    held = {mark.key for mark in passage.marks}
    lost = [
        Mark(
            mark.key,
            mine[inside[0]].start(),
            mine[inside[-1]].end() + mark.end - theirs[inside[-1]].end(),
        )
        for mark in own.marks
        if mark.key not in held
        and (inside := [n for n, t in enumerate(theirs) if mark.start <= t.start() < mark.end])
    ]
    return replace(passage, marks=(*passage.marks, *lost))
