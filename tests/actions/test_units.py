"""Units: the tree, stale saves, successors and what follows them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import units
from ipcity.actions.stale import Stale
from ipcity.actions.units import Details
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.facts import AssignedUnit
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit
from tests.cast import AT, TODAY, actor_of, cast, unit
from tests.web.plans import add_version, adopt_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def refusal(code, function, **named):
    with pytest.raises(Refused) as found:
        function(**named)
    assert found.value.code == code


def test_a_key_is_a_code_and_a_name_means_one_unit(people):
    new = {
        "district": people.district, "start": TODAY, "at": AT,
        "actor": actor_of(people.system_admin),
    }  # fmt: skip
    refusal("bad-key", units.add, key="坏 代号", details=Details("新单位"), **new)
    for name in (people.office.name, f" {people.office.name}"):
        refusal("name-taken", units.add, key="another", details=Details(name), **new)
    alias = Details("新单位", aliases=(people.office.name,))
    refusal("name-taken", units.add, key="another", details=alias, **new)
    made = units.add(key="another", details=Details("新单位"), **new)
    change = {"unit": made, "expected_version": 1, "actor": new["actor"], "at": AT}
    refusal("name-taken", units.change, details=Details(people.office.name), **change)
    assert units.change(details=Details("新单位", full_name="新单位全称"), **change).version == 2


def test_add_and_change(people):
    actor = actor_of(people.system_admin)
    made = units.add(
        district=people.district,
        key="park",
        details=Details("高新园区", kind="park", aliases=("园区管委会", " ")),
        start=TODAY,
        actor=actor,
        at=AT,
    )
    assert made.aliases == ["园区管委会"]
    again = {"district": people.district, "details": Details("又一个"), "start": TODAY}
    refusal("key-taken", units.add, key="park", actor=actor, at=AT, **again)
    change = {"unit": made, "actor": actor, "at": AT}
    units.change(details=Details("高新区", parent=people.organ), expected_version=1, **change)
    with pytest.raises(Stale) as stale:
        units.change(details=Details("高新技术区"), expected_version=1, **change)
    assert stale.value.current["name"] == "高新区"
    assert stale.value.submitted["name"] == "高新技术区"
    assert [e.verb for e in AuditEntry.objects.all()] == ["change-unit", "add-unit"]


def test_the_tree_has_no_circle_and_no_foreign_parent(people):
    change = {"expected_version": 1, "actor": actor_of(people.lead), "at": AT}
    below = Details("经济信息委", parent=people.section)
    refusal("circle", units.change, unit=people.organ, details=below, **change)
    itself = Details("经济信息委", parent=people.organ)
    refusal("circle", units.change, unit=people.organ, details=itself, **change)
    foreign = Details("经济信息委", parent=people.other_unit)
    refusal("foreign-unit", units.change, unit=people.organ, details=foreign, **change)
    with pytest.raises(NotPermitted):
        units.change(
            unit=people.other_unit, details=Details("甲"), expected_version=1,
            actor=actor_of(people.lead), at=AT,
        )  # fmt: skip


def test_a_unit_with_work_left_needs_a_successor(people):
    refusal(
        "work-left", units.retire,
        unit=people.organ, successor=None, on=TODAY, actor=actor_of(people.lead), at=AT,
    )  # fmt: skip


def test_everything_follows_the_successor(people):
    heir = unit(people.district, "heir", "经济发展局")
    moved = units.retire(
        unit=people.organ, successor=heir, on=TODAY, actor=actor_of(people.lead), at=AT
    )
    assert {kind: count for kind, count in moved.items() if count} == {
        "post": 1,
        "person": 1,
        "child": 1,
    }
    old = Unit.objects.get(pk=people.organ.pk)
    assert (old.valid_until, old.successor) == (TODAY, heir)
    reviewer = actor_of(people.reviewer)
    assert scope_of(reviewer, Verb.APPROVE_REPORT).covers(people.district.pk, heir.pk)
    assert scope_of(reviewer, Verb.APPROVE_REPORT).covers(people.district.pk, people.section.pk)
    assert not scope_of(reviewer, Verb.APPROVE_REPORT).covers(people.district.pk, old.pk)
    refusal(
        "already-retired", units.retire,
        unit=people.organ, successor=heir, on=TODAY, actor=actor_of(people.lead), at=AT,
    )  # fmt: skip


def test_the_tasks_of_plans_that_are_not_history_go_to_the_successor(people):
    plan = adopt_plan(people.district)
    old = add_version(plan.programme, 2, state=PlanVersion.State.SUPERSEDED)
    moved = units.retire(
        unit=people.organ, successor=people.office, on=TODAY, actor=actor_of(people.lead), at=AT
    )
    assert moved["assignedunit"] == 2
    assert AssignedUnit.objects.filter(plan=plan, unit=people.organ).count() == 0
    assert AssignedUnit.objects.filter(plan=old, unit=people.organ).count() == 2


def test_a_child_may_take_over_from_its_parent(people):
    units.retire(
        unit=people.organ, successor=people.section, on=TODAY, actor=actor_of(people.lead), at=AT
    )
    assert Unit.objects.get(pk=people.section.pk).parent is None


def test_merging_several_units_is_one_act(people):
    parts = [unit(people.district, f"part{n}", f"分局{n}") for n in (1, 2)]
    moved = units.merge(
        units=[*parts, people.organ], into=people.office, on=TODAY,
        actor=actor_of(people.system_admin), at=AT,
    )  # fmt: skip
    assert moved["post"] == 1
    assert set(Unit.objects.filter(successor=people.office)) == {*parts, people.organ}
    entry = AuditEntry.objects.get()
    assert entry.facts["merged"] == [*(part.pk for part in parts), people.organ.pk]


@pytest.mark.parametrize("days", [1, -4000])
def test_retiring_days(people, days):
    refusal(
        "bad-period", units.retire,
        unit=people.organ, successor=people.office, on=TODAY + timedelta(days=days),
        actor=actor_of(people.lead), at=AT,
    )  # fmt: skip


def test_successors_are_other_living_units_of_the_district(people):
    dead = unit(people.district, "dead", "旧局")
    Unit.objects.filter(pk=dead.pk).update(valid_until=TODAY)
    for heir in (people.organ, people.other_unit, Unit.objects.get(pk=dead.pk)):
        refusal(
            "bad-successor", units.retire,
            unit=people.organ, successor=heir, on=TODAY, actor=actor_of(people.lead), at=AT,
        )  # fmt: skip
