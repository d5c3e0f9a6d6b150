"""The bodies that a plan names: linked, remembered, set up in one step."""

from __future__ import annotations

import pytest

from ipcity.actions import plan_units, plans
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.units import Unit
from tests.cast import AT, TODAY, actor_of, cast, unit
from tests.packs.cities import NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def clerk(people):
    return actor_of(people.clerk)


@pytest.fixture
def version(people, clerk):
    return plans.upload(
        district=people.district,
        name=NOTICE.name,
        content=NOTICE.read_bytes(),
        actor=clerk,
        at=AT,
    )


def last():
    return AuditEntry.objects.order_by("sequence").last()


def test_a_written_name_is_linked_everywhere(version, people, clerk):
    home = unit(people.district, "market", "市场监管局")
    fact = version.assignedunit_set.filter(name="市市场监管局").first()
    plan_units.link_unit(
        fact=fact, unit=home, remember=False, expected_version=1, actor=clerk, at=AT
    )
    rows = version.assignedunit_set.filter(name="市市场监管局")
    assert {row.unit_id for row in rows} == {home.pk}
    assert last().facts["rows"] == rows.count()


def test_remembering_a_name_needs_the_right_to_manage_units(version, people, clerk):
    home = unit(people.district, "market", "市场监管局")
    fact = version.assignedunit_set.filter(name="市市场监管局").first()
    how = {"fact": fact, "unit": home, "remember": True, "expected_version": 1, "at": AT}
    with pytest.raises(NotPermitted):
        plan_units.link_unit(actor=clerk, **how)
    plan_units.link_unit(actor=actor_of(people.lead), **how)
    home.refresh_from_db()
    assert home.aliases == ["市市场监管局"]


def test_a_unit_of_another_district_is_refused(version, people, clerk):
    fact = version.assignedunit_set.first()
    with pytest.raises(Refused) as refusal:
        plan_units.link_unit(
            fact=fact,
            unit=people.other_unit,
            remember=False,
            expected_version=1,
            actor=clerk,
            at=AT,
        )
    assert refusal.value.code == "other-district"


def test_unknown_bodies_are_set_up_in_one_step(version, people, clerk):
    known = unit(people.district, "market", "市市场监管局")
    names = plan_units.unknown_names(version)
    assert names[:2] == ["市市场监管局", "市科技局"]
    with pytest.raises(NotPermitted):
        plan_units.make_units(version=version, start=TODAY, actor=clerk, at=AT)
    made = plan_units.make_units(version=version, start=TODAY, actor=actor_of(people.lead), at=AT)
    assert [each.name for each in made] == names[1:]
    assert {each.valid_from for each in made} == {TODAY}
    assert plan_units.unknown_names(version) == []
    linked = version.assignedunit_set.get(key="U1.1")
    assert linked.unit == known
    assert last().facts == {"units": [each.pk for each in made]}
    again = plan_units.make_units(version=version, start=TODAY, actor=actor_of(people.lead), at=AT)
    assert again == ()
    assert Unit.objects.filter(key__startswith="plan-unit-").count() == len(made)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("白沙镇人民政府", "town"),
        ("几江街道办事处", "subdistrict"),
        ("双福工业园区", "park"),
        ("公共运输职业学院", "other"),
        ("区市场监管局", "organ"),
        ("区政府", "organ"),
    ],
)
def test_the_ending_of_a_name_tells_the_kind(name, kind):
    assert plan_units.kind_of(name) == kind
