"""A compiled plan or a pack's plan written down as rows, one table per construct."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ipcity.actions.forms import Form
from ipcity.store.models.facts import (
    AssignedUnit,
    Assignment,
    CitedDocument,
    Deliverable,
    Fact,
    Goal,
    Measure,
    PlanAction,
    PlanProblem,
    Review,
    Safeguard,
    Target,
    Task,
    Trend,
)
from ipcity.store.models.plans import PlanVersion

LONGEST_QUOTE = 200
# What the column holds before the decimal point; a figure beyond it is no figure of a city's plan.
MOST_DIGITS = 18
_NUMBER_END = re.compile(r"[．.、﹒\s\ue000-\uf8ff]+$")
Row = TypeVar("Row", bound=Fact)
Resolve = Callable[[str, str], int | None]


def write_facts(
    plan: PlanVersion, form: Form, *, resolve: Resolve, review: Review = Review.PENDING
) -> None:
    """Add every fact of ``form`` to ``plan``; part of a larger transaction.

    ``resolve`` turns a written unit name and its note into the id of a unit, or None.
    """
    desk = _Desk(plan, form, review)
    for kind, rows, columns in _PLAIN:
        desk.add(kind, [row for row in form.rows(rows) if not _overlong(row)], columns)
    actions = desk.add(PlanAction, form.rows("actions"), _headed)
    tasks = desk.add(
        Task, form.rows("tasks"), lambda row: _headed(row) | _owner("action", row, actions)
    )
    desk.add(
        Measure,
        form.rows("measures"),
        lambda row: {"name": row.text("name")[:400]} | _owner("task", row, tasks),
    )
    safeguards = desk.add(Safeguard, form.rows("safeguards"), _headed)
    _assignments(desk, tasks, safeguards, resolve)
    write_problems(plan, form)


class _Desk:
    """What all rows of one version share."""

    def __init__(self, plan: PlanVersion, form: Form, review: Review) -> None:
        self.plan = plan
        self.form = form
        self.review = review

    def add(
        self,
        kind: type[Row],
        rows: Iterable[Form],
        columns: Callable[[Form], dict[str, object]],
        prefix: str = "",
    ) -> dict[str, Row]:
        made = [
            self.row(kind, row, columns(row), row.text("id") or f"{prefix}{at + 1}", at)
            for at, row in enumerate(rows)
        ]
        kind._default_manager.bulk_create(made, batch_size=500)
        return {row.key: row for row in made}

    def row(self, kind: type[Row], row: Form, columns: dict[str, object], key: str, at: int) -> Row:
        return kind(
            district_id=self.plan.district_id,
            plan=self.plan,
            key=key,
            compiled_id=key,
            position=at,
            spans={name: list(span) for name, span in row.spans().items()},
            quote=self.quote(row),
            review=self.review,
            **columns,
        )

    def quote(self, row: Form) -> str:
        """The words behind the fact: a pack brings them, a text is cut."""
        if row.has("quote"):
            return row.text("quote")
        span = row.spans().get("span")
        words = (self.plan.text or "")[span[0] : span[1]].strip() if span else ""
        return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def _headed(row: Form) -> dict[str, object]:
    """The number without the mark that ends it: pages write 1．, lists write 1."""
    number = _NUMBER_END.sub("", row.text("number"))
    return {"number": number[:20], "heading": row.text("heading")[:300]}


def _target(row: Form) -> dict[str, object]:
    return {
        "name": row.text("name")[:200],
        "comparator": row.text("comparator"),
        "value": row.decimal("value"),
        "value_max": row.decimal("value_max"),
        "unit": row.text("unit")[:20],
        "basis": row.text("basis"),
        "direction": row.text("direction"),
        "period": row.text("period"),
        "due": row.whole("due"),
        "strength": row.text("strength"),
        "place": row.text("place"),
    }


def _overlong(row: Form) -> bool:
    """Whether a figure has more digits than any real one; such a target becomes a problem instead."""
    figures = (row.decimal("value"), row.decimal("value_max"))
    return any(each is not None and each.adjusted() >= MOST_DIGITS for each in figures)


def _placed(row: Form) -> dict[str, object]:
    return {"name": row.text("name")[:200], "place": row.text("place")}


_PLAIN: tuple[tuple[type[Fact], str, Callable[[Form], dict[str, object]]], ...] = (
    (Goal, "goals", lambda row: {"heading": row.text("heading")[:300]}),
    (Target, "targets", _target),
    (Trend, "trends", lambda row: _placed(row) | {"direction": row.text("direction")}),
    (Deliverable, "deliverables", _placed),
    (
        CitedDocument,
        "documents",
        lambda row: {"title": row.text("title")[:300], "number": row.text("number")[:80]},
    ),
)


def _owner(column: str, row: Form, owners: dict[str, Row]) -> dict[str, object]:
    return {column: owners.get(row.text(column))}


def _assignments(
    desk: _Desk, tasks: dict[str, Task], safeguards: dict[str, Safeguard], resolve: Resolve
) -> None:
    """The groups, then all their units in one statement."""
    rows = desk.form.rows("assignments")
    guarded = _guarded(desk.form)
    groups = [
        desk.row(
            Assignment,
            row,
            {
                "task": tasks.get(row.text("task")),
                "safeguard": safeguards.get(row.text("safeguard") or guarded.get(at, "")),
                "shared": row.truth("shared"),
                "due": row.whole("due"),
            },
            row.text("id") or f"U{at + 1}",
            at,
        )
        for at, row in enumerate(rows)
    ]
    Assignment.objects.bulk_create(groups, batch_size=500)
    units = [
        unit
        for group, row in zip(groups, rows, strict=True)
        for unit in _units(desk, group, row.rows("units"), resolve)
    ]
    for at, unit in enumerate(units):
        unit.position = at
    AssignedUnit.objects.bulk_create(units, batch_size=500)


def _guarded(form: Form) -> dict[int, str]:
    """Which safeguard owns the assignment of an index: the compiler notes it at the safeguard."""
    owners: dict[int, str] = {}
    for safeguard in form.rows("safeguards"):
        owners |= {int(at): safeguard.text("id") for at in safeguard.texts("assignments")}
    return owners


def _units(
    desk: _Desk, group: Assignment, rows: Sequence[Form], resolve: Resolve
) -> Iterable[AssignedUnit]:
    for at, row in enumerate(rows):
        name, note = row.text("name")[:160], row.text("note")[:160]
        columns: dict[str, object] = {
            "assignment": group,
            "name": name,
            "role": row.text("role"),
            "written_role": row.text("role"),
            "note": note,
            "open_set": row.truth("open_set"),
            "unit_id": resolve(name, note),
        }
        unit = desk.row(AssignedUnit, row, columns, f"{group.key}.{at + 1}", at)
        unit.quote = unit.quote or name
        yield unit


OVERLONG: Mapping[str, object] = {
    "code": "digits-suspect",
    "severity": "error",
    "message": "数字过长，未列为目标。",
    "remedy": "请与原件核对；确有此目标的，按正确的数值人工补充。",
}


def write_problems(plan: PlanVersion, form: Form) -> None:
    """Add the compiler's problems to ``plan``; part of a larger transaction."""
    desk = _Desk(plan, form, Review.PENDING)
    rows = [_problem(desk, row, at) for at, row in enumerate(form.rows("problems"))]
    rows += [
        _problem(desk, Form({**row.fields, **OVERLONG}), len(rows) + at)
        for at, row in enumerate(form.rows("targets"))
        if _overlong(row)
    ]
    PlanProblem.objects.bulk_create(rows, batch_size=500)


def _problem(desk: _Desk, row: Form, at: int) -> PlanProblem:
    span = row.spans().get("span")
    return PlanProblem(
        district_id=desk.plan.district_id,
        plan=desk.plan,
        position=at,
        code=row.text("code"),
        severity=row.text("severity"),
        message=row.text("message")[:500],
        remedy=row.text("remedy")[:500],
        quote=desk.quote(row),
        place=row.text("place"),
        start=span[0] if span else None,
        end=span[1] if span else None,
        line=row.whole("line"),
        column=row.whole("column"),
    )
