"""From the moves of an item to its course on a day: since when, until when, received when, how far.

Only moves of days up to that day count. A recurring item is judged round by round: by the earliest
round that nobody has answered, else by the round of the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ipcity.domain.supervision.items import LIT, Move, Stage
from ipcity.domain.supervision.lights import WHOLE, Course
from ipcity.domain.terms.periods import Cycle, Period, period_on


@dataclass(frozen=True)
class Event:
    """One move, as far as the light needs it; ``day``: of receipt, of a 补录 the typed one."""

    move: Move
    day: date
    stage: Stage
    due: date | None
    started_on: date | None
    progress: Decimal | None = None
    period: str = ""


@dataclass(frozen=True)
class Standing:
    """Where an item stands on a day, before its evidence is asked for.

    ``approved``: the last percentage the office agreed to; ``period`` names the round of a recurring
    item; ``late_before``: days of lateness of its other rounds, the most.
    """

    stage: Stage
    start: date
    due: date | None
    finished_on: date | None
    approved: Decimal
    period: str = ""
    late_before: int = 0

    def course(self, share: Decimal | None) -> Course:
        """``share``: of the evidence satisfied, None where the item asks for none."""
        told = self.approved if share is None else share
        done = WHOLE if self.finished_on is not None else told
        return Course(self.start, self.due, self.finished_on, done, self.late_before)

    def proof_days(self, on: date) -> tuple[date, ...]:
        """The days on one of which the evidence must hold; the last is the day that is shown.

        What holds on the due day still counts when it is reported later (a yearly figure begins
        anew meanwhile); a round is proved by its own period alone.
        """
        last = min(on, self.finished_on) if self.finished_on else on
        if self.due is None or last <= self.due:
            return (last,)
        return (self.due,) if self.period else (self.due, last)


def standing_on(
    events: Sequence[Event], on: date, cycle: Cycle | None = None, ends: date | None = None
) -> Standing | None:
    """The standing on ``on``; None while the item is not handed out, or split, merged or dropped.

    ``events`` in the order in which they were received; ``ends``: the last day of a recurring item
    that has no due day itself.
    """
    known = [each for each in events if each.day <= on]
    if not known or known[-1].stage not in LIT or known[-1].started_on is None:
        return None
    start = known[-1].started_on
    if cycle is not None:
        return _round_on(known, on, cycle, start, known[-1].due or ends)
    last = known[-1]
    return Standing(last.stage, start, last.due, received_on(known), _approved(known))


def received_on(events: Sequence[Event]) -> date | None:
    """The day of the feedback that still stands; None where there is none, or it was sent back."""
    found = None
    for each in events:
        if each.move is Move.FEED_BACK:
            found = each.day
        elif each.move in {Move.SEND_BACK, Move.TRANSFER}:
            found = None
    return found


def rounds(start: date, until: date, cycle: Cycle) -> tuple[Period, ...]:
    """The periods of ``cycle`` from the one in which ``start`` lies to that of ``until``."""
    found = [period_on(start, cycle)]
    while found[-1].end <= until:
        found.append(found[-1].next())
    return tuple(found)


def open_round(
    events: Sequence[Event], start: date, on: date, cycle: Cycle, ends: date | None
) -> Period:
    """The earliest round without a standing feedback, else the round of ``on`` (or the last one)."""
    every = rounds(start, min(on, ends) if ends else on, cycle)
    for each in every:
        if received_on(_of_round(events, each)) is None:
            return each
    return every[-1]


def is_last_round(period: Period, ends: date | None) -> bool:
    """Whether no further round follows before the item ends."""
    return ends is not None and period.end > ends


def _round_on(
    known: Sequence[Event], on: date, cycle: Cycle, start: date, ends: date | None
) -> Standing:
    judged = open_round(known, start, on, cycle, ends)
    late = 0
    for each in rounds(start, min(on, ends) if ends else on, cycle):
        received = received_on(_of_round(known, each))
        if each != judged and received is not None:
            late = max(late, (received - _due(each, ends)).days)
    mine = _of_round(known, judged)
    return Standing(
        known[-1].stage,
        max(start, judged.start),
        _due(judged, ends),
        received_on(mine),
        _approved(mine),
        judged.code,
        late,
    )


def _due(period: Period, ends: date | None) -> date:
    return min(period.last, ends) if ends else period.last


def _of_round(events: Sequence[Event], period: Period) -> list[Event]:
    return [each for each in events if each.period == period.code]


def _approved(events: Sequence[Event]) -> Decimal:
    """The last percentage agreed to; what was agreed at a review goes with its being sent back."""
    agreed, before = Decimal(0), Decimal(0)
    for each in events:
        if each.move is Move.ACCEPT_PROGRESS and each.progress is not None:
            agreed = before = each.progress
        elif each.move in {Move.REVIEW, Move.REVIEW_ROUND}:
            agreed = WHOLE
        elif each.move is Move.SEND_BACK:
            agreed = before
    return agreed
