"""Criminal thresholds that a case reaches: told at every change of amounts, decided by the head alone.

Basis: 行政执法机关移送涉嫌犯罪案件的规定 第三条、第五条; the lines are in ``domain/cases``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.proceeding_standings import capacities_of
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.cases.criminal_thresholds import Hit, amounts_given, hits, unverified
from ipcity.domain.cases.declarations import Given, Who
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.models.proceeding_alerts import CaseAmounts, CriminalAlert
from ipcity.store.models.proceedings import Proceeding

AUDIT_LABELS = {"record-amounts": "登记涉案数额", "decide-alert": "决定涉嫌犯罪提示"}
BASIS: Final = "《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条"
SHORTEST: Final = 4


@dataclass(frozen=True)
class Recorded:
    """The amounts as kept, the hits that are open because of them, and what could not be judged."""

    amounts: CaseAmounts
    opened: tuple[CriminalAlert, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """``offence`` is a key of the thresholds, ``acted_on`` the day of the act, ``remark`` the source."""

    offence: str
    acted_on: date
    remark: str
    given: Mapping[str, Given]


def record(*, proceeding: Proceeding, told: Told, actor: Actor, at: datetime) -> Recorded:
    """Keep what the case is measured by now; each line reached opens a task for the head."""
    require(actor, Verb.READ_CASES, district=proceeding.district_id, unit=proceeding.unit_id)
    if not capacities_of(proceeding, actor) & {Who.OFFICER, Who.HEAD}:
        raise NotPermitted("not-permitted", "您不是本案的办理人员。", "权限表：办案")
    if proceeding.is_over:
        raise Refused("case-over", "案件已经办结，案卷不再变动。", BASIS)
    if len(told.remark.strip()) < 2:
        raise Refused("no-source", "请写明数额的依据，如账册、鉴定意见。", BASIS)
    if told.acted_on > day_of(at):
        raise Refused("future", f"行为日{told.acted_on}尚未到来。", BASIS)
    amounts = amounts_given(told.offence, told.given)
    with transaction.atomic():
        Proceeding.objects.select_for_update().get(pk=proceeding.pk)
        made: CaseAmounts = CaseAmounts.objects.create(
            district_id=proceeding.district_id, proceeding=proceeding, offence=told.offence,
            values={**_kept(told.given), "acted_on": told.acted_on.isoformat()},
            remark=told.remark.strip()[:300], at=at, person_id=actor.person,
        )  # fmt: skip
        opened = [_open(made, hit, at) for hit in hits(amounts, told.acted_on)]
        found = tuple(each for each in opened if each is not None)
        audit.record(
            actor=actor, verb="record-amounts", under=Verb.READ_CASES, subject=made, at=at,
            district=proceeding.district_id,
            facts={"case": proceeding.number, "hits": [each.line for each in found]},
        )  # fmt: skip
    return Recorded(made, found, unverified(amounts, told.acted_on))


def _open(made: CaseAmounts, hit: Hit, at: datetime) -> CriminalAlert | None:
    """The open task of this line, told anew; None where the head has decided on these very words."""
    rows = CriminalAlert.objects.filter(proceeding=made.proceeding, line=hit.line)
    last: CriminalAlert | None = rows.order_by("id").last()
    if last is not None and last.decided_at is not None and last.words == hit.words:
        return None
    held = last if last is not None and last.decided_at is None else None
    if held is None:
        fresh: CriminalAlert = CriminalAlert.objects.create(
            district_id=made.district_id, proceeding=made.proceeding, amounts=made, line=hit.line,
            words=hit.words, basis=hit.article[:200], at=at,
        )  # fmt: skip
        return fresh
    held.amounts, held.words = made, hit.words
    held.save(update_fields=["amounts", "words"])
    return held


def _kept(given: Mapping[str, Given]) -> dict[str, object]:
    return {
        name: value if isinstance(value, bool) else str(value)
        for name, value in given.items()
        if value not in (None, "")
    }


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
