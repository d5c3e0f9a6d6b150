"""The values of units in a period, source by source: what schemes score and report feeds carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ipcity.actions import (
    duty_values,
    indicator_values,
    item_values,
    measurements,
    reporting_periods,
    snapshots,
)
from ipcity.actions.unit_questions import Answer, Question, Valued
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.domain.terms.periods import Period
from ipcity.store.actors import units_below
from ipcity.store.models.programmes import Programme
from ipcity.store.models.snapshots import Snapshot
from ipcity.store.models.units import Unit

BASIS = "考核取数"
WHOLE_DISTRICT = 0


@dataclass(frozen=True)
class Taken:
    """The snapshot that a period's figures are taken from, and up to when other rows are believed."""

    snapshot: str
    on: date
    at: datetime
    locked_at: datetime | None = None

    @property
    def locked(self) -> bool:
        return self.locked_at is not None


def taken(*, programme: Programme, period: Period, actor: Actor, at: datetime) -> Taken:
    """The figures of ``period`` as they were locked, else of its last day or today, measured now.

    Refused for a period that has not begun. Measuring and taking a snapshot are acts of their own.
    """
    if period.start > at.date():
        raise Refused("period-not-begun", f"{period.words}还没有开始，没有可计分的数据。", BASIS)
    kept = reporting_periods.locked(programme, period.code)
    if kept is not None and kept.snapshot:
        return Taken(kept.snapshot, period.last, at, kept.locked_at)
    on = min(period.last, at.date())
    measurements.measure(district=programme.district_id, codes=None, on=on, at=at, actor=actor)
    current: Snapshot = snapshots.current(district=programme.district_id, actor=actor, at=at)
    return Taken(current.manifest, on, at)


def question(
    programme: Programme, period: Period, held: Taken, families: Mapping[int, frozenset[int]]
) -> Question:
    return Question(programme, period, held.on, held.at, held.snapshot, families, held.locked_at)


def families(units: Iterable[Unit], district: int) -> dict[int, frozenset[int]]:
    """Of each unit itself and all below it."""
    below = units_below(district)
    return {unit.pk: frozenset({unit.pk}) | below.get(unit.pk, frozenset()) for unit in units}


def units_of(district: int, kinds: Sequence[str], on: date) -> list[Unit]:
    """The units of these kinds on ``on``; one that lies below another of them is part of that one."""
    rows = list(Unit.objects.filter(district=district, kind__in=kinds).valid_on(on))
    below = units_below(district)
    under = frozenset().union(*(below.get(each.pk, frozenset()) for each in rows))
    return [each for each in rows if each.pk not in under]


def answers(sources: Sequence[str], asked: Question) -> dict[str, Answer]:
    """Each source's answer; the same few queries for any number of units."""
    coded = [each for each in sources if each.partition(":")[0] in indicator_values.BY]
    found: dict[str, Answer] = dict(indicator_values.answers(coded, asked))
    items = [each for each in sources if each.startswith("items.")]
    lit = item_values.lit_of(asked) if items else ()
    found |= {each: item_values.answer(each, asked, lit) for each in items}
    for source in duty_values.known(sources):
        family = source.replace(":", ".").partition(".")[0]
        found[source] = _family(family)(source, asked)
    return found


def _family(name: str) -> Callable[[str, Question], Answer]:
    return duty_values.FAMILIES[name]


def value_of(found: Mapping[str, Answer], source: str, unit: int) -> Valued | None:
    """None where the source was not answered at all."""
    return found.get(source, {}).get(unit)
