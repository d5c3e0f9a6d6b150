"""The plan that the person at the page reads: the version in force of the programme in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from ipcity.domain.access import Scope, Verb, scope_of
from ipcity.store.models.facts import AssignedUnit, Fact, Goal, PlacedFact, Safeguard, Task
from ipcity.store.models.plans import PlanVersion
from ipcity.web.shell import programme_of

Row = TypeVar("Row", bound=Fact)


def reading(request: HttpRequest) -> Scope:
    return scope_of(request.actor, Verb.READ_PLAN)


def plan_in_force(request: HttpRequest) -> PlanVersion | None:
    """Without the text, which may be long."""
    versions = PlanVersion.objects.within(reading(request)).in_force().listed()
    return (
        versions.filter(programme=programme_of(request))
        .select_related("programme", "adopted_by", "entered_by")
        .first()
    )


@dataclass(frozen=True)
class Places:
    """Where targets, trends and deliverables may stand, by key."""

    goals: Mapping[str, Goal]
    tasks: Mapping[str, Task]
    safeguards: Mapping[str, Safeguard]

    def goal(self, fact: PlacedFact) -> Goal | None:
        return self.goals.get(fact.place)

    def task(self, fact: PlacedFact) -> Task | None:
        return self.tasks.get(fact.place)

    def safeguard(self, fact: PlacedFact) -> Safeguard | None:
        return self.safeguards.get(fact.place)

    def units(self, fact: PlacedFact) -> tuple[AssignedUnit, ...]:
        """The bodies responsible where ``fact`` stands; none where the plan is silent."""
        owner = self.task(fact) or self.safeguard(fact)
        return _assigned(owner) if owner else ()

    def units_in(self, places: Set[str]) -> list[tuple[str, str]]:
        """The known units (id, name) responsible in tasks and safeguards ``places``, as choices."""
        owners = {**self.tasks, **self.safeguards}
        held = [unit for name in owners if name in places for unit in _assigned(owners[name])]
        named = {unit.unit_id: unit.unit.name for unit in held if unit.unit}
        return [(str(pk), name) for pk, name in named.items()]


def _assigned(owner: Task | Safeguard) -> tuple[AssignedUnit, ...]:
    return tuple(unit for group in owner.assignments.all() for unit in group.units.all())


def places_of(scope: Scope, plan: PlanVersion) -> Places:
    """The goals, tasks and safeguards of ``plan``, in seven queries whatever their number."""
    return Places(
        _by_key(Goal.objects.within(scope).of(plan)),
        _by_key(Task.objects.within(scope).of(plan).select_related("action").with_assignments()),
        _by_key(Safeguard.objects.within(scope).of(plan).with_assignments()),
    )


def _by_key(facts: Iterable[Row]) -> dict[str, Row]:
    return {row.key: row for row in facts}
