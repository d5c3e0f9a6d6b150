"""Two accounts of one plan laid side by side: which facts are the same, and where they differ.

An account is a compiled plan or a pack's plan in its JSON form. A difference is reported field by
field and never resolved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Account = Mapping[str, object]
Row = Mapping[str, object]

# For each list: the field that names a fact, and the fields that must agree.
SHAPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "goals": ("heading", ("heading",)),
    "targets": (
        "name",
        (
            "name",
            "comparator",
            "value",
            "value_max",
            "unit",
            "basis",
            "direction",
            "period",
            "due",
            "strength",
        ),
    ),
    "trends": ("name", ("direction",)),
    "deliverables": ("name", ()),
    "actions": ("heading", ("heading",)),
    "tasks": ("heading", ("heading",)),
    "safeguards": ("heading", ("heading",)),
    "measures": ("name", ("name",)),
    "documents": ("title", ("title", "number")),
}
_DECIMALS = frozenset({"value", "value_max"})
_ALIKE = 0.5


@dataclass(frozen=True)
class Pair:
    """One fact found in both accounts, by the ids that each gives it."""

    construct: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Difference:
    construct: str
    id: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Agreement:
    """``missing`` and ``extra`` list (construct, id, words) that only one side has."""

    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]
    missing: tuple[tuple[str, str, str], ...]
    extra: tuple[tuple[str, str, str], ...]


def agree(ours: Account, theirs: Account) -> Agreement:
    """Lay ``ours`` beside ``theirs``; a list that one of them does not keep is left out."""
    pairs: list[Pair] = []
    differences: list[Difference] = []
    missing: list[tuple[str, str, str]] = []
    extra: list[tuple[str, str, str]] = []
    for construct, (named, compared) in SHAPES.items():
        mine, other = rows(ours, construct), rows(theirs, construct)
        if construct not in ours or construct not in theirs:
            continue
        matched = pair_up(
            [_words(row, named) for row in mine], [_words(row, named) for row in other]
        )
        for a, b in matched:
            one, two = mine[a], other[b]
            pairs.append(Pair(construct, str(one["id"]), str(two["id"])))
            differences += _differences(construct, one, two, compared)
        missing += _alone(construct, mine, named, {a for a, _ in matched})
        extra += _alone(construct, other, named, {b for _, b in matched})
    differences += _units(ours, theirs, pairs)
    return Agreement(tuple(pairs), tuple(differences), tuple(missing), tuple(extra))


def rows(account: Account, construct: str) -> list[Row]:
    listed = account.get(construct)
    if not isinstance(listed, list | tuple):
        return []
    return [row for row in listed if isinstance(row, Mapping)]


def pair_up(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Positions that belong together: equal words first, in order; then the most alike.

    Nothing less than half alike is paired.
    """
    waiting: dict[str, list[int]] = {}
    for at, words in enumerate(theirs):
        waiting.setdefault(words, []).append(at)
    found: list[tuple[int, int]] = []
    for at, words in enumerate(ours):
        if words and waiting.get(words):
            found.append((at, waiting[words].pop(0)))
    taken, given = {a for a, _ in found}, {b for _, b in found}
    left = [(at, _pieces(words)) for at, words in enumerate(ours) if at not in taken]
    right = [(at, _pieces(words)) for at, words in enumerate(theirs) if at not in given]
    scores = sorted(
        ((_alike(x, y), -a, -b) for a, x in left for b, y in right if _alike(x, y) >= _ALIKE),
        reverse=True,
    )
    for _, a, b in scores:
        if -a not in taken and -b not in given:
            taken.add(-a)
            given.add(-b)
            found.append((-a, -b))
    return sorted(found)


def _words(row: Row, named: str) -> str:
    return "".join(str(row.get(named) or "").split())


def _pieces(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(max(1, len(words) - 1)) if words)


def _alike(x: frozenset[str], y: frozenset[str]) -> float:
    return 2 * len(x & y) / ((len(x) + len(y)) or 1)


def _alone(
    construct: str, side: Sequence[Row], named: str, paired: set[int]
) -> Iterable[tuple[str, str, str]]:
    for at, row in enumerate(side):
        if at not in paired:
            yield construct, str(row["id"]), str(row.get(named) or "")


def _differences(
    construct: str, one: Row, two: Row, compared: Iterable[str]
) -> Iterable[Difference]:
    for field in compared:
        a, b = _plain(field, one.get(field)), _plain(field, two.get(field))
        if a != b:
            yield Difference(construct, str(one["id"]), field, a, b)


def _plain(field: str, content: object) -> str:
    if content is None:
        return ""
    if field in _DECIMALS:
        try:
            return format(Decimal(str(content)).normalize(), "f")
        except InvalidOperation:
            return str(content)
    return str(content)


def _units(ours: Account, theirs: Account, pairs: Sequence[Pair]) -> Iterable[Difference]:
    """Responsible units, task by task and in order; units outside a task as one group."""
    mine, other = _by_task(ours), _by_task(theirs)
    both = {pair.ours: pair.theirs for pair in pairs if pair.construct == "tasks"}
    for task in dict.fromkeys([*both, *(task for task in mine if not task)]):
        for field, part in (("units", 0), ("shared", 1)):
            nothing: tuple[str, str] = ("", "")
            a = mine.get(task, nothing)[part]
            b = other.get(both.get(task, ""), nothing)[part]
            if a != b:
                yield Difference("assignments", task, field, a, b)


def _by_task(account: Account) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for group in rows(account, "assignments"):
        task = str(group.get("task") or "")
        units = "、".join(_unit(unit) for unit in rows(group, "units"))
        shared = "按职责分工" if group.get("shared") else ""
        before = found.get(task)
        found[task] = (
            (f"{before[0]}；{units}", f"{before[1]}；{shared}")
            if before
            else (
                units,
                shared,
            )
        )
    return found


def _unit(unit: Row) -> str:
    note = f"（{unit['note']}）" if unit.get("note") else ""
    mark = "*" if unit.get("open_set") else ""
    return f"{unit['name']}{note}{mark}[{unit['role']}]"
