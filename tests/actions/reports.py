"""A quarter of reporting for tests: a form, who must answer it, the opened period, and each step."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from ipcity.actions import (
    reporting_checking,
    reporting_filling,
    reporting_forms,
    reporting_periods,
    rows,
)
from ipcity.actions.reporting_forms import Head
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.checks import Answer
from ipcity.domain.supervision.forms import FormVersion, Line, LineKind, read_rule
from ipcity.domain.terms.periods import Cycle, period_named
from ipcity.store.models.reporting import Report, ReportForm, ReportingPeriod
from tests.cast import AT, Cast, actor_of
from tests.web.plans import adopt_plan

Q3 = period_named("2026Q3")
EARLY = datetime.fromisoformat("2026-09-01T09:00:00+08:00")
SOON = datetime.fromisoformat("2026-10-09T09:00:00+08:00")
FORM = FormVersion(
    (
        Line("firms", LineKind.NUMBER, "走访企业", "家", figure="走访企业数", least=Decimal(0)),
        Line("towns", LineKind.NUMBER, "其中镇街走访", "家"),
        Line("praise", LineKind.INDICATOR, "正向批示", "件", "instructions.positive-of-year"),
        Line("done", LineKind.TEXT, "主要进展"),
    ),
    (read_rule("firms >= towns", ["firms", "towns"]),),
)
HEAD = Head("QUARTER", "季度工作进展表", Cycle.QUARTERLY)


def answers(firms: object = 12, towns: object = 5, **explained: str) -> dict[str, Answer]:
    return {
        "firms": Answer(Decimal(str(firms)), explanation=explained.get("firms", "")),
        "towns": Answer(Decimal(str(towns))),
        "done": Answer(text="按计划推进"),
    }


def publish(people: Cast, **changes: object) -> ReportForm:
    wish = {
        "head": HEAD, "form": FORM, "reason": "", "expected_number": 0,
        "actor": actor_of(people.clerk), "at": EARLY, **changes,
    }  # fmt: skip
    if "programme" not in wish:
        wish["programme"] = adopt_plan(people.district).programme
    return reporting_forms.publish(**wish)


def opened(people: Cast, *more: object) -> ReportingPeriod:
    form = publish(people)
    reporting_forms.set_duties(
        form=form, units=[people.section, *more], working_days=10, since=date(2026, 1, 1),
        actor=actor_of(people.clerk), at=EARLY,
    )  # fmt: skip
    for home in (people.section, people.office):
        praise = {"subject": home.name, "leader_title": "某领导", "given_on": date(2026, 8, 3), "is_positive": True}  # fmt: skip
        rows.enter(ledger="instructions", values=praise, unit=home, actor=actor_of(people.lead), at=EARLY)  # fmt: skip
    return reporting_periods.open_period(
        programme=form.programme, period=Q3, actor=actor_of(people.lead), at=SOON
    )


def report_of(people: Cast, where: object = None) -> Report:
    return Report.objects.listed().get(unit=where or people.section, period__code="2026Q3")


def do(act, report: Report, who, at: datetime = SOON, **more: object) -> Report:
    fresh = Report.objects.listed().get(pk=report.pk)
    version = more.pop("expected_version", fresh.version)
    return act(report=fresh, actor=actor_of(who), at=at, expected_version=version, **more)


def refused(expected: str, act, *args: object, **more: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        act(*args, **more)
    assert refusal.value.code == expected, refusal.value.message
    return refusal.value


def approved(people: Cast, report: Report, **figures: object) -> Report:
    do(reporting_filling.submit, report, people.reporter, answers=answers(**figures))
    do(reporting_checking.unit_check, report, people.reviewer)
    do(reporting_checking.office_check, report, people.clerk)
    return do(reporting_checking.approve, report, people.lead)


def lock(period: ReportingPeriod, people: Cast) -> ReportingPeriod:
    fresh = ReportingPeriod.objects.get(pk=period.pk)
    return reporting_periods.lock(
        period=fresh, expected_version=fresh.version, actor=actor_of(people.lead), at=AT
    )
