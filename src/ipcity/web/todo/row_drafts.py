"""Ledger forms that were begun and not saved."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from ipcity.domain.access import Verb, may
from ipcity.store.ledgers import ledgers
from ipcity.store.models.row_drafts import RowDraft
from ipcity.web.todos import Todo

TITLE = "没有填完的台账"
ORDER = 20


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """The person's own drafts, while they may keep ledgers."""
    if not may(request.actor, Verb.KEEP_LEDGERS):
        return
    for draft in RowDraft.objects.filter(person=request.actor.person):
        model = ledgers().get(draft.ledger)
        if model is None:
            continue
        place = (
            ("ledger-edit", [draft.ledger, draft.row])
            if draft.row
            else ("ledger-new", [draft.ledger])
        )
        word = f"修改第 {draft.row} 行" if draft.row else "新增"
        yield Todo(
            what=f"{model._meta.verbose_name}：{word}",
            url=reverse(place[0], args=place[1]),
            act="继续填写",
            since=localdate(draft.kept_at),
            note=f"{localtime(draft.kept_at):%Y-%m-%d %H:%M} 暂存，还没有保存",
        )
