"""Holds a write transaction while it reports progress."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from django.db import transaction

from ipcity.domain.access import Verb
from ipcity.store.models.districts import District

TITLE = "长事务"
VERB = Verb.RUN_JOBS


def work(progress, *, pause):
    with transaction.atomic():
        District.objects.create(name="写入中", created_at=datetime(2026, 1, 5, tzinfo=UTC))
        for step in range(5):
            progress.step(step, 5)
            time.sleep(pause / 5)
    progress.step(5, 5)
