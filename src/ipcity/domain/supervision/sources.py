"""What can be scored or reported of a unit: the published words of schemes and report feeds.

A source is written ``items.done``, or as ``indicator`` (rows of the unit), ``region`` (rows whose
属地 it is) or ``target`` with a code; inside the system the latter are ``indicator:CODE`` and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ipcity.domain.terms.findings import Node

# Words that take a code, and what they are called on a page.
CODED: Final[Mapping[str, str]] = MappingProxyType(
    {"indicator": "指标（本单位）", "region": "指标（属地）", "target": "方案指标（全区）"}
)


@dataclass(frozen=True)
class Told:
    """A source in words: its name, its measure, and how its value comes about."""

    name: str
    measure: str
    words: str


SOURCES: Final[Mapping[str, Told]] = MappingProxyType(
    {
        "items.done": Told(
            "到期事项办结率", "%", "本期内到期的牵头事项中，期末前系统已收到完成反馈的比例"
        ),
        "items.progress": Told("在办事项平均进度", "%", "期末在办的牵头事项完成进度的平均数"),
        "items.late": Told(
            "逾期事项", "项", "本期内处于逾期状态的牵头事项数；本期才办结的逾期事项仍计入"
        ),
        "items.red": Told("红灯事项", "项", "期末亮红灯的牵头事项数"),
        "items.yellow": Told("黄灯事项", "项", "期末亮黄灯的牵头事项数"),
        "items.led": Told("牵头事项", "项", "期末在册的牵头事项数"),
        "items.support-done": Told(
            "配合事项办结率", "%", "本期内到期的配合事项中，期末前系统已收到完成反馈的比例"
        ),
        "items.extended": Told("获准延期", "次", "本期内获准的延期次数"),
        "reporting.completeness": Told("报送完整率", "%", "应报数据中已报的比例"),
        "reporting.timeliness": Told("报送及时率", "%", "应报报表中按期报送的比例"),
        "reporting.late": Told("迟报", "次", "逾期报送的报表数"),
        "reporting.missing": Told("未报", "次", "应报未报的报表数"),
        "reporting.returned": Told("退回", "次", "被退回修改的报表数"),
        "relays.on-time": Told("批示按时回复率", "%", "本期内到期的批示中按时回复的比例"),
        "relays.late": Told("批示逾期", "件", "本期内到期而逾期回复或未回复的批示数"),
        "targets.green": Told("牵头指标达到进度的比例", "%", "所牵头任务的指标中亮绿灯的比例"),
        "budget.spent": Told("预算执行率", "%", "本年度预算项目已支出占预算的比例"),
        "budget.overspent": Told("超支项目", "项", "支出超过预算或下达资金的项目数"),
    }
)


def read_source(node: Node, known: Callable[[str], bool], *, coded: tuple[str, ...]) -> str:
    """The source that a mapping names by ``source`` or one of ``coded``; "" after a report.

    ``known`` tells whether an indicator's code (or a target's key) exists.
    """
    written = [word for word in ("source", *coded) if node.has(word)]
    if len(written) != 1:
        words = "、".join(f"“{word}”" for word in ("source", *coded))
        node.fail("one-source", "须写明一个取数来源。", f"在{words}中写且只写一个。")
        return ""
    word = written[0]
    inner = node.at(word)
    if word == "source":
        return inner.one_of("取数来源", SOURCES) or ""
    code = inner.text("代码", 80)
    if code and not known(f"{word}:{code}"):
        remedy = "指标代码见“指标”页，方案指标编号形如 T1。"
        inner.fail("unknown-code", f"没有“{code}”这个{CODED[word]}。", remedy)
        return ""
    return f"{word}:{code}" if code else ""


def told_of(source: str, names: Mapping[str, Told]) -> Told:
    """A source in words; ``names`` holds those with a code."""
    return SOURCES.get(source) or names.get(source) or Told(source, "", "")
