"""The cube says what the evaluations say, for every key, day and aggregate."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ipcity.domain.errors import Refused
from ipcity.lake import cubes, evaluations, fusion, snapshots
from tests.lake.tables import MARKS, Indicator, Part, batch, contributions

AT = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = [date(2024 + n // 12, n % 12 + 1, 28) for n in range(24)]


def year_before(on: date) -> date:
    return on.replace(year=on.year - 1)


def indicators() -> list[Indicator]:
    """Counts, sums and distinct holders, with and without conditions, levels and flows, a ratio."""

    def level(t, *kinds, **more):
        marks = t["marks"]
        return contributions(marks, *([marks.kind.isin(kinds)] if kinds else []), **more)

    def flow(t):
        marks = t["marks"]
        year = (marks.started_on.year() + 1).cast("string") + "-01-01"
        return contributions(marks, end=year.cast("date"))

    def one(name, build, aggregate, **more):
        return Indicator(name, lambda t: (Part("value", build(t), aggregate, **more),))

    return [
        one("all", level, "count"),
        one("some", lambda t: level(t, "a"), "count"),
        one("amount", lambda t: level(t, "a", "b"), "sum"),
        one("holders", level, "distinct"),
        one("some-holders", lambda t: level(t, "b"), "distinct"),
        one("year", flow, "count"),
        one("before", level, "count", day=year_before),
        one("none", lambda t: level(t, "z"), "count"),
        Indicator(
            "growth",
            lambda t: (
                Part("numerator", level(t), "count"),
                Part("denominator", level(t, "a"), "count", year_before),
            ),
        ),
    ]


@pytest.fixture
def lake(engine, tmp_path):
    chance = random.Random(11)
    rows = []
    for number in range(1, 401):
        start = chance.choice([None, date(2023, 1, 1) + timedelta(chance.randint(0, 1100))])
        end = start and chance.choice([None, start + timedelta(chance.randint(0, 500))])
        amount = chance.choice([None, Decimal(chance.randint(-9999, 9999)).scaleb(-2)])
        holder = chance.choice([None, f"h{chance.randint(1, 40)}"])
        region = chance.choice([None, 7, 8, 9])
        rows.append((number, 1, holder, chance.choice("abc"), start, end, amount, 1, region))
    manifest = snapshots.write_base(tmp_path, 1, AT, {"marks": (MARKS, batch(rows))})
    return manifest, engine.tables(tmp_path, manifest)


def test_the_cube_says_what_the_evaluations_say(engine, lake, tmp_path):
    manifest, tables = lake
    cube = cubes.build(engine, indicators(), tables, DAYS, None)
    cubes.save(tmp_path, manifest, "region", cube)
    for indicator in indicators():
        kept = cubes.load(tmp_path, manifest, "region", indicator.code)
        for day in DAYS[3 : 4 if engine.name == "spark" else None : 7]:
            truth = evaluations.split(engine, indicator, tables, day, None, "region")
            for found in (cubes.answers(cube, indicator, day), cubes.answers(kept, indicator, day)):
                assert {k: found[k] for k in truth} == truth
                assert not any(any(found[k].rows.values()) for k in found.keys() - truth.keys())


def test_parts_over_one_table_share_a_scan(engine, lake):
    _, tables = lake
    parts = [part for each in indicators() for part in each.parts(tables, None)]
    bases = {fusion.peel(part.contributions).base for part in parts}
    starts = {fusion.peel(part.contributions).columns["end"] for part in parts}
    assert (len(parts), len(bases), len(starts)) == (10, 1, 2)


def test_another_day_is_refused_and_a_cube_that_was_not_kept_is_none(engine, lake, tmp_path):
    manifest, tables = lake
    (first, *_) = indicators()
    cube = cubes.build(engine, [first], tables, DAYS[:2], None)
    with pytest.raises(Refused):
        cubes.answers(cube, first, DAYS[5])
    assert cubes.load(tmp_path, manifest, "unit") is None
