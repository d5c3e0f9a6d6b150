"""What a compiled plan consists of: the typed facts, each with its place in the text.

Spans are half-open offsets in Unicode code points of ``Plan.text``; a field the text does not give
is None. The JSON form is in ``exchange``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ipcity.domain.terms.comparators import Comparator

Span = tuple[int, int]


class Basis(StrEnum):
    """What the figure counts: a stock, an increment, a change, a yearly amount, a running total."""

    LEVEL = "level"
    NEW = "new"
    GROWTH = "growth"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Strength(StrEnum):
    """How firmly the plan promises: 力争 strives, 确保 is firm."""

    PLAIN = "plain"
    STRIVE = "strive"
    FIRM = "firm"


class Role(StrEnum):
    """What a unit does in a task."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    GUIDE = "guide"


class Severity(StrEnum):
    """How bad a problem is; only an error changes the exit status under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class NumberReason(StrEnum):
    """Why a number of the text is no target."""

    DATE = "date"
    DOCUMENT = "document"
    NAME = "name"
    PAST = "past"
    SUBSIDY = "subsidy"
    RULE = "rule"
    SUBJECT = "subject"
    HEADING = "heading"
    RATIO = "ratio"
    DAMAGED = "damaged"
    OTHER = "other"


@dataclass(frozen=True)
class Source:
    """The file that was read: its name, hash, character encoding, and the reader that made text of it."""

    name: str
    sha256: str
    encoding: str
    reader: str


@dataclass(frozen=True)
class Period:
    """Years of the plan; ``start`` is None when only 到YYYY年 is written."""

    start: int | None
    end: int


@dataclass(frozen=True)
class Goal:
    id: str
    heading: str | None
    span: Span


@dataclass(frozen=True)
class Target:
    id: str
    name: str
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    basis: Basis
    direction: Direction
    period: str | None
    due: int | None
    strength: Strength
    place: str | None
    span: Span
    name_span: Span
    value_span: Span


@dataclass(frozen=True)
class Trend:
    id: str
    name: str
    direction: Direction
    span: Span


@dataclass(frozen=True)
class Deliverable:
    id: str
    name: str
    span: Span


@dataclass(frozen=True)
class Action:
    id: str
    number: str
    heading: str | None
    span: Span


@dataclass(frozen=True)
class Task:
    id: str
    number: str
    action: str | None
    heading: str | None
    span: Span
    assignments: tuple[int, ...]


@dataclass(frozen=True)
class Unit:
    name: str
    role: Role
    note: str | None
    open_set: bool
    span: Span


@dataclass(frozen=True)
class Assignment:
    task: str | None
    owns: Span
    span: Span
    units: tuple[Unit, ...]
    shared: bool
    due: int | None


@dataclass(frozen=True)
class Safeguard:
    id: str
    number: str
    heading: str | None
    span: Span
    assignments: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    code: str
    severity: Severity
    message: str
    span: Span
    line: int
    column: int
    remedy: str


@dataclass(frozen=True)
class Numbers:
    """The account of all numbers: every one is in a target, explained, or listed."""

    total: int
    in_targets: int
    explained: Mapping[str, int]
    unexplained: tuple[Span, ...]


@dataclass(frozen=True)
class Plan:
    text: str
    source: Source
    title: str | None
    issuer: str | None
    issued_on: date | None
    document_number: str | None
    period: Period | None
    goals: tuple[Goal, ...]
    targets: tuple[Target, ...]
    trends: tuple[Trend, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[Action, ...]
    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    safeguards: tuple[Safeguard, ...]
    rules: tuple[str, ...]
    problems: tuple[Problem, ...]
    numbers: Numbers
