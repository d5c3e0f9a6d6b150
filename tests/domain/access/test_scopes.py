"""The scope algebra: its laws, and no escalation by any combination of grants."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.access import (
    BUSINESS,
    LABELS,
    NOT_DELEGABLE,
    NOWHERE,
    TABLE,
    VERB_LABELS,
    Actor,
    Grant,
    Reach,
    Role,
    Scope,
    Verb,
    delegated,
    kind_of,
    narrowed,
    representing,
    scope_of,
)
from ipcity.domain.access.roles import ADMINISTRATORS

DISTRICTS, UNITS, PEOPLE = (1, 2), (1, 2, 3, 4), (7, 8, 9)
ROWS = tuple(product(DISTRICTS, (None, *UNITS), (None, *PEOPLE)))

units = st.none() | st.frozensets(st.sampled_from(UNITS))
owners = st.none() | st.sampled_from(PEOPLE)
reaches = st.builds(Reach, st.sampled_from(DISTRICTS), units, owners)
scopes = st.builds(Scope, st.frozensets(reaches, max_size=5))
grants = st.builds(
    Grant,
    role=st.sampled_from(Role),
    district=st.sampled_from(DISTRICTS),
    unit=st.sampled_from(UNITS),
    below=st.frozensets(st.sampled_from(UNITS)),
    on_behalf_of=st.none() | st.sampled_from(PEOPLE),
    verbs=st.none() | st.frozensets(st.sampled_from(Verb)),
)
actors = st.builds(
    Actor,
    person=st.sampled_from(PEOPLE),
    name=st.just("某人"),
    district=st.just(1),
    grants=st.lists(grants, max_size=4).map(tuple),
)
verbs = st.sampled_from(Verb)


def rows(scope: Scope) -> set[tuple[int, int | None, int | None]]:
    return {row for row in ROWS if scope.covers(*row)}


@given(scopes, scopes, scopes)
def test_union_and_intersection_are_those_of_the_rows(a, b, c):
    assert rows(a | b) == rows(a) | rows(b)
    assert rows(a & b) == rows(a) & rows(b)
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (a & b) == a
    assert a | NOWHERE == a
    assert a & NOWHERE == NOWHERE
    assert a | a == a == a & a


@given(scopes, scopes)
def test_containment_follows_the_rows(a, b):
    assert a & b <= a <= a | b
    if a <= b:
        assert rows(a) <= rows(b)


@given(actors, verbs)
def test_combined_roles_reach_exactly_the_union_of_each_for_that_verb(actor, verb):
    alone = [scope_of(replace(actor, grants=(grant,)), verb) for grant in actor.grants]
    assert scope_of(actor, verb) == Scope(frozenset().union(*(s.reaches for s in alone)))
    assert rows(scope_of(actor, verb)) == set().union(*map(rows, alone))


@given(actors, grants, verbs)
def test_a_grant_that_does_not_carry_a_verb_widens_nothing(actor, grant, verb):
    more = replace(actor, grants=(*actor.grants, grant))
    if kind_of(grant.role, verb) is None or (grant.verbs is not None and verb not in grant.verbs):
        assert scope_of(more, verb) == scope_of(actor, verb)
    else:
        assert scope_of(actor, verb) <= scope_of(more, verb)


@given(grants, st.none() | st.frozensets(verbs), verbs)
def test_a_delegate_never_gets_more_than_the_giver_has(grant, wanted, verb):
    giver = Actor(7, "甲", grant.district, (replace(grant, on_behalf_of=None),))
    passed = delegated(giver.grants[0], giver.person, wanted)
    receiver = Actor(8, "乙", grant.district, (passed,))
    assert scope_of(receiver, verb) <= scope_of(giver, verb)
    if verb in NOT_DELEGABLE or (wanted is not None and verb not in wanted):
        assert scope_of(receiver, verb) == NOWHERE
    if scope_of(receiver, verb):
        assert representing(receiver, verb) == giver.person


@given(actors, st.frozensets(verbs), verbs)
def test_a_token_only_narrows(actor, wanted, verb):
    bearer = narrowed(actor, wanted, "token:1")
    expected = scope_of(actor, verb) if verb in wanted else NOWHERE
    assert scope_of(bearer, verb) == expected


@given(actors, verbs)
def test_nothing_reaches_beyond_the_districts_of_the_grants(actor, verb):
    homes = {grant.district for grant in actor.grants}
    assert {reach.district for reach in scope_of(actor, verb).reaches} <= homes


def test_an_own_post_is_used_before_another_ones():
    own = Grant(Role.OFFICE_CLERK, 1, 1)
    lent = delegated(Grant(Role.OFFICE_LEAD, 1, 1), 9)
    actor = Actor(7, "甲", 1, (lent, own))
    assert representing(actor, Verb.UPLOAD_PLAN) is None
    assert representing(actor, Verb.ADOPT_PLAN) == 9
    assert representing(actor, Verb.ADOPT_PLAN, district=2) is None


def test_the_table_names_everything_once():
    assert set(TABLE) == set(Verb) == set(VERB_LABELS)
    assert set(LABELS) == set(Role)
    assert len(set(VERB_LABELS.values())) == len(Verb)


def test_the_three_administrators_carry_no_business():
    carried = {v for v in Verb for r in ADMINISTRATORS if kind_of(r, v) is not None}
    assert carried & BUSINESS == set()
