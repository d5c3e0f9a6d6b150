"""What the evidence of items comes to, read from the newest snapshot and kept; what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ipcity.actions import own_indicators, snapshots
from ipcity.actions.contexts import context_key, context_of, programmes_of
from ipcity.actions.item_lights import CheckedEvidence, LitItem, lit
from ipcity.actions.item_rows import Hand
from ipcity.actions.measurements import NOTHING, evaluate, own_parts, parts_form
from ipcity.domain.indicators import Context, Indicator, version_on
from ipcity.domain.supervision.evidence import refuse_missing
from ipcity.lake.archives import Archive
from ipcity.lake.results import UNIT, Result
from ipcity.store.models.items import EvidenceReading, Item, ItemEvidence
from ipcity.store.models.programmes import Programme
from ipcity.store.models.snapshots import Snapshot


def read_district(district: int, on: date, hand: Hand) -> int:
    """Read the evidence of every running item; how many readings are new."""
    fresh = 0
    for programme in programmes_of(district):
        running = Item.objects.filter(programme=programme).running().order_by("number")
        fresh += read(programme, running, on, hand)
    return fresh


def read(programme: Programme, items: Iterable[Item], on: date, hand: Hand) -> int:
    """Read the evidence of ``items`` as it counts on ``on``; how many readings differ from the last."""
    asked = [
        Asked(line.evidence, each.unit if line.evidence.per_unit else None, day)
        for each in lit(items, programme=programme, on=on, at=hand.at)
        for line in each.evidence
        for day in each.standing.proof_days(on)
    ]
    if not asked:
        return 0
    snapshot = snapshots.current(district=programme.district_id, actor=hand.actor, at=hand.at)
    with snapshots.opened(programme.district_id, snapshot.manifest) as archive:
        found = Values(archive, programme).of(asked)
    with transaction.atomic():
        return sum(_keep(each, found[each], programme, snapshot, hand) for each in asked)


def refuse_unproven(item: Item, on: date, hand: Hand) -> None:
    """Refuse, naming what is missing, unless all evidence holds on ``on``; read anew before."""
    read(item.programme, [item], on, hand)
    found = lit([item], programme=item.programme, on=on, at=hand.at)
    refuse_missing([line.missing for each in found for line in missing(each)])


def missing(item: LitItem) -> tuple[CheckedEvidence, ...]:
    return tuple(each for each in item.evidence if not each.checked.satisfied)


@dataclass(frozen=True)
class Asked:
    """A line of evidence for a unit (None: the whole district) on a day."""

    evidence: ItemEvidence
    unit: int | None
    day: date


Found = tuple[Indicator, Result]


class Values:
    """What lines come to, by one split of each indicator and day for all units together."""

    def __init__(self, archive: Archive, programme: Programme) -> None:
        self._archive = archive
        self._known = own_indicators.known(programme.district_id)
        self._context: Context = context_of(programme)

    def of(self, asked: Sequence[Asked]) -> Mapping[Asked, Found]:
        units: dict[tuple[str, date], set[str]] = {}
        for each in asked:
            held = units.setdefault((each.evidence.indicator, each.day), set())
            if each.unit is not None:
                held.add(str(each.unit))
        split = {key: self._split(*key, each) for key, each in units.items()}
        found = {}
        for each in asked:
            indicator, by_unit = split[each.evidence.indicator, each.day]
            found[each] = (indicator, by_unit["" if each.unit is None else str(each.unit)])
        return found

    def _split(self, code: str, on: date, units: set[str]) -> tuple[Indicator, dict[str, Result]]:
        """Under "" the whole district, and each of ``units``."""
        versions = self._known[code]
        indicator = version_on(versions, on) or versions[0]
        (whole,) = evaluate(self._archive, [indicator], [on], self._context)[code]
        found = dict.fromkeys(units, NOTHING)
        if units and self._archive.holds(indicator.needs()):
            split = self._archive.split(indicator, on, self._context, UNIT, keys=units)
            found = {unit: split[unit] for unit in units}
        return indicator, {**found, "": whole}


def _keep(asked: Asked, found: Found, programme: Programme, snapshot: Snapshot, hand: Hand) -> bool:
    """Whether a reading was added: only one that differs from what is known of that day."""
    indicator, result = found
    rows = EvidenceReading.objects.filter(evidence=asked.evidence, unit=asked.unit)
    last = rows.known(asked.day, hand.at).last()
    if last is not None and (last.value, last.digest) == (result.value, indicator.digest):
        return False
    EvidenceReading.objects.create(
        district_id=programme.district_id,
        evidence=asked.evidence,
        unit_id=asked.unit,
        on=asked.day,
        value=result.value,
        parts=parts_form(indicator, result),
        rows=sum(result.rows.get(name, 0) for name in own_parts(indicator)),
        indicator_version=indicator.version,
        digest=indicator.digest,
        context=context_key(context_of(programme)),
        snapshot=snapshot.manifest,
        known_at=hand.at,
    )
    return True
