"""我的待办: what waits, for whom; 已办: one's own acts and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from ipcity.actions import delegations
from ipcity.actions.delegations import Terms
from ipcity.domain.access import Verb
from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from ipcity.web.shell import desks_of
from tests.cast import Cast, actor_of, cast, client_of
from tests.web.plans import add_version, adopt_plan, settle_reading
from tests.web.reading import queries, words

pytestmark = pytest.mark.django_db

TWO_WAYS = [("gross", "按首次认定计"), ("net", "按净增计")]


@pytest.fixture
def people(db) -> Cast:
    return cast()


def piles(who) -> dict[str, list[str]]:
    page = client_of(who).get("/")
    return {pile.title: [item.what for item in pile.items] for pile in page.context["piles"]}


def asked(people):
    today = timezone.localdate()
    terms = Terms(
        post=people.lead.holdings.get().post,
        receiver=people.clerk,
        verbs=frozenset({Verb.ADOPT_PLAN}),
        start=today,
        until=today + timedelta(days=7),
        reason="出差",
    )
    return delegations.ask(terms=terms, actor=actor_of(people.lead, today), at=timezone.now())


def test_a_delegation_waits_for_who_may_approve_it_and_not_for_its_giver(people):
    row = asked(people)
    assert piles(people.leader)["审批代理"] == [f"陈专员 代 林主任：{row.post.name}"]
    assert "审批代理" not in piles(people.lead)
    assert "审批代理" not in piles(people.foreigner)
    delegations.approve(
        delegation=row, actor=actor_of(people.leader, timezone.localdate()), at=timezone.now()
    )
    assert "审批代理" not in piles(people.leader)


def test_a_draft_waits_for_the_office(people):
    plan = adopt_plan(people.district)
    draft = add_version(plan.programme, 2, state=PlanVersion.State.DRAFT, adopted_at=None)
    for who in (people.lead, people.clerk):
        assert piles(who)["核对与采纳方案"] == [str(draft)]
    for who in (people.reporter, people.leader, people.system_admin, people.foreigner):
        assert "核对与采纳方案" not in piles(who)


def test_a_draft_waits_in_the_words_of_its_review_page(people):
    adopted = adopt_plan(people.district)
    add_version(adopted.programme, 2, state=PlanVersion.State.DRAFT, adopted_at=None)
    Target.objects.filter(plan__number=2).update(review="pending")
    pending = Target.objects.filter(plan__number=2).count()
    page = client_of(people.lead).get("/")
    (item,) = next(p.items for p in page.context["piles"] if p.title == "核对与采纳方案")
    assert item.note == f"还有 {pending} 项待核、1 处疑点未处理"
    Target.objects.update(review="confirmed")
    page = client_of(people.lead).get("/")
    (item,) = next(p.items for p in page.context["piles"] if p.title == "核对与采纳方案")
    assert item.note == "还有 1 处疑点未处理"


def test_an_unclear_target_waits_until_its_reading_is_chosen(people):
    plan = adopt_plan(people.district)
    reading = settle_reading(plan, "T1", TWO_WAYS)
    assert piles(people.lead)["选定指标口径"] == ["示范企业"]
    assert "选定指标口径" not in piles(people.clerk)
    assert "选定指标口径" not in piles(people.foreigner)
    type(reading).objects.filter(pk=reading.pk).update(approved_at=timezone.now())
    assert "选定指标口径" not in piles(people.lead)


def test_one_way_to_read_needs_no_decision(people):
    settle_reading(adopt_plan(people.district), "T1", TWO_WAYS[:1])
    assert "选定指标口径" not in piles(people.lead)


def test_a_new_district_is_told_its_first_steps(people):
    assert piles(people.foreigner)["开始使用"] == ["上传试点工作方案", "启用两步验证"]
    assert piles(people.audit_admin) == {"开始使用": ["启用两步验证"]}


def test_the_page_costs_the_same_for_one_reading_and_for_three(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", TWO_WAYS)
    client = client_of(people.lead)
    client.get("/")
    before = queries(client, "/")
    settle_reading(plan, "T2", TWO_WAYS)
    settle_reading(plan, "T3", TWO_WAYS)
    assert queries(client, "/") == before


def test_done_shows_ones_own_acts_only(people):
    asked(people)
    assert "提出代理" in words(client_of(people.lead).get("/done"))
    assert "还没有办理记录" in words(client_of(people.leader).get("/done"))


def test_who_stands_in_for_another_is_shown_so(people):
    row = asked(people)
    today = timezone.localdate()
    delegations.approve(delegation=row, actor=actor_of(people.leader, today), at=timezone.now())
    desks = [desk.words for desk in desks_of(actor_of(people.clerk, today))]
    assert desks == [
        "知识产权局　办公室专员",
        "知识产权局　办公室负责人　陈专员 代 林主任",
    ]
