"""What meetings resolved and nobody has turned into an item of supervision yet."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.meeting_papers import Resolution
from ipcity.web.todos import Todo

TITLE = "会议议定事项"
ORDER = 17


def waiting(request: HttpRequest) -> Iterator[Todo]:
    rows = Resolution.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK))
    for row in rows.filter(item_id=None).select_related("meeting", "lead"):
        yield Todo(
            what=row.text,
            url=reverse("meeting", args=[row.meeting_id]),
            act="转督办",
            since=row.meeting.held_on,
            due=row.due,
            note=f"{row.meeting.name}，牵头单位{row.lead.name}",
        )
