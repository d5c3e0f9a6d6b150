"""Titles that hold from a day until one of several ends: the shape that several ledgers share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ipcity.domain.rights.columns import earliest, holding, plus

if TYPE_CHECKING:
    import ibis


@dataclass(frozen=True)
class Holding:
    """Holds on D when ``start <= D`` and ``D < end`` (None: open)."""

    start: date
    end: date | None


def held(
    start: date | None, last_days: tuple[date | None, ...], ends: tuple[date | None, ...]
) -> Holding | None:
    """From ``start`` to the earliest of the days after ``last_days`` and of ``ends``."""
    after = [day + timedelta(days=1) for day in last_days if day is not None]
    known = [*after, *(day for day in ends if day is not None)]
    end = min(known, default=None)
    if start is None or (end is not None and end <= start):
        return None
    return Holding(start, end)


def held_rows(
    table: ibis.Table,
    start: ibis.Value,
    last_days: tuple[ibis.Value, ...],
    ends: tuple[ibis.Value, ...],
) -> ibis.Table:
    """The same in bulk: ``table`` with ``valid_from`` and ``valid_until``, rows that ever hold."""
    until = earliest(*(plus(day, days=1) for day in last_days), *ends)
    return holding(table.mutate(valid_from=start, valid_until=until))
