"""A desk for tests: a market regulation unit, its officers, reviewer and head, and a case moved along."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from ipcity.actions import proceeding_files, proceedings
from ipcity.actions.proceeding_files import Found
from ipcity.actions.proceedings import Entry
from ipcity.domain.access import Actor, Role
from ipcity.domain.cases.organs import Organ
from ipcity.store.models.people import Person
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.units import Unit
from tests.cast import Cast, actor_of, cast, hold, holder, person, post, unit


@dataclass
class Desk:
    """``at`` is the moment of the next act; ``on`` moves it to noon of a day."""

    people: Cast
    office: Unit
    first: Person
    second: Person
    reviewer: Person
    head: Person
    at: datetime = datetime(2026, 7, 1, 4, 0, tzinfo=UTC)
    case: Proceeding = field(init=False)

    @property
    def today(self) -> date:
        return self.at.date()

    def on(self, month: int, day: int) -> Desk:
        self.at = datetime(2026, month, day, 4, 0, tzinfo=UTC)
        return self

    def actor(self, person: Person) -> Actor:
        return actor_of(person)

    def enter(self, **more: object) -> Proceeding:
        told = {
            "kind": "ordinary_penalty", "unit": self.office, "organ": Organ.MARKET,
            "cause": "涉嫌销售假冒注册商标的商品（演示）", "received_on": self.today,
            "party_name": "演示某商行", "given": {"kind": "trademark"},
        }  # fmt: skip
        entry = Entry(**{**told, **more})
        self.case = proceedings.register(entry=entry, actor=self.actor(self.first), at=self.at)
        return self.case

    def share(self, *officers: Person) -> None:
        proceedings.share_out(
            proceeding=self.case, officers=officers, actor=self.actor(self.head), at=self.at
        )

    def move(self, key: str, by: Person | None = None, **given: object) -> Proceeding:
        self.case.refresh_from_db()
        self.case = proceedings.move(
            proceeding=self.case, key=key, on=self.today, given=given,
            expected_version=self.case.version, actor=self.actor(by or self.first), at=self.at,
        )  # fmt: skip
        return self.case

    def paper(self, key: str) -> None:
        proceeding_files.keep_paper(
            proceeding=self.case, key=key, upload=(f"{key}.pdf", b"%PDF-1.4 " + key.encode()),
            actor=self.actor(self.first), at=self.at,
        )  # fmt: skip

    def evidence(self, title: str = "涉案商品照片") -> None:
        proceeding_files.keep_evidence(
            proceeding=self.case, found=Found("document", title, self.today),
            upload=("照片.jpg", b"picture"), actor=self.actor(self.first), at=self.at,
        )  # fmt: skip


def desk() -> Desk:
    people = cast()
    office = unit(people.district, "market", "市场监督管理局")
    first = holder(office, Role.CASE_OFFICER, "甲办案")
    second = person(people.district, "second_officer", "乙办案", office)
    hold(second, post(office, Role.CASE_OFFICER, "办案人员（二）"))
    return Desk(
        people,
        office,
        first,
        second,
        holder(office, Role.LEGAL_REVIEWER, "丙审核"),
        holder(office, Role.ENFORCEMENT_HEAD, "丁局长"),
    )
