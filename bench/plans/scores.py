"""How a compiled plan (its JSON form) agrees with its labels, construct by construct."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bench.plans.labels import HEADER, Item, Labels, likeness, pair, plain

TARGET_FIELDS = ("comparator", "value", "value_max", "unit", "basis", "direction", "period", "due")
DEFAULTS: Item = {"direction": "up", "strength": "plain"}


@dataclass
class Score:
    """Counts of one construct; ``fields`` holds right and seen for each field of matched items."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    fields: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        for name, counts in other.fields.items():
            self.fields.setdefault(name, Counter()).update(counts)

    def see(self, name: str, agrees: bool) -> bool:
        self.fields.setdefault(name, Counter()).update(seen=1, right=int(agrees))
        return agrees

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed) if self.right or self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(labels: Labels, compiled: Item) -> dict[str, Score]:
    """Every construct that is labelled; ``compiled`` is what ``to_json`` gives."""
    scores: dict[str, Score] = {}
    if any(labels.has(key) for key in HEADER):
        scores["header"] = _header(labels, compiled)
    if labels.has("targets"):
        scores["targets found"], scores["targets"], scores["names"] = _targets(labels, compiled)
    for construct in ("trends", "deliverables", "problems"):
        if labels.has(construct):
            scores[construct] = _by_place(labels, compiled, construct)
    for construct in ("goals", "actions", "tasks", "safeguards"):
        if labels.has(construct):
            scores[construct] = _by_heading(labels, compiled, construct)
    if labels.has("assignments"):
        scores["assignments"], scores["units"] = _assignments(labels, compiled)
    if labels.has("numbers"):
        scores["numbers"] = _numbers(labels, compiled)
    scores["invented"] = _invented(labels, compiled)
    return scores


def _header(labels: Labels, compiled: Item) -> Score:
    result = Score()
    for key in HEADER:
        if not labels.has(key):
            continue
        wanted, found = labels.items.get(key), compiled.get(key)
        if key in ("period", "rules"):
            agrees = (wanted or None) == (found or None)
        else:
            agrees = plain(wanted) == plain(found)
        if result.see(key, agrees):
            result.right += 1
        else:
            result.wrong += found not in (None, [])
            result.missed += wanted not in (None, [])
            result.notes.append(f"{key}: label {wanted!r}, compiled {found!r}")
    return result


def accepted(label: Item, name: str) -> list[Any]:
    """What a label takes for right: its value first, then the other readings it names."""
    wanted = label.get(name, DEFAULTS.get(name))
    return [wanted, *(label.get("alt") or {}).get(name, [])]


def agrees(label: Item, name: str, found: Any) -> bool:
    if name in ("value", "value_max"):
        return any(_same_number(wanted, found) for wanted in accepted(label, name))
    if name == "name":
        return any(plain(wanted) == plain(found) for wanted in accepted(label, name))
    return found in accepted(label, name)


