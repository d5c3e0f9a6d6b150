"""The published rule of the lights: read for a day, and put out anew as a further version."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.item_steps import refuse_silent
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.lights import BASIS, DEFAULT, Rule
from ipcity.domain.terms.days import day_of
from ipcity.store.models.light_rules import LightRule

AUDIT_LABELS = {"publish-light-rule": "发布亮灯规则"}


def version_on(district: int, on: date, at: datetime | None = None) -> LightRule | None:
    """The version that judges ``on``, as known at ``at``; None: the default."""
    rows = LightRule.objects.filter(district=district, valid_from__lte=on)
    if at is not None:
        rows = rows.filter(published_at__lte=at)
    return rows.order_by("-valid_from", "-number").first()


def rule_on(district: int, on: date, at: datetime | None = None) -> Rule:
    found = version_on(district, on, at)
    return found.rule if found else DEFAULT


def newest_number(district: int) -> int:
    """Of the versions published so far; 0 while the default judges."""
    rows = LightRule.objects.filter(district=district).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def publish(
    *,
    district: int,
    rule: Rule,
    valid_from: date,
    reason: str,
    expected_number: int,
    actor: Actor,
    at: datetime,
) -> LightRule:
    """A further version from ``valid_from`` on; ``expected_number`` is that of the newest (0: none).

    It may not reach back behind today: lights that were told stay as they were told.
    """
    require(actor, Verb.KEEP_SCORES, district=district)
    refuse_silent(reason, "修订理由")
    if valid_from < day_of(at):
        raise Refused("rule-backward", "施行日期不能早于今天，已公布的亮灯不因新规则改变。", BASIS)
    with transaction.atomic():
        if newest_number(district) != expected_number:
            raise Refused("rule-moved-on", "他人已发布新的规则，请按新版核对后再提交。", BASIS)
        row: LightRule = LightRule.objects.create(
            district_id=district,
            number=expected_number + 1,
            valid_from=valid_from,
            **asdict(rule),
            reason=reason.strip()[:300],
            published_at=at,
            published_by_id=actor.person,
        )
        audit.record(
            actor=actor,
            verb="publish-light-rule",
            subject=row,
            at=at,
            district=district,
            facts={"number": row.number, "from": valid_from.isoformat()},
            under=Verb.KEEP_SCORES,
        )
    return row
