"""Reporting of the demonstration: last quarter's form, its units on time, late, silent, and returned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from ipcity.actions import reporting_forms, reporting_periods
from ipcity.actions.reporting_contents import contents, put_answers
from ipcity.actions.reporting_forms import Head
from ipcity.actions.reporting_steps import Hand, Taken, advance
from ipcity.domain.access import Actor, Role, Verb
from ipcity.domain.supervision.checks import Answer
from ipcity.domain.supervision.forms import FormVersion, Line, LineKind
from ipcity.domain.supervision.reports import Step
from ipcity.domain.terms.days import CHINA
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.models.districts import District
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.reporting import Report, ReportingPeriod
from ipcity.store.models.units import Unit

# How each reporting unit did, in the units' order: days after the due day, None: not reported.
STORIES: tuple[int | None, ...] = (-2, -1, 3, None, 0, None)
RETURNED = 1  # the place of the one that is sent back
VISITS = Line(
    "visits", LineKind.NUMBER, "走访服务企业", "家", figure="走访服务企业数", least=Decimal(0)
)


def fill(*, district: District, at: datetime) -> ReportingPeriod:
    """Part of filling the demonstration: by its own people, received on invented days."""
    plan = PlanVersion.objects.filter(district=district).in_force().listed().get()
    lead, clerk, reporter, reviewer = (
        _holder(role, district, at)
        for role in (Role.OFFICE_LEAD, Role.OFFICE_CLERK, Role.REPORTER, Role.UNIT_REVIEWER)
    )
    proposal = reporting_forms.proposed(plan.programme)
    shown = [line for line in proposal.lines if line.kind is not LineKind.NUMBER]
    form = reporting_forms.publish(
        programme=plan.programme,
        head=Head("JD-1", "季度工作进展表", Cycle.QUARTERLY),
        form=FormVersion((VISITS, *shown)),
        reason="",
        expected_number=0,
        actor=clerk,
        at=at,
    )
    reporting_forms.set_duties(
        form=form,
        units=_units(district),
        working_days=10,
        since=date(at.year - 1, 1, 1),
        actor=clerk,
        at=at,
    )
    period = period_on(at.date(), Cycle.QUARTERLY).previous()
    held = reporting_periods.open_period(programme=plan.programme, period=period, actor=lead, at=at)
    reports = Report.objects.filter(period=held).listed().order_by("unit__position", "unit__pk")
    for place, (report, days) in enumerate(zip(reports, STORIES, strict=False)):
        if days is not None:
            _tell(report, place, days, (reporter, reviewer, clerk), at)
    return held


def _units(district: District) -> list[Unit]:
    """The unit of the demonstration's reporter, and others of its departments."""
    rows = Unit.objects.filter(district=district, kind=Unit.Kind.ORGAN, valid_until=None)
    own = rows.filter(key="market-regulation")
    return [*own, *rows.exclude(key="market-regulation")[: len(STORIES) - 1]]


def _tell(
    report: Report, place: int, days: int, people: tuple[Actor, Actor, Actor], at: datetime
) -> None:
    """Filled in and passed by the unit on the day ``days`` after the due one, at ten o'clock."""
    reporter, reviewer, clerk = people
    then = datetime.combine(report.due + timedelta(days), datetime.min.time(), CHINA)
    then = min(then.replace(hour=10), at)
    answers = {
        "visits": Answer(Decimal(12 + 5 * place)),
        "done": Answer(text="按方案推进，完成本季度任务。"),
    }

    def write(row: Report) -> Mapping[str, int]:
        put_answers(contents(report=row, actor=reporter, at=at, answers=answers))
        return {"values": row.values.count()}

    mine = {"submitted_by_id": reporter.person, "submitted_at": then}
    sent = advance(
        report, Taken(Step.SUBMIT, Verb.REPORT, "", mine, write=write), Hand(reporter, at, 1)
    )
    passed = {
        "unit_checked_by_id": reviewer.person, "first_delivered_at": then, "delivered_at": then,
    }  # fmt: skip
    sent = advance(
        sent, Taken(Step.UNIT_CHECK, Verb.APPROVE_REPORT, "", passed), Hand(reviewer, at, 2)
    )
    if place == RETURNED:
        back = Taken(Step.RETURN, Verb.CHECK_REPORT, "请补充走访名单后重报", {"returns": 1})
        advance(sent, back, Hand(clerk, at, 3))


def _holder(role: Role, district: District, at: datetime) -> Actor:
    return actor_for(next(iter(holders_of(role, district.pk, at.date()))), at.date())
