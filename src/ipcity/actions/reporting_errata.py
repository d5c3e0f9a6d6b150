"""Errata (更正): a figure of a locked period put right, signed, and said in every paper that quoted it.

The locked figures stay what they are; an erratum stands beside them. A figure that the system counts
is not typed: it is measured anew on the period's last day from what the ledgers hold now.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from ipcity.actions import audit, measurements, own_indicators
from ipcity.actions.contexts import context_named, of_locked
from ipcity.actions.paper_restatements import restate
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.reporting import Erratum, ReportingPeriod, ReportValue

AUDIT_LABELS = {"sign-erratum": "签署更正"}
BASIS = "锁定后更正"


def correct_value(
    *, value: ReportValue, after: Decimal, reason: str, actor: Actor, at: datetime
) -> Erratum:
    """Put a number right that a unit reported wrongly; ``after`` in the line's own unit."""
    period = value.report.period
    before = value.standing_number
    if value.indicator or value.item_id:
        raise Refused("not-typed", "系统统计的数不能手工更正，请先更正台账，再重新计算。", BASIS)
    if before is None:
        raise Refused("not-a-number", "这一行没有报送数字，不能更正。", BASIS)
    return _sign(
        Erratum(
            period=period,
            kind=Erratum.Kind.REPORTED,
            value=value,
            unit_id=value.report.unit_id,
            label=value.label,
            measure=value.measure,
            before=before,
            after=after,
        ),
        reason,
        actor,
        at,
    )


def correct_measurement(
    *, period: ReportingPeriod, code: str, reason: str, actor: Actor, at: datetime
) -> Erratum:
    """Measure an indicator anew on the period's last day, after its ledgers were put right."""
    require(actor, Verb.LOCK_PERIOD, district=period.district_id)
    old = measured_in(period, code)
    if old is None:
        raise Refused("not-measured", "本期锁定的指标值中没有这一项。", BASIS)
    known = own_indicators.version_of(period.district_id, code, old.indicator_version)
    last = period.errata.filter(indicator=code).order_by("-number").first()
    found = measurements.measure(
        district=period.district_id, codes=[code], on=period.last, at=at, actor=actor,
        context=context_named(old.context, period.district),
    )  # fmt: skip
    new = next((row for row in found if row.context == old.context), None)
    return _sign(
        Erratum(
            period=period,
            kind=Erratum.Kind.MEASURED,
            indicator=code,
            label=known.name,
            measure=known.unit[:20],
            before=last.after if last else old.value,
            after=new.value if new else None,
            snapshot=new.snapshot if new else "",
        ),
        reason,
        actor,
        at,
    )


def measured_in(period: ReportingPeriod, code: str) -> Measurement | None:
    """The value that was locked with the period."""
    if period.locked_at is None:
        return None
    rows = Measurement.objects.filter(
        district=period.district_id, indicator=code, on=period.last, snapshot=period.snapshot
    )
    found = of_locked(rows, period.programme, period.locked_at)
    return found[-1] if found else None


def _sign(erratum: Erratum, reason: str, actor: Actor, at: datetime) -> Erratum:
    period = erratum.period
    require(actor, Verb.LOCK_PERIOD, district=period.district_id)
    _refuse(erratum, reason)
    audit.require_clock(at)
    with transaction.atomic():
        ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        erratum.district_id = period.district_id
        erratum.number = (period.errata.aggregate(n=Max("number"))["n"] or 0) + 1
        erratum.reason, erratum.person_id, erratum.at = reason.strip()[:500], actor.person, at
        erratum.digest = digest_of(erratum)
        erratum.save()
        erratum.restated = restate(erratum=erratum, actor=actor, at=at)
        erratum.save(update_fields=["restated"])
        audit.record(
            actor=actor,
            verb="sign-erratum",
            subject=erratum,
            at=at,
            district=period.district_id,
            facts={
                "period": period.code,
                "number": erratum.number,
                "digest": erratum.digest,
                "restated": erratum.restated,
            },
            under=Verb.LOCK_PERIOD,
        )
    return erratum


def _refuse(erratum: Erratum, reason: str) -> None:
    if not erratum.period.is_locked:
        raise Refused("not-locked", "本期还没有锁定，请退回报表由单位修改。", BASIS)
    if not reason.strip():
        raise Refused("reason-needed", "更正须写明理由。", BASIS)
    if erratum.before == erratum.after:
        raise Refused("same-figure", "更正数与原数相同。", BASIS)


def digest_of(erratum: Erratum) -> str:
    """Of everything that is signed; whoever changes the row later shows it."""
    signed = {
        "period": erratum.period.code,
        "number": erratum.number,
        "kind": str(erratum.kind),
        "value": erratum.value_id,
        "indicator": erratum.indicator,
        "before": decimal_text(erratum.before) if erratum.before is not None else None,
        "after": decimal_text(erratum.after) if erratum.after is not None else None,
        "snapshot": erratum.snapshot,
        "reason": erratum.reason,
        "person": erratum.person_id,
        "at": erratum.at.isoformat(),
    }
    return hashlib.sha256(json.dumps(signed, sort_keys=True).encode()).hexdigest()
