"""Which decisions are published, for how long, and when the display may end early."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.publicity.decisions import Decision, Ground, Penalty, exemptions
from ipcity.domain.publicity.displays import (
    EXCLUDED,
    Amounts,
    Misconduct,
    Repair,
    display,
    early_end,
)

P = Penalty
AMOUNTS = Amounts(Decimal(5000), Decimal(500000))
DECIDED, PUBLISHED = date(2026, 3, 2), date(2026, 3, 20)


def made(*penalties, **more):
    return Decision(frozenset(penalties), **more)


@pytest.mark.parametrize(
    ("decision", "grounds"),
    [
        (made(P.FINE), []),
        (made(P.WARNING), [Ground.WARNING]),
        (made(P.WARNING, P.FINE), []),
        (made(P.CRITICISM), []),
        (made(P.FINE, is_simple=True), [Ground.SIMPLE]),
        (made(P.WARNING, is_simple=True), [Ground.SIMPLE, Ground.WARNING]),
        (made(P.REVOKED_LICENCE, is_secret=True), [Ground.SECRET]),
    ],
)
def test_what_is_not_published_says_why_with_its_article(decision, grounds):
    found = exemptions(decision)
    assert [each.ground for each in found] == grounds
    assert all(each.basis.startswith("《市场监督管理行政处罚信息公示规定》第") for each in found)


@pytest.mark.parametrize(
    ("decision", "ends", "credit", "sort"),
    [
        (made(P.CRITICISM), date(2026, 6, 20), date(2026, 6, 2), Misconduct.MINOR),
        (made(P.FINE, fine=Decimal(5000)), date(2026, 6, 20), date(2026, 6, 2), Misconduct.MINOR),
        (made(P.WARNING, P.FINE, fine=Decimal(800)), date(2026, 6, 20), date(2026, 6, 2),
         Misconduct.MINOR),
        (made(P.FINE, fine=Decimal(5001)), date(2029, 3, 20), date(2027, 3, 2), Misconduct.GENERAL),
        (made(P.FINE), date(2029, 3, 20), date(2027, 3, 2), Misconduct.GENERAL),
        (made(P.CONFISCATION), date(2029, 3, 20), date(2027, 3, 2), Misconduct.GENERAL),
        (made(P.FINE, fine=Decimal(500000)), date(2029, 3, 20), date(2029, 3, 2),
         Misconduct.SERIOUS),
        (made(P.PRACTICE_BAN, restricted_months=60), date(2031, 3, 20), date(2029, 3, 2),
         Misconduct.SERIOUS),
        (made(P.PRACTICE_BAN, restricted_months=12), date(2029, 3, 20), date(2029, 3, 2),
         Misconduct.SERIOUS),
    ],
)  # fmt: skip
def test_both_ends_of_the_display(decision, ends, credit, sort):
    found = display(decision, decided_on=DECIDED, published_on=PUBLISHED, amounts=AMOUNTS)
    assert (found.ends_on, found.credit_ends_on, found.misconduct) == (ends, credit, sort)
    assert found.disagree == (credit < ends)


def test_a_lower_fine_that_nobody_has_set_is_shown_as_not_verified():
    fine = made(P.FINE, fine=Decimal(1))
    found = display(fine, decided_on=DECIDED, published_on=PUBLISHED, amounts=Amounts())
    assert found.months == 36
    assert found.confidence == "U"
    assert any("较低数额罚款" in each for each in found.doubts)
    sure = display(
        made(P.CONFISCATION), decided_on=DECIDED, published_on=PUBLISHED, amounts=Amounts()
    )
    assert sure.doubts == ()


ALL_MET = {"performed": True, "harm_removed": True, "no_repeat": True, "not_listed": True}
LATER = date(2026, 12, 1)


@pytest.mark.parametrize("missing", sorted(ALL_MET))
def test_each_condition_bars_an_early_end(missing):
    repair = Repair(**{**ALL_MET, missing: False}, asked_on=LATER)
    assert len(early_end(made(P.FINE), PUBLISHED, repair).lacking) == 1
    assert early_end(made(P.FINE), PUBLISHED, Repair(**ALL_MET, asked_on=LATER)).may_end


@pytest.mark.parametrize("kind", sorted(EXCLUDED))
def test_excluded_penalties_never_end_early(kind):
    found = early_end(made(P.FINE, kind), PUBLISHED, Repair(**ALL_MET, asked_on=LATER))
    assert not found.may_end
    assert "不得提前停止公示" in found.lacking[0]


@pytest.mark.parametrize(
    ("asked", "special", "doubts"),
    [
        (date(2026, 9, 19), False, 1),
        (date(2026, 9, 20), False, 0),
        (date(2026, 9, 20), True, 1),
        (date(2027, 3, 20), True, 0),
    ],
)
def test_an_unverified_least_term_is_told_and_does_not_bar(asked, special, doubts):
    found = early_end(
        made(P.FINE), PUBLISHED, Repair(**ALL_MET, asked_on=asked, is_special=special)
    )
    assert found.may_end
    assert len(found.doubts) == doubts
