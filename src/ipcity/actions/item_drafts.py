"""Drafts of items from the plan in force: one a measure, with the units that the plan assigns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit, own_indicators
from ipcity.actions.bindings import bound_codes
from ipcity.actions.item_rows import Hand, Wish, create, task_units
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.supervision.items import BASIS
from ipcity.domain.terms.comparators import Comparator
from ipcity.store.models.facts import Measure, Target, Task
from ipcity.store.models.items import Item
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"item-propose-plan": "由方案举措拟立项"}
MEASURE, TASK = "measure", "task"


@dataclass(frozen=True)
class Proposal:
    """What the plan suggests; ``lead`` None: the plan names no unit that the district knows."""

    source_kind: str
    source_id: str
    title: str
    task: Task
    lead: Unit | None
    support: tuple[Unit, ...]
    targets: tuple[Target, ...]


def proposals(plan: PlanVersion) -> tuple[Proposal, ...]:
    """What no item has come of yet, in the plan's order: measures, and tasks without any."""
    tasks = Task.objects.of(plan).with_assignments().prefetch_related("measures")
    rows = Item.objects.filter(programme=plan.programme_id, source_kind__in=(MEASURE, TASK))
    taken = set(rows.values_list("source_kind", "source_id"))
    targets: dict[str, list[Target]] = {}
    for each in Target.objects.of(plan):
        targets.setdefault(each.place, []).append(each)
    found = (p for task in tasks for p in _of_task(task, targets.get(task.key, [])))
    return tuple(each for each in found if (each.source_kind, each.source_id) not in taken)


def propose_from_plan(
    *, plan: PlanVersion, chosen: Sequence[str] | None = None, actor: Actor, at: datetime
) -> tuple[Item, ...]:
    """Drafts of ``chosen`` (keys of measures and tasks; None: all) that have a unit to lead them."""
    require(actor, Verb.ASSIGN_WORK, district=plan.district_id)
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=plan.programme_id)
        open_ones = [p for p in proposals(plan) if chosen is None or p.source_id in chosen]
        led = [each for each in open_ones if each.lead is not None]
        if not led:
            raise Refused(
                "nothing-to-propose", "没有可拟立项的举措，或方案没有指明责任单位。", BASIS
            )
        codes, units = bound_codes(plan.programme), _units_of_indicators(plan.district_id)
        made = tuple(
            create(plan.programme, _wish(each, plan, codes, units), Hand(actor, at)) for each in led
        )
        audit.record(
            actor=actor,
            verb="item-propose-plan",
            subject=plan,
            at=at,
            district=plan.district_id,
            facts={"items": len(made), "first": made[0].number},
            under=Verb.ASSIGN_WORK,
        )
    return made


def _of_task(task: Task, targets: Sequence[Target]) -> Iterator[Proposal]:
    lead, support = task_units(task)
    measures = [each for each in task.measures.all() if each.review != "dropped"]
    for each in measures:
        mine = tuple(t for t in targets if len(measures) == 1 or _speaks_of(each, t))
        yield Proposal(MEASURE, each.key, each.name, task, lead, support, mine)
    if not measures:
        yield Proposal(TASK, task.key, task.heading, task, lead, support, tuple(targets))


def _speaks_of(measure: Measure, target: Target) -> bool:
    """Whether the target stands inside the measure's words."""
    if measure.span and target.span:
        return measure.span[0] <= target.span[0] and target.span[1] <= measure.span[1]
    return target.name in measure.name


def _wish(
    each: Proposal, plan: PlanVersion, codes: Mapping[str, str], units: Mapping[str, str]
) -> Wish:
    assert each.lead is not None  # noqa: S101  only led ones are made
    years = [group.due for group in each.task.assignments.all() if group.due]
    last = min(years, default=None) or plan.last_year or plan.programme.last_year
    return Wish(
        title=each.title,
        lead=each.lead,
        support=each.support,
        task_key=each.task.key,
        due=date(last, 12, 31) if last else None,
        serves=[target.key for target in each.targets],
        evidence=[
            Requirement(codes[t.key], Comparator(t.comparator), t.value, per_unit=False)
            for t in each.targets
            if codes.get(t.key) in units
        ],
        origin=Item.Origin.PLAN,
        source_kind=each.source_kind,
        source_id=each.source_id,
    )


def _units_of_indicators(district: int) -> Mapping[str, str]:
    return {code: each[-1].unit for code, each in own_indicators.known(district).items()}
