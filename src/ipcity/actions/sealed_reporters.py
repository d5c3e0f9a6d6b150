"""Who reported, read by those who handle the case or head the unit; each reading has its reason.

Basis: 市场监督管理投诉举报处理办法 (a reporter's identity is kept secret).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.proceeding_standings import capacities_of
from ipcity.actions.proceedings import REPORTER
from ipcity.domain.access import Actor, Verb
from ipcity.domain.cases.declarations import Who
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.proceeding_alerts import ReporterReading
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.sealed import unseal

AUDIT_LABELS = {"read-reporter": "查看举报人信息"}
BASIS: Final = "举报人信息保密"
SHORTEST: Final = 4
READERS: Final = frozenset({Who.OFFICER, Who.HEAD})


def may_read(proceeding: Proceeding, actor: Actor) -> bool:
    """Whether ``actor`` handles the case now, or heads its unit."""
    return bool(capacities_of(proceeding, actor) & READERS)


def read(*, proceeding: Proceeding, reason: str, actor: Actor, at: datetime) -> str:
    """The reporter's identity in clear; Refused without a reason, and for everybody else."""
    if not may_read(proceeding, actor):
        raise NotPermitted(
            "not-permitted", "举报人信息仅本案办案人员和执法单位负责人可以查看。", BASIS
        )
    if len(reason.strip()) < SHORTEST:
        raise Refused("no-reason", f"请填写查看事由（不少于{SHORTEST}个字）。", BASIS)
    held = getattr(proceeding, "reporter", None)
    if held is None:
        raise Refused("no-reporter", "本案没有登记举报人。", BASIS)
    with transaction.atomic():
        ReporterReading.objects.create(
            district_id=proceeding.district_id, reporter=held, person_id=actor.person,
            reason=reason.strip()[:200], at=at,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="read-reporter", under=Verb.READ_CASES, subject=proceeding, at=at,
            district=proceeding.district_id, facts={"number": proceeding.number},
        )  # fmt: skip
    return unseal(held.sealed, f"{REPORTER}:{proceeding.pk}").decode()
