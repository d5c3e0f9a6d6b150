"""What every route shares: pages of rows, and rows that are there only within a scope."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema

from ipcity.actions import programmes
from ipcity.domain.access import Actor, Scope, Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.days import FIRST_DAY, LAST_DAY
from ipcity.store.models.plans import PlanVersion

Row = TypeVar("Row", bound=Model)
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class Refusal(Schema):
    """Every 4xx answer: a stable code, a sentence for the person, and its basis."""

    code: str
    message: str
    basis: str


REFUSALS = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def scope(request: HttpRequest, verb: Verb) -> Scope:
    """Where the caller may do ``verb``; refuses when that is nowhere."""
    found = scope_of(actor_of(request), verb)
    if not found.reaches:
        raise NotPermitted("not-permitted", "该令牌或您的岗位没有此项权限。", f"权限表：{verb}")
    return found


def plan_of(request: HttpRequest, programme: int | None = None) -> PlanVersion:
    """The plan in force of ``programme``, left out of the one that the pages open first."""
    mine = programmes.open_to(scope(request, Verb.READ_PLAN))
    found = programmes.in_hand(mine, request.today.year)  # type: ignore[attr-defined]
    if programme is not None:
        found = next((each for each in mine if each.pk == programme), None)
        if found is None:
            raise Refused("not-found", "没有找到这项试点工作，或者您无权查看。", "数据范围")
    rows = PlanVersion.objects.in_force().listed().select_related("programme__district")
    plan = rows.filter(programme=found).order_by("-pk").first() if found else None
    if plan is None:
        raise Refused("no-plan", "还没有正式版本的方案。", "方案")
    return plan


def one(rows: QuerySet[Row], what: str, **where: object) -> Row:
    """The row, or a refusal that does not tell a hidden row from a missing one."""
    found = rows.filter(**where).first()
    if found is None:
        raise Refused("not-found", f"没有找到这个{what}，或者您无权查看。", "数据范围")
    return found
