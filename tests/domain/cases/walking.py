"""A case walked through in memory: moves judged by its kind, clocks counted on the real calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ipcity.domain.cases.declarations import Kind, Standing, Starts, Who
from ipcity.domain.cases.kinds import kind_called
from ipcity.domain.cases.moves import day_given, reasons_against, refuse
from ipcity.domain.cases.organs import Organ
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import CHINA
from ipcity.domain.terms.deadline_rules import rule_called
from ipcity.domain.terms.deadline_rules.declarations import H
from ipcity.domain.terms.deadlines import Deadline, Extended, Request, compute
from ipcity.domain.terms.suspensions import Suspension
from ipcity.papers.incoming.published_holidays import published_holidays

CALENDAR = published_holidays()
DESK, REVIEWER, HEAD = 7, 8, 9
CAPACITIES = {DESK: {Who.REGISTRAR}, REVIEWER: {Who.REVIEWER}, HEAD: {Who.HEAD}}
TODAY = date(2026, 11, 20)


def day(text: str) -> date:
    """A day of 2026 unless a year is named: 7-3, 2025-7-3."""
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(2026, *parts)


def moment(text: str) -> datetime:
    """7-3 16:20"""
    on, at = text.split()
    hour, minute = at.split(":")
    start = day(on)
    return datetime(start.year, start.month, start.day, int(hour), int(minute), tzinfo=CHINA)


@dataclass
class Running:
    rule: str
    start: date
    facts: Mapping[str, bool]
    extended: tuple[Extended, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    paused: tuple[date, str] | None = None

    @property
    def found(self) -> Deadline:
        return compute(
            Request(self.rule, self.start, self.extended, self.suspensions, self.facts), CALENDAR
        )


@dataclass
class Walk:
    """``do`` makes a move on a day; papers that it needs are put into the file unless told not to."""

    kind: Kind
    on: date
    officers: frozenset[int] = frozenset({1, 2})
    organ: Organ = Organ.MARKET
    is_competent: bool = True
    open_alerts: int = 0
    evidence: int = 1
    state: str = ""
    acted: list[tuple[str, int]] = field(default_factory=list)
    known: dict[str, object] = field(default_factory=dict)
    papers: set[str] = field(default_factory=set)
    clocks: dict[str, Running] = field(default_factory=dict)
    over: dict[str, date | None] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)
    row: dict[str, object] = field(default_factory=dict)

    def capacities(self, person: int) -> frozenset[Who]:
        own = {Who.OFFICER} if person in self.officers else set()
        return frozenset(CAPACITIES.get(person, set()) | own)

    def standing(self, person: int, on: date, given: Mapping[str, object]) -> Standing:
        ends = {name: each.found.latest for name, each in self.clocks.items() if not each.paused}
        return Standing(
            self.state, self.organ, person, self.capacities(person), self.officers, on, TODAY,
            last_on=self.on, acted=tuple(self.acted), given=given, known=self.known,
            papers=frozenset(self.papers), evidence=self.evidence, ends=ends,
            open_alerts=self.open_alerts, is_competent=self.is_competent,
        )  # fmt: skip

    def against(self, key: str, on: str, by: int = 1, **given: object) -> str:
        """The reasons why the move cannot be made, without any paper being added."""
        standing = self.standing(by, day(on), given)
        return "；".join(reasons_against(self.kind, self.kind.move(key), standing))

    def do(self, key: str, on: str, by: int = 1, **given: object) -> Walk:
        move, made_on = self.kind.move(key), day(on)
        self.papers |= set(move.needs)
        refuse(self.kind, move, self.standing(by, made_on, given))
        for name in (*move.stops, *move.cancels):
            if name in self.clocks:
                self.over[name] = self.clocks.pop(name).found.due
        self._turn(move.suspends, move.resumes, made_on, given)
        if move.extends:
            clock = self.clocks[move.extends]
            clock.extended = (*clock.extended, Extended(int(str(given["n"]))))
            assert clock.found.applied.approvers
        for each in move.starts:
            self._start(each, made_on, given)
        self.acted.append((key, by))
        self.known |= given
        self.state, self.on = move.to or self.state, made_on
        for column, source in move.sets:
            value = source[1:] if source.startswith("=") else made_on
            self.row[column] = (
                value if source[0] == "=" or source == "on" else self.known.get(source)
            )
        return self

    def _turn(self, suspends: str, resumes: str, on: date, given: Mapping[str, object]) -> None:
        if suspends in self.clocks:
            self.clocks[suspends].paused = (on, str(given.get("ground") or "中止"))
        if resumes in self.clocks:
            clock = self.clocks[resumes]
            assert clock.paused is not None
            begun, ground = clock.paused
            clock.suspensions = (*clock.suspensions, Suspension(begun, on, ground))
            clock.paused = None

    def _start(self, each: Starts, on: date, given: Mapping[str, object]) -> None:
        rule = each.rule_for(self.organ)
        start = given.get(each.since) if each.since else on
        if not rule:
            self.untold.append(each.name)
            return
        if start is None:
            return
        hours = any(figure.unit is H for figure in rule_called(rule).figures)
        facts = {fact: bool(given.get(name)) for fact, name in each.facts}
        clock = Running(rule, start if hours else day_given(start), facts)
        try:
            assert clock.found
        except Refused as refusal:
            if refusal.code != "no-figure":
                raise
            self.untold.append(each.name)
            return
        self.clocks[each.name] = clock

    def due(self, name: str) -> date | None:
        return self.clocks[name].found.due

    @property
    def is_over(self) -> bool:
        return self.kind.state(self.state).is_final


def begin(key: str, on: str, **more: object) -> Walk:
    """A case entered on a day; ``opening`` are the fields of its entry."""
    kind = kind_called(key)
    opening = more.pop("opening", {})
    walk = Walk(kind, day(on), state=kind.first.key, **more)
    walk.known |= opening
    for each in kind.opens:
        walk._start(each, walk.on, opening)
    walk.row |= dict(kind.row)
    return walk
