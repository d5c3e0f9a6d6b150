"""One of everything that exchange with other districts leaves behind, in the first district."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from ipcity.actions import credit_files, exchange_keys, files, rows
from ipcity.domain.access import Role, Verb
from ipcity.papers.sealed_files.keys import export_key, new_key_pair
from ipcity.store.actors import actor_for
from ipcity.store.models.exchange_files import ExchangeAttachment, ExchangeFile
from ipcity.store.models.people import Person
from tests.cast import Cast


def records_exchanges(people: Cast) -> None:
    """A partner's key, the district's own, and a received file that waits, with an attachment."""
    here, now = people.district, timezone.now()
    officer = actor_for(Person.objects.get(username=str(Role.CASE_OFFICER)), timezone.localdate())
    given = {"unit": people.office, "actor": officer, "at": now}
    exchange_keys.export_own(**given)
    partner = exchange_keys.bring(content=export_key(new_key_pair("协作区")), **given)
    kept = files.keep(
        district=here, name="来件.ipcx", content=b"sealed", actor=officer, at=now,
        verb=Verb.EXCHANGE, unit=people.office.pk,
    )  # fmt: skip
    made = ExchangeFile.objects.create(
        district=here, unit=people.office, direction="in", kind="clue", state="waiting",
        partner=partner, sender=partner.fingerprint, letter_id=uuid.uuid4(), number=1, made_at=now,
        expires_at=now + timedelta(days=9), digest="0" * 64, subject="试验来件", file=kept, at=now,
        facts={"subject": "试验来件"},
    )  # fmt: skip
    ExchangeAttachment.objects.create(district=here, exchange=made, file=kept)


def records_credit(people: Cast) -> None:
    """A finding with evidence against it and an objection that is not decided."""
    now, today = timezone.now(), timezone.localdate()
    clerk = actor_for(people.clerk, today)
    values = {"subject_name": "试验主体", "kind": "agency", "found_on": today}
    given = {"actor": clerk, "at": now}
    record = rows.enter(ledger="credit_records", values=values, unit=people.office, **given)
    credit_files.add_evidence(record=record, side="against", text="试验反证", **given)
    asked = credit_files.Asked("objection", "试验主体", "试验理由", today)
    credit_files.enter(record=record, asked=asked, **given)
