"""Reports that other bodies gather, as they are written: name, owner, cycle, rows and fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.supervision.sources import CODED, read_source
from ipcity.domain.terms.findings import Findings, Node, Problem
from ipcity.domain.terms.periods import Cycle

MOST_FIELDS: Final = 60
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Split(StrEnum):
    """What a row of the report stands for."""

    DISTRICT = "district"
    UNIT = "unit"
    TOWN = "town"


@dataclass(frozen=True)
class Field:
    """One column: what the report calls it, where it is taken from, its measure if another one."""

    name: str
    source: str
    unit: str


@dataclass(frozen=True)
class Feed:
    """One report; ``owner`` is a unit's name, empty where no unit answers for it."""

    code: str
    name: str
    owner: str
    cycle: Cycle
    split: Split
    fields: tuple[Field, ...]


Known = Callable[[str, Split], bool]


def read_feed(
    values: object, known: Known, units: Collection[str]
) -> tuple[Feed | None, tuple[Problem, ...]]:
    """The report, None where a problem keeps it from being one."""
    findings = Findings()
    node = Node(values, (), findings)
    required = ("code", "name", "cycle", "split", "fields")
    node.is_mapping("报表", (*required, "owner"), required)
    code = _code(node.at("code"))
    name = node.at("name").text("报表名称", 120)
    cycle = node.at("cycle").one_of("周期", list(Cycle))
    split = Split(node.at("split").one_of("分行方式", list(Split)) or Split.DISTRICT)
    owner = node.at("owner").one_of("责任单位", sorted(units)) if node.has("owner") else ""
    fields = tuple(_field(each, known, split) for each in node.at("fields").items())
    if not 0 < len(fields) <= MOST_FIELDS:
        remedy = "每个字段写 name 和一个取数来源。"
        node.at("fields").fail("fields", f"字段应有 1 至 {MOST_FIELDS} 个。", remedy)
    names = [each.name for each in fields]
    for again in sorted({each for each in names if each and names.count(each) > 1}):
        node.at("fields").fail("repeated", f"字段“{again}”出现了不止一次。", "字段名不要重复。")
    if findings.found or cycle is None or owner is None:
        return None, tuple(findings.found)
    return Feed(code, name, owner, Cycle(cycle), split, fields), ()


def _field(node: Node, known: Known, split: Split) -> Field:
    node.is_mapping("字段", ("name", "unit", "source", *CODED), ("name",))
    name = node.at("name").text("字段名", 60)
    measure = node.at("unit").text("计量单位", 20) if node.has("unit") else ""
    coded = tuple(word for word in CODED if word != "target" or split is Split.DISTRICT)
    source = read_source(node, lambda each: known(each, split), coded=coded)
    return Field(name, source, measure)


def _code(node: Node) -> str:
    if isinstance(node.value, str) and _CODE.fullmatch(node.value) and len(node.value) <= 40:
        return node.value
    node.fail(
        "bad-code", f"代号“{node.value}”不合规则。", "用小写字母、数字和连字符，如 report-1。"
    )
    return ""
