"""Official figures as rows: the latest published one of a series counts for the whole district."""

from __future__ import annotations

from ipcity.domain.indicators.measures import (
    Condition,
    Moment,
    Operator,
    Rows,
    UntilNext,
    by,
    equals,
)

# Annual figures of the district itself: neither months nor towns.
_WHOLE = (
    Condition("region_id", Operator.IS, Moment.WHOLE_DISTRICT),
    Condition("month", Operator.ABSENT),
)


def latest_figure(series: str, years_back: int = 0) -> Rows:
    """The figure of the latest year published by the day, or of so many years before it."""
    interval = UntilNext("published_on", by("series"), "year", years_back)
    return Rows("statistics", interval, (equals("series", series), *_WHOLE), amount=("value",))


def figure_of_baseline_year(series: str) -> Rows:
    """The latest revision of the baseline year's figure, from its publication on."""
    where = (
        equals("series", series),
        Condition("year", Operator.IS, Moment.BASELINE_YEAR),
        *_WHOLE,
    )
    return Rows("statistics", UntilNext("published_on", by("series")), where, amount=("value",))
