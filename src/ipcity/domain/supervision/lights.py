"""The lights (红黄蓝绿) of items and the lateness behind them, by one published rule that is data.

The rule never sees which unit an item belongs to: the same dates and the same progress give any
unit the same light. Lateness counts from the day on which the system received the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.numbers import decimal_text
from ipcity.domain.terms.working_days import Calendar

BASIS: Final = "亮灯规则"
TENTH: Final = Decimal("0.1")
WHOLE: Final = Decimal(100)


class Signal(StrEnum):
    """A light, the worst first."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"


WORST_FIRST: Final = tuple(Signal)
SIGNAL_WORDS: Final = {
    Signal.RED: "逾期未完成",
    Signal.YELLOW: "进度落后",
    Signal.BLUE: "临近到期",
    Signal.GREEN: "正常",
}


@dataclass(frozen=True)
class Rule:
    """The figures of the rule. ``behind_points``: percentage points that progress may lie behind the
    elapsed time; ``due_within``: working days; ``target_behind``: percent of the path's value."""

    behind_points: Decimal = Decimal(10)
    due_within: int = 5
    target_behind: Decimal = Decimal(10)

    def __post_init__(self) -> None:
        if not (0 <= self.behind_points <= WHOLE and 0 <= self.target_behind <= WHOLE):
            raise Refused("light-rule", "落后幅度应在0到100之间。", BASIS)
        if not 0 <= self.due_within <= 60:
            raise Refused("light-rule", "临近到期的天数应在0到60个工作日之间。", BASIS)

    @property
    def target_share(self) -> Decimal:
        """How far a target may lie behind its path, as a share of the path's value."""
        return self.target_behind / WHOLE


DEFAULT: Final = Rule()


def rule_words(rule: Rule) -> tuple[str, ...]:
    """The rule as it is published, one sentence a light."""
    return (
        "红灯：超过办理期限仍未完成。",
        f"黄灯：完成进度落后于时间进度{decimal_text(rule.behind_points)}个百分点以上。",
        f"蓝灯：距办理期限不超过{rule.due_within}个工作日。",
        "绿灯：不属于以上情形。同时符合几种情形的，亮最重的灯（红、黄、蓝、绿）。",
        "完成进度是已满足佐证占全部佐证的比例；没有设佐证的，按最近一次经办公室认可的进度。",
        "是否逾期以系统收到反馈之日为准，另记填写的日期；逾期完成的事项长期保留逾期标记。",
        f"指标：达到或好于应达到的数为绿灯，落后不超过应达到数的{decimal_text(rule.target_behind)}%为黄灯，"
        "落后更多为红灯。",
    )


@dataclass(frozen=True)
class Course:
    """What the light is judged by. ``start``: the day of handing out; ``finished_on``: the day on
    which the work was received that nobody has sent back; ``progress`` in percent, 0 to 100.

    ``late_before``: days by which earlier rounds of a recurring item were late, the most of them.
    """

    start: date
    due: date | None
    finished_on: date | None
    progress: Decimal
    late_before: int = 0


@dataclass(frozen=True)
class Judged:
    """``elapsed`` in percent of the time, one place; ``late_days`` calendar days, for ever."""

    signal: Signal
    elapsed: Decimal
    late_days: int
    reasons: tuple[str, ...]


def judge(course: Course, on: date, rule: Rule, calendar: Calendar) -> Judged:
    """The light of ``on``: the worst of all that apply, and a reason for each."""
    found = sorted(
        _signals(course, on, rule, calendar), key=lambda pair: WORST_FIRST.index(pair[0])
    )
    late = max(late_days(course, on), course.late_before)
    said = tuple(reason for _, reason in found)
    if (
        course.late_before
        and course.finished_on is None
        and (not found or found[0][0] is not Signal.RED)
    ):
        said = (*said, f"以前期次曾逾期{course.late_before}天")
    return Judged(
        found[0][0] if found else Signal.GREEN,
        elapsed_on(course, on),
        late,
        said or (_calm(course, late),),
    )


def elapsed_on(course: Course, on: date) -> Decimal:
    """The share of the time gone by on ``on``, in percent with one place; 100 from the last day on."""
    if course.due is None:
        return Decimal(0)
    if on >= course.due:
        return WHOLE
    if on <= course.start:
        return Decimal(0)
    gone = Decimal((on - course.start).days) / Decimal((course.due - course.start).days)
    return (gone * WHOLE).quantize(TENTH)


def late_days(course: Course, on: date) -> int:
    """Calendar days after the due day: until the work was received, or until ``on``."""
    if course.due is None:
        return 0
    return max(0, ((course.finished_on or on) - course.due).days)


def _signals(
    course: Course, on: date, rule: Rule, calendar: Calendar
) -> Iterator[tuple[Signal, str]]:
    if course.due is None or course.finished_on is not None:
        return
    if on > course.due:
        yield Signal.RED, f"期限{course.due}已过{(on - course.due).days}天，仍未完成"
    behind = elapsed_on(course, on) - course.progress
    if behind > rule.behind_points:
        yield (
            Signal.YELLOW,
            f"时间已过{decimal_text(elapsed_on(course, on))}%，完成{decimal_text(course.progress)}%，"
            f"落后{decimal_text(behind)}个百分点",
        )
    left = calendar.between(on, course.due)
    if on <= course.due and left <= rule.due_within:
        yield Signal.BLUE, f"期限{course.due}，还有{left}个工作日"


def _calm(course: Course, late: int) -> str:
    if course.finished_on is not None:
        done = f"{course.finished_on}收到完成反馈"
        return f"{done}，逾期{late}天" if late else done
    return "未定期限" if course.due is None else "进度正常"
