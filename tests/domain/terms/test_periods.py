"""Reporting periods: their names, limits and order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.terms.periods import Cycle, period_named, period_on

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("code", "start", "last", "words"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026年度"),
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
        ("2026Q2", date(2026, 4, 1), date(2026, 6, 30), "2026年第二季度"),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
    ],
)
def test_a_name_says_first_and_last_day(code, start, last, words):
    found = period_named(code)
    assert (found.start, found.last, found.words, found.code) == (start, last, words, code)


@pytest.mark.parametrize("written", ["2026q2", " ２０２６Q2 ", "2026Ｑ２"])
def test_small_and_full_width_letters_are_the_same_period(written):
    assert period_named(written).code == "2026Q2"


@pytest.mark.parametrize("written", ["", "26Q2", "2026Q5", "2026H0", "2026-13", "2026-6", "20260"])
def test_anything_else_is_refused_with_examples(written):
    with pytest.raises(Refused) as refusal:
        period_named(written)
    assert refusal.value.code == "bad-period"
    assert "2026Q2" in refusal.value.message


@given(DAYS, st.sampled_from(Cycle))
def test_a_day_lies_in_its_period_and_neighbours_touch(day, cycle):
    found = period_on(day, cycle)
    assert found.start <= day < found.end
    assert period_named(found.code) == found
    assert found.next().start == found.end
    assert found.next().previous() == found


@given(st.integers(1950, 2150), st.sampled_from(Cycle))
def test_the_periods_of_a_year_cover_it_without_gap(year, cycle):
    found = [period_on(date(year, 1, 1), cycle)]
    while found[-1].end <= date(year, 12, 31):
        found.append(found[-1].next())
    assert found[0].start == date(year, 1, 1)
    assert found[-1].last == date(year, 12, 31)
    assert [each.ordinal for each in found] == list(range(1, 12 // cycle.months + 1))
