"""Values of indicators from a snapshot of the ledgers: computed in one pass, stored, recomputable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.db import transaction

from ipcity.actions import audit, bindings, own_indicators, snapshots
from ipcity.actions.contexts import context_key, context_of, month_ends, programmes_of
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Context, Indicator, version_on
from ipcity.lake.archives import Archive
from ipcity.lake.results import Result
from ipcity.lake.snapshots import TableFiles, read_manifest
from ipcity.store.models.measurements import (
    Measurement,
    MeasurementQuerySet,
    MeasurementSeries,
)
from ipcity.store.models.programmes import Programme
from ipcity.store.models.snapshots import Snapshot

AUDIT_LABELS = {"measure": "计算指标值"}
NOTHING = Result(None, {}, {})


def measure(
    *,
    district: int,
    codes: Sequence[str] | None,
    on: date,
    at: datetime,
    actor: Actor | None,
    context: Context | None = None,
) -> list[Measurement]:
    """The values of ``on`` from the newest snapshot, computing what is missing.

    ``codes`` None: whatever the district's programmes are bound to. A stale snapshot is taken anew
    first. ``actor`` None is the time-table, which brings the monthly series with it. An erratum
    states the ``context`` in which its period was counted.
    """
    if actor is not None:
        require(actor, Verb.READ_PLAN, district=district)
    snapshot = snapshots.current(district=district, actor=actor, at=at)
    found: list[Measurement] = []
    fresh = 0
    for programme in programmes_of(district):
        wanted = _wanted(programme, codes, on, at)
        one = Round(programme, context or context_of(programme), snapshot, on, at)
        before = len(held := one.held(wanted))
        held |= one.carried([each for each in wanted if each.code not in held])
        months = one.without_months(wanted) if actor is None and codes is None else []
        one.compute([each for each in wanted if each.code not in held], months, held)
        fresh += len(held) - before
        found += (held[each.code] for each in wanted)
    if fresh:
        audit.record(
            actor=actor,
            verb="measure",
            subject=None,
            at=at,
            district=district,
            facts={"on": on.isoformat(), "values": fresh, "snapshot": snapshot.manifest},
            under=Verb.READ_PLAN,
        )
    return found


def preview(
    *, programme: Programme, indicators: Sequence[Indicator], on: date
) -> list[tuple[Indicator, Result]]:
    """What ``indicators`` would be on ``on`` by the newest snapshot; nothing is stored."""
    held = snapshots.latest(programme.district_id)
    if held is None:
        return [(each, NOTHING) for each in indicators]
    with snapshots.opened(programme.district_id, held.manifest) as archive:
        found = evaluate(archive, indicators, [on], context_of(programme))
    return [(each, found[each.code][0]) for each in indicators]


def evaluate(
    archive: Archive, indicators: Sequence[Indicator], days: Sequence[date], context: Context
) -> dict[str, tuple[Result, ...]]:
    """Each indicator on each day; no value where the snapshot lacks a ledger it needs."""
    able = [each for each in indicators if archive.holds(each.needs())]
    found = dict(archive.series(able, days, context))
    for each in indicators:
        found.setdefault(each.code, tuple(NOTHING for _ in days))
    return found


def own_parts(indicator: Indicator) -> tuple[str, ...]:
    """The parts that make the value; others belong to figures shown apart."""
    return tuple(name for name, _ in indicator.formula.tallies())


def parts_form(indicator: Indicator, result: Result) -> dict[str, dict[str, object]]:
    """The parts as a stored value holds them: decimals as text, rows as whole numbers."""
    return {
        name: {"value": plain(value), "rows": result.rows.get(name, 0)}
        for name, value in result.parts.items()
    }


def plain(value: Decimal | None) -> str | None:
    """A decimal as text without exponent or trailing zeros."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wanted(
    programme: Programme, codes: Sequence[str] | None, on: date, at: datetime
) -> list[Indicator]:
    """The versions of ``on``; None: everything the programme is bound to."""
    known = own_indicators.known(programme.district_id)
    if codes is None:
        with transaction.atomic():
            bindings.bind_older(programme, at)
        codes = sorted(set(programme.bindings.values_list("indicator", flat=True)))
    return [version_on(known[code], on) or known[code][0] for code in codes if code in known]


Held = dict[str, Measurement]


