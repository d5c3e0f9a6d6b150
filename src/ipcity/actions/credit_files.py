"""The credit file of a subject: evidence for and against a finding, objections and repairs, with their clocks.

Basis: 信用修复管理办法 (谁认定、谁修复); 国家知识产权局知识产权信用管理规定. The clocks of repair are
待核实: they remind, and decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, clocks, snapshots
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.models.clocks import Clock
from ipcity.store.models.credit_matters import CreditEvidence, CreditMatter
from ipcity.store.models.credit_records import CreditRecord
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {
    "add-credit-evidence": "登记信用认定证据",
    "enter-credit-matter": "登记信用异议或修复",
    "decide-credit-matter": "信用异议或修复决定",
}
BASIS: Final = "《信用修复管理办法》"
SHORTEST: Final = 4
Kind = CreditMatter.Kind
Outcome = CreditMatter.Outcome
CLOCKS: Final = {Kind.REPAIR_MARKET: "REPAIR-DECIDE", Kind.REPAIR_IP: "CNIPA-REPAIR"}


@dataclass(frozen=True)
class Asked:
    """What the subject asks for, on which day; ``reply_by`` as the finding's document gives it."""

    kind: str
    by: str
    ground: str
    on: date
    reply_by: date | None = None


def add_evidence(
    *, record: CreditRecord, side: str, text: str, actor: Actor, at: datetime
) -> CreditEvidence:
    """Put evidence beside a finding, on the side it speaks for."""
    require(actor, Verb.KEEP_LEDGERS, district=record.district_id, unit=record.unit_id)
    _refuse_short(text)
    with transaction.atomic():
        made: CreditEvidence = CreditEvidence.objects.create(
            district_id=record.district_id, record=record, side=CreditEvidence.Side(side),
            text=text.strip()[:1000], at=at, person_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="add-credit-evidence", under=Verb.KEEP_LEDGERS, subject=made, at=at,
            district=record.district_id, facts={"record": record.pk, "side": made.side},
        )  # fmt: skip
    return made


def enter(*, record: CreditRecord, asked: Asked, actor: Actor, at: datetime) -> CreditMatter:
    """An objection or a request for repair has come in; a repair's clock begins."""
    require(actor, Verb.KEEP_LEDGERS, district=record.district_id, unit=record.unit_id)
    _refuse_short(asked.ground)
    if asked.on > day_of(at):
        raise Refused("in-future", "提出日不能晚于今天。", BASIS)
    if record.found_on is not None and asked.on < record.found_on:
        raise Refused("before-finding", "提出日不能早于认定日。", BASIS)
    kind = Kind(asked.kind)
    with transaction.atomic():
        held: CreditRecord = CreditRecord.objects.select_for_update().get(pk=record.pk)
        if CreditMatter.objects.filter(record=held, kind=kind, decided_on=None).exists():
            raise Refused("matter-open", f"已有一件{kind.label}尚未决定。", BASIS)
        made: CreditMatter = CreditMatter.objects.create(
            district_id=held.district_id, record=held, kind=kind, by=asked.by.strip()[:200],
            ground=asked.ground.strip()[:1000], entered_on=asked.on, reply_by=asked.reply_by,
            at=at, person_id=actor.person,
        )  # fmt: skip
        if kind in CLOCKS:
            clocks.begin(row=made, name="decide", rule=CLOCKS[kind], start=asked.on, at=at)
            _put(held, "applied_repair_on", asked.on, actor, at)
        audit.record(
            actor=actor, verb="enter-credit-matter", under=Verb.KEEP_LEDGERS, subject=made, at=at,
            district=held.district_id, facts={"record": held.pk, "kind": kind.value},
        )  # fmt: skip
    return made


def decide(
    *, matter: CreditMatter, outcome: str, reason: str, actor: Actor, at: datetime
) -> CreditMatter:
    """The answer, with its reasons, by somebody other than who entered it."""
    require(actor, Verb.KEEP_LEDGERS, district=matter.district_id, unit=matter.unit_id)
    _refuse_short(reason)
    if matter.person_id == actor.person:
        raise Refused("same-hand", "登记的人不能自己作决定，请由他人办理。", BASIS)
    with transaction.atomic():
        held: CreditMatter = CreditMatter.objects.select_for_update().get(pk=matter.pk)
        if held.decided_on is not None:
            raise Refused("matter-decided", f"这件{held.get_kind_display()}已经决定。", BASIS)
        held.outcome, held.reason = Outcome(outcome), reason.strip()[:1000]
        held.decided_on, held.decided_by_id = day_of(at), actor.person
        held.save(update_fields=["outcome", "reason", "decided_on", "decided_by"])
        clock = Clock.objects.of(held).open().first()
        if clock is not None:
            clocks.stop(clock=clock, on=day_of(at), by="作出决定", at=at)
        if held.outcome == Outcome.GRANTED and held.kind in CLOCKS:
            row = CreditRecord.objects.select_for_update().get(pk=held.record_id)
            _put(row, "repaired_on", day_of(at), actor, at)
        audit.record(
            actor=actor, verb="decide-credit-matter", under=Verb.KEEP_LEDGERS, subject=held, at=at,
            district=held.district_id, facts={"record": held.record_id, "outcome": held.outcome},
        )  # fmt: skip
    return held


def _put(row: CreditRecord, column: str, day: date, actor: Actor, at: datetime) -> None:
    setattr(row, column, day)
    row.changed_at, row.version = at, row.version + 1
    row.save(update_fields=[column, "changed_at", "version"])
    record_state(row, Origin(RowHistory.Act.CHANGED, at, actor, "信用修复"))
    snapshots.mark_changed(row.district_id, at)


def _refuse_short(text: str) -> None:
    if len(text.strip()) < SHORTEST:
        raise Refused("too-short", f"请写明内容（不少于{SHORTEST}个字）。", BASIS)
