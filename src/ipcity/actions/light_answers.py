"""The lights of a day as the command line and the API tell them: targets, then items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from ipcity.actions import item_evidence, numbers
from ipcity.actions.item_lights import CheckedEvidence, LitItem, lit_items
from ipcity.actions.item_rows import Hand
from ipcity.actions.light_rules import rule_on, version_on
from ipcity.actions.standings import TargetStanding
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.plans.standings import LIGHT_WORDS
from ipcity.domain.supervision.items import STAGE_WORDS
from ipcity.domain.supervision.lights import SIGNAL_WORDS, rule_words
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.items import Item
from ipcity.store.models.plans import PlanVersion


def lights_form(*, plan: PlanVersion, on: date, actor: Actor, at: datetime) -> dict[str, object]:
    """The rule, every target and every item that ``actor`` may see; values of today are read first.

    A past day is told from what was known by its end.
    """
    require(actor, Verb.READ_PLAN, district=plan.district_id)
    if on == day_of(at):
        item_evidence.read_district(plan.district_id, on, Hand(actor, at))
    targets = numbers.status(plan=plan, on=on, actor=actor, at=at)
    version = version_on(plan.district_id, on)
    return {
        "on": on.isoformat(),
        "rule": {
            "version": version.number if version else 0,
            "words": list(rule_words(rule_on(plan.district_id, on))),
        },
        "targets": [target_form(each) for each in targets],
        "items": [item_form(each) for each in visible(plan, on, actor)],
    }


def visible(plan: PlanVersion, on: date, actor: Actor) -> tuple[LitItem, ...]:
    """The lit items of the plan's programme that a unit of the actor's leads or supports."""
    rows = Item.objects.filter(programme=plan.programme_id)
    keys = set(rows.within(scope_of(actor, Verb.READ_WORK)).values_list("pk", flat=True))
    found = lit_items(programme=plan.programme, on=on)
    return tuple(each for each in found if each.item.pk in keys)


def target_form(found: TargetStanding) -> dict[str, object]:
    told = found.standing
    return {
        "id": found.target.key,
        "name": found.target.name,
        "light": str(told.light),
        "word": LIGHT_WORDS[told.light],
        "value": None if told.value is None else decimal_text(told.value),
        "asked": None if told.asked is None else decimal_text(told.asked),
        "gap": None if told.gap is None else decimal_text(told.gap),
        "unit": found.target.unit,
    }


def item_form(found: LitItem) -> dict[str, object]:
    """One item with its light; percents and values are decimal texts."""
    item, standing = found.item, found.standing
    return {
        "id": item.number,
        "name": item.title,
        "light": str(found.signal),
        "word": SIGNAL_WORDS[found.signal],
        "stage": STAGE_WORDS[standing.stage],
        "lead": item.lead.name,
        "support": [each.unit.name for each in item.supporting()],
        "started_on": standing.start.isoformat(),
        "due": standing.due.isoformat() if standing.due else None,
        "period": standing.period or None,
        "finished_on": standing.finished_on.isoformat() if standing.finished_on else None,
        "progress": decimal_text(found.progress),
        "elapsed": decimal_text(found.elapsed),
        "late_days": found.late_days,
        "backfill": item.is_backfill,
        "reasons": list(found.reasons),
        "evidence": [_evidence_form(each) for each in found.evidence],
    }


def _evidence_form(line: CheckedEvidence) -> Mapping[str, object]:
    value = line.checked.value
    return {
        "indicator": line.evidence.indicator,
        "name": line.evidence.name,
        "asked": line.evidence.asked,
        "value": None if value is None else decimal_text(value),
        "satisfied": line.checked.satisfied,
        "rows": line.reading.rows if line.reading else 0,
        "on": line.reading.on.isoformat() if line.reading else None,
    }
