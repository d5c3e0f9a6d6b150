"""Items before a unit has them: proposed, amended, set up (立项), handed out (交办), or dropped."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from ipcity.actions import audit
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
from ipcity.actions.item_steps import Step, advance, as_office, have_evidence_read, refuse_silent
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.items import BASIS, RUNNING, Move, Stage, moved
from ipcity.domain.terms.days import day_of
from ipcity.store.models.items import Item
from ipcity.store.models.programmes import Programme

Origin = Item.Origin
# fields of a wish that are the item's own columns
_PLAIN = ("title", "lead", "task_key", "due", "cycle", "deliverable", "serves")


def propose(*, programme: Programme, actor: Actor, at: datetime, **wish: Unpack[Wish]) -> Item:
    """A draft (拟立项) that the office sets up later; ``title`` and ``lead`` must be given."""
    require(actor, Verb.ASSIGN_WORK, district=programme.district_id)
    with transaction.atomic():
        item = create(programme, wish, Hand(actor, at))
        audit.record(
            actor=actor,
            verb="item-propose",
            subject=item,
            at=at,
            district=item.district_id,
            facts={"number": item.number, "origin": str(item.origin)},
            under=Verb.ASSIGN_WORK,
        )
    return item


def amend(*, item: Item, wish: Wish, expected_version: int, actor: Actor, at: datetime) -> Item:
    """Change what the item is; once it is handed out only words and evidence, not unit or days."""
    require(actor, Verb.ASSIGN_WORK, district=item.district_id)
    refuse_foreign(item.district_id, [u for u in (wish.get("lead"), *wish.get("support", ())) if u])
    values = {name: wish[name] for name in _PLAIN if name in wish}  # type: ignore[literal-required]
    with transaction.atomic():
        held: Item = Item.objects.select_for_update().get(pk=item.pk)
        refuse_stale(held, expected_version, values)
        held.stage = moved(held.at_stage, Move.AMEND)
        if held.stage == Stage.ISSUED:
            _refuse_moved_terms(held, values)
        told = _changed_words(held, values)
        for name, value in values.items():
            setattr(held, name, list(value) if name == "serves" else value)
        held.version += 1
        held.save()
        if "support" in wish:
            put_units(held, [u for u in wish["support"] if u.pk != held.lead_id])
        if "evidence" in wish:
            put_evidence(held, wish["evidence"], at)
            if held.at_stage in RUNNING:
                have_evidence_read(held, Hand(actor, at))
        add_move(held, Move.AMEND, Hand(actor, at), Said(told))
        audit.record(
            actor=actor,
            verb="item-amend",
            subject=held,
            at=at,
            district=held.district_id,
            facts={"number": held.number, "fields": sorted(wish)},
            under=Verb.ASSIGN_WORK,
        )
    return held


def set_up(*, item: Item, actor: Actor, at: datetime) -> Item:
    """立项: the draft becomes an item; it needs a due day or a cycle."""
    verb = as_office(actor, item)
    return advance(item, Step(Move.SET_UP, verb, beside=_refuse_endless), Hand(actor, at))


def drop(*, item: Item, reason: str, actor: Actor, at: datetime) -> Item:
    """不予立项: the draft is put aside, with a reason."""
    verb = as_office(actor, item)
    refuse_silent(reason, "不予立项的理由")
    return advance(item, Step(Move.DROP, verb, Said(reason)), Hand(actor, at))


def issue(*, item: Item, on: date | None = None, actor: Actor, at: datetime) -> Item:
    """交办: time runs from today, of a 补录 from the typed day ``on``; handed out again it runs on."""
    verb = as_office(actor, item)
    if item.is_backfill and on is None:
        raise Refused("backfill-undated", "历史补录的事项须写明交办日期。", BASIS)
    start = on if on is not None and item.is_backfill else day_of(at)

    def begun(held: Item) -> dict[str, object]:
        return {"started_on": held.started_on or start}

    return advance(
        item, Step(Move.ISSUE, verb, changes=begun, beside=_refuse_past), Hand(actor, at, on)
    )


def _changed_words(item: Item, values: dict[str, object]) -> str:
    """“期限：2026-06-30 → 2026-07-31”, for the history."""
    labels = {field.name: str(field.verbose_name) for field in item._meta.fields}
    said = []
    for name, value in values.items():
        old = getattr(item, name)
        if old != value and (old or value):
            said.append(f"{labels[name]}：{old or '无'} → {value or '无'}")
    return "；".join(said)


def _refuse_endless(item: Item) -> None:
    if item.due is None and not item.cycle:
        raise Refused("item-endless", "立项须写明办理期限或办理周期。", BASIS)


def _refuse_past(item: Item) -> None:
    """Nobody is given something that should have been done before; a part of an older item may be."""
    if item.due is not None and item.started_on is not None and item.due < item.started_on:
        raise Refused("due-before-start", "办理期限早于交办日期，请先修改期限。", BASIS)


def _refuse_moved_terms(item: Item, values: dict[str, object]) -> None:
    fixed = {"lead": "牵头单位须转办", "due": "期限须办理延期", "cycle": "周期不能再改"}
    for name, words in fixed.items():
        if name in values and values[name] != getattr(item, name):
            raise Refused("item-issued", f"事项已经交办，{words}。", BASIS)
