"""Every interval, compiled and counted month by month, equals the plain question asked of each day."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from django.conf import settings

from ipcity.domain.indicators import Context, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import (
    Condition,
    Cumulative,
    Flow,
    LatestGroup,
    Level,
    NewSince,
    Operator,
    Rows,
    Span,
    Tally,
    UntilNext,
    by,
    count,
    distinct,
    total,
)
from ipcity.lake import snapshots
from ipcity.lake.archives import open_archive

CONTEXT = Context(date(2023, 12, 31), 2024, 2026)
MONTH_ENDS = [
    date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    for year in (2023, 2024, 2025, 2026)
    for month in range(1, 13)
]
DAYS = [*MONTH_ENDS, date(2024, 2, 29), date(2025, 1, 1), date(2025, 4, 1)]
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("holder", pa.string()),
        ("year", pa.int64()),
        ("begun_on", pa.date32()),
        ("ended_on", pa.date32()),
        ("amount", pa.decimal128(18, 2)),
        ("unit_id", pa.int64()),
        ("region_id", pa.int64()),
    ]
)
HOLDER = by("holder")
# name -> tally over the random rows
TALLIES = {
    "level": count(Rows("deals", Level("begun_on", ("ended_on",)))),
    "through": count(Rows("deals", Level("begun_on", (), ("ended_on",)))),
    "holders": distinct(Rows("deals", Level("begun_on", ("ended_on",)), subject=HOLDER)),
    "month": total(Rows("deals", Flow("begun_on", Span.MONTH), amount=("amount",))),
    "quarter": count(Rows("deals", Flow("begun_on", Span.QUARTER))),
    "year": total(Rows("deals", Flow("begun_on"), amount=("amount",))),
    "once": count(Rows("deals", Flow("begun_on", once=("ended_on",)))),
    "first": count(Rows("deals", Flow("begun_on", first_of=HOLDER))),
    "programme": count(Rows("deals", Flow("begun_on", Span.PROGRAMME))),
    "cumulative": total(Rows("deals", Cumulative("begun_on"), amount=("amount",))),
    "new": count(Rows("deals", NewSince("begun_on", HOLDER))),
    "latest": total(Rows("deals", UntilNext("begun_on", HOLDER), amount=("amount",))),
    "ranked": total(Rows("deals", UntilNext("begun_on", HOLDER, "year"), amount=("amount",))),
    "before": total(Rows("deals", UntilNext("begun_on", HOLDER, "year", 1), amount=("amount",))),
    "group": count(Rows("deals", LatestGroup("begun_on", "holder"))),
    "counted": count(
        Rows(
            "deals",
            UntilNext("begun_on", HOLDER),
            counted=(Condition("amount", Operator.MORE_THAN, Decimal(50)),),
        )
    ),
}


def random_rows(seed: int) -> list[dict[str, object]]:
    draw = random.Random(seed)

    def day(empty: float) -> date | None:
        first = date(2022, 10, 1)
        return None if draw.random() < empty else first + timedelta(days=draw.randrange(1650))

    rows = []
    for number in range(1, 61):
        holder = draw.choice("甲乙丙丁戊己庚辛")
        amount = None if draw.random() < 0.1 else Decimal(draw.randrange(10_000)) / 100
        rows.append(
            {
                "id": number,
                "holder": holder,
                "year": draw.randrange(2021, 2026),
                "begun_on": day(0.1),
                "ended_on": day(0.4),
                "amount": amount,
                "unit_id": 1,
                "region_id": None,
            }
        )
    # events on one day, at the ends of periods, and on the baseline day
    for number, each in enumerate((MONTH_ENDS[11], MONTH_ENDS[23], MONTH_ENDS[23])):
        rows[number]["begun_on"] = each
    return rows


def plainly(rows: list[dict], day: date) -> dict[str, Decimal]:
    """Each figure by its definition, with nothing but loops."""
    begun = [r for r in rows if r["begun_on"] and r["begun_on"] <= day]
    begun.sort(key=lambda r: (r["begun_on"], r["id"]))
    level = [r for r in begun if r["ended_on"] is None or day < r["ended_on"]]
    this_year = [r for r in begun if r["begun_on"].year == day.year]
    firsts = {r["holder"]: r for r in reversed(begun)}
    latest = {r["holder"]: r for r in begun}
    return {
        "level": len(level),
        "through": sum(r["ended_on"] is None or day <= r["ended_on"] for r in begun),
        "holders": len({r["holder"] for r in level}),
        "month": added(r for r in this_year if r["begun_on"].month == day.month),
        "quarter": sum((r["begun_on"].month - 1) // 3 == (day.month - 1) // 3 for r in this_year),
        "year": added(this_year),
        "once": sum(r["ended_on"] is not None and r["ended_on"] <= day for r in this_year),
        "first": sum(r["begun_on"].year == day.year for r in firsts.values()),
        "programme": sum(2024 <= r["begun_on"].year <= 2026 for r in begun),
        "cumulative": added(begun),
        "new": sum(r["begun_on"] > CONTEXT.baseline for r in firsts.values()),
        "latest": added(latest.values()),
        "ranked": added(r for r in current(begun)),
        "before": added(r for r in before(begun)),
        "group": group(rows, day),
        "counted": sum((r["amount"] or 0) > 50 for r in latest.values()),
    }


def added(rows) -> Decimal:
    return sum((r["amount"] or Decimal(0) for r in rows), Decimal(0))


def current(begun):
    """Per holder the last row of the highest year known by then."""
    for holder in {r["holder"] for r in begun}:
        mine = [r for r in begun if r["holder"] == holder]
        top = max(r["year"] for r in mine)
        yield [r for r in mine if r["year"] == top][-1]


def before(begun):
    """Per holder the last row of the year before the current one, if there is one."""
    for row in current(begun):
        mine = [r for r in begun if r["holder"] == row["holder"] and r["year"] == row["year"] - 1]
        yield from mine[-1:]


def group(rows, day) -> int:
    """Rows of the group that was completed last; of two on one day the later name."""
    complete: dict[str, date] = {}
    for row in rows:
        if row["begun_on"]:
            name = row["holder"]
            complete[name] = max(complete.get(name, date.min), row["begun_on"])
    done = [(at, name) for name, at in complete.items() if at <= day]
    return sum(row["holder"] == max(done)[1] for row in rows) if done else 0


def indicators() -> list[Indicator]:
    return [
        Indicator(f"own.{name}", 1, name, "件", 2, "", "", Of(tally))
        for name, tally in TALLIES.items()
    ]


def series(folder, rows, asked, days):
    table = pa.Table.from_pylist(rows, SCHEMA)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    manifest = snapshots.write_base(folder, 1, at, {"deals": (SCHEMA, table.to_batches())})
    with open_archive(folder, manifest, texts=settings.LAKE_TEXTS) as archive:
        return archive.series(asked, days, CONTEXT)


@pytest.mark.parametrize("seed", range(3))
def test_one_pass_equals_asking_every_day(tmp_path, seed):
    rows = random_rows(seed)
    found = series(tmp_path, rows, indicators(), DAYS)
    for number, day in enumerate(DAYS):
        told = {name: found[f"own.{name}"][number].value for name in TALLIES}
        assert told == plainly(rows, day), day


def test_nothing_recorded_is_no_value_and_recorded_but_not_counted_is_zero(tmp_path):
    some = [row | {"begun_on": date(2020, 1, 1)} for row in random_rows(0)]
    new = next(each for each in indicators() if each.code == "own.new")
    asked = [date(2026, 1, 1)]
    assert series(tmp_path / "some", some, [new], asked)["own.new"][0].value == 0
    assert series(tmp_path / "none", [], [new], asked)["own.new"][0].value is None


def test_a_tally_says_what_it_is():
    assert Tally((Rows("deals", Cumulative("begun_on")),)) == count(
        Rows("deals", Cumulative("begun_on"))
    )
