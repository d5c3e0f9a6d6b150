"""The district's units: set up, changed, retired into a successor together with their open work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.stale import correct
from ipcity.actions.unit_names import plain
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store import work
from ipcity.store.actors import units_below
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Post
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "add-unit": "新增单位",
    "change-unit": "修改单位",
    "retire-unit": "停用单位",
    "merge-units": "合并单位",
}
BASIS = "单位管理：机构变动以后续单位承接，历史不删除"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Details:
    """How a unit is called and where it stands in the tree; ``aliases`` are other written forms."""

    name: str
    kind: str = Unit.Kind.ORGAN
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    parent: Unit | None = None
    position: int = 0


def add(
    *, district: District, key: str, details: Details, start: date, actor: Actor, at: datetime
) -> Unit:
    """Set up a unit from ``start``; ``key`` is its short code, unique in the district."""
    require(actor, Verb.MANAGE_UNITS, district=district.pk)
    key = key.strip()
    if not key:
        raise Refused("no-key", "请填写单位代号。", BASIS)
    if not _KEY.fullmatch(key):
        raise Refused("bad-key", "代号只能用字母、数字、点、横线，例如 market-regulation。", BASIS)
    if Unit.objects.filter(district=district, key=key).exists():
        raise Refused("key-taken", "代号已被本区域其他单位使用。", BASIS)
    _refuse_details(details, district.pk, None)
    with transaction.atomic():
        unit: Unit = Unit.objects.create(
            district=district, key=key, valid_from=start, **_fields(details)
        )
        _record(actor, "add-unit", unit, at)
    return unit


def change(
    *, unit: Unit, details: Details, expected_version: int, actor: Actor, at: datetime
) -> Unit:
    """Correct names and place in the tree; a change of the organ itself is ``retire``."""
    require(actor, Verb.MANAGE_UNITS, district=unit.district_id, unit=unit.pk)
    _refuse_details(details, unit.district_id, unit)
    with transaction.atomic():
        row: Unit = Unit.objects.select_for_update().get(pk=unit.pk)
        changed = correct(row, expected_version, _fields(details))
        _record(actor, "change-unit", row, at, fields=changed)
    return row


def retire(
    *, unit: Unit, successor: Unit | None, on: date, actor: Actor, at: datetime
) -> dict[str, int]:
    """End a unit on ``on``; posts, people, units below and open work go to its successor.

    Without a successor nothing of these may be left. Returns how many rows moved, by kind.
    """
    require(actor, Verb.MANAGE_UNITS, district=unit.district_id, unit=unit.pk)
    with transaction.atomic():
        moved = _close(unit, successor, on, at)
        _record(actor, "retire-unit", unit, at, successor=_key(successor), moved=moved)
    return moved


def merge(
    *, units: Sequence[Unit], into: Unit, on: date, actor: Actor, at: datetime
) -> dict[str, int]:
    """Retire several units into one in a single step (机构合并)."""
    require(actor, Verb.MANAGE_UNITS, district=into.district_id, unit=into.pk)
    if not units:
        raise Refused("no-units", "请选择要合并的单位。", BASIS)
    total: dict[str, int] = {}
    with transaction.atomic():
        for unit in units:
            require(actor, Verb.MANAGE_UNITS, district=unit.district_id, unit=unit.pk)
            for kind, count in _close(unit, into, on, at).items():
                total[kind] = total.get(kind, 0) + count
        _record(actor, "merge-units", into, at, merged=[unit.pk for unit in units], moved=total)
    return total


def _close(unit: Unit, successor: Unit | None, on: date, at: datetime) -> dict[str, int]:
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    if row.valid_until is not None:
        raise Refused("already-retired", f"“{row.name}”已经停用。", BASIS)
    if on > day_of(at) or (row.valid_from is not None and on <= row.valid_from):
        raise Refused("bad-period", "停用日期不得晚于今天，且须晚于启用日期。", BASIS)
    if successor is not None:
        _refuse_successor(row, successor)
    moved = _move(row, successor)
    row.valid_until, row.successor = on, successor
    row.version += 1
    row.save(update_fields=["valid_until", "successor", "version"])
    return moved


def _move(unit: Unit, successor: Unit | None) -> dict[str, int]:
    following = {
        "post": Post.objects.filter(unit=unit),
        "person": Person.objects.filter(unit=unit),
        "child": Unit.objects.filter(parent=unit, valid_until=None),
    }
    pending = {kind: rows.count() for kind, rows in following.items()}
    pending |= {each.label: each.rows.count() for each in work.of_unit(unit)}
    if successor is None:
        if any(pending.values()):
            raise Refused(
                "work-left", "该单位仍有岗位、人员、下属单位或未办结工作，请指定承接单位。", BASIS
            )
        return pending
    _rename_posts(unit, successor)
    following["post"].update(unit=successor)
    following["person"].update(unit=successor)
    following["child"].exclude(pk=successor.pk).update(parent=successor)
    if successor.parent_id == unit.pk:
        Unit.objects.filter(pk=successor.pk).update(parent=unit.parent_id)
    for each in work.of_unit(unit):
        each.move(successor)
    return pending


def _rename_posts(unit: Unit, successor: Unit) -> None:
    """Two units may have a post of one name; the newcomer's keeps its origin in brackets."""
    taken = set(Post.objects.filter(unit=successor).values_list("name", flat=True))
    for post in Post.objects.filter(unit=unit, name__in=taken).order_by("pk"):
        post.name = f"{post.name}（原{unit.name}）"[:80]
        post.save(update_fields=["name"])


