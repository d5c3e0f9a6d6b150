"""Which words of the plan gave each field of a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.plans.compiling import trace_plan
from ipcity.domain.plans.facts import Plan, Span, Strength, Target
from ipcity.domain.plans.wording import (
    BASIS_NAMES,
    DIRECTION_NAMES,
    STRENGTH_NAMES,
    amount_words,
    comparator_words,
    target_words,
)


@dataclass(frozen=True)
class Evidence:
    """A field in words, and the words it was read from; no span where the field is the default."""

    field: str
    label: str
    value: str
    span: Span | None
    words: str


@dataclass(frozen=True)
class Explanation:
    """A target with the clause it stands in and its fields in reading order."""

    target: Target
    clause: str
    evidence: tuple[Evidence, ...]
    line: int


_LABELS: Final = {
    "name": "名称",
    "comparator": "比较",
    "value": "数值",
    "unit": "单位",
    "basis": "口径",
    "direction": "方向",
    "period": "周期",
    "due": "期限",
    "strength": "力度",
}
_NO_WORDS: Final = {
    "comparator": "没有比较词，按达到这个数理解",
    "basis": "没有动词，按名称或数量单位判断",
    "direction": "没有“降低”“控制在”一类的词，按向上读",
    "period": "没有“每年”“年均”",
    "due": "本句和上文目标句都没有写年份",
    "strength": "没有“力争”“确保”",
    "unit": "数字后没有单位",
}


def explain(plan: Plan, target_id: str) -> Explanation:
    """Explain a target of the plan; an unknown id is refused with the ids that exist."""
    target = next((t for t in plan.targets if t.id == target_id), None)
    if target is None:
        known = f"T1至T{len(plan.targets)}" if plan.targets else "没有指标"
        raise Refused("unknown-target", f"没有编号为{target_id}的指标（本方案：{known}）。")
    traced, words = trace_plan(plan.text, plan.source)
    same = next(
        (
            t.id
            for t in traced.targets
            if t.value_span == target.value_span and t.name == target.name
        ),
        "",
    )
    spans = dict(words.get(same, {}))
    spans |= {"name": target.name_span, "value": target.value_span}
    line = plan.text.count("\n", 0, target.value_span[0]) + 1
    clause = plan.text[slice(*target.span)].replace("\n", "")
    return Explanation(target, clause, tuple(_evidence(plan, target, spans)), line)


def _evidence(plan: Plan, target: Target, spans: dict[str, Span]) -> list[Evidence]:
    return [
        _one(plan, field, value, spans.get("comparator" if field == "direction" else field))
        for field, value in _values(target).items()
    ]


def _values(target: Target) -> dict[str, str]:
    amount = amount_words(target.value, None)
    if target.value_max is not None:
        amount += f"至{amount_words(target.value_max, None)}"
    return {
        "name": target.name,
        "comparator": comparator_words(target.comparator, target.value, target.unit),
        "value": amount,
        "unit": target.unit or "无",
        "basis": BASIS_NAMES[target.basis],
        "direction": DIRECTION_NAMES[target.direction],
        "period": "每年" if target.period else "无",
        "due": f"{target.due}年" if target.due else "无",
        "strength": STRENGTH_NAMES[target.strength]
        if target.strength is not Strength.PLAIN
        else "一般",
    }


def _one(plan: Plan, field: str, value: str, span: Span | None) -> Evidence:
    absent = field in ("period", "due") and value == "无"
    if field == "unit":
        span, absent = None, False
    if span is None or absent:
        return Evidence(
            field, _LABELS[field], value, None, _NO_WORDS.get(field, "") if field != "unit" else ""
        )
    return Evidence(field, _LABELS[field], value, span, plan.text[slice(*span)].replace("\n", ""))


def render_explanation(explanation: Explanation) -> str:
    """One line a field: value, the words, and where they stand; ends with a line feed."""
    target = explanation.target
    lines = [
        f"{target.id} {target_words(target)}",
        f"  第{explanation.line}行：{explanation.clause}",
    ]
    for evidence in explanation.evidence:
        if evidence.span is not None:
            source = f"“{evidence.words}”（{evidence.span[0]}—{evidence.span[1]}）"
        else:
            source = evidence.words
        lines.append(f"  {evidence.label}：{evidence.value}" + (f"  ← {source}" if source else ""))
    return "\n".join(lines) + "\n"
