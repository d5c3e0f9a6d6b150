"""The vocabulary of measures, as data: which rows count, from when until when, and what of them.

Nothing here computes; ``compiling`` turns it into Ibis. The words are the same in Python families
and in a pack's YAML (``reading_own``). A column of a linked ledger is written ``holder.kind``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from ipcity.domain.indicators.parts import Aggregate, Shift

Scalar: TypeAlias = str | int | bool | Decimal | date


class Operator(StrEnum):
    """How a column must stand to a value; an empty column fulfils only IS_NOT, NOT_IN and ABSENT."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    NOT_IN = "not_in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BEFORE = "before"
    AFTER = "after"
    CONTAINS = "contains"
    PRESENT = "present"
    ABSENT = "absent"


class Moment(StrEnum):
    """A value that the programme gives. WHOLE_DISTRICT, asked of a region, holds where the row names
    no region or the district itself."""

    BASELINE_YEAR = "baseline_year"
    BASELINE_DAY = "baseline_day"
    WHOLE_DISTRICT = "whole_district"


@dataclass(frozen=True)
class Column:
    """Another column of the same row, as the value of a condition."""

    name: str


@dataclass(frozen=True)
class Condition:
    column: str
    operator: Operator
    value: Scalar | tuple[Scalar, ...] | Column | Moment | None = None


@dataclass(frozen=True)
class AnyOf:
    """Holds when one of the conditions does."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Link:
    """``holder`` reaches the row of ``ledger`` whose id stands in ``holder_id``; the row itself is
    kept when there is none."""

    name: str
    ledger: str


@dataclass(frozen=True)
class Subject:
    """What makes two rows one: for each part the first of its columns that is filled. A row in which
    all columns of a part are empty is a subject of its own."""

    parts: tuple[tuple[str, ...], ...]


class Span(StrEnum):
    """The period at whose end a flow begins anew."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PROGRAMME = "programme"


@dataclass(frozen=True)
class Level:
    """Counts from ``since`` on, until the earliest of ``until`` (first day on which it no longer
    holds) and the day after the earliest of ``through`` (last day on which it still holds)."""

    since: str
    until: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """Counts from the event until its period ends; with ``once``, from the later of the event and the
    first of these dates that is filled, still in the event's period. ``first_of``: only the first row
    of each subject counts. A flow of the programme begins with its first year and never ends."""

    on: str
    span: Span = Span.YEAR
    once: tuple[str, ...] = ()
    first_of: Subject | None = None


@dataclass(frozen=True)
class Cumulative:
    """Counts from its date for ever; with ``once``, from the later of the two dates."""

    on: str
    once: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewSince:
    """Counts for ever from a subject's first row, if that lies after the baseline day: gross."""

    on: str
    subject: Subject


@dataclass(frozen=True)
class UntilNext:
    """Counts from its date until the next row of the same ``key``. With ``rank``, a row of a lower
    rank than an earlier one (an old year revised late) never counts; with ``years_back``, it is the
    row of that many ranks before that counts while its successor is the latest."""

    on: str
    key: Subject
    rank: str | None = None
    years_back: int = 0


@dataclass(frozen=True)
class LatestGroup:
    """All rows of a group count from the group's last date until the next group is complete."""

    on: str
    group: str


@dataclass(frozen=True)
class ByLaw:
    """The interval that a rule of ``domain/rights`` computes; see ``laws.RULES``. ``version`` is the
    rule's: a changed rule is a further version, and with it the indicator's."""

    rule: str
    version: int = 1


Interval: TypeAlias = Level | Flow | Cumulative | NewSince | UntilNext | LatestGroup | ByLaw


@dataclass(frozen=True)
class Rows:
    """Rows of one ledger, and the interval of each. ``where`` makes the population; ``counted`` says
    which of its rows count once the intervals are known. ``amount``: the least of these columns
    counts; ``split``: one further column by which the value may be broken down."""

    ledger: str
    interval: Interval
    where: tuple[Condition | AnyOf, ...] = ()
    links: tuple[Link, ...] = ()
    amount: tuple[str, ...] = ()
    subject: Subject | None = None
    split: str | None = None
    counted: tuple[Condition | AnyOf, ...] = ()


@dataclass(frozen=True)
class Tally:
    """One figure over the rows of one or several ledgers: what becomes a part."""

    rows: tuple[Rows, ...]
    aggregate: Aggregate = Aggregate.COUNT
    at: Shift = Shift.DAY
    empty_is_none: bool = True


def count(*rows: Rows, empty_is_none: bool = True) -> Tally:
    return Tally(rows, Aggregate.COUNT, empty_is_none=empty_is_none)


def total(*rows: Rows, empty_is_none: bool = True) -> Tally:
    """The sum of the rows' amounts."""
    return Tally(rows, Aggregate.SUM, empty_is_none=empty_is_none)


def distinct(*rows: Rows, empty_is_none: bool = True) -> Tally:
    """The number of different subjects."""
    return Tally(rows, Aggregate.DISTINCT, empty_is_none=empty_is_none)


def named(*links: str) -> Subject:
    """The organisations or rights behind these links; an unresolved one counts by its written name.

    ``holder`` stands for the columns ``holder_id`` and ``holder_name``, ``patent#`` for ``patent_id``
    and ``patent_number``.
    """
    return Subject(tuple(_written(link) for link in links))


def by(*columns: str) -> Subject:
    """Rows that agree in each of these columns."""
    return Subject(tuple((column,) for column in columns))


def equals(column: str, value: Scalar) -> Condition:
    return Condition(column, Operator.IS, value)


def differs(column: str, value: Scalar) -> Condition:
    """Also where the column is empty."""
    return Condition(column, Operator.IS_NOT, value)


def among(column: str, *values: Scalar) -> Condition:
    return Condition(column, Operator.IN, values)


def outside(column: str, *values: Scalar) -> Condition:
    """Also where the column is empty."""
    return Condition(column, Operator.NOT_IN, values)


def present(column: str) -> Condition:
    return Condition(column, Operator.PRESENT)


def not_later(column: str, than: str) -> Condition:
    """Both columns are filled and the first lies on or before the second."""
    return Condition(column, Operator.AT_MOST, Column(than))


def _written(link: str) -> tuple[str, ...]:
    if link.endswith("#"):
        return (f"{link[:-1]}_id", f"{link[:-1]}_number")
    return (f"{link}_id", f"{link}_name")
