"""Criminal thresholds that a case reaches: told at every change of amounts, decided by the head alone.

Basis: 行政执法机关移送涉嫌犯罪案件的规定 第三条、第五条; the lines are in ``domain/cases``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.proceeding_alerts import CriminalAlert

AUDIT_LABELS = {"decide-alert": "决定涉嫌犯罪提示"}
BASIS: Final = "《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条"
SHORTEST: Final = 4


def decide(
    *, alert: CriminalAlert, decision: str, reason: str, actor: Actor, at: datetime
) -> CriminalAlert:
    """The head's decision on a hit; it needs a reason and is never taken back silently."""
    case = alert.proceeding
    require(actor, Verb.DECIDE_CASE, district=case.district_id, unit=case.unit_id)
    if decision not in CriminalAlert.Decision.values:
        raise Refused("no-decision", "请选择决定。", BASIS)
    if len(reason.strip()) < SHORTEST:
        raise Refused("no-reason", f"请写明理由（不少于{SHORTEST}个字）。", BASIS)
    with transaction.atomic():
        held: CriminalAlert = CriminalAlert.objects.select_for_update().get(pk=alert.pk)
        if held.decided_at is not None:
            raise Refused("decided", "这项提示已经决定。数额变动后会重新提示。", BASIS)
        held.decision, held.reason = decision, reason.strip()[:500]
        held.decided_at, held.decided_by_id = at, actor.person
        held.save(update_fields=["decision", "reason", "decided_at", "decided_by"])
        audit.record(
            actor=actor, verb="decide-alert", under=Verb.DECIDE_CASE, subject=held, at=at,
            district=held.district_id, facts={"case": case.number, "decision": decision},
        )  # fmt: skip
    return held
