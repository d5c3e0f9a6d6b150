"""One figure that several units report: told side by side where they differ, and settled by the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.reporting_steps import refuse_locked
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reports import DELIVERED
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.report_records import Reconciliation
from ipcity.store.models.reporting import ReportingPeriod, ReportValue

AUDIT_LABELS = {"settle-figure": "核对认定报送数"}
BASIS = "一数一源"


@dataclass(frozen=True)
class Difference:
    """A figure with what each unit says of it; ``settled``: the decision that still fits those."""

    figure: str
    told: tuple[ReportValue, ...]
    settled: Reconciliation | None

    @property
    def is_settled(self) -> bool:
        return self.settled is not None

    @property
    def by_unit(self) -> Mapping[str, str]:
        return _by_unit(self.told)


def differences(period: ReportingPeriod) -> tuple[Difference, ...]:
    """Figures of the period that units have reported differently, by name; settled ones too."""
    rows = ReportValue.objects.filter(
        report__period=period, report__state__in=sorted(DELIVERED), number__isnull=False
    ).exclude(figure="")
    held: dict[str, list[ReportValue]] = {}
    for value in rows.select_related("report__unit").order_by(
        "figure", "report__unit__position", "id"
    ):
        held.setdefault(value.figure, []).append(value)
    decided: dict[str, Reconciliation] = {}
    for row in period.reconciliations.select_related("unit", "person").order_by("id"):
        decided[row.figure] = row
    return tuple(
        Difference(figure, tuple(values), _fitting(decided.get(figure), values))
        for figure, values in held.items()
        if len({value.number for value in values}) > 1
    )


def _fitting(decided: Reconciliation | None, values: list[ReportValue]) -> Reconciliation | None:
    """A decision holds only while the units still say what it was made on."""
    return decided if decided is not None and decided.told == _by_unit(values) else None


def _by_unit(values: tuple[ReportValue, ...] | list[ReportValue]) -> dict[str, str]:
    return {str(value.report.unit_id): decimal_text(value.number or Decimal(0)) for value in values}


def settle(
    *, period: ReportingPeriod, figure: str, unit: int, reason: str, actor: Actor, at: datetime
) -> Reconciliation:
    """The office holds what ``unit`` (id) reported to be right; the units' reports stay as they are."""
    require(actor, Verb.CHECK_REPORT, district=period.district_id)
    if not reason.strip():
        raise Refused("reason-needed", "请写明认定的理由。", BASIS)
    with transaction.atomic():
        ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        refuse_locked(period.pk)
        found = next((each for each in differences(period) if each.figure == figure), None)
        if found is None:
            raise Refused("no-difference", "各单位的报送数已经一致，不需要认定。", BASIS)
        right = next((v for v in found.told if v.report.unit_id == unit), None)
        if right is None:
            raise Refused("unit-silent", "请在报了此数的单位中选择。", BASIS)
        row: Reconciliation = Reconciliation.objects.create(
            district_id=period.district_id,
            period=period,
            figure=figure,
            told=dict(found.by_unit),
            number=right.number,
            unit_id=unit,
            reason=reason.strip()[:300],
            person_id=actor.person,
            at=at,
        )
        audit.record(
            actor=actor,
            verb="settle-figure",
            subject=row,
            at=at,
            district=period.district_id,
            facts={"period": period.code, "units": len(found.told), "unit": unit},
            under=Verb.CHECK_REPORT,
        )
    return row
