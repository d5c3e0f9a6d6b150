"""docs/reference/indicators.md: every indicator as declared, and its family's worked table."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ipcity.domain.indicators import Indicator, catalogue, titles
from ipcity.domain.indicators.laws import RULES
from ipcity.store.ledgers import ledgers
from tests.worked.indicators.reading import HERE, rows_of

SPLITS = {"region": "属地", "unit": "填报单位"}
HEADINGS = {
    "indicator": "指标", "on": "统计日", "value": "数值", "apart": "另列", "why": "说明",
    "by": "拆分", "key": "类别",
}  # fmt: skip


def page() -> str:
    lines = [
        "# 指标\n",
        "由代码生成，请勿手改（`make fix`）。用过的声明不再改动，改了就是下一版（[增加一个指标](../how-to/add-an-indicator.md)）。"
        "每个指标都是“期间包含统计日的记录”的件数、金额之和或不同主体数，再加减乘除（[决定 0007](../decisions/0007-every-indicator-is-stabbing.md)）。"
        "台账里从未有过这类记录时为“无数据”，不是零。\n",
    ]
    for family, title in titles().items():
        lines.append(f"## {title}\n")
        for code, versions in catalogue().items():
            if code.startswith(f"{family}."):
                lines.extend(line for each in versions for line in _declared(each))
        lines.extend(_worked(family))
    lines.extend(_laws())
    return "\n".join(lines).rstrip() + "\n"


def _declared(indicator: Indicator) -> Iterator[str]:
    until = f"至 {indicator.valid_until} 前" if indicator.valid_until else "起"
    names = [SPLITS.get(each, indicator.split_label) for each in indicator.splits]
    yield f"### {indicator.name}\n"
    yield f"`{indicator.code}` 第 {indicator.version} 版（{indicator.valid_from} {until}），单位：{indicator.unit}\n"
    yield f"- 公式：{indicator.words}"
    yield f"- 依据：{indicator.basis}"
    yield f"- 台账：{'、'.join(_label(name) for name in indicator.needs())}"
    yield f"- 可拆分：{'、'.join(names) or '不可（有的数只有全区域的）'}"
    if indicator.apart:
        yield "- 另列：" + "、".join(f"{each.label}（{each.unit}）" for each in indicator.apart)
    yield f"- 摘要：`{indicator.digest}`\n"


def _label(ledger: str) -> str:
    model = ledgers().get(ledger)
    return str(model._meta.verbose_name) if model else "战略性新兴产业参照表"


def _worked(family: str) -> Iterator[str]:
    written = yaml.safe_load((HERE / f"{family}.yaml").read_text("utf-8"))
    yield f"<details><summary>算例：{written['about']}</summary>\n"
    yield "方案2024—2026年，基准年末2023-12-31。\n"
    for name, text in written["tables"].items():
        yield f"{_label(name)}：\n"
        yield from _table(rows_of(text))
    yield from _table(rows_of(written["expect"]), HEADINGS)
    if "split" in written:
        yield from _table(rows_of(written["split"]), HEADINGS)
    yield "</details>\n"


def _table(rows: list[dict[str, str]], headings: dict[str, str] | None = None) -> Iterator[str]:
    names = [(headings or {}).get(name, name) for name in rows[0]]
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield f"| {' | '.join(row.values())} |"
    yield ""


def _laws() -> Iterator[str]:
    yield "## 法定期间\n"
    yield "自定义指标可用 `by_law` 引用：\n"
    yield "| 名称 | 台账 | 含义 |"
    yield "|---|---|---|"
    for (name, _), rule in sorted(RULES.items()):
        yield f"| `{name}` | {_label(rule.ledger)} | {rule.label} |"
