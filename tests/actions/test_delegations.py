"""B 代 A: asked by A, approved by a third, limited to days and matters, never more than A has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import delegations, posts
from ipcity.actions.delegations import Terms
from ipcity.domain.access import Role, Verb, representing, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.actors import actor_for
from ipcity.store.models.audit import AuditEntry
from tests.cast import AT, TODAY, actor_of, cast, hold, post

pytestmark = pytest.mark.django_db
END = TODAY + timedelta(days=7)


@pytest.fixture
def people(db):
    return cast()


def ask(people, giver=None, receiver=None, verbs=(Verb.ADOPT_PLAN,), **changes):
    giver = giver or people.lead
    holding = giver.holdings.first()
    values = {
        "post": holding.post if holding else people.lead.holdings.get().post,
        "receiver": receiver or people.clerk,
        "verbs": frozenset(verbs),
        "start": TODAY,
        "until": END,
        "reason": "出差",
    }
    return delegations.ask(terms=Terms(**(values | changes)), actor=actor_of(giver), at=AT)


def refusal(code, function, *arguments, **named):
    with pytest.raises(Refused) as found:
        function(*arguments, **named)
    assert found.value.code == code


def adopts(who, day):
    return bool(scope_of(actor_for(who, day), Verb.ADOPT_PLAN))


def test_it_works_from_approval_within_its_days(people):
    row = ask(people)
    assert row.state(TODAY) == "待审批"
    assert not adopts(people.clerk, TODAY)
    row = delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    assert row.state(TODAY) == "代理中"
    assert [adopts(people.clerk, day) for day in (TODAY, END - timedelta(days=1), END)] == [
        True,
        True,
        False,
    ]
    actor = actor_for(people.clerk, TODAY)
    assert representing(actor, Verb.ADOPT_PLAN) == people.lead.pk
    assert not scope_of(actor, Verb.ISSUE_PAPER)
    assert [e.verb for e in AuditEntry.objects.all()] == ["approve-delegation", "delegate"]


def test_it_ends_with_what_the_giver_holds(people):
    row = ask(people)
    delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    posts.end(
        holding=people.lead.holdings.get(),
        until=TODAY + timedelta(days=2),
        actor=actor_of(people.security_admin),
        at=AT,
    )
    assert adopts(people.clerk, TODAY + timedelta(days=1))
    assert not adopts(people.clerk, TODAY + timedelta(days=2))
    people.lead.is_active = False
    people.lead.save()
    assert not adopts(people.clerk, TODAY)


def test_revoking_ends_it_at_once(people):
    row = ask(people)
    delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    with pytest.raises(NotPermitted):
        delegations.revoke(delegation=row, actor=actor_of(people.reporter), at=AT)
    delegations.revoke(delegation=row, actor=actor_of(people.lead), at=AT)
    assert not adopts(people.clerk, TODAY)
    refusal(
        "already-closed", delegations.revoke, delegation=row, actor=actor_of(people.lead), at=AT
    )


def test_refusing(people):
    row = delegations.refuse(delegation=ask(people), actor=actor_of(people.leader), at=AT)
    assert row.state(TODAY) == "不同意"
    refusal(
        "already-decided", delegations.approve,
        delegation=row, actor=actor_of(people.leader), at=AT,
    )  # fmt: skip


def test_a_third_person_decides(people):
    own = ask(people)
    refusal("self-grant", delegations.approve, delegation=own, actor=actor_of(people.lead), at=AT)
    for other in (people.clerk, people.reporter, people.security_admin, people.foreigner):
        with pytest.raises((NotPermitted, Refused)):
            delegations.approve(delegation=own, actor=actor_of(other), at=AT)


def test_a_delegate_does_not_pass_it_on(people):
    row = ask(people)
    delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    onward = Terms(row.post, people.reporter, frozenset({Verb.ADOPT_PLAN}), TODAY, END, "转托")
    refusal("not-held", delegations.ask, terms=onward, actor=actor_of(people.clerk), at=AT)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"verbs": frozenset()}, "bad-verbs"),
        ({"verbs": frozenset({Verb.DELEGATE})}, "bad-verbs"),
        ({"verbs": frozenset({Verb.MANAGE_PEOPLE})}, "bad-verbs"),
        ({"verbs": frozenset({Verb.ISSUE_PAPER})}, "forbidden-pair"),
        ({"until": TODAY}, "bad-period"),
        ({"start": TODAY - timedelta(days=1)}, "bad-period"),
        ({"until": TODAY + timedelta(days=400)}, "bad-period"),
        ({"reason": " "}, "no-reason"),
    ],
)
def test_unsound_terms_are_refused(people, changes, code):
    refusal(code, ask, people, **changes)


def test_receivers(people):
    refusal("self-grant", ask, people, receiver=people.lead)
    refusal("bad-receiver", ask, people, receiver=people.foreigner)
    refusal("forbidden-pair", ask, people, receiver=people.audit_admin)
    ask(people)
    refusal("already-delegated", ask, people)


def test_administrators_have_deputies_not_delegates(people):
    with pytest.raises(NotPermitted):
        ask(people, giver=people.system_admin, receiver=people.stranger, verbs=[Verb.CARE])


def test_approval_checks_again_what_holds_now(people):
    row = ask(people, receiver=people.stranger, verbs=(Verb.ISSUE_PAPER,))
    hold(people.stranger, post(people.office, Role.OFFICE_CLERK, "专员二"))
    refusal(
        "forbidden-pair", delegations.approve,
        delegation=row, actor=actor_of(people.leader), at=AT,
    )  # fmt: skip
