"""A compiled plan as a plain table for a terminal: heads, targets, tasks with units, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipcity.domain.plans.diagnostics import LABELS, width
from ipcity.domain.plans.facts import Plan, Safeguard, Severity, Task
from ipcity.domain.plans.wording import (
    BASIS_NAMES,
    ROLE_NAMES,
    STRENGTH_NAMES,
    amount_words,
    comparator_words,
)


def plan_table(plan: Plan) -> str:
    """The whole plan at a glance."""
    return "\n".join(
        [
            *_head(plan),
            "",
            *_targets(plan),
            *_statements(plan),
            "",
            *_tasks(plan),
            "",
            *_account(plan),
        ]
    )


def _head(plan: Plan) -> Iterator[str]:
    period = f"{plan.period.start or ''}—{plan.period.end}" if plan.period else None
    for label, words in (
        ("标题", plan.title),
        ("发文机关", plan.issuer),
        ("发文日期", plan.issued_on.isoformat() if plan.issued_on else None),
        ("文号", plan.document_number),
        ("期限", period),
        ("规则", "、".join(plan.rules) or None),
    ):
        yield f"{label}：{words or '原文没有'}"


def _targets(plan: Plan) -> Iterator[str]:
    rows = [("编号", "指标", "要求", "口径", "期限", "位置")]
    for target in plan.targets:
        amount = amount_words(target.value, target.unit)
        if target.value_max is not None:
            amount += f"至{amount_words(target.value_max, target.unit)}"
        wanted = f"{STRENGTH_NAMES[target.strength]}{comparator_words(target.comparator, target.value, target.unit)} {amount}"
        basis = BASIS_NAMES[target.basis] + ("（每年）" if target.period else "")
        due = f"{target.due}年" if target.due else ""
        rows.append((target.id, target.name, wanted, basis, due, target.place or ""))
    yield from _aligned(rows)


def _statements(plan: Plan) -> Iterator[str]:
    for trend in plan.trends:
        yield f"{trend.id}  趋势（{'升' if trend.direction == 'up' else '降'}）：{trend.name}"
    for deliverable in plan.deliverables:
        yield f"{deliverable.id}  交付：{deliverable.name}"


def _tasks(plan: Plan) -> Iterator[str]:
    rows = [("编号", "任务", "单位")]
    parts: tuple[Task | Safeguard, ...] = (*plan.tasks, *plan.safeguards)
    for part in parts:
        units = "；".join(
            "、".join(
                f"{unit.name}{f'（{unit.note}）' if unit.note else ''}[{ROLE_NAMES[unit.role]}]"
                for unit in plan.assignments[index].units
            )
            for index in part.assignments
        )
        rows.append((part.id, f"{part.number} {part.heading or ''}".strip(), units))
    yield from _aligned(rows)


def _account(plan: Plan) -> Iterator[str]:
    numbers = plan.numbers
    yield (
        f"数字{numbers.total}个：指标{numbers.in_targets}个，已说明{sum(numbers.explained.values())}个，"
        f"未说明{len(numbers.unexplained)}个"
    )
    counts = [
        f"{LABELS[severity]}{count}个"
        for severity in Severity
        if (count := sum(problem.severity is severity for problem in plan.problems))
    ]
    yield f"问题：{'，'.join(counts) or '没有'}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[-1]]).rstrip()
