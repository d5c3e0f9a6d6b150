"""Arithmetic on columns of days that every engine does alike: years added, earliest, latest.

The row forms are in ``terms/anniversaries``; a suite compares both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

NEVER = date(9999, 12, 31)
ALWAYS = date(1, 1, 1)


def plus(day: ibis.Value, *, years: int = 0, months: int = 0, days: int = 0) -> ibis.Value:
    """The corresponding day, or the last of its month; then ``days`` more. Null stays null."""
    import ibis  # slow import

    moved = day
    if years or months:
        moved = (moved + ibis.interval(months=12 * years + months)).cast("date")
    if days:
        moved = (moved + ibis.interval(days=days)).cast("date")
    return moved


def earliest(*days: ibis.Value) -> ibis.Value:
    """The earliest known day; null when none is known (engines differ on nulls in LEAST)."""
    import ibis  # slow import

    never = ibis.literal(NEVER)
    return ibis.least(*(ibis.coalesce(day, never) for day in days)).nullif(never)


def latest(*days: ibis.Value) -> ibis.Value:
    """The latest of days that are all known; null when one is not."""
    import ibis  # slow import

    known = days[0].notnull()
    for day in days[1:]:
        known = known & day.notnull()
    first = ibis.literal(ALWAYS)
    value = ibis.greatest(*(ibis.coalesce(day, first) for day in days))
    return ibis.ifelse(known, value, ibis.null("date"))


def only_if(condition: ibis.Value, day: ibis.Value) -> ibis.Value:
    """``day`` where the condition holds, else null."""
    import ibis  # slow import

    return ibis.ifelse(condition, day, ibis.null("date"))


def holding(table: ibis.Table) -> ibis.Table:
    """Rows with at least one day between ``valid_from`` and ``valid_until`` (null: open)."""
    rows = table.filter(table.valid_from.notnull())
    return rows.filter(rows.valid_until.isnull() | (rows.valid_from < rows.valid_until))
