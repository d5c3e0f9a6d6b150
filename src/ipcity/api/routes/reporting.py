"""Reports, what they say, and how units report."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.actions import reporting_standings
from ipcity.api.answers import REFUSALS, one, scope
from ipcity.domain.access import Verb
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.programmes import Programme
from ipcity.store.models.reporting import Report, ReportingPeriod, ReportValue

router = Router(tags=["报送"])


class ReportingPeriodOut(Schema):
    id: int
    programme_id: int
    code: str
    last: date
    opened_at: datetime
    locked_at: datetime | None
    snapshot: str
    audit_sequence: int | None
    audit_root: str


class ReportOut(Schema):
    id: int
    period: str
    form: str
    form_version: int
    unit_id: int
    unit: str
    state: str
    due: date
    is_nil: bool
    is_proxy: bool
    is_late: bool
    returns: int
    first_delivered_at: datetime | None

    @staticmethod
    def resolve_period(report: Report) -> str:
        return report.period.code

    @staticmethod
    def resolve_form(report: Report) -> str:
        return report.form_code

    @staticmethod
    def resolve_form_version(report: Report) -> int:
        return report.form.number

    @staticmethod
    def resolve_unit(report: Report) -> str:
        return report.unit.name


class ReportValueOut(Schema):
    key: str
    kind: str
    label: str
    unit: str
    number: Decimal | None
    text: str
    explanation: str
    item_id: int | None
    indicator: str
    snapshot: str
    on: date | None

    @staticmethod
    def resolve_unit(value: ReportValue) -> str:
        return value.measure


class ReportingStandingOut(Schema):
    unit_id: int
    unit: str
    due: int
    reported: int
    nil: int
    missing: int
    on_time: int
    late: int
    returned: int
    completeness: Decimal | None
    timeliness: Decimal | None


def _reports(request: HttpRequest) -> QuerySet[Report]:
    return Report.objects.within(scope(request, Verb.READ_WORK)).listed()


@router.get("/reporting/periods", response=list[ReportingPeriodOut], summary="报送期次")
@paginate
def periods(request: HttpRequest) -> QuerySet[ReportingPeriod]:
    return ReportingPeriod.objects.within(scope(request, Verb.CHECK_REPORT))


@router.get("/reporting/reports", response=list[ReportOut], summary="报表")
@paginate
def reports(request: HttpRequest, period: str = "", state: str = "") -> QuerySet[Report]:
    rows = _reports(request)
    if period:
        rows = rows.filter(period__code=period_named(period).code)
    return rows.filter(state=state) if state else rows


@router.get(
    "/reporting/reports/{report_id}/values",
    response={200: list[ReportValueOut], **REFUSALS},
    summary="一份报表的内容",
)
def values(request: HttpRequest, report_id: int) -> list[ReportValue]:
    return list(one(_reports(request), "报表", id=report_id).values.order_by("id"))


@router.get(
    "/reporting/standings/{period}",
    response={200: list[ReportingStandingOut], **REFUSALS},
    summary="各单位报送完整率、及时率",
)
def standings(request: HttpRequest, period: str, programme: int) -> list[dict[str, object]]:
    """Of the units that the caller may read; rates in percent, null where nothing is due."""
    rows = Programme.objects.within(scope(request, Verb.READ_PLAN))
    units = set(_reports(request).order_by().values_list("unit_id", flat=True))
    found = reporting_standings.by_unit(
        programme=one(rows, "试点工作", id=programme),
        period=period_named(period),
        on=request.today,  # type: ignore[attr-defined]
    )
    names = [name for name in ReportingStandingOut.model_fields if name not in {"unit_id", "unit"}]
    return [
        {"unit_id": each.unit.pk, "unit": each.unit.name}
        | {name: getattr(each, name) for name in names}
        for each in found
        if each.unit.pk in units
    ]
