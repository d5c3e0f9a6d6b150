"""Forty indicators × 36 months × 1 700 regions beside the bare scan, SQL per month and pandas.

    python bench/indicator_cube.py [--rows 1000000] [--folder DIR] [--peers/--no-peers]

Rows are trademarks; a fifth as many patents come with them. Everything is timed in this one run, each
step in a process of its own; goals: all within 6 × the bare scan of the columns read and 1 GB, one day's
stocks within 2 ×, an answer from the stored cube within 0.1 s. Peers count three of the 36 months of the
trademark stocks and holders and are multiplied up, marked [x].
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import ibis
import rights_rows as rights

from ipcity.lake import cubes
from ipcity.lake.engines import open_engine
from ipcity.lake.snapshots import read_manifest

POPULATION = Decimal(40_000)
READ = {
    "trademarks": ["holder_id", "region_id", "nice_class", "kind", "holder_kind", "filed_on",
                   "registered_on", "ended_on"],
    "patents": ["holder_id", "region_id", "kind", "ipc_main", "filed_on", "granted_on", "ended_on"],
}  # fmt: skip
STOCK_COLUMNS = ["region_id", "nice_class", "kind", "holder_kind", "registered_on", "ended_on"]
PEER_MONTHS = 3


@dataclass(frozen=True)
class Part:
    name: str
    contributions: ibis.Table
    aggregate: str
    day: Callable[[date], date] = lambda on: on
    empty_is_none: bool = True


@dataclass(frozen=True)
class Indicator:
    code: str
    build: Callable[[Mapping[str, ibis.Table]], tuple[Part, ...]]

    def parts(self, tables: Mapping[str, ibis.Table], context: object) -> tuple[Part, ...]:
        return self.build(tables)

    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None:
        top = values.get("value")
        if "base" not in values:
            return top
        base = values["base"]
        return None if top is None or not base else (top / base).quantize(Decimal("0.0001"))


def rows(table: ibis.Table, ledger: str, start: str, end: ibis.Value | None, *where) -> ibis.Table:
    kept = table.filter(table[start].notnull(), *where)
    return kept.select(
        ledger=ibis.literal(ledger), row=kept.id, start=kept[start],
        end=ibis.null("date") if end is None else end,
        amount=ibis.null("decimal(38, 6)"), subject=kept.holder_id.cast("string"),
        unit=kept.unit_id, region=kept.region_id, split=kept.kind,
    )  # fmt: skip


def year_end(day: ibis.Value) -> ibis.Value:
    return ibis.date(day.year() + 1, 1, 1)


def year_before(on: date) -> date:
    return date.fromordinal(date(on.year - 1, on.month % 12 + 1, 1).toordinal() - 1) if (
        on.month < 12) else date(on.year - 1, 12, 31)  # fmt: skip


def _one(code: str, build, aggregate: str = "count") -> Indicator:
    return Indicator(code, lambda t: (Part("value", build(t), aggregate),))


def _two(code: str, build, base, day=lambda on: on) -> Indicator:
    return Indicator(
        code, lambda t: (Part("value", build(t), "count"), Part("base", base(t), "count", day))
    )


def stock(*where) -> Callable:
    def build(t):
        m = t["trademarks"]
        return rows(m, "trademarks", "registered_on", m.ended_on, *(w(m) for w in where))

    return build


def trademark_stocks() -> list[Indicator]:
    groups = [(1, 5), (6, 14), (15, 28), (29, 32), (33, 33), (34, 45)]
    return [
        _one("tm.valid", stock()),
        *(_one(f"tm.valid.{a}-{b}", stock(lambda m, a=a, b=b: m.nice_class.between(a, b)))
          for a, b in groups),
        *(_one(f"tm.valid.{k}", stock(lambda m, k=k: m.kind == k))
          for k in ("ordinary", "collective", "certification")),
        *(_one(f"tm.valid.{k}", stock(lambda m, k=k: m.holder_kind == k))
          for k in ("firm", "person", "abroad")),
    ]  # fmt: skip


def trademark_indicators() -> list[Indicator]:
    def flow(column, *where):
        def build(t):
            m = t["trademarks"]
            return rows(m, "trademarks", column, year_end(m[column]), *(w(m) for w in where))

        return build

    def rolling(t):
        m = t["trademarks"]
        return rows(m, "trademarks", "registered_on", m.registered_on + ibis.interval(years=1))

    firm = lambda m: m.holder_kind == "firm"  # noqa: E731
    collective = lambda m: m.kind == "collective"  # noqa: E731
    return [
        *trademark_stocks(),
        _one("tm.holders", stock(), "distinct"),
        _one("tm.holders.firm", stock(firm), "distinct"),
        _one("tm.filed", flow("filed_on")),
        _one("tm.registered", flow("registered_on")),
        _one("tm.ended", flow("ended_on")),
        _one("tm.rolling", rolling),
        _two("tm.growth", stock(), stock(), year_before),
        _two("tm.registered.growth", flow("registered_on"), flow("registered_on"), year_before),
        _two("tm.share.collective", stock(collective), stock()),
        _two("tm.share.firm", stock(firm), stock()),
        _two("tm.per-holder", flow("registered_on", firm), stock(firm)),
    ]


def patent_indicators() -> list[Indicator]:
    def level(*where):
        def build(t):
            p = t["patents"]
            return rows(p, "patents", "granted_on", p.ended_on, *(w(p) for w in where))

        return build

    def flow(column, *where):
        def build(t):
            p = t["patents"]
            return rows(p, "patents", column, year_end(p[column]), *(w(p) for w in where))

        return build

    def ever(t):
        return rows(t["patents"], "patents", "granted_on", None)

    invention = lambda p: p.kind == "invention"  # noqa: E731
    return [
        _one("pt.valid", level()),
        *(_one(f"pt.valid.{k}", level(lambda p, k=k: p.kind == k))
          for k in ("invention", "utility", "design")),
        *(_one(f"pt.valid.{s}", level(lambda p, s=s: p.ipc_main.startswith(s))) for s in "ACGH"),
        _one("pt.holders", level(), "distinct"),
        _one("pt.granted", flow("granted_on")),
        _one("pt.filed", flow("filed_on")),
        _one("pt.granted.invention", flow("granted_on", invention)),
        _one("pt.ever", ever),
        _two("pt.growth", level(invention), level(invention), year_before),
        _two("pt.share.invention", level(invention), level()),
        _two("pt.granted.growth", flow("granted_on"), flow("granted_on"), year_before),
    ]  # fmt: skip


def indicators() -> list[Indicator]:
    found = [*trademark_indicators(), *patent_indicators()]
    if len(found) != 40:
        raise SystemExit(f"{len(found)} indicators")
    return found


def step_scan(folder: Path, manifest) -> None:
    def reading(columns):
        return rights.scan({n: (rights.paths(folder, manifest, n), c) for n, c in columns.items()})

    whole, _ = rights.best(reading(READ))
    stocks, _ = rights.best(reading({"trademarks": STOCK_COLUMNS}))
    rights.tell(whole=whole, stocks=stocks)


def step_cube(folder: Path, manifest) -> None:
    with open_engine(memory="600MB") as engine:
        tables = engine.tables(folder, manifest)
        seconds, cube = rights.best(
            lambda: cubes.build(engine, indicators(), tables, rights.DAYS, None), 2
        )
        cubes.save(folder, manifest, "region", cube)
    rights.tell(seconds=seconds, total=_total(cube, "tm.valid"), holders=_total(cube, "tm.holders"))


def _total(cube: cubes.Cube, code: str) -> int:
    (found,) = [each for each in indicators() if each.code == code]
    return int(sum(r.parts["value"] for r in cubes.answers(cube, found, rights.DAYS[-1]).values()))


def step_day(folder: Path, manifest) -> None:
    on = date(2025, 8, 17)
    with open_engine(memory="600MB") as engine:
        tables = engine.tables(folder, manifest)
        seconds, _ = rights.best(
            lambda: cubes.build(engine, trademark_stocks(), tables, [on], None)
        )
    rights.tell(seconds=seconds)


def step_answer(folder: Path, manifest) -> None:
    chosen = {each.code: each for each in indicators()}

    def work():
        for code in ("tm.valid.firm", "tm.growth"):
            cube = cubes.load(folder, manifest, "region", code)
            cubes.answers(cube, chosen[code], rights.DAYS[20])

    seconds, _ = rights.best(work, 5)
    rights.tell(seconds=seconds / 2)


SQL = """
SELECT region_id, count(*) AS valid, {groups},
  count(DISTINCT holder_id) AS holders
