"""What the system counts for a unit on a reporting form: its own rows, by a stored snapshot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from ipcity.actions import own_indicators, snapshots
from ipcity.actions.contexts import context_key, context_of
from ipcity.actions.measurements import own_parts
from ipcity.domain.access import Actor
from ipcity.domain.indicators import Indicator, version_on
from ipcity.domain.supervision.forms import LineKind
from ipcity.domain.terms.days import day_of
from ipcity.lake.results import UNIT, Result
from ipcity.store.models.report_records import ReportFigure
from ipcity.store.models.reporting import Report, ReportingPeriod
from ipcity.store.models.snapshots import Snapshot

Figures = Mapping[str, ReportFigure]
NOTHING = Result(None, {}, {})


def figures(*, report: Report, actor: Actor | None, at: datetime) -> Figures:
    """The report's indicators by code, on the period's last day, or today while it runs.

    Counted from the newest snapshot for every unit of the period at once, where not known yet.
    """
    period = report.period
    codes = codes_of([report])
    if not codes:
        return {}
    snapshot = snapshots.current(district=report.district_id, actor=actor, at=at)
    on = min(period.last, day_of(at))
    indicators = _versions(report.district_id, codes, on)
    found = _known(period, snapshot, on, indicators, [report.unit_id])
    if len(found) < len(indicators):
        count(period, snapshot, on, at)
        found = _known(period, snapshot, on, indicators, [report.unit_id])
    return {figure.indicator: figure for figure in found}


def codes_of(reports: Iterable[Report]) -> set[str]:
    """The indicators that the forms of ``reports`` show."""
    forms = {report.form_id: report.form for report in reports}
    return {
        str(line["indicator"])
        for form in forms.values()
        for line in form.lines
        if line["kind"] == LineKind.INDICATOR
    }


def count(period: ReportingPeriod, snapshot: Snapshot, on: date, at: datetime) -> int:
    """Keep every indicator of the period's forms for each of its units; how many were added.

    Part of a larger action. Of two who count the same, the first one's rows stay.
    """
    reports = list(period.reports.select_related("form"))
    context = context_of(period.programme)
    units = {report.unit_id for report in reports}
    indicators = _versions(period.district_id, codes_of(reports), on)
    rows: list[ReportFigure] = []
    with snapshots.opened(period.district_id, snapshot.manifest) as archive:
        for one in indicators:
            keys = [str(unit) for unit in units]
            held = archive.holds(one.needs())
            split = archive.split(one, on, context, UNIT, keys=keys) if held else {}
            for unit in units:
                result = split.get(str(unit), NOTHING)
                rows.append(_row(period, unit, one, result))
    for row in rows:
        row.context, row.snapshot = context_key(context), snapshot.manifest
        row.on, row.counted_at = on, at
    return len(ReportFigure.objects.bulk_create(rows, ignore_conflicts=True))


def _row(period: ReportingPeriod, unit: int, one: Indicator, result: Result) -> ReportFigure:
    return ReportFigure(
        district_id=period.district_id,
        period=period,
        unit_id=unit,
        indicator=one.code,
        indicator_version=one.version,
        digest=one.digest,
        value=result.value,
        rows=sum(result.rows.get(name, 0) for name in own_parts(one)),
    )


def _versions(district: int, codes: Collection[str], on: date) -> list[Indicator]:
    known = own_indicators.known(district)
    return [version_on(known[c], on) or known[c][0] for c in sorted(codes) if c in known]


def _known(
    period: ReportingPeriod,
    snapshot: Snapshot,
    on: date,
    indicators: Iterable[Indicator],
    units: Collection[int],
) -> list[ReportFigure]:
    rows = ReportFigure.objects.filter(
        period=period,
        unit__in=units,
        on=on,
        snapshot=snapshot.manifest,
        context=context_key(context_of(period.programme)),
        digest__in=[one.digest for one in indicators],
    )
    return list(rows)


def values(report: Report, found: Figures) -> Mapping[str, Decimal | None]:
    """Line key → the counted value."""
    return {
        line.key: found[line.indicator].value if line.indicator in found else None
        for line in report.form.version.lines
        if line.kind is LineKind.INDICATOR
    }
