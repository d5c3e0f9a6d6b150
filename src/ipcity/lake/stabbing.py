"""Stabbing: files of contributions asked which of them contain a day, in SQL that never changes.

With the moments sorted, a contribution contains those from index ``s`` (the first not before its start)
up to ``e`` (the first not before its end). All files are read in one query for counts and sums and
in one for distinct subjects, however many indicators and moments are asked for.
"""

# ruff: noqa: S608  only days, numbers and paths of our own go into the text, quoted

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from ipcity.lake.results import COUNT, DISTINCT, MASK, SUM, Outlined, Tally, along, exactly

Run = Callable[[str], pa.Table]
# source, key, s, e, n, total
Event = tuple[int, str, int, int, int, Decimal | None]

ROWS = pa.schema(
    [
        ("part", pa.string()),
        ("ledger", pa.string()),
        ("row", pa.int64()),
        ("amount", pa.decimal128(38, 6)),
        ("subject", pa.string()),
        ("start", pa.date32()),
        ("end", pa.date32()),
    ]
)


@dataclass(frozen=True)
class Slot:
    """One part and the files of its sources that hold any row."""

    part: Outlined
    files: tuple[Path, ...]


def tally(run: Run, slots: Sequence[Slot], moments: Sequence[date], by: str | None) -> list[Tally]:
    """One tally per slot along the sorted ``moments``; without ``by`` everything is under ""."""
    found = [Tally(exists=bool(slot.files)) for slot in slots]
    files = list(dict.fromkeys(file for slot in slots for file in slot.files))
    if not files:
        return found
    events: dict[Path, list[Event]] = {file: [] for file in files}
    for event in _lines(run(_events(files, moments, by))):
        events[files[event[0]]].append(event)
    for slot, tallied in zip(slots, found, strict=True):
        _add_up(tallied, slot, [each for file in slot.files for each in events[file]], len(moments))
    _count_subjects(run, slots, moments, by, found)
    return found


def rows(
    run: Run, slots: Sequence[Slot], on: date, *, offset: int = 0, limit: int | None = None
) -> pa.Table:
    """ROWS that contain ``on`` as each part sees it, part by part."""
    branches = [
        f"SELECT {place} AS place, {_text(slot.part.name)} AS part, "
        f'ledger, "row", amount, subject, start, "end" FROM {_read(file)} WHERE {_reaches(day, day)}'
        for place, slot in enumerate(slots)
        for day in [slot.part.day(on)]
        for file in slot.files
    ]
    if not branches:
        return ROWS.empty_table()
    columns = ", ".join(f'"{name}"' for name in ROWS.names)
    page = f" LIMIT {limit:d}" if limit is not None else ""
    return run(
        f"SELECT {columns} FROM ({' UNION ALL '.join(branches)}) "
        f'ORDER BY place, ledger, "row", start, subject{page} OFFSET {offset:d}'
    ).cast(ROWS)


def _add_up(tallied: Tally, slot: Slot, events: Sequence[Event], size: int) -> None:
    by_key: dict[str, list[Event]] = {}
    for event in events:
        by_key.setdefault(event[1], []).append(event)
    for key, mine in by_key.items():
        counts = along(size, ((s, e, n) for _, _, s, e, n, _ in mine))
        tallied.rows[key] = counts
        if slot.part.aggregate == COUNT:
            tallied.values[key] = [Decimal(n) for n in counts]
        elif slot.part.aggregate == SUM:
            sums = ((s, e, total or Decimal(0)) for _, _, s, e, _, total in mine)
            tallied.values[key] = exactly(size, sums)


