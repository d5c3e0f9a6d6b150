"""Tallies: what the contributions of many parts come to at many moments, in one pass each.

With the moments sorted, a contribution contains the moments from index ``s`` (the first not before its
start) up to ``e`` (the first not before its end). One group-by on ``(s, e)`` says everything: add at
``s``, take off at ``e``, and run along. Distinct subjects are one mask of moments per subject, or-ed
together, then counted bit by bit (docs/decisions/0007, docs/why/lake.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

import ibis
import pyarrow as pa

from ipcity.lake.engines import Engine
from ipcity.lake.results import COUNT, DISTINCT, MASK, SUM, Outlined, Tally, along, exactly

_AMOUNT = "decimal(38, 6)"


class Part(Outlined, Protocol):
    """What the lake needs of a part (``domain/indicators``)."""

    @property
    def contributions(self) -> ibis.Table: ...


@dataclass(frozen=True)
class Asked:
    """One part at its moments: sorted, each once."""

    part: Part
    moments: tuple[date, ...]


@ibis.udf.agg.builtin(name="bit_or")  # type: ignore[untyped-decorator]
def bit_or(mask: int) -> int:  # type: ignore[empty-body]
    """Ibis has no BitOr on Spark; both engines have the function itself."""


def asked(part: Part, days: Iterable[date]) -> Asked:
    return Asked(part, tuple(sorted({part.day(day) for day in days})))


def tally(engine: Engine, wanted: Sequence[Asked], by: str | None = None) -> list[Tally]:
    """One tally per question; without ``by`` everything is under the key ""."""
    if not wanted:
        return []
    found = [Tally() for _ in wanted]
    _read_events(engine, wanted, by, found)
    _read_distinct(engine, wanted, by, found)
    _look_for_population(engine, wanted, found)
    return found


def containing(part: Part, first: date, last: date | None = None) -> ibis.Table:
    """The contributions that contain any moment from ``first`` to ``last``."""
    rows = part.contributions
    return rows.filter(spans(rows.start, rows.end, first, last or first))


def spans(
    start: ibis.Value, end: ibis.Value, first: date, last: date
) -> ibis.expr.types.BooleanValue:
    """Whether ``[start, end)`` reaches into the days from ``first`` to ``last``; no end is open."""
    return (start <= ibis.literal(last)) & (end.isnull() | (end > ibis.literal(first)))


def rank(column: ibis.Value, moments: Sequence[date]) -> ibis.Value:
    """How many of the sorted ``moments`` lie before ``column``.

    Month ends without a gap are counted by arithmetic; anything else by a binary search spelt out.
    """
    if len(moments) > 1 and _months_on_end(moments):
        month = column.year() * 12 + column.month() - 1 - _month(moments[0])
        return bounded(month, len(moments)).cast("int32")

    def between(low: int, high: int) -> ibis.Value:
        if low == high:
            return ibis.literal(low, "int32")
        middle = (low + high) // 2
        after = column > ibis.literal(moments[middle])
        return ibis.ifelse(after, between(middle + 1, high), between(low, middle))

    return between(0, len(moments)).cast("int32")


def bounded(value: ibis.Value, most: int) -> ibis.Value:
    """``value``, never null, within 0 and ``most``; ``clip`` writes it nine times to look for nulls."""
    return ibis.greatest(0, ibis.least(most, value))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months_on_end(moments: Sequence[date]) -> bool:
    first = _month(moments[0])
    return all(
        (day + timedelta(days=1)).day == 1 and _month(day) == first + n
        for n, day in enumerate(moments)
    )


def _end(rows: ibis.Table) -> ibis.Value:
    """An open end lies after every moment; a null would fall through every comparison."""
    return rows.end.fill_null(ibis.literal(date.max))


def key_of(rows: ibis.Table, by: str | None) -> ibis.Value:
    return ibis.literal("") if by is None else rows[by]


def _read_events(
    engine: Engine, wanted: Sequence[Asked], by: str | None, found: list[Tally]
) -> None:
    branches = [_events(slot, each, by) for slot, each in enumerate(wanted)]
    table = engine.execute(ibis.union(*branches) if len(branches) > 1 else branches[0])
    gathered: dict[tuple[int, str], list[tuple[int, int, int, Decimal]]] = {}
    for row in _rows(table):
        slot, key, start, end, count, total = row
        gathered.setdefault((slot, key), []).append((start, end, count, total or Decimal(0)))
    for (slot, key), events in gathered.items():
        size = len(wanted[slot].moments)
        found[slot].exists = True
        found[slot].rows[key] = along(size, ((s, e, n) for s, e, n, _ in events))
        if wanted[slot].part.aggregate == COUNT:
            found[slot].values[key] = [Decimal(n) for n in found[slot].rows[key]]
        elif wanted[slot].part.aggregate == SUM:
            found[slot].values[key] = exactly(size, [(s, e, v) for s, e, _, v in events])


def _events(slot: int, each: Asked, by: str | None) -> ibis.Table:
    rows = containing(each.part, each.moments[0], each.moments[-1])
    size = len(each.moments)
    keys = {"key": key_of(rows, by)}
    if size > 1:
        keys["s"] = rank(rows.start, each.moments)
        keys["e"] = rank(_end(rows), each.moments)
    sums = each.part.aggregate == SUM
    grouped = rows.group_by(**keys).agg(
        n=rows.count().cast("int64"),
        total=rows.amount.sum().cast(_AMOUNT) if sums else ibis.null(_AMOUNT),
    )
    return grouped.filter(grouped.n > 0).select(
        slot=ibis.literal(slot, "int32"),
        key=grouped.key.cast("string"),
        s=grouped.s if size > 1 else ibis.literal(0, "int32"),
        e=grouped.e if size > 1 else ibis.literal(1, "int32"),
        n=grouped.n,
        total=grouped.total.cast(_AMOUNT),
    )


def _read_distinct(
    engine: Engine, wanted: Sequence[Asked], by: str | None, found: list[Tally]
) -> None:
    slots = [n for n, each in enumerate(wanted) if each.part.aggregate == DISTINCT]
    if not slots:
        return
    width = max(len(wanted[slot].moments) for slot in slots)
    branches = [_subjects(slot, wanted[slot], by, width) for slot in slots]
    table = engine.execute(ibis.union(*branches) if len(branches) > 1 else branches[0])
    for slot, key, *counts in _rows(table):
        size = len(wanted[slot].moments)
        found[slot].values[key] = [Decimal(n or 0) for n in counts[:size]]


def _subjects(slot: int, each: Asked, by: str | None, width: int) -> ibis.Table:
    """Per key one column of distinct subjects for each moment, padded to ``width`` columns."""
    size = len(each.moments)
    masked = subject_masks(each, by)
    counted = masked.group_by("key").agg(
        **{
            f"b{j}": ((masked[f"m{j // MASK}"] >> ibis.literal(j % MASK)) & 1).sum().cast("int64")
            for j in range(size)
        }
    )
    empty = ibis.null("int64")
    return counted.select(
        slot=ibis.literal(slot, "int32"),
        key=counted.key.cast("string"),
        **{f"b{j}": counted[f"b{j}"] if j < size else empty for j in range(width)},
    )


def subject_masks(each: Asked, by: str | None) -> ibis.Table:
    """One row per key and subject: the moments at which it has a contribution, as masks m0, m1, …"""
    rows = containing(each.part, each.moments[0], each.moments[-1])
    rows = rows.filter(rows.subject.notnull())
    size = len(each.moments)
    placed = rows.select(
        key=key_of(rows, by),
        subject=rows.subject,
        s=rank(rows.start, each.moments).cast("int64"),
        e=rank(_end(rows), each.moments).cast("int64"),
    )
    masks = {
        f"m{chunk}": bit_or(_mask(placed, chunk * MASK, min(size - chunk * MASK, MASK)))
        for chunk in range(-(-size // MASK))
    }
    return placed.group_by("key", "subject").agg(**masks)


def _mask(placed: ibis.Table, first: int, size: int) -> ibis.Value:
    """The bits ``s`` to ``e`` of this chunk.

    Spark shifts a literal as a 32-bit number, whatever Ibis calls it; so the one is a column.
    """
    one = placed.s * 0 + 1
    start = bounded(placed.s - first, size)
    end = bounded(placed.e - first, size)
    return (one << end) - (one << start)


def _look_for_population(engine: Engine, wanted: Sequence[Asked], found: list[Tally]) -> None:
    slots = [n for n, each in enumerate(wanted) if not found[n].exists and each.part.empty_is_none]
    for place in populated(engine, [wanted[slot].part for slot in slots]):
        found[slots[place]].exists = True


def populated(engine: Engine, parts: Sequence[Part]) -> frozenset[int]:
    """Which of ``parts`` have any row at all: a part without one says 无数据, not 0."""
    branches = [
        part.contributions.limit(1).select(slot=ibis.literal(slot, "int32"))
        for slot, part in enumerate(parts)
    ]
    if not branches:
        return frozenset()
    table = engine.execute(ibis.union(*branches) if len(branches) > 1 else branches[0])
    return frozenset(slot for (slot,) in _rows(table))


def _rows(table: pa.Table) -> Iterable[tuple]:  # type: ignore[type-arg]
    columns = [
        ["" if value is None else value for value in column.to_pylist()]
        if name == "key"
        else column.to_pylist()
        for name, column in zip(table.column_names, table.columns, strict=True)
    ]
    return zip(*columns, strict=True)
