"""Loading a city's pack: units, programme, the plan as the version in force, readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from ipcity.actions import audit, bindings
from ipcity.actions.forms import Form
from ipcity.actions.plan_rows import write_facts
from ipcity.actions.readings import literal_readings
from ipcity.actions.unit_names import resolver
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.papers.packs import Pack, read_pack
from ipcity.store.models.districts import District
from ipcity.store.models.facts import Review, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"load-pack": "载入方案包"}
BASIS = "方案包的载入规则"


def load(*, folder: Path, actor: Actor | None, at: datetime) -> PlanVersion:
    """Load the pack in ``folder`` as plan version 1 in force; the same pack again changes nothing.

    ``actor`` None is the installation at its first start, which may found the district.
    """
    pack = read_pack(folder)
    programme = Form(pack.programme)
    district = _district_of(programme, actor, at)
    if actor is not None:
        require(actor, Verb.ADOPT_PLAN, district=district.pk)
    with transaction.atomic():
        known = Programme.objects.filter(district=district, key=programme.text("key")).first()
        if known is not None:
            return _loaded_before(known, pack)
        version = _write(pack, district, actor, at)
        audit.record(
            actor=actor,
            verb="load-pack",
            under=Verb.ADOPT_PLAN,
            subject=version,
            at=at,
            district=district.pk,
            facts={"pack": pack.name, "digest": pack.digest, "programme": version.programme_id},
        )
    return version


def _district_of(programme: Form, actor: Actor | None, at: datetime) -> District:
    form = programme.form("district")
    found = District.objects.filter(name=form.text("name")).first()
    if found is not None:
        return found
    if actor is not None:
        raise Refused(
            "pack-other-district",
            f"方案包属于“{form.text('name')}”，系统中没有这个区域。",
            BASIS,
        )
    return District.objects.create(
        name=form.text("name"),
        full_name=form.text("full_name"),
        region_code=form.text("region_code"),
        is_demo=programme.truth("demo"),
        created_at=at,
    )


def _loaded_before(programme: Programme, pack: Pack) -> PlanVersion:
    """The version that the pack gave; a pack changed since is refused with what differs."""
    version = programme.plans.get(number=1)
    if programme.pack_digest == pack.digest:
        return version
    was = programme.pack_contents if isinstance(programme.pack_contents, Mapping) else {}
    paths = list(differences(was, _contents(pack)))
    shown = "、".join(paths[:5]) + (f"等 {len(paths)} 处" if len(paths) > 5 else "")
    raise Refused(
        "pack-changed",
        f"方案包“{pack.name}”与已载入的内容不同：{shown or '内容'}。"
        "修订方案请上传修订后的文件，单位和口径请在系统中更改。",
        BASIS,
    )


def differences(was: object, now: object, path: str = "") -> Iterator[str]:
    """Paths at which two JSON values differ, as ``plan.targets[3].value``."""
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name in dict.fromkeys([*was, *now]):
            inner = f"{path}.{name}".lstrip(".")
            yield from differences(was.get(name), now.get(name), inner)
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for at, (before, after) in enumerate(zip(was, now, strict=True)):
            yield from differences(before, after, f"{path}[{at}]")
    elif was != now:
        yield path


def _contents(pack: Pack) -> dict[str, object]:
    return {
        "programme": pack.programme,
        "plan": pack.plan,
        "units": pack.units,
        "readings": pack.readings,
    }


def _write(pack: Pack, district: District, actor: Actor | None, at: datetime) -> PlanVersion:
    _units(Form(pack.units).rows("units"), district)
    programme = _programme(pack, district, at)
    plan = Form(pack.plan)
    version = _version(plan, programme, actor, at)
    resolve = resolver(district.pk, version.issued_on)
    write_facts(version, plan, resolve=resolve, review=Review.CONFIRMED)
    _readings(Form(pack.readings).rows("readings"), programme)
    literal_readings(programme, Target.objects.filter(plan=version))
    bindings.bind_pack(programme=programme, pack=pack, at=at)
    return version


def _programme(pack: Pack, district: District, at: datetime) -> Programme:
    form = Form(pack.programme)
    period, population = form.form("period"), form.form("population")
    return Programme.objects.create(
        district=district,
        key=form.text("key"),
        name=form.text("name"),
        first_year=period.whole("start"),
        last_year=period.whole("end"),
        baseline_year=form.whole("baseline_year"),
        population=population.whole("count"),
        population_year=population.whole("year"),
        population_source=population.text("source"),
        population_verified=population.truth("verified"),
        pack=pack.name,
        pack_digest=pack.digest,
        pack_contents=_contents(pack),
        is_demo=form.truth("demo"),
        created_at=at,
    )


def _version(plan: Form, programme: Programme, actor: Actor | None, at: datetime) -> PlanVersion:
    period = plan.form("period")
    return PlanVersion.objects.create(
        district_id=programme.district_id,
        programme=programme,
        number=1,
        state=PlanVersion.State.ADOPTED,
        origin=PlanVersion.Origin.PACK,
        title=plan.text("title"),
        issuer=plan.text("issuer"),
        issued_on=plan.day("issued_on"),
        document_number=plan.text("document_number"),
        first_year=period.whole("start"),
        last_year=period.whole("end"),
        rules=plan.texts("rules"),
        notice_sha256=plan.text("notice_sha256"),
        entered_at=at,
        entered_by_id=actor.person if actor else None,
        adopted_at=at,
        adopted_by_id=actor.person if actor else None,
    )


def _units(rows: list[Form], district: District) -> None:
    """Bring the units that are missing; those that people have changed stay as they are."""
    known = {unit.key: unit for unit in Unit.objects.filter(district=district)}
    root = next((unit for unit in known.values() if unit.parent_id is None), None)
    fresh = set()
    for at, row in enumerate(rows):
        key = row.text("key")
        if not row.has("parent") and root is not None:
            known[key] = root
        if key not in known:
            known[key] = _unit(row, district, at)
            fresh.add(key)
    for row in rows:
        unit = known[row.text("key")]
        if row.text("key") in fresh:
            unit.parent = known.get(row.text("parent"))
            unit.successor = known.get(row.text("successor"))
            unit.save(update_fields=["parent", "successor"])


def _unit(row: Form, district: District, at: int) -> Unit:
    return Unit.objects.create(
        district=district,
        key=row.text("key"),
        name=row.text("name"),
        full_name=row.text("full_name"),
        aliases=row.texts("aliases"),
        kind=row.text("kind"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        position=at,
    )


def _readings(rows: list[Form], programme: Programme) -> None:
    Reading.objects.bulk_create(
        Reading(
            district_id=programme.district_id,
            programme=programme,
            target_key=row.text("target"),
            code=row.text("code"),
            wording=next(
                each.text("wording")
                for each in row.rows("alternatives")
                if each.text("code") == row.text("code")
            ),
            alternatives=[dict(each.fields) for each in row.rows("alternatives")],
            path=row.text("path"),
            computed_from=row.text("computed_from"),
            note=row.text("note"),
        )
        for row in rows
    )
