"""Items handed on to another unit (转办), divided (拆分) or taken together (并入); time never starts anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ipcity.actions.item_rows import (
    Hand,
    Said,
    Wish,
    add_move,
    create,
    put_evidence,
    put_units,
    refuse_foreign,
)
from ipcity.actions.item_steps import Step, advance, as_office, refuse_silent
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.items import BASIS, PASSAGES, RUNNING, Move, Stage
from ipcity.store.models.items import Item, ItemEvidence
from ipcity.store.models.units import Unit


@dataclass(frozen=True)
class Part:
    """One of the items into which another is divided; ``due`` None: as the whole."""

    title: str
    lead: Unit
    due: date | None = None


def transfer(*, item: Item, lead: Unit, reason: str, actor: Actor, at: datetime) -> Item:
    """转办 to another unit, which has to sign for it; start and due day stay as they are."""
    verb = as_office(actor, item)
    refuse_silent(reason, "转办的理由")
    refuse_foreign(item.district_id, (lead,))
    if lead.pk == item.lead_id:
        raise Refused("same-unit", "该单位已是牵头单位。", BASIS)

    def handed(held: Item) -> None:
        put_units(held, [each.unit for each in held.supporting() if each.unit_id != lead.pk])
        held.units.filter(unit=lead).update(signed_at=None)

    step = Step(
        Move.TRANSFER, verb, Said(reason), changes=lambda held: {"lead": lead}, beside=handed
    )
    return advance(item, step, Hand(actor, at))


def split(
    *, item: Item, parts: Sequence[Part], reason: str, actor: Actor, at: datetime
) -> tuple[Item, ...]:
    """拆分 into two or more items, which take over its start, its evidence and at most its due day."""
    verb = as_office(actor, item)
    refuse_silent(reason, "拆分的理由")
    if len(parts) < 2:
        raise Refused("one-part", "至少拆分为两项。", BASIS)
    for part in parts:
        if item.due is not None and part.due is not None and part.due > item.due:
            raise Refused("part-later", "拆分后的期限不能晚于原期限。", BASIS)
    hand = Hand(actor, at)
    made: list[Item] = []

    def divided(held: Item) -> None:
        stage = Stage.ISSUED if held.started_on else Stage.SET_UP
        made.extend(_part(held, each, stage, hand) for each in parts)

    advance(item, Step(Move.SPLIT, verb, Said(reason), beside=divided), hand)
    return tuple(made)


def merge(*, item: Item, into: Item, reason: str, actor: Actor, at: datetime) -> Item:
    """并入: ``into`` takes over evidence and units, the earlier start and the earlier due day."""
    verb = as_office(actor, item)
    refuse_silent(reason, "并入的理由")
    _refuse_merger(item, into)

    def taken(held: Item) -> None:
        other: Item = Item.objects.select_for_update().get(pk=into.pk)
        _refuse_merger(held, other)
        other.due = _earlier(other.due, held.due)
        other.started_on = _earlier(other.started_on, held.started_on)
        other.version += 1
        other.save()
        wanted = [e.requirement for row in (other, held) for e in _lines(row)]
        put_evidence(other, wanted, at)
        units = [each.unit for row in (other, held) for each in row.units.select_related("unit")]
        put_units(other, [each for each in units if each.pk != other.lead_id])
        add_move(other, Move.TAKE_IN, Hand(actor, at), Said(f"{held.number}号并入：{reason}"))

    step = Step(
        Move.MERGE, verb, Said(reason), changes=lambda held: {"merged_into": into}, beside=taken
    )
    return advance(item, step, Hand(actor, at))


def _part(whole: Item, part: Part, stage: Stage, hand: Hand) -> Item:
    support = [each.unit for each in whole.units.select_related("unit") if each.role == "support"]
    wish = Wish(
        title=part.title,
        lead=part.lead,
        support=support,
        task_key=whole.task_key,
        due=part.due or whole.due,
        cycle=whole.cycle,
        serves=whole.serves,
        evidence=[each.requirement for each in _lines(whole)],
        origin=Item.Origin.SPLIT,
        source_kind="item",
        source_id=str(whole.pk),
        is_backfill=whole.is_backfill,
    )
    made = create(whole.programme, wish, hand, stage)
    made.parent, made.started_on = whole, whole.started_on
    made.save(update_fields=["parent", "started_on"])
    if whole.started_on:
        add_move(made, Move.ISSUE, hand)
    return made


def _lines(item: Item) -> Sequence[ItemEvidence]:
    return list(item.evidence.filter(removed_at=None).order_by("position", "id"))


def _refuse_merger(item: Item, into: Item) -> None:
    if item.pk == into.pk or item.programme_id != into.programme_id:
        raise Refused("no-merger", "只能并入本试点工作的另一事项。", BASIS)
    if into.at_stage not in PASSAGES[Move.TAKE_IN].since:
        raise Refused("no-merger", "所选事项已不在办理中，不能并入。", BASIS)
    if item.at_stage in RUNNING and into.at_stage not in RUNNING:
        raise Refused("no-merger", "已交办的事项不能并入未交办的事项。", BASIS)
    if item.cycle or into.cycle:
        raise Refused("no-merger", "周期性事项不能并入。", BASIS)


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [each for each in (one, other) if each is not None]
    return min(days) if days else None
