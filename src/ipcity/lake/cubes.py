"""Cubes: many indicators on many days for every key, in as few scans as their tables allow.

Parts over one table whose intervals are the same columns share one group-by; their conditions are the
bits of a code (``fusion``). The cube is a small table, one line per indicator, part and key with a list
along the days; it is stored beside its snapshot and answers without touching the ledgers.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import ibis
import ibis.expr.operations as ops
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ipcity.domain.errors import Refused
from ipcity.lake import fusion
from ipcity.lake.engines import Engine
from ipcity.lake.evaluations import Indicator
from ipcity.lake.grids import VALUE, Counts, Indexes, along, bits, exactly, lists
from ipcity.lake.results import DISTINCT, MASK, REGION, SUM, Result
from ipcity.lake.snapshots import Manifest
from ipcity.lake.tallies import Part, bit_or, bounded, populated, rank, spans

C = TypeVar("C", contravariant=True)
_SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("part", pa.string()),
        ("key", pa.string()),
        ("n", pa.list_(pa.int64())),
        ("value", pa.list_(VALUE)),
    ]
)


@dataclass(frozen=True)
class Cube:
    """``table``: indicator, part, key, n and value along ``days``; ``empty``: parts without population."""

    days: tuple[date, ...]
    table: pa.Table
    empty: frozenset[tuple[str, str]]


@dataclass
class _Slot:
    """One part of one indicator on its way: where its numbers are in the moments."""

    code: str
    part: Part
    places: list[int]
    peeled: fusion.Peeled
    rows: Counts | None = None
    values: Counts | pa.ListArray | None = None

    def column(self, name: str) -> ops.Value:
        return self.peeled.columns[name]


@dataclass
class _Run:
    """What one build knows: the moments, the key, and the keys seen so far."""

    engine: Engine
    moments: tuple[date, ...]
    by: str
    keys: dict[str, int] = field(default_factory=dict)
    calendars: dict[ops.Node, ibis.Table] = field(default_factory=dict)

    def calendar(self, column: ibis.Column) -> ibis.Table:
        """Every day from the first to the last of ``column``, as a table of the engine."""
        if column.op() not in self.calendars:
            ends = self.engine.execute(column.as_table().agg(first=column.min(), last=column.max()))
            first, last = (ends[name][0].as_py() for name in ("first", "last"))
            numbers = range(first.toordinal(), last.toordinal() + 1) if first else range(0)
            days = pa.array([date.fromordinal(number) for number in numbers], pa.date32())
            self.calendars[column.op()] = self.engine.table_of(pa.table({"day": days}))
        return self.calendars[column.op()]

    def index(self, keys: pa.ChunkedArray) -> Indexes:
        """The number of each key, new keys numbered on."""
        encoded = pc.fill_null(keys.cast(pa.string()), "").combine_chunks().dictionary_encode()
        known = [self.keys.setdefault(k, len(self.keys)) for k in encoded.dictionary.to_pylist()]
        found: Indexes = np.take(np.asarray(known, dtype=np.int64), encoded.indices.to_numpy())
        return found


def build(
    engine: Engine,
    indicators: Sequence[Indicator[C]],
    tables: Mapping[str, ibis.Table],
    days: Sequence[date],
    context: C,
    by: str = REGION,
) -> Cube:
    """Every indicator on ``days`` (in order, each once) for every key of ``by``."""
    parts = [(each.code, part) for each in indicators for part in each.parts(tables, context)]
    moments = tuple(sorted({part.day(day) for _, part in parts for day in days}))
    slots = [
        _Slot(code, part, [moments.index(part.day(day)) for day in days],
              fusion.peel(part.contributions))
        for code, part in parts
    ]  # fmt: skip
    run = _Run(engine, moments, by)
    for group in _groups(slots, ("start", "end", by)):
        _count(run, group)
    for group in _groups([s for s in slots if s.part.aggregate == DISTINCT],
                         ("start", "end", by, "subject")):  # fmt: skip
        _count_subjects(run, group)
    nothing = [s for s in slots if s.rows is None or not s.rows.any()]
    empty = _without_population(engine, nothing)
    return Cube(tuple(days), _table(run, slots), empty)


def answers(cube: Cube, indicator: Indicator[C], day: date) -> Mapping[str, Result]:
    """The indicator on ``day`` for every key; Refused for a day the cube was not built for."""
    if day not in cube.days:
        raise Refused("no-such-day", f"统计方表不含 {day}，请按日另行计算。")
    place = cube.days.index(day)
    lines = cube.table.filter(pc.equal(cube.table["indicator"], indicator.code))
    n = pc.list_element(lines["n"], place).to_pylist()
    values = pc.list_element(lines["value"], place).to_pylist()
    names = lines["part"].to_pylist()
    found: dict[str, dict[str, tuple[Decimal, int]]] = {}
    for part, key, count, value in zip(names, lines["key"].to_pylist(), n, values, strict=True):
        found.setdefault(key, {})[part] = (value, count)
    whole = dict.fromkeys(names) | {p: None for code, p in cube.empty if code == indicator.code}
    return {key: _answer(cube, indicator, whole, held) for key, held in found.items()}


def save(folder: Path, manifest: Manifest, name: str, cube: Cube) -> Path:
    """Keep the cube beside its snapshot; it appears whole."""
    place = folder / "cubes"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = {
        "days": [day.isoformat() for day in cube.days],
        "empty": sorted(cube.empty),
    }
    table = cube.table.replace_schema_metadata({"cube": json.dumps(told)})
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=place)
    os.close(handle)
    pq.write_table(table, draft, compression="zstd", row_group_size=8192)
    target = place / f"{manifest.id}.{name}.parquet"
    Path(draft).replace(target)
    return target


def load(folder: Path, manifest: Manifest, name: str, indicator: str | None = None) -> Cube | None:
    """The kept cube, or of it one indicator's lines; None where none was kept."""
    path = folder / "cubes" / f"{manifest.id}.{name}.parquet"
    if not path.is_file():
        return None
    wanted = None if indicator is None else [("indicator", "=", indicator)]
    table = pq.read_table(path, filters=wanted)
    told = json.loads(pq.read_schema(path).metadata[b"cube"])
    days = tuple(date.fromisoformat(day) for day in told["days"])
    return Cube(days, table, frozenset((code, part) for code, part in told["empty"]))


