"""A small ground for items: a plan in force, a unit with people, and an indicator of its own rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from ipcity.actions import item_moves, items
from ipcity.domain.access import Actor, Role
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.terms.comparators import Comparator
from ipcity.store.models.items import Item
from tests.actions.numbers import POSITIVE, Ground, ground
from tests.cast import AT, TODAY, actor_of, holder

# one positive instruction of the unit this year
ONE_OF_OURS = Requirement(POSITIVE, Comparator.AT_LEAST, Decimal(1))
IN_A_MONTH = TODAY + timedelta(30)


def days(n: int) -> datetime:
    return AT + timedelta(days=n)


@dataclass(frozen=True)
class Desk:
    """``ours`` fills in for the organ, ``clerk`` and ``lead`` are the office."""

    ground: Ground
    ours: Actor

    @property
    def people(self):
        return self.ground.people

    @property
    def programme(self):
        return self.ground.plan.programme

    @property
    def clerk(self) -> Actor:
        return actor_of(self.people.clerk)

    @property
    def lead(self) -> Actor:
        return actor_of(self.people.lead)

    def draft(self, title: str = "举办培训", at: datetime = AT, **wish) -> Item:
        terms = {"lead": self.people.organ, "due": IN_A_MONTH} | wish
        return items.propose(
            programme=self.programme, title=title, actor=self.clerk, at=at, **terms
        )

    def issued(self, title: str = "举办培训", at: datetime = AT, **wish) -> Item:
        item = items.set_up(item=self.draft(title, at, **wish), actor=self.clerk, at=at)
        on = wish.get("due") and at.date() if wish.get("is_backfill") else None
        return items.issue(item=item, on=on, actor=self.clerk, at=at)

    def signed(self, title: str = "举办培训", at: datetime = AT, **wish) -> Item:
        return item_moves.sign(item=self.issued(title, at, **wish), actor=self.ours, at=at)

    def fed_back(self, item: Item, at: datetime, on: date | None = None) -> Item:
        return item_moves.feed_back(item=item, remark="已完成", on=on, actor=self.ours, at=at)

    def finished(self, item: Item, at: datetime) -> Item:
        item = item_moves.review(item=item, actor=self.clerk, at=at)
        item = item_moves.conclude(item=item, actor=self.lead, at=at)
        return item_moves.close(item=item, actor=self.lead, at=at)


def desk() -> Desk:
    made = ground()
    ours = holder(made.people.organ, Role.REPORTER, "钱填报", username="ours")
    return Desk(made, actor_of(ours))
