"""Scores of units in a period: computed by the scheme in force, kept with their whole working."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from ipcity.actions import audit, score_schemes, unit_values
from ipcity.actions.measurements import plain
from ipcity.actions.unit_questions import NO_DATA, Answer, Behind, Valued
from ipcity.actions.unit_values import Taken
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.scores import (
    Group,
    Kind,
    Place,
    Scheme,
    Score,
    Step,
    ranked,
)
from ipcity.domain.supervision.scores import score as scored
from ipcity.domain.terms.periods import Period
from ipcity.store.models.programmes import Programme
from ipcity.store.models.score_schemes import ScoreRound, ScoreScheme, UnitScore
from ipcity.store.models.units import Unit
from ipcity.store.scoping import ScopedQuerySet

AUDIT_LABELS = {"score-units": "考核计分"}
BASIS = "考核方案"


@dataclass(frozen=True)
class Computed:
    """One unit's score before it is kept."""

    group: Group
    unit: Unit
    values: Mapping[str, Valued]
    score: Score
    place: Place | None


def score(
    *, programme: Programme, period: Period, actor: Actor, at: datetime
) -> tuple[UnitScore, ...]:
    """The scores of ``period``, group by group and place by place; what is the same is kept once."""
    require(actor, Verb.KEEP_SCORES, district=programme.district_id)
    held = unit_values.taken(programme=programme, period=period, actor=actor, at=at)
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        row = score_schemes.brought_in(programme.district_id, period.start.year, at)
        found = compute(programme, period, score_schemes.scheme_of(row), held)
        digest = _digest(row, held, found)
        kept = ScoreRound.objects.filter(programme=programme, period=period.code).first()
        if kept is None or kept.digest != digest:
            kept = _keep(programme, period, row, held, digest, actor, at)
            _keep_units(kept, found)
        audit.record(
            actor=actor,
            verb="score-units",
            subject=kept,
            at=at,
            district=programme.district_id,
            facts={"period": period.code, "scheme": row.number, "units": len(found),
                   "snapshot": held.snapshot, "digest": digest},
            under=Verb.KEEP_SCORES,
        )  # fmt: skip
    return scores_of(kept)


def scores_of(kept: ScoreRound) -> tuple[UnitScore, ...]:
    """The scores of one round, those without a score last."""
    return in_order(UnitScore.objects.filter(round=kept))


def in_order(rows: ScopedQuerySet) -> tuple[UnitScore, ...]:
    """Group by group and place by place, those without a score last; on pages and by API."""
    told = rows.select_related("unit", "round__scheme", "round__programme")
    return tuple(sorted(told, key=lambda e: (e.group, e.rank or 10**6, e.unit.position, e.pk)))


def compute(
    programme: Programme, period: Period, scheme: Scheme, held: Taken
) -> tuple[Computed, ...]:
    """What ``scheme`` gives every unit of its groups; nothing is kept (preview)."""
    district = programme.district_id
    groups = [
        (group, unit_values.units_of(district, group.kinds, held.on)) for group in scheme.groups
    ]
    families = unit_values.families([u for _, units in groups for u in units], district)
    asked = unit_values.question(programme, period, held, families)
    found = unit_values.answers(scheme.sources, asked)
    return tuple(each for group, units in groups for each in _of_group(group, units, found))


def _of_group(
    group: Group, units: Sequence[Unit], found: Mapping[str, Answer]
) -> Sequence[Computed]:
    sources = group.sources
    values = {
        unit.pk: {s: unit_values.value_of(found, s, unit.pk) or NO_DATA for s in sources}
        for unit in units
    }
    told = {
        key: scored(group, {s: each.value for s, each in mine.items()})
        for key, mine in values.items()
    }
    places = ranked({key: each.total for key, each in told.items()})
    return [
        Computed(group, unit, values[unit.pk], told[unit.pk], places.get(unit.pk)) for unit in units
    ]


def recomputed(row: UnitScore) -> Score:
    """The score again from the kept scheme and the kept values; differs only if a row was changed."""
    scheme = score_schemes.scheme_of(row.round.scheme)
    group = next((each for each in scheme.groups if each.code == row.group), None)
    if group is None:
        raise Refused("no-group", f"方案中没有组别“{row.group_name}”，无法复算。", BASIS)
    return scored(group, {source: value_kept(row, source) for source in row.values})


