"""The bounds of a day that cannot be told, against every notice that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipcity.domain.terms.deadlines import Request, compute
from ipcity.domain.terms.suspensions import Suspension
from ipcity.papers.incoming.published_holidays import published_holidays

CALENDAR = published_holidays()
YEARS = sorted(CALENDAR.years)


def dated(rule: str, start: date) -> Request:
    """Any day's term by the figures of today: only the arithmetic is of interest here."""
    return Request(rule, start)


@pytest.mark.parametrize("shift", [0, 7, 14, 28, 60, 120, 180, 250, 300, 340])
@pytest.mark.parametrize("rule", ["PEN-CLUE", "PEN-WAIVE", "PUB-SAME", "PMED-CONF", "PEN-HEARNOTE"])
def test_the_day_lies_inside_when_the_notice_is_known_later(monkeypatch, rule, shift):
    monkeypatch.setattr(
        "ipcity.domain.terms.deadline_rules.declarations.Instrument.in_force_on",
        lambda self, _day: self.versions[0],
    )
    outside = []
    for year in YEARS[1:]:
        blind = replace(CALENDAR, years=CALENDAR.years - {year},
                        holidays=frozenset(d for d in CALENDAR.holidays if d.year != year),
                        workdays=frozenset(d for d in CALENDAR.workdays if d.year != year))  # fmt: skip
        start = date(year - 1, 12, 28) + timedelta(days=shift)
        if rule == "PEN-HEARNOTE":
            start += timedelta(days=20)
        known = compute(dated(rule, start), CALENDAR)
        told = compute(dated(rule, start), blind)
        if not (known.due is None or told.earliest <= known.due <= told.latest):
            outside.append((start, known.due, told.earliest, told.latest))
    assert outside == []


def test_a_pause_moves_both_bounds():
    blind = replace(CALENDAR, years=CALENDAR.years - {2026})
    start, pause = date(2025, 12, 20), Suspension(date(2025, 12, 22), date(2026, 1, 1))
    plain = compute(Request("PEN-CLUE", start), blind)
    paused = compute(Request("PEN-CLUE", start, suspensions=(pause,)), blind)
    assert plain.due is None
    assert paused.due is None
    assert plain.earliest < paused.earliest
    assert plain.latest < paused.latest
