"""The rule of the lights: each light at its edge, the worst of all, and nothing of who it is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.lights import (
    DEFAULT,
    WORST_FIRST,
    Course,
    Rule,
    Signal,
    elapsed_on,
    judge,
    late_days,
    rule_words,
)
from ipcity.domain.terms.working_days import WEEKENDS

START, DUE = date(2026, 1, 1), date(2026, 4, 11)  # a hundred days


def light(on: date, progress: str = "100", finished: date | None = None, rule: Rule = DEFAULT):
    return judge(Course(START, DUE, finished, Decimal(progress)), on, rule, WEEKENDS)


@pytest.mark.parametrize(
    ("on", "progress", "signal"),
    [
        (date(2026, 4, 12), "100", Signal.RED),
        (date(2026, 4, 11), "100", Signal.BLUE),
        (date(2026, 4, 6), "100", Signal.BLUE),  # Tuesday to Friday, Saturday being none
        (date(2026, 4, 2), "100", Signal.GREEN),
        (date(2026, 2, 20), "40", Signal.GREEN),  # exactly ten points behind
        (date(2026, 2, 20), "39.9", Signal.YELLOW),
        (date(2026, 4, 10), "0", Signal.YELLOW),  # blue as well: the worst applies
        (date(2026, 1, 1), "0", Signal.GREEN),
    ],
)
def test_each_light_at_its_edge(on, progress, signal):
    assert light(on, progress).signal == signal


def test_a_red_item_says_every_reason():
    told = light(date(2026, 4, 21), "50")
    assert told.signal == Signal.RED
    assert told.late_days == 10
    assert told.reasons == (
        "期限2026-04-11已过10天，仍未完成",
        "时间已过100%，完成50%，落后50个百分点",
    )


def test_finished_late_stays_late_for_ever_and_is_green():
    told = light(date(2028, 1, 1), finished=date(2026, 4, 14))
    assert (told.signal, told.late_days) == (Signal.GREEN, 3)
    assert told.reasons == ("2026-04-14收到完成反馈，逾期3天",)


def test_an_earlier_round_that_was_late_stays_told():
    course = Course(START, DUE, None, Decimal(100), late_before=7)
    told = judge(course, date(2026, 1, 2), DEFAULT, WEEKENDS)
    assert (told.signal, told.late_days) == (Signal.GREEN, 7)
    assert told.reasons == ("以前期次曾逾期7天",)


def test_without_a_due_day_nothing_is_late():
    told = judge(Course(START, None, None, Decimal(0)), date(2030, 1, 1), DEFAULT, WEEKENDS)
    assert (told.signal, told.elapsed, told.late_days) == (Signal.GREEN, Decimal(0), 0)


def test_another_rule_gives_another_light_and_says_so():
    strict = Rule(Decimal(0), 0, Decimal(5))
    assert light(date(2026, 2, 20), "49.9", rule=strict).signal == Signal.YELLOW
    assert light(date(2026, 4, 9), rule=strict).signal == Signal.GREEN
    assert "落后不超过应达到数的5%为黄灯" in rule_words(strict)[-1]
    assert rule_words(strict)[2] == "蓝灯：距办理期限不超过0个工作日。"


@pytest.mark.parametrize("wrong", [(Decimal(-1), 5), (Decimal(101), 5), (Decimal(10), 61)])
def test_a_rule_that_cannot_be_is_refused(wrong):
    with pytest.raises(Refused) as refusal:
        Rule(*wrong)
    assert refusal.value.code == "light-rule"


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
spans = st.integers(0, 500).map(timedelta)
percents = st.decimals(0, 100, places=1)
courses = st.builds(
    lambda start, span, done, progress: Course(
        start, start + span, start + done if done is not None else None, progress
    ),
    days,
    spans,
    st.none() | spans,
    percents,
)
rules = st.builds(Rule, percents, st.integers(0, 60), percents)


@given(courses, spans, rules)
def test_the_light_is_the_worst_of_what_the_published_sentences_say(course, gone, rule):
    """Told again from the sentences of the rule, without the code under test."""
    on = course.start + gone
    told = judge(course, on, rule, WEEKENDS)
    expected = Signal.GREEN
    if course.finished_on is None:
        left = sum(
            (on + timedelta(n)).weekday() < 5 for n in range(1, max((course.due - on).days, 0) + 1)
        )
        if on <= course.due and left <= rule.due_within:
            expected = Signal.BLUE
        if elapsed_on(course, on) - course.progress > rule.behind_points:
            expected = Signal.YELLOW
        if on > course.due:
            expected = Signal.RED
    assert told.signal == expected


@given(courses, spans, rules, st.integers(-400, 400).map(timedelta))
def test_the_same_lateness_gives_the_same_light_whenever_it_falls(course, gone, rule, shift):
    """Days are shifted by whole weeks, so that the working days stay what they were."""
    weeks = timedelta(weeks=shift.days // 7)
    moved = Course(
        course.start + weeks,
        course.due + weeks,
        course.finished_on + weeks if course.finished_on else None,
        course.progress,
    )
    on = course.start + gone
    one, other = (judge(c, day, rule, WEEKENDS) for c, day in ((course, on), (moved, on + weeks)))
    assert (one.signal, one.elapsed, one.late_days) == (
        other.signal,
        other.elapsed,
        other.late_days,
    )


@given(courses, spans, percents, rules)
def test_more_progress_never_worsens_a_light(course, gone, more, rule):
    on = course.start + gone
    better = Course(course.start, course.due, course.finished_on, max(course.progress, more))
    one, other = (judge(each, on, rule, WEEKENDS).signal for each in (course, better))
    assert WORST_FIRST.index(other) >= WORST_FIRST.index(one)


@given(courses, spans, st.integers(0, 400).map(timedelta))
def test_lateness_never_shrinks(course, gone, later):
    on = course.start + gone
    assert late_days(course, on + later) >= late_days(course, on)
