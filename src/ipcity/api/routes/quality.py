"""The work list of data quality and its counts by ledger."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.api.answers import scope
from ipcity.domain.access import Verb
from ipcity.store.models.quality_problems import QualityProblem

router = Router(tags=["数据质量"])


class ProblemOut(Schema):
    id: int
    ledger: str
    row: int
    row_label: str
    field: str
    code: str
    severity: str
    message: str
    basis: str
    state: str
    reason: str
    found_at: datetime
    settled_at: datetime | None


class CountOut(Schema):
    ledger: str
    open: int


@router.get("/quality", response=list[ProblemOut], summary="数据质量问题")
@paginate
def problems(
    request: HttpRequest, ledger: str = "", state: str = "open"
) -> QuerySet[QualityProblem]:
    rows = QualityProblem.objects.within(scope(request, Verb.READ_LEDGERS))
    if ledger:
        rows = rows.filter(ledger=ledger)
    return rows.filter(state=state) if state else rows


@router.get("/quality/counts", response=list[CountOut], summary="各台账待处理问题数")
def counts(request: HttpRequest) -> list[dict[str, object]]:
    rows = QualityProblem.objects.within(scope(request, Verb.READ_LEDGERS)).waiting().order_by()
    counted = rows.values_list("ledger").annotate(n=Count("pk"))
    return [{"ledger": ledger, "open": n} for ledger, n in sorted(counted)]
