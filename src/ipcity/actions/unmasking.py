"""Seeing personal data in clear: an act with a reason (个人信息保护法 art. 51; rules R10.3)."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.people import Person
from ipcity.store.models.unmaskings import Unmasking

AUDIT_LABELS = {"unmask": "查看未脱敏信息"}
SHORTEST_REASON = 4
BASIS = "《中华人民共和国个人信息保护法》第五十一条"


def unmask(
    *, person: Person, fields: Set[str], reason: str, actor: Actor, at: datetime
) -> dict[str, str]:
    """The named personal fields of ``person`` in clear; the reason is kept beside the log."""
    require(actor, Verb.UNMASK, district=person.district_id, unit=person.unit_id, owner=person.pk)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused("no-reason", f"请填写查看事由（不少于 {SHORTEST_REASON} 个字）。", BASIS)
    if not fields or not fields <= set(Person.PERSONAL):
        raise Refused("bad-fields", "请选择要查看的信息。", BASIS)
    shown = [name for name in Person.PERSONAL if name in fields]
    with transaction.atomic():
        row = Unmasking.objects.create(
            district_id=person.district_id,
            person=person,
            viewer_id=actor.person,
            fields=shown,
            reason=reason,
            at=at,
        )
        audit.record(
            actor=actor,
            verb="unmask",
            subject=person,
            at=at,
            district=person.district_id,
            facts={"unmasking": row.pk, "fields": shown},
        )
    return {name: str(getattr(person, name)) for name in shown}
