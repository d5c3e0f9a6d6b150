"""What a calendar says of a day, and what a later notice replaces."""

from __future__ import annotations

from datetime import date

from ipcity.domain.terms.working_days import Calendar, DayKind

KNOWN = Calendar(
    "甲", frozenset({2026}), frozenset({date(2026, 1, 1)}), frozenset({date(2026, 1, 4)})
)
NOTICE = Calendar(
    "乙",
    frozenset({2027}),
    frozenset({date(2027, 1, 1)}),
    frozenset({date(2026, 12, 27), date(2027, 1, 9)}),
)


def test_the_kind_of_a_day():
    assert [
        KNOWN.kind(date(*day)) for day in ((2026, 1, 1), (2026, 1, 2), (2026, 1, 3), (2026, 1, 4))
    ] == [DayKind.HOLIDAY, DayKind.WORK, DayKind.WEEKEND, DayKind.SWAPPED]
    assert KNOWN.kind(date(2027, 1, 1)) is DayKind.UNKNOWN


def test_a_notice_adds_its_year_and_days_swapped_before_it():
    both = KNOWN.joined(NOTICE)
    assert both.edition == "甲；乙"
    assert both.kind(date(2026, 1, 1)) is DayKind.HOLIDAY
    assert both.kind(date(2026, 12, 27)) is DayKind.SWAPPED
    assert both.kind(date(2027, 1, 4)) is DayKind.WORK


def test_a_newer_notice_of_the_same_year_replaces_it():
    newer = Calendar("丙", frozenset({2026}), frozenset({date(2026, 1, 2)}), frozenset())
    found = KNOWN.joined(newer)
    assert [found.kind(date(2026, 1, day)) for day in (1, 2, 4)] == [
        DayKind.WORK,
        DayKind.HOLIDAY,
        DayKind.WEEKEND,
    ]
