"""What a paper is written from: targets, items and reporting of one period, as of one cut-off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipcity.actions import (
    bindings,
    calendars,
    measurements,
    reporting_periods,
    reporting_standings,
)
from ipcity.actions.item_lights import LitItem, lit_items
from ipcity.actions.reporting_standings import UnitReporting
from ipcity.actions.standings import TargetStanding, given, newest, points_of, standings
from ipcity.domain.access import Actor, Role
from ipcity.domain.errors import Refused
from ipcity.domain.plans.forecasts import Point
from ipcity.domain.plans.standings import Light
from ipcity.domain.supervision.forms import LineKind
from ipcity.domain.supervision.reports import State as ReportState
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.periods import Period
from ipcity.domain.terms.working_days import Calendar
from ipcity.store.models.facts import Deliverable, Target, Task, Trend
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.papers import Addressee
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.posts import Post
from ipcity.store.models.programmes import Programme
from ipcity.store.models.reporting import Erratum, ReportValue
from ipcity.store.models.score_schemes import ScoreRound, UnitScore
from ipcity.store.models.snapshots import Snapshot
from ipcity.store.models.units import Unit

_BRACKETED = re.compile(r"（[^）]*）$")
BASIS = "公文内容取自现行方案和期次数据"


@dataclass(frozen=True)
class FactValue:
    """A trend or a deliverable with its value: a change in percent, or accepted milestones."""

    fact: Trend | Deliverable
    measurement: Measurement | None

    @property
    def value(self) -> Decimal | None:
        return self.measurement.value if self.measurement else None


@dataclass(frozen=True)
class Cut:
    """Of when the figures are: ``locked`` ones are those of the period's own snapshot.

    ``told_on``: the day on which reports count as late or missing, as they come after the period.
    """

    period: Period
    on: date
    at: datetime
    locked: bool
    snapshot: str
    known_at: datetime | None
    told_on: date
    locked_at: datetime | None = None


@dataclass(frozen=True)
class Materials:
    """Everything that sentences, tables and charts of one paper may speak of."""

    programme: Programme
    plan: PlanVersion
    office: str
    cut: Cut
    addressee: Addressee
    unit: Unit | None
    targets: tuple[TargetStanding, ...]
    series: Mapping[str, tuple[Point, ...]]
    trends: tuple[FactValue, ...]
    deliverables: tuple[FactValue, ...]
    tasks: tuple[Task, ...]
    items: tuple[LitItem, ...]
    reporting: tuple[UnitReporting, ...]
    reported: tuple[ReportValue, ...]
    errata: tuple[Erratum, ...]
    scores: tuple[UnitScore, ...]
    calendar: Calendar

    @property
    def place(self) -> str:
        return self.programme.district.name

    @property
    def called(self) -> str:
        return called(self.programme)

    def by_light(self, *lights: Light) -> tuple[TargetStanding, ...]:
        return tuple(each for each in self.targets if each.standing.light in lights)

    def deadline(self, days: int) -> date:
        """So many working days after the cut-off, or after the day of writing where that is later."""
        return self.calendar.after(max(self.cut.on, day_of(self.cut.at)), days)


def gather(
    *,
    programme: Programme,
    period: Period,
    addressee: Addressee,
    unit: Unit | None,
    actor: Actor,
    at: datetime,
) -> Materials:
    """The materials of ``period``; what is not measured yet is measured as an act of its own.

    Refused without a plan in force, and for a period that has not begun.
    """
    plan = plan_of(programme)
    cut = cut_of(programme, period, actor, at)
    targets = list(Target.objects.of(plan))
    found = standings(
        plan=plan, targets=targets, on=cut.on, snapshot=cut.snapshot, known=cut.locked_at
    )
    standing = tuple(found[target.key] for target in targets)
    return Materials(
        programme=programme,
        plan=plan,
        office=office_of(programme),
        cut=cut,
        addressee=addressee,
        unit=unit,
        targets=standing,
        series={each.target.key: points_of(each) for each in standing},
        trends=_values(plan, list(Trend.objects.of(plan)), cut),
        deliverables=_values(plan, list(Deliverable.objects.of(plan)), cut),
        tasks=tuple(Task.objects.of(plan).select_related("action").with_assignments()),
        items=lit_items(programme=programme, on=cut.on),
        reporting=reporting_standings.by_unit(programme=programme, period=period, on=cut.told_on),
        reported=_reported(programme, period),
        errata=_errata(programme, period),
        scores=_scores(programme, period),
        calendar=calendars.calendar_of(programme.district_id),
    )


def cut_of(programme: Programme, period: Period, actor: Actor, at: datetime) -> Cut:
    """The cut-off of ``period``: its lock where it is locked, else its last day or today."""
    today = day_of(at)
    refuse_early(period, at)
    on = min(period.last, today)
    held = reporting_periods.locked(programme, period.code)
    if held is not None and held.locked_at is not None:
        known = _known_at(programme, held.snapshot)
        told_on = day_of(held.locked_at)
        return Cut(period, period.last, at, True, held.snapshot, known, told_on, held.locked_at)
    found = measurements.measure(
        district=programme.district_id, codes=None, on=on, at=at, actor=actor
    )
    taken = found[0].snapshot if found else ""
    return Cut(period, on, at, False, taken, _known_at(programme, taken), today)


def refuse_early(period: Period, at: datetime) -> None:
    """A period that has not begun has nothing to be written of."""
    if period.start > day_of(at):
        raise Refused("period-not-begun", f"{period.words}还没有开始，没有可写的数据。", BASIS)


def _known_at(programme: Programme, manifest: str) -> datetime | None:
    row = Snapshot.objects.filter(district=programme.district_id, manifest=manifest).first()
    return row.at if row else None


def called(programme: Programme) -> str:
    """江津区国家知识产权强市建设试点工作: the programme in a sentence, with its place, without years."""
    name = _BRACKETED.sub("", programme.name)
    place = programme.district.name
    name = name if name.startswith(place) else f"{place}{name}"
    return name if name.endswith("工作") else f"{name}工作"


def office_of(programme: Programme) -> str:
    """The body that drafts and issues: the unit of the programme office's lead."""
    posts = Post.objects.filter(district=programme.district_id, role=Role.OFFICE_LEAD)
    post = posts.select_related("unit").order_by("pk").first()
    if post is None or post.unit.kind == Unit.Kind.DISTRICT:
        return f"{called(programme)}领导小组办公室"
    name: str = post.unit.full_name or post.unit.name
    district = programme.district.name
    return name if name.startswith(district) or not name.startswith("区") else district + name[1:]