def _refuse_successor(unit: Unit, successor: Unit) -> None:
    if successor.pk == unit.pk or successor.district_id != unit.district_id:
        raise Refused("bad-successor", "承接单位须为本区域的另一个单位。", BASIS)
    if successor.valid_until is not None:
        raise Refused("bad-successor", "承接单位已停用，请选择在用单位。", BASIS)


def _refuse_details(details: Details, district: int, unit: Unit | None) -> None:
    if not details.name.strip():
        raise Refused("no-name", "请填写单位名称。", BASIS)
    if details.kind not in Unit.Kind.values:
        raise Refused("bad-kind", "请选择单位类别。", BASIS)
    _refuse_namesake(details, district, unit)
    if details.parent is None:
        return
    if details.parent.district_id != district:
        raise Refused("foreign-unit", "上级单位不属于本区域。", BASIS)
    if unit is not None and details.parent.pk in {unit.pk} | units_below(district)[unit.pk]:
        raise Refused("circle", "上级单位不能是本单位或其下属单位。", BASIS)


def _refuse_namesake(details: Details, district: int, unit: Unit | None) -> None:
    """Two living units of one written name: which of them a plan means would be chance."""
    wanted = {plain(name) for name in (details.name, details.full_name, *details.aliases)}
    own = set() if unit is None else _names(unit)
    living = Unit.objects.filter(district_id=district, valid_until=None)
    for other in living.exclude(pk=unit.pk if unit else None).order_by("position", "pk"):
        if met := sorted((wanted - own - {""}) & _names(other)):
            raise Refused(
                "name-taken", f"“{met[0]}”已是现用单位“{other.name}”的名称、全称或别名。", BASIS
            )


def _names(unit: Unit) -> set[str]:
    return {plain(name) for name in (unit.name, unit.full_name, *unit.aliases)} - {""}


def _fields(details: Details) -> dict[str, object]:
    return {
        "name": details.name.strip(),
        "full_name": details.full_name.strip(),
        "kind": str(details.kind),
        "aliases": [each.strip() for each in details.aliases if each.strip()],
        "parent": details.parent,
        "position": details.position,
    }


def _key(unit: Unit | None) -> int | None:
    return None if unit is None else unit.pk


def _record(actor: Actor, verb: str, unit: Unit, at: datetime, **facts: audit.JSON) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=unit,
        at=at,
        district=unit.district_id,
        facts=facts,
        under=Verb.MANAGE_UNITS,
    )
