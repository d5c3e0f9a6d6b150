"""Who does what in a task, as pages show it: groups of units apart by role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ipcity.store.models.facts import AssignedUnit, Assignment, Safeguard, Task


@dataclass(frozen=True)
class Group:
    """One bracket of the plan; ``by_role`` in the order lead, responsible, support, guide."""

    by_role: tuple[tuple[str, tuple[AssignedUnit, ...]], ...]
    shared: bool
    due: object


def groups_of(owner: Task | Safeguard) -> tuple[Group, ...]:
    return tuple(_group(each) for each in owner.assignments.all())


def _group(assignment: Assignment) -> Group:
    return Group(by_role(assignment.units.all()), assignment.shared, assignment.due)


def by_role(units: Iterable[AssignedUnit]) -> tuple[tuple[str, tuple[AssignedUnit, ...]], ...]:
    """Units under the label of their role, each role once; roles nobody has are left out."""
    rows: Sequence[AssignedUnit] = tuple(units)
    return tuple(
        (label, held)
        for role, label in AssignedUnit.Role.choices
        if (held := tuple(unit for unit in rows if unit.role == role))
    )


def roles_of(owner: Task | Safeguard) -> tuple[tuple[str, tuple[AssignedUnit, ...]], ...]:
    """The units of all groups together, by role."""
    return by_role(unit for group in owner.assignments.all() for unit in group.units.all())


def is_shared(owner: Task | Safeguard) -> bool:
    return any(group.shared for group in owner.assignments.all())


def due_words(owner: Task | Safeguard) -> str:
    dues = (str(group.due) for group in owner.assignments.all() if group.due)
    return "、".join(dict.fromkeys(dues))
