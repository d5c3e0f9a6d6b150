"""A passage prepared for the grammar: enclosures hidden, numbers read, sentences and clauses cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ipcity.domain.plans.brackets import HIDDEN, QUOTED, Enclosure, enclosures, hide
from ipcity.domain.plans.passages import Passage
from ipcity.domain.terms.numbers import Written, written

_STOPS: Final = re.compile("[。！？]")
# 经费超300亿元且占GDP比重3%以上: two statements of one subject.
_BREAKS: Final = re.compile("[，；：]|(?<=[元人名家件])且(?=占)")


@dataclass(frozen=True)
class Clause:
    """A stretch between commas; ``opens`` is the mark before it ('' at the sentence's start)."""

    start: int
    end: int
    opens: str


class Prepared:
    """A passage with what every later stage needs of it, read once."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text

    @cached_property
    def _pairs(self) -> tuple[list[Enclosure], list[int]]:
        return enclosures(self.text)

    @property
    def pairs(self) -> list[Enclosure]:
        return self._pairs[0]

    @property
    def unmatched(self) -> list[int]:
        return self._pairs[1]

    @cached_property
    def hidden(self) -> str:
        """The text with enclosed parts unreadable, so that words and commas in them do not count."""
        return hide(self.text, [pair for pair in self.pairs if pair.outermost])

    @cached_property
    def numbers(self) -> list[Written]:
        return list(written(self.text))

    @cached_property
    def _number_starts(self) -> list[int]:
        return [number.start for number in self.numbers]

    def numbers_in(self, start: int, end: int) -> list[Written]:
        """The numbers that begin in a stretch, whether enclosed or not."""
        first = bisect_left(self._number_starts, start)
        return self.numbers[first : bisect_left(self._number_starts, end)]

    def is_hidden(self, at: int) -> bool:
        return self.hidden[at] in (HIDDEN, QUOTED)

    def enclosing(self, at: int) -> Enclosure | None:
        """The outermost pair around a place."""
        starts = self._outer_starts
        index = bisect_left(starts, at + 1) - 1
        if index < 0:
            return None
        pair = self._outer[index]
        return pair if at < pair.end else None

    @cached_property
    def _outer(self) -> list[Enclosure]:
        return [pair for pair in self.pairs if pair.outermost]

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [pair.start for pair in self._outer]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end (without the stop) of every sentence."""
        start = 0
        for stop in _STOPS.finditer(self.hidden):
            if stop.start() > start:
                yield start, stop.start()
            start = stop.end()
        if start < len(self.hidden):
            yield start, len(self.hidden)

    def clauses(self, start: int, end: int) -> Iterator[Clause]:
        """The clauses of a stretch."""
        opens = ""
        for mark in _BREAKS.finditer(self.hidden, start, end):
            strong = opens
            if mark.start() > start:
                yield Clause(start, mark.start(), opens)
                strong = ""
            start, opens = mark.end(), "；" if strong == "；" else mark.group()
        if start < end:
            yield Clause(start, end, opens)
