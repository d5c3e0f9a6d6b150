"""Any city's pack goes the same way: loaded, found again, refused when changed, given its text."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
import yaml

from ipcity.actions import packs, plans
from ipcity.actions.plan_forms import form_of
from ipcity.domain.access import Role
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.plans.agreement import agree
from ipcity.papers.packs import BadPack, read_pack
from ipcity.store.actors import holders_of
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.districts import District
from ipcity.store.models.facts import CONSTRUCTS, AssignedUnit, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading
from ipcity.store.models.units import Unit
from tests.cast import actor_of, cast, holder
from tests.packs.cities import JIANGJIN, JIANGJIN_NOTICE, NOTICE, QINGYU

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
CITIES = [
    pytest.param(JIANGJIN, JIANGJIN_NOTICE, id="jiangjin"),
    pytest.param(QINGYU, NOTICE, id="qingyu"),
]
pytestmark = pytest.mark.django_db


def lead_of(district):
    root = Unit.objects.get(district=district, parent=None)
    known = holders_of(Role.OFFICE_LEAD, district.pk, AT.date())
    person = next(iter(known), None) or holder(
        root, Role.OFFICE_LEAD, "主任", username=f"lead-{district.pk}"
    )
    return actor_of(person)


def needs(notice):
    if not notice.exists():
        pytest.skip("the notice itself is not part of the repository")


@pytest.mark.parametrize(("folder", "notice"), CITIES)
def test_a_pack_becomes_the_plan_in_force(folder, notice):
    version = packs.load(folder=folder, actor=None, at=AT)
    pack = read_pack(folder)
    assert (version.number, version.state, version.text) == (1, "adopted", None)
    assert version.notice_sha256 == pack.plan["notice_sha256"]
    agreement = agree(pack.plan, form_of(version))
    assert (agreement.differences, agreement.missing, agreement.extra) == ((), (), ())
    assert {fact.review for kind in CONSTRUCTS.values() for fact in kind.objects.all()} == {
        "confirmed"
    }
    targets = set(Target.objects.values_list("key", flat=True))
    assert set(Reading.objects.values_list("target_key", flat=True)) == targets
    assert Unit.objects.count() == len(pack.units["units"])
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["load-pack"]


@pytest.mark.parametrize(("folder", "notice"), CITIES)
def test_the_same_pack_again_changes_nothing(folder, notice):
    first = packs.load(folder=folder, actor=None, at=AT)
    again = packs.load(folder=folder, actor=lead_of(first.district), at=AT)
    assert again == first
    assert (District.objects.count(), Programme.objects.count(), PlanVersion.objects.count()) == (
        1,
        1,
        1,
    )
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(("folder", "notice"), CITIES)
def test_the_notice_gives_a_loaded_pack_its_text(folder, notice):
    needs(notice)
    version = packs.load(folder=folder, actor=None, at=AT)
    held = plans.upload(
        district=version.district,
        name=notice.name,
        content=notice.read_bytes(),
        actor=lead_of(version.district),
        at=AT,
    )
    assert (held.pk, held.number, held.state) == (version.pk, 1, "adopted")
    assert held.agreement["differences"] == []
    assert (held.agreement["missing"], held.agreement["extra"]) == ([], [])
    for kind in CONSTRUCTS.values():
        for fact in kind.objects.filter(plan=held):
            assert fact.span, f"{fact} has no place"
    for target in Target.objects.filter(plan=held):
        start, end = target.span
        assert target.quote in held.text[start - 20 : end + 20]
        start, end = target.spans["value"]
        assert held.text[start:end]
    for unit in AssignedUnit.objects.filter(plan=held):
        start, end = unit.span
        assert held.text[start:end] == unit.name
    assert held.numbers["unexplained"] == []
    assert not held.problems.filter(settled=False).exists()
    with pytest.raises(Refused) as refusal:
        plans.upload(
            district=version.district,
            name=notice.name,
            content=notice.read_bytes(),
            actor=lead_of(version.district),
            at=AT,
        )
    assert refusal.value.code == "already-uploaded"


def test_a_changed_pack_is_refused_with_what_differs(tmp_path):
    packs.load(folder=QINGYU, actor=None, at=AT)
    changed = tmp_path / QINGYU.name
    shutil.copytree(QINGYU, changed)
    plan = yaml.safe_load((changed / "plan.yaml").read_text())
    plan["targets"][0]["value"] = "19"
    (changed / "plan.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True))
    with pytest.raises(Refused) as refusal:
        packs.load(folder=changed, actor=None, at=AT)
    assert refusal.value.code == "pack-changed"
    assert "plan.targets[0].value" in refusal.value.message


def test_a_comment_is_no_change(tmp_path):
    version = packs.load(folder=QINGYU, actor=None, at=AT)
    copied = tmp_path / QINGYU.name
    shutil.copytree(QINGYU, copied)
    file = copied / "units.yaml"
    file.write_text("# 另加一行说明\n" + file.read_text())
    assert packs.load(folder=copied, actor=None, at=AT) == version


def test_two_cities_stand_side_by_side():
    one = packs.load(folder=JIANGJIN, actor=None, at=AT)
    two = packs.load(folder=QINGYU, actor=None, at=AT)
    assert one.district != two.district
    assert two.district.is_demo
    assert not one.district.is_demo


def test_only_the_lead_of_the_district_loads_a_pack():
    people = cast()
    version = packs.load(folder=QINGYU, actor=None, at=AT)
    with pytest.raises(NotPermitted):
        packs.load(folder=QINGYU, actor=actor_of(people.lead), at=AT)
    assert packs.load(folder=QINGYU, actor=lead_of(version.district), at=AT) == version
    with pytest.raises(Refused) as refusal:
        packs.load(folder=JIANGJIN, actor=actor_of(people.lead), at=AT)
    assert refusal.value.code == "pack-other-district"


def test_a_body_that_no_unit_answers_to_stays_as_written():
    version = packs.load(folder=QINGYU, actor=None, at=AT)
    unknown = AssignedUnit.objects.filter(plan=version, unit=None)
    assert [unit.name for unit in unknown] == ["市司法局"]
    renamed = AssignedUnit.objects.get(plan=version, name="市工业和信息化局")
    assert renamed.unit.name == "市工信局"


def test_a_broken_pack_loads_nothing(tmp_path):
    with pytest.raises(BadPack) as refusal:
        packs.load(folder=tmp_path, actor=None, at=AT)
    assert len(refusal.value.findings) == 4
    assert District.objects.count() == 0
