"""Combining the values of parts: decimals, 无数据, rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.indicators import Context, Shift, indicator
from ipcity.domain.indicators.declarations import rounded
from ipcity.domain.indicators.parts import day_of, year_before

CONTEXT = Context(date(2023, 12, 31), 2024, 2026)


def test_names_of_parts():
    told = {
        code: [name for name, _ in indicator(code).formula.tallies()]
        for code in (
            "trademarks.in-term",
            "cases.handled-rate",
            "high_value.growth",
            "high_value.per-ten-thousand-growth",
            "firms.high-tech-net",
            "software.lower-of-two",
        )
    }
    assert told == {
        "trademarks.in-term": ["value"],
        "cases.handled-rate": ["numerator", "denominator"],
        "high_value.growth": ["value", "reference"],
        "high_value.per-ten-thousand-growth": [
            "value.numerator",
            "value.denominator",
            "reference.numerator",
            "reference.denominator",
        ],
        "firms.high-tech-net": ["value", "reference"],
        "software.lower-of-two": [
            "os.numerator",
            "os.denominator",
            "office.numerator",
            "office.denominator",
        ],
    }


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        (Decimal(2), Decimal(3), Decimal("66.67")),
        (Decimal(0), Decimal(3), Decimal("0.00")),
        (Decimal(2), Decimal(0), None),
        (None, Decimal(3), None),
        (Decimal(2), None, None),
    ],
)
def test_ratio(numerator, denominator, value):
    found = indicator("cases.handled-rate").combine(
        {"numerator": numerator, "denominator": denominator}
    )
    assert str(found) == str(value)


@pytest.mark.parametrize(
    ("now", "then", "value"),
    [
        (Decimal(121), Decimal(100), Decimal("21.00")),
        (Decimal(80), Decimal(100), Decimal("-20.00")),
        (Decimal(121), Decimal(0), None),
        (Decimal(121), None, None),
        (None, Decimal(100), None),
    ],
)
def test_growth(now, then, value):
    found = indicator("high_value.growth").combine({"value": now, "reference": then})
    assert str(found) == str(value)


def test_the_lower_of_two_needs_both():
    lower = indicator("software.lower-of-two")
    values = {
        "os.numerator": Decimal(9),
        "os.denominator": Decimal(10),
        "office.numerator": Decimal(8),
        "office.denominator": Decimal(10),
    }
    assert lower.combine(values) == Decimal("80.00")
    assert lower.combine(values | {"office.denominator": Decimal(0)}) is None


def test_half_is_rounded_up():
    assert str(rounded(Decimal("0.125"), 2)) == "0.13"
    assert str(rounded(Decimal("-0.125"), 2)) == "-0.13"
    assert rounded(None, 2) is None


def test_figures_shown_apart_use_the_parts_of_the_value():
    satisfaction = indicator("surveys.satisfaction")
    parts = {"numerator": Decimal(1000), "denominator": Decimal(1000)}
    assert satisfaction.combine_apart(parts) == {
        "sample": Decimal(1000),
        "low": Decimal("99.62"),
        "high": Decimal("100.00"),
    }


@pytest.mark.parametrize(
    ("shift", "day", "moved"),
    [
        (Shift.DAY, date(2026, 3, 1), date(2026, 3, 1)),
        (Shift.LAST_YEAR, date(2024, 2, 29), date(2023, 2, 28)),
        (Shift.LAST_YEAR, date(2025, 2, 28), date(2024, 2, 28)),
        (Shift.PREVIOUS_YEAR_END, date(2026, 3, 1), date(2025, 12, 31)),
        (Shift.BASELINE, date(2026, 3, 1), date(2023, 12, 31)),
    ],
)
def test_days(shift, day, moved):
    assert day_of(shift, CONTEXT)(day) == moved


def test_the_same_day_a_year_before():
    assert year_before(date(2025, 12, 31)) == date(2024, 12, 31)
