"""Leaders' written instructions (批示): given, transmitted with a deadline, answered, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit, row_checks, row_links, rows, snapshots
from ipcity.actions.item_rows import Hand, create
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.relays import BASIS, late_days, refuse_move
from ipcity.domain.terms.days import day_of
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.instructions import Instruction
from ipcity.store.models.items import Item
from ipcity.store.models.programmes import Programme
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "write-instruction": "领导批示",
    "relay-instruction": "转办批示",
    "reply-instruction": "回复批示",
    "return-instruction": "退回批示回复",
    "close-instruction": "批示办结",
    "instruction-to-item": "批示转为督办事项",
}
State = InstructionRelay.State
LEDGER = "instructions"


def write(*, values: Mapping[str, object], actor: Actor, at: datetime) -> Instruction:
    """A leader's own instruction, kept as a row of the ledger; the office enters others there."""
    require(actor, Verb.INSTRUCT, district=actor.district)
    model = row_checks.ledger_model(LEDGER)
    found = row_checks.merged(model, None, {**values, "unit": None})
    row_checks.refuse_wrong(model, found, day_of(at), actor.district)
    row_checks.refuse_same(model, found, actor, actor.district)
    row = rows.new_row(model, found, actor, at)
    with transaction.atomic():
        rows.write_new(row, found, actor)
        record_state(row, Origin(RowHistory.Act.ENTERED, at, actor, "领导批示"))
        row_links.point_to((row,), at)
        snapshots.mark_changed(row.district_id, at)
        _record(actor, "write-instruction", row, at, Verb.INSTRUCT)
    assert isinstance(row, Instruction)  # noqa: S101  the ledger's own model
    return row


def relay(
    *, instruction: Instruction, units: Sequence[Unit], asked: str, due: date,
    actor: Actor, at: datetime,
) -> tuple[InstructionRelay, ...]:  # fmt: skip
    """Send the instruction to units with one deadline; a unit gets it once."""
    district = instruction.district_id
    require(actor, Verb.ASSIGN_WORK, district=district)
    if not units or not asked.strip():
        raise Refused("relay-bare", "请选择承办单位并写明办理要求。", BASIS)
    if due < day_of(at) or due < instruction.given_on:
        raise Refused("relay-past", "回复期限不能早于今天和批示日。", BASIS)
    if any(each.district_id != district for each in units):
        raise Refused("foreign-unit", "承办单位不属于本区域。", BASIS)
    with transaction.atomic():
        held = rows.lock(instruction)
        if held.voided_at is not None:
            raise Refused("is-void", "这件批示已经作废，不能转办。", BASIS)
        taken = InstructionRelay.objects.filter(instruction=held.pk, unit__in=units)
        again = taken.select_related("unit").first()
        if again is not None:
            raise Refused("relayed-before", f"已经转给{again.unit.name}，不必重复转办。", BASIS)
        made = tuple(
            InstructionRelay.objects.create(
                district_id=district, instruction_id=held.pk, unit=unit, due=due,
                asked=asked.strip()[:500], sent_at=at, sent_by_id=actor.person,
            )
            for unit in units
        )  # fmt: skip
        _record(actor, "relay-instruction", instruction, at, Verb.ASSIGN_WORK, units=len(made))
    return made


def reply(
    *, relay: InstructionRelay, text: str, expected_version: int, actor: Actor, at: datetime
) -> InstructionRelay:
    """The unit's answer; by whom it is late is counted from the first one and stays."""
    _require_unit(actor, relay)
    if not text.strip():
        raise Refused("reply-empty", "请写明办理结果。", BASIS)
    with transaction.atomic():
        held = _locked(relay, State.REPLIED, expected_version)
        if held.replied_at is None:
            held.late_days = late_days(held.due, day_of(at))
        held.reply, held.replied_at, held.replied_by_id = text.strip(), at, actor.person
        _move(held, State.REPLIED, "reply", "replied_at", "replied_by", "late_days")
        _record(actor, "reply-instruction", held, at, Verb.REPORT, late=held.late_days)
    return held


