"""What happens to a right, in the order it happened: who held it on a day, what burdened it, what it won.

Source: 专利法 第十条 (a transfer takes effect on registration); order within one day: filing, grant, transfer,
burdens, honours, end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class What(StrEnum):
    """In the order in which events of one day are told."""

    FILED = "filed"
    PUBLISHED = "published"
    GRANTED = "granted"
    ASSIGNED = "assigned"
    LICENSED = "licensed"
    OFFERED = "offered"
    PLEDGED = "pledged"
    DISCHARGED = "discharged"
    LICENCE_ENDED = "licence_ended"
    AWARDED = "awarded"
    INVALIDATED = "invalidated"
    ENDED = "ended"


EVENT_LABELS = {
    What.FILED: "申请",
    What.PUBLISHED: "公开",
    What.GRANTED: "授权",
    What.ASSIGNED: "转让",
    What.LICENSED: "许可",
    What.OFFERED: "开放许可声明",
    What.PLEDGED: "质押",
    What.DISCHARGED: "解除质押",
    What.LICENCE_ENDED: "许可终止",
    What.AWARDED: "获奖",
    What.INVALIDATED: "宣告无效",
    What.ENDED: "终止",
}
_ORDER = {what: place for place, what in enumerate(What)}
_LAST = frozenset({What.INVALIDATED, What.ENDED})


@dataclass(frozen=True)
class Event:
    """``giver`` and ``taker`` are the parties as written; ``ledger`` and ``row`` say where it stands."""

    what: What
    on: date
    giver: str = ""
    taker: str = ""
    ledger: str = ""
    row: int = 0
    note: str = ""


@dataclass(frozen=True)
class Doubt:
    """Where the events contradict one another, as a sentence."""

    event: Event
    sentence: str


@dataclass(frozen=True)
class Biography:
    """Events in order. ``first_holder`` held the right before its first transfer."""

    events: tuple[Event, ...]
    first_holder: str = ""

    def holder_on(self, day: date) -> str:
        """Who held the right at the end of ``day``; "" before it was filed."""
        if self.events and day < self.events[0].on:
            return ""
        holder = self._origin()
        for event in self.events:
            if event.what is What.ASSIGNED and event.on <= day and event.taker:
                holder = event.taker
        return holder

    def _origin(self) -> str:
        first = next((each for each in self.events if each.what is What.ASSIGNED), None)
        return first.giver if first is not None and first.giver else self.first_holder

    def pledged_on(self, day: date) -> bool:
        """Whether more pledges than discharges lie behind on ``day``."""
        return self._open(day, What.PLEDGED, What.DISCHARGED) > 0

    def licensed_on(self, day: date) -> bool:
        return self._open(day, What.LICENSED, What.LICENCE_ENDED) > 0

    def _open(self, day: date, begins: What, ends: What) -> int:
        past = [each.what for each in self.events if each.on <= day]
        return past.count(begins) - past.count(ends)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Transfers by somebody who did not hold the right, and events after its end."""
        found, holder, over = [], self._origin(), False
        for event in self.events:
            if over and event.what not in _LAST:
                found.append(Doubt(event, "权利终止后仍有登记事项，请核对日期。"))
            if event.what is What.ASSIGNED:
                if event.giver and holder and not _is_same(event.giver, holder):
                    found.append(Doubt(event, "转让人不是当时的权利人，可能漏登一次转让。"))
                holder = event.taker or holder
            over = over or event.what in _LAST
        return tuple(found)


def _is_same(one: str, other: str) -> bool:
    """Written alike but for width, case and blanks: 甲（集团）公司 and 甲(集团)公司."""
    left, right = (
        "".join(unicodedata.normalize("NFKC", each).split()).casefold() for each in (one, other)
    )
    return left == right


def biography(events: Iterable[Event], first_holder: str = "") -> Biography:
    """The events by day, those of one day by ``What``."""
    ordered = sorted(events, key=lambda each: (each.on, _ORDER[each.what], each.ledger, each.row))
    return Biography(tuple(ordered), first_holder)
