"""Requests to stand in for somebody that wait for this person's decision."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.actions.delegations import may_approve
from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.posts import Delegation
from ipcity.web.todos import Todo

TITLE = "审批代理"
ORDER = 20


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """Undecided ones whose time has not run out, where the decision is this person's to make."""
    scope = scope_of(request.actor, Verb.APPROVE_DELEGATION)
    rows = Delegation.objects.within(scope).open().filter(approved_at=None)
    current = rows.filter(valid_until__gt=request.today)
    for row in current.select_related("giver", "receiver", "post__unit"):
        if may_approve(row, request.actor):
            yield Todo(
                what=f"{row.receiver.name} 代 {row.giver.name}：{row.post.name}",
                url=reverse("delegations"),
                act="审批",
                since=localdate(row.asked_at),
                due=row.valid_from,
                note=f"{row.valid_from:%Y-%m-%d} 至 {row.valid_until:%Y-%m-%d}，事由：{row.reason}",
            )