def plan_of(programme: Programme) -> PlanVersion:
    """The plan in force; Refused where there is none."""
    rows = PlanVersion.objects.filter(programme=programme).in_force().listed()
    plan: PlanVersion | None = rows.select_related("programme__district").first()
    if plan is None:
        raise Refused("no-plan", "还没有正式版本的方案，请先采纳方案。", BASIS)
    return plan


def _scores(programme: Programme, period: Period) -> tuple[UnitScore, ...]:
    """Of the round computed last, group by group in the order of ranks."""
    rounds = ScoreRound.objects.filter(programme=programme, period=period.code)
    newest = rounds.order_by("-pk").first()
    if newest is None:
        return ()
    rows = UnitScore.objects.filter(round=newest).select_related("unit")
    return tuple(rows.order_by("group", "rank", "unit__position", "pk"))


def _reported(programme: Programme, period: Period) -> tuple[ReportValue, ...]:
    """The numbers of the period's approved reports, unit by unit."""
    rows = ReportValue.objects.filter(
        report__period__programme=programme,
        report__period__code=period.code,
        report__state__in=(ReportState.APPROVED.value, ReportState.LOCKED.value),
        kind=LineKind.NUMBER.value,
        number__isnull=False,
    )
    ordered = rows.select_related("report__unit").order_by(
        "report__unit__position", "report__unit", "report__form_code", "pk"
    )
    return tuple(ordered.prefetch_related("errata"))


def _errata(programme: Programme, period: Period) -> tuple[Erratum, ...]:
    rows = Erratum.objects.filter(period__programme=programme, period__code=period.code)
    return tuple(rows.select_related("unit").order_by("number"))


def _values(
    plan: PlanVersion, facts: Sequence[Trend | Deliverable], cut: Cut
) -> tuple[FactValue, ...]:
    codes = bindings.bound_codes(plan.programme, cut.locked_at)
    wanted = {codes[f.key] for f in facts if f.key in codes}
    measured = (
        given(plan, wanted, cut.on, cut.snapshot, cut.locked_at)
        if cut.snapshot
        else newest(plan, wanted, cut.on)
    )
    return tuple(FactValue(fact, measured.get(codes.get(fact.key, ""))) for fact in facts)
