"""High-value patents: 36 months × all criteria beside the bare scan, and against the row-by-row test.

    python bench/high_value.py [--rows 1000000] [--folder DIR]

Invented patents with one to five symbols out of 55 000, a table of 3 700 rules, pledges, families and
awards. The bulk form of ``domain/rights/high_value.py`` runs through the lake by the event method; goal
5 × the scan of the columns it reads. Every day of 2 000 patents is compared with the row form, exactly.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import ibis
import numpy as np
import pyarrow as pa
import rights_rows as rights
from indicator_cube import Part

from ipcity.domain.rights import high_value
from ipcity.domain.rights.patents import PatentFacts
from ipcity.domain.rights.strategic_industries import Industries, rule_of
from ipcity.lake import snapshots, tallies
from ipcity.lake.engines import open_engine

PATENTS = pa.schema([
    ("id", pa.int64()), ("row_version", pa.int64()), ("kind", pa.string()),
    ("filed_on", pa.date32()), ("granted_on", pa.date32()), ("ended_on", pa.date32()),
    ("ended_by", pa.string()), ("fee_due_on", pa.date32()), ("stated_status", pa.string()),
    ("stated_on", pa.date32()), ("title", pa.string()), ("abstract", pa.string()),
    ("ipc_main", pa.string()), ("ipc", pa.string()), ("family_granted_on", pa.date32()),
    ("pledge_flagged_on", pa.date32()), ("unit_id", pa.int64()), ("region_id", pa.int64()),
])  # fmt: skip
AWARDS = pa.schema([
    ("id", pa.int64()), ("row_version", pa.int64()), ("kind", pa.string()),
    ("patent_id", pa.int64()), ("awarded_on", pa.date32()), ("year", pa.int64()),
])  # fmt: skip
RULES = pa.schema([
    ("id", pa.int64()), ("sei_code", pa.string()), ("ipc_pattern", pa.string()),
    ("ipc_exclude", pa.string()), ("keywords_any", pa.string()), ("keywords_not", pa.string()),
])  # fmt: skip
READ = [name for name in high_value.COLUMNS if name not in ("title", "abstract")] + ["id"]
CHECKED = 2_000


def symbols() -> list[str]:
    """Some 55 000 of them: section, class, subclass, main group, subgroup."""
    chance = random.Random(5)
    found = {
        f"{chance.choice('ABCDEFGH')}{chance.randint(1, 31):02d}{chance.choice('BCDFGHK')}"
        f"{chance.randint(1, 60)}/{chance.randint(0, 99):02d}"
        for _ in range(58_000)
    }
    return sorted(found)


def rules(codes: list[str]) -> list[tuple]:
    """Subclasses, main groups and symbols; a few leave a group out or ask for words."""
    chance, found = random.Random(6), []
    for number in range(3_700):
        code = chance.choice(codes)
        pattern = (code[:4], code.split("/")[0], code, code)[min(3, number % 4)]
        if number % 4 == 0 and number > 400:
            pattern = code
        words = "电池|芯片" if number % 50 == 7 else ""
        excluded = chance.choice(codes) if number % 40 == 3 else ""
        found.append((number, f"{number % 9 + 1}.1.1", pattern, excluded, words, ""))
    return found


def patents(rows: int, codes: list[str]) -> Iterator[pa.RecordBatch]:
    chance = np.random.default_rng(4)
    names = np.array(codes, dtype=object)
    for first in range(0, rows, 500_000):
        n = min(500_000, rows - first)
        filed, granted, ended = rights._life(chance, n)
        drawn = chance.integers(0, len(codes), (5, n))
        main = names[drawn[0]]
        more = np.where(chance.random(n) < 0.5, names[drawn[1]], "")
        rest = np.where(chance.random(n) < 0.3, more + "|" + names[drawn[2]], more)
        by_fee = chance.random(n) < 0.3
        yield pa.record_batch([
            pa.array(np.arange(first, first + n)), pa.array(np.ones(n, "int64")),
            rights._texts(chance, ["invention", "utility", "design"], [0.4, 0.45, 0.15], n),
            rights._days(filed, np.zeros(n, bool)), rights._days(granted, chance.random(n) < 0.3),
            rights._days(ended, ~by_fee),
            pa.array(np.where(by_fee, "fee", "")), pa.nulls(n, pa.date32()),
            pa.array(np.where(by_fee, "lapsed", "valid")), pa.nulls(n, pa.date32()),
            pa.array(np.where(chance.random(n) < 0.02, "一种芯片的试验方法", "一种试验方法")),
            pa.array([""] * n), pa.array(main), pa.array(rest),
            rights._days(granted + 300, chance.random(n) < 0.97),
            rights._days(granted + 700, chance.random(n) < 0.98),
            pa.nulls(n, pa.int64()), pa.array(np.arange(first, first + n) % rights.REGIONS),
        ], schema=PATENTS)  # fmt: skip


def awards(rows: int) -> Iterator[pa.RecordBatch]:
    n = max(1, rows // 1000)
    day = np.full(n, date(2020, 6, 1).toordinal() - date(1970, 1, 1).toordinal())
    yield pa.record_batch([
        pa.array(np.arange(n)), pa.array(np.ones(n, "int64")),
        pa.array([str(next(iter(high_value.AWARD_KINDS)))] * n), pa.array(np.arange(n) * 997 % rows),
        rights._days(day + np.arange(n) % 900, np.zeros(n, bool)), pa.nulls(n, pa.int64()),
    ], schema=AWARDS)  # fmt: skip


def snapshot(folder: Path, rows: int) -> snapshots.Manifest:
    kept = folder / f"high-value-{rows}"
    if kept.is_file():
        return snapshots.read_manifest(folder, kept.read_text())
    codes = symbols()
    table = pa.Table.from_pylist(
        [dict(zip(RULES.names, each, strict=True)) for each in rules(codes)], RULES
    )
    made = snapshots.write_base(
        folder,
        1,
        rights.AT,
        {
            "patents": (PATENTS, patents(rows, codes)),
            "awards": (AWARDS, awards(rows)),
            "strategic_rules": (RULES, table.to_batches()),
        },
    )
    kept.write_text(made.id)
    return made


def parts(engine, tables) -> list[Part]:
    """All criteria as one part split by criterion, and any of them as another.

    The intervals are worked out once and kept as a table of the engine: they are few.
    """
    given = (tables["patents"], tables["awards"], tables["strategic_rules"])
    none = {"ledger": ibis.literal("patents"), "amount": ibis.null("decimal(38, 6)"),
            "subject": ibis.null("string"), "unit": ibis.null("int64"),
            "region": ibis.null("int64")}  # fmt: skip
    each = engine.table_of(engine.execute(high_value.criterion_intervals(*given)))
    either = each.group_by("row").agg(
        valid_from=each.valid_from.min(), valid_until=each.valid_until.max()
    )
    return [
        Part("each", each.select(row=each.row, start=each.valid_from, end=each.valid_until,
                                 split=each.criterion, **none), "count"),
        Part("any", either.select(row=either.row, start=either.valid_from,
                                  end=either.valid_until, split=ibis.literal("any"), **none), "count"),
    ]  # fmt: skip


def step_scan(folder: Path, manifest) -> None:
    files = rights.paths(folder, manifest, "patents")
    seconds, _ = rights.best(rights.scan({"patents": (files, READ)}))
    rights.tell(seconds=seconds)


def step_months(folder: Path, manifest) -> None:
    with open_engine(memory="900MB") as engine:
        tables = engine.tables(folder, manifest)

        def work():
            asked = [tallies.asked(part, rights.DAYS) for part in parts(engine, tables)]
            return tallies.tally(engine, asked, "split")

        seconds, found = rights.best(work, 2)
    last = {key: rows[-1] for tally in found for key, rows in tally.rows.items()}
    rights.tell(seconds=seconds, last=last)


def step_check(folder: Path, manifest) -> None:
    """The intervals of 2 000 patents against ``assess`` on every day where anything may change."""
    with open_engine() as engine:
        tables = engine.tables(folder, manifest)
        few = {**tables, "patents": tables["patents"].filter(tables["patents"].id < CHECKED)}
        rows = engine.execute(few["patents"]).to_pylist()
        found = engine.execute(parts(engine, few)[0].contributions).to_pylist()
        first = engine.execute(high_value.first_awards(tables["awards"])).to_pylist()
        table = engine.execute(tables["strategic_rules"]).to_pylist()
    held: dict[tuple[int, str], tuple] = {
        (r["row"], r["split"]): (r["start"], r["end"]) for r in found
    }
    won = {r["row"]: r["awarded_on"] for r in first}
    industries = Industries(tuple(rule_of(*(r[c] for c in RULES.names[1:])) for r in table))
    compared = sum(_agree(row, won, industries, held) for row in rows)
    rights.tell(patents=len(rows), intervals=len(found), compared=compared)


def _agree(row: dict, won: dict, industries: Industries, held: dict) -> int:
    patent = PatentFacts(**{name: row[name] for name in PatentFacts.__dataclass_fields__})
    facts = high_value.HighValueFacts(
        patent=patent, title=row["title"], abstract=row["abstract"], ipc_main=row["ipc_main"],
        ipc=row["ipc"], family_granted_on=row["family_granted_on"],
        pledge_flagged_on=row["pledge_flagged_on"], awarded_on=won.get(row["id"]),
    )  # fmt: skip
    spans = {str(c): held.get((row["id"], str(c))) for c in high_value.DEFAULT.criteria}
    edges = {day for span in spans.values() if span for day in span if day}
    days = {edge + timedelta(n) for edge in edges for n in (-1, 0, 1)} | {date(2025, 6, 30)}
    for day in days:
        told = high_value.assess(facts, day, industries=industries)
        yes = {str(code) for code in told.reasons} if told.in_force and not told.note else set()
        counted = {c for c, s in spans.items() if s and s[0] <= day and (not s[1] or day < s[1])}
        if yes != counted:
            raise SystemExit(f"patent {row['id']} on {day}: rows say {yes}, bulk says {counted}")
    return len(days)


STEPS = {name.removeprefix("step_"): work for name, work in list(globals().items())
         if name.startswith("step_")}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    options = parser.parse_args()
    if options.step:
        STEPS[options.step](options.folder, snapshot(options.folder, options.rows))
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        folder = options.folder or Path(scratch)
        snapshot(folder, options.rows)
        words = ("--folder", str(folder), "--rows", str(options.rows))
        scan, months, check = (
            rights.apart(__file__, name, *words) for name in ("scan", "months", "check")
        )
    print(
        f"{options.rows:,} patents, 36 months, {len(high_value.DEFAULT.criteria)} criteria and any"
    )
    print(f"bare scan of the columns read {scan['seconds']:8.2f} s  {scan['mb']:5} MB")
    print(f"all criteria, 36 months       {months['seconds']:8.2f} s  {months['mb']:5} MB  "
          f"{months['seconds'] / scan['seconds']:6.1f} × scan (goal 5)")  # fmt: skip
    print(f"on the last day: {months['last']}")
    print(f"exact: {check['patents']:,} patents, {check['intervals']:,} intervals, {check['compared']:,} "
          "days compared with the row form")  # fmt: skip


if __name__ == "__main__":
    main()
