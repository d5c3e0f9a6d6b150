"""How a kind of case is declared: its states, moves, who makes them, clocks, papers, reasons.

Basis: each kind and each move names its instrument and article. A kind is data; what is particular to
it is a guard: a function of the standing that gives a sentence where the move is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.cases.organs import DEPARTMENTAL, Organ
from ipcity.domain.terms.deadline_rules import rule_called

Given = str | bool | int | date | datetime | Decimal | None


class Who(StrEnum):
    """In what capacity somebody makes a move."""

    REGISTRAR = "registrar"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    HEAD = "head"


WHO_WORDS: Final[Mapping[Who, str]] = {
    Who.REGISTRAR: "登记人员",
    Who.OFFICER: "本案办案人员",
    Who.REVIEWER: "审核人员",
    Who.HEAD: "执法单位负责人",
}


class Form(StrEnum):
    """What is typed into a field."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    YES = "yes"


@dataclass(frozen=True)
class Field:
    """One thing a move asks for; ``choices`` are (value, words). Money is in 元."""

    name: str
    label: str
    form: Form = Form.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    hint: str = ""


@dataclass(frozen=True)
class Starts:
    """A clock that a move starts: ``name`` tells it from the case's others.

    It runs from the day of the move, or the day (moment) given in the field ``since``. ``facts``: fact
    of the rule → field of the move that is 是. Where the rule is market regulation's own, other organs
    have ``elsewhere``; empty: none is loaded for them. ``column`` of the ledger's row follows it.
    """

    name: str
    rule: str
    since: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    elsewhere: str = ""
    column: str = ""

    def rule_for(self, organ: Organ) -> str:
        departmental = rule_called(self.rule).instrument in DEPARTMENTAL
        return self.elsewhere if departmental and organ is not Organ.MARKET else self.rule


@dataclass(frozen=True)
class Paper:
    """A document of the file. ``body`` are its paragraphs with ``{{fields}}``; ``addressee`` a field.

    A paper that the case only receives (a receipt, an opinion of another body) has no body.
    """

    key: str
    title: str
    body: tuple[str, ...] = ()
    addressee: str = ""


@dataclass(frozen=True)
class Standing:
    """What a move is judged by. ``person`` makes it in the capacities ``capacities``, on ``on``.

    ``officers`` are those who handle the case, ``acted`` who has made which move before, ``given`` the
    fields of this move, ``known`` what earlier moves left, ``papers`` the keys of papers in the file.
    ``ends``: the last day, as far as it is known, of each clock that runs. ``open_alerts``: criminal
    hits that the head has not decided.
    """

    state: str
    organ: Organ
    person: int
    capacities: frozenset[Who]
    officers: frozenset[int]
    on: date
    today: date
    last_on: date | None = None
    acted: tuple[tuple[str, int], ...] = ()
    given: Mapping[str, Given] = field(default_factory=dict)
    known: Mapping[str, Given] = field(default_factory=dict)
    papers: frozenset[str] = frozenset()
    evidence: int = 0
    ends: Mapping[str, date] = field(default_factory=dict)
    open_alerts: int = 0
    is_competent: bool = True

    def value(self, name: str) -> Given:
        """A field as given now, or as an earlier move left it."""
        return self.given[name] if name in self.given else self.known.get(name)

    def done(self, move: str) -> bool:
        return any(made == move for made, _ in self.acted)

    def made_by(self, move: str) -> frozenset[int]:
        return frozenset(person for made, person in self.acted if made == move)


Guard = Callable[[Standing], str]


@dataclass(frozen=True)
class Move:
    """From the states ``since`` to ``to`` (empty: the state stays), by one of ``who``.

    ``needs``: papers that must be in the file. ``two_officers``: at least two handle the case.
    ``not_officer``: whoever makes it handles the case in no way (审核人员不得参与调查).
    ``stops``, ``suspends``, ``resumes``, ``extends`` name clocks; suspending asks for the field
    ``ground``, extending for ``n`` and ``why``. ``cancels``: clocks that fall away.
    ``sets``: column of the ledger's row → field of the move, ``on`` for its day, or ``=value``.
    ``decides``: refused while a criminal hit is undecided. ``grows``: the kind of case that is to be
    entered next, with this one as its source.
    """

    key: str
    title: str
    since: tuple[str, ...]
    to: str
    who: tuple[Who, ...]
    article: str
    fields: tuple[Field, ...] = ()
    needs: tuple[str, ...] = ()
    starts: tuple[Starts, ...] = ()
    stops: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    suspends: str = ""
    resumes: str = ""
    extends: str = ""
    sets: tuple[tuple[str, str], ...] = ()
    guards: tuple[Guard, ...] = ()
    two_officers: bool = False
    not_officer: bool = False
    decides: bool = False
    grows: str = ""
    note: str = ""


@dataclass(frozen=True)
class State:
    key: str
    words: str
    is_final: bool = False


@dataclass(frozen=True)
class Kind:
    """One version of a kind of case. ``ledger`` holds its row; ``row`` are columns it is entered with.

    ``opening`` is asked when a case is entered, ``opens`` the clocks that start then (from the day
    received). ``mark`` stands in its number. ``competence``: the district must hold the competence.
    ``unverified`` says what of it is 待核实 and never decides by itself.
    """

    key: str
    title: str
    version: int
    since: date
    ledger: str
    mark: str
    basis: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    opening: tuple[Field, ...] = ()
    opens: tuple[Starts, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    papers: tuple[Paper, ...] = ()
    organs: tuple[Organ, ...] = tuple(Organ)
    competence: bool = False
    unverified: tuple[str, ...] = ()

    @property
    def first(self) -> State:
        return self.states[0]

    def state(self, key: str) -> State:
        return next(each for each in self.states if each.key == key)

    def move(self, key: str) -> Move:
        return next(each for each in self.moves if each.key == key)

    def paper(self, key: str) -> Paper:
        return next(each for each in self.papers if each.key == key)
