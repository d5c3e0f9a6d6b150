"""One move of an item, whichever it is: locked, allowed by its stage, written, and told to the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction

from ipcity.actions import audit, snapshots
from ipcity.actions.item_rows import NOTHING, Hand, Said, add_move, today
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.items import BASIS, MOVE_WORDS, Move, moved
from ipcity.store.models.items import Item

# after these an item is asked for evidence that nobody has read: of its unit, or of a part of it
ASKED_ANEW = frozenset({Move.ISSUE, Move.TRANSFER, Move.SPLIT, Move.MERGE})
AUDIT_LABELS = {f"item-{move}": f"督办事项：{words}" for move, words in MOVE_WORDS.items()}


@dataclass(frozen=True)
class Step:
    """A move under a verb; ``changes`` go to the item, ``beside`` does what else is to be written."""

    move: Move
    under: Verb
    said: Said = NOTHING
    changes: Callable[[Item], Mapping[str, object]] = lambda item: {}
    beside: Callable[[Item], None] = lambda item: None


def advance(item: Item, step: Step, hand: Hand) -> Item:
    """The item after the move; Refused where its stage or its rows do not allow it."""
    if hand.on is not None and hand.on > today(hand):
        raise Refused("day-ahead", "填写的日期不能晚于今天。", BASIS)
    with transaction.atomic():
        held: Item = Item.objects.select_for_update().get(pk=item.pk)
        held.stage = moved(held.at_stage, step.move)
        for name, value in step.changes(held).items():
            setattr(held, name, value)
        held.version += 1
        held.save()
        step.beside(held)
        row = add_move(held, step.move, hand, step.said)
        audit.record(
            actor=hand.actor,
            verb=f"item-{step.move}",
            subject=held,
            at=hand.at,
            district=held.district_id,
            facts={"number": held.number, "stage": str(held.stage), "move": row.pk},
            under=step.under,
        )
        if step.move in ASKED_ANEW:
            have_evidence_read(held, hand)
    return held


def have_evidence_read(item: Item, hand: Hand) -> None:
    """Reading takes the lake, so that a job does it; nobody waits for it here."""
    if item.evidence.filter(removed_at=None).exists():
        snapshots.refresh_after_commit(item.district_id, hand.at)


def as_office(actor: Actor, item: Item, verb: Verb = Verb.ASSIGN_WORK) -> Verb:
    require(actor, verb, district=item.district_id)
    return verb


def as_unit(actor: Actor, item: Item, unit: int) -> Verb:
    """Who fills in for a unit, or who checks what it fills in, may answer for it."""
    verbs = (Verb.REPORT, Verb.APPROVE_REPORT)
    able = (v for v in verbs if scope_of(actor, v).covers(item.district_id, unit))
    verb = next(able, Verb.REPORT)
    require(actor, verb, district=item.district_id, unit=unit)
    return verb


def refuse_silent(remark: str, asked: str) -> None:
    """A move that has to give its reason."""
    if not remark.strip():
        raise Refused("reason-needed", f"请写明{asked}。", BASIS)
