"""Who is reminded on which working day: before, on and after; escalating; each key once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reminders import (
    DEFAULT,
    Kind,
    Matter,
    Receiver,
    Staff,
    Step,
    calls,
    checked,
    read_rule,
    rows_of,
    rule_told,
    steps_of,
)
from ipcity.domain.terms.working_days import WEEKENDS

FRIDAY = date(2026, 11, 20)


def matter(kind: Kind = Kind.ITEM_DUE, anchor: date = FRIDAY) -> Matter:
    return Matter(kind, "item:1", 7, anchor, "督办事项1号“甲”")


def due(on: date, kind: Kind = Kind.ITEM_DUE, anchor: date = FRIDAY):
    return [
        (call.step.days, call.step.receiver.value)
        for call in calls([matter(kind, anchor)], on, DEFAULT, WEEKENDS)
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 12), []),
        (date(2026, 11, 13), [(-5, "reporter")]),
        (date(2026, 11, 18), [(-5, "reporter")]),
        (date(2026, 11, 19), [(-1, "reporter")]),
        (date(2026, 11, 20), [(-1, "reporter")]),
        (date(2026, 11, 21), []),
        (date(2026, 11, 23), [(1, "reporter")]),
        (date(2026, 11, 25), [(1, "reporter"), (3, "reviewer")]),
        (date(2026, 11, 27), [(1, "reporter"), (3, "reviewer"), (5, "office")]),
        (
            date(2026, 12, 4),
            [(1, "reporter"), (3, "reviewer"), (5, "office"), (10, "leader")],
        ),
    ],
)
def test_an_item_is_followed_upwards_by_working_days(day, expected):
    assert due(day) == expected


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        (Kind.ITEM_SIGN, FRIDAY, [(0, "reporter")]),
        (Kind.ITEM_SIGN, date(2026, 11, 24), [(0, "reporter"), (2, "reviewer")]),
        (Kind.REPORT_RETURNED, date(2026, 11, 23), [(0, "reporter")]),
        (Kind.EXTENSION, FRIDAY, [(0, "reporter"), (0, "reviewer")]),
        (Kind.PAPER_SIGN, date(2026, 11, 19), []),
    ],
)
def test_what_began_is_counted_from_its_day(kind, day, expected):
    assert due(day, kind) == expected


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 18), "督办事项1号“甲”，期限2026年11月20日，还有2个工作日"),
        (FRIDAY, "督办事项1号“甲”，期限2026年11月20日，今日到期"),
        (date(2026, 11, 23), "督办事项1号“甲”，期限2026年11月20日，已逾期1个工作日"),
    ],
)
def test_it_says_how_far_the_day_lies(day, words):
    assert {call.words for call in calls([matter()], day, DEFAULT, WEEKENDS)} == {words}


@given(
    st.sampled_from(list(Kind)),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.lists(st.integers(-20, 40), min_size=1, max_size=30),
)
def test_every_step_once_and_upwards_whatever_days_are_missed(kind, anchor, days):
    """Whichever days the job runs on, a key comes back the same, and lateness only adds receivers."""
    seen: set[str] = set()
    late: set[str] = set()
    for day in sorted(days):
        on = anchor + timedelta(days=day)
        found = calls([matter(kind, anchor)], on, DEFAULT, WEEKENDS)
        keys = {call.key for call in found}
        assert len(keys) == len(found)
        if on > anchor and WEEKENDS.is_workday(on):
            assert late <= keys
            late = keys
        seen |= keys
    assert len(seen) <= sum(step.kind is kind for step in DEFAULT)


def test_another_day_is_another_reminder():
    late = date(2026, 11, 23)
    keys = {
        call.key
        for anchor in (FRIDAY, FRIDAY - timedelta(days=1))
        for call in calls([matter(anchor=anchor)], late, DEFAULT, WEEKENDS)
    }
    assert keys == {
        "item-due/item:1/2026-11-20/+1reporter",
        "item-due/item:1/2026-11-19/+1reporter",
    }


def test_an_empty_post_is_answered_by_the_next_one_up():
    staff = Staff({Receiver.REVIEWER: (2,), Receiver.OFFICE: (3, 4)})
    assert [staff.reached(each) for each in Receiver] == [(2,), (2,), (3, 4), (), (), ()]


def test_what_is_in_a_case_goes_to_its_officers_and_the_head_alone():
    staff = Staff({Receiver.OFFICE: (3,), Receiver.LEADER: (4,), Receiver.HEAD: (5,)})
    assert staff.reached(Receiver.OFFICER) == (5,)
    assert staff.with_officers((6, 7)).reached(Receiver.OFFICER) == (6, 7)
    assert Staff({Receiver.OFFICE: (3,)}).reached(Receiver.HEAD) == ()


def test_a_rule_is_stored_and_read_back():
    assert set(steps_of(rows_of(DEFAULT))) == set(DEFAULT)
    assert rows_of([DEFAULT[0], DEFAULT[0]]) == [
        {"kind": "item-sign", "days": 0, "receiver": "reporter"}
    ]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ({"kind": "item-sign", "days": -1, "receiver": "reporter"}, "reminder-days"),
        ({"kind": "item-due", "days": 61, "receiver": "reporter"}, "reminder-days"),
        ({"kind": "item-due", "days": "x", "receiver": "reporter"}, "reminder-rule"),
        ({"kind": "other", "days": 1, "receiver": "reporter"}, "reminder-rule"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(step, code):
    with pytest.raises(Refused) as refused:
        steps_of([step])
    assert refused.value.code == code


def test_a_step_of_the_day_itself_is_told_before_a_weekend():
    sunday = date(2026, 11, 22)
    steps = (Step(Kind.REPORT_DUE, 0, Receiver.REPORTER),)
    found = calls([matter(Kind.REPORT_DUE, sunday)], FRIDAY, steps, WEEKENDS)
    assert [call.step.days for call in found] == [0]


@pytest.mark.parametrize("kind", Kind)
def test_a_rule_is_read_as_it_is_told(kind):
    mine = tuple(step for step in checked(DEFAULT) if step.kind is kind)
    assert read_rule(kind, rule_told(DEFAULT, kind)) == mine
    assert read_rule(kind, rule_told(DEFAULT, kind).replace("：", ":").replace("；", "\n")) == mine


@pytest.mark.parametrize(
    "text", ["填报人", "填报人：明天", "局长：3", "填报人：3；：2", "填报人：9999"]
)
def test_what_no_rule_says_is_named(text):
    with pytest.raises(Refused) as refusal:
        read_rule(Kind.ITEM_DUE, text)
    assert "事项期限" in refusal.value.message
