"""The month, quarter or year before, and dates moved on by it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.db import models

from ipcity.store.ledgers import LedgerRow

# key → (label, months)
PERIODS = {"month": ("上月", 1), "quarter": ("上季度", 3), "year": ("上年", 12)}


def period_of(kind: str, today: date) -> tuple[date, date]:
    """[begin, end) of the period before the one that ``today`` lies in."""
    months = PERIODS[kind][1]
    first = today.month - (today.month - 1) % months
    end = date(today.year, first, 1)
    return later(end, -months), end


def later(day: date, months: int) -> date:
    """The same day some months on; the last of a shorter month, and a last stays a last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = monthrange(year, month + 1)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if was_last else min(day.day, last))


def moved(model: type[LedgerRow], one: models.Field[Any, Any], value: Any, kind: str) -> Any:
    """A date, or the year that a row belongs to, in the period after."""
    months = PERIODS[kind][1]
    if isinstance(value, date):
        return later(value, months)
    if isinstance(value, int) and not isinstance(value, bool) and one.name == "year":
        return value + months // 12
    return value
