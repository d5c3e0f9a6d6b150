"""Items of the demonstration: drafts from its plan, and invented ones at every stage of the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from ipcity.actions import audit, item_drafts, own_indicators
from ipcity.actions.invented.supervision import STORIES, TRAININGS_TEXT, Done, Story
from ipcity.actions.item_evidence import read
from ipcity.actions.item_moves import round_of
from ipcity.actions.item_rows import Hand, Said, Wish, add_move, create
from ipcity.domain.access import Role
from ipcity.domain.supervision.items import Move, moved
from ipcity.domain.terms.days import day_of
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.models.districts import District
from ipcity.store.models.items import Extension, Item, ItemUnit
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"fill-demonstration-items": "写入演示督办事项"}
DRAFTS = 6
# what its people would have read at the ends of these quarters
READ_AGO = (190, 100, 0)


def fill(*, district: District, at: datetime) -> int:
    """Part of filling the demonstration, which has its snapshot by now; how many items."""
    plan = PlanVersion.objects.filter(district=district).in_force().listed().get()
    lead = actor_for(next(iter(holders_of(Role.OFFICE_LEAD, district.pk, at.date()))), at.date())
    own_indicators.define(
        district=district.pk, text=TRAININGS_TEXT, reason="督办佐证", actor=lead, at=at
    )
    units = {each.key: each for each in Unit.objects.filter(district=district)}
    with transaction.atomic():
        made = [_tell(each, plan.programme, units, at) for each in STORIES]
    for ago in READ_AGO:
        then = at - timedelta(ago)
        read(plan.programme, made, day_of(then), Hand(None, then))
    led = [each.source_id for each in item_drafts.proposals(plan) if each.lead is not None]
    if led:
        item_drafts.propose_from_plan(plan=plan, chosen=led[:DRAFTS], actor=lead, at=at)
    with transaction.atomic():
        audit.record(
            actor=None,
            verb="fill-demonstration-items",
            subject=district,
            at=at,
            district=district.pk,
            facts={"items": len(made)},
        )
    return len(made)


def _tell(story: Story, programme: Programme, units: Mapping[str, Unit], at: datetime) -> Item:
    begun = at - timedelta(max((each.ago for each in story.done), default=0) + 1)
    wish = Wish(
        title=story.title,
        lead=units[story.lead],
        support=[units[key] for key in story.support],
        deliverable=story.deliverable,
        due=day_of(at) + timedelta(story.due),
        cycle=story.cycle,
        evidence=story.evidence,
        is_backfill=story.is_backfill,
    )
    # what was entered afterwards came into the system lately, whatever its dates
    entered = at - timedelta(20) if story.is_backfill else begun
    item = create(programme, wish, Hand(None, entered))
    for each in story.done:
        then = entered if story.is_backfill else at - timedelta(each.ago)
        _step(item, each, Hand(None, then, _typed(each, at)), at)
    return item


def _typed(each: Done, at: datetime) -> date | None:
    """The date typed beside the move; of an extension it is the day asked for instead."""
    asks = each.move in {Move.ASK_EXTENSION, Move.GRANT_EXTENSION}
    return None if each.on is None or asks else day_of(at) - timedelta(each.on)


def _step(item: Item, each: Done, hand: Hand, at: datetime) -> None:
    item.stage = moved(item.at_stage, each.move)
    code = ""
    if each.move is Move.ISSUE:
        item.started_on = hand.on or day_of(hand.at)
    elif each.move is Move.SIGN:
        item.units.filter(role=ItemUnit.Role.LEAD).update(signed_at=hand.at)
    elif each.move in {Move.ASK_EXTENSION, Move.GRANT_EXTENSION}:
        _extend(item, each, hand, at)
    elif item.cycle and each.move is Move.FEED_BACK:
        found = round_of(item, day_of(hand.at))
        code = found.code if found else ""
    elif item.cycle and each.move is Move.REVIEW_ROUND:
        code = item.moves.filter(move=Move.FEED_BACK).latest("id").period
    item.save()
    progress = None if each.progress is None else Decimal(each.progress)
    add_move(item, each.move, hand, Said(each.remark, progress, code))


def _extend(item: Item, each: Done, hand: Hand, at: datetime) -> None:
    until = day_of(at) - timedelta(each.on or 0)
    if each.move is Move.ASK_EXTENSION:
        due = item.due or until
        Extension.objects.create(
            district_id=item.district_id, item=item, was_due=min(due, until - timedelta(20)),
            asked_due=until, reason=each.remark, asked_at=hand.at,
        )  # fmt: skip
        return
    item.extensions.open().update(decided_at=hand.at, is_granted=True, remark=each.remark)
    item.due = until
