"""Reference tables: the editions that were loaded, the entries that count, loading another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import File, Form, Router, Schema, Status, UploadedFile
from ninja.pagination import paginate

from ipcity.actions import references
from ipcity.api.answers import REFUSALS, Day, actor_of, scope
from ipcity.domain.access import Verb
from ipcity.store.models.reference_tables import ReferenceEntry, ReferenceTable

router = Router(tags=["参照表"])


class TableOut(Schema):
    id: int
    kind: str
    edition: str
    valid_from: date
    file_name: str
    digest: str
    size: int
    loaded_at: datetime


class EntryOut(Schema):
    sei_code: str
    sei_name: str
    ipc_pattern: str
    ipc_exclude: str
    keywords_any: str
    keywords_not: str
    note: str


class EditionIn(Schema):
    edition: str = ""
    valid_from: Day | None = None


@router.get("/references", response=list[TableOut], summary="已载入的参照表")
@paginate
def tables(request: HttpRequest) -> QuerySet[ReferenceTable]:
    return ReferenceTable.objects.within(scope(request, Verb.READ_PLAN)).defer("contents")


@router.get("/references/entries", response=list[EntryOut], summary="生效版本的条目")
@paginate
def entries(request: HttpRequest) -> QuerySet[ReferenceEntry]:
    return ReferenceEntry.objects.within(scope(request, Verb.READ_PLAN))


@router.post("/references", response={201: dict[str, Any], **REFUSALS}, summary="载入参照表")
def load(
    request: HttpRequest, document: File[UploadedFile], edition: Form[EditionIn]
) -> Status[dict[str, object]]:
    found = references.load(
        district=actor_of(request).district,
        name=document.name or "",
        content=document.read(),
        edition=edition.edition,
        valid_from=edition.valid_from,
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return Status(201, references.form(found))
