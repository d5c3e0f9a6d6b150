"""The course a target takes beside the one it should take, in words and as drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from ipcity.actions.standings import Course, TargetStanding
from ipcity.domain.plans.forecasts import Forecast, Point
from ipcity.domain.plans.paths import Step
from ipcity.domain.plans.standings import asked_on
from ipcity.store.models.facts import Target
from ipcity.web.course_drawing import draw_course
from ipcity.web.drawings import Bullet
from ipcity.web.figures import SIGNS, quantity, scaled


def asked_words(step: Step, fact: Target) -> str:
    if step.value is not None:
        return quantity(step.value, fact.unit)
    return "缺基准年数值，暂不能推算" if step.unknown else "本年不作要求"


def path_words(steps: Iterable[Step], fact: Target) -> str:
    return "各年应达到：" + "；".join(f"{step.year}年 {asked_words(step, fact)}" for step in steps)


def bullet_of(fact: Target, asked: Decimal | None, now: Decimal | None = None) -> Bullet:
    """The target's bullet in the magnitude it is spoken in, without a value while it has none."""
    value, unit = scaled(fact.value, fact.unit)
    factor = value / fact.value if fact.value else Decimal(1)
    path = None if asked is None else asked * factor
    reached = None if now is None else now * factor
    return Bullet(value, value=reached, path=path, unit=unit, reach=SIGNS[fact.comparator])


def actual_in(year: int, points: Sequence[Point], fact: Target) -> str:
    """The last value of ``year``; 无数据 where there is none."""
    found = [value for day, value in points if day.year == year]
    return quantity(found[-1], fact.unit) if found else "无数据"


def forecast_words(ahead: Forecast, fact: Target) -> str:
    """The end value with its interval and method, or why there is none."""
    if ahead.value is None or ahead.low is None or ahead.high is None:
        return ahead.reason
    return (
        f"预计{ahead.end.year}年末 {quantity(ahead.value, fact.unit)}"
        f"（{quantity(ahead.low, fact.unit)} 至 {quantity(ahead.high, fact.unit)}），{ahead.method}。"
    )


def draw_target_course(
    found: TargetStanding, points: Sequence[Point], ahead: Forecast | None
) -> SafeString | None:
    """Months beside the path; None while there is no value at all."""
    if not points or found.course is None:
        return None
    asked = _asked_points(found.course)
    words = f"{found.target.name}各月数值：" + "；".join(
        f"{day:%Y-%m} {quantity(value, found.target.unit)}" for day, value in points[-6:]
    )
    return draw_course(points, asked, ahead, found.target.unit, words)


def _asked_points(course: Course) -> tuple[Point, ...]:
    """The path at the ends of its months, as far as something is asked."""
    years = [step.year for step in course.steps]
    days = [date(year, month, 28) for year in years for month in range(1, 13)]
    ends = [date(year, 12, 31) for year in years]
    found = [(day, asked_on(course.of, course.steps, day)) for day in sorted({*days, *ends})]
    return tuple((day, asked) for day, asked in found if asked is not None)