def _answer(
    cube: Cube,
    indicator: Indicator[C],
    names: Mapping[str, None],
    held: Mapping[str, tuple[Decimal, int]],
) -> Result:
    values: dict[str, Decimal | None] = {}
    rows: dict[str, int] = {}
    for name in names:
        none = (indicator.code, name) in cube.empty
        value, rows[name] = held.get(name, (Decimal(0), 0))
        values[name] = None if none else value
    return Result(indicator.combine(values), values, rows)


def _groups(slots: Sequence[_Slot], columns: Sequence[str]) -> list[list[_Slot]]:
    """Slots over the same table whose ``columns`` are the same, at most as many as a code has bits."""
    found: dict[tuple[ops.Node, ...], list[_Slot]] = {}
    for slot in slots:
        alike = (slot.peeled.base, *(slot.column(name) for name in columns))
        found.setdefault(alike, []).append(slot)
    return [g[i : i + fusion.MOST] for g in found.values() for i in range(0, len(g), fusion.MOST)]


def _placed(
    run: _Run, group: Sequence[_Slot], **more: ops.Value
) -> tuple[ibis.Table, list[frozenset[ops.Value]]]:
    """key, code, s and e of every row that matters, and the conditions behind the code's bits."""
    first = group[0]
    shared = frozenset.intersection(*(slot.peeled.conditions for slot in group))
    conditions = [slot.peeled.conditions - shared for slot in group]
    sets = list(dict.fromkeys(conditions))
    base = first.peeled.base
    kept = [each.to_expr() for each in sorted(shared, key=repr)]
    rows = _timed(run, first, base.to_expr().filter(*kept) if kept else base.to_expr())
    code = ibis.literal(1, "int64").op() if sets == [frozenset()] else fusion.code(sets)
    shown = {"key": first.column(run.by), "code": code, **more}
    placed = rows.select(
        "s", "e", **{name: fusion.over(value, base, rows) for name, value in shown.items()}
    )
    always = frozenset() in sets
    return placed if always else placed.filter(placed.code != 0), conditions


def _timed(run: _Run, slot: _Slot, rows: ibis.Table) -> ibis.Table:
    """``rows`` that reach into the moments, with their indexes s and e.

    An interval made from one date column alone is looked up: a calendar of the column's days is worked
    out once, and joining it leaves out all other rows before anything is computed for them.
    """
    base = slot.peeled.base
    start, end = slot.column("start"), slot.column("end")
    dated = {f for value in (start, end) for f in value.find(ops.Field) if f.rel == base}
    if len(dated) == 1 and next(iter(dated)).dtype.is_date():
        (column,) = dated
        days = run.calendar(base.to_expr()[column.name])
        told = {column: days.day.op()}
        found = _indexed(
            run,
            days.select(
                "day", start=start.replace(told).to_expr(), end=end.replace(told).to_expr()
            ),
        )
        return rows.inner_join(found, rows[column.name] == found.day).drop("day")
    both = {"start": fusion.over(start, base, rows), "end": fusion.over(end, base, rows)}
    return _indexed(run, rows.mutate(**{f"lake_{k}": v for k, v in both.items()}), "lake_")


def _indexed(run: _Run, rows: ibis.Table, prefix: str = "") -> ibis.Table:
    start, end = rows[f"{prefix}start"], rows[f"{prefix}end"]
    kept = rows.filter(spans(start, end, run.moments[0], run.moments[-1]))
    start, end = kept[f"{prefix}start"], kept[f"{prefix}end"]
    return kept.mutate(
        s=rank(start, run.moments), e=rank(end.fill_null(ibis.literal(date.max)), run.moments)
    ).drop(f"{prefix}start", f"{prefix}end")


