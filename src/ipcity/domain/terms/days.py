"""The calendar day of a moment, as offices here count it (Asia/Shanghai, no summer time)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
# Days outside are slips of the pen; inside them, neighbouring days and years can always be told.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def day_of(at: datetime) -> date:
    """The day on which ``at`` falls here; ``at`` must know its zone."""
    return at.astimezone(CHINA).date()


def day_written(text: str) -> date | None:
    """An ISO day from ``FIRST_DAY`` to ``LAST_DAY``; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def day_words(day: date) -> str:
    """As an official paper writes it: 2026年7月15日."""
    return f"{day.year}年{day.month}月{day.day}日"
