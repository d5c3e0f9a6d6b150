"""Numbers of the targets: how they stand, what they are made of, why they changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Field, Router

from ipcity.actions import high_value, lineage, numbers, verifications
from ipcity.api.answers import REFUSALS, Day, actor_of, plan_of, scope
from ipcity.domain.access import Verb
from ipcity.store.models.measurements import Measurement

router = Router(tags=["指标值"])
Limit = Annotated[int, Field(ge=1, le=10_000)]
Offset = Annotated[int, Field(ge=0, le=10**9)]


def _today(request: HttpRequest) -> date:
    today: date = request.today  # type: ignore[attr-defined]
    return today


def _row(request: HttpRequest, key: str, on: date | None) -> tuple[str, Measurement]:
    plan = plan_of(request)
    key = numbers.key_of(plan, key)
    return key, numbers.measured(
        plan=plan,
        fact_key=key,
        on=on or _today(request),
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )


@router.get(
    "/status", response={200: list[dict[str, Any]], **REFUSALS}, summary="各项目标截至某日的数值"
)
def status(request: HttpRequest, on: Day | None = None) -> list[dict[str, object]]:
    found = numbers.status(
        plan=plan_of(request),
        on=on or _today(request),
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return [numbers.status_form(each) for each in found]


@router.get(
    "/numbers/{key}/trace",
    response={200: dict[str, Any], **REFUSALS},
    summary="一项数值的算法和计入的记录，直到单元格",
)
def trace(
    request: HttpRequest, key: str, on: Day | None = None, offset: Offset = 0, limit: Limit = 1000
) -> dict[str, object]:
    key, row = _row(request, key, on)
    found = lineage.trace(measurement=row, actor=actor_of(request), offset=offset, limit=limit)
    return {"id": key, **numbers.trace_form(found)}


@router.get(
    "/numbers/{key}/verify",
    response={200: dict[str, Any], **REFUSALS},
    summary="按存档快照重算一项数值",
)
def verify(request: HttpRequest, key: str, on: Day | None = None) -> dict[str, object]:
    key, row = _row(request, key, on)
    found = verifications.verify(measurement=row)
    return {
        "id": key,
        "snapshot": row.snapshot,
        "stored": numbers.plain(row.value),
        "computed": found.value,
        "holds": found.holds,
        "faults": list(found.faults),
    }


@router.get(
    "/numbers/{key}/why",
    response={200: dict[str, Any], **REFUSALS},
    summary="两个日期之间一项数值为什么变化",
)
def why(
    request: HttpRequest, key: str, start: Day | None = None, end: Day | None = None
) -> dict[str, object]:
    """Without dates: from the end of last month to today."""
    last = end or _today(request)
    plan = plan_of(request)
    key = numbers.key_of(plan, key)
    found = numbers.why(
        plan=plan,
        fact_key=key,
        start=start or last.replace(day=1) - timedelta(days=1),
        end=last,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return {"id": key, **numbers.why_form(found)}


@router.get(
    "/high-value/{number}",
    response={200: dict[str, Any], **REFUSALS},
    summary="一件专利的高价值判断，逐项列出依据",
)
def high_value_test(request: HttpRequest, number: str, on: Day | None = None) -> dict[str, object]:
    scope(request, Verb.READ_LEDGERS)
    found = high_value.test(
        district=actor_of(request).district,
        number=number,
        on=on or _today(request),
        actor=actor_of(request),
    )
    return high_value.form(found)


@router.get("/numbers", response={200: list[dict[str, Any]], **REFUSALS}, summary="已存的指标值")
def kept(request: HttpRequest, indicator: str = "", limit: Limit = 100) -> list[dict[str, object]]:
    rows = Measurement.objects.within(scope(request, Verb.READ_PLAN))
    rows = rows.filter(indicator=indicator) if indicator else rows
    return [
        {
            "id": row.pk,
            "indicator": f"{row.indicator}@{row.indicator_version}",
            "on": row.on.isoformat(),
            "value": numbers.plain(row.value),
            "rows": row.rows,
            "snapshot": row.snapshot,
            "known_at": localtime(row.known_at).isoformat(),
        }
        for row in rows.order_by("-id")[:limit]
    ]
