"""The process that runs jobs: claims one at a time, keeps the timetable, takes back lost work.

Several workers may run against one database. On SQLite one is enough and is what ``ipcity run``
starts.
"""

from __future__ import annotations

import importlib
import logging
import os
import secrets
import signal
import threading
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks import TaskContext, task
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from ipcity.actions import job_runs, mails
from ipcity.actions import jobs as job_actions
from ipcity.actions.job_runs import Outcome
from ipcity.domain.errors import Refused
from ipcity.jobs.progress import Cancelled, Heart, Progress, Stopped, Superseded
from ipcity.store.models.jobs import Job

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=float(os.environ.get("JOB_PATIENCE_SECONDS") or 60))
PAUSE = float(os.environ.get("JOB_POLL_SECONDS") or 1)

_stop = threading.Event()


@task(takes_context=True)
def carry_out(context: TaskContext, job: int) -> None:
    """The one entry of the queue: run the job's kind and record what became of it."""
    begun = job_runs.begin(job=job, task=UUID(context.task_result.id), at=timezone.localtime())
    if begun is None:
        log.info("job %s: nothing to do for this entry", job)
        return
    progress = Progress(stopping=_stop.is_set)
    try:
        with Heart(begun, progress):
            outcome = _work(begun, progress)
    except Stopped:
        job_runs.put_back(job=begun, at=timezone.localtime())
        return
    except Superseded:
        log.warning("job %s: given to another run meanwhile", job)
        return
    if job_runs.finish(job=begun, outcome=outcome, at=timezone.localtime()):
        _alert(begun, outcome)


def _alert(job: Job, outcome: Outcome) -> None:
    """The installation's own work has nobody waiting for it, so a failure goes out by mail."""
    if outcome.state != Job.State.FAILED or job.district_id is not None:
        return
    title = job_actions.kind_of(job.kind).title
    try:
        mails.alert(subject=f"{title}失败", text=f"作业编号 {job.pk}\n{outcome.error}")
    except Refused as refusal:
        log.warning("job %s: %s", job.pk, refusal.message)


def _work(job: Job, progress: Progress) -> Outcome:
    try:
        kind = importlib.import_module(f"{settings.JOB_KINDS}.{job.kind}")
        report = kind.work(progress, **job.arguments) or progress.report
        state, error = Job.State.DONE, ""
    except (Stopped, Superseded):
        raise
    except Cancelled:
        state, report, error = Job.State.CANCELLED, progress.report, ""
    except Refused as refusal:
        basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
        state, report, error = Job.State.FAILED, progress.report, f"{refusal.message}{basis}"
    except Exception as bug:  # noqa: BLE001  the edge: the row says that it failed, the log says why
        log.exception("job %s (%s) failed", job.pk, job.kind)
        state, report = Job.State.FAILED, progress.report
        error = f"程序错误（{type(bug).__name__}），详情见服务器日志，作业编号 {job.pk}。"
    return Outcome(state, report, error, progress.done, progress.total, progress.note)


def serve(*, once: bool = False) -> None:
    """Work until told to stop; ``once``: until nothing is waiting."""
    own = QueueWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=f"{os.getpid()}-{secrets.token_hex(4)}",
        excluded_queue_names=[],
    )
    while not _stop.is_set():
        close_old_connections()
        waiting = _look_around(own)
        if not waiting and once:
            return
        if not waiting:
            _stop.wait(PAUSE)


def _look_around(own: QueueWorker) -> bool:
    """One round; a database that is locked or away for a moment is no reason to die."""
    try:
        now = timezone.localtime()
        for job in job_runs.reclaim(silent_since=now - PATIENCE, at=now):
            log.warning("job %s: taken back from a worker that fell silent", job.pk)
        job_actions.ask_for_due(at=now)
        waiting = DBTaskResult.objects.ready().exists()
        if waiting:
            own.run()
    except OperationalError as away:
        log.warning("database not available: %s", away)
        return False
    return waiting


def stop_on_signals() -> None:
    """SIGTERM and SIGINT end the worker after the running job's next step."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: _stop.set())
