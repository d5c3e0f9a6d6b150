"""What a schema cannot say about a pack: references that lead nowhere, names given twice, loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, object]
Contents = Mapping[str, Mapping[str, object]]

_LISTS = (
    "goals",
    "targets",
    "trends",
    "deliverables",
    "actions",
    "tasks",
    "measures",
    "assignments",
    "safeguards",
    "documents",
)
_PLACED = ("targets", "trends", "deliverables", "problems")


@dataclass(frozen=True)
class Doubt:
    part: str
    path: tuple[str | int, ...]
    sentence: str
    is_error: bool = True


def doubts(contents: Contents) -> Iterator[Doubt]:
    """All doubts about parts that have each passed their schema."""
    plan, units, readings = contents["plan"], contents["units"], contents["readings"]
    yield from _periods(contents)
    yield from _repeated_ids(plan)
    yield from _places(plan)
    yield from _owners(plan)
    yield from _unit_tree(rows(units, "units"))
    yield from _unit_names(rows(units, "units"))
    yield from _reading_codes(rows(readings, "readings"))
    yield from _reading_targets(plan, rows(readings, "readings"))
    yield from _bindings(contents)


def rows(part: Mapping[str, object], name: str) -> list[Row]:
    listed = part.get(name)
    return [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, list) else []


def _ids(plan: Row, *lists: str) -> set[object]:
    return {row["id"] for name in lists for row in rows(plan, name)}


def _periods(contents: Contents) -> Iterator[Doubt]:
    for part in ("programme", "plan"):
        period = contents[part].get("period")
        if isinstance(period, Mapping) and period["start"] > period["end"]:
            yield Doubt(part, ("period", "end"), "终止年度早于起始年度")
    issued_on = contents["plan"].get("issued_on")
    if isinstance(issued_on, str) and _day(issued_on) is None:
        yield Doubt("plan", ("issued_on",), f"没有这一天：{issued_on}")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _repeated_ids(plan: Row) -> Iterator[Doubt]:
    seen: set[object] = set()
    for name in _LISTS:
        for at, row in enumerate(rows(plan, name)):
            if row["id"] in seen:
                yield Doubt("plan", (name, at, "id"), f"编号“{row['id']}”重复")
            seen.add(row["id"])


def _places(plan: Row) -> Iterator[Doubt]:
    known = _ids(plan, "goals", "tasks", "safeguards", "actions")
    for name in _PLACED:
        for at, row in enumerate(rows(plan, name)):
            if row.get("place") is not None and row["place"] not in known:
                yield Doubt("plan", (name, at, "place"), f"没有编号为“{row['place']}”的目标或任务")


def _owners(plan: Row) -> Iterator[Doubt]:
    owners = (
        ("tasks", "action", "actions"),
        ("measures", "task", "tasks"),
        ("assignments", "task", "tasks"),
        ("assignments", "safeguard", "safeguards"),
    )
    for name, column, owner in owners:
        known = _ids(plan, owner)
        for at, row in enumerate(rows(plan, name)):
            if row.get(column) is not None and row[column] not in known:
                yield Doubt("plan", (name, at, column), f"没有编号为“{row[column]}”的条目")


def _unit_tree(units: list[Row]) -> Iterator[Doubt]:
    parents: dict[object, object] = {unit["key"]: unit["parent"] for unit in units}
    for at, unit in enumerate(units):
        for column in ("parent", "successor"):
            if unit.get(column) is not None and unit[column] not in parents:
                yield Doubt("units", ("units", at, column), f"没有代号为“{unit[column]}”的单位")
        if _loops(parents, unit["key"]):
            yield Doubt("units", ("units", at, "parent"), "上级单位绕成了圈")
        yield from _unit_life(at, unit)
    roots = sum(unit["parent"] is None for unit in units)
    if roots != 1:
        yield Doubt("units", ("units",), f"应有且只有一个没有上级的单位，现有 {roots} 个")


def _loops(parents: Mapping[object, object], key: object) -> bool:
    seen = set()
    while key is not None and key not in seen:
        seen.add(key)
        key = parents.get(key)
    return key is not None


def _unit_life(at: int, unit: Row) -> Iterator[Doubt]:
    life = []
    for column in ("valid_from", "valid_until"):
        written = unit.get(column)
        day = _day(written) if isinstance(written, str) else None
        if written is not None and day is None:
            yield Doubt("units", ("units", at, column), f"没有这一天：{written}")
        life.append(day)
    if life[0] and life[1] and life[0] >= life[1]:
        yield Doubt("units", ("units", at, "valid_until"), "停用日期不晚于启用日期")


def _unit_names(units: list[Row]) -> Iterator[Doubt]:
    """One written name must lead to one unit; the compiler's names are resolved through these."""
    owner: dict[object, object] = {}
    keys: set[object] = set()
    for at, unit in enumerate(units):
        if unit["key"] in keys:
            yield Doubt("units", ("units", at, "key"), f"代号“{unit['key']}”重复")
        keys.add(unit["key"])
        aliases = unit.get("aliases")
        names = [unit["name"], unit.get("full_name")]
        names += aliases if isinstance(aliases, list) else []
        for name in names:
            if name is not None and owner.setdefault(name, unit["key"]) != unit["key"]:
                sentence = f"名称“{name}”也指向“{owner[name]}”"
                yield Doubt("units", ("units", at, "name"), sentence)


