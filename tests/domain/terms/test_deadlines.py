"""Counting a term: what is refused, what cannot be told, and what always holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import Confidence
from ipcity.domain.terms.days import CHINA
from ipcity.domain.terms.deadline_rules import RULES
from ipcity.domain.terms.deadline_rules.declarations import CD, WD, H, M, Y
from ipcity.domain.terms.deadline_walks import Rolling
from ipcity.domain.terms.deadlines import Extended, Request, compute
from ipcity.domain.terms.suspensions import Suspension, merged
from ipcity.domain.terms.working_days import Calendar

# Two years of invented notices around a New Year, with every shape of swap.
CALENDAR = Calendar(
    "演示数据",
    frozenset({2025, 2026, 2027}),
    frozenset(date(2026, 10, 1) + timedelta(days=n) for n in (0, 1, 4, 5, 6)),
    frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
)
OPEN = Calendar("演示数据", frozenset({2026}), CALENDAR.holidays, CALENDAR.workdays)
STARTS = st.dates(date(2026, 1, 1), date(2026, 10, 1))
SINCE = date(2026, 4, 1)  # when the newest of the versions begins
COUNTED = st.sampled_from(
    [
        rule.id
        for rule in RULES
        if rule.figures[0].unit in (CD, WD, M) and rule.instrument != "complaints"
    ]
)
STRETCHED = st.sampled_from(["PEN-CLUE", "PEN-DECIDE", "ADJ-END", "PEN-SEIZE"])


@st.composite
def suspensions(draw, earliest=date(2026, 1, 2)):
    start = draw(st.dates(earliest, date(2026, 12, 1)))
    return Suspension(start, start + timedelta(days=draw(st.integers(1, 40))))


def due(rule, start, extend=(), exclude=(), **facts):
    given_ = tuple(Extended(n) for n in extend)
    return compute(Request(rule, start, given_, tuple(exclude), facts), CALENDAR).due


@pytest.fixture
def refused():
    def code(rule, start=date(2026, 9, 1), **asked):
        with pytest.raises(Refused) as refusal:
            compute(Request(rule, start, **asked), CALENDAR)
        return refusal.value.code

    return code


def test_what_a_rule_does_not_know_is_refused(refused):
    week = Suspension(date(2026, 9, 2), date(2026, 9, 9))
    assert refused("PUB-SAME", extensions=(Extended(5),)) == "no-extension"
    assert refused("PEN-CLUE", extensions=(Extended(15), Extended(15))) == "no-extension"
    assert refused("PEN-CLUE", extensions=(Extended(16),)) == "extension-too-long"
    assert refused("ADJ-END", extensions=(Extended(1), Extended(3))) == "extension-too-long"
    assert refused("ADJ-END", extensions=(Extended(0),)) == "bad-length"
    assert refused("PUB-SAME", suspensions=(week,)) == "no-suspension"
    assert (
        refused("PEN-CLUE", suspensions=(Suspension(week.start, week.end, "公告"),)) == "no-ground"
    )
    assert (
        refused("PEN-CLUE", suspensions=(Suspension(week.end, week.start),)) == "suspension-order"
    )
    assert refused("PEN-CLUE", facts={"complex": True}) == "no-fact"
    assert refused("PUB-SAME", facts={"other_province": True}) == "not-this-rule"
    assert refused("PEN-CLUE", configured=10) == "figure-fixed"
    assert refused("CRI-HAND") == "no-time"
    assert refused("PEN-CLUE", date(2021, 1, 1)) == "no-figure"
    assert refused("LIST-END", date(2198, 1, 1)) == "too-far"


def test_a_refusal_says_what_to_do():
    with pytest.raises(Refused, match="应按 PUB-PUSH 计算"):
        due("PUB-SAME", date(2026, 9, 1), other_province=True)
    with pytest.raises(
        Refused, match="第2次延长由上一级管理专利工作的部门批准，最多2个月，不能是3个月"
    ):
        due("ADJ-END", date(2026, 6, 30), (1, 3))


def test_hours_run_through_holidays_and_pause_to_the_hour():
    start = datetime(2026, 9, 30, 9, 0, tzinfo=UTC)
    found = compute(Request("CRI-HAND", start), CALENDAR)
    assert found.due.isoformat() == "2026-10-01T17:00:00+08:00"


def test_an_unverified_figure_decides_nothing_and_may_be_configured():
    found = compute(Request("PUB-GOV", date(2026, 9, 1)), CALENDAR)
    assert (found.applied.decides, found.applied.confidence) == (False, Confidence.UNVERIFIED)
    assert found.due == date(2026, 9, 10)
    assert compute(Request("PUB-GOV", date(2026, 9, 1), configured=5), CALENDAR).due == date(
        2026, 9, 8
    )


def test_an_unverified_alternative_makes_the_term_unverified():
    plain = compute(Request("CRI-POLICE", date(2026, 9, 1)), CALENDAR)
    longer = compute(Request("CRI-POLICE", date(2026, 9, 1), facts={"needs_check": True}), CALENDAR)
    assert (plain.due, plain.applied.decides) == (date(2026, 9, 4), True)
    assert (longer.due, longer.applied.decides) == (date(2026, 9, 11), False)
    assert plain.advisory == date(2026, 9, 4)


def test_milestones_are_counted_from_the_same_day():
    found = compute(Request("LIST-END", date(2026, 9, 1)), CALENDAR)
    assert [(m.key, day) for m, day in found.milestones] == [("early", date(2027, 9, 1))]


def test_rolling_over_holidays_only_leaves_a_plain_weekend():
    saturday, holiday = date(2026, 8, 22), date(2026, 10, 3)
    for last, by_rest, by_holidays in (
        (saturday, date(2026, 8, 24), saturday),
        (holiday, date(2026, 10, 8), date(2026, 10, 8)),
    ):
        start = last - timedelta(days=30)
        assert due("PMED-CONF", start) == by_rest
        asked = Request("PMED-CONF", start, rolling=Rolling.HOLIDAYS)
        assert compute(asked, CALENDAR).due == by_holidays


def test_a_term_into_a_year_without_notice_has_bounds_only():
    found = compute(Request("PEN-DECIDE", date(2026, 10, 3)), OPEN)
    assert (found.due, found.earliest, found.missing) == (None, date(2027, 1, 1), (2027,))
    assert found.latest == date(2027, 1, 11)
    told = compute(Request("PEN-DECIDE", date(2026, 10, 2)), OPEN)
    assert told.due == date(2026, 12, 31)


def test_a_suspended_day_needs_no_notice():
    pause = Suspension(date(2026, 12, 28), date(2027, 1, 4))
    found = compute(Request("PEN-CLUE", date(2026, 12, 22), suspensions=(pause,)), OPEN)
    assert found.due is None
    assert [row.reason for row in found.rows][-1] == "未注明事由，不计入"


def test_a_display_of_years_needs_no_notice():
    assert compute(Request("PUB-END-L", date(2026, 10, 3)), OPEN).due == date(2029, 10, 3)


@given(COUNTED, st.dates(SINCE, date(2026, 10, 1)), st.integers(0, 60))
def test_who_begins_later_ends_no_earlier(rule, start, later):
    assert due(rule, start) <= due(rule, start + timedelta(days=later))


@given(st.sampled_from(["PEN-CLUE", "PEN-DECIDE", "PEN-SEIZE"]), STARTS, st.integers(0, 60),
       st.lists(suspensions(), max_size=3))  # fmt: skip
def test_who_begins_later_ends_no_earlier_when_suspended(rule, start, later, pauses):
    assert due(rule, start, exclude=pauses) <= due(
        rule, start + timedelta(days=later), exclude=pauses
    )


@given(STRETCHED, STARTS, st.lists(suspensions(), max_size=3), suspensions())
def test_one_more_suspension_never_ends_a_term_earlier(rule, start, pauses, another):
    assert due(rule, start, exclude=pauses) <= due(rule, start, exclude=[*pauses, another])


@given(st.sampled_from([("PEN-CLUE", 15), ("PEN-DECIDE", 30), ("ADJ-END", 1), ("PEN-SEIZE", 30)]),
       STARTS, st.lists(suspensions(), max_size=2), st.data())  # fmt: skip
def test_an_extension_never_shortens(rule, start, pauses, data):
    name, most = rule
    n = data.draw(st.integers(1, most))
    assert due(name, start, exclude=pauses) <= due(name, start, (n,), pauses)


@given(STRETCHED, STARTS, st.lists(suspensions(), min_size=1, max_size=4), st.randoms())
def test_order_repetition_and_cutting_of_suspensions_do_not_matter(rule, start, pauses, random):
    whole = due(rule, start, exclude=pauses)
    shuffled = [*pauses, *pauses]
    random.shuffle(shuffled)
    cut = [
        half
        for each in pauses
        for half in (
            Suspension(each.start, each.start + (each.end - each.start) / 2 or each.end),
            Suspension(each.start + (each.end - each.start) / 2, each.end),
        )
        if half.start < half.end
    ]
    assert due(rule, start, exclude=shuffled) == whole == due(rule, start, exclude=cut)


@given(st.lists(suspensions(), max_size=6))
def test_merged_suspensions_lie_apart_and_cover_the_same_days(pauses):
    def days(found):
        return {
            each.start + timedelta(days=n)
            for each in found
            for n in range((each.end - each.start).days)
        }

    found = merged(pauses)
    assert days(found) == days(pauses)
    assert sum((each.end - each.start).days for each in found) == len(days(pauses))
    assert all(a.end < b.start for a, b in zip(found, found[1:], strict=False))


@given(
    st.sampled_from(["PEN-CLUE", "PEN-DECIDE", "PEN-SEIZE"]),
    STARTS,
    st.lists(suspensions(), max_size=3),
)
def test_the_counted_days_are_numbered_to_the_length_of_the_term(rule, start, pauses):
    found = compute(Request(rule, start, suspensions=tuple(pauses)), CALENDAR)
    numbers = [row.number for row in found.rows if row.number is not None]
    assert numbers == list(range(1, found.applied.total + 1))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_counted(rule):
    start = datetime(2026, 4, 10, 8, 0, tzinfo=CHINA)
    if rule.figures[0].unit is not H:
        start = start.date()
    found = compute(Request(rule.id, start), CALENDAR)
    if rule.figures[0].unit is Y and rule.rolls:  # into years that these notices do not hold
        assert (found.due, found.earliest) == (None, found.nominal)
    else:
        assert found.earliest == found.due == found.latest
