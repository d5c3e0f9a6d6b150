"""From raw text to passages: paragraphs of plain characters that remember where each came from.

A passage is what the grammar reads: white space gone, brackets and full-width characters made one
kind, hard-wrapped lines joined, page numbers left out. Every character keeps its offset in the source,
so a span found in a passage is a span of the source, and nothing is repaired in the source itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans.facts import Span
from ipcity.domain.plans.lines import INVISIBLE, Line, layout

PRIVATE_USE: Final = re.compile("[\ue000-\uf8ff]")
_SPECIAL: Final = re.compile(f'[\\s",\\x00-\\x1f\ue000-\uf8ff{INVISIBLE}]')


@dataclass(frozen=True)
class Passage:
    """One paragraph: ``text`` as the grammar sees it, ``at[i]`` the source offset of character i."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source span of characters ``start`` to ``end``; empty cuts give an empty span."""
        if start >= end:
            place = self.at[min(start, len(self.at) - 1)] if self.at else 0
            return place, place
        return self.at[start], self.at[end - 1] + 1

    def cut(self, start: int, end: int) -> Passage:
        """The part of the passage from ``start`` to ``end``."""
        return Passage(self.text[start:end], self.at[start:end])

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.text))


@dataclass(frozen=True)
class Reading:
    """The passages of a document and what was met on the way: page numbers, joins, odd characters."""

    passages: tuple[Passage, ...]
    wrapped: bool
    page_numbers: tuple[Span, ...]
    private_use: tuple[Span, ...]


def read_passages(text: str) -> Reading:
    """Split, join and clean the text; linear in its length."""
    found = layout(text)
    passages = tuple(filter(lambda p: p.text, (_clean(group) for group in found.groups)))
    return Reading(
        passages,
        found.wrapped,
        found.page_numbers,
        tuple((m.start(), m.end()) for m in PRIVATE_USE.finditer(text)),
    )


def _clean(lines: Sequence[Line]) -> Passage:
    """One passage of joined lines: spaces dropped unless they part two Latin words."""
    cleaner = _Cleaner()
    for line in lines:
        cleaner.add(line)
    return Passage("".join(cleaner.pieces), cleaner.places)


class _Cleaner:
    """Copies ordinary stretches whole and looks only at the characters that need a decision."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.places: list[int] = []
        self.recent = ""
        self.quote_open = False

    def add(self, line: Line) -> None:
        at = 0
        for match in _SPECIAL.finditer(line.text):
            self._copy(line.text[at : match.start()], line.start + at)
            self._copy(self._decided(line.text, match.start()), line.start + match.start())
            at = match.end()
        self._copy(line.text[at:], line.start + at)

    def _copy(self, piece: str, place: int) -> None:
        if piece:
            self.pieces.append(piece)
            self.places.extend(range(place, place + len(piece)))
            self.recent = piece[-3:] if len(piece) > 2 else (self.recent + piece)[-3:]

    def _decided(self, text: str, index: int) -> str:
        """What stands for a special character: itself, another, or nothing."""
        character = text[index]
        if character == '"':
            self.quote_open = not self.quote_open
            return "“" if self.quote_open else "”"
        if character == ",":
            return "," if _separates_thousands(text, index) else "，"
        if "\ue000" <= character <= "\uf8ff":
            return (
                "." if self._numbers_item() else ""
            )  # a digit and an invisible sign: a task number
        return " " if character == " " and self._parts_words(text, index) else ""

    def _numbers_item(self) -> bool:
        """Whether one or two digits at the start of a passage or sentence stand before this place."""
        rest = self.recent.rstrip("0123456789")
        digits = len(self.recent) - len(rest)
        at_start = len(self.places) == digits
        return 0 < digits < 3 and (at_start or rest[-1:] in ("。", "）", "；"))

    def _parts_words(self, text: str, index: int) -> bool:
        after = text[index + 1 : index + 2]
        before = self.recent[-1:]
        return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _separates_thousands(text: str, index: int) -> bool:
    after = text[index + 1 : index + 5]
    return (
        index > 0
        and text[index - 1].isdigit()
        and after[:3].isdigit()
        and len(after) >= 3
        and not after[3:4].isdigit()
    )
