"""工作日历: a year by months, and a notice pasted by the office."""

from __future__ import annotations

import pytest

from tests.actions.test_calendars import NOTICE
from tests.cast import cast, client_of
from tests.web.reading import words

pytestmark = pytest.mark.django_db


def test_an_unknown_year_says_so_and_a_pasted_notice_makes_it_known():
    people = cast()
    clerk = client_of(people.clerk)
    assert "还没有载入" in words(clerk.get("/law/calendar", {"year": 2027}))
    answer = clerk.post("/law/calendar/load", {"text": NOTICE}, follow=True)
    assert "2027年放假安排" in words(answer)
    assert "文中没有提到清明" in words(answer)
    body = answer.content.decode()
    assert '<td class="day-free">5<span class="day-mark">休</span></td>' in body
    assert '<td class="day-worked">20<span class="day-mark">班</span></td>' in body


def test_a_slip_and_an_empty_form_are_told_in_the_form():
    people = cast()
    clerk = client_of(people.clerk)
    wrong = clerk.post("/law/calendar/load", {"text": NOTICE.replace("共7天", "共8天")})
    assert "写的是8天，起止日期是7天" in words(wrong)
    assert "二者选一" in words(clerk.post("/law/calendar/load", {"text": " "}))


def test_a_reader_sees_the_year_and_cannot_load():
    people = cast()
    reporter = client_of(people.reporter)
    page = reporter.get("/law/calendar")
    assert "2026年工作日历" in words(page)
    assert "载入放假安排" not in words(page)
    assert reporter.get("/law/calendar/load").status_code == 403
    assert reporter.get("/law/calendar", {"year": "1"}).status_code == 200
