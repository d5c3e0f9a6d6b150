"""Reminders (催办提醒): who is told of which matter, on which working day, and who is told next.

Basis: the plan's 保障措施 (加强督查、定期通报). A matter counts working days from its anchor: the due day
of an item or report, the day of handing out, returning or deciding. A step of the rule names the
kind, the day (negative: before the anchor) and the receiver; whoever does nothing is followed by the
next one up. The key of a step is told to a person once, however often the rule is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.working_days import Calendar

BASIS: Final = "提醒规则"
FARTHEST: Final = 60  # working days that a step may lie from its anchor


class Kind(StrEnum):
    """What a reminder is about."""

    ITEM_SIGN = "item-sign"
    ITEM_DUE = "item-due"
    REPORT_DUE = "report-due"
    REPORT_RETURNED = "report-returned"
    EXTENSION = "extension"
    PAPER_SIGN = "paper-sign"
    CASE_DUE = "case-due"


KIND_WORDS: Final[Mapping[Kind, str]] = {
    Kind.ITEM_SIGN: "事项待签收",
    Kind.ITEM_DUE: "事项期限",
    Kind.REPORT_DUE: "报送期限",
    Kind.REPORT_RETURNED: "报送退回",
    Kind.EXTENSION: "延期批复",
    Kind.PAPER_SIGN: "公文待签收",
    Kind.CASE_DUE: "案件期限",
}
# Kinds whose anchor lies ahead: steps before it replace one another, the nearest is told.
AHEAD: Final = frozenset({Kind.ITEM_DUE, Kind.REPORT_DUE, Kind.CASE_DUE})


class Receiver(StrEnum):
    """Whom a step tells, from the one at work upwards."""

    REPORTER = "reporter"
    REVIEWER = "reviewer"
    OFFICE = "office"
    LEADER = "leader"
    OFFICER = "officer"
    HEAD = "head"


# Two ladders that do not meet: what is in a case goes to nobody outside of it.
CASEWORK: Final = (Receiver.OFFICER, Receiver.HEAD)
OFFICES: Final = tuple(each for each in Receiver if each not in CASEWORK)
UPWARDS: Final = tuple(Receiver)
RECEIVER_WORDS: Final[Mapping[Receiver, str]] = {
    Receiver.REPORTER: "填报人",
    Receiver.REVIEWER: "单位审核人",
    Receiver.OFFICE: "办公室",
    Receiver.LEADER: "分管领导",
    Receiver.OFFICER: "办案人员",
    Receiver.HEAD: "执法单位负责人",
}


@dataclass(frozen=True)
class Step:
    """``days``: working days after the anchor; negative before it."""

    kind: Kind
    days: int
    receiver: Receiver


DEFAULT: Final = (
    Step(Kind.ITEM_SIGN, 0, Receiver.REPORTER),
    Step(Kind.ITEM_SIGN, 2, Receiver.REVIEWER),
    Step(Kind.ITEM_SIGN, 4, Receiver.OFFICE),
    Step(Kind.ITEM_DUE, -5, Receiver.REPORTER),
    Step(Kind.ITEM_DUE, -1, Receiver.REPORTER),
    Step(Kind.ITEM_DUE, 1, Receiver.REPORTER),
    Step(Kind.ITEM_DUE, 3, Receiver.REVIEWER),
    Step(Kind.ITEM_DUE, 5, Receiver.OFFICE),
    Step(Kind.ITEM_DUE, 10, Receiver.LEADER),
    Step(Kind.REPORT_DUE, -5, Receiver.REPORTER),
    Step(Kind.REPORT_DUE, -1, Receiver.REPORTER),
    Step(Kind.REPORT_DUE, 1, Receiver.REPORTER),
    Step(Kind.REPORT_DUE, 2, Receiver.REVIEWER),
    Step(Kind.REPORT_DUE, 3, Receiver.OFFICE),
    Step(Kind.REPORT_DUE, 5, Receiver.LEADER),
    Step(Kind.REPORT_RETURNED, 0, Receiver.REPORTER),
    Step(Kind.REPORT_RETURNED, 2, Receiver.REVIEWER),
    Step(Kind.EXTENSION, 0, Receiver.REPORTER),
    Step(Kind.EXTENSION, 0, Receiver.REVIEWER),
    Step(Kind.PAPER_SIGN, 0, Receiver.REPORTER),
    Step(Kind.PAPER_SIGN, 2, Receiver.REVIEWER),
    Step(Kind.PAPER_SIGN, 4, Receiver.OFFICE),
    Step(Kind.CASE_DUE, -5, Receiver.OFFICER),
    Step(Kind.CASE_DUE, -2, Receiver.OFFICER),
    Step(Kind.CASE_DUE, -1, Receiver.HEAD),
    Step(Kind.CASE_DUE, 1, Receiver.OFFICER),
    Step(Kind.CASE_DUE, 1, Receiver.HEAD),
    Step(Kind.CASE_DUE, 5, Receiver.HEAD),
)


@dataclass(frozen=True)
class Matter:
    """Something that waits for ``unit``. ``subject`` names the row (``item:12``), ``mark`` what else
    tells it from others of that row, ``anchor`` the day that working days count from. ``people`` are
    those who handle it, where that is not the holder of a post."""

    kind: Kind
    subject: str
    unit: int
    anchor: date
    what: str
    mark: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Call:
    """One reminder that is due, and what it says."""

    matter: Matter
    step: Step
    words: str

    @property
    def due(self) -> date | None:
        """The day until which something must be done, where the matter has one."""
        return self.matter.anchor if self.matter.kind in AHEAD else None

    @property
    def key(self) -> str:
        """The same for the same step of the same matter; another anchor is another reminder."""
        step = f"{self.step.days:+d}{self.step.receiver}"
        of = f"{self.matter.subject}{self.matter.mark and ':'}{self.matter.mark}"
        return f"{self.matter.kind}/{of}/{self.matter.anchor}/{step}"


@dataclass(frozen=True)
class Staff:
    """Who holds the posts that a matter's unit answers to: person ids by receiver."""

    holders: Mapping[Receiver, tuple[int, ...]]

    def reached(self, receiver: Receiver) -> tuple[int, ...]:
        """The holders; where nobody holds the post, those of the next one up."""
        ladder = CASEWORK if receiver in CASEWORK else OFFICES
        for each in ladder[ladder.index(receiver) :]:
            if self.holders.get(each):
                return self.holders[each]
        return ()

    def with_officers(self, people: tuple[int, ...]) -> Staff:
        """The same for a case that ``people`` handle."""
        return Staff({**self.holders, Receiver.OFFICER: people})


