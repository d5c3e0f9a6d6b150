"""Separation of duties: the four pairs, the three administrators, and what is allowed together."""

from __future__ import annotations

from itertools import combinations

import pytest

from ipcity.domain.access import Grant, Role, Verb, conflicts, delegated, refuse_conflicts
from ipcity.domain.access.roles import ADMINISTRATORS
from ipcity.domain.errors import Refused

HALVES = {
    frozenset({Role.REPORTER, Role.UNIT_REVIEWER}),
    frozenset({Role.OFFICE_CLERK, Role.OFFICE_LEAD}),
    frozenset({Role.OFFICE_CLERK, Role.LEADER}),  # both the head and the leader sign papers
    frozenset({Role.CASE_OFFICER, Role.LEGAL_REVIEWER}),
    frozenset({Role.DRAWER, Role.DRAW_SUPERVISOR}),
}


def grant(role: Role, district: int = 1, unit: int = 1) -> Grant:
    return Grant(role, district, unit)


@pytest.mark.parametrize("roles", list(combinations(Role, 2)), ids="-".join)
def test_every_two_roles(roles):
    forbidden = set(roles) in HALVES or bool(set(roles) & ADMINISTRATORS)
    assert bool(conflicts([grant(roles[0]), grant(roles[1], unit=9)])) == forbidden


@pytest.mark.parametrize("role", Role)
def test_the_same_role_twice_is_no_conflict(role):
    assert conflicts([grant(role), grant(role, unit=2)]) == ()


def test_no_single_role_holds_both_halves():
    from ipcity.domain.access import verbs_of
    from ipcity.domain.access.pairs import PAIRS

    both = [(role, pair) for role in Role for pair in PAIRS if set(pair) <= verbs_of(role)]
    assert both == []


def test_uploading_and_adopting_are_no_pair():
    lead = grant(Role.OFFICE_LEAD)
    assert lead.carries(Verb.UPLOAD_PLAN)
    assert lead.carries(Verb.ADOPT_PLAN)


def test_a_clerk_may_stand_in_for_the_lead_except_to_issue():
    clerk, lead = grant(Role.OFFICE_CLERK), grant(Role.OFFICE_LEAD)
    refuse_conflicts([clerk], delegated(lead, 9, {Verb.ADOPT_PLAN}))
    with pytest.raises(Refused) as refusal:
        refuse_conflicts([clerk], delegated(lead, 9))
    assert refusal.value.code == "forbidden-pair"
    assert refusal.value.message == "“拟稿”与“签发”不得由同一人办理。"
