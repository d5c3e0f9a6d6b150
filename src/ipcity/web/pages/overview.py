"""总览: the leader's page. Are we on course? Every target by goal, on one sheet of paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.actions.standings import TargetStanding, standings
from ipcity.domain.access import Scope, Verb
from ipcity.domain.plans.standings import RULE_WORDS
from ipcity.store.models.facts import Deliverable, Goal, PlanAction, Target, Task, Trend
from ipcity.store.models.plans import PlanVersion
from ipcity.web.doors import opens_to
from ipcity.web.drawings import draw_bullet
from ipcity.web.figures import about, stated
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_in_force import Places, places_of, plan_in_force, reading
from ipcity.web.standing import Standing, as_of, shown_facts, shown_standing
from ipcity.web.target_course import bullet_of

MENU = MenuEntry("总览", "overview", "presentation-chart-bar", verb=Verb.READ_PLAN)

COUNTED = (("green", "绿"), ("yellow", "黄"), ("red", "红"))


@dataclass(frozen=True)
class Line:
    """One target as the leader sees it."""

    target: Target
    number: str
    unit: str
    path_words: str
    chart: str
    now: Standing


@dataclass(frozen=True)
class Group:
    heading: str
    lines: tuple[Line, ...]


@opens_to(Verb.READ_PLAN)
def overview(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "总览")
    scope = reading(request)
    targets = list(Target.objects.within(scope).of(plan))
    found = standings(plan=plan, targets=targets, on=request.today)
    groups = _groups(scope, plan, found)
    shown = {
        "plan": plan,
        "today": request.today,
        "groups": groups,
        "as_of": as_of(plan, found.values()),
        "rule": RULE_WORDS,
        "figures": _figures(scope, plan, groups, request.today),
        "trends": Trend.objects.within(scope).of(plan).count(),
        "deliverables": shown_facts(
            plan, Deliverable.objects.within(scope).of(plan), request.today
        ),
        "actions": _actions(scope, plan),
    }
    return render(request, "pages/overview.html", shown)


def _groups(
    scope: Scope, plan: PlanVersion, found: Mapping[str, TargetStanding]
) -> tuple[Group, ...]:
    """Targets under the goal that states them, in the plan's order; others under 任务."""
    places = places_of(scope, plan)
    grouped: dict[str, list[Line]] = {}
    for each in found.values():
        grouped.setdefault(_heading(each.target, places), []).append(_line(each))
    return tuple(Group(heading, tuple(lines)) for heading, lines in grouped.items())


def _heading(target: Target, places: Places) -> str:
    goal: Goal | None = places.goal(target)
    return goal.heading if goal else "任务中的量化要求"


def _line(each: TargetStanding) -> Line:
    target, told = each.target, each.standing
    number, unit = stated(target)
    return Line(
        target=target,
        number=number,
        unit=unit,
        path_words="—" if told.asked is None else about(told.asked, target.unit),
        chart=draw_bullet(bullet_of(target, told.asked, told.value)),
        now=shown_standing(each),
    )


def _figures(
    scope: Scope, plan: PlanVersion, groups: tuple[Group, ...], today: date
) -> list[tuple[str, object, str, str]]:
    """Four at most: how many promises, how they stand, how many tasks, how many days left."""
    lines = [line for group in groups for line in group.lines]
    measured = sum(line.now.measurement is not None for line in lines)
    lights = Counter(line.now.colour for line in lines)
    counted = "，".join(f"{word} {lights[colour]}" for colour, word in COUNTED if lights[colour])
    tasks = Task.objects.within(scope).of(plan).count()
    yearly = sum(bool(line.target.period) for line in lines)
    found: list[tuple[str, object, str, str]] = [
        ("量化指标", len(lines), "项", f"其中逐年考核 {yearly} 项" if yearly else ""),
        ("已有数据", measured, "项", counted if measured else "台账有记录后自动计算"),
        ("重点任务", tasks, "项", ""),
    ]
    last = plan.last_year or plan.programme.last_year
    if last:
        left = (date(last, 12, 31) - today).days
        words = f"至{last}年12月31日"
        found.append(("距期末", max(left, 0), "天", words if left >= 0 else "已到期"))
    return found


def _actions(scope: Scope, plan: PlanVersion) -> list[tuple[PlanAction, int]]:
    """Each action with the number of its tasks."""
    counted = Counter(Task.objects.within(scope).of(plan).values_list("action_id", flat=True))
    return [(each, counted[each.pk]) for each in PlanAction.objects.within(scope).of(plan)]


urlpatterns = [path("overview", overview, name="overview")]