def _count_subjects(
    run: Run, slots: Sequence[Slot], moments: Sequence[date], by: str | None, found: list[Tally]
) -> None:
    """Distinct over all files of a part: the moments of each subject as masks, counted bit by bit."""
    wanted = {s.files: s for s in slots if s.part.aggregate == DISTINCT and s.files}
    if not wanted:
        return
    counts: dict[tuple[Path, ...], dict[str, list[int]]] = {files: {} for files in wanted}
    every = list(wanted)
    for number, key, n, *masks in _lines(run(_subjects(every, moments, by))):
        line = counts[every[number]].setdefault(key, [0] * len(moments))
        for place in range(len(moments)):
            line[place] += n * (masks[place // MASK] >> (place % MASK) & 1)
    for slot, tallied in zip(slots, found, strict=True):
        if slot.part.aggregate == DISTINCT and slot.files:
            tallied.values = {
                key: [Decimal(n) for n in line] for key, line in counts[slot.files].items()
            }


def _events(files: Sequence[Path], moments: Sequence[date], by: str | None) -> str:
    branches = [
        f'SELECT {n} AS source, {_key(by)} AS key, start, "end", amount FROM {_read(file)} '
        f"WHERE {_reaches(moments[0], moments[-1])}"
        for n, file in enumerate(files)
    ]
    return (
        f"SELECT source, key, {_rank('start', moments)} AS s, {_end(moments)} AS e, "
        f"count(*) AS n, CAST(sum(amount) AS DECIMAL(38, 6)) AS total "
        f"FROM ({' UNION ALL '.join(branches)}) GROUP BY ALL"
    )


def _subjects(groups: Sequence[tuple[Path, ...]], moments: Sequence[date], by: str | None) -> str:
    branches = [
        f'SELECT {n} AS slot, {_key(by)} AS key, subject, start, "end" FROM {_read(file)} '
        f"WHERE {_reaches(moments[0], moments[-1])} AND subject IS NOT NULL"
        for n, files in enumerate(groups)
        for file in files
    ]
    placed = (
        f"SELECT slot, key, subject, {_rank('start', moments)} AS s, {_end(moments)} AS e "
        f"FROM ({' UNION ALL '.join(branches)})"
    )
    chunks = range(0, len(moments), MASK)
    masks = ", ".join(
        f"bit_or({_bits('e', first, size)} - {_bits('s', first, size)}) AS m{first // MASK}"
        for first in chunks
        for size in [min(len(moments) - first, MASK)]
    )
    names = ", ".join(f"m{first // MASK}" for first in chunks)
    subjects = f"SELECT slot, key, subject, {masks} FROM ({placed}) GROUP BY slot, key, subject"
    return f"SELECT slot, key, count(*) AS n, {names} FROM ({subjects}) GROUP BY ALL"


def _bits(column: str, first: int, size: int) -> str:
    return f"(1::BIGINT << greatest(0, least({size}, {column} - {first})))"


def _key(by: str | None) -> str:
    return "''" if by is None else f"coalesce(CAST(\"{by}\" AS VARCHAR), '')"


def _reaches(first: date, last: date) -> str:
    return f'start <= {_day(last)} AND ("end" IS NULL OR "end" > {_day(first)})'


def _end(moments: Sequence[date]) -> str:
    """An open end lies after every moment; one before its start counts nothing."""
    ranked = _rank("coalesce(\"end\", DATE '9999-12-31')", moments)
    return f"greatest({ranked}, {_rank('start', moments)})"


def _rank(column: str, moments: Sequence[date], low: int = 0, high: int | None = None) -> str:
    """How many of ``moments`` lie before ``column``: a binary search spelt out."""
    last = len(moments) if high is None else high
    if low == last:
        return str(low)
    middle = (low + last) // 2
    after, before = _rank(column, moments, middle + 1, last), _rank(column, moments, low, middle)
    return f"CASE WHEN {column} > {_day(moments[middle])} THEN {after} ELSE {before} END"


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


def _read(file: Path) -> str:
    return f"read_parquet({_text(str(file))})"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _lines(table: pa.Table) -> Iterable[tuple]:  # type: ignore[type-arg]
    return zip(*(column.to_pylist() for column in table.columns), strict=True)
