"""What each part of a plan is for: goals, tasks, safeguards, past, or other; told by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.plans.numbering import Level
from ipcity.domain.plans.outline import Node


class Zone(StrEnum):
    """The purpose of a part."""

    PREAMBLE = "preamble"
    GUIDANCE = "guidance"
    GOALS = "goals"
    TASKS = "tasks"
    SAFEGUARDS = "safeguards"
    STEPS = "steps"
    PAST = "past"
    APPENDIX = "appendix"


# Headings by zone; the first row that matches wins. Add a word where a new plan uses a new one.
_HEADINGS: Final = tuple(
    (zone, re.compile(pattern))
    for zone, pattern in (
        (Zone.APPENDIX, r"^附[件表]|名单|责任分工表"),
        (
            Zone.GOALS,
            r"^总?目标：|^(?:工作|主要|发展|总体|行动|试点|具体)目标(?:到|至|力争|20)|目标(?!任务|责任|考核)(?:.{0,4}$|和|与)|^目标|预期指标|主要指标|创建指标|试点范围",
        ),
        (
            Zone.PAST,
            r"现实基础|发展基础|发展现状|^现状|现状|工作回顾|^回顾|面临形势|形势$|背景$|重大意义|重要意义|"
            r"主要成效|发展成就|存在问题|基本情况|工作基础",
        ),
        (Zone.GUIDANCE, r"总体要求|指导思想|基本原则|工作原则|总体思路|总体思想|指导方针|工作思路"),
        (Zone.STEPS, r"实施步骤|工作步骤|进度安排|时间安排|阶段安排|推进步骤|方法步骤"),
        (
            Zone.SAFEGUARDS,
            r"(?<!社会)(?<!住房)(?<!就业)(?<!福利)(?<!安全)(?<!生活)(?<!医疗)(?<!服务)(?<!权益)保障(?:措施|体系|机制|条件)|(?:组织|实施|支撑|服务|工作|推进)保障$|^保障|组织实施$|工作要求|有关要求|推进措施|"
            r"^(?:加强|强化)组织(?:领导|保障|实施|协调)$|齐抓共管",
        ),
    )
)
_SURE: Final = re.compile(r"(?:保障措施|组织保障|组织实施|工作要求|推进措施)")
# A chapter under another name whose first section is one of these is about safeguards too.
_SAFEGUARD_SECTIONS: Final = re.compile(
    r"组织(?:领导|实施|协调|保障)|工作组织协调|统筹协调|(?:健全|完善)工作机制|组织实施机制|加强领导"
)


@dataclass(frozen=True)
class Zones:
    """The zone of every node, by identity."""

    by_node: Mapping[int, Zone]

    def of(self, node: Node) -> Zone:
        return self.by_node[id(node)]

    def nodes(self, root: Node, zone: Zone) -> Iterator[Node]:
        """The nodes of a zone whose parent is not of it, in document order."""
        for node in root.walk():
            if self.of(node) is zone and (node.parent is None or self.of(node.parent) is not zone):
                yield node


def zones(root: Node) -> Zones:
    """Give every node its zone: by its own heading, else its parent's."""
    found: dict[int, Zone] = {id(root): Zone.PREAMBLE}
    chapters = [child for child in root.children if child.level is Level.CHAPTER]
    for node in root.walk():
        if node is root:
            continue
        own = Zone.APPENDIX if node.marker is None else _by_heading(node, chapters)
        above = found[id(node.parent)] if node.parent else Zone.PREAMBLE
        found[id(node)] = _resolved(own, above, node)
    return Zones(found)


def _by_heading(node: Node, chapters: list[Node]) -> Zone | None:
    if node.level > Level.ITEM:
        return None
    title = node.title or (node.bodies[0].text[:20] if node.bodies else "")
    late = node.level is not Level.CHAPTER or node in chapters[-3:] or bool(_SURE.match(title))
    for zone, pattern in _HEADINGS:
        if pattern.search(title) and (zone is not Zone.SAFEGUARDS or late):
            return zone
    if node.level is Level.CHAPTER and chapters and node in chapters[-2:]:
        sections = node.children
        if sections and node is not chapters[0] and _SAFEGUARD_SECTIONS.search(sections[0].title):
            return Zone.SAFEGUARDS
    return None


def _resolved(own: Zone | None, above: Zone, node: Node) -> Zone:
    """Inside goals and tasks only a heading that cannot be a topic changes the zone."""
    if above in (Zone.GOALS, Zone.PAST, Zone.SAFEGUARDS, Zone.APPENDIX):
        return above
    if above is Zone.TASKS:
        return own if own is Zone.GOALS and node.level <= Level.SECTION else Zone.TASKS
    if own is not None:
        return own
    if above is Zone.PREAMBLE:
        return Zone.TASKS if node.level < Level.BULLET else Zone.PREAMBLE
    return above
