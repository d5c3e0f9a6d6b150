"""Which columns of which ledgers a tally reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ipcity.domain.indicators.laws import RULES
from ipcity.domain.indicators.measures import (
    AnyOf,
    ByLaw,
    Column,
    Condition,
    Cumulative,
    Flow,
    Interval,
    LatestGroup,
    Level,
    NewSince,
    Rows,
    Subject,
    Tally,
    UntilNext,
)

# Columns that every table has, so that nobody needs to ask for them.
ALWAYS = ("id", "unit_id", "region_id")


def columns_of(tallies: Iterable[Tally]) -> Mapping[str, tuple[str, ...]]:
    """Ledger to sorted column names, over all rows of the tallies."""
    found: dict[str, set[str]] = {}
    for tally in tallies:
        for rows in tally.rows:
            for ledger, column in _needed(rows):
                found.setdefault(ledger, set()).add(column)
    return {ledger: tuple(sorted(names - set(ALWAYS))) for ledger, names in sorted(found.items())}


def columns_of_rows(rows: Rows) -> Mapping[str, tuple[str, ...]]:
    """The same for the rows of one ledger and what they are linked to."""
    return columns_of((Tally((rows,)),))


def written_columns(rows: Rows) -> tuple[str, ...]:
    """The columns as written (``holder.kind`` for a linked one), each once."""
    own = [*rows.amount, *_of_subject(rows.subject), *_of_interval(rows.interval)]
    for condition in (*rows.where, *rows.counted):
        own.extend(columns_of_condition(condition))
    if rows.split:
        own.append(rows.split)
    return tuple(dict.fromkeys(own))


def columns_of_condition(condition: Condition | AnyOf) -> Iterator[str]:
    if isinstance(condition, AnyOf):
        for each in condition.conditions:
            yield from columns_of_condition(each)
        return
    yield condition.column
    if isinstance(condition.value, Column):
        yield condition.value.name


def _needed(rows: Rows) -> Iterator[tuple[str, str]]:
    yield rows.ledger, "id"
    ledgers = {link.name: link.ledger for link in rows.links}
    for written in written_columns(rows):
        link, dot, column = written.partition(".")
        if dot:
            yield rows.ledger, f"{link}_id"
            yield ledgers[link], column
        else:
            yield rows.ledger, written
    if isinstance(rows.interval, ByLaw):
        for ledger, columns in RULES[rows.interval.rule, rows.interval.version].needs:
            yield from ((ledger, column) for column in columns)


def _of_subject(subject: Subject | None) -> Iterator[str]:
    for part in subject.parts if subject else ():
        yield from part


def _of_interval(interval: Interval) -> Iterator[str]:
    match interval:
        case Level(since, until, through):
            yield from (since, *until, *through)
        case Flow(on, _, once, subject):
            yield from (on, *once, *_of_subject(subject))
        case Cumulative(on, once):
            yield from (on, *once)
        case NewSince(on, subject):
            yield from (on, *_of_subject(subject))
        case UntilNext(on, key, rank):
            yield from (on, *_of_subject(key), *([rank] if rank else []))
        case LatestGroup(on, group):
            yield from (on, group)
        case ByLaw():
            return
