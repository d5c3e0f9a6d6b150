"""States of a report, its standing, and what is found wrong with it before it is handed in."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.checks import (
    Answer,
    AskedItem,
    Severity,
    Sheet,
    check,
    outlier,
    read_number,
    unanswered,
)
from ipcity.domain.supervision.forms import (
    FormVersion,
    Line,
    LineKind,
    form_of,
    lines_json,
    read_rule,
    refuse_bad,
    rules_json,
)
from ipcity.domain.supervision.reports import (
    PASSAGES,
    Course,
    State,
    Step,
    due_day,
    moved,
    refuse_same_person,
    tally,
)
from ipcity.domain.terms.periods import period_named
from ipcity.domain.terms.working_days import WEEKENDS

DUE = date(2026, 10, 14)
FIRMS = Line("firms", LineKind.NUMBER, "走访企业", "家", least=Decimal(0))
TOWNS = Line("towns", LineKind.NUMBER, "其中镇街走访", "家")
DONE = Line("done", LineKind.TEXT, "主要进展")
MARKS = Line("marks", LineKind.INDICATOR, "有效商标量", "件", indicator="trademarks.valid")
FORM = FormVersion(
    (FIRMS, TOWNS, MARKS, Line("items", LineKind.ITEMS, "事项"), DONE),
    (read_rule("firms >= towns", ["firms", "towns"]),),
)


def filled(**numbers: object) -> dict[str, Answer]:
    found = {key: Answer(Decimal(str(value))) for key, value in numbers.items()}
    return {**found, "done": Answer(text="已办")}


def said(sheet: Sheet) -> list[tuple[str, str]]:
    return [(each.key, str(each.severity)) for each in check(sheet)]


@given(st.sampled_from(State), st.sampled_from(Step))
def test_a_step_leads_on_only_from_its_own_states(state: State, step: Step):
    passage = PASSAGES[step]
    if state in passage.since:
        assert moved(state, step) is passage.to
    else:
        with pytest.raises(Refused) as refusal:
            moved(state, step)
        assert refusal.value.code == "report-not-there"


def test_nobody_takes_two_steps_of_one_round():
    refuse_same_person(3, [1, 2, None])
    with pytest.raises(Refused):
        refuse_same_person(2, [1, 2, None])


def test_the_due_day_counts_working_days_after_the_period():
    assert due_day(period_named("2026Q3"), 5, WEEKENDS) == date(2026, 10, 7)


def test_a_tally_counts_what_the_office_received_and_when():
    day = timedelta(days=1)
    courses = [
        Course(DUE, DUE, DUE, is_open=False),
        Course(DUE, DUE + day, DUE + day, is_open=False, is_nil=True),
        Course(DUE, None, None, is_open=True),
        Course(DUE, DUE - day, DUE - day, is_open=True, returns=1),
    ]
    told = tally(courses, DUE + 2 * day)
    assert (told.due, told.reported, told.nil, told.missing) == (4, 2, 1, 2)
    assert (told.on_time, told.late, told.returned) == (2, 1, 1)
    assert (told.completeness, told.timeliness) == (Decimal("50.0"), Decimal("50.0"))


def test_nothing_due_has_no_rate_and_is_not_a_hundred_percent():
    told = tally([Course(DUE, None, None, is_open=True)], DUE)
    assert (told.due, told.missing, told.completeness, told.timeliness) == (0, 0, None, None)


@given(st.lists(st.tuples(st.integers(-5, 5), st.booleans()), max_size=8), st.integers(-6, 9))
def test_the_parts_of_a_tally_add_up(made: list[tuple[int, bool]], ahead: int):
    courses = [
        Course(DUE, DUE + timedelta(days=n), DUE + timedelta(days=n), is_open=is_open)
        for n, is_open in made
    ]
    told = tally(courses, DUE + timedelta(days=ahead))
    assert told.reported + told.missing == told.due
    assert told.on_time + told.late <= told.due


def test_a_report_that_lacks_something_is_told_all_of_it():
    answers = {"firms": Answer(Decimal("2.5")), "towns": Answer(Decimal(3))}
    assert said(Sheet(FORM, answers)) == [("firms", "error"), ("done", "error"), ("firms", "error")]


def test_an_empty_number_is_missing_and_never_zero():
    assert said(Sheet(FORM, {"done": Answer(text="无")})) == [
        ("firms", "error"),
        ("towns", "error"),
    ]
    assert said(Sheet(FORM, filled(firms=0, towns=0))) == []


def test_a_rule_reads_counted_figures_too():
    form = FormVersion(FORM.lines, (read_rule("firms <= marks", ["firms", "marks"]),))
    answers = filled(firms=9, towns=1)
    assert said(Sheet(form, answers, {"marks": Decimal(10)})) == []
    assert said(Sheet(form, answers, {"marks": Decimal(8)})) == [("firms", "error")]
    assert said(Sheet(form, answers, {"marks": None})) == []


def test_items_want_words_and_progress_and_a_reason_for_going_back():
    item = AskedItem(7, "建站", Decimal(40), counted=False)
    counted = AskedItem(8, "培训", Decimal(50), counted=True)
    sheet = Sheet(FORM, filled(firms=1, towns=1), items=(item, counted))
    assert said(sheet) == [("item-7", "error"), ("item-7", "error"), ("item-8", "error")]
    words = {"item-7": Answer(Decimal(30), "选址"), "item-8": Answer(text="已办一期")}
    back = Sheet(FORM, {**filled(firms=1, towns=1), **words}, items=(item, counted))
    assert said(back) == [("item-7", "ask")]


STEADY = tuple(Decimal(n) for n in (100, 104, 98, 102, 101))


@pytest.mark.parametrize(
    ("value", "history", "stands_out"),
    [
        (103, STEADY, False),
        (109, STEADY, False),  # under a tenth of the median: slight, however steady it was
        (160, STEADY, True),
        (10, STEADY, True),
        (160, (*STEADY, Decimal(9000)), True),  # one earlier slip does not widen the measure
        (5, (Decimal(5),) * 4, False),
        (6, (Decimal(5),) * 4, True),
        (29, (Decimal(10), Decimal(10)), False),
        (30, (Decimal(10), Decimal(10)), True),
        (0, (Decimal(10), Decimal(10)), True),
        (7, (), False),
        (7, (Decimal(0),), False),
    ],
)
def test_outliers_against_the_units_own_history(value, history, stands_out):
    assert bool(outlier(Decimal(value), history)) is stands_out


@given(st.lists(st.integers(1, 1000), min_size=4, max_size=12))
def test_the_median_of_its_own_history_never_stands_out(numbers: list[int]):
    history = sorted(Decimal(n) for n in numbers)
    assert outlier(history[len(history) // 2], [*history, history[len(history) // 2]]) == ""


def test_an_outlier_is_let_pass_with_an_explanation():
    history = {"firms": STEADY}
    bare = Sheet(FORM, filled(firms=160, towns=1), history=history)
    (finding,) = check(bare)
    assert finding.severity is Severity.ASK
    assert unanswered(check(bare), bare.answers) == (finding,)
    told = {**bare.answers, "firms": Answer(Decimal(160), explanation="集中走访月")}
    assert unanswered(check(Sheet(FORM, told, history=history)), told) == ()


def test_numbers_are_read_as_people_type_them():
    assert read_number("１２，３４５．６") == Decimal("12345.6")
    assert read_number("  ") is None
    for bad in ("约3", "NaN", "1e30", "--"):
        with pytest.raises(Refused):
            read_number(bad)


def test_a_form_survives_being_kept():
    kept = form_of(lines_json(FORM.lines), rules_json(FORM.rules))
    assert kept == FORM
    assert kept.digest == FORM.digest
    assert FORM.rules[0].words == "firms >= towns"
    assert read_rule("firms<=towns + 10", ["firms", "towns"]).words == "firms <= towns + 10"


@pytest.mark.parametrize("written", ["firms", "x > 1", "firms >", "firms > a+b", "firms ~ 3"])
def test_a_rule_that_is_none_is_refused(written):
    with pytest.raises(Refused) as refusal:
        read_rule(written, ["firms"])
    assert refusal.value.code == "bad-rule"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "form-empty"),
        ((FIRMS, FIRMS), "key-taken"),
        ((Line("1x", LineKind.TEXT, "甲"),), "bad-key"),
        ((Line("x", LineKind.TEXT, " "),), "no-label"),
        ((Line("x", LineKind.INDICATOR, "甲"),), "no-indicator"),
        ((Line("x", LineKind.NUMBER, "甲", least=Decimal(2), most=Decimal(1)),), "bad-bounds"),
        ((Line("x", LineKind.NUMBER, "甲", places=9),), "bad-places"),
        (tuple(Line(f"x{n}", LineKind.TEXT, "甲") for n in range(61)), "form-long"),
    ],
)
def test_a_form_that_cannot_be_filled_in_is_refused(lines, code):
    with pytest.raises(Refused) as refusal:
        refuse_bad(FormVersion(lines))
    assert refusal.value.code == code
