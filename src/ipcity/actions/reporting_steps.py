"""One step of a report, whichever it is: locked, allowed by its state, written, and told to the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.reporting_contents import digest_of, told
from ipcity.actions.stale import Stale
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reports import (
    BASIS,
    STATE_WORDS,
    STEP_WORDS,
    Step,
    moved,
)
from ipcity.store.models.report_records import ReportStep
from ipcity.store.models.reporting import Report, ReportingPeriod

AUDIT_LABELS = {f"report-{step}": f"报表：{words}" for step, words in STEP_WORDS.items()}


@dataclass(frozen=True)
class Hand:
    """Who does it and when; ``version`` is that of the report they looked at."""

    actor: Actor
    at: datetime
    version: int


@dataclass(frozen=True)
class Taken:
    """A step under a verb: ``judge`` may refuse, ``changes`` go to the report's columns, ``write``
    does what else is to be written and answers with facts for the log."""

    step: Step
    under: Verb
    remark: str = ""
    changes: Mapping[str, object] = field(default_factory=dict)
    judge: Callable[[Report], None] = lambda report: None
    write: Callable[[Report], Mapping[str, int]] = lambda report: {}


def advance(report: Report, taken: Taken, hand: Hand) -> Report:
    """The report after the step; the row is held, so that of two at a time one is refused."""
    with transaction.atomic():
        rows = Report.objects.select_for_update(of=("self",))
        held: Report = rows.select_related("period__programme", "form", "unit").get(pk=report.pk)
        refuse_locked(held.period_id)
        _refuse_stale(held, taken, hand)
        after = moved(held.at_state, taken.step)
        taken.judge(held)
        facts = taken.write(held)
        for name, value in {**taken.changes, "state": after, "version": held.version + 1}.items():
            setattr(held, name, value)
        held.save()
        content = told(held)
        ReportStep.objects.create(
            district_id=held.district_id,
            report=held,
            step=taken.step,
            state=after,
            at=hand.at,
            person_id=hand.actor.person,
            remark=taken.remark.strip()[:500],
            content=content,
            digest=digest_of(content),
        )
        audit.record(
            actor=hand.actor,
            verb=f"report-{taken.step}",
            subject=held,
            at=hand.at,
            district=held.district_id,
            facts={"state": str(after), "content": digest_of(content), **facts},
            under=taken.under,
        )
    return held


def refuse_locked(period: int) -> None:
    """Asked of the database anew: a lock may have come while the row was waited for."""
    if ReportingPeriod.objects.filter(pk=period).exclude(locked_at=None).exists():
        raise Refused(
            "period-locked", "本期已锁定，不能再改。确有错误的，由办公室在“更正”中办理。", BASIS
        )


def _refuse_stale(held: Report, taken: Taken, hand: Hand) -> None:
    if held.version == hand.version:
        return
    labels = {"state": "状态", "act": "本次办理"}
    now = {"state": STATE_WORDS[held.at_state], "act": ""}
    raise Stale(now, {"state": "", "act": STEP_WORDS[taken.step]}, labels)
