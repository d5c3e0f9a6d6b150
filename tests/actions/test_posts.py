"""Posts: one holder, no self-grant, no forbidden pair, no lost administrator, handover at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from ipcity.actions import posts
from ipcity.domain.access import Role, Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.actors import actor_for
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.jobs import Job
from ipcity.store.models.posts import Holding, Post
from tests.cast import AT, TODAY, actor_of, cast, hold, person, post

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def people(db):
    return cast()


def grant(people, who, seat, by=None, start=TODAY, until=None):
    actor = actor_of(by or people.security_admin)
    return posts.grant(person=who, post=seat, start=start, until=until, actor=actor, at=AT)


def refusal(code, function, *arguments, **named):
    with pytest.raises(Refused) as found:
        function(*arguments, **named)
    assert found.value.code == code


def test_a_grant_gives_the_verb_on_its_days_only(people):
    seat = post(people.office, Role.OFFICE_CLERK, "专员二")
    holding = grant(people, people.stranger, seat, start=TOMORROW, until=TODAY + timedelta(days=3))
    days = [TODAY, TOMORROW, TODAY + timedelta(days=2), TODAY + timedelta(days=3)]
    may = [bool(scope_of(actor_for(people.stranger, day), Verb.UPLOAD_PLAN)) for day in days]
    assert may == [False, True, True, False]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.subject_id) == ("grant-post", str(holding.pk))
    assert entry.facts == {"person": people.stranger.pk, "post": seat.pk, "role": "office_clerk"}


def test_only_the_security_side_grants(people):
    seat = post(people.office, Role.OFFICE_CLERK, "专员二")
    for other in (people.lead, people.system_admin, people.audit_admin, people.foreigner):
        with pytest.raises(NotPermitted):
            grant(people, people.stranger, seat, by=other)
    assert AuditEntry.objects.count() == 0


def test_nobody_grants_himself(people):
    seat = post(people.office, Role.SECURITY_ADMIN, "安全二")
    refusal("self-grant", grant, people, people.security_admin, seat)


def test_one_post_one_holder(people):
    seat = people.lead.holdings.get().post
    refusal("post-held", grant, people, people.stranger, seat)


def test_the_keys_hold_where_the_rule_is_passed_by(people):
    seat = people.lead.holdings.get().post
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(people.stranger, seat)


@pytest.mark.parametrize(
    ("held", "offered"),
    [
        (Role.OFFICE_CLERK, Role.OFFICE_LEAD),
        (Role.REPORTER, Role.UNIT_REVIEWER),
        (Role.CASE_OFFICER, Role.LEGAL_REVIEWER),
        (Role.DRAWER, Role.DRAW_SUPERVISOR),
        (Role.LEADER, Role.AUDIT_ADMIN),
        (Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN),
    ],
)
def test_forbidden_pairs_are_refused_when_the_days_meet(people, held, offered):
    hold(people.stranger, post(people.organ, held, "甲岗"), end=TODAY + timedelta(days=5))
    seat = post(people.office, offered, "乙岗")
    refusal("forbidden-pair", grant, people, people.stranger, seat)
    grant(people, people.stranger, seat, start=TODAY + timedelta(days=5))


@pytest.mark.parametrize(
    ("days", "code"), [((-1, None), "backdated"), ((2, 2), "bad-period"), ((2, 1), "bad-period")]
)
def test_periods_are_sound(people, days, code):
    start, until = (None if n is None else TODAY + timedelta(days=n) for n in days)
    seat = post(people.office, Role.LEADER, "领导二")
    refusal(code, grant, people, people.stranger, seat, start=start, until=until)


def test_a_closed_account_and_a_foreigner_get_no_post(people):
    seat = post(people.office, Role.LEADER, "领导二")
    refusal("foreign-person", grant, people, people.foreigner, seat)
    people.stranger.is_active = False
    people.stranger.save()
    refusal("closed-account", grant, people, people.stranger, seat)


def test_the_last_administrator_keeps_the_post(people):
    actor = actor_of(people.security_admin)
    holding = people.audit_admin.holdings.get()
    end = {"holding": holding, "until": TOMORROW, "actor": actor, "at": AT}
    refusal("last-administrator", posts.end, **end)
    hold(people.stranger, post(people.office, Role.AUDIT_ADMIN, "审计二"))
    assert posts.end(**end).valid_until == TOMORROW


def test_a_post_is_closed_only_when_nobody_holds_it(people):
    seat = people.clerk.holdings.get().post
    close = {"post": seat, "until": TOMORROW, "actor": actor_of(people.security_admin), "at": AT}
    refusal("post-held", posts.close_post, **close)
    posts.end(
        holding=people.clerk.holdings.get(),
        until=TODAY,
        actor=actor_of(people.security_admin),
        at=AT,
    )
    assert posts.close_post(**close).valid_until == TOMORROW
    assert not scope_of(actor_for(people.clerk, TODAY), Verb.UPLOAD_PLAN)


def test_handover_moves_everything_in_one_step(people):
    extra = post(people.organ, Role.CASE_OFFICER, "另一岗")
    hold(people.clerk, extra)
    moved = posts.hand_over(
        giver=people.clerk,
        receiver=people.stranger,
        on=TODAY,
        actor=actor_of(people.lead),
        at=AT,
    )
    assert moved["holding"] == 2
    roles = {grant.role for grant in actor_for(people.stranger, TODAY).grants}
    assert roles == {Role.OFFICE_CLERK, Role.CASE_OFFICER}
    assert actor_for(people.clerk, TODAY).grants == ()
    assert len(actor_for(people.clerk, TODAY - timedelta(days=1)).grants) == 2
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["hand-over"]


def test_open_work_of_any_model_that_declares_it_goes_along(people, monkeypatch):
    """Found by what a model declares: here the jobs lend themselves as somebody's work."""
    monkeypatch.setattr(Job, "ASSIGNEE_COLUMN", "person_id", raising=False)
    monkeypatch.setattr(Job, "OPEN_WORK", Q(state="queued"), raising=False)
    for state in ("queued", "queued", "done"):
        Job.objects.create(
            district=people.district, kind="x", person=people.clerk, state=state, asked_at=AT
        )
    moved = posts.hand_over(
        giver=people.clerk,
        receiver=people.stranger,
        on=TODAY,
        actor=actor_of(people.lead),
        at=AT,
    )
    assert moved == {"holding": 1, "job": 2, "paper": 0}
    assert Job.objects.filter(person=people.stranger).count() == 2


