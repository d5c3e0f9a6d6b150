"""Reminders of a reporting period on its own reports: due soon, late, upwards, and never twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ipcity.actions import reminders, reporting_checking, reporting_filling
from ipcity.domain.access import Role
from ipcity.domain.terms.days import CHINA
from ipcity.store.models.reminders import Reminder
from ipcity.store.models.reporting import Report
from tests.actions.reports import answers, approved, do, lock, opened, report_of
from tests.cast import Cast, cast, holder, unit

pytestmark = pytest.mark.django_db
# the tenth working day after 30 September: the holidays end on 7 October, Saturday the 10th is worked
DUE = date(2026, 10, 20)
# (day of October, who hears for the first time, how far the day is off)
CALLS = (
    (12, [], ""),
    (13, ["reporter"], "还有5个工作日"),
    (17, [], ""),  # a Saturday
    (19, ["reporter"], "还有1个工作日"),
    (20, [], ""),
    (21, ["reporter"], "已逾期1个工作日"),
    (22, ["unit_reviewer"], "已逾期2个工作日"),
    (23, ["office_clerk", "office_lead"], "已逾期3个工作日"),
    (25, [], ""),  # a Sunday
    (26, [], ""),
    (27, ["leader"], "已逾期5个工作日"),
    (28, [], ""),
)


@pytest.fixture
def people(db) -> Cast:
    return cast()


def at(day: int) -> datetime:
    return datetime(2026, 10, day, 9, tzinfo=CHINA)


def remind(people: Cast, day: int) -> int:
    return reminders.remind(district=people.district, on=date(2026, 10, day), at=at(day))


def heard(report: Report, day: int) -> list[str]:
    rows = Reminder.objects.filter(subject=f"report:{report.pk}", made_at=at(day))
    return sorted(rows.values_list("recipient__username", flat=True))


def kinds_of(report: Report) -> list[tuple[str, str, str]]:
    rows = Reminder.objects.filter(subject=f"report:{report.pk}").order_by("pk")
    return list(rows.values_list("kind", "receiver", "what"))


def test_a_silent_unit_is_chased_upwards_by_working_days_and_nobody_hears_twice(people):
    opened(people)
    report = report_of(people)
    assert report.due == DUE
    for day, who, words in CALLS:
        assert (day, remind(people, day)) == (day, len(who))
        assert remind(people, day) == 0
        assert heard(report, day) == who
        told = set(Reminder.objects.filter(made_at=at(day)).values_list("what", "due"))
        wanted = f"2026年第三季度“季度工作进展表”未报，期限2026年10月20日，{words}"
        assert told == ({(wanted, DUE)} if who else set())
    assert [remind(people, day) for day, _, _ in CALLS] == [0] * len(CALLS)


def test_a_worker_that_stood_still_makes_up_for_every_step_once(people):
    opened(people)
    assert remind(people, 27) == 5
    assert heard(report_of(people), 27) == [
        "leader", "office_clerk", "office_lead", "reporter", "unit_reviewer",
    ]  # fmt: skip
    assert remind(people, 28) == 0


def test_only_the_unit_that_owes_is_chased(people):
    town = unit(people.district, "town", "甲镇")
    clerk = holder(town, Role.REPORTER, "镇填报", "town-r")
    opened(people, town)
    assert remind(people, 13) == 2
    approved(people, report_of(people))
    do(reporting_filling.save, report_of(people, town), clerk, answers=answers(firms=3))
    assert remind(people, 19) == 1  # a draft is no report
    assert heard(report_of(people, town), 19) == ["town-r"]
    assert heard(report_of(people), 19) == []


def test_what_came_in_time_and_was_sent_back_is_not_overdue(people):
    opened(people)
    report = report_of(people)
    do(reporting_filling.submit, report, people.reporter, at=at(19), answers=answers())
    do(reporting_checking.unit_check, report, people.reviewer, at=at(20))
    assert [remind(people, 20), remind(people, 21)] == [0, 0]
    do(reporting_checking.send_back, report, people.clerk, at=at(21), reason="数字请核实")
    assert [remind(people, day) for day in (22, 23, 27)] == [1, 1, 0]
    told = "2026年第三季度“季度工作进展表”已退回，待改正，已过{}个工作日"
    assert kinds_of(report) == [
        ("report-returned", "reporter", told.format(1)),
        ("report-returned", "reviewer", told.format(2)),
    ]


def test_what_came_late_and_was_sent_back_stays_overdue(people):
    opened(people)
    report = report_of(people)
    assert remind(people, 21) == 1
    do(reporting_filling.submit, report, people.reporter, at=at(21), answers=answers())
    do(reporting_checking.unit_check, report, people.reviewer, at=at(21))
    do(reporting_checking.send_back, report, people.clerk, at=at(21), reason="数字请核实")
    assert remind(people, 22) == 2
    assert [(kind, receiver) for kind, receiver, _ in kinds_of(report)] == [
        ("report-due", "reporter"), ("report-due", "reviewer"), ("report-returned", "reporter"),
    ]  # fmt: skip
    assert "退回后未重报" in kinds_of(report)[1][2]


def test_a_locked_period_is_chased_no_more(people):
    period = opened(people)
    assert remind(people, 21) == 1
    lock(period, people)
    assert remind(people, 27) == 0
