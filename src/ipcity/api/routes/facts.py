"""What the plan in force says: targets, tasks, trends, deliverables, each with its words."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.pagination import paginate

from ipcity.api.answers import REFUSALS, one, scope
from ipcity.domain.access import Verb
from ipcity.store.models.facts import AssignedUnit, Assignment, Deliverable, Target, Task, Trend

router = Router(tags=["目标与任务"])


class TargetOut(Schema):
    """``id`` is the permanent key (``T1``…); values are decimal strings in base units."""

    id: str
    plan_id: int
    name: str
    comparator: str
    value: str
    value_max: str | None
    unit: str | None
    basis: str
    direction: str
    period: str | None
    due: int | None
    strength: str
    quote: str
    spans: dict[str, list[int]]

    @staticmethod
    def resolve_id(target: Target) -> str:
        return target.key

    @staticmethod
    def resolve_value(target: Target) -> str:
        return plain(target.value)

    @staticmethod
    def resolve_value_max(target: Target) -> str | None:
        return None if target.value_max is None else plain(target.value_max)

    @staticmethod
    def resolve_unit(target: Target) -> str | None:
        return target.unit or None

    @staticmethod
    def resolve_period(target: Target) -> str | None:
        return target.period or None


class StatementOut(Schema):
    id: str
    plan_id: int
    name: str
    quote: str

    @staticmethod
    def resolve_id(fact: Trend | Deliverable) -> str:
        return fact.key


class ResponsibleOut(Schema):
    name: str
    role: str
    note: str
    open_set: bool
    unit_id: int | None


class TaskOut(Schema):
    id: str
    plan_id: int
    number: str
    heading: str
    action: str | None
    quote: str
    units: list[ResponsibleOut]

    @staticmethod
    def resolve_id(task: Task) -> str:
        return task.key

    @staticmethod
    def resolve_action(task: Task) -> str | None:
        return task.action.key if task.action else None

    @staticmethod
    def resolve_units(task: Task) -> list[AssignedUnit]:
        return [unit for group in task.assignments.all() for unit in group.units.all()]


def plain(value: Decimal) -> str:
    """A decimal string without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _targets(request: HttpRequest) -> QuerySet[Target]:
    return Target.objects.within(scope(request, Verb.READ_PLAN)).in_force()


def _tasks(request: HttpRequest) -> QuerySet[Task]:
    groups = Assignment.objects.standing().prefetch_related(
        Prefetch("units", AssignedUnit.objects.standing())
    )
    rows = Task.objects.within(scope(request, Verb.READ_PLAN)).in_force()
    return rows.select_related("action").prefetch_related(Prefetch("assignments", groups))


@router.get("/targets", response=list[TargetOut], summary="现行方案的量化目标")
@paginate
def targets(request: HttpRequest) -> QuerySet[Target]:
    return _targets(request)


@router.get("/targets/{key}", response={200: TargetOut, **REFUSALS}, summary="一项目标")
def target(request: HttpRequest, key: str) -> Target:
    return one(_targets(request), "目标", key=key)


@router.get("/trends", response=list[StatementOut], summary="趋势要求")
@paginate
def trends(request: HttpRequest) -> QuerySet[Trend]:
    return Trend.objects.within(scope(request, Verb.READ_PLAN)).in_force()


@router.get("/deliverables", response=list[StatementOut], summary="建设成果")
@paginate
def deliverables(request: HttpRequest) -> QuerySet[Deliverable]:
    return Deliverable.objects.within(scope(request, Verb.READ_PLAN)).in_force()


@router.get("/tasks", response=list[TaskOut], summary="现行方案的任务及责任单位")
@paginate
def tasks(request: HttpRequest) -> QuerySet[Task]:
    return _tasks(request)


@router.get("/tasks/{key}", response={200: TaskOut, **REFUSALS}, summary="一项任务")
def task(request: HttpRequest, key: str) -> Task:
    return one(_tasks(request), "任务", key=key)
