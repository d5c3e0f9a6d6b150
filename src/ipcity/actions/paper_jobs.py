"""The making of a paper as background work: what can be refused is refused at once, the rest is a job.

The code of the paper is given when it is asked for, so the page finds the paper when it is there, and
a second run after a dead worker makes no second one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, jobs, papers
from ipcity.actions.papers import Order, Step, unwatched
from ipcity.domain.access import Actor, Verb
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.jobs import Job
from ipcity.store.models.papers import Addressee, Kind, Paper
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"ask-paper": "提交公文生成"}
KIND: Final = "paper_making"


def ask(*, order: Order, actor: Actor, at: datetime) -> Job:
    """Put the making of a draft into the queue."""
    papers.refuse_unmakeable(order, actor, at)
    wanted = jobs.kind_of(KIND)
    coded = replace(order, code=papers.new_code())
    with transaction.atomic():
        job = Job.objects.create(
            kind=KIND,
            district_id=order.programme.district_id,
            person_id=actor.person,
            arguments={"person": actor.person, "order": _kept(coded)},
            asked_at=at,
            max_attempts=wanted.max_attempts,
        )
        jobs.queue(job)
        audit.record(
            actor=actor, verb="ask-paper", under=Verb.DRAFT_PAPER, subject=job, at=at,
            district=job.district_id, facts={"kind": order.kind, "period": order.period.code},
        )  # fmt: skip
    return job


def carry_out(
    *, order: Mapping[str, object], actor: Actor, at: datetime, step: Step = unwatched
) -> Paper:
    """Make the paper that was asked for, with the rights that the asker has now."""
    wanted = _read(order)
    standing = Paper.objects.filter(code=wanted.code).first()
    return standing or papers.fulfil(wanted, actor, at, step)


def made_by(job: Job) -> Paper | None:
    """The paper of this job, once it is there."""
    found: Paper | None = Paper.objects.filter(code=job.arguments["order"]["code"]).first()
    return found


def _kept(order: Order) -> dict[str, object]:
    return {
        "programme": order.programme.pk,
        "kind": str(order.kind),
        "period": order.period.code,
        "addressee": str(order.addressee or ""),
        "unit": order.unit.pk if order.unit else None,
        "code": order.code,
    }


def _read(kept: Mapping[str, object]) -> Order:
    programme, unit = str(kept["programme"]), str(kept["unit"] or "")
    return Order(
        programme=Programme.objects.select_related("district").get(pk=programme),
        kind=Kind(str(kept["kind"])),
        period=period_named(str(kept["period"])),
        addressee=Addressee(str(kept["addressee"])) if kept["addressee"] else None,
        unit=Unit.objects.get(pk=unit) if unit else None,
        code=str(kept["code"]),
    )