def calls(
    matters: Iterable[Matter], on: date, steps: Sequence[Step], calendar: Calendar
) -> tuple[Call, ...]:
    """Every reminder that is due on ``on``, told before or not; none on a day without work.

    A step that was missed (a holiday, a server that stood still) is made up for: all steps after the
    anchor that were reached, and of those before it the nearest.
    """
    if not calendar.is_workday(on):
        return ()
    return tuple(call for matter in matters for call in _calls(matter, on, steps, calendar))


def _calls(matter: Matter, on: date, steps: Sequence[Step], calendar: Calendar) -> tuple[Call, ...]:
    own = [step for step in steps if step.kind is matter.kind]
    away = calendar.between(matter.anchor, on)
    if matter.kind in AHEAD and on <= matter.anchor:
        nearest = max((step.days for step in own if step.days <= away), default=None)
        reached = [step for step in own if step.days == nearest]
    else:
        least = 1 if matter.kind in AHEAD else 0
        reached = [s for s in own if least <= s.days <= away and on >= matter.anchor]
    return tuple(Call(matter, step, told(matter, on, away)) for step in reached)


def told(matter: Matter, on: date, away: int) -> str:
    """The matter and how far its anchor lies, in words; ``away`` in working days."""
    day = matter.anchor
    if matter.kind not in AHEAD:
        told_only = "请知悉" if matter.kind is Kind.EXTENSION else "请及时办理"
        since = f"已过{away}个工作日" if away > 0 else told_only
    else:
        left = "今日到期" if on == day else f"还有{-away}个工作日"
        state = f"已逾期{away}个工作日" if on > day else left
        since = f"期限{day_words(day)}，{state}"
    return f"{matter.what}，{since}"


def steps_of(rows: Iterable[Mapping[str, object]]) -> tuple[Step, ...]:
    """Read a stored rule; Refused where it says what no rule can."""
    found = []
    for row in rows:
        try:
            step = Step(
                Kind(str(row["kind"])), int(str(row["days"])), Receiver(str(row["receiver"]))
            )
        except (KeyError, ValueError) as wrong:
            raise Refused(
                "reminder-rule", "提醒规则中有不认识的类别、对象或天数。", BASIS
            ) from wrong
        found.append(step)
    return checked(found)


def checked(steps: Iterable[Step]) -> tuple[Step, ...]:
    """In order and without repetition; Refused where a day is out of range or before nothing."""
    found = sorted(set(steps), key=lambda s: (tuple(Kind).index(s.kind), s.days, s.receiver))
    for step in found:
        least = -FARTHEST if step.kind in AHEAD else 0
        if not least <= step.days <= FARTHEST:
            words = KIND_WORDS[step.kind]
            raise Refused(
                "reminder-days", f"“{words}”的提醒天数应在{least}到{FARTHEST}之间。", BASIS
            )
    return tuple(found)


def rows_of(steps: Iterable[Step]) -> list[dict[str, str | int]]:
    """A rule as it is stored."""
    return [
        {"kind": str(s.kind), "days": s.days, "receiver": str(s.receiver)} for s in checked(steps)
    ]


def rule_told(steps: Iterable[Step], kind: Kind) -> str:
    """The steps of one kind as people write them: 填报人：-5、-1、1；单位审核人：3."""
    days: dict[Receiver, list[str]] = {}
    for step in checked(steps):
        if step.kind is kind:
            days.setdefault(step.receiver, []).append(str(step.days))
    return "；".join(f"{RECEIVER_WORDS[r]}：{'、'.join(days[r])}" for r in UPWARDS if r in days)


def read_rule(kind: Kind, text: str) -> tuple[Step, ...]:
    """The steps that ``text`` states of ``kind``, half-width signs allowed; Refused with the part
    that cannot be read."""
    receivers = {words: receiver for receiver, words in RECEIVER_WORDS.items()}
    found = []
    for part in filter(None, (each.strip() for each in re.split(r"[；;\n]", text))):
        name, sign, days = re.sub("：", ":", part).partition(":")
        numbers = [each for each in re.split(r"[、,，\s]+", days.strip()) if each]
        sound = sign and numbers and all(re.fullmatch(r"[+-]?\d{1,3}", n) for n in numbers)
        if name.strip() not in receivers or not sound:
            known = "、".join(receivers)
            raise Refused(
                "reminder-rule",
                f"“{KIND_WORDS[kind]}”中的“{part[:30]}”读不懂。写成“填报人：-5、-1、1”，对象为{known}。",
                BASIS,
            )
        found += [Step(kind, int(n), receivers[name.strip()]) for n in numbers]
    return checked(found)
