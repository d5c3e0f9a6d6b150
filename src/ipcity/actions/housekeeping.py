"""Throwing away what nobody will ask for again: sessions, login addresses, queue, scratch."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from ipcity.actions import audit, job_runs, snapshots

KEEP_JOBS = timedelta(days=90)
KEEP_SCRATCH = timedelta(days=2)
_SCRATCH = (".backup-*", ".restore-*", ".move-*")


@dataclass(frozen=True)
class Swept:
    sessions: int
    logins: int
    entries: int
    jobs: int
    folders: int
    lake: int


def sweep(*, at: datetime) -> Swept:
    """Rows in one transaction; then folders that a command left when it was killed, and old snapshots.

    ``lake`` counts bytes.
    """
    with transaction.atomic():
        sessions = Session.objects.filter(expire_date__lt=at).delete()[0]
        logins = _forget_logins(at - timedelta(days=settings.LOGIN_LOG_DAYS))
        entries, jobs = job_runs.forget(before=at - KEEP_JOBS)
        audit.record(
            actor=None,
            verb="housekeeping",
            subject=None,
            at=at,
            district=None,
            facts={"sessions": sessions, "logins": logins, "entries": entries, "jobs": jobs},
        )
    folders = _clear_scratch(at - KEEP_SCRATCH)
    return Swept(sessions, logins, entries, jobs, folders, snapshots.sweep(at=at))


def _forget_logins(before: datetime) -> int:
    """Addresses and browsers of logins: personal data that the audit log does not hold."""
    kept = (AccessLog, AccessAttempt)
    return sum(each.objects.filter(attempt_time__lt=before).delete()[0] for each in kept)


def _clear_scratch(before: datetime) -> int:
    cleared = 0
    for pattern in _SCRATCH:
        for folder in Path(settings.HOME).glob(pattern):
            if folder.is_dir() and folder.stat().st_mtime < before.timestamp():
                shutil.rmtree(folder, ignore_errors=True)
                cleared += 1
    return cleared
