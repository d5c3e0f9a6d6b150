"""Scores of a period: kept with their working, recomputable, never made from what is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.actions import report_feeds, rows, score_schemes, scores
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.score_schemes import ScoreRound, UnitScore
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, cast, unit
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db(transaction=False)
QUARTER = period_named("2026Q4")
TEXT = """
name: 试验区考核方案
year: 2026
groups:
  - code: organs
    name: 部门
    kinds: [organ]
    lines:
      - {code: praised, name: 正向批示, indicator: instructions.positive-of-year, weight: 60,
         limits: [[0, 0], [4, 100]], missing: zero}
      - {code: budget, name: 预算执行, source: budget.spent, weight: 40,
         limits: [[0, 0], [50, 50], [100, 100]], missing: left-out}
    deductions:
      - {code: over, name: 超支, source: budget.overspent, each: 2, cap: 4}
"""


@pytest.fixture
def people(db):
    return cast()


def instruction(people, unit, day, subject):
    values = {"subject": subject, "leader_title": "区长", "given_on": day, "is_positive": True}
    return rows.enter(ledger="instructions", values=values, unit=unit,
                      actor=actor_of(people.lead), at=AT)  # fmt: skip


def test_scores_by_a_scheme_of_ones_own(people):
    programme = adopt_plan(people.district).programme
    lead = actor_of(people.lead)
    for at in (1, 2):
        instruction(people, people.organ, date(2026, 10, at), f"批示{at}")
    # of the section below the organ: it counts for the organ
    instruction(people, people.section, date(2026, 11, 3), "批示三")
    budget = {"year": 2026, "name": "专项", "planned_amount": "100", "spent_amount": "120"}
    rows.enter(ledger="budgets", values=budget, unit=people.organ, actor=lead, at=AT)
    score_schemes.define(district=people.district.pk, text=TEXT, actor=lead, at=AT)
    found = scores.score(programme=programme, period=QUARTER, actor=lead, at=AT)
    assert [(each.unit.name, each.total, each.rank) for each in found] == [
        # 3 of 4 earn 75 % of 60, the whole budget 40 of 40, overspending takes 2
        ("经济信息委", Decimal("83.00"), 1),
        # no budget line: its 40 go to the other line; nobody praised it
        ("知识产权局", Decimal("0.00"), 2),
    ]
    first = found[0]
    assert [(e["code"], e["value"], e["weight"], e["points"]) for e in first.working] == [
        ("praised", "3", "60", "45"), ("budget", "120", "40", "40"), ("over", "1", None, "-2"),
    ]  # fmt: skip
    behind, count = scores.rows_kept(first, "indicator:instructions.positive-of-year")
    assert (count, {each.label for each in behind}) == (3, {"批示1", "批示2", "批示三"})
    assert found[1].working[1]["words"] == "无数据，不计该项，权重分给其余各项"
    assert all(scores.agrees(each) for each in found)

    again = scores.score(programme=programme, period=QUARTER, actor=lead, at=AT)
    assert [each.pk for each in again] == [each.pk for each in found]
    instruction(people, people.office, date(2026, 11, 5), "批示四")
    changed = scores.score(programme=programme, period=QUARTER, actor=lead, at=AT)
    assert ScoreRound.objects.count() == 2
    assert [each.total for each in changed] == [Decimal("83.00"), Decimal("25.00")]
    assert [each.total for each in scores.scores_of(first.round)] == [Decimal(83), Decimal(0)]

    UnitScore.objects.filter(pk=first.pk).update(total=Decimal("99.00"))
    assert not scores.agrees(UnitScore.objects.get(pk=first.pk))


def test_the_shipped_scheme_scores_at_once(people):
    programme = adopt_plan(people.district).programme
    town = unit(people.district, "town", "试验镇")
    Unit.objects.filter(pk=town.pk).update(kind=Unit.Kind.TOWN)
    found = scores.score(programme=programme, period=QUARTER, actor=actor_of(people.lead), at=AT)
    assert {(each.unit.name, each.group) for each in found} == {
        ("知识产权局", "organs"), ("经济信息委", "organs"), ("试验镇", "towns"),
    }  # fmt: skip
    assert found[0].round.scheme.reason == score_schemes.SHIPPED_REASON
    # nothing has been done yet: no score, and no place, but never a 0
    assert {(each.total, each.rank) for each in found} == {(None, None)}


def test_who_may_score_and_when(people):
    programme = adopt_plan(people.district).programme
    with pytest.raises(NotPermitted):
        scores.score(programme=programme, period=QUARTER, actor=actor_of(people.reporter), at=AT)
    later = period_named("2027Q1")
    with pytest.raises(Refused) as refusal:
        scores.score(programme=programme, period=later, actor=actor_of(people.lead), at=AT)
    assert refusal.value.code == "period-not-begun"


def test_a_scheme_is_kept_by_versions(people):
    lead, here = actor_of(people.clerk), people.district.pk
    first = score_schemes.define(district=here, text=TEXT, actor=lead, at=AT)
    with pytest.raises(Refused) as refusal:
        score_schemes.define(district=here, text=TEXT + "\n# 注", actor=lead, at=AT)
    assert refusal.value.code == "unchanged"
    second = score_schemes.define(
        district=here, text=TEXT.replace("cap: 4", "cap: 6"), reason="改上限", actor=lead, at=AT
    )
    assert (first.number, second.number) == (1, 2)
    assert score_schemes.in_force(here, 2026) == second
    assert score_schemes.in_force(here, 2025) is None
    with pytest.raises(score_schemes.BadScheme) as bad:
        score_schemes.define(district=here, text=TEXT.replace("60", "61"), actor=lead, at=AT)
    assert [(each.line, each.column) for each in bad.value.problems] == [(9, 7)]


FEED = """
code: report-1
name: 知识产权情况表（演示）
owner: 知识产权局
cycle: quarterly
split: unit
fields:
  - {name: 获正向批示, indicator: instructions.positive-of-year}
  - {name: 牵头事项, source: items.led}
"""


def test_a_feed_is_filled_from_the_ledgers(people):
    programme = adopt_plan(people.district).programme
    lead, here = actor_of(people.lead), people.district.pk
    instruction(people, people.organ, date(2026, 10, 1), "批示1")
    feed = report_feeds.define(district=here, text=FEED, actor=lead, at=AT)
    filled = report_feeds.fill(feed=feed, programme=programme, period=QUARTER, actor=lead, at=AT)
    assert report_feeds.cells(filled) == [["知识产权局", "0", "0"], ["经济信息委", "1", "0"]]
    whole = report_feeds.define(
        district=here, text=FEED.replace("split: unit", "split: district"), actor=lead, at=AT
    )
    filled = report_feeds.fill(feed=whole, programme=programme, period=QUARTER, actor=lead, at=AT)
    assert report_feeds.cells(filled) == [["试验区", "1", "0"]]
    assert report_feeds.filled_form(filled)["fields"][0]["source"] == (
        "indicator:instructions.positive-of-year"
    )
    with pytest.raises(Refused) as refusal:
        report_feeds.fill(
            feed=whole, programme=programme, period=period_named("2026"), actor=lead, at=AT
        )
    assert refusal.value.code == "wrong-cycle"
    assert report_feeds.end(feed=whole, actor=lead, at=AT).number == 3
    with pytest.raises(report_feeds.BadFeed):
        report_feeds.define(district=here, text=FEED.replace("局", "处"), actor=lead, at=AT)
