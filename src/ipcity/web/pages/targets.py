"""指标: the targets of the plan in force, its trends and its deliverables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions.light_rules import rule_on
from ipcity.domain.access import Scope, Verb
from ipcity.domain.plans.standings import rule_words
from ipcity.store.models.facts import Deliverable, Target, Trend
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.readings import Reading
from ipcity.web.doors import opens_to
from ipcity.web.figures import figures, stated
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_in_force import Places, places_of, plan_in_force, reading
from ipcity.web.standing import Standing, shown_facts, standings_of
from ipcity.web.templatetags.components import light

MENU = MenuEntry("指标", "targets", "chart-bar", verb=Verb.READ_PLAN)
IN_TASKS = "tasks"
OPEN, SETTLED = "open", "settled"
# Shown when a person asks for them.
HIDDEN = ("period", "reading", "quote", "asked", "gap")


@opens_to(Verb.READ_PLAN)
def targets(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "指标")
    scope = reading(request)
    places = places_of(scope, plan)
    rows = Target.objects.within(scope).of(plan)
    where = set(rows.order_by().values_list("place", flat=True))
    readings = readings_of(scope, plan)
    shown = KeptList(
        request,
        rows,
        columns(places, readings, standings_of(plan, rows, request.today)),
        (*filters(places, rows), *by_reading(readings)),
        name="targets",
        hidden=HIDDEN if places.units_in(where) else (*HIDDEN, "units"),
    )
    if shown.wants_export:
        return shown.as_file("指标")
    return render(
        request, "pages/targets.html", _context(scope, plan, places, shown, request.today)
    )


def _context(
    scope: Scope, plan: PlanVersion, places: Places, shown: KeptList, on: date
) -> dict[str, object]:
    facts = {
        name: shown_facts(plan, model.objects.within(scope).of(plan), on)
        for name, model in (("trends", Trend), ("deliverables", Deliverable))
    }
    return {
        "plan": plan,
        "shown": shown,
        "rule": rule_words(rule_on(plan.district_id, on).target_share),
        **{
            name: [(row, _place_words(row, places), told) for row, told in listed]
            for name, listed in facts.items()
        },
    }


def readings_of(scope: Scope, plan: PlanVersion) -> dict[str, Reading]:
    rows = Reading.objects.within(scope).filter(programme=plan.programme)
    return {row.target_key: row for row in rows}


# In a file the figure is a number: what it is compared by and the end of a range stand apart.
FIGURES = (
    Column("comparator", "比较方式", lambda t: t.get_comparator_display()),
    Column("value", "目标值", lambda t: figures(t)[0], numeric=True),
    Column("value_max", "目标值上限", lambda t: figures(t)[1], numeric=True),
)


def columns(
    places: Places, readings: dict[str, Reading], standings: Mapping[str, Standing]
) -> Sequence[Column]:
    return (
        Column("key", "编号", lambda t: t.key, order="position", css="nowrap"),
        Column("name", "指标", _name, order="name", css="cell-mid"),
        Column("value", "目标值", lambda t: stated(t)[0], numeric=True, in_file=FIGURES),
        Column("unit", "单位", lambda t: stated(t)[1], css="nowrap"),
        Column("basis", "口径", _basis, order="basis", optional=True, css="nowrap"),
        Column("due", "完成年度", lambda t: t.due or "未写明", order="due", optional=True),
        Column("strength", "力度", _strength, order="strength", optional=True, css="nowrap"),
        Column("now", "现值", lambda t: _now(t, standings[t.key]), numeric=True),
        Column("light", "状态", lambda t: _light(standings[t.key]), css="nowrap"),
        Column(
            "asked", "截至今日应达到", lambda t: standings[t.key].asked, numeric=True, optional=True
        ),
        Column("gap", "与进度的差", lambda t: standings[t.key].gap, numeric=True, optional=True),
        Column(
            "goal", "所在位置", lambda t: _place_words(t, places), optional=True, css="cell-mid"
        ),
        Column("units", "责任单位", lambda t: _units(t, places), optional=True),
        Column("period", "周期", lambda t: t.get_period_display() or "整个周期", optional=True),
        Column("reading", "采用的计算口径", lambda t: _reading(t, readings), optional=True),
        Column("quote", "原文", lambda t: t.quote, optional=True),
    )


def filters(places: Places, rows: QuerySet[Target]) -> Sequence[Filter]:
    """Choices are limited to what the plan has, so that no facet leads to an empty list."""
    present = list(rows.values_list("basis", "strength", "place"))
    units = places.units_in({row[2] for row in present})
    named = [
        Filter("q", "关键词", _words, hint="指标名称、编号、原文"),
        Filter("goal", "目标", _in_place(places), _places_in(places, present), facet=True),
        Filter("basis", "口径", _exactly("basis"), _of(Target.Basis, present, 0), facet=True),
        Filter(
            "strength", "力度", _exactly("strength"), _of(Target.Strength, present, 1), facet=True
        ),
    ]
    if units:
        named.insert(1, Filter("unit", "责任单位", _of_unit(places), units))
    return named


def by_reading(readings: dict[str, Reading]) -> list[Filter]:
    """Whether anybody has settled how a target is read, where the plan leaves a choice."""
    unclear = [row for row in readings.values() if len(row.alternatives) > 1]
    keys = {OPEN: [row.target_key for row in unclear if not row.is_approved]}
    keys[SETTLED] = [row.target_key for row in readings.values() if row.is_approved]
    labels = ((OPEN, "待选定"), (SETTLED, "已批准"))
    present = [(state, label) for state, label in labels if keys[state]]
    narrowed = Filter("reading", "计算口径", lambda state: Q(key__in=keys[state]), present)
    return [narrowed] if present else []


def _words(text: str) -> Q:
    return Q(name__icontains=text) | Q(key__iexact=text) | Q(quote__icontains=text)


def _exactly(column: str) -> Callable[[str], Q]:
    return lambda value: Q(**{column: value})


def _of(kinds, present: Sequence[tuple[str, ...]], at: int) -> list[tuple[str, str]]:
    used = {row[at] for row in present}
    return [(value, label) for value, label in kinds.choices if value in used]


def _places_in(places: Places, present: Sequence[tuple[str, ...]]) -> list[tuple[str, str]]:
    used = {row[2] for row in present}
    found = [(key, goal.heading) for key, goal in places.goals.items() if key in used]
    return [*found, (IN_TASKS, "任务中")] if used & set(places.tasks) else found


def _in_place(places: Places) -> Callable[[str], Q]:
    return lambda value: Q(place__in=list(places.tasks) if value == IN_TASKS else [value])


def _of_unit(places: Places) -> Callable[[str], Q]:
    owners = (*places.tasks, *places.safeguards)
    return lambda value: Q(place__in=[o for o in owners if value in dict(places.units_in({o}))])


def _name(target: Target) -> str:
    return format_html('<a href="{}">{}</a>', reverse("target", args=[target.key]), target.name)


def _basis(target: Target) -> str:
    return target.get_basis_display()


def _strength(target: Target) -> str:
    return "—" if target.strength == Target.Strength.PLAIN else target.get_strength_display()


def _now(target: Target, standing: Standing) -> str:
    """The value, leading to its rows."""
    if standing.measurement is None:
        return standing.value
    return format_html('<a href="{}">{}</a>', reverse("trace", args=[target.key]), standing.value)


def _light(standing: Standing) -> str:
    return light(standing.colour, standing.word)


def _place_words(fact: Target | Trend | Deliverable, places: Places) -> str:
    goal, task = places.goal(fact), places.task(fact)
    if task is not None:
        return format_html(
            '任务 <a href="{}">{}</a>', reverse("task", args=[task.key]), task.heading
        )
    return goal.heading if goal else ""


def _units(target: Target, places: Places) -> str:
    return "、".join(dict.fromkeys(unit.told for unit in places.units(target))) or "方案未指明"


def _reading(target: Target, readings: dict[str, Reading]) -> str:
    chosen = readings.get(target.key)
    return chosen.wording if chosen else "按方案字面"


urlpatterns = [path("targets", targets, name="targets")]
