"""The rows of an item and of its moves, written; every part of a larger action, which writes the entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from django.db.models import Max

from ipcity.actions import own_indicators
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.supervision.items import BASIS, Move, Stage
from ipcity.domain.terms.days import day_of
from ipcity.store.models.facts import Task
from ipcity.store.models.files import StoredFile
from ipcity.store.models.items import Item, ItemEvidence, ItemMove, ItemUnit
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

Origin = Item.Origin


class Wish(TypedDict, total=False):
    """What an item shall be; ``title`` and ``lead`` must be given. ``cycle`` is a ``Cycle`` value."""

    title: str
    lead: Unit
    support: Sequence[Unit]
    task_key: str
    due: date | None
    cycle: str
    deliverable: str
    serves: Sequence[str]
    evidence: Sequence[Requirement]
    origin: Item.Origin
    source_kind: str
    source_id: str
    is_backfill: bool


@dataclass(frozen=True)
class Hand:
    """Who does it, when the system receives it, and the date typed beside it."""

    actor: Actor | None
    at: datetime
    on: date | None = None


@dataclass(frozen=True)
class Said:
    """What a move carries beside itself."""

    remark: str = ""
    progress: Decimal | None = None
    period: str = ""
    file: StoredFile | None = None


NOTHING = Said()


def create(programme: Programme, wish: Wish, hand: Hand, stage: Stage = Stage.DRAFT) -> Item:
    """The item with its units and evidence, proposed; Refused where a wish cannot be.

    Numbers follow one another under a lock on the programme.
    """
    lead, title = wish.get("lead"), " ".join(wish.get("title", "").split())
    if not title or lead is None:
        raise Refused("item-bare", "请写明事项和牵头单位。", BASIS)
    support = _others(lead, wish.get("support", ()))
    refuse_foreign(programme.district_id, (lead, *support))
    Programme.objects.select_for_update().get(pk=programme.pk)
    rows = Item.objects.filter(programme=programme)
    number = (rows.aggregate(n=Max("number"))["n"] or 0) + 1
    item: Item = Item.objects.create(
        district_id=programme.district_id,
        programme=programme,
        number=number,
        title=title[:400],
        deliverable=wish.get("deliverable", "")[:400],
        task_key=wish.get("task_key", ""),
        serves=list(wish.get("serves", ())),
        origin=wish.get("origin", Origin.MANUAL),
        source_kind=wish.get("source_kind", ""),
        source_id=wish.get("source_id", ""),
        lead=lead,
        cycle=wish.get("cycle", ""),
        due=wish.get("due"),
        stage=stage,
        is_backfill=wish.get("is_backfill", False),
        entered_at=hand.at,
        entered_by_id=hand.actor.person if hand.actor else None,
    )
    put_units(item, support)
    put_evidence(item, wish.get("evidence", ()), hand.at)
    add_move(item, Move.PROPOSE, hand)
    return item


def add_move(item: Item, move: Move, hand: Hand, said: Said = NOTHING) -> ItemMove:
    """The move beside the item as it now is; the caller has set and saved the item."""
    row: ItemMove = ItemMove.objects.create(
        district_id=item.district_id,
        item=item,
        move=move,
        at=hand.at,
        on=hand.on,
        stage=item.stage,
        due=item.due,
        started_on=item.started_on,
        unit_id=item.lead_id,
        progress=said.progress,
        period=said.period,
        remark=said.remark.strip()[:1000],
        file=said.file,
        person_id=hand.actor.person if hand.actor else None,
    )
    return row


def put_units(item: Item, support: Sequence[Unit]) -> None:
    """Lead and supporting units as they shall be; who has signed stays signed."""
    wanted = {item.lead_id: ItemUnit.Role.LEAD} | {u.pk: ItemUnit.Role.SUPPORT for u in support}
    held = {each.unit_id: each for each in ItemUnit.objects.filter(item=item)}
    ItemUnit.objects.filter(item=item).exclude(unit__in=wanted).delete()
    # the old lead steps down before the new one steps up
    order = sorted(wanted.items(), key=lambda pair: pair[1] == ItemUnit.Role.LEAD)
    places = {unit: place for place, unit in enumerate(wanted)}
    for unit, role in order:
        row = held.get(unit) or ItemUnit(district_id=item.district_id, item=item, unit_id=unit)
        row.role, row.position = role, places[unit]
        row.save()


def put_evidence(item: Item, wanted: Sequence[Requirement], at: datetime) -> None:
    """The evidence as it shall be: lines that are no longer asked for are taken off, never dropped."""
    known = own_indicators.known(item.district_id) if wanted else {}
    kept: set[int] = set()
    held = {e.requirement: e for e in ItemEvidence.objects.filter(item=item, removed_at=None)}
    for place, each in enumerate(dict.fromkeys(wanted)):
        row = held.get(each)
        if row is None:
            versions = known.get(each.indicator)
            if not versions:
                raise Refused("unknown-indicator", "请在指标目录中选择佐证指标。", BASIS)
            if each.per_unit and "unit" not in versions[-1].splits:
                raise Refused(
                    "not-per-unit", f"“{versions[-1].name}”不能按单位拆分，只能按全区取数。", BASIS
                )
            row = ItemEvidence.objects.create(
                district_id=item.district_id,
                item=item,
                position=place,
                indicator=each.indicator,
                name=versions[-1].name,
                measure=versions[-1].unit,
                per_unit=each.per_unit,
                comparator=each.comparator,
                figure=each.figure,
                added_at=at,
            )
        kept.add(row.pk)
    gone = ItemEvidence.objects.filter(item=item, removed_at=None).exclude(pk__in=kept)
    gone.update(removed_at=at)


def refuse_foreign(district: int, units: Sequence[Unit]) -> None:
    if any(each.district_id != district for each in units):
        raise Refused("foreign-unit", "单位不属于本区域。", BASIS)


def task_units(task: Task) -> tuple[Unit | None, tuple[Unit, ...]]:
    """Lead and other units of a task, as assigned; needs ``with_assignments``."""
    held = [each for group in task.assignments.all() for each in group.units.all() if each.unit]
    ranked = sorted(held, key=lambda each: _RANK[each.role])
    units = list(dict.fromkeys(each.unit for each in ranked))
    return (units[0], tuple(units[1:])) if units else (None, ())


_RANK = {"lead": 0, "responsible": 1, "support": 2, "guide": 3}


def _others(lead: Unit, support: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(each for each in support if each.pk != lead.pk))


def today(hand: Hand) -> date:
    return day_of(hand.at)