def send_back(
    *, relay: InstructionRelay, remark: str, expected_version: int, actor: Actor, at: datetime
) -> InstructionRelay:
    """The office asks for more, saying what."""
    require(actor, Verb.ASSIGN_WORK, district=relay.district_id)
    if not remark.strip():
        raise Refused("no-remark", "请写明退回的理由。", BASIS)
    with transaction.atomic():
        held = _locked(relay, State.RETURNED, expected_version)
        held.remark = remark.strip()[:500]
        _move(held, State.RETURNED, "remark")
        _record(actor, "return-instruction", held, at, Verb.ASSIGN_WORK)
    return held


def close(
    *, relay: InstructionRelay, remark: str = "", expected_version: int, actor: Actor, at: datetime
) -> InstructionRelay:
    """The office accepts the answer; with the last of them the ledger says when it was followed up."""
    require(actor, Verb.ASSIGN_WORK, district=relay.district_id)
    with transaction.atomic():
        row = rows.lock(Instruction(pk=relay.instruction_id))
        held = _locked(relay, State.CLOSED, expected_version)
        held.remark, held.closed_at = remark.strip()[:500], at
        _move(held, State.CLOSED, "remark", "closed_at")
        still = InstructionRelay.objects.filter(instruction=row.pk).exclude(state=State.CLOSED)
        if not still.exists():
            _follow_up(row, actor, at)
        _record(actor, "close-instruction", held, at, Verb.ASSIGN_WORK)
    return held


def to_item(*, relay: InstructionRelay, programme: Programme, actor: Actor, at: datetime) -> Item:
    """The item of supervision that the instruction becomes for this unit, linked both ways."""
    require(actor, Verb.ASSIGN_WORK, district=relay.district_id)
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        held = InstructionRelay.objects.select_for_update().get(pk=relay.pk)
        if held.item_id is not None:
            raise Refused("has-item", "这件批示已经转为督办事项。", BASIS)
        item = create(
            programme,
            {
                "title": f"落实批示：{held.instruction}"[:400],
                "lead": held.unit,
                "due": held.due,
                "deliverable": held.asked[:400],
                "origin": Item.Origin.INSTRUCTION,
                "source_kind": "relay",
                "source_id": str(held.pk),
            },
            Hand(actor, at),
        )
        held.item_id = item.pk
        _move(held, State(held.state), "item_id")
        _record(actor, "instruction-to-item", held, at, Verb.ASSIGN_WORK, item=item.pk)
    return item


def _require_unit(actor: Actor, relay: InstructionRelay) -> None:
    """The unit's reporter or reviewer answers."""
    for verb in (Verb.REPORT, Verb.APPROVE_REPORT):
        if scope_of(actor, verb).covers(relay.district_id, relay.unit_id, None):
            return
    raise NotPermitted("not-permitted", "只有承办单位的填报人或审核人可以回复。", BASIS)


def _locked(relay: InstructionRelay, to: State, expected_version: int) -> InstructionRelay:
    held: InstructionRelay = InstructionRelay.objects.select_for_update().get(pk=relay.pk)
    refuse_move(held.state, to)
    if held.version != expected_version:
        raise Refused("stale", "您打开页面后，这件批示已有新的办理，请刷新后再办。", "并发修改保护")
    return held


def _move(held: InstructionRelay, to: State, *fields: str) -> None:
    held.state = to
    held.version += 1
    held.save(update_fields=["state", "version", *fields])


def _follow_up(row: object, actor: Actor, at: datetime) -> None:
    """Let the ledger's row say the day of the last closing, as a state of its history."""
    assert isinstance(row, Instruction)  # noqa: S101  locked as one
    row.followed_up_on, row.changed_at, row.version = day_of(at), at, row.version + 1
    row.save(update_fields=["followed_up_on", "changed_at", "version"])
    record_state(row, Origin(RowHistory.Act.CHANGED, at, actor, "批示办结"))
    snapshots.mark_changed(row.district_id, at)


def _record(
    actor: Actor, verb: str, subject: object, at: datetime, under: Verb, **facts: int
) -> None:
    assert isinstance(subject, Instruction | InstructionRelay)  # noqa: S101
    audit.record(
        actor=actor,
        verb=verb,
        subject=subject,
        at=at,
        district=subject.district_id,
        facts=facts,
        under=under,
    )
