"""The demonstration: an invented district with its own people, plan and rows, made and removed whole.

Nothing of it is mixed with another district's rows, and every page and paper of it says 演示数据.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ipcity.actions import (
    audit,
    demonstration_people,
    demonstration_plans,
    demonstration_removals,
    demonstration_rows,
    first_logins,
    packs,
    references,
)
from ipcity.actions.demonstration_arrivals import Bringing
from ipcity.actions.demonstration_rows import Step
from ipcity.actions.first_logins import FirstLogin
from ipcity.actions.invented import Size, invent, strategic
from ipcity.domain.access import Actor, Role, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.ledgers import ledgers
from ipcity.store.models.districts import District
from ipcity.store.models.jobs import Job
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.people import Person
from ipcity.store.models.snapshots import Snapshot
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "found-demonstration": "建立演示区域",
    "fill-demonstration": "写入演示数据",
    "remove-demonstration": "移除演示数据",
}
BASIS = "演示数据的建立与移除"
SEED = 20260101


@dataclass(frozen=True)
class Founded:
    """The new district and the one-time passwords of its people, shown once."""

    district: District
    logins: tuple[FirstLogin, ...]


def standing() -> District | None:
    """The demonstration, if there is one."""
    return District.objects.filter(is_demo=True).order_by("pk").first()


def unfinished() -> Founded | None:
    """The demonstration whose making was broken off, to go on with; None while a job is at it."""
    district = standing()
    if district is None or Snapshot.objects.filter(district=district).exists():
        return None
    open_states = (Job.State.QUEUED, Job.State.RUNNING)
    if Job.objects.filter(kind="demonstration", state__in=open_states).exists():
        return None
    people = set(Person.objects.filter(district=district).values_list("username", flat=True))
    logins = tuple(each for each in first_logins.waiting() if each.username in people)
    return Founded(district, logins)


def counts(district: District) -> dict[str, int]:
    """How many rows each ledger of the demonstration holds; empty before it is filled."""
    found = {name: model.objects.filter(district=district) for name, model in ledgers().items()}
    return {name: rows.count() for name, rows in found.items() if rows.exists()}


def found(*, actor: Actor, at: datetime) -> Founded:
    """Make the district with its plan, units and people, still without rows."""
    require(actor, Verb.DEMONSTRATE, district=actor.district)
    if standing() is not None:
        raise Refused(
            "demonstration-exists",
            "演示区域已经建立。如需重新建立，请先移除（网页“演示数据”，或 ipcity demo --remove）。",
            BASIS,
        )
    if District.objects.filter(name=demonstration_plans.NAME).exists():
        raise Refused(
            "name-taken", f"已有名为“{demonstration_plans.NAME}”的区域，不能建立演示区域。", BASIS
        )
    with demonstration_plans.pack() as folder, transaction.atomic():
        district = packs.load(folder=folder, actor=None, at=at).district
        logins = demonstration_people.make(district, at)
        first_logins.write(logins)
        audit.record(
            actor=actor,
            verb="found-demonstration",
            subject=district,
            at=at,
            district=actor.district,
            facts={"demonstration": district.pk, "people": len(logins)},
            under=Verb.DEMONSTRATE,
        )
    return Founded(district, logins)


def fill(
    *, district: District, seed: int, size: Size, actor: Actor, at: datetime, step: Step
) -> dict[str, int]:
    """Invent and write the rows of ``district``; how many each ledger received.

    The same seed and size give the same rows. ``actor`` is who asked for the demonstration.
    """
    require(actor, Verb.DEMONSTRATE, district=actor.district)
    if not district.is_demo:
        raise Refused("not-a-demonstration", f"“{district.name}”不是演示区域。", BASIS)
    if Organisation.objects.filter(district=district).exists():
        raise Refused("demonstration-filled", "演示区域已有演示数据。", BASIS)
    step(0, None, "编写")
    demonstration_rows.clear(district.pk)
    keeper = demonstration_people.keeper(district)
    units = dict(Unit.objects.filter(district=district).values_list("key", "pk"))
    by = Bringing(district.pk, keeper.unit_id, units, actor_for(keeper, at.date()), at)
    counts = demonstration_rows.keep(invent(seed, size), by, step)
    with transaction.atomic():
        audit.record(
            actor=actor,
            verb="fill-demonstration",
            subject=district,
            at=at,
            district=actor.district,
            facts={"seed": seed, "size": str(size), "rows": sum(counts.values())},
            under=Verb.DEMONSTRATE,
        )
    return counts


def load_table(*, district: District, at: datetime) -> None:
    """The invented strategic-industry table, in the name of the demonstration's own lead."""
    lead = next(iter(holders_of(Role.OFFICE_LEAD, district.pk, at.date())))
    references.load(
        district=district.pk,
        name=strategic.NAME,
        content=strategic.table(),
        actor=actor_for(lead, at.date(), via="demonstration"),
        at=at,
    )


def remove(*, actor: Actor, at: datetime) -> int:
    """Drop the demonstration's rows, people and files; how many rows. The log keeps its entries."""
    require(actor, Verb.DEMONSTRATE, district=actor.district)
    district = standing()
    if district is None:
        raise Refused("no-demonstration", "没有演示区域可以移除。", BASIS)
    if actor.district == district.pk:
        raise Refused(
            "own-demonstration", "演示区域的人员不能移除演示区域，请由本区域的人员移除。", BASIS
        )
    number, people = district.pk, demonstration_removals.usernames(district)
    with transaction.atomic():
        dropped = demonstration_removals.drop(district)
        audit.record(
            actor=actor,
            verb="remove-demonstration",
            subject=None,
            at=at,
            district=actor.district,
            facts={"demonstration": number, "rows": dropped},
            under=Verb.DEMONSTRATE,
        )
        transaction.on_commit(lambda: demonstration_removals.drop_files(number, people))
        transaction.on_commit(demonstration_removals.give_back)
    return dropped
