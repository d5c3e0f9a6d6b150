"""The calendar day of a moment, as offices here count it (Asia/Shanghai, no summer time)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def day_of(at: datetime) -> date:
    """The day on which ``at`` falls here; ``at`` must know its zone."""
    return at.astimezone(CHINA).date()
