"""The standing facts of a version as one object in the shape of the compiled plan."""

from __future__ import annotations

from collections.abc import Mapping

from ipcity.domain.plans import Plan, from_json
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.facts import (
    AssignedUnit,
    Assignment,
    CitedDocument,
    Deliverable,
    Fact,
    Goal,
    Measure,
    PlanAction,
    Safeguard,
    Target,
    Task,
    Trend,
)
from ipcity.store.models.plans import PlanVersion

NOWHERE = (0, 0)


def form_of(plan: PlanVersion) -> dict[str, object]:
    """Ids are the permanent keys; a span that is not known yet is ``[0, 0]``."""
    tasks = list(Task.objects.filter(plan=plan).standing().select_related("action"))
    safeguards = list(Safeguard.objects.filter(plan=plan).standing())
    return {
        "title": plan.title or None,
        "issuer": plan.issuer or None,
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "document_number": plan.document_number or None,
        "period": {"start": plan.first_year, "end": plan.last_year} if plan.last_year else None,
        "goals": [_row(goal, "heading") for goal in Goal.objects.filter(plan=plan).standing()],
        "targets": [_target(each) for each in Target.objects.filter(plan=plan).standing()],
        "trends": [
            _row(each, "name", "direction", "place")
            for each in Trend.objects.filter(plan=plan).standing()
        ],
        "deliverables": [
            _row(each, "name", "place") for each in Deliverable.objects.filter(plan=plan).standing()
        ],
        "actions": [
            _row(each, "number", "heading")
            for each in PlanAction.objects.filter(plan=plan).standing()
        ],
        "tasks": [
            _row(task, "number", "heading") | {"action": task.action.key if task.action else None}
            for task in tasks
        ],
        "measures": _measures(plan),
        "assignments": _assignments(plan),
        "safeguards": [_row(each, "number", "heading") for each in safeguards],
        "documents": [
            _row(each, "title", "number")
            for each in CitedDocument.objects.filter(plan=plan).standing()
        ],
        "rules": list(plan.rules),
    }


def _row(fact: Fact, *fields: str) -> dict[str, object]:
    row: dict[str, object] = {"id": fact.key}
    for field in fields:
        row[field] = getattr(fact, field) or None
    return row | _spans(fact)


def _spans(fact: Fact) -> dict[str, object]:
    spans: Mapping[str, object] = {"span": list(NOWHERE)} | fact.spans
    named = {
        name if name in ("span", "owns") else f"{name}_span": span for name, span in spans.items()
    }
    return named | {"quote": fact.quote}


def _target(target: Target) -> dict[str, object]:
    row = _row(
        target,
        "name",
        "comparator",
        "unit",
        "basis",
        "direction",
        "period",
        "due",
        "strength",
        "place",
    )
    row["value"] = decimal_text(target.value)
    row["value_max"] = None if target.value_max is None else decimal_text(target.value_max)
    return row


def _measures(plan: PlanVersion) -> list[dict[str, object]]:
    measures = Measure.objects.filter(plan=plan).standing().select_related("task")
    return [
        _row(each, "name") | {"task": each.task.key if each.task else None} for each in measures
    ]


def _assignments(plan: PlanVersion) -> list[dict[str, object]]:
    units: dict[int, list[dict[str, object]]] = {}
    for unit in AssignedUnit.objects.filter(plan=plan).standing():
        row = _row(unit, "name", "role", "note") | {"open_set": unit.open_set}
        units.setdefault(unit.assignment_id, []).append(row)
    groups = Assignment.objects.filter(plan=plan).standing()
    return [
        _row(group, "due")
        | {
            "task": group.task.key if group.task else None,
            "safeguard": group.safeguard.key if group.safeguard else None,
            "shared": group.shared,
            "units": units.get(group.pk, []),
        }
        for group in groups.select_related("task", "safeguard")
    ]


def plan_of(version: PlanVersion) -> Plan:
    """The standing facts as the plan language's own value; what only a compiler knows is empty."""
    form = form_of(version)
    groups = _listed(form["assignments"])
    for owner, column in (("tasks", "task"), ("safeguards", "safeguard")):
        for row in _listed(form[owner]):
            row["assignments"] = [
                at for at, group in enumerate(groups) if group[column] == row["id"]
            ]
    for target in _listed(form["targets"]):
        for name in ("name_span", "value_span"):
            target.setdefault(name, list(NOWHERE))
    for group in groups:
        group.setdefault("owns", list(NOWHERE))
    return from_json(
        form
        | {
            "text": version.text or "",
            "source": {
                "name": version.source_name,
                "sha256": version.source_sha256,
                "encoding": version.source_encoding,
                "reader": version.source_reader,
            },
            "problems": [],
            "numbers": {"total": 0, "in_targets": 0, "explained": {}, "unexplained": []},
        }
    )


def _listed(rows: object) -> list[dict[str, object]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
