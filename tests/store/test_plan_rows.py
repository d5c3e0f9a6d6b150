"""What the database itself holds about plans: keys, the one version in force, the wall of districts."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.facts import CONSTRUCTS, Goal, Review
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def programme(district, **fields):
    return Programme.objects.create(
        district=district, key="p", name="试点", created_at=AT, **fields
    )


def version(owner, number=1, state="draft"):
    return PlanVersion.objects.create(
        district=owner.district, programme=owner, number=number, state=state, entered_at=AT
    )


def goal(plan, key="G1", **fields):
    return Goal.objects.create(district=plan.district, plan=plan, key=key, heading="目标", **fields)


def refused(make, *args, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(*args, **fields)


def test_keys_are_unique_where_they_must_be(people):
    owner = programme(people.district)
    refused(programme, people.district)
    plan = version(owner)
    refused(version, owner)
    goal(plan)
    refused(goal, plan)
    goal(version(owner, 2))
    fields = {"district": people.district, "programme": owner, "target_key": "T1"}
    Reading.objects.create(code="a", wording="甲", **fields)
    refused(Reading.objects.create, code="b", wording="乙", **fields)


def test_one_version_is_in_force_and_many_are_not(people):
    owner = programme(people.district)
    version(owner, 1, "superseded")
    version(owner, 2, "superseded")
    kept = version(owner, 3, "adopted")
    refused(version, owner, 4, "adopted")
    assert list(PlanVersion.objects.in_force()) == [kept]


def test_a_programme_does_not_end_before_it_begins(people):
    refused(programme, people.district, first_year=2027, last_year=2025)


def test_what_stands_waits_or_is_in_force(people):
    owner = programme(people.district)
    draft, adopted = version(owner, 2), version(owner, 1, "adopted")
    goal(draft, "G1")
    goal(draft, "G2", review=Review.DROPPED)
    goal(adopted, "G1", review=Review.CONFIRMED)
    goal(adopted, "G2", review=Review.DROPPED)
    assert [each.key for each in Goal.objects.filter(plan=draft).standing()] == ["G1"]
    assert [each.key for each in Goal.objects.pending()] == ["G1"]
    assert [(each.plan, each.key) for each in Goal.objects.in_force()] == [(adopted, "G1")]


def test_no_plan_row_crosses_the_wall_between_districts(people):
    plan = version(programme(people.district))
    goal(plan)
    inside = scope_of(actor_of(people.lead), Verb.READ_PLAN)
    outside = scope_of(actor_of(people.foreigner), Verb.READ_PLAN)
    assert Goal.objects.within(inside).count() == 1
    for kind in (Programme, PlanVersion, Reading, *CONSTRUCTS.values()):
        assert not kind.objects.within(outside).exists()


def test_a_list_of_versions_reads_no_texts(people, django_assert_num_queries):
    version(programme(people.district))
    with django_assert_num_queries(1):
        row = PlanVersion.objects.listed().get()
        assert row.get_deferred_fields() == {"text", "compiled"}
