"""What an invention consists of: sheets of rows by field name, and chance that a seed fixes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

Row = dict[str, object]
T = TypeVar("T")

# Nothing happens after this day, so that no row lies in the future of a reader in late 2026.
LAST = date(2026, 10, 31)


class Size(StrEnum):
    """How much is invented: a tenth of a district, a district, ten of them."""

    SMALL = "small"
    DISTRICT = "district"
    CITY = "city"


# firms, patents and marks against a district's
FACTORS = {Size.SMALL: 0.1, Size.DISTRICT: 1.0, Size.CITY: 10.0}


@dataclass(frozen=True)
class Amendment:
    """What became of a row after it came: ``wrong`` values put right, or void where there are none."""

    reason: str
    wrong: Row = field(default_factory=dict)


@dataclass(frozen=True)
class InventedSheet:
    """One sheet of one file for one ledger; ``rows`` go by field name, references by their words.

    It came ``on`` that day, or was typed ``by_hand`` then; ``amended`` goes by the row's place.
    """

    ledger: str
    file: str
    title: str
    rows: tuple[Row, ...]
    on: date = LAST
    by_hand: bool = False
    amended: Mapping[int, Amendment] = field(default_factory=dict)

    def first(self, at: int) -> Row:
        """The row as it was when it came."""
        change = self.amended.get(at)
        return self.rows[at] | change.wrong if change else self.rows[at]


@dataclass(frozen=True)
class Invention:
    """Everything that a seed and a size give; organisations come first."""

    sheets: tuple[InventedSheet, ...]


class Chance:
    """Random choices of one topic: a topic's rows do not depend on how many another has made."""

    def __init__(self, seed: int, topic: str) -> None:
        self._random = random.Random(f"{seed}:{topic}")  # noqa: S311  invented rows, not secrets

    def one(self, among: Sequence[T]) -> T:
        return self._random.choice(among)

    def some(self, among: Sequence[T], count: int) -> list[T]:
        return self._random.sample(among, min(count, len(among)))

    def whole(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def share(self) -> float:
        return self._random.random()

    def often(self, percent: float) -> bool:
        """True in ``percent`` of the cases."""
        return self._random.random() * 100 < percent

    def day(self, first: date, last: date) -> date:
        return first + timedelta(self._random.randint(0, max(0, (last - first).days)))

    def weighted(self, among: Sequence[T], weights: Sequence[float]) -> T:
        return self._random.choices(among, weights)[0]

    def shuffled(self, among: Sequence[T]) -> list[T]:
        return self._random.sample(among, len(among))


def workday(day: date) -> date:
    """``day``, or the Monday after a weekend: offices date their papers on working days."""
    return day + timedelta((7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
