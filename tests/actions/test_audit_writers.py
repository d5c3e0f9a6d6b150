"""Several processes write to the log at once, and the chain does not fork."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import connection

from ipcity.store.models.audit import AuditEntry
from ipcity.store.proofs import prove

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, ENTRIES = 4, 25
SCRIPT = """
import sys
import django
django.setup()
from django.db import transaction
from django.utils import timezone
from ipcity.actions import audit
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    with transaction.atomic():
        audit.record(actor=None, verb="write", subject=None, at=timezone.now(), district=None,
                     facts={"writer": int(sys.argv[1]), "number": number})
"""


def address() -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{where['NAME']}"
    host = where["HOST"] or "127.0.0.1"
    return f"postgresql://{where['USER']}@{host}:{where['PORT'] or 5432}/{where['NAME']}"


def test_writers_take_turns():
    environment = os.environ | {
        "DATABASE_URL": address(),
        "DJANGO_SETTINGS_MODULE": "ipcity.config.settings",
    }
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(number), str(ENTRIES)],
            env=environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    assert prove().faults == ()
    assert AuditEntry.objects.count() == WRITERS * ENTRIES
    for writer in range(WRITERS):
        numbers = AuditEntry.objects.filter(facts__writer=writer).order_by("sequence")
        assert [entry.facts["number"] for entry in numbers] == list(range(ENTRIES))
