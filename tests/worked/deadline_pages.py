"""The reference page of statutory terms: every rule, and the worked examples that hold them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ipcity.domain.terms.confidences import CONFIDENCE_LABELS
from ipcity.domain.terms.deadline_rules import RULES
from ipcity.domain.terms.deadline_rules.declarations import UNIT_WORDS, Figure, Rule

TABLE = Path(__file__).with_name("deadlines.tsv")


def examples() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def page() -> str:
    """Markdown: rules by instrument, then the examples."""
    lines = ["# 法定期限\n", "由 `domain/terms/deadline_rules` 生成，请勿手改（`make fix`）。"]
    lines.append(
        "标“待核实”的只作提示，不据此作出不利决定。怎么算见 [推算期限](../how-to/deadlines.md)。\n"
    )
    for source, rules in groupby(RULES, key=lambda rule: rule.source):
        lines.append(f"## {source.title}{source.number and f'（{source.number}）'}\n")
        lines.append(
            "| 代号 | 期限 | 起算 | 长度 | 延长 | 不计入 | 另行规定 | 条款 | 版本 | 核对 |"
        )
        lines.append("|---|---|---|---|---|---|---|---|---|---|")
        lines += (f"| {' | '.join(_cells(r, figure))} |" for r in rules for figure in r.figures)
        lines.append("")
    lines.append("## 算例\n")
    lines.append(
        "| 期限 | 起算 | 延长 | 不计入 | 事实 | 应届满日 | 到期 |\n|---|---|---|---|---|---|---|"
    )
    lines += (_example(each) for each in examples())
    return "\n".join(lines).rstrip() + "\n"


def _cells(rule: Rule, figure: Figure) -> tuple[str, ...]:
    unit = UNIT_WORDS[figure.unit]
    extensions = (
        f"{each.approver}批准{f'不超过{each.most}{unit}' if each.most else '，期限由决定确定'}"
        for each in figure.extensions
    )
    return (
        f"`{rule.id}`",
        rule.title,
        rule.event,
        f"{'前至少' if rule.backwards else ''}{figure.n}{unit}{'' if rule.rolls else '，不顺延'}",
        "；".join(extensions),
        "、".join(figure.grounds),
        "；".join(_otherwise(rule, figure)),
        figure.article,
        figure.version,
        CONFIDENCE_LABELS[figure.confidence],
    )


def _otherwise(rule: Rule, figure: Figure) -> Iterator[str]:
    if rule.condition:
        word = "" if rule.condition.value else "非"
        yield f"仅限{word}“{rule.condition.words}”（`{rule.condition.fact}`）"
    for each in figure.alternatives:
        checked = CONFIDENCE_LABELS[each.confidence]
        yield f"{each.words}（`{each.fact}`）为{each.n}{UNIT_WORDS[figure.unit]}（{checked}）"
    for mark in figure.milestones:
        yield f"{mark.n}{UNIT_WORDS[mark.unit]}：{mark.words}"
    if figure.advisory:
        yield f"另按{UNIT_WORDS[figure.advisory].removeprefix('个')}理解的日期仅供参考"
    if figure.effect:
        yield figure.effect.removesuffix("。")


def _example(each: dict[str, str]) -> str:
    keys = ("rule", "from", "extend", "exclude", "where", "nominal", "due")
    return f"| {' | '.join(each[key].replace(' ', '，') for key in keys)} |"
