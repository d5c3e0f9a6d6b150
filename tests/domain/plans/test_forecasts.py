"""Forecasts: named method, interval around the figure, and silence where history is too short."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from ipcity.domain.plans.forecasts import PACE, SEASON, forecast

END = date(2026, 12, 31)


def months(first: tuple[int, int], values) -> list[tuple[date, Decimal]]:
    year, month = first
    found = []
    for value in values:
        found.append((date(year, month, monthrange(year, month)[1]), Decimal(value)))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def test_an_even_pace_goes_on_without_spread():
    days = [date(2026, 1, 1).toordinal() + 30 * k for k in range(8)]
    points = [(date.fromordinal(day), Decimal(3 * k)) for k, day in enumerate(days)]
    end = date.fromordinal(days[-1] + 60)
    told = forecast(points, end, yearly=False)
    assert (told.value, told.low, told.high, told.method) == (27, 27, 27, PACE)


def test_an_uneven_pace_has_an_interval_around_the_figure():
    told = forecast(months((2025, 9), (3, 5, 5, 9, 10, 14, 13, 17, 20, 20)), END, yearly=False)
    assert told.low < told.value < told.high
    assert Decimal(30) < told.value < Decimal(40)


def test_too_short_a_history_is_not_forecast():
    assert forecast([], END, yearly=False).reason == "还没有各月数值，不作预测。"
    short = forecast(months((2026, 1), range(5)), END, yearly=False)
    assert (short.value, short.reason) == (None, "只有 5 个月的数值，满 6 个月后预测。")
    assert forecast(months((2026, 12), [1]), END, yearly=False).value is None


def test_a_yearly_amount_follows_the_season_of_earlier_years():
    year = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 98, 100]
    slow = [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 120]
    points = months((2024, 1), [*year, *slow, 12, 24, 36])
    told = forecast(points, END, yearly=True)
    assert (told.low, told.high, told.method) == (Decimal("120.00"), Decimal("288.00"), SEASON)
    assert told.value == Decimal("204.00")


def test_without_a_whole_earlier_year_there_is_no_season():
    told = forecast(months((2026, 1), [1, 2, 3]), END, yearly=True)
    assert told.reason == "没有可比的往年同期进度，不作预测。"
