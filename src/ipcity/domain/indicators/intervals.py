"""The interval of each row, in Ibis: from when until when it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from ipcity.domain.indicators.measures import (
    ByLaw,
    Cumulative,
    Flow,
    Interval,
    LatestGroup,
    Level,
    NewSince,
    Span,
    UntilNext,
)
from ipcity.domain.indicators.parts import Context
from ipcity.domain.indicators.subjects import subject_of
from ipcity.domain.rights.columns import earliest, latest, plus

if TYPE_CHECKING:
    from ibis import DateValue, Table


def with_interval(table: Table, interval: Interval, context: Context) -> Table:
    """``table`` with ``start`` and ``end``; see each interval for what they mean."""
    match interval:
        case ByLaw():
            return table
        case Level():
            return _level(table, interval)
        case Flow():
            return _flow(table, interval, context)
        case Cumulative(on, once):
            return table.mutate(start=_reached(table, on, once), end=ibis.null("date"))
        case NewSince():
            return _new_since(table, interval, context)
        case UntilNext():
            return _until_next(table, interval)
        case LatestGroup():
            return _latest_group(table, interval)


def _level(table: Table, level: Level) -> Table:
    ends = [table[name] for name in level.until]
    ends += [plus(table[name], days=1) for name in level.through]
    return table.mutate(
        start=table[level.since], end=earliest(*ends) if ends else ibis.null("date")
    )


def _reached(table: Table, on: str, once: tuple[str, ...]) -> DateValue:
    if not once:
        return table[on]
    return latest(table[on], ibis.coalesce(*(table[name] for name in once)))


def _flow(table: Table, flow: Flow, context: Context) -> Table:
    event = table[flow.on]
    start = _reached(table, flow.on, flow.once)
    if flow.span is Span.PROGRAMME:
        inside = (event >= ibis.date(context.first_year, 1, 1)) & (
            event < ibis.date(context.last_year + 1, 1, 1)
        )
        end = ibis.ifelse(inside, ibis.null("date"), start)
    else:
        end = _next_period(event, flow.span)
    if flow.first_of is not None:
        place = ibis.row_number().over(
            group_by=subject_of(table, flow.first_of), order_by=[event, table.id]
        )
        table = table.mutate(place=place)
        end = ibis.ifelse(table.place == 0, end, start)
    return table.mutate(start=start, end=end)


def _next_period(day: DateValue, span: Span) -> DateValue:
    """The first day after the period that ``day`` lies in."""
    year, month = day.year(), day.month()
    first_of_next_year = ibis.date(year + 1, 1, 1)
    if span is Span.YEAR:
        return first_of_next_year
    if span is Span.MONTH:
        return ibis.ifelse(month == 12, first_of_next_year, ibis.date(year, month + 1, 1))
    return ibis.cases(
        (month <= 3, ibis.date(year, 4, 1)),
        (month <= 6, ibis.date(year, 7, 1)),
        (month <= 9, ibis.date(year, 10, 1)),
        else_=first_of_next_year,
    )


def _new_since(table: Table, new: NewSince, context: Context) -> Table:
    dated = table.filter(table[new.on].notnull())
    place = ibis.row_number().over(
        group_by=subject_of(dated, new.subject), order_by=[dated[new.on], dated.id]
    )
    placed = dated.mutate(place=place)
    day = placed[new.on]
    counts = (placed.place == 0) & (day > ibis.literal(context.baseline))
    return placed.mutate(start=day, end=ibis.ifelse(counts, ibis.null("date"), day))


def _until_next(table: Table, until: UntilNext) -> Table:
    dated = table.filter(table[until.on].notnull())
    keyed = dated.mutate(key=subject_of(dated, until.key))
    if until.rank is None:
        return _to_the_next(keyed, until.on, "key")
    ordered = keyed.mutate(
        highest=keyed[until.rank]
        .max()
        .over(ibis.window(group_by=keyed.key, order_by=[keyed[until.on], keyed.id], following=0))
    )
    ranked = ordered.filter(ordered[until.rank] >= ordered.highest)
    current = _to_the_next(ranked, until.on, "key")
    return _before(keyed, current, until) if until.years_back else current


def _to_the_next(table: Table, on: str, *keys: str) -> Table:
    following = (
        table[on].lead().over(group_by=[table[key] for key in keys], order_by=[table[on], table.id])
    )
    return table.mutate(start=table[on], end=following)


def _before(keyed: Table, current: Table, until: UntilNext) -> Table:
    """Rows of the rank so many before the current one, for as long as both are in use."""
    assert until.rank is not None  # noqa: S101  only a ranked row has one before it
    own = _to_the_next(keyed, until.on, "key", until.rank)
    later = current.select(
        later_key=current.key,
        later_rank=current[until.rank] - until.years_back,
        later_start=current.start,
        later_end=current.end,
    )
    both = own.inner_join(later, [own.key == later.later_key, own[until.rank] == later.later_rank])
    return both.mutate(
        start=latest(both.start, both.later_start), end=earliest(both.end, both.later_end)
    )


def _latest_group(table: Table, group: LatestGroup) -> Table:
    name = group.group
    complete = (
        table.group_by(group_name=table[name])
        .aggregate(start=table[group.on].max())
        .filter(lambda t: t.start.notnull())
    )
    timed = complete.mutate(
        end=complete.start.lead().over(order_by=[complete.start, complete.group_name])
    )
    return table.inner_join(timed, table[name] == timed.group_name)
