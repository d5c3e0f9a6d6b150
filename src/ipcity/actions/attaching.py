"""A version that came as a pack gets its notice: spans by locating, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from ipcity.actions.forms import Form
from ipcity.actions.plan_forms import form_of
from ipcity.actions.plan_rows import write_problems
from ipcity.domain.plans import Plan
from ipcity.domain.plans.agreement import Agreement, agree, pair_up
from ipcity.store.models.facts import CONSTRUCTS, AssignedUnit, Assignment, Fact
from ipcity.store.models.plans import PlanVersion

# The list of the compiled plan in which the facts of a construct stand.
LISTS = {
    "goal": "goals",
    "target": "targets",
    "trend": "trends",
    "deliverable": "deliverables",
    "action": "actions",
    "task": "tasks",
    "measure": "measures",
    "safeguard": "safeguards",
    "document": "documents",
}
LISTED_DIFFERENCES = 200


def attach_text(
    version: PlanVersion, plan: Plan, compiled: Mapping[str, object], at: datetime
) -> None:
    """Give ``version`` the text and every fact its place; the facts themselves stay as they are.

    Part of a larger action, which saves the version.
    """
    agreement = agree(form_of(version), compiled)
    version.text = plan.text
    version.source_name = plan.source.name[:255]
    version.source_sha256 = plan.source.sha256
    version.source_reader = plan.source.reader
    version.source_encoding = plan.source.encoding
    version.compiled = {key: part for key, part in compiled.items() if key != "text"}
    version.numbers = version.compiled["numbers"]
    version.text_attached_at = at
    version.agreement = _told(agreement)
    version.version += 1
    _locate(version, Form(compiled), agreement)
    version.problems.all().delete()
    write_problems(version, Form(compiled))
    version.problems.update(settled=True, settlement="方案包载入时已核对")


def _told(agreement: Agreement) -> dict[str, object]:
    return {
        "agreed": len(agreement.pairs),
        "differences": [asdict(each) for each in agreement.differences[:LISTED_DIFFERENCES]],
        "missing": [list(each) for each in agreement.missing[:LISTED_DIFFERENCES]],
        "extra": [list(each) for each in agreement.extra[:LISTED_DIFFERENCES]],
    }


def _locate(version: PlanVersion, compiled: Form, agreement: Agreement) -> None:
    for construct, kind in CONSTRUCTS.items():
        facts = list(kind.objects.filter(plan=version))
        if construct in LISTS:
            _place_paired(facts, compiled, agreement, LISTS[construct])
        if construct == "assignment":
            _place_groups(version, compiled, agreement)
            facts = []
        if construct == "unit":
            facts = [fact for fact in facts if not fact.spans]
        _place_by_quote(version, [fact for fact in facts if not fact.spans])
        kind.objects.bulk_update(facts, ["spans"], batch_size=500)


def _place_paired(facts: Iterable[Fact], compiled: Form, agreement: Agreement, listed: str) -> None:
    places = {row.text("id"): row.spans() for row in compiled.rows(listed)}
    theirs = {pair.ours: pair.theirs for pair in agreement.pairs if pair.construct == listed}
    for fact in facts:
        spans = places.get(theirs.get(fact.key, ""), {})
        fact.spans = {name: list(span) for name, span in spans.items()}


def _place_by_quote(version: PlanVersion, facts: Iterable[Fact]) -> None:
    """What the compiler did not find stands where its quotation stands, if anywhere."""
    text = version.text or ""
    for fact in facts:
        start = text.find(fact.quote) if fact.quote else -1
        if start >= 0:
            fact.spans = {"span": [start, start + len(fact.quote)]}


def _place_groups(version: PlanVersion, compiled: Form, agreement: Agreement) -> None:
    """Groups of units by their task and order, then the units of a group by name."""
    tasks = {pair.ours: pair.theirs for pair in agreement.pairs if pair.construct == "tasks"}
    waiting: dict[str, list[Form]] = {}
    for row in compiled.rows("assignments"):
        waiting.setdefault(row.text("task"), []).append(row)
    groups = list(Assignment.objects.filter(plan=version).select_related("task"))
    units: dict[int, list[AssignedUnit]] = {}
    for unit in AssignedUnit.objects.filter(plan=version):
        units.setdefault(unit.assignment_id, []).append(unit)
    placed: list[AssignedUnit] = []
    for group in groups:
        rows = waiting.get(tasks.get(group.task.key, "") if group.task else "", [])
        if not rows:
            continue
        row = rows.pop(0)
        group.spans = {name: list(span) for name, span in row.spans().items()}
        placed += _place_units(units.get(group.pk, []), row.rows("units"))
    _place_by_quote(version, [group for group in groups if not group.spans])
    Assignment.objects.bulk_update(groups, ["spans"], batch_size=500)
    AssignedUnit.objects.bulk_update(placed, ["spans"], batch_size=500)


def _place_units(units: list[AssignedUnit], rows: list[Form]) -> list[AssignedUnit]:
    matched = pair_up([unit.name for unit in units], [row.text("name") for row in rows])
    for at, found in matched:
        spans = rows[found].spans()
        units[at].spans = {name: list(span) for name, span in spans.items()}
    return [units[at] for at, _ in matched]
