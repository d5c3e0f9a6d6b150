"""Working days, against the package that carries the notices and the examples of the law's readers."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.actions import calendars
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.papers.incoming.published_holidays import published_holidays
from ipcity.store.models.holiday_notices import HolidayNotice
from tests.cast import AT, actor_of, cast

CALENDAR = published_holidays()
KNOWN = st.dates(date(2005, 1, 1), date(2026, 12, 31))


@given(KNOWN)
def test_every_known_day_is_as_the_notice_says(day):
    assert CALENDAR.knows(day)
    assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        # around the National Day of 2026: 10-01 … 10-07 free, two weekends worked
        (date(2026, 9, 18), 15, date(2026, 10, 15)),
        (date(2026, 2, 10), 20, date(2026, 3, 16)),
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
    ],
)
def test_counting_forward_leaves_out_the_first_day(day, count, due):
    assert CALENDAR.after(day, count) == due
    assert CALENDAR.between(day, due) == count


@given(KNOWN, st.integers(1, 40))
def test_what_is_counted_forward_is_counted_back(day, count):
    due = CALENDAR.after(day, count)
    assert CALENDAR.is_workday(due)
    assert CALENDAR.between(day, due) == count
    assert CALENDAR.between(due, day) == -count


def test_a_year_without_notice_knows_weekends_only():
    new_year = date(2031, 1, 1)
    assert not CALENDAR.knows(new_year)
    assert CALENDAR.is_workday(new_year)
    assert not CALENDAR.is_workday(new_year + timedelta(days=3))


NOTICE = """关于2027年部分节假日安排的通知（演示）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月20日（周六）上班。
"""


def load(people, text=NOTICE, name="通知.txt"):
    return calendars.load(
        district=people.district.pk,
        name=name,
        content=text.encode(),
        actor=actor_of(people.lead),
        at=AT,
    )


@pytest.mark.django_db
def test_a_loaded_notice_is_joined_and_the_newest_of_a_year_counts():
    people = cast()
    found = load(people)
    assert found.fresh
    assert found.lacks == ("清明", "劳动节", "端午", "中秋", "国庆")
    assert not load(people).fresh
    calendar = calendars.calendar_of(people.district.pk)
    assert calendar.after(date(2027, 2, 4), 1) == date(2027, 2, 12)
    assert calendar.is_workday(date(2027, 2, 20))
    assert not calendars.calendar_of(people.other_district.pk).knows(date(2027, 2, 5))
    assert calendar.is_workday(date(2026, 10, 10))  # other years stay as they were

    assert load(people, NOTICE.replace("2月20日（周六）", "2月13日（周六）")).fresh
    again = calendars.calendar_of(people.district.pk)
    assert not again.is_workday(date(2027, 2, 20))
    assert again.is_workday(date(2027, 2, 13))
    assert calendars.calendar_of(people.district.pk, AT).edition == CALENDAR.edition


@pytest.mark.django_db
def test_a_notice_with_a_slip_is_refused_and_nothing_is_kept():
    people = cast()
    with pytest.raises(calendars.BadNotice, match="写的是8天，起止日期是7天"):
        load(people, NOTICE.replace("共7天", "共8天"))
    assert not HolidayNotice.objects.exists()
    with pytest.raises(Refused):
        load(people, "\0\1\2" * 90, "通知.pdf")
    with pytest.raises(NotPermitted):
        calendars.load(
            district=people.district.pk, name="a.txt", content=NOTICE.encode(),
            actor=actor_of(people.reporter), at=AT,
        )  # fmt: skip
