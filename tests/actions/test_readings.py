"""Choosing how a target is read: recorded, switchable, never silently."""

from __future__ import annotations

import pytest

from ipcity.actions import packs, readings
from ipcity.actions.stale import Stale
from ipcity.domain.access import Role
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.readings import Reading
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, cast, holder
from tests.packs.cities import QINGYU

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(db):
    packs.load(folder=QINGYU, actor=None, at=AT)
    return Reading.objects.get(target_key="T3")


@pytest.fixture
def lead(reading):
    root = Unit.objects.get(district=reading.district, parent=None)
    return actor_of(holder(root, Role.OFFICE_LEAD, "青主任", username="qing"))


def choose(reading, lead, code="net", reason="", version=None, **how):
    return readings.choose(
        reading=reading,
        code=code,
        reason=reason,
        expected_version=reading.version if version is None else version,
        actor=lead,
        at=AT,
        **how,
    )


def test_a_proposal_waits_until_it_is_approved(reading, lead):
    assert Reading.objects.awaiting_approval().filter(pk=reading.pk).exists()
    held = choose(reading, lead, code="gross")
    assert (held.code, held.approved_by_id, held.approved_at) == ("gross", lead.person, AT)
    assert not Reading.objects.awaiting_approval().filter(pk=reading.pk).exists()


def test_every_choice_is_kept(reading, lead):
    held = choose(reading, lead, code="gross")
    with pytest.raises(Refused) as refusal:
        choose(held, lead, code="net")
    assert refusal.value.code == "reason-needed"
    held = choose(held, lead, code="net", path="stepwise", reason="会议确定")
    assert [(c.code, c.path, c.reason) for c in held.choices.order_by("id")] == [
        ("gross", "linear", ""),
        ("net", "stepwise", "会议确定"),
    ]
    assert held.wording == "按净增计"
    last = AuditEntry.objects.order_by("sequence").last()
    assert (last.verb, last.facts["code"]) == ("choose-reading", "net")


def test_what_is_not_offered_is_refused(reading, lead):
    for how in ({"code": "median"}, {"code": "net", "path": "zigzag"}):
        with pytest.raises(Refused):
            choose(reading, lead, **how)
    with pytest.raises(Stale):
        choose(reading, lead, version=9)


def test_a_reading_brings_the_progress_that_it_asks_for(reading, lead):
    yearly = {"code": "yearly", "wording": "各年均须达到", "path": "by-plan"}
    Reading.objects.filter(pk=reading.pk).update(alternatives=[*reading.alternatives, yearly])
    held = choose(reading, lead, code="yearly", path="linear")
    assert (held.code, held.path) == ("yearly", "by-plan")


def test_only_the_lead_of_the_district_chooses(reading, lead):
    people = cast()
    for who in (people.lead, people.clerk, people.stranger):
        with pytest.raises(NotPermitted):
            choose(reading, actor_of(who))


def test_the_office_may_word_its_own(reading, lead):
    how = {"path": "linear", "reason": "会议确定", "actor": lead, "at": AT}
    held = readings.word(reading=reading, wording=" 按认定\n批次计 ", expected_version=1, **how)
    assert (held.code, held.wording) == ("own-1", "按认定 批次计")
    assert [each["code"] for each in held.alternatives] == ["gross", "net", "own-1"]
    assert held.choices.count() == 1
    assert AuditEntry.objects.filter(verb="choose-reading").count() == 1
    for wording in (" ", "按净增计"):
        with pytest.raises(Refused):
            readings.word(reading=held, wording=wording, expected_version=2, **how)
    with pytest.raises(Stale):
        readings.word(reading=held, wording="另一种", expected_version=1, **how)
