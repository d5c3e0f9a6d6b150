"""The document tree: passages grouped under the numbering that opens them.

A heading glued to the end of the paragraph before it is recognised by its ordinal, which must continue
the series it belongs to; the passage is cut there and the place reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ipcity.domain.plans.brackets import enclosures, hide
from ipcity.domain.plans.facts import Span
from ipcity.domain.plans.numbering import Level, Marker, marker_at
from ipcity.domain.plans.passages import Passage

LONGEST_HEADING: Final = 48
_SENTENCE_END: Final = re.compile("[。！]")
_GLUE: Final = re.compile(
    r"(?<=[。）；：！])(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]\D|——?\D)"
)
_NOT_A_HEADING: Final = re.compile(
    r"\d{4}年|.*；|（.{0,4}(?:单位|部门)：|.*（.{2,40}(?:负责|牵头)）$"
)
_CHAPTER_TITLE: Final = re.compile(
    r"(?:保障措施|组织保障|组织实施|工作要求|重点任务|主要任务|工作目标|主要目标)"
)
# A line that states a figure is no heading, however short.
_FIGURE: Final = re.compile(
    r"\d[\d.,]{0,12}(?:万|亿)?(?:%|家|个|件|项|名|人|元|亩|公里|所|场|次|户|吨|台|座|种|处|套)"
)
_DIGIT_HEADING: Final = re.compile(r"(\d{1,3})\.(?=\d)")
_ANNEX: Final = re.compile(
    r"附(?:件|表|录)[\d一二三四五六七八九十]{0,2}(?:[：:.、].{0,40})?|"
    r"[^，。；：、]{4,36}(?:分解表|分工表|任务表|指标表|一览表|责任表|汇总表|进度表|名单|任务分工)(?:（[^（）]{1,20}）)?"
)
_CHAPTERS: Final = re.compile(r"(?<![一二三四五六七八九十])一、(?![一二三四五六七八九十])")
_NUMERALS: Final = re.compile(r"[一二三四五六七八九十]{1,2}[、，产]")
_ANYWHERE: Final = re.compile(
    r"(?<![一二三四五六七八九十、第])(?=[一二三四五六七八九十]{1,3}、)|(?=（[一二三四五六七八九十]{1,3}）)|"
    r"(?<!\d)(?=\d{1,2}[.、][^\d%])|(?<=[。）；：！])(?=——?\D)"
)
_LONGEST_TITLE: Final = 32
_SENTENCE: Final = re.compile(r".*，.*，")


@dataclass
class Node:
    """A numbered part: its heading (when its first sentence is one), its paragraphs, its parts."""

    level: Level
    marker: Marker | None
    opening: Passage
    heading: Passage | None = None
    parts: list[Passage | Node] = field(default_factory=list)
    parent: Node | None = None

    @property
    def bodies(self) -> list[Passage]:
        """The node's own paragraphs, without those of its parts."""
        return [part for part in self.parts if isinstance(part, Passage)]

    @property
    def children(self) -> list[Node]:
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def number(self) -> str:
        return self.marker.written if self.marker else ""

    @property
    def title(self) -> str:
        return self.heading.text if self.heading else ""

    def walk(self) -> Iterator[Node]:
        """This node and all below it in document order; iterative, for deep hostile nesting."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))

    def span(self) -> Span:
        """From the numbering to the last character of the last part."""
        start, end = self.opening.whole
        last = self
        while last.parts:
            part = last.parts[-1]
            if isinstance(part, Passage):
                return start, max(end, part.whole[1])
            last = part
            end = max(end, last.opening.whole[1])
        return start, end


@dataclass(frozen=True)
class Outline:
    """The tree, with headings found glued and series that skip or repeat a number."""

    root: Node
    glued: tuple[Span, ...]
    gaps: tuple[tuple[Span, int, int], ...]


def outline(passages: Sequence[Passage]) -> Outline:
    """Build the tree; linear in the number of characters."""
    builder = _Builder()
    for passage in passages:
        builder.add(passage)
    return Outline(builder.root, tuple(builder.glued), tuple(builder.gaps))


class _Builder:
    def __init__(self) -> None:
        self.root = Node(Level.ROOT, None, Passage("", ()))
        self.path = [self.root]
        self.last: dict[Level, int] = {}
        self.glued: list[Span] = []
        self.gaps: list[tuple[Span, int, int]] = []
        self.annex: Node | None = None

    def add(self, passage: Passage) -> None:
        start = 0
        for cut in self._cuts(passage):
            self._place(passage.cut(start, cut))
            start = cut
            self.glued.append(passage.span(cut, min(cut + 12, len(passage.text))))
        self._place(passage.cut(start, len(passage.text)))

    def _cuts(self, passage: Passage) -> Iterator[int]:
        """Where headings are glued on: their ordinal continues what has been counted so far."""
        counted = dict(self.last)
        own = marker_at(passage.text)
        if own and own.ordinal:
            _count(counted, own)
        one_line = (
            len(self.path) == 1 and len(passage.text) > 60 and bool(_CHAPTERS.search(passage.text))
        )
        above = (Level.ROOT, 0)
        for match in (_ANYWHERE if one_line else _GLUE).finditer(passage.text):
            marker = marker_at(passage.text, match.start())
            if marker is None or match.start() == 0:
                continue
            opened = one_line and _opens(passage.text, match.start(), marker, counted, above)
            if not opened and not self._plausible(passage.text, match.start(), marker, counted):
                continue
            above = (marker.level, match.start())
            _count(counted, marker)
            yield match.start()

    def _plausible(self, text: str, at: int, marker: Marker, counted: dict[Level, int]) -> bool:
        if text[at - 1] == "；":
            return False
        if marker.level is Level.BULLET:
            return marker.written in ("——", "--") and text[at - 1] in "。：）"
        if marker.ordinal is None:
            return False
        expected = counted.get(marker.level, 0) + 1
        if marker.ordinal == expected or marker.ordinal == 1:
            return marker.ordinal > 1 or text[at - 1] == "。"
        lost = marker.level is Level.CHAPTER and expected < marker.ordinal <= expected + 2
        return lost and text[at - 1] in "）。" and bool(_CHAPTER_TITLE.match(text, marker.end))

    def _place(self, passage: Passage) -> None:
        marker = marker_at(passage.text) or self._next_item(passage.text)
        if self.annex is not None and not (
            marker and marker.level is Level.CHAPTER and marker.ordinal == 1
        ):
            self.annex.parts.append(passage)
            return
        self.annex = None
        if marker is None and len(self.path) > 1 and _ANNEX.fullmatch(passage.text):
            self._open_annex(passage)
            return
        if marker is None:
            if self.path[-1].level is Level.BULLET and len(self.path) > 1:
                self.path.pop()  # a bullet is one paragraph; what follows belongs to its chapter
            self.path[-1].parts.append(passage)
            return
        if marker.level is Level.CIRCLE or (marker.level is Level.SUBITEM and len(self.path) == 1):
            self.path[-1].parts.append(passage)
            return
        self._check_series(passage, marker)
        while self.path[-1].level >= marker.level and len(self.path) > 1:
            self.path.pop()
        node = Node(marker.level, marker, passage, parent=self.path[-1])
        rest = passage.cut(marker.end, len(passage.text))
        node.heading, body = split_heading(rest)
        if body.text:
            node.parts.append(body)
        self.path[-1].parts.append(node)
        self.path.append(node)

    def _open_annex(self, heading: Passage) -> None:
        """What follows the plan's last chapter under 附件 or …表 is no part of the plan."""
        del self.path[1:]
        self.annex = Node(Level.CHAPTER, None, heading, heading, parent=self.root)
        self.root.parts.append(self.annex)

    def _next_item(self, text: str) -> Marker | None:
        """11.121人才项目 after item 10 is item 11, though a digit follows."""
        match = _DIGIT_HEADING.match(text)
        if match and 1 < int(match[1]) == self.last.get(Level.ITEM, 0) + 1:
            return Marker(Level.ITEM, match[0], int(match[1]), match.end())
        return None

    def _check_series(self, passage: Passage, marker: Marker) -> None:
        if marker.ordinal is None:
            return
        before = self.last.get(marker.level, 0)
        first = marker.level not in self.last and not self.path[1:]  # a fragment may begin anywhere
        if marker.ordinal not in (1, before + 1) and marker.level < Level.CIRCLE and not first:
            self.gaps.append((passage.span(0, marker.end), before, marker.ordinal))
        _count(self.last, marker)


