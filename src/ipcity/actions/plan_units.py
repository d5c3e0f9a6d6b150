"""The bodies that a plan names: linked to the district's units, or set up where there are none."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from ipcity.actions import audit
from ipcity.actions.stale import refuse_stale
from ipcity.actions.unit_names import plain, resolver
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import AssignedUnit
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "link-plan-unit": "对应责任单位",
    "make-plan-units": "为方案所列单位建档",
}
BASIS = "方案的核对规则"
ENDINGS = (
    (("街道",), Unit.Kind.SUBDISTRICT),
    (("镇", "乡"), Unit.Kind.TOWN),
    (("管委会", "管理委员会", "园区", "开发区"), Unit.Kind.PARK),
    (
        (
            "大学",
            "学院",
            "学校",
            "研究院",
            "研究所",
            "公司",
            "集团",
            "银行",
            "协会",
            "商会",
            "医院",
        ),
        Unit.Kind.OTHER,
    ),
)


def link_unit(
    *,
    fact: AssignedUnit,
    unit: Unit | None,
    remember: bool,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> AssignedUnit:
    """Say which unit a written name stands for, everywhere in the version; None: nobody known.

    ``remember`` adds the written name to the unit's aliases, for the plans to come. Allowed in a
    version in force too: units are entered and renamed while a plan runs.
    """
    require(actor, Verb.REVIEW_PLAN, district=fact.district_id)
    if unit is not None and unit.district_id != fact.district_id:
        raise Refused("other-district", "所选单位不属于本区域。", BASIS)
    with transaction.atomic():
        held: AssignedUnit = AssignedUnit.objects.select_for_update().get(pk=fact.pk)
        refuse_stale(held, expected_version, {"unit": unit.pk if unit else None})
        same = AssignedUnit.objects.filter(plan=held.plan_id, name=held.name)
        linked = same.update(unit=unit, version=F("version") + 1)
        if remember and unit is not None:
            _remember(unit, held.name, actor)
        audit.record(
            actor=actor,
            verb="link-plan-unit",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"plan": held.plan_id, "unit": unit.pk if unit else None, "rows": linked},
        )
        held.refresh_from_db()
    return held


def _remember(unit: Unit, name: str, actor: Actor) -> None:
    require(actor, Verb.MANAGE_UNITS, district=unit.district_id, unit=unit.pk)
    held = Unit.objects.select_for_update().get(pk=unit.pk)
    known = {plain(each) for each in (held.name, held.full_name, *held.aliases)}
    if plain(name) not in known:
        held.aliases = [*held.aliases, name]
        held.version += 1
        held.save(update_fields=["aliases", "version"])


def unknown_names(version: PlanVersion) -> list[str]:
    """The written names, each once, that no unit answers to; groups (有关部门) are none."""
    rows = AssignedUnit.objects.filter(plan=version, unit=None, open_set=False).standing()
    return list(dict.fromkeys(rows.order_by("position").values_list("name", flat=True)))


def make_units(
    *, version: PlanVersion, start: date, actor: Actor, at: datetime
) -> tuple[Unit, ...]:
    """Set up a unit from ``start`` for every unknown name and link it; a person may merge later."""
    require(actor, Verb.REVIEW_PLAN, district=version.district_id)
    require(actor, Verb.MANAGE_UNITS, district=version.district_id)
    with transaction.atomic():
        held = PlanVersion.objects.select_for_update().get(pk=version.pk)
        units = Unit.objects.filter(district_id=held.district_id)
        resolve, taken = resolver(held.district_id, start), set(units.values_list("key", flat=True))
        root = units.filter(parent=None).order_by("position", "id").first()
        made = []
        for name in unknown_names(held):
            known = resolve(name, "")
            if known is None:
                made.append(_unit(held, name, start, root, taken))
                known = made[-1].pk
            rows = AssignedUnit.objects.filter(plan=held, name=name, unit=None)
            rows.update(unit=known, version=F("version") + 1)
        audit.record(
            actor=actor,
            verb="make-plan-units",
            under=Verb.MANAGE_UNITS,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"units": [unit.pk for unit in made]},
        )
    return tuple(made)


def kind_of(name: str) -> Unit.Kind:
    """What the ending of a body's name says: 白沙镇人民政府 is a town, 江津学院 no organ."""
    bare = name.removesuffix("办事处").removesuffix("人民政府").removesuffix("政府")
    found = (kind for endings, kind in ENDINGS if bare.endswith(endings))
    return next(found, Unit.Kind.ORGAN)


def _unit(version: PlanVersion, name: str, start: date, root: Unit | None, taken: set[str]) -> Unit:
    """Under the district's root, of the kind that its name tells; a person may say otherwise."""
    key = next(key for at in range(len(taken) + 1) if (key := f"plan-unit-{at + 1}") not in taken)
    taken.add(key)
    unit: Unit = Unit.objects.create(
        district_id=version.district_id,
        key=key,
        name=name[:120],
        kind=kind_of(name),
        parent=root,
        valid_from=start,
        position=len(taken),
    )
    return unit
