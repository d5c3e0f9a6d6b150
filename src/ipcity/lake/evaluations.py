"""Evaluations: an indicator's value on a day, rows, series and split straight from its expressions.

The way of Spark, and the measure of ``archives``, which keep contributions between questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

import ibis
import pyarrow as pa

from ipcity.domain.errors import Refused
from ipcity.lake.engines import Engine
from ipcity.lake.results import REGION, SPLIT, UNIT, Counted, Result, result
from ipcity.lake.tallies import Asked, Part, asked, containing, tally

C = TypeVar("C", contravariant=True)


class Indicator(Protocol[C]):
    """What the lake needs of an indicator (``domain/indicators``)."""

    @property
    def code(self) -> str: ...
    def parts(self, tables: Mapping[str, ibis.Table], context: C) -> tuple[Part, ...]: ...
    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None: ...


def value(
    engine: Engine,
    indicator: Indicator[C],
    tables: Mapping[str, ibis.Table],
    on: date,
    context: C,
) -> Result:
    """The indicator on the day ``on``."""
    return series(engine, [indicator], tables, [on], context)[indicator.code][0]


def series(
    engine: Engine,
    indicators: Sequence[Indicator[C]],
    tables: Mapping[str, ibis.Table],
    days: Sequence[date],
    context: C,
) -> Mapping[str, tuple[Result, ...]]:
    """Each indicator on each of ``days``, in their order; one pass over each part."""
    sheets = _questions(indicators, tables, days, context)
    found = iter(tally(engine, [each for _, sheet in sheets for each in sheet]))
    answers = {}
    for indicator, sheet in sheets:
        mine = [Counted(each.part, each.moments, next(found)) for each in sheet]
        answers[indicator.code] = tuple(result(indicator, mine, day, "") for day in days)
    return answers


def split(
    engine: Engine,
    indicator: Indicator[C],
    tables: Mapping[str, ibis.Table],
    on: date,
    context: C,
    by: str,
) -> Mapping[str, Result]:
    """The indicator on ``on`` per ``region``, ``unit`` or ``split`` key; "" where a row has none."""
    if by not in (REGION, UNIT, SPLIT):
        raise Refused("no-such-split", f"不能按“{by}”拆分，只能按属地、单位或指标自带的分类。")
    ((_, sheet),) = _questions([indicator], tables, [on], context)
    found = zip(sheet, tally(engine, sheet, by), strict=True)
    mine = [Counted(each.part, each.moments, told) for each, told in found]
    keys = sorted({key for each in mine for key in each.tally.rows})
    return {key: result(indicator, mine, on, key) for key in keys}


def rows(
    engine: Engine,
    indicator: Indicator[C],
    tables: Mapping[str, ibis.Table],
    on: date,
    context: C,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> pa.Table:
    """The rows behind the value: part, ledger, row, amount, subject, start, end; part by part."""
    parts = indicator.parts(tables, context)
    branches = [_behind(n, part, on) for n, part in enumerate(parts)]
    whole = ibis.union(*branches) if len(branches) > 1 else branches[0]
    ordered = whole.order_by("place", "ledger", "row", "start", "subject")
    page = ordered.limit(limit, offset=offset) if limit is not None or offset else ordered
    return engine.execute(page.drop("place"))


def _behind(place: int, part: Part, on: date) -> ibis.Table:
    found = containing(part, part.day(on))
    return found.select(
        place=ibis.literal(place, "int32"),
        part=ibis.literal(part.name),
        ledger=found.ledger,
        row=found.row,
        amount=found.amount.cast("decimal(38, 6)"),
        subject=found.subject.cast("string"),
        start=found.start,
        end=found.end,
    )


def _questions(
    indicators: Sequence[Indicator[C]],
    tables: Mapping[str, ibis.Table],
    days: Sequence[date],
    context: C,
) -> list[tuple[Indicator[C], list[Asked]]]:
    return [
        (each, [asked(part, days) for part in each.parts(tables, context)]) for each in indicators
    ]
