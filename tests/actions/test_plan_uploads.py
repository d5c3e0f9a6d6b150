"""Several people send the same document at one moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ipcity.actions import plans
from ipcity.domain.errors import Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.plans import PlanVersion
from tests.cast import AT, actor_of, cast
from tests.packs.cities import NOTICE

pytestmark = pytest.mark.django_db(transaction=True)
SENDERS = 4


def test_one_file_sent_at_one_moment_is_one_draft(monkeypatch):
    people = cast()
    district, actor, content = people.district, actor_of(people.lead), NOTICE.read_bytes()
    ready, asked = Barrier(SENDERS), plans._known

    def together(*given):
        """All have asked and heard no before any of them writes."""
        answer = asked(*given)
        if not connection.in_atomic_block:
            ready.wait(timeout=60)
        return answer

    monkeypatch.setattr(plans, "_known", together)

    def send(number: int) -> str:
        try:
            plans.upload(
                district=district, name=f"{number}.txt", content=content, actor=actor, at=AT
            )
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "made"

    with ThreadPoolExecutor(SENDERS) as pool:
        told = sorted(pool.map(send, range(SENDERS)))
    assert told == ["already-uploaded"] * (SENDERS - 1) + ["made"]
    assert PlanVersion.objects.count() == 1
    assert AuditEntry.objects.filter(verb="upload-plan").count() == 1
