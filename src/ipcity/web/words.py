"""A plan's own words, cut into pieces that a template can mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SENTENCE_ENDS = "。！？；"
# A paragraph longer than this is cut to the sentences around the words.
LONG_PARAGRAPH = 400


@dataclass(frozen=True)
class Mark:
    """A span of the text, what it is called, and where it leads; ``doubt``: where it is doubted."""

    start: int
    end: int
    label: str
    href: str = ""
    anchor: str = ""
    doubt: bool = False


@dataclass(frozen=True)
class Piece:
    """A run of text with the same marks; ``first`` holds the marks that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    first: tuple[Mark, ...] = ()

    @property
    def label(self) -> str:
        return "、".join(dict.fromkeys(mark.label for mark in self.marks if mark.label))

    @property
    def href(self) -> str:
        return next((mark.href for mark in reversed(self.marks) if mark.href), "")

    @property
    def doubted(self) -> bool:
        return any(mark.doubt for mark in self.marks)

    @property
    def anchors(self) -> tuple[str, ...]:
        return tuple(mark.anchor for mark in self.first if mark.anchor)


def pieces(
    text: str, marks: Iterable[Mark], window: tuple[int, int] | None = None
) -> tuple[Piece, ...]:
    """``text`` within ``window``, cut where a mark begins or ends; the innermost mark is last."""
    low, high = window or (0, len(text))
    inside = [m for m in marks if low <= m.start < m.end <= high]
    inside.sort(key=lambda mark: (mark.start, -mark.end))
    edges = sorted({low, high, *(m.start for m in inside), *(m.end for m in inside)})
    found: list[Piece] = []
    active: list[Mark] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    for start, end in zip(edges, edges[1:], strict=False):
        active = [mark for mark in active if mark.end > start]
        begun: list[Mark] = []
        while upcoming is not None and upcoming.start == start:
            begun.append(upcoming)
            upcoming = next(waiting, None)
        active += begun
        found.append(Piece(text[start:end], tuple(active), tuple(begun)))
    return tuple(found)


def context(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around ``[start, end)``; of a long one, the sentences around it."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    if high - low > LONG_PARAGRAPH:
        low = max(low, 1 + max(text.rfind(stop, low, start) for stop in SENTENCE_ENDS))
        stops = [at for stop in SENTENCE_ENDS if (at := text.find(stop, end, high)) >= 0]
        high = min(stops) + 1 if stops else high
    return low, high


def located(quote: str, words: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    """A quotation without its text: each labelled word is marked where it stands literally."""
    marks = []
    for label, word in words:
        at = quote.rfind(word) if word else -1
        if at >= 0 and not any(at < m.end and m.start < at + len(word) for m in marks):
            marks.append(Mark(at, at + len(word), label))
    return pieces(quote, marks)