def _opens(
    text: str, at: int, marker: Marker, counted: dict[Level, int], above: tuple[Level, int]
) -> bool:
    """In a text without line ends: 一、 after the title, （一） after a chapter's words, 1. after those."""
    if marker.ordinal is None or _NUMERALS.match(text, marker.end):
        return False
    if marker.level is Level.CHAPTER:
        return marker.ordinal == counted.get(Level.CHAPTER, 0) + 1
    return marker.ordinal == 1 and marker.level == above[0] + 1 and at - above[1] <= _LONGEST_TITLE


def _count(counted: dict[Level, int], marker: Marker) -> None:
    """Remember the ordinal; deeper series keep running because half the plans never restart them."""
    if marker.ordinal is not None:
        counted[marker.level] = marker.ordinal


def split_heading(rest: Passage) -> tuple[Passage | None, Passage]:
    """The heading that a first sentence is (short, undated, hardly punctuated) and what follows."""
    text = rest.text
    empty = rest.cut(len(text), len(text))
    plain = hide(text[: LONGEST_HEADING * 3], enclosures(text[: LONGEST_HEADING * 3])[0])
    stop = _SENTENCE_END.search(plain)
    end = stop.start() if stop else len(text)
    first = text[:end]
    if not first or end > LONGEST_HEADING or _NOT_A_HEADING.match(first):
        return None, rest
    alone = not stop or len(text) == end + 1
    if _FIGURE.search(first) or (not alone and _SENTENCE.match(first)):
        return None, rest
    if first[-1] in "：；，" or (not stop and len(text) > LONGEST_HEADING):
        return None, rest
    return rest.cut(0, end), rest.cut(end + 1, len(text)) if stop else empty
