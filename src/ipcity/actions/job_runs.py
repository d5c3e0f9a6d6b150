"""The bookkeeping of runs: who has a job, how far it is, and what became of it.

No person acts here, so nothing is written to the audit log. Every write names the queue entry that
the run began with; a run that was declared dead meanwhile finds it replaced and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from ipcity.actions.jobs import queue
from ipcity.store.models.jobs import Job


@dataclass(frozen=True)
class Outcome:
    """How a run ended: its state, the report for people, and the error if there was one."""

    state: Job.State
    report: str = ""
    error: str = ""
    done: int = 0
    total: int | None = None
    note: str = ""


def begin(*, job: int, task: UUID, at: datetime) -> Job | None:
    """Claim the job for this queue entry; None when it was cancelled or another entry has it."""
    claimed = Job.objects.filter(pk=job, task=task, state=Job.State.QUEUED).update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        started_at=at,
        heartbeat_at=at,
        done=0,
        total=None,
        note="",
    )
    return Job.objects.get(pk=job) if claimed else None


def beat(*, job: Job, at: datetime, done: int, total: int | None, note: str) -> bool | None:
    """Say that the run lives and how far it is.

    True: go on. False: somebody asked to cancel. None: the job was given to another run.
    """
    mine = Job.objects.filter(pk=job.pk, task=job.task, state=Job.State.RUNNING)
    if not mine.update(heartbeat_at=at, done=done, total=total, note=note[:200]):
        return None
    return not mine.filter(cancel_requested=True).exists()


def finish(*, job: Job, outcome: Outcome, at: datetime) -> bool:
    """Close the run; False when it no longer was this run's to close."""
    mine = Job.objects.filter(pk=job.pk, task=job.task, state=Job.State.RUNNING)
    return bool(
        mine.update(
            state=outcome.state,
            report=outcome.report,
            error=outcome.error,
            done=outcome.done,
            total=outcome.total,
            note=outcome.note[:200],
            heartbeat_at=at,
            finished_at=at,
        )
    )


def put_back(*, job: Job, at: datetime) -> bool:
    """The worker is being stopped: the job waits again, and this run does not count as a try."""
    with transaction.atomic():
        held = Job.objects.select_for_update().get(pk=job.pk)
        if held.task != job.task or held.state != Job.State.RUNNING:
            return False
        if held.cancel_requested:
            held.state, held.finished_at = Job.State.CANCELLED, at
        else:
            held.state, held.attempts = Job.State.QUEUED, held.attempts - 1
            held.note = "服务停止，待重新启动后继续"
        held.save(update_fields=["state", "finished_at", "attempts", "note"])
        if held.state == Job.State.QUEUED:
            queue(held)
    return True


def reclaim(*, silent_since: datetime, at: datetime) -> list[Job]:
    """Take jobs back from workers that fell silent: again while tries are left, else failed."""
    taken = []
    for pk in Job.objects.silent_since(silent_since).values_list("pk", flat=True):
        with transaction.atomic():
            job = (
                Job.objects.select_for_update()
                .filter(pk=pk, state=Job.State.RUNNING, heartbeat_at__lt=silent_since)
                .first()
            )
            if job is not None:
                _take_back(job, at)
                taken.append(job)
    return taken + _requeue_lost(silent_since)


def _take_back(job: Job, at: datetime) -> None:
    if job.task is not None:
        DBTaskResult.objects.filter(pk=job.task, status="RUNNING").update(
            status="FAILED", finished_at=at, traceback="The worker fell silent."
        )
    if job.cancel_requested:
        job.state, job.finished_at = Job.State.CANCELLED, at
    elif job.attempts < job.max_attempts:
        job.state, job.note = Job.State.QUEUED, f"第 {job.attempts} 次执行中断，等待重新执行"
    else:
        job.state, job.finished_at = Job.State.FAILED, at
        job.error = (
            f"执行进程中断 {job.attempts} 次，已达上限，不再自动执行。"
            "请查看服务器日志（内存不足、进程被结束等），排除后点“重新执行”。"
        )
    job.save(update_fields=["state", "finished_at", "note", "error"])
    if job.state == Job.State.QUEUED:
        queue(job)


def _requeue_lost(silent_since: datetime) -> list[Job]:
    """Jobs whose queue entry was claimed by a worker that died before it began the work."""
    lost = []
    entries = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=silent_since)
    for entry in entries.values_list("pk", flat=True):
        with transaction.atomic():
            job = Job.objects.select_for_update().filter(task=entry, state=Job.State.QUEUED).first()
            if job is not None:
                DBTaskResult.objects.filter(pk=entry).update(status="FAILED")
                queue(job)
                lost.append(job)
    return lost


def forget(*, before: datetime) -> tuple[int, int]:
    """Drop queue entries and jobs that ended before ``before``; how many of each."""
    entries = DBTaskResult.objects.filter(
        status__in=("FAILED", "SUCCESSFUL"), finished_at__lt=before
    ).delete()[0]
    over = Job.objects.exclude(state__in=(Job.State.QUEUED, Job.State.RUNNING))
    return entries, over.filter(finished_at__lt=before).delete()[0]
