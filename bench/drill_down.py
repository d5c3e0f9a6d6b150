"""From a number to its rows: the rows behind one figure among many, beside the bare scan and the peers.

    python bench/drill_down.py [--rows 1000000] [--folder DIR]

The figure is the marks in force of one town on one day, and the whole district's by pages; goal 1 s for
the rows of one figure among 10 million. Peers: pandas on the same file, filtered by the same conditions.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path

import rights_rows as rights
from indicator_cube import Indicator, Part, rows

from ipcity.lake import evaluations
from ipcity.lake.engines import open_engine
from ipcity.lake.snapshots import read_manifest

ON = date(2025, 8, 17)
TOWN = 321
READ = ["id", "region_id", "holder_id", "registered_on", "ended_on"]


def indicator(*where) -> Indicator:
    def build(t):
        m = t["trademarks"]
        found = rows(m, "trademarks", "registered_on", m.ended_on, *(w(m) for w in where))
        return (Part("value", found, "count"),)

    return Indicator("tm.valid", build)


def step_scan(folder: Path, manifest) -> None:
    files = rights.paths(folder, manifest, "trademarks")
    seconds, _ = rights.best(rights.scan({"trademarks": (files, READ)}))
    rights.tell(seconds=seconds)


def step_town(folder: Path, manifest) -> None:
    chosen = indicator(lambda m: m.region_id == TOWN)
    with open_engine() as engine:
        tables = engine.tables(folder, manifest)
        seconds, found = rights.best(lambda: evaluations.rows(engine, chosen, tables, ON, None))
        value = evaluations.value(engine, chosen, tables, ON, None).value
    if value != found.num_rows:
        raise SystemExit(f"{value} counted, {found.num_rows} shown")
    rights.tell(seconds=seconds, rows=found.num_rows)


def step_page(folder: Path, manifest) -> None:
    with open_engine() as engine:
        tables = engine.tables(folder, manifest)

        def work():
            return evaluations.rows(engine, indicator(), tables, ON, None, offset=2000, limit=50)

        seconds, found = rights.best(work)
    rights.tell(seconds=seconds, rows=found.num_rows)


def step_pandas(folder: Path, manifest) -> None:
    import pandas as pd

    (path,) = rights.paths(folder, manifest, "trademarks")

    def work():
        frame = pd.read_parquet(path, columns=READ, dtype_backend="pyarrow")
        held = (frame.registered_on <= ON) & (frame.ended_on.isna() | (frame.ended_on > ON))
        return frame[held & (frame.region_id == TOWN)]

    seconds, found = rights.best(work, 2)
    rights.tell(seconds=seconds, rows=len(found))


STEPS = {name.removeprefix("step_"): work for name, work in list(globals().items())
         if name.startswith("step_")}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    options = parser.parse_args()
    if options.step:
        kept = options.folder / f"{options.rows}-{options.rows // 5}"
        STEPS[options.step](options.folder, read_manifest(options.folder, kept.read_text()))
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = options.folder or Path(scratch)
        rights.snapshot(folder, options.rows, options.rows // 5)
        words = ("--folder", str(folder), "--rows", str(options.rows))
        found = {name: rights.apart(__file__, name, *words) for name in STEPS}
    scan = found["scan"]["seconds"]
    print(f"{options.rows:,} trademarks; the rows behind one figure (goal 1 s at 10 000 000)")
    for name, title in (
        ("scan", "bare scan of the columns"),
        ("town", "one town's rows"),
        ("page", "one page of the district's"),
        ("pandas", "pandas, one town's rows"),
    ):
        each = found[name]
        print(f"{title:<28} {each['seconds']:7.3f} s  {each['seconds'] / scan:6.1f} × scan  "
              f"{each['mb']:5} MB  {each.get('rows', ''):>7} rows")  # fmt: skip


if __name__ == "__main__":
    main()
