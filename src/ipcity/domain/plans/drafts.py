"""What the target grammar hands on: a target read from one clause, before it has an id and a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipcity.domain.plans.facts import Basis, Strength
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.numbers import Quantity

Cut = tuple[int, int]
# Which words of the passage gave a field: comparator, basis, period, strength, due.
Words = dict[str, Cut]


@dataclass(frozen=True)
class Draft:
    """A quantity with its reading; ``name`` is the cuts of the passage that make the name, in order."""

    quantity: Quantity
    name: tuple[Cut, ...]
    comparator: Comparator
    basis: Basis
    down: bool
    annual: bool
    strength: Strength | None
    span: Cut
    due: int | None = None
    sure: bool = True
    words: Mapping[str, Cut] = field(default_factory=dict)


@dataclass
class Carry:
    """What one clause of a sentence leaves to the next: 力争, 每年, the verb, the subject, the year."""

    due: int | None = None
    strength: Strength | None = None
    annual: bool = False
    verb: Basis | None = None
    level: bool = False
    cumulative: bool = False
    growth: bool = False
    subject: tuple[Cut, ...] = ()
    head: Cut | None = None
    ceiling: Comparator | None = None
    names: tuple[tuple[Cut, ...], ...] = ()
    words: Words = field(default_factory=dict)
