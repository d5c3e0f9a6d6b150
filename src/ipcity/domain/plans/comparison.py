"""What changed between two versions of a plan: targets, tasks and units added, dropped, tightened,
loosened, renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from ipcity.domain.plans.facts import Assignment, Direction, Plan, Strength, Target, Task
from ipcity.domain.plans.wording import ROLE_NAMES, target_words
from ipcity.domain.terms.comparators import Comparator

Fact = TypeVar("Fact", Target, Task)
_LETTERS: Final = re.compile(r"[\w%]+")
_LIKE: Final = 0.5


class Kind(StrEnum):
    """What happened to a fact."""

    ADDED = "added"
    DROPPED = "dropped"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    RENAMED = "renamed"
    CHANGED = "changed"


class Subject(StrEnum):
    """What kind of fact it happened to."""

    TARGET = "target"
    TASK = "task"
    UNIT = "unit"


@dataclass(frozen=True)
class Difference:
    """One change: ids in the old and the new plan (None where absent), and both in words."""

    kind: Kind
    subject: Subject
    old_id: str | None
    new_id: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Differences:
    """All changes, and which old target became which new one (also the unchanged ones)."""

    changes: tuple[Difference, ...]
    targets: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, str], ...]

    def of(self, subject: Subject, kind: Kind | None = None) -> tuple[Difference, ...]:
        """The changes of one subject, and of one kind when given."""
        return tuple(
            change
            for change in self.changes
            if change.subject is subject and (kind is None or change.kind is kind)
        )


def compare(old: Plan, new: Plan, kept: Mapping[str, str] | None = None) -> Differences:
    """Match targets and tasks by name, then by likeness, and tell what changed.

    ``kept`` maps ids of ``old`` to the ids in ``new`` that a person has said continue them; these
    are matched before anything else.
    """
    targets = _matched(old.targets, new.targets, _target_keys, kept or {})
    tasks = _matched(old.tasks, new.tasks, _task_keys, kept or {})
    changes = [*_target_changes(old, new, targets), *_task_changes(old, new, tasks)]
    return Differences(
        tuple(changes),
        tuple((a.id, b.id) for a, b in targets),
        tuple((a.id, b.id) for a, b in tasks),
    )


# ---- matching ------------------------------------------------------------------------------------


def _target_keys(target: Target) -> tuple[tuple[object, ...], ...]:
    """From the strictest to the loosest sign that two targets are the same."""
    name = _letters(target.name)
    return (
        (name, target.unit, target.basis, target.due),
        (name, target.unit, target.basis),
        (name, target.unit),
    )


def _task_keys(task: Task) -> tuple[tuple[object, ...], ...]:
    heading = _letters(task.heading or "")
    return ((heading, task.number), (heading,)) if heading else ((task.id, task.number),)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _matched(
    old: Sequence[Fact],
    new: Sequence[Fact],
    keys: Callable[[Fact], tuple[tuple[object, ...], ...]],
    kept: Mapping[str, str],
) -> list[tuple[Fact, Fact]]:
    news = {fact.id: fact for fact in new}
    pairs = [(fact, news[kept[fact.id]]) for fact in old if kept.get(fact.id) in news]
    left, right = _rest(list(old), list(new), pairs)
    for level in range(3):
        waiting: dict[tuple[object, ...], list[Fact]] = {}
        for fact in right:
            if level < len(keys(fact)):
                waiting.setdefault(keys(fact)[level], []).append(fact)
        found = [
            (fact, waiting[key].pop(0))
            for fact in left
            if level < len(keys(fact)) and waiting.get(key := keys(fact)[level])
        ]
        pairs += found
        left, right = _rest(left, right, found)
    pairs += _alike(left, right)
    order = {fact.id: index for index, fact in enumerate(old)}
    return sorted(pairs, key=lambda pair: order[pair[0].id])


def _rest(
    left: list[Fact], right: list[Fact], found: list[tuple[Fact, Fact]]
) -> tuple[list[Fact], list[Fact]]:
    olds, news = {a.id for a, _ in found}, {b.id for _, b in found}
    return [f for f in left if f.id not in olds], [f for f in right if f.id not in news]


def _alike(left: list[Fact], right: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Renamed facts: the likest pairs first; only facts of the same unit are the same target."""
    candidates = sorted(
        (
            (likeness(_label(a), _label(b)), -i, -j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if getattr(a, "unit", None) == getattr(b, "unit", None)
        ),
        reverse=True,
    )
    used_left, used_right, pairs = set[int](), set[int](), list[tuple[Fact, Fact]]()
    for like, i, j in candidates:
        if like < _LIKE or i in used_left or j in used_right:
            continue
        used_left.add(i)
        used_right.add(j)
        pairs.append((left[-i], right[-j]))
    return pairs


def _label(fact: Target | Task) -> str:
    return fact.name if isinstance(fact, Target) else (fact.heading or "")


def likeness(one: str, other: str) -> float:
    """Shared pairs of neighbouring characters over all, 0 to 1."""
    first, second = _pairs(_letters(one)), _pairs(_letters(other))
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


# ---- targets -------------------------------------------------------------------------------------


def _target_changes(
    old: Plan, new: Plan, pairs: list[tuple[Target, Target]]
) -> Iterable[Difference]:
    matched_old, matched_new = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    for target in old.targets:
        if target.id not in matched_old:
            yield Difference(
                Kind.DROPPED, Subject.TARGET, target.id, None, target_words(target), None
            )
    for before, after in pairs:
        words = target_words(before), target_words(after)
        if _letters(before.name) != _letters(after.name):
            yield Difference(
                Kind.RENAMED, Subject.TARGET, before.id, after.id, before.name, after.name
            )
        kind = _tightness(before, after)
        if kind is not None:
            yield Difference(kind, Subject.TARGET, before.id, after.id, *words)
    for target in new.targets:
        if target.id not in matched_new:
            yield Difference(
                Kind.ADDED, Subject.TARGET, None, target.id, None, target_words(target)
            )


_STRICTNESS: Final = {
    Comparator.ABOUT: 0,
    Comparator.AT_LEAST: 1,
    Comparator.AT_MOST: 1,
    Comparator.MORE: 2,
    Comparator.LESS: 2,
    Comparator.EQUAL: 3,
}
_FIRMNESS: Final = {Strength.STRIVE: 0, Strength.PLAIN: 1, Strength.FIRM: 2}


def _tightness(before: Target, after: Target) -> Kind | None:
    """Tightened or loosened when everything that moved moved that way; changed when it did not."""
    moves = {_sign(_amount(before, after)), _sign(_STRICTNESS[after.comparator] - _STRICTNESS[before.comparator]),
             _sign(_FIRMNESS[after.strength] - _FIRMNESS[before.strength]), _sooner(before, after)} - {0}  # fmt: skip
    reread = (before.basis, before.period, before.direction) != (
        after.basis,
        after.period,
        after.direction,
    )
    if reread or len(moves) > 1:
        return Kind.CHANGED
    if not moves:
        return None
    return Kind.TIGHTENED if moves == {1} else Kind.LOOSENED


def _amount(before: Target, after: Target) -> float:
    smaller_is_better = after.comparator in (Comparator.AT_MOST, Comparator.LESS)
    if after.direction is Direction.UP or not smaller_is_better:
        return float(after.value - before.value)  # a larger cut is tighter, too
    return float(before.value - after.value)


def _sooner(before: Target, after: Target) -> int:
    if before.due == after.due or before.due is None or after.due is None:
        return 0
    return 1 if after.due < before.due else -1


def _sign(amount: float) -> int:
    return (amount > 0) - (amount < 0)


# ---- tasks and units -----------------------------------------------------------------------------


def _task_changes(old: Plan, new: Plan, pairs: list[tuple[Task, Task]]) -> Iterable[Difference]:
    matched_old, matched_new = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    for task in old.tasks:
        if task.id not in matched_old:
            yield Difference(Kind.DROPPED, Subject.TASK, task.id, None, _task_words(task), None)
    for before, after in pairs:
        if _letters(before.heading or "") != _letters(after.heading or ""):
            yield Difference(
                Kind.RENAMED,
                Subject.TASK,
                before.id,
                after.id,
                _task_words(before),
                _task_words(after),
            )
        yield from _unit_changes(old, new, before, after)
    for task in new.tasks:
        if task.id not in matched_new:
            yield Difference(Kind.ADDED, Subject.TASK, None, task.id, None, _task_words(task))


def _unit_changes(old: Plan, new: Plan, before: Task, after: Task) -> Iterable[Difference]:
    left, right = _units(old.assignments, before), _units(new.assignments, after)
    for name, role in left.items():
        if name not in right:
            yield Difference(
                Kind.DROPPED, Subject.UNIT, before.id, after.id, f"{name}（{role}）", None
            )
        elif right[name] != role:
            yield Difference(
                Kind.CHANGED,
                Subject.UNIT,
                before.id,
                after.id,
                f"{name}（{role}）",
                f"{name}（{right[name]}）",
            )
    for name, role in right.items():
        if name not in left:
            yield Difference(
                Kind.ADDED, Subject.UNIT, before.id, after.id, None, f"{name}（{role}）"
            )


def _units(assignments: Sequence[Assignment], task: Task) -> dict[str, str]:
    return {
        unit.name: ROLE_NAMES[unit.role]
        for index in task.assignments
        for unit in assignments[index].units
    }


def _task_words(task: Task) -> str:
    return f"{task.number} {task.heading or ''}".strip()


KIND_NAMES: Final = {
    Kind.ADDED: "新增",
    Kind.DROPPED: "取消",
    Kind.TIGHTENED: "收紧",
    Kind.LOOSENED: "放宽",
    Kind.RENAMED: "改名",
    Kind.CHANGED: "变更",
}
SUBJECT_NAMES: Final = {Subject.TARGET: "指标", Subject.TASK: "任务", Subject.UNIT: "单位"}


def render_differences(differences: Differences) -> str:
    """One line a change, old and new in words; ends with a line feed."""
    lines = [_line(change) for change in differences.changes]
    closing = f"共{len(lines)}处变化。" if lines else "两版方案没有差别。"
    return "\n".join([*lines, closing]) + "\n"


def _line(change: Difference) -> str:
    place = f"{change.old_id or '-'}→{change.new_id or '-'}"
    words = " → ".join(word for word in (change.old, change.new) if word is not None)
    return f"{KIND_NAMES[change.kind]}{SUBJECT_NAMES[change.subject]} {place} {words}"
