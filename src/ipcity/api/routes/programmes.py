"""Programmes and the versions of their plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import File, Router, Schema, Status, UploadedFile
from ninja.pagination import paginate

from ipcity.actions import plans as plan_actions
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.districts import District
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme

router = Router(tags=["方案"])


class ProgrammeOut(Schema):
    id: int
    key: str
    name: str
    first_year: int | None
    last_year: int | None
    baseline_year: int | None
    is_demo: bool


class PlanOut(Schema):
    id: int
    programme_id: int
    number: int
    state: str
    title: str
    issuer: str
    issued_on: date | None
    document_number: str
    source_name: str
    source_sha256: str
    has_text: bool
    entered_at: datetime
    adopted_at: datetime | None

    @staticmethod
    def resolve_has_text(plan: PlanVersion) -> bool:
        return plan.text_attached_at is not None


class Adoption(Schema):
    expected_version: int


@router.get("/programmes", response=list[ProgrammeOut], summary="试点工作")
@paginate
def programmes(request: HttpRequest) -> QuerySet[Programme]:
    return Programme.objects.within(scope(request, Verb.READ_PLAN))


def _readable(request: HttpRequest) -> QuerySet[PlanVersion]:
    scope(request, Verb.READ_PLAN)
    return PlanVersion.objects.readable_by(actor_of(request))


@router.get("/plans", response=list[PlanOut], summary="方案各版本")
@paginate
def plans(request: HttpRequest, state: str | None = None) -> QuerySet[PlanVersion]:
    rows = _readable(request).listed()
    return rows if state is None else rows.filter(state=state)


@router.get("/plans/{plan_id}", response={200: PlanOut, **REFUSALS}, summary="一个版本")
def plan(request: HttpRequest, plan_id: int) -> PlanVersion:
    return one(_readable(request).listed(), "方案版本", id=plan_id)


@router.get("/plans/{plan_id}/compiled", response=dict[str, Any], summary="编译结果")
def compiled(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    version = one(_readable(request), "方案版本", id=plan_id)
    return {**(version.compiled or {}), "text": version.text}


@router.post("/plans", response={201: PlanOut, **REFUSALS}, summary="上传方案文件并编译")
def upload(request: HttpRequest, document: File[UploadedFile]) -> Status[PlanVersion]:
    actor = actor_of(request)
    version = plan_actions.upload(
        district=District.objects.get(pk=actor.district),
        name=document.name or "",
        content=document.read(),
        actor=actor,
        at=request.now,  # type: ignore[attr-defined]
    )
    return Status(201, version)


@router.post(
    "/plans/{plan_id}/adopt", response={200: PlanOut, **REFUSALS}, summary="采纳为正式版本"
)
def adopt(request: HttpRequest, plan_id: int, adoption: Adoption) -> PlanVersion:
    rows = PlanVersion.objects.within(scope(request, Verb.ADOPT_PLAN))
    return plan_actions.adopt(
        version=one(rows, "方案版本", id=plan_id),
        expected_version=adoption.expected_version,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
