"""The audit log: its entries within scope, and the root that proves them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.api.answers import scope
from ipcity.domain.access import Verb
from ipcity.store.models.audit import AuditEntry

router = Router(tags=["审计"])


class EntryOut(Schema):
    sequence: int
    at: datetime
    actor: int | None
    on_behalf_of: int | None
    via: str
    verb: str
    subject_kind: str
    subject_id: str
    facts: dict[str, Any]
    previous: str
    hash: str


@router.get("/audit", response=list[EntryOut], summary="审计日志")
@paginate
def entries(request: HttpRequest, verb: str = "") -> QuerySet[AuditEntry]:
    rows = AuditEntry.objects.within(scope(request, Verb.READ_AUDIT))
    return rows.filter(verb=verb) if verb else rows
