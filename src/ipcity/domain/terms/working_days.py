"""Working days (工作日): weekends and public holidays are none, days swapped in for them are.

Source: the State Council's yearly notice on holidays; a ``Calendar`` holds the notices of ``years``.
Outside them only weekends are known, and ``knows`` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class DayKind(StrEnum):
    """What the notices say of a day; UNKNOWN where the notice of its year is not loaded."""

    WORK = "work"
    SWAPPED = "swapped"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    UNKNOWN = "unknown"


KIND_WORDS: Final = {
    DayKind.WORK: "工作日",
    DayKind.SWAPPED: "调休上班",
    DayKind.WEEKEND: "休息日",
    DayKind.HOLIDAY: "放假",
    DayKind.UNKNOWN: "放假安排未录入",
}
WORKED: Final = frozenset({DayKind.WORK, DayKind.SWAPPED})


@dataclass(frozen=True)
class Calendar:
    """``holidays`` are weekdays without work, ``workdays`` the weekends with it."""

    edition: str
    years: frozenset[int]
    holidays: frozenset[date]
    workdays: frozenset[date]

    def knows(self, day: date) -> bool:
        """Whether the notice of the year of ``day`` is loaded."""
        return day.year in self.years

    def kind(self, day: date) -> DayKind:
        if day in self.workdays:
            return DayKind.SWAPPED
        if not self.knows(day):
            return DayKind.UNKNOWN
        if day in self.holidays:
            return DayKind.HOLIDAY
        return DayKind.WORK if day.weekday() < 5 else DayKind.WEEKEND

    def is_workday(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def joined(self, notice: Calendar) -> Calendar:
        """With the years of ``notice``, which replaces what was known of them."""
        holidays, workdays = (_without(d, notice.years) for d in (self.holidays, self.workdays))
        return Calendar(
            f"{self.edition}；{notice.edition}",
            self.years | notice.years,
            (holidays - notice.workdays) | notice.holidays,
            (workdays - notice.holidays) | notice.workdays,
        )

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which is not counted itself (民法典 第二百零一条)."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and with ``last``; negative where ``last`` is earlier."""
        if last < first:
            return -self.between(last, first)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(self.is_workday(day) for day in days)


def _without(days: frozenset[date], years: frozenset[int]) -> frozenset[date]:
    return frozenset(day for day in days if day.year not in years)


WEEKENDS = Calendar("weekends", frozenset(), frozenset(), frozenset())
