"""What a programme's targets are measured against: its name, baseline year and population."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.programmes import Programme

AUDIT_LABELS = {"register-programme": "登记试点工作基本数据"}
BASIS = "按人口、基准年度计算的指标须有出处"


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
