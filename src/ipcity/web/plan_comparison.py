"""Two versions of one programme's plan laid side by side, as their rows stand today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ipcity.actions.plan_forms import NOWHERE, form_of
from ipcity.domain.plans import Plan, compare, from_json
from ipcity.domain.plans.comparison import KIND_NAMES, Difference, Kind, Subject
from ipcity.store.models.facts import Target, Task
from ipcity.store.models.plans import PlanVersion

SETTLED = frozenset({PlanVersion.State.ADOPTED, PlanVersion.State.SUPERSEDED})
# What the comparison needs of a plan beside its facts.
EMPTY = {
    "text": "",
    "source": {"name": "", "sha256": "", "encoding": "", "reader": ""},
    "problems": [],
    "numbers": {"total": 0, "in_targets": 0, "explained": {}, "unexplained": []},
}


@dataclass(frozen=True)
class Change:
    """One change in words; ``place`` is the task that a change of units belongs to."""

    kind: str
    key: str
    old: str
    new: str
    place: str = ""


@dataclass(frozen=True)
class Comparison:
    """The changes of targets, tasks and units, and how many there are of each kind."""

    targets: tuple[Change, ...]
    tasks: tuple[Change, ...]
    units: tuple[Change, ...]
    counts: tuple[tuple[str, int], ...]


def comparison_of(old: PlanVersion, new: PlanVersion) -> Comparison:
    before, after = plan_of(old), plan_of(new)
    found = compare(before, after, kept_keys(old, new))
    headings = {task.id: task.heading or task.id for task in (*before.tasks, *after.tasks)}
    counts = [(KIND_NAMES[kind], sum(c.kind is kind for c in found.changes)) for kind in Kind]
    return Comparison(
        targets=tuple(_change(each) for each in found.of(Subject.TARGET)),
        tasks=tuple(_change(each) for each in found.of(Subject.TASK)),
        units=tuple(_change(each, headings) for each in found.of(Subject.UNIT)),
        counts=tuple((name, count) for name, count in counts if count),
    )


def _change(each: Difference, headings: Mapping[str, str] | None = None) -> Change:
    key = each.new_id or each.old_id or ""
    place = headings.get(key, "") if headings else ""
    return Change(KIND_NAMES[each.kind], key, each.old or "", each.new or "", place)


def kept_keys(old: PlanVersion, new: PlanVersion) -> dict[str, str]:
    """Which key of ``old`` lives on as which key of ``new``: the same one once both were adopted;
    for a draft, what a person has confirmed."""
    if old.state not in SETTLED:
        return {}
    rows = [row for kind in (Target, Task) for row in kind.objects.of(new)]
    if new.state in SETTLED:
        return {row.key: row.key for row in rows}
    return {row.continues: row.key for row in rows if row.continues and row.continuity_confirmed}


def plan_of(version: PlanVersion) -> Plan:
    """The standing facts as a plan of the domain; ids are keys, unknown spans are empty."""
    form = EMPTY | form_of(version)
    owned: dict[str, list[int]] = {}
    for at, group in enumerate(form["assignments"]):
        owned.setdefault(group["task"] or group["safeguard"], []).append(at)
    for name in ("tasks", "safeguards"):
        form[name] = [{**row, "assignments": owned.get(row["id"], [])} for row in form[name]]
    spans = {"name_span": list(NOWHERE), "value_span": list(NOWHERE)}
    form["targets"] = [spans | row for row in form["targets"]]
    form["assignments"] = [{"owns": list(NOWHERE)} | row for row in form["assignments"]]
    return from_json(form)
