"""Asking for background work, cancelling it, asking again, and what is due by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from ipcity.actions import audit
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import VERB_LABELS, Actor, Verb, require, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.timetables import parse_rule
from ipcity.store.models.districts import District
from ipcity.store.models.jobs import Job, ScheduledJob


@dataclass(frozen=True)
class Kind:
    """A module of ``jobs/tasks``: its file name is the kind."""

    name: str
    title: str
    verb: Verb
    max_attempts: int
    rule: str | None


def kinds() -> tuple[Kind, ...]:
    package = importlib.import_module(settings.JOB_KINDS)
    return tuple(kind_of(module.name) for module in pkgutil.iter_modules(package.__path__))


def kind_of(name: str) -> Kind:
    """The kind of this name; Refused when no such module exists."""
    package = importlib.import_module(settings.JOB_KINDS)
    if name not in {module.name for module in pkgutil.iter_modules(package.__path__)}:
        raise Refused("unknown-job", f"没有“{name}”这一类后台作业。")
    module = importlib.import_module(f"{settings.JOB_KINDS}.{name}")
    return Kind(
        name=name,
        title=module.TITLE,
        verb=module.VERB,
        max_attempts=getattr(module, "ATTEMPTS", 2),
        rule=getattr(module, "RULE", None),
    )


def everywhere(actor: Actor | None, verb: Verb) -> bool:
    """Whether ``actor`` carries ``verb`` over the whole of the district that keeps this house.

    Backups, the timetable and the mail server belong to nobody's programme; the first district
    of an installation keeps them, and to another district's administrators they do not exist.
    """
    if actor is None:
        return False
    whole = {
        r.district for r in scope_of(actor, verb).reaches if r.units is None and r.owner is None
    }
    return bool(whole) and District.objects.order_by("pk").values_list("pk", flat=True)[0] in whole


def permit_everywhere(actor: Actor, verb: Verb) -> None:
    """Refuse unless ``actor`` may do ``verb`` for the installation, which has no district."""
    if not everywhere(actor, verb):
        label = VERB_LABELS[verb]
        raise NotPermitted("not-permitted", f"您的岗位没有“{label}”的权限。", f"权限表：{label}")


def permit(actor: Actor, verb: Verb, district: int | None, owner: int | None = None) -> None:
    """As ``require``; work on the whole installation is for those who care for it."""
    if district is None:
        permit_everywhere(actor, Verb.CARE)
    else:
        require(actor, verb, district=district, owner=owner)


def enqueue(
    *,
    kind: str,
    district: int | None,
    actor: Actor,
    at: datetime,
    arguments: Mapping[str, object] | None = None,
) -> Job:
    """Put one piece of work into the queue; it runs after the surrounding transaction commits."""
    wanted = kind_of(kind)
    permit(actor, wanted.verb, district, actor.person)
    with transaction.atomic():
        job = _ask(wanted, district, actor, at, arguments or {})
        audit.record(
            actor=actor,
            verb="enqueue-job",
            subject=job,
            at=at,
            district=district,
            facts={"kind": kind},
            under=wanted.verb,
        )
    return job


def _ask(
    kind: Kind,
    district: int | None,
    actor: Actor | None,
    at: datetime,
    arguments: Mapping[str, object],
) -> Job:
    job = Job.objects.create(
        kind=kind.name,
        district_id=district,
        person_id=actor.person if actor else None,
        arguments=dict(arguments),
        asked_at=at,
        max_attempts=kind.max_attempts,
    )
    queue(job)
    return job


def follow_up(*, kind: str, district: int, at: datetime, arguments: Mapping[str, object]) -> Job:
    """Work that another act leads to, inside its transaction; that act's own event tells of it."""
    return _ask(kind_of(kind), district, None, at, arguments)


def queue(job: Job) -> None:
    """Give the job a new entry in the queue; an earlier entry can no longer start it."""
    job.task = UUID(import_string(settings.JOB_TASK).enqueue(job.pk).id)
    job.save(update_fields=["task"])


