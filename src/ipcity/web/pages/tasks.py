"""任务: what the plan asks to be done, by action, with the units made responsible."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ipcity.actions.budget_lines import Balance, of_lines
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.store.models.budgets import Budget
from ipcity.store.models.facts import (
    AssignedUnit,
    Deliverable,
    Measure,
    Safeguard,
    Target,
    Task,
    Trend,
)
from ipcity.store.models.plans import PlanVersion
from ipcity.web.doors import opens_to
from ipcity.web.fact_words import words_of
from ipcity.web.figures import sentence
from ipcity.web.item_links import items_of
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import BREAK, KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.responsibility import due_words, groups_of, is_shared, roles_of
from ipcity.web.row_lights.budgets import state
from ipcity.web.standing import standings_of
from ipcity.web.words import Mark

MENU = MenuEntry("任务", "tasks", "clipboard-document-list", verb=Verb.READ_PLAN)
HIDDEN = ("due", "action", "measures", "quote")


@opens_to(Verb.READ_PLAN)
def tasks(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "任务")
    scope = reading(request)
    rows = Task.objects.within(scope).of(plan).select_related("action").with_assignments()
    shown = KeptList(
        request,
        rows.prefetch_related("measures"),
        COLUMNS,
        filters(scope, plan),
        name="tasks",
        hidden=HIDDEN,
        group=_action,
    )
    if shown.wants_export:
        return shown.as_file("任务")
    safeguards = Safeguard.objects.within(scope).of(plan).with_assignments()
    return render(
        request, "pages/tasks.html", {"plan": plan, "shown": shown, "safeguards": safeguards}
    )


def _action(task: Task) -> str:
    return f"{task.action.number}{task.action.heading}" if task.action else "未归入行动"


def _heading(task: Task) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("task", args=[task.key]), task.heading)


def _units(task: Task) -> SafeString | str:
    """One line a role, so that lead, responsible, support and guide stand apart."""
    lines = [(label, "、".join(unit.told for unit in held)) for label, held in roles_of(task)]
    return format_html_join(SafeString(BREAK), "{}：{}", lines) if lines else "方案未指明"


def _shared(task: Task) -> str:
    return "按职责分工" if is_shared(task) else ""


COLUMNS: Sequence[Column] = (
    Column("number", "序号", lambda t: t.number, order="position", css="nowrap"),
    Column("heading", "任务", _heading, order="heading", css="cell-wide"),
    Column("units", "责任单位", _units, css="cell-wide"),
    Column("shared", "分工", _shared, optional=True, css="nowrap"),
    Column("due", "完成时限", lambda t: due_words(t) or "未写明", optional=True),
    Column("action", "所属行动", _action, order="action__position", optional=True),
    Column(
        "measures", "举措", lambda t: "；".join(m.name for m in t.measures.all()), optional=True
    ),
    Column("quote", "原文", lambda t: t.quote, optional=True),
)


def filters(scope: Scope, plan: PlanVersion) -> Sequence[Filter]:
    assigned = AssignedUnit.objects.within(scope).of(plan).exclude(assignment__task=None)
    pairs = list(assigned.values_list("unit_id", "unit__name", "name", "role").order_by("position"))
    known = {str(pk): name for pk, name, _, _ in pairs if pk}
    unknown = {f"={written}": written for pk, _, written, _ in pairs if not pk}
    roles = {role for *_, role in pairs}
    actions = Task.objects.within(scope).of(plan).order_by("action__position")
    headed = dict(actions.exclude(action=None).values_list("action__key", "action__heading"))
    return (
        Filter("q", "关键词", _words, hint="任务名称、原文、单位"),
        Filter("unit", "责任单位", _of_unit, list((known | unknown).items())),
        Filter("action", "行动", lambda key: Q(action__key=key), list(headed.items())),
        Filter("role", "有单位", _in_role, _roles(roles), facet=True),
    )


def _roles(present: set[str]) -> list[tuple[str, str]]:
    return [(role, label) for role, label in AssignedUnit.Role.choices if role in present]


def _assigned(**conditions: object) -> Q:
    """Tasks with a standing unit that meets all of ``conditions`` at once."""
    rows = AssignedUnit.objects.standing().filter(assignment__task=OuterRef("pk"), **conditions)
    return Q(Exists(rows))


def _words(text: str) -> Q:
    return Q(heading__icontains=text) | Q(quote__icontains=text) | _assigned(name__icontains=text)


def _of_unit(value: str) -> Q:
    return _assigned(name=value[1:]) if value.startswith("=") else _assigned(unit_id=value)


def _in_role(role: str) -> Q:
    return _assigned(role=role)


@opens_to(Verb.READ_PLAN)
def task(request: HttpRequest, key: str) -> HttpResponse:
    plan, scope = plan_in_force(request), reading(request)
    rows = Task.objects.within(scope).select_related("action").with_assignments()
    fact = rows.of(plan).filter(key=key).first() if plan else None
    if fact is None:
        raise Http404
    targets = list(Target.objects.within(scope).of(plan).filter(place=fact.key))
    standings = standings_of(plan, targets, request.today)
    shown = {
        "plan": plan,
        "task": fact,
        "groups": groups_of(fact),
        "reads_units": may(request.actor, Verb.READ_UNITS),
        "words": words_of(fact, plan, _marks(fact, targets)),
        "measures": Measure.objects.within(scope).of(plan).filter(task=fact),
        "targets": [(row, sentence(row), standings[row.key]) for row in targets],
        "trends": Trend.objects.within(scope).of(plan).filter(place=fact.key),
        "deliverables": Deliverable.objects.within(scope).of(plan).filter(place=fact.key),
        "beside": _beside(fact, scope, plan),
        "items": items_of(request, plan.programme, task=fact.key),
        "budget": _budget(request, fact),
    }
    return render(request, "pages/task.html", shown)


def _marks(fact: Task | Safeguard, targets: Sequence[Target] = ()) -> list[Mark]:
    """The bodies and the figures inside a passage."""
    units = [(unit, "责任单位") for _, held in roles_of(fact) for unit in held]
    marked = [*units, *((target, "指标") for target in targets)]
    return [Mark(*each.span, label) for each, label in marked if each.span]


def _beside(fact: Task, scope: Scope, plan: PlanVersion) -> tuple[Task | None, Task | None]:
    rows = Task.objects.within(scope).of(plan)
    before = rows.filter(position__lt=fact.position).order_by("-position").first()
    return before, rows.filter(position__gt=fact.position).order_by("position").first()


def _budget(request: HttpRequest, fact: Task) -> list[tuple[Balance, str]]:
    """The budget lines of the task that the reader may see, the newest year first."""
    rows = Budget.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    lines = rows.filter(district=fact.district_id, plan_reference__iexact=fact.key)
    found = of_lines(lines.select_related("unit").order_by("-year", "code", "name", "pk"))
    return [(each, state(each)) for each in found]


@opens_to(Verb.READ_PLAN)
def safeguard(request: HttpRequest, key: str) -> HttpResponse:
    plan = plan_in_force(request)
    rows = Safeguard.objects.within(reading(request)).with_assignments()
    fact = rows.of(plan).filter(key=key).first() if plan else None
    if fact is None:
        raise Http404
    shown = {
        "plan": plan,
        "safeguard": fact,
        "groups": groups_of(fact),
        "reads_units": may(request.actor, Verb.READ_UNITS),
        "words": words_of(fact, plan, _marks(fact)),
    }
    return render(request, "pages/safeguard.html", shown)


urlpatterns = [
    path("tasks", tasks, name="tasks"),
    path("tasks/<str:key>", task, name="task"),
    path("safeguards/<str:key>", safeguard, name="safeguard"),
]