def _count(run: _Run, group: Sequence[_Slot]) -> None:
    sums = {slot.column("amount"): "" for slot in group if slot.part.aggregate == SUM}
    names = {value: f"a{number}" for number, value in enumerate(sums)}
    placed, conditions = _placed(run, group, **{name: value for value, name in names.items()})
    totals = {name: placed[name].sum().cast("decimal(38, 6)") for name in names.values()}
    keys = ("key", "code", "s", "e")
    found = run.engine.execute(placed.group_by(*keys).agg(n=placed.count(), **totals))
    sets = list(dict.fromkeys(conditions))
    index = run.index(found["key"])
    codes, s, e, n = (found[name].to_numpy() for name in ("code", "s", "e", "n"))
    made: dict[int, Counts] = {}
    for slot, each in zip(group, conditions, strict=True):
        bit = sets.index(each)
        chosen = (codes >> bit) & 1 == 1
        if bit not in made:
            made[bit] = along(
                len(run.keys), len(run.moments), index[chosen], s[chosen], e[chosen], n[chosen]
            )
        slot.rows = slot.values = made[bit]
        if slot.part.aggregate == SUM:
            amounts = found[names[slot.column("amount")]].filter(pa.array(chosen))
            slot.values = exactly(made[bit].shape, index[chosen], s[chosen], e[chosen], amounts)


def _count_subjects(run: _Run, group: Sequence[_Slot]) -> None:
    placed, conditions = _placed(run, group, subject=fusion.uncast(group[0].column("subject")))
    placed = placed.filter(placed.subject.notnull())
    sets = list(dict.fromkeys(conditions))
    size = len(run.moments)
    chunks = range(-(-size // MASK))
    wide = placed.mutate(
        **{f"w{c}": _window(placed, c * MASK, min(size - c * MASK, MASK)) for c in chunks}
    )
    masks = {
        f"m{b}_{c}": bit_or(
            wide[f"w{c}"] if len(sets) == 1
            else ibis.ifelse((wide.code >> b) & 1 == 1, wide[f"w{c}"], 0).cast("int64")
        )
        for b in range(len(sets))
        for c in chunks
    }  # fmt: skip
    held = wide.group_by("key", "subject").agg(**masks)
    # subjects with the same months are the same to every count: few lines are left to take apart
    alike = held.group_by("key", *masks).agg(n=held.count())
    found = run.engine.execute(alike)
    index = run.index(found["key"])
    n = found["n"].to_numpy()
    made = {
        b: bits(len(run.keys), size, index, n, [found[f"m{b}_{c}"].to_numpy() for c in chunks])
        for b in range(len(sets))
    }
    for slot, each in zip(group, conditions, strict=True):
        slot.values = made[sets.index(each)]


def _window(placed: ibis.Table, first: int, size: int) -> ibis.Value:
    s, e = placed.s.cast("int64"), placed.e.cast("int64")
    one = s * 0 + 1
    return (one << bounded(e - first, size)) - (one << bounded(s - first, size))


def _without_population(engine: Engine, slots: Sequence[_Slot]) -> frozenset[tuple[str, str]]:
    asked = [slot for slot in slots if slot.part.empty_is_none]
    there = populated(engine, [slot.part for slot in asked])
    return frozenset((s.code, s.part.name) for n, s in enumerate(asked) if n not in there)


def _table(run: _Run, slots: Sequence[_Slot]) -> pa.Table:
    """One line per indicator, part and key that ever counted a row."""
    names = np.asarray(list(run.keys), dtype=object)
    tables = []
    for slot in slots:
        if slot.rows is None or slot.values is None:
            continue
        counted = np.flatnonzero(slot.rows.any(axis=1))
        table = pa.table(
            [
                pa.array([slot.code] * len(counted), pa.string()),
                pa.array([slot.part.name] * len(counted), pa.string()),
                pa.array(names[counted], pa.string()),
                lists(slot.rows[counted][:, slot.places], pa.int64()),
                _values(slot, counted),
            ],
            schema=_SCHEMA,
        )
        tables.append(table)
    return pa.concat_tables(tables) if tables else _SCHEMA.empty_table()


def _values(slot: _Slot, counted: Indexes) -> pa.Array:
    if isinstance(slot.values, pa.ListArray):
        lines = slot.values.take(pa.array(counted)).to_pylist()
        return pa.array([[line[place] for place in slot.places] for line in lines], pa.list_(VALUE))
    grid = np.zeros((0, 0), np.int64) if slot.values is None else slot.values
    if grid.shape[0] <= counted.max(initial=-1):
        grid = np.vstack(
            [grid, np.zeros((counted.max() + 1 - grid.shape[0], grid.shape[1]), np.int64)]
        )
    return lists(grid[counted][:, slot.places], VALUE)