def cancel(*, job: Job, actor: Actor, at: datetime) -> Job:
    """A waiting job is cancelled at once, a running one at its next step."""
    permit(actor, Verb.RUN_JOBS, job.district_id, job.person_id)
    with transaction.atomic():
        held: Job = Job.objects.select_for_update().get(pk=job.pk)
        if not held.is_open:
            raise Refused("job-over", "这项作业已经结束，不能再取消。")
        held.cancel_requested = True
        if held.state == Job.State.QUEUED:
            held.state, held.finished_at = Job.State.CANCELLED, at
        held.save(update_fields=["cancel_requested", "state", "finished_at"])
        audit.record(
            actor=actor,
            verb="cancel-job",
            subject=held,
            at=at,
            district=held.district_id,
            under=Verb.RUN_JOBS,
        )
    return held


def retry(*, job: Job, actor: Actor, at: datetime) -> Job:
    """Run a failed or cancelled job again from the beginning, with its count of tries at zero."""
    permit(actor, Verb.RUN_JOBS, job.district_id, job.person_id)
    with transaction.atomic():
        held: Job = Job.objects.select_for_update().get(pk=job.pk)
        if held.state not in (Job.State.FAILED, Job.State.CANCELLED):
            raise Refused("job-not-over", "只有失败或已取消的作业可以重新执行。")
        held.state, held.cancel_requested = Job.State.QUEUED, False
        held.attempts, held.done, held.total = 0, 0, None
        held.note = held.report = held.error = ""
        held.asked_at, held.started_at, held.finished_at = at, None, None
        held.save()
        queue(held)
        audit.record(
            actor=actor,
            verb="retry-job",
            subject=held,
            at=at,
            district=held.district_id,
            under=Verb.RUN_JOBS,
        )
    return held


def reschedule(
    *,
    schedule: ScheduledJob,
    rule: str,
    enabled: bool,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> ScheduledJob:
    """Change when recurring work is due, or suspend it; slots that passed meanwhile are not due."""
    permit(actor, Verb.RUN_JOBS, schedule.district_id)
    try:
        latest = parse_rule(rule).latest(at)
    except ValueError as wrong:
        raise Refused(
            "wrong-rule", "时间须写成 daily 02:30（每天）或 every 15（每隔几分钟）。"
        ) from wrong
    with transaction.atomic():
        held: ScheduledJob = ScheduledJob.objects.select_for_update().get(pk=schedule.pk)
        refuse_stale(held, expected_version, {"rule": rule, "enabled": enabled})
        held.rule, held.enabled, held.last_slot = rule, enabled, latest
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            verb="reschedule-job",
            subject=held,
            at=at,
            district=held.district_id,
            facts={"rule": rule, "enabled": enabled},
            under=Verb.RUN_JOBS,
        )
    return held


def ask_for_due(*, at: datetime) -> list[Job]:
    """Enqueue whatever the timetable says is due, each slot once, a missed slot once afterwards."""
    asked = []
    for schedule in ScheduledJob.objects.filter(enabled=True):
        slot = parse_rule(schedule.rule).latest(at)
        if slot > schedule.last_slot:
            job = _ask_for_slot(schedule, slot, at)
            asked += [job] if job else []
    return asked


def _ask_for_slot(schedule: ScheduledJob, slot: datetime, at: datetime) -> Job | None:
    """Of two workers that see the same slot, the one whose update still finds the old slot asks."""
    with transaction.atomic():
        seen = ScheduledJob.objects.filter(
            pk=schedule.pk, enabled=True, last_slot=schedule.last_slot
        )
        if not seen.update(last_slot=slot):
            return None
        job = _ask(kind_of(schedule.kind), schedule.district_id, None, at, schedule.arguments)
        ScheduledJob.objects.filter(pk=schedule.pk).update(last_job=job)
        audit.record(
            actor=None,
            verb="enqueue-job",
            subject=job,
            at=at,
            district=schedule.district_id,
            facts={"kind": schedule.kind, "slot": slot.isoformat()},
        )
    return job


def plan_timetable(*, at: datetime) -> int:
    """Give every kind that names a rule its line in the timetable; lines that exist stay."""
    made = 0
    for kind in kinds():
        if kind.rule is None:
            continue
        _, fresh = ScheduledJob.objects.get_or_create(
            kind=kind.name,
            district=None,
            defaults={"rule": kind.rule, "last_slot": parse_rule(kind.rule).latest(at)},
        )
        made += fresh
    return made
