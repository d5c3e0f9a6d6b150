"""Which programme is in hand, and what its targets are measured against: baseline year, population."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from ipcity.actions import audit
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Scope, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme

AUDIT_LABELS = {"register-programme": "登记试点工作基本数据"}
BASIS = "按人口、基准年度计算的指标须有出处"


def open_to(scope: Scope) -> list[Programme]:
    """The programmes inside ``scope``: those with a plan in force, then the latest."""
    adopted = Exists(PlanVersion.objects.in_force().filter(programme=OuterRef("pk")))
    mine = Programme.objects.within(scope).alias(adopted=adopted)
    return list(mine.order_by("-adopted", "-first_year", "id"))


def in_hand(programmes: Sequence[Programme], year: int) -> Programme | None:
    """Which of them a page or a program means that names none: one that runs in ``year``, else the
    first."""
    running = (each for each in programmes if _runs(each, year))
    return next(running, next(iter(programmes), None))


def _runs(programme: Programme, year: int) -> bool:
    first, last = programme.first_year, programme.last_year
    return first is not None and last is not None and first <= year <= last


@dataclass(frozen=True)
class Basics:
    """``population`` in persons at the end of ``population_year``; None: not known."""

    name: str
    baseline_year: int | None = None
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    population_verified: bool = False


def register(
    *, programme: Programme, basics: Basics, expected_version: int, actor: Actor, at: datetime
) -> Programme:
    """Set the basic figures; a population needs its year and source, and none may be guessed."""
    require(actor, Verb.REVIEW_PLAN, district=programme.district_id)
    _refuse(basics, programme)
    with transaction.atomic():
        held: Programme = Programme.objects.select_for_update().get(pk=programme.pk)
        values = asdict(basics)
        refuse_stale(held, expected_version, values)
        changed = sorted(name for name, value in values.items() if getattr(held, name) != value)
        for name, value in values.items():
            setattr(held, name, value)
        held.version += 1
        held.save(update_fields=[*values, "version"])
        audit.record(
            actor=actor,
            verb="register-programme",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"fields": changed},
        )
    return held


def _refuse(basics: Basics, programme: Programme) -> None:
    if not basics.name.strip():
        raise Refused("no-name", "请填写名称。", BASIS)
    if basics.population is not None and not (basics.population_year and basics.population_source):
        raise Refused("no-source", "填写人口须同时写明年度和来源。", BASIS)
    if basics.population is None and basics.population_verified:
        raise Refused("nothing-verified", "没有人口数，不能标为已核实。", BASIS)
    first = programme.first_year
    if first and basics.baseline_year and basics.baseline_year >= first:
        raise Refused("late-baseline", f"基准年度须早于方案的起始年度（{first}年）。", BASIS)
