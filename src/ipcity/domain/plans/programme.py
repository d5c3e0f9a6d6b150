"""Actions, tasks, safeguards and assignments: what is to be done, told by the shape of the tree.

Under a chapter of tasks the deepest numbered parts are the tasks and the parts above them the actions:
（一） with 1. under it is an action; where （一） has nothing under it, it is the task and a chapter with
a topic of its own is the action.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ipcity.domain.plans.assignments import owned
from ipcity.domain.plans.facts import Action, Assignment, Safeguard, Task
from ipcity.domain.plans.numbering import Level
from ipcity.domain.plans.outline import Node
from ipcity.domain.plans.passages import Passage
from ipcity.domain.plans.sentences import Prepared
from ipcity.domain.plans.zones import Zone, Zones

# A chapter called only this holds the tasks; it is no action itself.
_CONTAINER: Final = re.compile(
    r"^(?:主要|重点|工作|具体|实施|推进|创建|建设|试点)*(?:任务|重点|内容|举措|措施|工作|行动步骤|路径|领域|工程|行动|事项)(?:及分工|与分工|和分工)?$|^行动步骤$"
)


@dataclass(frozen=True)
class Programme:
    """The parts, and for each node the id that targets found in it name as their place."""

    actions: tuple[Action, ...]
    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    safeguards: tuple[Safeguard, ...]
    places: Mapping[int, str]


def programme(root: Node, zoned: Zones, text: str) -> Programme:
    """Read the parts in document order; ``text`` is the source that spans index."""
    chapters = [
        node for node in root.walk() if node.level is Level.CHAPTER and zoned.of(node) is Zone.TASKS
    ]
    sectioned = any(_numbered(part) for chapter in chapters for part in _numbered(chapter))
    builder = _Builder(zoned, text, sectioned)
    for node in root.children:
        builder.chapter(node)
    builder.loose(root)
    return builder.result()


@dataclass
class _Builder:
    zoned: Zones
    text: str
    sectioned: bool = False
    actions: list[Action] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    safeguards: list[Safeguard] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    counts: Counter[str | None] = field(default_factory=Counter)

    def chapter(self, node: Node) -> None:
        zone = self.zoned.of(node)
        if zone is Zone.TASKS:
            self._task_part(node, None)
        elif zone is Zone.SAFEGUARDS:
            self._safeguard_part(node)
        elif zone is not Zone.APPENDIX:
            self._others(node)

    def _others(self, node: Node) -> None:
        """Goals, guidance, steps: groups of units there belong to no task."""
        self._assign(node, None, deep=False)
        for child in node.children:
            self.chapter(child) if self.zoned.of(child) in (
                Zone.TASKS,
                Zone.SAFEGUARDS,
            ) else self._others(child)

    def loose(self, root: Node) -> None:
        """Groups in paragraphs before the first chapter (a plan without numbering)."""
        self._assign(root, None, deep=False)

    # ---- tasks -----------------------------------------------------------------------------------

    def _task_part(self, node: Node, action: str | None) -> None:
        parts = _numbered(node)
        if not parts:
            self._task(node, action)
            return
        own = action
        holds = node.level is Level.CHAPTER and (_CONTAINER.match(node.title) or self.sectioned)
        if not holds:
            own = self._action(node)
        self._assign(node, None, deep=False)
        for part in parts:
            if self.zoned.of(part) is Zone.TASKS:
                self._task_part(part, own if own or not holds else self._action_of(part))
            else:
                self.chapter(part)

    def _action_of(self, node: Node) -> str | None:
        """Among sections with items one that has none is an action with one task, itself."""
        if not self.sectioned or _numbered(node) or node.level is Level.ITEM:
            return None
        return self._action(node)

    def _action(self, node: Node) -> str:
        action = Action(
            f"A{len(self.actions) + 1}", self._number(node), self._heading(node), node.span()
        )
        self.actions.append(action)
        self.places[id(node)] = action.id
        return action.id

    def _task(self, node: Node, action: str | None) -> None:
        self.counts[action] += 1
        name = f"{action}.{self.counts[action]}" if action else f"K{self.counts[action]}"
        for part in node.walk():
            self.places[id(part)] = name
        assigned = self._assign(node, name, deep=True)
        self.tasks.append(
            Task(name, self._number(node), action, self._heading(node), node.span(), assigned)
        )

    # ---- safeguards ------------------------------------------------------------------------------

    def _safeguard_part(self, node: Node) -> None:
        parts = _numbered(node)
        if parts:
            self._assign(node, None, deep=False)
            for part in parts:
                self._safeguard(part)
        else:
            self._safeguard(node)

    def _safeguard(self, node: Node) -> None:
        name = f"S{len(self.safeguards) + 1}"
        for part in node.walk():
            self.places[id(part)] = name
        assigned = self._assign(node, None, deep=True)
        self.safeguards.append(
            Safeguard(name, self._number(node), self._heading(node), node.span(), assigned)
        )

    def _number(self, node: Node) -> str:
        """The numbering as it is written."""
        return self._cut(node.opening.cut(0, node.marker.end)) if node.marker else ""

    def _heading(self, node: Node) -> str | None:
        """The heading; of a part without one its first sentence, by which people call it."""
        if node.heading:
            return self._cut(node.heading)
        if not node.bodies:
            return None
        body = node.bodies[0]
        stop = body.text.find("。")
        return self._cut(body.cut(0, stop if stop > 0 else len(body.text))) if stop != 0 else None

    def _cut(self, passage: Passage) -> str:
        return "".join(self.text[at] for at in passage.at)

    # ---- units -----------------------------------------------------------------------------------

    def _assign(self, node: Node, task: str | None, deep: bool) -> tuple[int, ...]:
        passages = list(_passages(node)) if deep else node.bodies
        start = _start(node)
        indexes: list[int] = []
        for found in owned([Prepared(passage) for passage in passages], start):
            indexes.append(len(self.assignments))
            group = found.group
            self.assignments.append(
                Assignment(task, found.owns, found.span, group.units, group.shared, group.due)
            )
        return tuple(indexes)

    def result(self) -> Programme:
        order = sorted(range(len(self.assignments)), key=lambda i: self.assignments[i].span)
        rank = {old: new for new, old in enumerate(order)}
        return Programme(
            tuple(self.actions),
            tuple(_renumbered(task, rank) for task in self.tasks),
            tuple(self.assignments[i] for i in order),
            tuple(
                Safeguard(s.id, s.number, s.heading, s.span, tuple(rank[i] for i in s.assignments))
                for s in self.safeguards
            ),
            self.places,
        )


def _renumbered(task: Task, rank: Mapping[int, int]) -> Task:
    assigned = tuple(rank[i] for i in task.assignments)
    return Task(task.id, task.number, task.action, task.heading, task.span, assigned)


def _numbered(node: Node) -> list[Node]:
    """The parts that may be tasks: sections and items, not sub-items, bullets or boxes."""
    return [child for child in node.children if child.level <= Level.ITEM]


def _passages(node: Node) -> list[Passage]:
    return [part for inner in node.walk() for part in inner.parts if isinstance(part, Passage)]


def _start(node: Node) -> int:
    if node.marker and node.marker.end < len(node.opening.at):
        return node.opening.at[node.marker.end]
    first = next((part for part in node.parts if isinstance(part, Passage)), None)
    return first.at[0] if first and len(first.at) else 0
