"""One version of a plan laid out for reading: goals with targets, actions with tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ipcity.domain.access import Scope
from ipcity.store.models.facts import (
    CitedDocument,
    Deliverable,
    Fact,
    Goal,
    PlacedFact,
    PlanAction,
    PlanProblem,
    Safeguard,
    Target,
    Task,
    Trend,
)
from ipcity.store.models.plans import PlanVersion
from ipcity.web.figures import sentence
from ipcity.web.plan_in_force import Places, places_of
from ipcity.web.responsibility import due_words, is_shared, roles_of
from ipcity.web.words import Mark

RULES = {
    "first_is_lead": "责任单位中列第一位的为牵头单位",
    "all_below": "同一处写明的单位适用于以下各项",
    "same_below": "所定规则以下各处相同",
}
# The account of the plan's numbers: why a number is no target.
REASONS = {
    "date": "日期、年度",
    "document": "文号、文件名",
    "name": "名称的一部分",
    "past": "过去的成绩",
    "subsidy": "补助标准",
    "rule": "规则条件",
    "subject": "对象的条件",
    "heading": "序号",
    "ratio": "比例",
    "damaged": "文字受损处",
    "other": "其他",
}


@dataclass(frozen=True)
class Section:
    """A goal (None: what stands under none) with what it asks for."""

    goal: Goal | None
    targets: tuple[tuple[Target, str], ...]
    trends: tuple[Trend, ...]
    deliverables: tuple[Deliverable, ...]

    @property
    def empty(self) -> bool:
        return not (self.targets or self.trends or self.deliverables)


@dataclass(frozen=True)
class TaskLine:
    task: Task
    roles: tuple
    shared: bool
    due: str
    targets: tuple[tuple[Target, str], ...]


@dataclass(frozen=True)
class Contents:
    sections: tuple[Section, ...]
    actions: tuple[tuple[PlanAction | None, tuple[TaskLine, ...]], ...]
    safeguards: tuple[tuple[Safeguard, tuple], ...]
    documents: tuple[CitedDocument, ...]
    problems: tuple[PlanProblem, ...]
    counts: dict[str, int]


def contents_of(scope: Scope, plan: PlanVersion) -> Contents:
    """Everything standing in ``plan``, in a fixed number of queries."""
    places = places_of(scope, plan)
    targets = _of(Target, scope, plan)
    trends = _of(Trend, scope, plan)
    deliverables = _of(Deliverable, scope, plan)
    counts = {
        "targets": len(targets),
        "trends": len(trends),
        "deliverables": len(deliverables),
        "tasks": len(places.tasks),
    }
    return Contents(
        sections=_sections(places, targets, trends, deliverables),
        actions=_actions(_of(PlanAction, scope, plan), places, targets),
        safeguards=tuple((each, roles_of(each)) for each in places.safeguards.values()),
        documents=_of(CitedDocument, scope, plan),
        problems=tuple(PlanProblem.objects.within(scope).filter(plan=plan)),
        counts=counts,
    )


def _of(kind: type[Fact], scope: Scope, plan: PlanVersion) -> tuple:
    return tuple(kind.objects.within(scope).of(plan))


def _sections(
    places: Places,
    targets: Sequence[Target],
    trends: Sequence[Trend],
    deliverables: Sequence[Deliverable],
) -> tuple[Section, ...]:
    elsewhere = set(places.goals) | set(places.tasks)
    found = [
        Section(goal, _said(targets, key), _in(trends, key), _in(deliverables, key))
        for key, goal in places.goals.items()
    ]
    rest = Section(
        None,
        tuple((row, sentence(row)) for row in targets if row.place not in elsewhere),
        tuple(row for row in trends if row.place not in places.goals),
        tuple(row for row in deliverables if row.place not in places.goals),
    )
    return tuple(found) if rest.empty else (*found, rest)


def _in(rows: Iterable[PlacedFact], key: str) -> tuple:
    return tuple(row for row in rows if row.place == key)


def _said(targets: Iterable[Target], key: str) -> tuple[tuple[Target, str], ...]:
    return tuple((row, sentence(row)) for row in targets if row.place == key)


def _actions(actions: Iterable[PlanAction], places: Places, targets: Sequence[Target]) -> tuple:
    lines: dict[int | None, list[TaskLine]] = {}
    for task in places.tasks.values():
        line = TaskLine(
            task, roles_of(task), is_shared(task), due_words(task), _said(targets, task.key)
        )
        lines.setdefault(task.action_id, []).append(line)
    listed = [(action, tuple(lines.pop(action.pk, ()))) for action in actions]
    rest = tuple(line for held in lines.values() for line in held)
    return (*listed, (None, rest)) if rest else tuple(listed)


# Constructs that are marked in the text, with the page of a fact in force; "" has none.
MARKED: tuple[tuple[type[Fact], str, str], ...] = (
    (Target, "指标", "target"),
    (Trend, "趋势要求", ""),
    (Deliverable, "建设成果", ""),
)
# Constructs that only get an anchor: their span is a whole passage.
ANCHORED: tuple[type[Fact], ...] = (Goal, PlanAction, Task, Safeguard)


def marks_in(scope: Scope, plan: PlanVersion, address: Callable[[str, str], str]) -> list[Mark]:
    """Every fact of ``plan`` with a place in its text; ``address(page, key)`` links the marked."""
    marks = [
        Mark(*fact.span, "", anchor=fact.key)
        for kind in ANCHORED
        for fact in _of(kind, scope, plan)
        if fact.span
    ]
    return marks + [
        Mark(*fact.span, label, address(page, fact.key), fact.key)
        for kind, label, page in MARKED
        for fact in _of(kind, scope, plan)
        if fact.span
    ]


def problem_marks(problems: Iterable[PlanProblem]) -> list[Mark]:
    return [
        Mark(each.start, each.end, f"疑点：{each.message}", anchor=f"P{at}", doubt=True)
        for at, each in enumerate(problems, 1)
        if each.start is not None and each.end is not None
    ]
