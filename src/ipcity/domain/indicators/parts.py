"""Parts of an indicator: tables of contributions that count while their interval contains a day.

See docs/decisions/0007. A part is made for one set of ledger tables; only the lake runs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from ipcity.domain.rights.assumptions import DEFAULT, Assumptions

if TYPE_CHECKING:
    from ibis import Table

# Columns of ``Part.contributions``, in this order.
COLUMNS = (
    "ledger", "row", "start", "end", "amount", "subject", "unit", "region", "split",
)  # fmt: skip


class Aggregate(StrEnum):
    """What is taken over the contributions that contain the day."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"


class Shift(StrEnum):
    """The day that a part is asked about, seen from the day of the indicator."""

    DAY = "day"
    LAST_YEAR = "last_year"
    PREVIOUS_YEAR_END = "previous_year_end"
    BASELINE = "baseline"


@dataclass(frozen=True)
class Context:
    """What of the programme an indicator depends on; ``baseline`` is the last day of the baseline
    year, ``first_year`` and ``last_year`` are the programme's; ``district_region`` is the id of the
    district's own unit, which rows about the whole district may name as their region; ``assumed`` what
    unverified legal figures are taken for."""

    baseline: date
    first_year: int
    last_year: int
    district_name: str = ""
    district_region: int | None = None
    assumed: Assumptions = DEFAULT


@dataclass(frozen=True)
class Part:
    """``contributions`` has COLUMNS: ledger text, row int64, start and end date (end null: open),
    amount decimal(38,6) or null, subject text or null, unit and region int64 or null, split text or null.

    A contribution counts on day D when ``start <= day(D) < end``. A row of the population that never
    counts stays with ``end = start``, so that an empty table means: nothing was ever recorded. Then
    the value is None (无数据) if ``empty_is_none``, else 0.
    """

    name: str
    contributions: Table
    aggregate: Aggregate
    day: Callable[[date], date]
    empty_is_none: bool = True


def day_of(shift: Shift, context: Context) -> Callable[[date], date]:
    return partial(_moved, shift, context.baseline)


def _moved(shift: Shift, baseline: date, day: date) -> date:
    if shift is Shift.LAST_YEAR:
        return year_before(day)
    if shift is Shift.PREVIOUS_YEAR_END:
        return date(day.year - 1, 12, 31)
    return baseline if shift is Shift.BASELINE else day


def year_before(day: date) -> date:
    """The same day a year before; 28 February for 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
