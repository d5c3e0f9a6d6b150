"""Invented trademarks and patents for the benches, seeded, as a snapshot of the lake. Does nothing itself."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa

from ipcity.lake import snapshots

REGIONS = 1700
AT = datetime(2026, 12, 31, tzinfo=UTC)
MONTHS = [
    date(2024 + (n + 1) // 12, (n + 1) % 12 + 1, 1).toordinal() - 1 for n in range(36)
]  # the last day of each month of 2024 to 2026
DAYS = [date.fromordinal(day) for day in MONTHS]
_CHUNK = 500_000
_EPOCH = date(1970, 1, 1).toordinal()

TRADEMARKS = pa.schema([
    ("id", pa.int64()), ("row_version", pa.int64()), ("holder_id", pa.int64()),
    ("region_id", pa.int64()), ("unit_id", pa.int64()), ("nice_class", pa.int64()),
    ("kind", pa.string()), ("holder_kind", pa.string()), ("filed_on", pa.date32()),
    ("registered_on", pa.date32()), ("ended_on", pa.date32()),
])  # fmt: skip
PATENTS = pa.schema([
    ("id", pa.int64()), ("row_version", pa.int64()), ("holder_id", pa.int64()),
    ("region_id", pa.int64()), ("unit_id", pa.int64()), ("kind", pa.string()),
    ("ipc_main", pa.string()), ("filed_on", pa.date32()), ("granted_on", pa.date32()),
    ("ended_on", pa.date32()),
])  # fmt: skip


def _days(values: np.ndarray, missing: np.ndarray) -> pa.Array:
    return pa.array(values.astype("int32"), mask=missing).cast(pa.date32())


def _texts(chance: np.random.Generator, names: list[str], weights: list[float], n: int) -> pa.Array:
    drawn = chance.choice(len(names), n, p=np.array(weights) / sum(weights)).astype("int8")
    return pa.DictionaryArray.from_arrays(pa.array(drawn), pa.array(names)).cast(pa.string())


def _life(chance: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Filed, registered and ended as days since 1970: twenty years of filings, ever more of them."""
    filed = date(2006, 1, 1).toordinal() - _EPOCH + (7665 * np.sqrt(chance.random(n))).astype(int)
    registered = filed + chance.integers(200, 900, n)
    return filed, registered, registered + chance.integers(300, 5000, n)


def _homes(rows: int) -> np.ndarray:
    """Where each holder lives, most in few places; one holder to six rows."""
    chance = np.random.default_rng(3)
    return (chance.random(max(1, rows // 6)) ** 1.5 * REGIONS).astype("int16")


def trademarks(rows: int) -> Iterator[pa.RecordBatch]:
    chance, homes = np.random.default_rng(1), _homes(rows)
    for first in range(0, rows, _CHUNK):
        n = min(_CHUNK, rows - first)
        filed, registered, ended = _life(chance, n)
        holder = (chance.random(n) ** 2 * len(homes)).astype("int64")
        yield pa.record_batch([
            pa.array(np.arange(first, first + n)), pa.array(np.ones(n, "int64")),
            pa.array(holder),
            pa.array(homes[holder].astype("int64")),
            pa.nulls(n, pa.int64()), pa.array(chance.integers(1, 46, n)),
            _texts(chance, ["ordinary", "collective", "certification"], [0.97, 0.02, 0.01], n),
            _texts(chance, ["firm", "person", "abroad"], [0.7, 0.25, 0.05], n),
            _days(filed, np.zeros(n, bool)), _days(registered, chance.random(n) < 0.2),
            _days(ended, chance.random(n) < 0.5),
        ], schema=TRADEMARKS)  # fmt: skip


def patents(rows: int) -> Iterator[pa.RecordBatch]:
    chance, homes = np.random.default_rng(2), _homes(rows)
    codes = [f"{s}{n:02d}{t}" for s in "ABCDEFGH" for n in range(1, 32) for t in "BCDF"]
    for first in range(0, rows, _CHUNK):
        n = min(_CHUNK, rows - first)
        filed, granted, ended = _life(chance, n)
        holder = (chance.random(n) ** 2 * len(homes)).astype("int64")
        yield pa.record_batch([
            pa.array(np.arange(first, first + n)), pa.array(np.ones(n, "int64")),
            pa.array(holder),
            pa.array(homes[holder].astype("int64")),
            pa.nulls(n, pa.int64()),
            _texts(chance, ["invention", "utility", "design"], [0.4, 0.45, 0.15], n),
            pa.array(np.array(codes)[chance.integers(0, len(codes), n)]),
            _days(filed, np.zeros(n, bool)), _days(granted, chance.random(n) < 0.3),
            _days(ended, chance.random(n) < 0.6),
        ], schema=PATENTS)  # fmt: skip


def snapshot(folder: Path, marks: int, rights: int) -> snapshots.Manifest:
    """The snapshot of so many rows in ``folder``; the one of an earlier run if it lies there."""
    kept = folder / f"{marks}-{rights}"
    if kept.is_file():
        return snapshots.read_manifest(folder, kept.read_text())
    made = snapshots.write_base(
        folder,
        1,
        AT,
        {"trademarks": (TRADEMARKS, trademarks(marks)), "patents": (PATENTS, patents(rights))},
    )
    kept.write_text(made.id)
    return made


def paths(folder: Path, manifest: snapshots.Manifest, table: str) -> list[str]:
    return [str(folder / entry.path) for entry in manifest.tables[table].files]


def scan(columns: Mapping[str, tuple[list[str], list[str]]]) -> Callable[[], object]:
    """The floor: every named column of the files read once and reduced to one number.

    ``columns``: per table its files and columns; DuckDB, two threads.
    """
    import duckdb

    connection = duckdb.connect(config={"threads": 2})

    def work() -> object:
        found = []
        for files, names in columns.values():
            schema = dict(
                connection.execute("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "
                                   "read_parquet(?))", [files]).fetchall()
            )  # fmt: skip
            sums = ", ".join(_reduced(name, schema[name]) for name in names)
            found.append(
                connection.execute(f"SELECT {sums} FROM read_parquet(?)", [files]).fetchone()
            )
        return found

    return work


def _reduced(name: str, kind: str) -> str:
    if kind == "VARCHAR":
        return f"sum(strlen({name}))"
    return f"sum({name} - DATE '2000-01-01')" if kind == "DATE" else f"sum({name})"


def best(work: Callable[[], object], runs: int = 3) -> tuple[float, object]:
    """Seconds of the best run, and its answer."""
    times, answer = [], None
    for _ in range(runs):
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return min(times), answer


def apart(script: str, step: str, *words: str) -> dict:
    """One step in a process of its own: what it answers, with its peak memory in MB."""
    told = subprocess.run(
        [sys.executable, script, "--step", step, *words],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(told.stdout.splitlines()[-1])


def tell(**found: object) -> None:
    """The last line of a step."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "mb": round(peak)}))
