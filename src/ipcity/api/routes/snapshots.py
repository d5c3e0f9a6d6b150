"""Snapshots of the ledgers: which there are, and a new one."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.actions import snapshots as snapshot_actions
from ipcity.api.answers import REFUSALS, actor_of, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.snapshots import Snapshot

router = Router(tags=["快照"])


class SnapshotOut(Schema):
    """``manifest`` is the SHA-256 that names the snapshot, ``parent`` the one it was built upon."""

    id: int
    manifest: str
    parent: str
    at: datetime
    tables: int
    rows: int


@router.get("/snapshots", response=list[SnapshotOut], summary="快照")
@paginate
def snapshots(request: HttpRequest) -> QuerySet[Snapshot]:
    return Snapshot.objects.within(scope(request, Verb.READ_PLAN))


@router.get("/snapshots/{snapshot_id}", response={200: SnapshotOut, **REFUSALS}, summary="一个快照")
def snapshot(request: HttpRequest, snapshot_id: int) -> Snapshot:
    return one(Snapshot.objects.within(scope(request, Verb.READ_PLAN)), "快照", id=snapshot_id)


@router.post("/snapshots", response={200: SnapshotOut, **REFUSALS}, summary="生成快照")
def take(request: HttpRequest) -> Snapshot:
    actor = actor_of(request)
    return snapshot_actions.take(
        district=actor.district,
        actor=actor,
        at=request.now,  # type: ignore[attr-defined]
    )
