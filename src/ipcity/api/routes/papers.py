"""Official papers: which there are, what each figure is bound to, and a new draft."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.actions import paper_verifications, papers
from ipcity.actions.measurements import plain
from ipcity.api.answers import REFUSALS, actor_of, one, plan_of, scope
from ipcity.domain.access import Verb
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.papers import Addressee, Kind, Paper

router = Router(tags=["公文"])


class PaperOut(Schema):
    """``on`` is the cut-off of the figures; ``locked``: they are the locked period's own."""

    id: int
    kind: str
    period: str
    addressee: str
    title: str
    state: str
    on: date
    snapshot: str
    locked: bool
    code: str
    drafted_at: datetime
    signed_on: date | None
    root_hash: str


class PaperIn(Schema):
    """``kind`` circular, dispatch, notice, quarterly, annual, midterm, final; ``period`` 2026Q2."""

    kind: Kind
    period: str
    addressee: Addressee | None = None


def _visible(request: HttpRequest) -> QuerySet[Paper]:
    scope(request, Verb.READ_PAPERS)
    return Paper.objects.readable_by(actor_of(request)).defer("content")


@router.get("/papers", response=list[PaperOut], summary="公文")
@paginate
def listed(request: HttpRequest) -> QuerySet[Paper]:
    return _visible(request)


@router.get("/papers/{paper_id}", response={200: PaperOut, **REFUSALS}, summary="一份公文")
def paper(request: HttpRequest, paper_id: int) -> Paper:
    return one(_visible(request), "公文", id=paper_id)


@router.get(
    "/papers/{paper_id}/numbers",
    response={200: list[dict[str, Any]], **REFUSALS},
    summary="文中每个数字及其来源",
)
def numbers(request: HttpRequest, paper_id: int) -> list[dict[str, Any]]:
    found = one(_visible(request), "公文", id=paper_id)
    return [
        {
            "key": each.key,
            "label": each.label,
            "text": each.text,
            "value": plain(each.value),
            "unit": each.unit,
            "source": each.source,
            "indicator": f"{each.indicator}@{each.indicator_version}" if each.indicator else None,
            "snapshot": each.snapshot or None,
            "on": each.on.isoformat(),
            "of_unit": each.subject_unit.name if each.subject_unit else None,
        }
        for each in paper_verifications.numbers_of(found)
    ]


@router.post("/papers", response={200: PaperOut, **REFUSALS}, summary="生成一份公文的拟稿")
def make(request: HttpRequest, wanted: PaperIn) -> Paper:
    return papers.make(
        programme=plan_of(request).programme,
        kind=wanted.kind,
        period=period_named(wanted.period),
        addressee=wanted.addressee,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
