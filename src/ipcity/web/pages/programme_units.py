"""单位: the bodies of the district, what the plan asks of each, and how they came to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.facts import AssignedUnit, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.posts import Holding, during
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.figures import sentence
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.standing import standings_of

MENU = MenuEntry("单位", "units", "building-office-2", verb=Verb.READ_UNITS)
HIDDEN = ("full_name", "guided", "valid_from", "valid_until")
CURRENT, ENDED = "current", "ended"


@opens_to(Verb.READ_UNITS)
def units(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    scope = scope_of(request.actor, Verb.READ_UNITS)
    rows = Unit.objects.within(scope).select_related("parent").with_task_counts(plan)
    shown = KeptList(
        request,
        rows,
        columns(plan, request.today),
        filters(Unit.objects.within(scope), request.today),
        name="units",
        hidden=HIDDEN,
    )
    if shown.wants_export:
        return shown.as_file("单位")
    manages = may(request.actor, Verb.MANAGE_UNITS)
    return render(
        request, "pages/programme_units.html", {"plan": plan, "shown": shown, "manages": manages}
    )


def columns(plan: PlanVersion | None, today) -> Sequence[Column]:
    """Counts of tasks stand only beside a plan that the person may read."""
    known = (
        Column("name", "单位", lambda u: _name(u, today), order="name", css="cell-mid"),
        Column("full_name", "全称", lambda u: u.full_name, optional=True),
        Column("aliases", "别名", lambda u: "、".join(u.aliases), optional=True, css="cell-mid"),
        Column("kind", "类别", lambda u: u.get_kind_display(), order="kind", css="nowrap"),
        Column("parent", "上级", lambda u: u.parent.name if u.parent else "", optional=True),
    )
    counts = (
        _count("led", "牵头"),
        _count("responsible", "责任"),
        _count("supported", "配合"),
        _count("guided", "指导"),
    )
    life = (
        Column("valid_from", "启用日期", lambda u: _day(u.valid_from), optional=True, css="nowrap"),
        Column(
            "valid_until", "停用日期", lambda u: _day(u.valid_until), optional=True, css="nowrap"
        ),
    )
    return (*known, *(counts if plan else ()), *life)


def _count(name: str, label: str) -> Column:
    return Column(
        name, label, lambda u: getattr(u, name), order=name, numeric=True, unit="项", optional=True
    )


def _name(unit: Unit, today) -> SafeString:
    ended = "（已停用）" if unit.valid_until and unit.valid_until <= today else ""
    return format_html('<a href="{}">{}</a>{}', reverse("unit", args=[unit.pk]), unit.name, ended)


def _day(day) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def filters(rows: QuerySet[Unit], today) -> Sequence[Filter]:
    kinds = set(rows.order_by().values_list("kind", flat=True))
    choices = [(kind, label) for kind, label in Unit.Kind.choices if kind in kinds]
    lives = [(CURRENT, "现用"), (ENDED, "已停用")]
    return (
        Filter("q", "关键词", _called(rows), hint="名称、全称、别名"),
        Filter("kind", "类别", lambda kind: Q(kind=kind), choices, facet=True),
        Filter("life", "状态", lambda life: _in_life(rows, life, today), lives, facet=True),
    )


def _called(rows: QuerySet[Unit]) -> Callable[[str], Q]:
    """By any of a unit's names; aliases are compared here: databases store lists differently."""

    def narrowed(text: str) -> Q:
        named = rows.order_by().values_list("pk", "aliases")
        known = [pk for pk, aliases in named if any(text in alias for alias in aliases)]
        return Q(name__icontains=text) | Q(full_name__icontains=text) | Q(pk__in=known)

    return narrowed


def _in_life(rows: QuerySet[Unit], life: str, today) -> Q:
    now = Q(pk__in=rows.order_by().valid_on(today).values("pk"))
    return now if life == CURRENT else ~now


@opens_to(Verb.READ_UNITS)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Unit.objects.within(scope_of(request.actor, Verb.READ_UNITS))
    found = rows.select_related("parent", "successor").filter(pk=pk).first()
    if found is None:
        raise Http404
    plan = plan_in_force(request)
    parts = _parts(request, plan, found) if plan else []
    owners = {owner.key for owner, _ in parts}
    targets = list(Target.objects.within(reading(request)).of(plan).filter(place__in=owners))
    standings = standings_of(plan, targets, request.today) if plan else {}
    shown = {
        "unit": found,
        "plan": plan,
        "ended": bool(found.valid_until and found.valid_until <= request.today),
        "children": rows.filter(parent=found),
        "successors": _successors(found, rows),
        "predecessors": rows.filter(successor=found),
        "roles": _by_role(part for part in parts if part[1].assignment.task_id),
        "safeguards": [owner for owner, part in parts if part.assignment.safeguard_id],
        "targets": [(row, sentence(row), standings[row.key]) for row in targets],
        "holdings": _holdings(request, found),
        "sees_people": may(request.actor, Verb.READ_PEOPLE),
        "manages": may(request.actor, Verb.MANAGE_UNITS),
    }
    return render(request, "pages/programme_unit.html", shown)


def _parts(
    request: HttpRequest, plan: PlanVersion, found: Unit
) -> list[tuple[object, AssignedUnit]]:
    """What the plan gives the unit to do: the task or safeguard, and the unit's part in it."""
    rows = AssignedUnit.objects.within(reading(request)).of(plan).filter(unit=found)
    parts = rows.select_related("assignment__task__action", "assignment__safeguard")
    owned = [(part.assignment.task or part.assignment.safeguard, part) for part in parts]
    standing = [(owner, part) for owner, part in owned if owner and owner.review != "dropped"]
    return sorted(standing, key=lambda each: (each[0].position, each[0].pk))


PARTS = {"lead": "牵头的任务", "responsible": "负责的任务"}
PARTS |= {"support": "配合的任务", "guide": "指导的任务"}


def _by_role(parts: Iterable[tuple[object, AssignedUnit]]) -> list[tuple[str, list]]:
    rows = list(parts)
    return [
        (label, held)
        for role, label in PARTS.items()
        if (held := [each for each in rows if each[1].role == role])
    ]


def _successors(found: Unit, rows: QuerySet[Unit]) -> list[Unit]:
    """The unit's successor, that one's, and so on to the body that exists now."""
    known = {unit.pk: unit for unit in rows} if found.successor_id else {}
    chain, seen, at = [], {found.pk}, found.successor_id
    while at in known and at not in seen:
        chain.append(known[at])
        seen.add(at)
        at = known[at].successor_id
    return chain


def _holdings(request: HttpRequest, found: Unit) -> QuerySet[Holding]:
    """Who holds the unit's posts today, for those who may read both people and posts."""
    actor, today = request.actor, request.today
    both = scope_of(actor, Verb.READ_PEOPLE) & scope_of(actor, Verb.READ_POSTS)
    rows = Holding.objects.within(both).valid_on(today).filter(post__unit=found)
    alive = rows.filter(during(today, "post__valid_from", "post__valid_until"))
    return alive.select_related("post", "person").order_by("post__name", "pk")


urlpatterns = [
    path("units", units, name="units"),
    path("units/<int:pk>", unit, name="unit"),
]
