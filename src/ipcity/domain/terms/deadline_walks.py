"""Walking from day to day through the calendar, and how far a walk can be told without its notice.

Source: 市场监督管理行政处罚程序规定 第八十条 (the first day is not counted; the last day moves past a
holiday). What an unloaded year can hold is measured on the notices of 2004–2026, and every one of
them lies inside (``tests/domain/terms/test_deadline_bounds.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol

from ipcity.domain.terms.suspensions import Suspension, covering
from ipcity.domain.terms.working_days import KIND_WORDS, WORKED, DayKind

LONGEST_BREAK: Final = 10  # rest days in a row: 24 January to 2 February 2020
MOST_SWAPPED: Final = 4  # weekend days worked before the days off they pay for
MOST_OFF: Final = 16  # weekdays off, less weekend days worked, in any stretch of a year
DAY: Final = timedelta(days=1)


class Rolling(StrEnum):
    """Past which days a last day moves: every rest day, or holidays of a notice only."""

    REST_DAYS = "rest-days"
    HOLIDAYS = "holidays"


ROLLING_WORDS: Final = {
    Rolling.REST_DAYS: "休息日、节假日均顺延",
    Rolling.HOLIDAYS: "仅法定节假日顺延",
}


class Days(Protocol):
    """What is known of single days: a ``Calendar``, or the days that a proof carries."""

    @property
    def edition(self) -> str: ...

    def kind(self, day: date) -> DayKind: ...


@dataclass(frozen=True)
class Row:
    """One line of a proof: ``number`` of the counted day, None where the day does not count."""

    day: date
    number: int | None
    reason: str


class NoticeMissing(Exception):
    """The walk came to a day whose notice is not loaded."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass
class Consulted:
    """A calendar that remembers which days were asked for, and those it did not know."""

    days: Days
    used: dict[date, DayKind] = field(default_factory=dict)
    missing: set[int] = field(default_factory=set)

    def kind(self, day: date) -> DayKind:
        found = self.days.kind(day)
        if found is DayKind.UNKNOWN:
            self.missing.add(day.year)
        else:
            self.used[day] = found
        return found

    def known(self, day: date) -> DayKind:
        found = self.kind(day)
        if found is DayKind.UNKNOWN:
            raise NoticeMissing(day)
        return found


Kinds = Callable[[date], DayKind]


def most_work(consulted: Consulted) -> Kinds:
    """As though the years not loaded had no holiday yet, and the first weekend days were worked."""
    swapped: list[date] = []

    def kind(day: date) -> DayKind:
        found = consulted.kind(day)
        if found is not DayKind.UNKNOWN:
            return found
        if day.weekday() < 5:
            return DayKind.WORK
        if len(swapped) < MOST_SWAPPED:
            swapped.append(day)
            return DayKind.SWAPPED
        return DayKind.WEEKEND

    return kind


def least_work(consulted: Consulted) -> Kinds:
    """As though all holidays of each year not loaded lay where the walk enters it."""
    off: dict[int, int] = {}

    def kind(day: date) -> DayKind:
        found = consulted.kind(day)
        if found is not DayKind.UNKNOWN:
            return found
        if day.weekday() >= 5:
            return DayKind.WEEKEND
        off[day.year] = off.get(day.year, 0) + 1
        return DayKind.HOLIDAY if off[day.year] <= MOST_OFF else DayKind.WORK

    return kind


def working_days(
    start: date, count: int, kinds: Kinds, suspensions: Sequence[Suspension], backwards: bool
) -> tuple[Row, ...]:
    """Every day from ``start`` to the ``count``-th working day, each counted or not, with its reason.

    A term whose first day is suspended begins when that ends, and the day of its end is the first day.
    """
    rows = list(_beginning(start, suspensions))
    day, number = rows[-1].day, 0
    while number < count:
        day += -DAY if backwards else DAY
        held = covering(day, suspensions)
        if held:
            rows.append(Row(day, None, f"{held.words}，不计入"))
            continue
        kind = kinds(day)
        if kind in WORKED:
            number += 1
            rows.append(Row(day, number, f"{KIND_WORDS[kind]}，计入"))
        else:
            rows.append(Row(day, None, f"{KIND_WORDS[kind]}，不计入"))
    return tuple(rows)


def calendar_days(start: date, last: date, suspensions: Sequence[Suspension]) -> tuple[Row, ...]:
    """Every day from ``start`` to ``last``, as ``working_days`` gives them."""
    rows = list(_beginning(start, suspensions))
    day, number = rows[-1].day, 0
    step = DAY if last >= start else -DAY
    while day != last:
        day += step
        held = covering(day, suspensions)
        number += held is None
        reason = f"{held.words}，不计入" if held else "计入"
        rows.append(Row(day, None if held else number, reason))
    return tuple(rows)


def _beginning(start: date, suspensions: Sequence[Suspension]) -> tuple[Row, ...]:
    held = covering(start, suspensions)
    if held is None:
        return (Row(start, None, "起算日，不计入"),)
    length = (held.end - start).days
    waited = (Row(start + DAY * n, None, f"{held.words}，不计入") for n in range(length))
    return (*waited, Row(held.end, None, "开始计算之日，不计入"))


@dataclass(frozen=True)
class Rolled:
    """Where a last day moves to; ``due`` None where that cannot be told, only its bounds."""

    due: date | None
    earliest: date
    latest: date
    rows: tuple[Row, ...]


def rolled(last: date, consulted: Consulted, rolling: Rolling, backwards: bool) -> Rolled:
    """``last`` or the first working day after it (before it, where counted backwards)."""
    step = -DAY if backwards else DAY
    rows: list[Row] = []
    day = last
    try:
        if rolling is Rolling.HOLIDAYS and not _in_holiday(last, consulted):
            return Rolled(last, last, last, ())
        while (kind := consulted.known(day)) not in WORKED:
            rows.append(Row(day, None, f"{KIND_WORDS[kind]}，顺延"))
            day += step
    except NoticeMissing as missing:
        near = last if rolling is Rolling.HOLIDAYS else missing.day
        far = DAY * LONGEST_BREAK
        bounds = sorted((near, last + (far if step == DAY else -far)))
        return Rolled(None, bounds[0], bounds[1], tuple(rows))
    if rows:
        rows.append(Row(day, None, "顺延到此日届满"))
    return Rolled(day, day, day, tuple(rows))


def _in_holiday(day: date, consulted: Consulted) -> bool:
    """Whether the rest days around ``day`` hold a holiday of a notice."""
    kinds = []
    for step in (-DAY, DAY):
        at = day
        while (kind := consulted.known(at)) not in WORKED:
            kinds.append(kind)
            at += step
    return DayKind.HOLIDAY in kinds