FROM {table} WHERE registered_on <= DATE '{day}' AND (ended_on IS NULL OR ended_on > DATE '{day}')
GROUP BY region_id"""
GROUPS = ", ".join(
    f"count(*) FILTER (WHERE {where})" for where in (
        "nice_class BETWEEN 1 AND 5", "nice_class BETWEEN 6 AND 14", "nice_class BETWEEN 15 AND 28",
        "nice_class BETWEEN 29 AND 32", "nice_class = 33", "nice_class BETWEEN 34 AND 45",
        "kind = 'ordinary'", "kind = 'collective'", "kind = 'certification'",
        "holder_kind = 'firm'", "holder_kind = 'person'", "holder_kind = 'abroad'",
    )
)  # fmt: skip


def step_check(folder: Path, manifest) -> None:
    """The last month by plain SQL on the same files: the same totals."""
    import duckdb

    (path,) = rights.paths(folder, manifest, "trademarks")
    query = SQL.format(groups=GROUPS, table=f"'{path}'", day=rights.DAYS[-1])
    summed = f"SELECT sum(valid), sum(holders) FROM ({query})"
    found = duckdb.connect().execute(summed).fetchone()
    rights.tell(total=int(found[0]), holders=int(found[1]))


def step_pandas(folder: Path, manifest) -> None:
    import pandas as pd

    (path,) = rights.paths(folder, manifest, "trademarks")
    frame = pd.read_parquet(path, columns=[*STOCK_COLUMNS, "holder_id"], dtype_backend="pyarrow")

    def month(day: date):
        held = frame[
            (frame.registered_on <= day) & (frame.ended_on.isna() | (frame.ended_on > day))
        ]
        by = held.groupby("region_id")
        sizes = [by.size(), by.holder_id.nunique()]
        sizes += [
            held[held.nice_class.between(a, b)].groupby("region_id").size()
            for a, b in ((1, 5), (6, 14), (15, 28), (29, 32), (33, 33), (34, 45))
        ]
        sizes += [
            held[held[c] == v].groupby("region_id").size()
            for c, v in (
                ("kind", "ordinary"),
                ("kind", "collective"),
                ("kind", "certification"),
                ("holder_kind", "firm"),
                ("holder_kind", "person"),
                ("holder_kind", "abroad"),
            )
        ]
        return sizes  # fmt: skip

    seconds, _ = rights.best(lambda: [month(d) for d in rights.DAYS[-PEER_MONTHS:]], 1)
    rights.tell(seconds=seconds / PEER_MONTHS * 36)


def step_postgresql(folder: Path, manifest) -> None:
    import psycopg
    import pyarrow.parquet as pq

    server = os.environ.get("TEST_DATABASE_URL") or "postgresql://root@127.0.0.1:5432/postgres"
    (path,) = rights.paths(folder, manifest, "trademarks")
    names = [*STOCK_COLUMNS, "holder_id"]
    with psycopg.connect(server) as connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE marks (region_id bigint, nice_class bigint, kind text, "
            "holder_kind text, registered_on date, ended_on date, holder_id bigint)"
        )
        with cursor.copy(f"COPY marks ({', '.join(names)}) FROM STDIN") as copy:
            for batch in pq.ParquetFile(path).iter_batches(100_000, columns=names):
                columns = [batch[name].to_pylist() for name in names]
                for row in zip(*columns, strict=True):
                    copy.write_row(row)
        cursor.execute("ANALYZE marks")

        def work():
            for day in rights.DAYS[-PEER_MONTHS:]:
                cursor.execute(SQL.format(groups=GROUPS, table="marks", day=day))
                cursor.fetchall()

        seconds, _ = rights.best(work, 1)
        connection.rollback()
    rights.tell(seconds=seconds / PEER_MONTHS * 36)


STEPS = {name.removeprefix("step_"): work for name, work in list(globals().items())
         if name.startswith("step_")}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--step", choices=STEPS)
    options = parser.parse_args()
    if options.step:
        manifest = read_manifest(
            options.folder, (options.folder / f"{options.rows}-{options.rows // 5}").read_text()
        )
        STEPS[options.step](options.folder, manifest)
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = options.folder or Path(scratch)
        rights.snapshot(folder, options.rows, options.rows // 5)
        report(folder, options.rows, options.peers)


def report(folder: Path, size: int, peers: bool) -> None:
    def step(name):
        return rights.apart(__file__, name, "--folder", str(folder), "--rows", str(size))

    scan, cube, day, answer, check = (step(n) for n in ("scan", "cube", "day", "answer", "check"))
    if (cube["total"], cube["holders"]) != (check["total"], check["holders"]):
        raise SystemExit(f"the cube says {cube}, plain SQL says {check}")
    print(f"{size:,} trademarks, {size // 5:,} patents; 40 indicators, 36 months, 1 700 regions")
    print(f"bare scan of the columns read   {scan['whole']:8.2f} s  {scan['mb']:5} MB")
    for name, found, floor, goal in (
        ("all 40 indicators, 36 months", cube, scan["whole"], 6),
        ("13 stocks on one day", day, scan["stocks"], 2),
    ):
        print(f"{name:<31} {found['seconds']:8.2f} s  {found['mb']:5} MB  "
              f"{found['seconds'] / floor:6.1f} × scan (goal {goal})")  # fmt: skip
    print(f"one answer from the stored cube {answer['seconds']:8.3f} s  (goal 0.1)")
    for name in ("pandas", "postgresql") if peers else ():
        found = step(name)
        print(f"{name + ', 14 of the 40, per month':<31} {found['seconds']:8.1f} s  "
              f"{found['mb']:5} MB  {found['seconds'] / cube['seconds']:6.0f} × ours [x]")  # fmt: skip


if __name__ == "__main__":
    main()
