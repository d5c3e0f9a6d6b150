"""Background work: what is under way, how far it is, cancelling and asking again."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.actions import jobs as job_actions
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.jobs import Job

router = Router(tags=["后台作业"])


class JobOut(Schema):
    id: int
    kind: str
    state: str
    done: int
    total: int | None
    percent: int | None
    note: str
    report: str
    error: str
    attempts: int
    asked_at: datetime
    finished_at: datetime | None


def _rows(request: HttpRequest, verb: Verb) -> QuerySet[Job]:
    return Job.objects.seen_by(
        scope(request, verb), installation=job_actions.everywhere(actor_of(request), Verb.CARE)
    )


@router.get("/jobs", response=list[JobOut], summary="后台作业")
@paginate
def jobs(request: HttpRequest, state: str = "") -> QuerySet[Job]:
    rows = _rows(request, Verb.READ_JOBS)
    return rows.filter(state=state) if state else rows


@router.get("/jobs/{job_id}", response={200: JobOut, **REFUSALS}, summary="一项作业及其进度")
def job(request: HttpRequest, job_id: int) -> Job:
    return one(_rows(request, Verb.READ_JOBS), "作业", id=job_id)


@router.post("/jobs/{job_id}/cancel", response={200: JobOut, **REFUSALS}, summary="取消作业")
def cancel(request: HttpRequest, job_id: int) -> Job:
    return job_actions.cancel(
        job=one(_rows(request, Verb.RUN_JOBS), "作业", id=job_id),
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )


@router.post("/jobs/{job_id}/retry", response={200: JobOut, **REFUSALS}, summary="重新执行作业")
def retry(request: HttpRequest, job_id: int) -> Job:
    return job_actions.retry(
        job=one(_rows(request, Verb.RUN_JOBS), "作业", id=job_id),
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
