"""How a target stands on a day: what is asked by then, the gap, and the light of one published rule.

The rule (shown on every page that shows a light):

1. Asked on a day. Each year of the path states what its end must have reached (``paths``). A yearly
   amount is asked in the share of its year that has passed. A linear path runs straight from the
   end of one year to the end of the next; of counted things only whole ones are asked. What is asked
   at the end at once (stepwise) asks nothing before the last year and the full figure in it. A rate
   or growth that the plan asks of every year is asked in full on every day of it.
2. Green: at the path or better. Yellow: behind by at most a tenth of what is asked (the default; a
   district may publish another share). Red: further
   behind. No value, or a path that lacks its baseline: no light. Nothing asked yet: green.
3. A strict comparator (more than, less than) is strict where the full figure is asked.
4. "About" is green within a twentieth of the figure, yellow within a tenth; a range is green inside.
5. A trend is measured as a change: green in the direction asked for, yellow without change, red
   against it. What is to be built is green once it is accepted with evidence, yellow until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.plans.facts import Basis, Direction
from ipcity.domain.plans.paths import COUNTED, FROM_NOTHING, HUNDREDTH, Shape, Step, Undertaking
from ipcity.domain.terms.comparators import NEAR, Comparator

BEHIND: Final = Decimal("0.1")
DOWNWARD: Final = frozenset({Comparator.AT_MOST, Comparator.LESS})
STRICT: Final = frozenset({Comparator.MORE, Comparator.LESS})


def rule_words(behind: Decimal = BEHIND) -> str:
    """The rule as pages tell it; ``behind`` as for ``stand``."""
    percent = format((behind * 100).normalize(), "f")
    return (
        f"达到或好于应达到的数为绿；落后不超过应达到数的{percent}%为黄；落后更多为红；没有数据不亮灯。"
        "逐年均匀推进的按日折算，每年数量按当年已过天数折算，期末一次达到的在最后一年按目标值对照。"
    )


RULE_WORDS: Final = rule_words()


class Light(StrEnum):
    """The signal; ``NONE`` where there is no value to judge."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "no-data"


LIGHT_WORDS: Final = {
    Light.GREEN: "达到进度",
    Light.YELLOW: "略有落后",
    Light.RED: "明显落后",
    Light.NONE: "无数据",
}


@dataclass(frozen=True)
class Standing:
    """``gap``: value less what is asked, in the unit of the target; negative is behind on the way up.

    ``asked`` None: nothing is asked on that day, or nobody can say because a baseline is missing.
    """

    value: Decimal | None
    asked: Decimal | None
    gap: Decimal | None
    light: Light


def stand(
    of: Undertaking,
    steps: Sequence[Step],
    value: Decimal | None,
    on: date,
    *,
    direction: Direction = Direction.UP,
    most: Decimal | None = None,
    behind: Decimal = BEHIND,
) -> Standing:
    """The standing of ``of`` with ``value`` on ``on``; ``most`` is the upper end of a range.

    ``behind``: how far a yellow light may lie behind, as a share of what is asked (the district's
    published rule, ``supervision.lights.Rule.target_share``).

    A fall that is promised as "down by at least" is measured as a negative growth: its sign turns.
    """
    asked = asked_on(of, steps, on)
    falling = of.basis is Basis.GROWTH and direction is Direction.DOWN
    judged = -value if value is not None and falling else value
    if judged is None:
        return Standing(value, asked, None, Light.NONE)
    if asked is None:
        unknown = any(step.unknown and step.year == on.year for step in steps)
        return Standing(value, None, None, Light.NONE if unknown else Light.GREEN)
    light = _light(of, judged, asked, most, behind)
    return Standing(value, asked, judged - asked, light)


def trend_light(change: Decimal | None, direction: Direction) -> Light:
    """The light of a direction without a figure, by the change that was measured."""
    if change is None:
        return Light.NONE
    moved = -change if direction is Direction.DOWN else change
    if moved == 0:
        return Light.YELLOW
    return Light.GREEN if moved > 0 else Light.RED


def built_light(accepted: Decimal | None) -> Light:
    """The light of a deliverable, by the number of its accepted milestones."""
    if accepted is None:
        return Light.NONE
    return Light.GREEN if accepted > 0 else Light.YELLOW


def asked_on(of: Undertaking, steps: Sequence[Step], on: date) -> Decimal | None:
    """What must have been reached on ``on``; None: nothing, or nobody can say."""
    step = next((each for each in steps if each.year == on.year), None)
    if step is None:
        ended = bool(steps) and on.year > steps[-1].year and of.basis is not Basis.FLOW
        return steps[-1].value if ended else None
    if of.basis is Basis.FLOW and step.value is not None:
        return _counted(step.value * _share(on), step.value, of)
    if of.shape is not Shape.LINEAR or of.annual or step.value is None:
        return step.value
    start = _before(of, steps, step)
    if start is None:
        return step.value
    return _counted(start + (step.value - start) * _share(on), step.value, of)


def _before(of: Undertaking, steps: Sequence[Step], step: Step) -> Decimal | None:
    """What the path asked at the end of the year before ``step``."""
    earlier = next((each.value for each in steps if each.year == step.year - 1), None)
    if earlier is not None:
        return earlier
    return Decimal(0) if of.basis in FROM_NOTHING else of.start


def _share(on: date) -> Decimal:
    """The part of its year that has passed at the end of ``on``."""
    first = date(on.year, 1, 1)
    days = (date(on.year + 1, 1, 1) - first).days
    return Decimal((on - first + timedelta(days=1)).days) / Decimal(days)


def _counted(asked: Decimal, full: Decimal, of: Undertaking) -> Decimal:
    """Inside a year only whole things are asked, never more than at its end."""
    whole = of.unit not in {"", "%", "元"} and full == full.to_integral_value()
    if not whole or (of.basis not in COUNTED and of.basis is not Basis.FLOW):
        return asked.quantize(HUNDREDTH)
    downward = of.comparator in DOWNWARD
    return asked.to_integral_value(ROUND_CEILING if downward else ROUND_FLOOR)


def _light(
    of: Undertaking, value: Decimal, asked: Decimal, most: Decimal | None, behind: Decimal
) -> Light:
    room = abs(asked) * behind
    if most is not None and asked == of.value:
        off = max(asked - value, value - most, Decimal(0))
        return _graded(off, Decimal(0), room)
    if of.comparator is Comparator.ABOUT:
        return _graded(abs(value - asked), abs(asked) * NEAR, room)
    if of.comparator is Comparator.EQUAL:
        off = abs(value - asked) if asked == of.value else max(asked - value, Decimal(0))
        return _graded(off, Decimal(0), room)
    off = value - asked if of.comparator in DOWNWARD else asked - value
    if off == 0 and of.comparator in STRICT and asked == of.value:
        return Light.YELLOW
    return _graded(off, Decimal(0), room)


def _graded(off: Decimal, fine: Decimal, room: Decimal) -> Light:
    if off <= fine:
        return Light.GREEN
    return Light.YELLOW if off <= room else Light.RED
