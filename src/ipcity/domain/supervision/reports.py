"""A unit's report: its states, who moves it on, and what counts as reported in time.

Not reported (未报) is a state of its own and never a figure of 0; reporting nothing (零报告) is an act
with a reason. Each step is taken by another person than the one before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.periods import Period
from ipcity.domain.terms.working_days import Calendar

BASIS: Final = "报送流程"
TENTH: Final = Decimal("0.1")


class State(StrEnum):
    """Where a report stands."""

    MISSING = "missing"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNIT_CHECKED = "unit-checked"
    OFFICE_CHECKED = "office-checked"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"


STATE_WORDS: Final[Mapping[State, str]] = {
    State.MISSING: "未报",
    State.DRAFT: "填写中",
    State.SUBMITTED: "待单位审核",
    State.UNIT_CHECKED: "已报出，待办公室审核",
    State.OFFICE_CHECKED: "办公室已审核，待审定",
    State.RETURNED: "已退回",
    State.APPROVED: "已审定",
    State.LOCKED: "已锁定",
}
OPEN: Final = frozenset({State.MISSING, State.DRAFT, State.RETURNED})
# with somebody who must decide
WAITING: Final = frozenset({State.SUBMITTED, State.UNIT_CHECKED, State.OFFICE_CHECKED})
# the office has it
DELIVERED: Final = frozenset(
    {State.UNIT_CHECKED, State.OFFICE_CHECKED, State.APPROVED, State.LOCKED}
)


class Step(StrEnum):
    """What happened to a report; each is one row that is never changed."""

    SAVE = "save"
    SUBMIT = "submit"
    NIL = "nil"
    PROXY = "proxy"
    UNIT_CHECK = "unit-check"
    OFFICE_CHECK = "office-check"
    APPROVE = "approve"
    RETURN = "return"
    LOCK = "lock"


STEP_WORDS: Final[Mapping[Step, str]] = {
    Step.SAVE: "保存",
    Step.SUBMIT: "提交",
    Step.NIL: "零报告",
    Step.PROXY: "代报",
    Step.UNIT_CHECK: "单位审核通过",
    Step.OFFICE_CHECK: "办公室审核通过",
    Step.APPROVE: "审定",
    Step.RETURN: "退回",
    Step.LOCK: "锁定",
}


@dataclass(frozen=True)
class Passage:
    """From which states a step leads, and where to."""

    since: frozenset[State]
    to: State


PASSAGES: Final[Mapping[Step, Passage]] = {
    Step.SAVE: Passage(OPEN, State.DRAFT),
    Step.SUBMIT: Passage(OPEN, State.SUBMITTED),
    Step.NIL: Passage(OPEN, State.SUBMITTED),
    Step.PROXY: Passage(OPEN, State.UNIT_CHECKED),
    Step.UNIT_CHECK: Passage(frozenset({State.SUBMITTED}), State.UNIT_CHECKED),
    Step.OFFICE_CHECK: Passage(frozenset({State.UNIT_CHECKED}), State.OFFICE_CHECKED),
    Step.APPROVE: Passage(frozenset({State.OFFICE_CHECKED}), State.APPROVED),
    Step.RETURN: Passage(WAITING | {State.APPROVED}, State.RETURNED),
    Step.LOCK: Passage(frozenset({State.APPROVED}), State.LOCKED),
}


def moved(state: State, step: Step) -> State:
    """The state after ``step``; Refused where it does not lead on from here."""
    passage = PASSAGES[step]
    if state not in passage.since:
        raise Refused(
            "report-not-there", f"本报表{STATE_WORDS[state]}，不能{STEP_WORDS[step]}。", BASIS
        )
    return passage.to


def refuse_same_person(person: int, before: Collection[int | None]) -> None:
    """Refuse the one who has taken an earlier step of the same round."""
    if person in before:
        raise Refused("same-person", "上一环节由您本人办理，须由另一人审核。", BASIS)


def due_day(period: Period, days: int, calendar: Calendar) -> date:
    """The ``days``-th working day after the period's last day."""
    return calendar.after(period.last, days)


@dataclass(frozen=True)
class Course:
    """What the standing of a report is told from. Days are those on which the office received it:
    ``first`` the first time, ``last`` the last; ``is_open`` while it lies with the unit."""

    due: date
    first: date | None
    last: date | None
    is_open: bool
    is_nil: bool = False
    returns: int = 0


@dataclass(frozen=True)
class Tally:
    """A unit's reports of a period: counts; ``due`` are those whose day has come or that are here."""

    due: int
    reported: int
    nil: int
    missing: int
    on_time: int
    late: int
    returned: int

    @property
    def completeness(self) -> Decimal | None:
        """Reported ones in percent of those due, one place; None where nothing is due."""
        return _percent(self.reported, self.due)

    @property
    def timeliness(self) -> Decimal | None:
        """Those received by their day in percent of those due, one place; None: nothing due."""
        return _percent(self.on_time, self.due)


def tally(courses: Collection[Course], on: date) -> Tally:
    """How reports stand on ``on``; a report received late stays late however often it is mended."""
    asked = [each for each in courses if each.due < on or _here(each.first, on)]
    here = [each for each in asked if _here(each.last, on) and not each.is_open]
    received = [each.first for each in asked if _here(each.first, on)]
    on_time = sum(1 for c in asked if c.first is not None and c.first <= min(on, c.due))
    return Tally(
        due=len(asked),
        reported=len(here),
        nil=sum(each.is_nil for each in here),
        missing=len(asked) - len(here),
        on_time=on_time,
        late=len(received) - on_time,
        returned=sum(each.returns for each in courses),
    )


def _here(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _percent(part: int, whole: int) -> Decimal | None:
    return (Decimal(100 * part) / Decimal(whole)).quantize(TENTH) if whole else None