def _same_number(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return Decimal(str(one)) == Decimal(str(other))


def _inside(labels: Labels, facts: list[Item]) -> list[Item]:
    start, end = labels.within
    return [fact for fact in facts if start <= fact["span"][0] < end]


def _targets(labels: Labels, compiled: Item) -> tuple[Score, Score, Score]:
    """(found: the value's place; right: every field too; names of those found)."""
    found, right, names = Score(), Score(), Score()
    facts = _inside(labels, compiled["targets"])
    wanted = labels.items.get("targets") or []
    pairs, missed, extra = pair(wanted, facts, label_key="value_at", fact_key="value_span")
    for label, fact in pairs:
        off = [n for n in TARGET_FIELDS if not right.see(n, agrees(label, n, fact[n]))]
        for name in ("strength", "place"):
            wanted = name == "strength" or name in label
            if wanted and not right.see(name, agrees(label, name, fact[name])):
                right.notes.append(f"“{label['quote']}”: {name} {fact[name]!r}")
        if label.get("doubt"):
            continue
        _name(label, fact, names)
        found.right += 1
        right.right += not off
        right.wrong += bool(off)
        right.missed += bool(off)
        if off:
            told = ", ".join(f"{n} {label.get(n)!r} ≠ {fact[n]!r}" for n in off)
            right.notes.append(f"“{label['quote']}” {label['name']}: {told}")
    for label in missed:
        if not label.get("doubt"):
            found.missed += 1
            right.missed += 1
            right.notes.append(f"missed “{label['quote']}” {label['name']}")
    for fact in extra:
        found.wrong += 1
        right.wrong += 1
        right.notes.append(f"extra {_quoted(compiled, fact)} {fact['name']}")
    return found, right, names


def _name(label: Item, fact: Item, names: Score) -> None:
    same = agrees(label, "name", fact["name"])
    names.see("nearly", max(likeness(n, fact["name"]) for n in accepted(label, "name")) >= 0.75)
    names.right += same
    names.wrong += not same
    names.missed += not same
    if not same:
        names.notes.append(f"“{label['quote']}”: {label['name']} ≠ {fact['name']}")


def _quoted(compiled: Item, fact: Item) -> str:
    start, end = fact["span"]
    return f"@{start} “{compiled['text'][start : min(end, start + 60)]}”"


def _by_place(labels: Labels, compiled: Item, construct: str) -> Score:
    """Trends, deliverables, problems: the quoted words overlap and the kind is the same."""
    result = Score()
    kind = {"trends": "direction", "problems": "code", "deliverables": ""}[construct]
    wanted = labels.items.get(construct) or []
    facts = _inside(labels, compiled[construct])
    pairs, missed, extra = pair(wanted, facts, label_key="at", fact_key="span")
    for label, fact in pairs:
        if construct != "problems":
            result.see("name", agrees(label, "name", fact["name"]))
            result.see("name, nearly", likeness(label["name"], fact["name"]) >= 0.6)
        if not kind or result.see(kind, agrees(label, kind, fact[kind])):
            result.right += not label.get("doubt")
        else:
            missed.append(label)
            extra.append(fact)
    for label in missed:
        if not label.get("doubt") and label.get("core", True):
            result.missed += 1
            result.notes.append(f"missed {label.get('code', '')}“{label['quote']}”")
    for fact in extra:
        # A note draws attention and claims nothing, so one that no label names is no error.
        if fact.get("severity") != "note":
            result.wrong += 1
            result.notes.append(f"extra {fact.get('code', '')}{_quoted(compiled, fact)}")
    return result


def _parts(tree: Item) -> dict[str | None, str]:
    """The heading behind every id: ids are ordinals, which an action may leave unsaid."""
    parts: dict[str | None, str] = {}
    for place, action in enumerate(tree.get("actions") or [], 1):
        parts[action.get("id", f"A{place}")] = plain(action["heading"] or action["number"])
    for task in tree.get("tasks") or []:
        if task.get("id"):
            parts[task["id"]] = plain(task["heading"] or task.get("number"))
    return parts


def _same_place(labels: Labels, wanted: str | None, compiled: Item, found: str | None) -> bool:
    """Whether two ids name the same action or task, however each side counts."""
    mine, theirs = _parts(labels.items), _parts(compiled)
    return mine.get(wanted, wanted) == theirs.get(found, found)


def _by_heading(labels: Labels, compiled: Item, construct: str) -> Score:
    """Parts of the tree, in order: number, heading and action agree; another id is only noted."""
    result = Score()
    left = list(_inside(labels, compiled[construct]))
    for label in labels.items.get(construct) or []:
        fact = next((f for f in left if _same_part(labels, label, compiled, f)), None)
        if fact is None:
            result.missed += 1
            result.notes.append(f"missed {label.get('number', '')} {label['heading']}")
            continue
        left.remove(fact)
        result.right += 1
        if "id" in label and not result.see("id", label["id"] == fact["id"]):
            result.notes.append(f"{label['heading']}: id {label['id']} ≠ {fact['id']}")
    result.wrong += len(left)
    result.notes += [f"extra {f.get('number', '')} {f['heading']} ({f['id']})" for f in left]
    return result


def _same_part(labels: Labels, label: Item, compiled: Item, fact: Item) -> bool:
    if "number" in label and plain(label["number"]) != plain(fact.get("number")):
        return False
    if "action" in label and not _same_place(labels, label["action"], compiled, fact["action"]):
        return False
    return plain(label["heading"]) == plain(fact["heading"])


def _assignments(labels: Labels, compiled: Item) -> tuple[Score, Score]:
    groups, units = Score(), Score()
    wanted = labels.items.get("assignments") or []
    facts = _inside(labels, compiled["assignments"])
    pairs, missed, extra = pair(wanted, facts, label_key="at", fact_key="span")
    for label, fact in pairs:
        if label.get("doubt"):
            continue
        off = _group(labels, label, compiled, fact, groups)
        lost, gained = _units(label, fact, units)
        if lost or gained:
            off.append(f"units -{sorted(lost)} +{sorted(gained)}")
        groups.right += not off
        groups.wrong += bool(off)
        groups.missed += bool(off)
        if off:
            groups.notes.append(f"“{label['quote']}”: {'; '.join(off)}")
    for label in (label for label in missed if not label.get("doubt")):
        groups.missed += 1
        units.missed += len(label["units"])
        groups.notes.append(f"missed “{label['quote']}”")
    for fact in extra:
        groups.wrong += 1
        units.wrong += len(fact["units"])
        groups.notes.append(f"extra {_quoted(compiled, fact)}")
    return groups, units


def _group(labels: Labels, label: Item, compiled: Item, fact: Item, result: Score) -> list[str]:
    off = []
    for name, standard in (("shared", False), ("due", None)):
        wanted = label.get(name, standard)
        if not result.see(name, fact[name] in [wanted, *(label.get("alt") or {}).get(name, [])]):
            off.append(f"{name} {wanted!r} ≠ {fact[name]!r}")
    if "task" in label:
        same = _same_place(labels, label["task"], compiled, fact["task"])
        if not result.see("task", same):
            off.append(f"task {label['task']!r} ≠ {fact['task']!r}")
    if label.get("owns"):
        start, end = fact["owns"]
        owned, wanted = plain(compiled["text"][start:end]), plain(label["owns"])
        # What a task's first group governs may be counted from the heading or from the text.
        if not result.see("owns", wanted in owned[: len(wanted) + 40]):
            off.append(f"owns “{label['owns']}” ≠ “{compiled['text'][start : start + 20]}”")
    return off


def unit_of(label: Item, unit: str | Item) -> Item:
    """A unit in full: a bare name takes the role of its group."""
    named = {"name": unit} if isinstance(unit, str) else unit
    standard = {"role": label.get("role", "responsible"), "note": None, "open_set": False}
    return standard | named


def _units(label: Item, fact: Item, result: Score) -> tuple[list[str], list[str]]:
    wanted = [unit_of(label, unit) for unit in label["units"]]
    key = lambda unit: (plain(unit["name"]), unit["role"])  # noqa: E731
    want, have = Counter(map(key, wanted)), Counter(map(key, fact["units"]))
    result.right += sum((want & have).values())
    result.missed += sum((want - have).values())
    result.wrong += sum((have - want).values())
    by_key = {key(unit): unit for unit in fact["units"]}
    for unit in wanted:
        other = by_key.get(key(unit))
        for name in ("note", "open_set") if other else ():
            if not result.see(name, plain(unit[name]) == plain(other[name])):
                result.notes.append(f"{unit['name']}: {name} {unit[name]!r} ≠ {other[name]!r}")
    told = lambda counts: ["/".join(k) for k in counts.elements()]  # noqa: E731
    return told(want - have), told(have - want)


def _numbers(labels: Labels, compiled: Item) -> Score:
    """One point for each reason counted by the label, one for the list of unexplained numbers."""
    result = Score()
    wanted, found = labels.items["numbers"], compiled["numbers"]
    cuts = [compiled["text"][start:end] for start, end in found["unexplained"]]
    checks = [("unexplained", wanted.get("unexplained", []), cuts)]
    if "in_targets" in wanted:
        checks.append(("in_targets", wanted["in_targets"], found["in_targets"]))
    for reason, count in (wanted.get("explained") or {}).items():
        checks.append((reason, count, found["explained"].get(reason, 0)))
    for name, want, have in checks:
        if result.see(name, want == have):
            result.right += 1
        else:
            result.wrong += 1
            result.missed += 1
            result.notes.append(f"{name}: label {want}, compiled {have}")
    return result


def _invented(labels: Labels, compiled: Item) -> Score:
    """Fields whose content is not in the source: each is wrong, none can be missed."""
    result = Score()
    text = plain(compiled["text"])
    letters = set(text)

    def check(what: str, held: bool) -> None:
        result.right += held
        result.wrong += not held
        if not held:
            result.notes.append(f"invented {what}")

    for key in ("title", "issuer", "document_number"):
        if compiled[key]:
            check(f"{key} {compiled[key]}", plain(compiled[key]) in text)
    for year in (compiled["period"] or {}).values():
        check(f"period {year}", year is None or str(year) in text)
    for target in compiled["targets"]:
        cut = plain(compiled["text"][slice(*target["span"])])
        check(f"name {target['name']}", set(plain(target["name"])) <= letters)
        check(f"due {target['due']}", target["due"] is None or str(target["due"]) in text)
        unit = plain(target["unit"]).removesuffix("分点") if target["unit"] else ""
        in_words = unit in ("%", "位") or unit in cut or unit in text
        check(f"unit {target['unit']} of {target['name']}", in_words)
    for group in compiled["assignments"]:
        for unit in group["units"]:
            check(f"unit {unit['name']}", plain(unit["name"]) in text)
    return result
