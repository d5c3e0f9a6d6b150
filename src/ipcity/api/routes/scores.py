"""Scores of a period with their working, and the reports that other bodies gather."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from ipcity.actions import report_feeds, scores
from ipcity.api.answers import REFUSALS, actor_of, one, plan_of, scope
from ipcity.domain.access import Verb
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.report_feeds import ReportFeed
from ipcity.store.models.score_schemes import UnitScore

router = Router(tags=["考核与报表"])


@router.get(
    "/scores/{period}",
    response={200: list[dict[str, Any]], **REFUSALS},
    summary="一期的考核得分和计分过程（最近一次计分）",
)
def of_period(
    request: HttpRequest, period: str, programme: int | None = None
) -> list[dict[str, Any]]:
    """Of the units that the caller may read, in the order of the page; none while nobody scored."""
    rows = UnitScore.objects.within(scope(request, Verb.READ_WORK)).filter(
        round__programme=plan_of(request, programme).programme,
        round__period=period_named(period).code,
    )
    last = rows.order_by("-round_id").values("round")[:1]
    return [scores.score_form(each) for each in scores.in_order(rows.filter(round__in=last))]


@router.get(
    "/report-feeds", response={200: list[dict[str, Any]], **REFUSALS}, summary="定期报表的定义"
)
def feeds(request: HttpRequest) -> list[dict[str, Any]]:
    rows = ReportFeed.objects.within(scope(request, Verb.READ_WORK)).current()
    return [
        {
            "code": each.code,
            "version": each.number,
            "name": each.name,
            "owner": each.owner.name if each.owner else None,
            "cycle": each.cycle,
            "split": each.split,
            "fields": each.fields,
        }
        for each in rows.select_related("owner").order_by("code")
    ]


@router.get(
    "/report-feeds/{code}/{period}",
    response={200: dict[str, Any], **REFUSALS},
    summary="一张定期报表在一期的数据",
)
def feed(
    request: HttpRequest, code: str, period: str, programme: int | None = None
) -> dict[str, Any]:
    rows = ReportFeed.objects.within(scope(request, Verb.READ_WORK)).current()
    found = one(rows.select_related("owner"), "报表", code=code)
    filled = report_feeds.fill(
        feed=found,
        programme=plan_of(request, programme).programme,
        period=period_named(period),
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return report_feeds.filled_form(filled)
