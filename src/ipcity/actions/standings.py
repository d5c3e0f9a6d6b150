"""How the targets of a plan stand on a day: stored value, what is asked by then, gap and light."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipcity.actions import bindings
from ipcity.actions.contexts import context_key, context_of, of_locked
from ipcity.actions.light_rules import rule_on
from ipcity.actions.readings import in_force, natural_path
from ipcity.domain.plans.facts import Basis, Direction
from ipcity.domain.plans.forecasts import Forecast, Point, forecast
from ipcity.domain.plans.paths import Shape, Step, Undertaking, expected_path
from ipcity.domain.plans.standings import Standing, stand
from ipcity.domain.terms.comparators import Comparator
from ipcity.store.models.facts import Target
from ipcity.store.models.measurements import Measurement, MeasurementSeries
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.readings import Reading


@dataclass(frozen=True)
class Course:
    """What a target undertakes and the way to it; ``assumed``: the end of the programme is taken
    for the year that the plan does not name."""

    of: Undertaking
    steps: tuple[Step, ...]
    assumed: bool


@dataclass(frozen=True)
class TargetStanding:
    """One target on one day; ``code`` empty where nothing is bound to it."""

    target: Target
    reading: Reading | None
    code: str
    measurement: Measurement | None
    course: Course | None
    standing: Standing


def standings(
    *,
    plan: PlanVersion,
    targets: Iterable[Target],
    on: date,
    snapshot: str = "",
    known: datetime | None = None,
) -> dict[str, TargetStanding]:
    """By target key, from the values stored up to ``on``; the same few queries for any number.

    ``known``: as they were counted and judged at that moment, when their period was locked.
    With ``snapshot`` the values of exactly ``on`` that this very snapshot gave, see ``given``.
    """
    readings = in_force(plan.programme, known)
    codes = bindings.bound_codes(plan.programme, known)
    taken = set(codes.values())
    measured = given(plan, taken, on, snapshot, known) if snapshot else newest(plan, taken, on)
    starts = _baselines(plan, set(codes.values()), {row.context for row in measured.values()})
    behind = rule_on(plan.district_id, on, known).target_share
    found = {}
    for target in targets:
        code = codes.get(target.key, "")
        row = measured.get(code)
        reading = readings.get(target.key)
        course = course_of(target, plan, reading, starts.get(code))
        found[target.key] = TargetStanding(
            target, reading, code, row, course, _standing(target, course, row, on, behind)
        )
    return found


def newest(plan: PlanVersion, codes: set[str], on: date) -> Mapping[str, Measurement]:
    """Of each code the value of the latest day up to ``on``, under the plan's own periods."""
    context = _context(plan)
    rows = Measurement.objects.filter(district=plan.district_id).newest(codes, on)
    return {row.indicator: row for row in rows if row.context == context}


def given(
    plan: PlanVersion, codes: set[str], on: date, snapshot: str, known: datetime | None = None
) -> Mapping[str, Measurement]:
    """Of each code the value of ``on`` from ``snapshot``, under the plan's own periods.

    ``known``: as it had been computed by then, by what was then assumed of unverified figures.
    """
    rows = Measurement.objects.filter(
        district=plan.district_id, indicator__in=codes, on=on, snapshot=snapshot
    )
    if known is not None and _context(plan):
        return {row.indicator: row for row in of_locked(rows, plan.programme, known)}
    return {row.indicator: row for row in rows.filter(context=_context(plan)).order_by("id")}


def course_of(
    target: Target, plan: PlanVersion, chosen: Reading | None, start: Decimal | None = None
) -> Course | None:
    """The expected path; None where the plan's years are not known."""
    programme = plan.programme
    last = target.due or plan.last_year or programme.last_year
    first = plan.first_year or programme.first_year
    if last is None or first is None:
        return None
    of = Undertaking(
        Comparator(target.comparator),
        target.value,
        target.unit,
        Basis(target.basis),
        annual=bool(target.period),
        shape=Shape(chosen.path if chosen else natural_path(target)),
        start=start,
    )
    baseline = programme.baseline_year or first - 1
    steps = expected_path(of, baseline=baseline, first=first, last=last)
    return Course(of, steps, target.due is None)


def points_of(standing: TargetStanding) -> tuple[Point, ...]:
    """The stored months and the day of the value itself, as far as there are values."""
    row = standing.measurement
    if row is None:
        return ()
    kept = MeasurementSeries.objects.filter(
        district=row.district_id, indicator=row.indicator, context=row.context
    ).first()
    months = [
        (date.fromisoformat(day), Decimal(value))
        for day, value in (kept.points if kept else [])
        if value is not None and date.fromisoformat(day) < row.on
    ]
    return (*months, (row.on, row.value)) if row.value is not None else tuple(months)


def forecast_of(standing: TargetStanding, points: tuple[Point, ...]) -> Forecast | None:
    """Where the target will end; None where its end is not known."""
    course = standing.course
    if course is None or not course.steps:
        return None
    last = points[-1][0].year if points else course.steps[-1].year
    yearly = course.of.basis is Basis.FLOW
    end = date(min(last, course.steps[-1].year) if yearly else course.steps[-1].year, 12, 31)
    inside = tuple(point for point in points if point[0] > _baseline_day(standing))
    return forecast(inside, end, yearly=yearly)


def _baseline_day(standing: TargetStanding) -> date:
    row = standing.measurement
    return date.fromisoformat(row.context.partition("/")[0]) if row else date.min


def _standing(
    target: Target, course: Course | None, row: Measurement | None, on: date, behind: Decimal
) -> Standing:
    value = row.value if row else None
    if course is None:
        bare = Undertaking(
            Comparator(target.comparator), target.value, target.unit, Basis(target.basis),
            annual=False, shape=Shape.STEPWISE,
        )  # fmt: skip
        return stand(bare, (), value, on)
    return stand(
        course.of,
        course.steps,
        value,
        on,
        direction=Direction(target.direction),
        most=target.value_max,
        behind=behind,
    )


def _baselines(
    plan: PlanVersion, codes: set[str], contexts: Collection[str]
) -> Mapping[str, Decimal]:
    """The value of each code on the baseline day, where the stored series begins with it.

    ``contexts``: those of the values that it is compared with; without any, the plan's own.
    """
    rows = MeasurementSeries.objects.filter(
        district=plan.district_id, indicator__in=codes, context__in=contexts or (_context(plan),)
    )
    first = ((row.indicator, row.points[0]) for row in rows if row.points)
    return {code: Decimal(point[1]) for code, point in first if point[1] is not None}


def _context(plan: PlanVersion) -> str:
    programme = plan.programme
    if programme.first_year is None or programme.last_year is None:
        return ""
    return context_key(context_of(programme))
