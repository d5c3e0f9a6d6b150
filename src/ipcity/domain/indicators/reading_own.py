"""Indicators that a district defines for itself, read from plain values in the published vocabulary.

See docs/how-to/add-an-indicator.md. Nothing of a definition is evaluated: names are looked up in the
vocabulary and in the ledgers' shapes, and everything that fits nowhere is reported with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from ipcity.domain.indicators.declarations import (
    NO_SPLIT,
    REGION_AND_UNIT,
    WITH_SPLIT,
    Direction,
    Indicator,
)
from ipcity.domain.indicators.formulas import Formula
from ipcity.domain.indicators.measures import Condition, Moment
from ipcity.domain.indicators.reading_measures import read_formula
from ipcity.domain.indicators.shapes import Shapes
from ipcity.domain.terms.findings import Findings, Node, Problem

_FROM = date(2024, 1, 1)
_CODE = re.compile(r"own\.[a-z0-9]+(-[a-z0-9]+)*")
_REQUIRED = ("code", "version", "name", "unit", "places", "words", "basis", "measure")


def read_own(values: object, shapes: Shapes) -> tuple[tuple[Indicator, ...], tuple[Problem, ...]]:
    """The sound definitions among ``values``, and every problem of the others.

    ``values`` is a list of definitions, one alone, or a pack's ``indicators.yaml`` with such a list.
    """
    findings = Findings()
    found: dict[tuple[str, int], Indicator] = {}
    whole = Node(values, (), findings)
    for node in (whole.at("indicators") if whole.has("indicators") else whole).items():
        before = len(findings.found)
        indicator = _indicator(node, shapes)
        if indicator is None or len(findings.found) > before:
            continue
        key = indicator.code, indicator.version
        if key in found:
            message = f"“{indicator.code}”第 {indicator.version} 版写了两次。"
            node.fail("repeated", message, "改动过的定义写成下一版，version 加一。")
        else:
            found[key] = indicator
    return tuple(found.values()), tuple(findings.found)


def _indicator(node: Node, shapes: Shapes) -> Indicator | None:
    """The definition; worthless where something was reported on the way."""
    complete = node.is_mapping("指标", (*_HEADER, "measure", "split_label"), _REQUIRED)
    header = {key: read(node.at(key)) for key, read in _HEADER.items() if node.has(key)}
    formula = read_formula(node.at("measure"), shapes) if node.has("measure") else None
    if not complete or formula is None:
        return None
    label = _split_label(node.at("split_label"), formula)
    return Indicator(
        formula=formula, splits=_splits(formula), split_label=label, is_own=True, **header
    )


def _code(node: Node) -> str:
    if isinstance(node.value, str) and _CODE.fullmatch(node.value) and len(node.value) <= 80:
        return node.value
    remedy = "以“own.”开头，后接小写字母、数字和连字符，如 own.navigation-projects。"
    node.fail("bad-code", f"代码“{node.value}”不合规则。", remedy)
    return ""


def _valid_from(node: Node) -> date:
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        node.fail("bad-date", f"“{node.value}”不是日期。", "写成加引号的日期，如 '2024-01-01'。")
        return _FROM


def _direction(node: Node) -> Direction:
    word = node.one_of("方向", list(Direction))
    return Direction(word) if word else Direction.UP


# What stands beside the measure, and how each is read.
_HEADER: dict[str, Callable[[Node], Any]] = {
    "code": _code,
    "version": lambda node: node.whole("version", 1, 999),
    "name": lambda node: node.text("名称", 80),
    "unit": lambda node: node.text("计量单位", 20),
    "places": lambda node: node.whole("小数位数", 0, 6),
    "words": lambda node: node.text("公式说明"),
    "basis": lambda node: node.text("依据"),
    "valid_from": _valid_from,
    "direction": _direction,
}


def _split_label(node: Node, formula: Formula) -> str:
    has_split = _has_split(formula)
    if node.value is None:
        if has_split:
            node.fail("no-split-label", "写了 split，但没有写它叫什么。", "补上 split_label。")
        return ""
    return node.text("split_label", 20)


def _splits(formula: Formula) -> tuple[str, ...]:
    if any(_is_of_the_district(rows.where) for _, t in formula.tallies() for rows in t.rows):
        return NO_SPLIT
    return WITH_SPLIT if _has_split(formula) else REGION_AND_UNIT


def _has_split(formula: Formula) -> bool:
    return any(rows.split for _, tally in formula.tallies() for rows in tally.rows)


def _is_of_the_district(where: tuple[object, ...]) -> bool:
    return any(
        isinstance(each, Condition) and each.value is Moment.WHOLE_DISTRICT for each in where
    )
