"""Why a number changed: four causes whose effects sum to the difference, whatever was done."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ipcity.actions import bindings, explanations, rows
from ipcity.actions.explanations import Cause
from ipcity.domain.errors import Refused
from tests.actions.numbers import ground, later
from tests.cast import AT, TODAY

FIRST = date(2026, 6, 30)


@pytest.fixture
def here(db, settings, tmp_path):
    settings.HOME = tmp_path
    return ground()


def explain(here, start=FIRST, end=TODAY, key="T5"):
    return explanations.explain(
        programme=here.plan.programme, fact_key=key, start=start, end=end, actor=here.lead
    )


def told(found):
    return [
        (step.cause, step.effect, [(row.sign, row.label) for row in step.rows])
        for step in found.steps
    ]


@pytest.mark.django_db
def test_entered_and_lapsed(here):
    here.instruction(date(2025, 11, 1), "去年")
    here.instruction(date(2026, 2, 1), "今年")
    here.measured(at=later(0))
    found = explain(here, date(2025, 12, 31), date(2026, 6, 30))
    assert (found.before, found.after, found.difference) == (Decimal(1), Decimal(1), 0)
    assert told(found) == [
        (Cause.ENTERED, 1, [(1, "今年")]),
        (Cause.LAPSED, -1, [(-1, "去年")]),
    ]


@pytest.mark.django_db
def test_corrected_added_late_and_void(here):
    one = here.instruction(date(2026, 3, 1), "甲")
    two = here.instruction(date(2026, 4, 1), "乙")
    here.measured(at=AT)
    rows.change(
        row=one, values={"given_on": date(2025, 3, 1)}, expected_version=1, actor=here.lead,
        at=later(1), reason="年份写错",
    )  # fmt: skip
    rows.void(row=two, reason="重复", expected_version=1, actor=here.lead, at=later(1))
    here.instruction(date(2026, 5, 1), "补录", at=later(1))
    here.instruction(date(2026, 11, 1), "新的", at=later(1))
    here.measured(at=later(2))
    found = explain(here, FIRST, later(2).date())
    assert (found.before, found.after) == (Decimal(2), Decimal(2))
    assert told(found) == [
        (Cause.CORRECTED, -2, [(-1, "甲"), (-1, "乙")]),
        (Cause.ENTERED, 2, [(1, "补录"), (1, "新的")]),
    ]
    changes = {row.label: row.changes for row in found.steps[0].rows}
    assert changes["甲"] == (
        "2026-11-21 林主任修改（年份写错） 批示日由“2026-03-01”改为“2025-03-01”",
    )
    assert changes["乙"] == ("2026-11-21 林主任作废（重复）",)


@pytest.mark.django_db
def test_one_day_is_compared_with_what_was_known_before_it(here):
    here.instruction(date(2026, 3, 1), "甲")
    here.measured(at=AT)
    here.instruction(date(2026, 4, 1), "乙", at=later(1))
    here.measured(at=later(1))
    day = later(1).date()
    assert told(explain(here, day, day)) == [(Cause.ENTERED, 1, [(1, "乙")])]


@pytest.mark.django_db
def test_a_past_day_is_told_as_it_is_told_today(here):
    one = here.instruction(date(2026, 3, 1), "甲")
    here.measured(at=AT)
    rows.void(row=one, reason="重复", expected_version=1, actor=here.lead, at=later(1))
    now = here.measured(on=FIRST, at=later(1))
    for start in (date(2026, 3, 31), FIRST):
        found = explain(here, start, FIRST)
        assert (found.before, found.after) == (Decimal(1), now.value)
        assert told(found) == [(Cause.CORRECTED, -1, [(-1, "甲")])]


@pytest.mark.django_db
def test_the_first_change_of_a_rule_on_the_day_itself(here):
    here.instruction(date(2026, 3, 1), "甲")
    here.measured(at=AT)
    bindings.choose(
        place=bindings.Place(here.plan.programme, "T5"), indicator="media.positive-of-year",
        reason="改按报道计", expected_version=1, actor=here.lead, at=later(1),
    )  # fmt: skip
    day = later(1).date()
    assert told(explain(here, day, day)) == [(Cause.RULE, -1, [(-1, "甲")])]


@pytest.mark.django_db
def test_another_indicator_is_a_changed_rule(here):
    here.instruction(date(2026, 3, 1), "甲")
    here.measured(at=AT)
    bindings.choose(
        place=bindings.Place(here.plan.programme, "T5"), indicator="media.positive-of-year",
        reason="改按报道计", expected_version=1, actor=here.lead, at=later(1),
    )  # fmt: skip
    found = explain(here, TODAY, later(1).date())
    assert told(found) == [(Cause.RULE, -1, [(-1, "甲")])]
    assert "第1版" in found.steps[0].note


@pytest.mark.django_db
def test_what_cannot_be_explained_is_refused(here):
    with pytest.raises(Refused, match="快照"):
        explain(here)
    here.instruction(date(2026, 3, 1), "甲")
    here.measured(at=AT)
    for start, end, key in ((TODAY, FIRST, "T5"), (FIRST, TODAY, "T1")):
        with pytest.raises(Refused):
            explain(here, start, end, key)


EDITS = st.lists(
    st.tuples(st.sampled_from(["enter", "move", "void", "flip"]), st.integers(0, 5),
              st.integers(0, 1000)),
    max_size=8,
)  # fmt: skip


class Reconciling(TestCase):
    """Whatever is edited, the effects add up exactly, in the value and in every part."""

    @settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(EDITS, st.integers(0, 700), st.integers(0, 200))
    def test_any_edits(self, edits, ago, span):
        import tempfile

        from django.test import override_settings

        with tempfile.TemporaryDirectory() as home, override_settings(HOME=home):
            here = ground()
            for number in range(6):
                here.instruction(date(2025, 1, 1) + timedelta(days=110 * number), f"第{number}")
            here.measured(at=AT)
            for number, (act, which, days) in enumerate(edits):
                edit(here, act, which, days, number)
            here.measured(at=later(9))
            last = later(9).date()
            start = min(date(2025, 1, 1) + timedelta(days=ago), last)
            found = explain(here, start, min(start + timedelta(days=span), last))
            assert sum(step.effect for step in found.steps) == found.difference
            for step in found.steps:
                for part in step.parts:
                    assert (part.after or 0) - (part.before or 0) == part.came - part.went
                    signs = [row.sign for row in step.rows]
                    assert (signs.count(1), signs.count(-1)) == (part.came, part.went)


def edit(here, act, which, days, number):
    from ipcity.store.models.instructions import Instruction

    row = Instruction.objects.order_by("pk")[which]
    day = date(2025, 1, 1) + timedelta(days=days % 690)
    how = {"actor": here.lead, "at": later(1)}
    if act == "enter":
        here.instruction(day, f"新{number}", at=later(1))
    elif row.voided_at is not None:
        return
    elif act == "void":
        rows.void(row=row, reason="作废理由", expected_version=row.version, **how)
    else:
        values = {"given_on": day} if act == "move" else {"is_positive": not row.is_positive}
        if any(getattr(row, name) != value for name, value in values.items()):
            rows.change(row=row, values=values, expected_version=row.version, **how)