@dataclass(frozen=True)
class Round:
    """One programme's values of one day from one snapshot."""

    programme: Programme
    context: Context
    snapshot: Snapshot
    on: date
    at: datetime

    def held(self, wanted: Sequence[Indicator]) -> Held:
        """What this very snapshot has given before."""
        digests = {each.code: each.digest for each in wanted}
        rows = self._rows(wanted).filter(snapshot=self.snapshot.manifest)
        return {row.indicator: row for row in rows if digests[row.indicator] == row.digest}

    def carried(self, wanted: Sequence[Indicator]) -> Held:
        """Values of an older snapshot whose ledgers are the same files in this one: no computing."""
        latest = {row.indicator: row for row in self._rows(wanted).order_by("id")} if wanted else {}
        kept: Held = {}
        for each in wanted:
            row = latest.get(each.code)
            if row is not None and row.digest == each.digest and self._same(row.snapshot, each):
                kept[each.code] = self._keep(each, row.value, row.parts, row.rows)
        return kept

    def without_months(self, wanted: Sequence[Indicator]) -> list[Indicator]:
        """Indicators whose stored series is not of this snapshot's records, or lacks a month."""
        rows = MeasurementSeries.objects.filter(
            district=self.programme.district_id, context=context_key(self.context)
        )
        series = {row.indicator: row for row in rows}
        size = len(self._days())
        return [
            each
            for each in wanted
            if each.code not in series
            or series[each.code].digest != each.digest
            or len(series[each.code].points) != size
            or not self._same(series[each.code].snapshot, each)
        ]

    def compute(
        self, missing: Sequence[Indicator], months: Sequence[Indicator], held: Held
    ) -> None:
        """Put what is missing into ``held`` and keep the series of ``months``, in one pass."""
        wanted = list({each.code: each for each in (*missing, *months)}.values())
        if not wanted:
            return
        days = self._days() if months else []
        with snapshots.opened(self.programme.district_id, self.snapshot.manifest) as archive:
            found = evaluate(archive, wanted, [*days, self.on], self.context)
        with transaction.atomic():
            for each in missing:
                result = found[each.code][-1]
                rows = sum(result.rows.get(name, 0) for name in own_parts(each))
                held[each.code] = self._keep(each, result.value, parts_form(each, result), rows)
            for each in months:
                self._keep_series(each, days, found[each.code])

    def _days(self) -> list[date]:
        return [day for day in month_ends(self.context) if day < self.on]

    def _rows(self, wanted: Sequence[Indicator]) -> MeasurementQuerySet:
        return Measurement.objects.filter(
            district=self.programme.district_id,
            indicator__in=[each.code for each in wanted],
            context=context_key(self.context),
            on=self.on,
        )

    def _same(self, manifest: str, indicator: Indicator) -> bool:
        """Whether that snapshot holds the very files that the indicator reads in this one."""
        if manifest == self.snapshot.manifest:
            return True
        district = self.programme.district_id
        before, now = _tables(district, manifest), _tables(district, self.snapshot.manifest)
        needs = indicator.needs()
        return before is not None and now is not None and all(
            before.get(name) == now.get(name) for name in needs
        )  # fmt: skip

    def _keep(
        self,
        indicator: Indicator,
        value: Decimal | None,
        parts: Mapping[str, object],
        rows: int,
    ) -> Measurement:
        """The stored value; of two workers that computed the same, the first one's stays."""
        row, _ = Measurement.objects.get_or_create(
            district_id=self.programme.district_id,
            indicator=indicator.code,
            indicator_version=indicator.version,
            context=context_key(self.context),
            snapshot=self.snapshot.manifest,
            on=self.on,
            defaults={
                "digest": indicator.digest,
                "known_at": self.snapshot.at,
                "value": value,
                "parts": parts,
                "rows": rows,
                "computed_at": self.at,
            },
        )
        return row

    def _keep_series(
        self, indicator: Indicator, days: Sequence[date], months: Sequence[Result]
    ) -> None:
        points = [
            [day.isoformat(), plain(result.value)]
            for day, result in zip(days, months, strict=False)
        ]
        MeasurementSeries.objects.update_or_create(
            district_id=self.programme.district_id,
            indicator=indicator.code,
            context=context_key(self.context),
            defaults={
                "indicator_version": indicator.version,
                "digest": indicator.digest,
                "snapshot": self.snapshot.manifest,
                "points": points,
                "computed_at": self.at,
            },
        )


@lru_cache(maxsize=8)
def _tables(district: int, manifest: str) -> Mapping[str, TableFiles] | None:
    """The tables of an immutable snapshot; None where the lake has lost it."""
    try:
        return read_manifest(snapshots.folder(district), manifest).tables
    except Refused:
        return None
