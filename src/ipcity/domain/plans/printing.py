"""A plan written out again: the plain text whose compilation gives the same facts.

One sentence a target, one paragraph a task, one bracket a group of units; the wording is the simplest
that carries each field. ``essence`` is what print and parse must agree on: the facts without places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ipcity.domain.plans.exchange import to_json
from ipcity.domain.plans.facts import (
    Assignment,
    Basis,
    Direction,
    Goal,
    Plan,
    Role,
    Safeguard,
    Strength,
    Target,
    Task,
    Unit,
)
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.numbers import decimal_text

_PLACES: Final = frozenset(
    "text source span name_span value_span owns line column problems numbers".split()
)
_STRENGTHS: Final = {Strength.PLAIN: "", Strength.STRIVE: "力争", Strength.FIRM: "确保"}
_REACHED: Final = {
    Comparator.AT_LEAST: "达到{}",
    Comparator.MORE: "超过{}",
    Comparator.AT_MOST: "控制在{}以内",
    Comparator.LESS: "低于{}",
    Comparator.ABOUT: "稳定在{}",
}
_COUNTED: Final = {
    Comparator.AT_LEAST: "{}以上",
    Comparator.MORE: "超过{}",
    Comparator.AT_MOST: "不超过{}",
    Comparator.LESS: "少于{}",
    Comparator.ABOUT: "{}左右",
}
_LABELS: Final = {
    Role.LEAD: "牵头单位",
    Role.SUPPORT: "配合单位",
    Role.RESPONSIBLE: "责任单位",
    Role.GUIDE: "指导单位",
}


def essence(plan: Plan) -> dict[str, Any]:
    """The facts of a plan without their places in the text."""
    return {key: _placeless(value) for key, value in to_json(plan).items() if key not in _PLACES}


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _placeless(part) for key, part in value.items() if key not in _PLACES}
    return [_placeless(part) for part in value] if isinstance(value, list) else value


def print_plan(plan: Plan) -> str:
    """The text of a plan with a title, goals, actions with tasks, and safeguards."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    if plan.title:
        yield plan.title
        yield "为推进相关工作，制定本方案。"
    yield "一、工作目标"
    for goal in plan.goals:
        yield _goal(plan, goal)
    yield "二、重点任务"
    for action in plan.actions:
        yield f"{action.number}{action.heading}。"
        for task in plan.tasks:
            if task.action == action.id:
                yield _paragraph(plan, task)
    if plan.safeguards:
        yield "三、保障措施"
    for safeguard in plan.safeguards:
        yield _paragraph(plan, safeguard)


def _goal(plan: Plan, goal: Goal) -> str:
    trends = "".join(
        f"{trend.name}持续增加。" for trend in plan.trends if goal.id == plan.goals[0].id
    )
    return f"——{goal.heading}。{_sentences(plan, goal.id)}{trends}"


def _paragraph(plan: Plan, part: Task | Safeguard) -> str:
    groups = "".join(_group(plan.assignments[index]) for index in part.assignments)
    return f"{part.number}{part.heading}。扎实做好各项工作。{_sentences(plan, part.id)}{groups}"


def _sentences(plan: Plan, place: str) -> str:
    return "".join(
        f"{target_sentence(target)}。" for target in plan.targets if target.place == place
    )


def target_sentence(target: Target) -> str:
    """One target as one sentence without its stop."""
    due = f"到{target.due}年，" if target.due else ""
    return f"{due}{_STRENGTHS[target.strength]}{_statement(target)}"


def _statement(target: Target) -> str:
    name, amount = target.name, _amount(target)
    if target.comparator is Comparator.EQUAL:
        return f"{name}清零"
    counted = amount if target.value_max is not None else _COUNTED[target.comparator].format(amount)
    yearly = target.period == "annual"
    if target.basis is Basis.GROWTH:
        change = "下降" if target.direction is Direction.DOWN else "增长"
        return f"{name}{'年均' if yearly else ''}{change}{counted}"
    if target.basis is Basis.NEW:
        return f"新增{name}{counted}"
    if target.basis is Basis.FLOW:
        return f"每年举办{name}{counted}"
    if target.basis is Basis.CUMULATIVE:
        return f"{name}累计{counted}"
    reached = (
        f"达到{amount}"
        if target.value_max is not None
        else _REACHED[target.comparator].format(amount)
    )
    return f"{name}{'每年' if yearly else ''}{reached}"


def _amount(target: Target) -> str:
    value = decimal_text(target.value)
    if target.value_max is not None:
        value += f"—{decimal_text(target.value_max)}"
    return f"{value}{'个百分点' if target.unit == '百分点' else target.unit or ''}"


def _group(assignment: Assignment) -> str:
    due = f"；完成时限：{assignment.due}年底" if assignment.due else ""
    if assignment.shared:
        return f"（{_shared(assignment.units)}{due}）"
    parts = [f"{_LABELS[role]}：{_names(units)}" for role, units in _runs(assignment.units)]
    return f"（{'；'.join(parts)}{due}）"


def _shared(units: Sequence[Unit]) -> str:
    """A牵头，B、C按职责分工负责."""
    endings = {Role.LEAD: "牵头", Role.SUPPORT: "按职责分工配合", Role.GUIDE: "按职责分工指导",
               Role.RESPONSIBLE: "按职责分工负责"}  # fmt: skip
    return "，".join(f"{_names(run)}{endings[role]}" for role, run in _runs(units))


def _runs(units: Sequence[Unit]) -> list[tuple[Role, list[Unit]]]:
    runs: list[tuple[Role, list[Unit]]] = []
    for unit in units:
        if runs and runs[-1][0] is unit.role:
            runs[-1][1].append(unit)
        else:
            runs.append((unit.role, [unit]))
    return runs


def _names(units: Sequence[Unit]) -> str:
    return "、".join(f"{unit.name}（{unit.note}）" if unit.note else unit.name for unit in units)
