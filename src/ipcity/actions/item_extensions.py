"""A later due day: asked for by the unit before it has passed, granted or refused, and counted."""

from __future__ import annotations

from datetime import date, datetime

from ipcity.actions.item_rows import Hand, Said
from ipcity.actions.item_steps import Step, advance, as_office, as_unit, refuse_silent
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.items import Move
from ipcity.domain.terms.days import day_of
from ipcity.store.models.items import Extension, Item

BASIS = "延期办理规则"


def ask(*, item: Item, until: date, reason: str, actor: Actor, at: datetime) -> Item:
    """申请延期 to ``until``; what is overdue already cannot be made timely any more."""
    verb = as_unit(actor, item, item.lead_id)
    refuse_silent(reason, "延期理由")
    _refuse(item, until, day_of(at))

    def asked(held: Item) -> None:
        assert held.due is not None  # noqa: S101  refused above
        if held.extensions.open().exists():
            raise Refused("extension-open", "已有一份延期申请等待审批。", BASIS)
        Extension.objects.create(
            district_id=held.district_id,
            item=held,
            was_due=held.due,
            asked_due=until,
            reason=reason.strip()[:500],
            asked_at=at,
            asked_by_id=actor.person,
        )

    said = Said(f"申请延至{until}：{reason}")
    return advance(item, Step(Move.ASK_EXTENSION, verb, said, beside=asked), Hand(actor, at))


def grant(*, extension: Extension, remark: str = "", actor: Actor, at: datetime) -> Item:
    """同意延期: the item is due on the later day."""
    return _decide(extension, True, remark, actor, at)


def refuse(*, extension: Extension, remark: str, actor: Actor, at: datetime) -> Item:
    """不同意延期, with a reason: the due day stays."""
    refuse_silent(remark, "不同意的理由")
    return _decide(extension, False, remark, actor, at)


def _decide(row: Extension, granted: bool, remark: str, actor: Actor, at: datetime) -> Item:
    verb = as_office(actor, row.item, Verb.CONCLUDE_WORK)

    def decided(held: Item) -> None:
        changed = (
            held.extensions.open()
            .filter(pk=row.pk)
            .update(
                decided_at=at,
                decided_by=actor.person,
                is_granted=granted,
                remark=remark.strip()[:300],
            )
        )
        if not changed:
            raise Refused("extension-decided", "这份延期申请已经审批。", BASIS)

    move = Move.GRANT_EXTENSION if granted else Move.REFUSE_EXTENSION
    step = Step(
        move,
        verb,
        Said(remark),
        changes=lambda held: {"due": row.asked_due} if granted else {},
        beside=decided,
    )
    return advance(row.item, step, Hand(actor, at))


def _refuse(item: Item, until: date, today: date) -> None:
    if item.cycle:
        raise Refused("extension-of-cycle", "周期性事项按期次办理，不办延期。", BASIS)
    if item.due is None:
        raise Refused("extension-endless", "本事项没有办理期限，不需要延期。", BASIS)
    if today > item.due:
        raise Refused("extension-late", f"已过办理期限（{item.due}），不能再申请延期。", BASIS)
    if until <= item.due:
        raise Refused("extension-back", "申请的日期应晚于现期限。", BASIS)
