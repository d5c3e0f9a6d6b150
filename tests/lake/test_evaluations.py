"""Worked tables: values, series, splits and rows, equal to the last digit on every engine."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ipcity.domain.errors import Refused
from ipcity.lake import evaluations, snapshots
from tests.lake.tables import (
    MARKS,
    Indicator,
    Part,
    batch,
    contributions,
    counted,
    distinct,
    summed,
)

AT = datetime(2026, 1, 1, tzinfo=UTC)
D = date
WORKED = [
    # id, version, holder, kind, start, end, amount, unit, region
    (1, 1, "甲", "a", D(2024, 1, 10), None, Decimal("0.10"), 1, 7),
    (2, 1, "甲", "b", D(2024, 3, 31), D(2025, 3, 31), Decimal("0.20"), 1, 7),
    (3, 1, "乙", "a", D(2024, 4, 1), D(2024, 4, 1), Decimal("5.00"), 2, 8),
    (4, 1, "乙", "a", D(2024, 6, 30), D(2026, 1, 1), Decimal("99999999999999.99"), 2, 8),
    (5, 1, None, "b", D(2025, 12, 31), None, None, None, None),
    (6, 1, "丙", None, None, None, Decimal("1.00"), 2, 8),
]


@pytest.fixture
def marks(engine, tmp_path):
    made = snapshots.write_base(tmp_path, 1, AT, {"marks": (MARKS, batch(WORKED))})
    return engine.tables(tmp_path, made)


def values(engine, indicator, tables, *days):
    found = evaluations.series(engine, [indicator], tables, days, None)[indicator.code]
    return [each.value for each in found]


def test_a_contribution_counts_from_its_start_until_before_its_end(engine, marks):
    days = [D(2024, 1, 9), D(2024, 1, 10), D(2024, 3, 31), D(2024, 4, 1), D(2025, 3, 30)]
    assert values(engine, counted(), marks, *days) == [0, 1, 2, 2, 3]
    days = [D(2025, 3, 31), D(2025, 12, 31), D(2026, 1, 1)]
    assert values(engine, counted(), marks, *days) == [2, 3, 2]


def test_sums_are_exact_to_the_last_digit(engine, marks):
    days = [D(2024, 3, 31), D(2025, 1, 1), D(2026, 1, 1)]
    assert [str(v) for v in values(engine, summed(), marks, *days)] == [
        "0.300000",
        "100000000000000.290000",
        "0.100000",
    ]


def test_distinct_subjects_leave_out_rows_without_one(engine, marks):
    days = [D(2024, 1, 1), D(2024, 3, 31), D(2024, 6, 30), D(2025, 12, 31), D(2026, 1, 1)]
    assert values(engine, distinct(), marks, *days) == [0, 1, 2, 2, 1]


def test_one_day_and_the_series_agree_in_any_order_of_days(engine, marks):
    days = [D(2026, 1, 1), D(2024, 3, 31), D(2024, 3, 31), D(2025, 1, 1)]
    for indicator in (counted(), summed(), distinct()):
        alone = [evaluations.value(engine, indicator, marks, day, None) for day in days]
        whole = evaluations.series(engine, [indicator], marks, days, None)[indicator.code]
        assert list(whole) == alone


def test_no_population_is_no_value_and_not_nought(engine, marks):
    none = Indicator(
        "none",
        lambda t: (Part("value", contributions(t["marks"], t["marks"].kind == "z"), "count"),),
    )
    nought = Indicator(
        "nought",
        lambda t: (
            Part("value", contributions(t["marks"], t["marks"].kind == "z"), "sum",
                 empty_is_none=False),
        ),
    )  # fmt: skip
    assert values(engine, none, marks, D(2025, 1, 1)) == [None]
    assert values(engine, nought, marks, D(2025, 1, 1)) == [Decimal(0)]
    assert values(engine, counted(), marks, D(2000, 1, 1)) == [Decimal(0)]


def test_parts_look_at_days_of_their_own_and_divide_in_decimal(engine, marks):
    def build(t):
        rows = contributions(t["marks"])
        before = Part("denominator", rows, "count", lambda on: on.replace(year=on.year - 1))
        return (Part("numerator", rows, "count"), before)

    (found,) = evaluations.series(
        engine, [Indicator("growth", build)], marks, [D(2025, 1, 10)], None
    )["growth"]
    assert found == evaluations.Result(
        Decimal("3.0000"),
        {"numerator": Decimal(3), "denominator": Decimal(1)},
        {"numerator": 3, "denominator": 1},
    )


def test_splits_by_region_unit_and_own_key(engine, marks):
    on = D(2025, 12, 31)

    def split(indicator, by):
        found = evaluations.split(engine, indicator, marks, on, None, by)
        return {key: each.value for key, each in found.items()}

    assert split(counted(), "region") == {"": 1, "7": 1, "8": 1}
    assert split(counted(), "unit") == {"": 1, "1": 1, "2": 1}
    assert split(counted(), "split") == {"a": 2, "b": 1}
    assert split(summed(), "split") == {
        "a": Decimal("100000000000000.09"),
        "b": Decimal(0),
    }
    assert split(distinct(), "region") == {"": 0, "7": 1, "8": 1}
    with pytest.raises(Refused):
        split(counted(), "holder")


def test_the_rows_behind_a_number(engine, marks):
    found = evaluations.rows(engine, summed(), marks, D(2025, 1, 1), None)
    assert found.column_names == ["part", "ledger", "row", "amount", "subject", "start", "end"]
    assert found["row"].to_pylist() == [1, 2, 4]
    assert found["amount"].to_pylist() == [
        Decimal("0.100000"),
        Decimal("0.200000"),
        Decimal("99999999999999.990000"),
    ]
    page = evaluations.rows(engine, summed(), marks, D(2025, 1, 1), None, offset=1, limit=1)
    assert page["row"].to_pylist() == [2]


def test_more_days_than_one_mask_holds(engine, tmp_path):
    """130 days in a row need three masks; every bit is checked against plain Python."""
    chance = random.Random(7)
    first = D(2024, 1, 1)
    made = []
    for number in range(1, 301):
        start = first + timedelta(chance.randint(-40, 150))
        end = chance.choice([None, start + timedelta(chance.randint(0, 200))])
        amount = Decimal(chance.randint(-500, 500)).scaleb(-2)
        made.append((number, 1, f"h{chance.randint(1, 60)}", "a", start, end, amount, 1, 7))
    manifest = snapshots.write_base(tmp_path, 1, AT, {"marks": (MARKS, batch(made))})
    tables = engine.tables(tmp_path, manifest)
    days = [first + timedelta(n) for n in range(130)]

    def inside(day):
        return [r for r in made if r[4] <= day and (r[5] is None or r[5] > day)]

    found = evaluations.series(engine, [counted(), summed(), distinct()], tables, days, None)
    assert [r.value for r in found["count"]] == [len(inside(day)) for day in days]
    assert [r.value for r in found["sum"]] == [sum(r[6] for r in inside(day)) for day in days]
    assert [r.value for r in found["distinct"]] == [
        len({r[2] for r in inside(day)}) for day in days
    ]
    assert [r.rows["value"] for r in found["distinct"]] == [len(inside(day)) for day in days]
