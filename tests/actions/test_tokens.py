"""API tokens: a subset of one's own verbs, for a time, readable once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import delegations, tokens
from ipcity.actions.delegations import Terms
from ipcity.domain.access import NOWHERE, Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.actors import actor_for_token
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.tokens import ApiToken
from tests.cast import AT, TODAY, actor_of, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def issue(people, who=None, verbs=(Verb.READ_PLAN,), days=30):
    actor = actor_of(who or people.lead)
    return tokens.issue(name="报表", verbs=set(verbs), days=days, actor=actor, at=AT)


def test_a_token_bears_its_verbs_and_no_more(people):
    token, text = issue(people)
    actor = actor_for_token(text, AT)
    assert (actor.person, actor.via) == (people.lead.pk, f"token:{token.pk}")
    assert scope_of(actor, Verb.READ_PLAN) == scope_of(actor_of(people.lead), Verb.READ_PLAN)
    assert {v for v in Verb if scope_of(actor, v)} == {Verb.READ_PLAN}
    assert text not in str(ApiToken.objects.values().get())
    assert text[-4:] == token.hint
    assert AuditEntry.objects.get().facts == {"verbs": ["read-plan"], "days": 30}


def test_it_opens_nothing_when_wrong_expired_revoked_or_closed(people):
    token, text = issue(people, days=1)
    assert actor_for_token(text + "x", AT) is None
    assert actor_for_token("", AT) is None
    assert actor_for_token(text, AT + timedelta(days=1)) is None
    people.lead.is_active = False
    people.lead.save()
    assert actor_for_token(text, AT) is None
    people.lead.is_active = True
    people.lead.save()
    with pytest.raises(NotPermitted):
        tokens.revoke(token=token, actor=actor_of(people.clerk), at=AT)
    tokens.revoke(token=token, actor=actor_of(people.lead), at=AT)
    assert actor_for_token(text, AT) is None
    with pytest.raises(Refused):
        tokens.revoke(token=token, actor=actor_of(people.lead), at=AT)


def test_the_system_administrator_may_revoke_any(people):
    token, _ = issue(people)
    tokens.revoke(token=token, actor=actor_of(people.system_admin), at=AT)
    assert token.state(AT) == "有效"
    assert ApiToken.objects.get().state(AT) == "已吊销"


@pytest.mark.parametrize(
    ("verbs", "days", "code"),
    [
        ((), 30, "bad-verbs"),
        ((Verb.MANAGE_PEOPLE,), 30, "bad-verbs"),
        ((Verb.MANAGE_TOKENS,), 30, "bad-verbs"),
        ((Verb.READ_PLAN,), 0, "bad-period"),
        ((Verb.READ_PLAN,), 366, "bad-period"),
    ],
)
def test_refusals(people, verbs, days, code):
    with pytest.raises(Refused) as refusal:
        issue(people, verbs=verbs, days=days)
    assert refusal.value.code == code


def test_what_another_lent_is_not_put_into_a_token(people):
    seat = people.lead.holdings.get().post
    terms = Terms(
        seat, people.clerk, frozenset({Verb.ADOPT_PLAN}), TODAY, TODAY + timedelta(5), "出差"
    )
    row = delegations.ask(terms=terms, actor=actor_of(people.lead), at=AT)
    delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    assert scope_of(actor_of(people.clerk), Verb.ADOPT_PLAN) != NOWHERE
    assert Verb.ADOPT_PLAN not in tokens.available(actor_of(people.clerk))


def test_a_token_does_not_grow_with_what_its_owner_is_lent_later(people):
    _, text = issue(people, people.reporter)
    own = actor_for_token(text, AT)
    seat = people.lead.holdings.get().post
    lent = frozenset({Verb.READ_PLAN})
    terms = Terms(seat, people.reporter, lent, TODAY, TODAY + timedelta(5), "出差")
    row = delegations.ask(terms=terms, actor=actor_of(people.lead), at=AT)
    delegations.approve(delegation=row, actor=actor_of(people.leader), at=AT)
    assert len(actor_of(people.reporter).grants) == 2
    assert actor_for_token(text, AT) == own


def test_a_stranger_gets_no_token_and_a_token_makes_no_token(people):
    with pytest.raises(NotPermitted):
        issue(people, who=people.stranger)
    _, text = issue(people)
    with pytest.raises(NotPermitted):
        tokens.issue(
            name="再来", verbs={Verb.READ_PLAN}, days=1, actor=actor_for_token(text, AT), at=AT
        )
