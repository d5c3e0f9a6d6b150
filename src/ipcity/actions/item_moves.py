"""What happens to an item that a unit has: signed for, worked on, fed back, returned, reviewed, done.

The unit answers (签收、报告进度、反馈、退回交办), the office judges (认可进度、退回、复核), its lead
concludes (办结、销号). Nothing is called done while its evidence is missing.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ipcity.actions.item_evidence import refuse_unproven
from ipcity.actions.item_lights import events_of
from ipcity.actions.item_rows import Hand, Said, today
from ipcity.actions.item_steps import Step, advance, as_office, as_unit, refuse_silent
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.courses import is_last_round, open_round
from ipcity.domain.supervision.items import BASIS, Move, moved
from ipcity.domain.terms.periods import Period, period_named
from ipcity.store.models.files import StoredFile
from ipcity.store.models.items import Item, ItemMove, ItemUnit


def sign(*, item: Item, on: date | None = None, actor: Actor, at: datetime) -> Item:
    """签收 by the lead unit."""
    verb = as_unit(actor, item, item.lead_id)

    def signed(held: Item) -> None:
        held.units.filter(role=ItemUnit.Role.LEAD).update(signed_at=at)

    return advance(item, Step(Move.SIGN, verb, beside=signed), Hand(actor, at, on))


def sign_support(*, part: ItemUnit, actor: Actor, at: datetime) -> Item:
    """签收 by a supporting unit; the stage of the item stays."""
    verb = as_unit(actor, part.item, part.unit_id)

    def signed(held: Item) -> None:
        rows = held.units.filter(pk=part.pk, role=ItemUnit.Role.SUPPORT, signed_at=None)
        if not rows.update(signed_at=at):
            raise Refused("signed-already", "本单位已经签收。", BASIS)

    return advance(part.item, Step(Move.SIGN_SUPPORT, verb, beside=signed), Hand(actor, at))


def decline(*, item: Item, reason: str, actor: Actor, at: datetime) -> Item:
    """退回交办: the unit says that it is not its affair; the office decides anew."""
    verb = as_unit(actor, item, item.lead_id)
    refuse_silent(reason, "退回的理由")
    return advance(item, Step(Move.DECLINE, verb, Said(reason)), Hand(actor, at))


def report_progress(
    *,
    item: Item,
    progress: Decimal,
    remark: str,
    on: date | None = None,
    actor: Actor,
    at: datetime,
) -> Item:
    """报告进度, in percent: it counts once the office agrees, and only without evidence lines."""
    verb = as_unit(actor, item, item.lead_id)
    if not 0 <= progress <= 100:
        raise Refused("bad-percent", "进度应在0到100之间。", BASIS)
    refuse_silent(remark, "进展情况")
    if asks_evidence(item):
        raise Refused("proven-by-evidence", "本事项按佐证计算进度，不需要报百分比。", BASIS)
    hand = Hand(actor, at, on)
    said = Said(remark, progress, _round_code(item, hand))
    return advance(item, Step(Move.PROGRESS, verb, said), hand)


def asks_evidence(item: Item) -> bool:
    """Whether progress follows from rows, so that nobody has to tell it."""
    return bool(item.evidence.filter(removed_at=None).exists())


def accept_progress(*, item: Item, remark: str = "", actor: Actor, at: datetime) -> Item:
    """认可进度: the last reported percentage becomes the progress."""
    verb = as_office(actor, item)
    last = waiting_progress(item)
    if last is None:
        raise Refused("nothing-reported", "没有待认可的进度。", BASIS)
    said = Said(remark, last.progress, last.period)
    return advance(item, Step(Move.ACCEPT_PROGRESS, verb, said), Hand(actor, at))


def waiting_progress(item: Item) -> ItemMove | None:
    """The reported percentage that the office has not agreed to yet."""
    asked = (Move.PROGRESS, Move.ACCEPT_PROGRESS, Move.FEED_BACK)
    last: ItemMove | None = item.moves.filter(move__in=asked).order_by("-id").first()
    return last if last is not None and last.move == Move.PROGRESS else None


def feed_back(
    *,
    item: Item,
    remark: str,
    on: date | None = None,
    file: StoredFile | None = None,
    actor: Actor,
    at: datetime,
) -> Item:
    """反馈 that the work is done, received now; refused with what is missing of the evidence."""
    verb = as_unit(actor, item, item.lead_id)
    refuse_silent(remark, "办理结果")
    moved(item.at_stage, Move.FEED_BACK)
    if item.is_backfill and on is None:
        raise Refused("backfill-undated", "历史补录的事项须写明完成日期。", BASIS)
    hand = Hand(actor, at, on)
    said = Said(remark, Decimal(100), _round_code(item, hand), file)
    refuse_unproven(item, _counted_day(item, hand), hand)
    return advance(item, Step(Move.FEED_BACK, verb, said), hand)


def send_back(*, item: Item, reason: str, actor: Actor, at: datetime) -> Item:
    """退回: the feedback does not stand, the unit goes on working; lateness goes on counting."""
    verb = as_office(actor, item)
    refuse_silent(reason, "退回的理由")
    said = Said(reason, period=_last_round(item))
    return advance(item, Step(Move.SEND_BACK, verb, said), Hand(actor, at))


def review(*, item: Item, remark: str = "", actor: Actor, at: datetime) -> Item:
    """复核: the office finds the feedback right; a recurring item then waits for its next round."""
    verb = as_office(actor, item)
    code = _last_round(item)
    last = not code or is_last_round(period_named(code), _ends(item))
    move = Move.REVIEW if last else Move.REVIEW_ROUND
    said = Said(remark, Decimal(100), code)
    return advance(item, Step(move, verb, said), Hand(actor, at))


def conclude(*, item: Item, remark: str = "", actor: Actor, at: datetime) -> Item:
    """办结 by the head of the office; its evidence is read once more."""
    verb = as_office(actor, item, Verb.CONCLUDE_WORK)
    moved(item.at_stage, Move.CONCLUDE)
    hand = Hand(actor, at)
    refuse_unproven(item, today(hand), hand)
    return advance(item, Step(Move.CONCLUDE, verb, Said(remark)), hand)


def close(*, item: Item, remark: str = "", actor: Actor, at: datetime) -> Item:
    """销号: nothing more is asked; a late mark stays."""
    verb = as_office(actor, item, Verb.CONCLUDE_WORK)
    return advance(item, Step(Move.CLOSE, verb, Said(remark)), Hand(actor, at))


def round_of(item: Item, on: date) -> Period | None:
    """The round of a recurring item that is to be answered on ``on``."""
    if item.recurs is None or item.started_on is None:
        return None
    events = events_of(item, item.moves.order_by("id"))
    known = [each for each in events if each.day <= on]
    return open_round(known, item.started_on, on, item.recurs, _ends(item))


def _round_code(item: Item, hand: Hand) -> str:
    found = round_of(item, _counted_day(item, hand))
    return found.code if found else ""


def _last_round(item: Item) -> str:
    """The round that the standing feedback answered."""
    last = item.moves.filter(move=Move.FEED_BACK).order_by("-id").first()
    return last.period if last else ""


def _counted_day(item: Item, hand: Hand) -> date:
    """The day that counts: of receipt; of a 补录 the typed one."""
    return hand.on if item.is_backfill and hand.on is not None else today(hand)


def _ends(item: Item) -> date | None:
    last = item.programme.last_year
    return item.due or (date(last, 12, 31) if last else None)
