"""The unfinished form of a row: kept aside while it is typed, dropped once the row is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from ipcity.actions.row_checks import ledger_model
from ipcity.domain.access import Actor, Verb, may
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.row_drafts import RowDraft

LARGEST = 200_000


def keep(
    *,
    ledger: str,
    row: int,
    row_version: int,
    values: Mapping[str, list[str]],
    actor: Actor,
    at: datetime,
) -> RowDraft:
    """Put the form's fields aside (``row`` 0: a new row); nobody else sees them.

    No entry in the log: nothing has been done to the ledger yet.
    """
    ledger_model(ledger)
    if not may(actor, Verb.KEEP_LEDGERS):
        raise NotPermitted("not-permitted", "您的岗位不能录入台账。", "权限表")
    if len(json.dumps(dict(values), ensure_ascii=False)) > LARGEST:
        raise Refused("draft-too-large", "内容过长，没有暂存；请尽快保存。", "草稿大小限制")
    draft, _ = RowDraft.objects.update_or_create(
        person_id=actor.person,
        ledger=ledger,
        row=row,
        defaults={
            "district_id": actor.district,
            "row_version": row_version,
            "values": dict(values),
            "kept_at": at,
        },
    )
    return draft


def drop(*, ledger: str, row: int, actor: Actor) -> int:
    """Forget what was put aside; how many drafts that were (0 or 1)."""
    mine = RowDraft.objects.filter(person=actor.person, ledger=ledger, row=row)
    return mine.delete()[0]


def of(ledger: str, row: int, actor: Actor) -> RowDraft | None:
    """What this person had put aside for the row."""
    return RowDraft.objects.filter(person=actor.person, ledger=ledger, row=row).first()
