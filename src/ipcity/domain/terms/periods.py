"""Reporting periods by their names: ``2026``, ``2026H1``, ``2026Q2``, ``2026-06``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import normalize

from ipcity.domain.errors import Refused

BASIS = "统计期次"
_NAME = re.compile(r"((?:19|20|21)\d\d)(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?")
_NUMERALS: Final = "一二三四"


class Cycle(StrEnum):
    """How often something recurs."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    @property
    def months(self) -> int:
        return _MONTHS[self]


_MONTHS: Final = {
    Cycle.MONTHLY: 1,
    Cycle.QUARTERLY: 3,
    Cycle.HALF_YEARLY: 6,
    Cycle.YEARLY: 12,
}
CYCLE_WORDS: Final = {
    Cycle.MONTHLY: "每月",
    Cycle.QUARTERLY: "每季度",
    Cycle.HALF_YEARLY: "每半年",
    Cycle.YEARLY: "每年",
}


@dataclass(frozen=True, order=True)
class Period:
    """Half-open ``[start, end)``; ``ordinal`` counts the periods of its cycle in the year from 1."""

    start: date
    end: date
    cycle: Cycle
    ordinal: int

    @property
    def code(self) -> str:
        year = self.start.year
        match self.cycle:
            case Cycle.MONTHLY:
                return f"{year}-{self.ordinal:02}"
            case Cycle.QUARTERLY:
                return f"{year}Q{self.ordinal}"
            case Cycle.HALF_YEARLY:
                return f"{year}H{self.ordinal}"
            case Cycle.YEARLY:
                return f"{year}"

    @property
    def last(self) -> date:
        """Its last day: figures "at the end of the period" are of this day."""
        return self.end - timedelta(days=1)

    @property
    def words(self) -> str:
        """“2026年第二季度”, “2026年上半年”, “2026年6月”, “2026年度”."""
        year = self.start.year
        match self.cycle:
            case Cycle.MONTHLY:
                return f"{year}年{self.ordinal}月"
            case Cycle.QUARTERLY:
                return f"{year}年第{_NUMERALS[self.ordinal - 1]}季度"
            case Cycle.HALF_YEARLY:
                return f"{year}年{'上' if self.ordinal == 1 else '下'}半年"
            case Cycle.YEARLY:
                return f"{year}年度"

    def next(self) -> Period:
        return period_on(self.end, self.cycle)

    def previous(self) -> Period:
        return period_on(self.start - timedelta(days=1), self.cycle)


def period_on(day: date, cycle: Cycle) -> Period:
    """The period of this cycle in which ``day`` lies."""
    return _period(day.year, cycle, (day.month - 1) // cycle.months + 1)


def period_named(written: str) -> Period:
    """The period that ``written`` names, full width and small letters allowed; Refused otherwise."""
    found = _NAME.fullmatch(normalize("NFKC", written).strip().upper())
    if found is None:
        raise Refused(
            "bad-period",
            f"“{written[:20]}”不是期次。年度写成 2026，半年 2026H1，季度 2026Q2，月份 2026-06。",
            BASIS,
        )
    year = int(found[1])
    if found[2]:
        return _period(year, Cycle.HALF_YEARLY, int(found[2]))
    if found[3]:
        return _period(year, Cycle.QUARTERLY, int(found[3]))
    if found[4]:
        return _period(year, Cycle.MONTHLY, int(found[4]))
    return _period(year, Cycle.YEARLY, 1)


def _period(year: int, cycle: Cycle, ordinal: int) -> Period:
    first = (ordinal - 1) * cycle.months
    after = first + cycle.months
    end = date(year + after // 12, after % 12 + 1, 1)
    return Period(date(year, first + 1, 1), end, cycle, ordinal)