def value_kept(row: UnitScore, source: str) -> Decimal | None:
    text = row.values.get(source, {}).get("value")
    return None if text is None else Decimal(text)


def rows_kept(row: UnitScore, source: str) -> tuple[tuple[Behind, ...], int]:
    """The rows behind one value as they were when it was scored, and how many there were."""
    kept = row.values.get(source, {})
    return tuple(Behind(*each) for each in kept.get("rows", ())), kept.get("count", 0)


def agrees(row: UnitScore) -> bool:
    """Whether scheme and values still give what was kept."""
    again = recomputed(row)
    return again.total == row.total and [step_form(each) for each in again.steps] == row.working


def step_form(step: Step) -> dict[str, Any]:
    """One line of the working as it is kept: every number as decimal text."""
    return {
        "kind": str(step.kind),
        "code": step.code,
        "name": step.name,
        "source": step.source,
        "value": plain(step.value),
        "weight": plain(step.weight),
        "share": plain(round(step.share, 4)) if step.share is not None else None,
        "points": plain(step.points),
        "words": step.words,
    }


def score_form(row: UnitScore) -> dict[str, Any]:
    """One unit's score as the command and the API tell it; ``on``: up to when its figures count,
    ``scheme``: the number of the scheme's version."""
    return {
        "unit": row.unit.key,
        "name": row.unit.name,
        "on": row.round.on.isoformat(),
        "locked": row.round.locked,
        "snapshot": row.round.snapshot,
        "scheme": row.round.scheme.number,
        "group": row.group,
        "group_name": row.group_name,
        "total": plain(row.total),
        "rank": row.rank,
        "tied": row.tied,
        "lines": row.working,
    }


def score_cells(row: UnitScore) -> tuple[str, ...]:
    """One unit's score as a table shows it: group, place, unit, score, deductions, bonuses."""
    return (
        row.group_name,
        place_words(row),
        row.unit.name,
        "无数据" if row.total is None else f"{row.total:.2f}",
        f"{points(row, Kind.DEDUCTION):.2f}",
        f"{points(row, Kind.BONUS):.2f}",
    )


def place_words(row: UnitScore) -> str:
    """“3”, “1（并列）”, “—” without a score."""
    if row.rank is None:
        return "—"
    return f"{row.rank}（并列）" if row.tied > 1 else str(row.rank)


def points(row: UnitScore, kind: Kind) -> Decimal:
    """The sum of the points of one kind of line."""
    mine = (each for each in row.working if each["kind"] == kind)
    return sum((Decimal(each["points"]) for each in mine), Decimal(0))


def _keep(
    programme: Programme,
    period: Period,
    scheme: ScoreScheme,
    held: Taken,
    digest: str,
    actor: Actor,
    at: datetime,
) -> ScoreRound:
    made: ScoreRound = ScoreRound.objects.create(
        district_id=programme.district_id,
        programme=programme,
        period=period.code,
        scheme=scheme,
        snapshot=held.snapshot,
        locked=held.locked,
        on=held.on,
        digest=digest,
        computed_at=at,
        person_id=actor.person,
    )
    return made


def _keep_units(kept: ScoreRound, found: Sequence[Computed]) -> None:
    UnitScore.objects.bulk_create(
        [
            UnitScore(
                district_id=kept.district_id,
                round=kept,
                unit=each.unit,
                group=each.group.code,
                group_name=each.group.name,
                total=each.score.total,
                rank=each.place.rank if each.place else None,
                tied=each.place.tied if each.place else 1,
                values={source: _value_form(value) for source, value in each.values.items()},
                working=[step_form(step) for step in each.score.steps],
            )
            for each in found
        ]
    )


def _value_form(value: Valued) -> dict[str, Any]:
    rows = [[each.kind, each.key, each.label, each.words] for each in value.rows]
    return {"value": plain(value.value), "rows": rows, "count": value.count}


def _digest(scheme: ScoreScheme, held: Taken, found: Sequence[Computed]) -> str:
    told = [
        scheme.digest, held.snapshot, held.on.isoformat(), held.locked,
        [
            [each.group.code, each.unit.pk, plain(each.score.total),
             {source: _value_form(value) for source, value in sorted(each.values.items())}]
            for each in found
        ],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
