"""The State Council's notices on holidays as an installed package carries them (chinesecalendar).

Values in, a ``Calendar`` out: whoever has no database counts by these, and a district's own notices
are joined to them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from chinese_calendar import constants

from ipcity.domain.terms.working_days import Calendar


@lru_cache(maxsize=1)
def published_holidays() -> Calendar:
    """Every year that the package knows."""
    free = (*constants.holidays, *constants.in_lieu_days)
    return Calendar(
        edition=f"chinesecalendar {version('chinesecalendar')}",
        years=frozenset(day.year for day in constants.holidays),
        holidays=frozenset(day for day in free if day.weekday() < 5),
        workdays=frozenset(day for day in constants.workdays if day.weekday() >= 5),
    )
