"""Unclear targets whose reading nobody has approved yet."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.facts import Target
from ipcity.store.models.readings import Reading
from ipcity.web.todos import Todo

TITLE = "选定指标口径"
ORDER = 30


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """Only where the plan leaves a choice: one reading alone needs no decision."""
    scope = scope_of(request.actor, Verb.CHOOSE_READING)
    rows = Reading.objects.within(scope).awaiting_approval()
    unread = {(row.programme_id, row.target_key): row for row in rows if len(row.alternatives) > 1}
    in_force = Target.objects.within(scope).in_force()
    for programme, key, name in in_force.values_list("plan__programme", "key", "name"):
        if (programme, key) in unread:
            row = unread[programme, key]
            yield Todo(
                what=name,
                url=f"{reverse('choose-reading', args=[key])}?programme={programme}",
                act="选定口径",
                note=f"有 {len(row.alternatives)} 种口径可选，现暂按：{row.wording}",
            )
