"""Names that may mean a known organisation: the queue, and what a person decides."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.actions import organisation_pairs as deciding
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.organisation_pairs import OrganisationPair

router = Router(tags=["单位名录"])


class PairOut(Schema):
    id: int
    name: str
    uscc: str
    organisation_id: int
    other_id: int | None
    score: int
    reason: str
    decision: str
    entered_at: datetime
    decided_at: datetime | None


class DecisionIn(Schema):
    decision: Literal["same", "different"]
    note: str = ""


class DecisionOut(Schema):
    decision: str
    rows: int


def _pairs(request: HttpRequest) -> QuerySet[OrganisationPair]:
    reach = scope(request, Verb.READ_LEDGERS) & scope(request, Verb.KEEP_LEDGERS)
    return OrganisationPair.objects.within(reach)


@router.get("/organisation-pairs", response=list[PairOut], summary="待核对的单位名称")
@paginate
def pairs(request: HttpRequest, decision: str = "open") -> QuerySet[OrganisationPair]:
    rows = _pairs(request)
    return rows.filter(decision=decision) if decision else rows


@router.post(
    "/organisation-pairs/{pair_id}/decision",
    response={200: DecisionOut, **REFUSALS},
    summary="核对一对单位名称",
)
def decide(request: HttpRequest, pair_id: int, given: DecisionIn) -> DecisionOut:
    found = one(_pairs(request), "待核对的名称", id=pair_id)
    actor, rows = actor_of(request), 0
    at = request.now  # type: ignore[attr-defined]
    if given.decision == OrganisationPair.Decision.SAME:
        rows = deciding.same(pair=found, actor=actor, at=at, note=given.note)
    else:
        deciding.different(pair=found, actor=actor, at=at, note=given.note)
    return DecisionOut(decision=given.decision, rows=rows)
