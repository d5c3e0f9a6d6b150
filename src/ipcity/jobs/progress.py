"""How far a job is, told to the database beside the work and never inside its transaction.

``step`` only remembers; a thread with a connection of its own writes what was remembered last, at
most every ``BEAT`` seconds, and brings back whether somebody cancelled. So the work may hold the
one write lock of SQLite for seconds: the thread waits, the work does not.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

from django.db import connection
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone

from ipcity.actions import job_runs
from ipcity.store.models.jobs import Job

log = logging.getLogger(__name__)

BEAT = float(os.environ.get("JOB_BEAT_SECONDS") or 1)


class Cancelled(Exception):
    """Somebody asked to cancel the job; raised by ``step`` so that the work unwinds."""


class Superseded(Cancelled):
    """The worker was thought dead and the job given to another run; this one must stop."""


class Stopped(Exception):
    """The worker itself is being stopped; the job goes back to the queue."""


class Progress:
    """What a job's ``work(progress, …)`` receives."""

    def __init__(self, stopping: Callable[[], bool] = lambda: False) -> None:
        self.done = 0
        self.total: int | None = None
        self.note = ""
        self.report = ""
        self._stopping = stopping
        self._verdict: bool | None = True

    def step(self, done: int, total: int | None = None, note: str = "") -> None:
        """Say how far the work is; call it often, it costs nothing. Raises when it must end."""
        self.done, self.note = done, note or self.note
        self.total = total if total is not None else self.total
        if self._verdict is None:
            raise Superseded
        if self._verdict is False:
            raise Cancelled
        if self._stopping():
            raise Stopped

    def tell(self, verdict: bool | None) -> None:
        self._verdict = verdict


class Heart:
    """The thread that writes ``progress`` for ``job`` until the ``with`` block is left."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self._job = job
        self._progress = progress
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"job-{job.pk}", daemon=True)

    def __enter__(self) -> Heart:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while not self._over.wait(BEAT):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        seen = self._progress
        try:
            if connection.vendor == "sqlite" and connection.connection is None:
                # The work may hold the write lock for seconds; leaving must not wait for it.
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA busy_timeout = 500")
            seen.tell(
                job_runs.beat(
                    job=self._job,
                    at=timezone.localtime(),
                    done=seen.done,
                    total=seen.total,
                    note=seen.note,
                )
            )
        except (OperationalError, InterfaceError) as missed:
            log.info("job %s: heartbeat missed: %s", self._job.pk, missed)
            connection.close()
