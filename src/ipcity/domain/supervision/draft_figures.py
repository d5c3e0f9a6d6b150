"""What the system knows on a day, and which of it the words beside a number name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from ipcity.domain.supervision.draft_words import (
    CARRYING,
    CLASSES,
    DISTINGUISHING,
    OPTIONAL,
    plain_words,
)


@dataclass(frozen=True)
class Known:
    """A figure: ``values`` of the whole district by day, ``parts`` of the stated day by subject.

    ``goals`` by the year they are due, ``asked`` by day; ``growth``: the value is itself a change;
    ``flow``: it begins anew each year. Of figures that share their words the lower ``rank`` is
    meant; one with ``topic`` only where such a word is the nearest before the number.
    """

    key: str
    label: str
    names: tuple[str, ...]
    unit: str
    values: Mapping[date, Decimal]
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    goals: Mapping[int, Decimal] = field(default_factory=dict)
    most: Decimal | None = None
    asked: Mapping[date, Decimal] = field(default_factory=dict)
    growth: bool = False
    flow: bool = False
    rank: int = 1
    topic: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownDay:
    """A date that the words ``names`` introduce."""

    label: str
    names: tuple[str, ...]
    day: date


@dataclass(frozen=True)
class Bound:
    """What the bookmark of a number stands for: the figure as printed, and its value."""

    label: str
    text: str
    value: Decimal | None
    unit: str
    day: date | None = None
    figure: str = ""


@dataclass(frozen=True)
class World:
    """Everything known on ``on``; ``subjects`` maps the names of units to their keys, the names of
    the district itself to ""."""

    on: date
    figures: tuple[Known, ...]
    subjects: Mapping[str, str] = field(default_factory=dict)
    days: tuple[KnownDay, ...] = ()
    documents: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    bound: Mapping[str, Bound] = field(default_factory=dict)
    landmarks: frozenset[date] = frozenset()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.figures)

    @cached_property
    def subject_pattern(self) -> re.Pattern[str]:
        names = sorted((re.escape(n) for n in self.subjects if n), key=len, reverse=True)
        return re.compile("|".join(names) or r"(?!)")


@dataclass(frozen=True)
class Name:
    essential: frozenset[str]
    tokens: frozenset[str]


@dataclass(frozen=True)
class Naming:
    """A figure that the words name, and how many of their characters it explains."""

    figure: Known
    score: int
    essential: frozenset[str]


_BRACKETS: Final = re.compile(r"[（(][^（()）]*[）)]")
_PUNCTUATION: Final = re.compile(r"[\W_]+")


class Vocabulary:
    """The words of all figures, so that a clause falls into the same words as their names."""

    def __init__(self, figures: Iterable[Known]) -> None:
        self.figures = tuple(figures)
        self._pattern = _compiled(DISTINGUISHING | OPTIONAL | CLASSES | set(CARRYING))
        first = {each.key: [self._pieces(name) for name in each.names] for each in self.figures}
        words = {word for names in first.values() for pieces in names for word in pieces}
        self._pattern = _compiled(
            DISTINGUISHING | OPTIONAL | CLASSES | set(CARRYING) | {w for w in words if len(w) > 1}
        )
        self.names = {
            each.key: tuple(_name(self._pieces(name)) for name in each.names)
            for each in self.figures
        }
        self.known = {
            key: frozenset().union(*(name.tokens for name in names))
            for key, names in self.names.items()
        }

    def tokens(self, text: str) -> frozenset[str]:
        """The words of the vocabulary that stand in ``text``."""
        return frozenset(self._pattern.findall(plain_words(text)))

    def named(self, text: str) -> tuple[Naming, ...]:
        """The figures that a clause names, the best explained first."""
        tokens = self.tokens(text)
        if not tokens:
            return ()
        marked = tokens & DISTINGUISHING
        found = [
            naming
            for figure in self.figures
            if marked <= self.known[figure.key] and (naming := self._naming(figure, tokens))
        ]
        wanted = tokens & CLASSES
        knowing = [each for each in found if wanted & self.known[each.figure.key]]
        chosen = knowing if wanted and knowing else found
        return tuple(sorted(chosen, key=lambda each: (-each.score, each.figure.rank)))

    def _naming(self, figure: Known, tokens: frozenset[str]) -> Naming | None:
        best: Naming | None = None
        for name in self.names[figure.key]:
            if not name.essential or not name.essential <= tokens:
                continue
            score = sum(map(len, name.tokens & tokens)) + 4 * sum(map(len, name.essential))
            if best is None or score > best.score:
                best = Naming(figure, score, name.essential)
        return best

    def _pieces(self, name: str) -> list[str]:
        text, pieces, at = plain_words(_BRACKETS.sub("", name)), [], 0
        for found in self._pattern.finditer(text):
            pieces += _leftover(text[at : found.start()])
            pieces.append(found.group())
            at = found.end()
        return pieces + _leftover(text[at:])


def _leftover(text: str) -> list[str]:
    """A single character left between two words (获|得) tells nothing."""
    return [word for word in _PUNCTUATION.split(text) if len(word) > 1]


def _name(pieces: Sequence[str]) -> Name:
    tokens = frozenset(pieces)
    essential = tokens - OPTIONAL or tokens & set(CARRYING)
    inner = {a for a in essential for b in essential if a != b and a in b}
    return Name(frozenset(essential - inner), tokens)


def _compiled(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted((re.escape(w) for w in words if w), key=len, reverse=True)
    return re.compile("|".join(ordered))


SUPPORT: Final = "配合"
LEAD: Final = "牵头"


def nearest_topic(figures: Sequence[Naming], texts: Iterator[str]) -> tuple[Naming, ...]:
    """Of figures with topics those whose word comes last in the first text that has one."""
    plain = tuple(each for each in figures if not each.figure.topic)
    themed = [each for each in figures if each.figure.topic]
    for text in texts if themed else ():
        if SUPPORT in text:
            lead = [each for each in themed if LEAD in text and SUPPORT not in each.figure.topic]
            return (*plain, *(each for each in themed if SUPPORT in each.figure.topic), *lead)
        places = [(max(text.rfind(w) for w in each.figure.topic), each) for each in themed]
        last = max(place for place, _ in places)
        if last >= 0:
            return (*plain, *(each for place, each in places if place == last))
    return plain
