"""How units report: completeness and timeliness (报送完整率、及时率), told for any day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipcity.domain.supervision.reports import OPEN, Course, Tally, tally
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.periods import Period
from ipcity.store.models.programmes import Programme
from ipcity.store.models.reporting import Report, ReportingPeriod
from ipcity.store.models.units import Unit


@dataclass(frozen=True)
class UnitReporting:
    """How one unit reported: counts of reports, rates in percent, None where nothing was due."""

    unit: Unit
    tally: Tally

    @property
    def due(self) -> int:
        return self.tally.due

    @property
    def reported(self) -> int:
        return self.tally.reported

    @property
    def nil(self) -> int:
        return self.tally.nil

    @property
    def missing(self) -> int:
        return self.tally.missing

    @property
    def on_time(self) -> int:
        return self.tally.on_time

    @property
    def late(self) -> int:
        return self.tally.late

    @property
    def returned(self) -> int:
        return self.tally.returned

    @property
    def completeness(self) -> Decimal | None:
        return self.tally.completeness

    @property
    def timeliness(self) -> Decimal | None:
        return self.tally.timeliness


def by_unit(*, programme: Programme, period: Period, on: date) -> tuple[UnitReporting, ...]:
    """Every unit that had to report in the periods that end within ``period``, in the units' order.

    A quarter so tells of its own reports and of those of its months. Nobody's rights are asked:
    pages narrow the answer to what their reader may see.
    """
    rows = Report.objects.filter(
        period__programme=programme, period__last__gte=period.start, period__last__lt=period.end
    ).filter(period__cycle__in=_cycles_within(period))
    return told(rows.select_related("unit"), on)


def of_period(period: ReportingPeriod, on: date) -> tuple[UnitReporting, ...]:
    """The units of one opened period alone."""
    return told(period.reports.select_related("unit"), on)


def told(reports: Iterable[Report], on: date) -> tuple[UnitReporting, ...]:
    """The reports by their units."""
    held: dict[int, list[Report]] = {}
    for report in reports:
        held.setdefault(report.unit_id, []).append(report)
    found = [UnitReporting(rows[0].unit, tally(_courses(rows), on)) for rows in held.values()]
    return tuple(sorted(found, key=lambda each: (each.unit.position, each.unit.pk)))


def _courses(rows: Iterable[Report]) -> list[Course]:
    return [
        Course(
            due=row.due,
            first=_day(row.first_delivered_at),
            last=_day(row.delivered_at),
            is_open=row.at_state in OPEN,
            is_nil=row.is_nil,
            returns=row.returns,
        )
        for row in rows
    ]


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at is not None else None


def _cycles_within(period: Period) -> list[str]:
    """The cycles whose periods fit into one of this cycle: its own and the shorter ones."""
    return [cycle.value for cycle in type(period.cycle) if cycle.months <= period.cycle.months]