def test_handover_is_all_or_nothing(people):
    hold(people.clerk, post(people.organ, Role.CASE_OFFICER, "另一岗"))
    reviewer = person(people.district, "legal", "审某")
    hold(reviewer, post(people.office, Role.OFFICE_LEAD, "负责人二"))
    before = list(Holding.objects.order_by("pk").values_list("person_id", "valid_until"))
    hand = {"giver": people.clerk, "on": TODAY, "actor": actor_of(people.security_admin), "at": AT}
    refusal("forbidden-pair", posts.hand_over, receiver=reviewer, **hand)
    assert list(Holding.objects.order_by("pk").values_list("person_id", "valid_until")) == before
    assert AuditEntry.objects.count() == 0


def test_the_office_neither_takes_over_nor_moves_administration(people):
    lead = {"actor": actor_of(people.lead), "on": TODAY, "at": AT}
    refusal("self-grant", posts.hand_over, giver=people.leader, receiver=people.lead, **lead)
    refusal("same-person", posts.hand_over, giver=people.leader, receiver=people.leader, **lead)
    with pytest.raises(NotPermitted):
        posts.hand_over(giver=people.audit_admin, receiver=people.stranger, **lead)
    refusal(
        "nothing-to-hand-over",
        posts.hand_over, giver=people.stranger, receiver=people.clerk, **lead,
    )  # fmt: skip


def test_a_new_post_needs_a_living_unit_and_a_free_name(people):
    add = {"role": Role.LEADER, "start": TODAY, "actor": actor_of(people.security_admin), "at": AT}
    made = posts.add_post(unit=people.office, name=" 副职 ", **add)
    assert Post.objects.get(pk=made.pk).name == "副职"
    refusal("post-exists", posts.add_post, unit=people.office, name="副职", **add)
    refusal("no-name", posts.add_post, unit=people.office, name=" ", **add)
    people.organ.valid_until = TODAY
    people.organ.save()
    refusal("retired-unit", posts.add_post, unit=people.organ, name="副职", **add)