def _reading_codes(readings: list[Row]) -> Iterator[Doubt]:
    seen: set[object] = set()
    for at, reading in enumerate(readings):
        codes = [row["code"] for row in rows(reading, "alternatives")]
        if reading["code"] not in codes:
            yield Doubt("readings", ("readings", at, "code"), "选定的口径不在可选口径之中")
        for row in rows(reading, "alternatives"):
            if (
                row["code"] == reading["code"]
                and row.get("path", reading["path"]) != reading["path"]
            ):
                yield Doubt("readings", ("readings", at, "path"), "进度要求与选定的口径自带的不同")
        if len(set(codes)) != len(codes):
            yield Doubt("readings", ("readings", at, "alternatives"), "可选口径的代码重复")
        if reading["target"] in seen:
            yield Doubt("readings", ("readings", at, "target"), "同一指标写了两次")
        seen.add(reading["target"])


def _reading_targets(plan: Row, readings: list[Row]) -> Iterator[Doubt]:
    targets = _ids(plan, "targets")
    told = {reading["target"] for reading in readings}
    for at, reading in enumerate(readings):
        if reading["target"] not in targets:
            sentence = f"方案中没有编号为“{reading['target']}”的量化目标"
            yield Doubt("readings", ("readings", at, "target"), sentence)
    for at, target in enumerate(rows(plan, "targets")):
        if target["id"] not in told:
            yield Doubt("plan", ("targets", at, "id"), "没有写明口径，将按字面理解", False)


def _bindings(contents: Contents) -> Iterator[Doubt]:
    """Facts and readings that the optional part binds to indicators."""
    facts = _ids(contents["plan"], "targets", "trends", "deliverables")
    codes = {
        row["target"]: {each["code"] for each in rows(row, "alternatives")}
        for row in rows(contents["readings"], "readings")
    }
    seen: set[tuple[object, object]] = set()
    for at, row in enumerate(rows(contents.get("indicators", {}), "bindings")):
        fact, reading = row["fact"], row.get("reading")
        if fact not in facts:
            yield Doubt("indicators", ("bindings", at, "fact"), f"没有编号为“{fact}”的条目")
        elif reading is not None and reading not in codes.get(fact, set()):
            sentence = f"“{fact}”没有代码为“{reading}”的口径"
            yield Doubt("indicators", ("bindings", at, "reading"), sentence)
        if (fact, reading) in seen:
            yield Doubt("indicators", ("bindings", at), f"“{fact}”同一口径绑定了两次")
        seen.add((fact, reading))
