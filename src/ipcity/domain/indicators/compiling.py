"""From the vocabulary of measures to Ibis: every tally one table of contributions.

Portable by rule: comparisons, case, coalesce, windows of row numbers, leads and maxima, dates made
of their parts; integers of 64 bits and decimals; no floats and no function of one engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import ibis

from ipcity.domain.indicators.columns import written_columns
from ipcity.domain.indicators.intervals import with_interval
from ipcity.domain.indicators.laws import RULES
from ipcity.domain.indicators.measures import (
    AnyOf,
    ByLaw,
    Column,
    Condition,
    Moment,
    Operator,
    Rows,
    Tally,
)
from ipcity.domain.indicators.parts import COLUMNS, Context, Part, day_of
from ipcity.domain.indicators.subjects import filled, linked_name, subject_of

if TYPE_CHECKING:
    from ibis import BooleanValue, Table, Value

AMOUNT = "decimal(38, 6)"


def part_of(name: str, tally: Tally, tables: Mapping[str, Table], context: Context) -> Part:
    found = [contributions(rows, tables, context) for rows in tally.rows]
    table = reduce(lambda left, right: left.union(right), found)
    return Part(name, table, tally.aggregate, day_of(tally.at, context), tally.empty_is_none)


def contributions(rows: Rows, tables: Mapping[str, Table], context: Context) -> Table:
    """COLUMNS of the population; a row that never counts has ``end = start``."""
    population = _population(rows, tables, context)
    held = with_interval(population, rows.interval, context)
    text = ibis.null("string")
    never = held.end < held.start
    for condition in rows.counted:
        never = never | ~_holds(held, condition, context)
    columns = {
        "ledger": ibis.literal(rows.ledger),
        "row": held.id.cast("int64"),
        "start": held.start.cast("date"),
        "end": ibis.ifelse(never, held.start, held.end).cast("date"),
        "amount": _amount(held, rows.amount),
        "subject": subject_of(held, rows.subject) if rows.subject else text,
        "unit": held.unit_id.cast("int64"),
        "region": held.region_id.cast("int64"),
        "split": held[linked_name(rows.split)].cast("string") if rows.split else text,
    }
    return held.filter(held.start.notnull()).select(**{name: columns[name] for name in COLUMNS})


def _population(rows: Rows, tables: Mapping[str, Table], context: Context) -> Table:
    table = _source(rows, tables, context)
    for link in rows.links:
        wanted = [c for c in written_columns(rows) if c.startswith(f"{link.name}.")]
        other = tables[link.ledger]
        fetched = {linked_name(each): other[each.partition(".")[2]] for each in wanted}
        right = other.select(**{f"{link.name}__id": other.id}, **fetched)
        table = table.left_join(right, table[f"{link.name}_id"] == right[f"{link.name}__id"])
    conditions = [_holds(table, condition, context) for condition in rows.where]
    return table.filter(*conditions) if conditions else table


def _source(rows: Rows, tables: Mapping[str, Table], context: Context) -> Table:
    if isinstance(rows.interval, ByLaw):
        law = RULES[rows.interval.rule, rows.interval.version]
        return law.interval(tables, context.assumed)
    return tables[rows.ledger]


def _amount(table: Table, columns: tuple[str, ...]) -> Value:
    if not columns:
        return ibis.null(AMOUNT)
    amounts = [table[linked_name(name)].cast(AMOUNT) for name in columns]
    return reduce(_lesser, amounts)


def _lesser(left: Value, right: Value) -> Value:
    return ibis.cases(
        (left.isnull() | right.isnull(), ibis.null(AMOUNT)), (left <= right, left), else_=right
    )


def _holds(table: Table, condition: Condition | AnyOf, context: Context) -> BooleanValue:
    if isinstance(condition, AnyOf):
        return reduce(or_, (_holds(table, each, context) for each in condition.conditions))
    column = table[linked_name(condition.column)]
    value = condition.value
    if value is Moment.WHOLE_DISTRICT:
        return _of_the_whole_district(column, context)
    match condition.operator:
        case Operator.PRESENT:
            return filled(column)
        case Operator.ABSENT:
            return ~filled(column)
        case Operator.IN | Operator.NOT_IN:
            assert isinstance(value, tuple)  # noqa: S101  the vocabulary's own shape
            among = ibis.coalesce(column.isin(list(value)), False)
            return among if condition.operator is Operator.IN else ~among
    return _compares(column, condition.operator, _right_side(table, condition, context))


def _compares(column: Value, operator: Operator, value: Value) -> BooleanValue:
    """False, never null, where the column is empty; IS_NOT is then true."""
    match operator:
        case Operator.IS | Operator.IS_NOT:
            truth = column == value
        case Operator.AT_LEAST:
            truth = column >= value
        case Operator.AT_MOST:
            truth = column <= value
        case Operator.MORE_THAN | Operator.AFTER:
            truth = column > value
        case Operator.LESS_THAN | Operator.BEFORE:
            truth = column < value
        case _:
            truth = column.contains(value)
    known = ibis.coalesce(truth, False)
    return ~known if operator is Operator.IS_NOT else known


def _right_side(table: Table, condition: Condition, context: Context) -> Value:
    value = condition.value
    if isinstance(value, Column):
        return table[linked_name(value.name)]
    if value is Moment.BASELINE_YEAR:
        return ibis.literal(context.baseline.year)
    return ibis.literal(context.baseline if value is Moment.BASELINE_DAY else value)


def _of_the_whole_district(region: Value, context: Context) -> BooleanValue:
    nowhere = region.isnull()
    if context.district_region is None:
        return nowhere
    return nowhere | ibis.coalesce(region == ibis.literal(context.district_region), False)
