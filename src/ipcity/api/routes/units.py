"""The programme's units: organs, towns, parks, with aliases and successors."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.api.answers import REFUSALS, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.units import Unit

router = Router(tags=["单位"])


class UnitOut(Schema):
    id: int
    key: str
    name: str
    full_name: str
    aliases: list[str]
    kind: str
    parent_id: int | None
    valid_from: date | None
    valid_until: date | None
    successor_id: int | None


@router.get("/units", response=list[UnitOut], summary="单位")
@paginate
def units(request: HttpRequest, search: str = "", kind: str = "") -> QuerySet[Unit]:
    rows = Unit.objects.within(scope(request, Verb.READ_UNITS))
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(full_name__icontains=search))
    return rows.filter(kind=kind) if kind else rows


@router.get("/units/{unit_id}", response={200: UnitOut, **REFUSALS}, summary="一个单位")
def unit(request: HttpRequest, unit_id: int) -> Unit:
    return one(Unit.objects.within(scope(request, Verb.READ_UNITS)), "单位", id=unit_id)
