"""Papers that wait for this person: to draft on, check, countersign, sign, number, seal, receive."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.domain.access import Verb, may
from ipcity.domain.supervision.paper_ways import State
from ipcity.store.models.papers import Delivery, Paper
from ipcity.web.paper_moves import open_buttons, units_to_receive
from ipcity.web.todos import Todo

TITLE = "公文"
ORDER = 15


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """Of each paper the main step that is open to this person; then what is to be signed for."""
    if not may(request.actor, Verb.READ_PAPERS):
        return
    readable = Paper.objects.readable_by(request.actor).defer("content")
    for paper in readable.living().select_related("document_number"):
        main = [each for each in open_buttons(paper, request.actor) if each.is_main]
        if main and not (
            paper.state == State.DRAFTING and paper.drafted_by_id != request.actor.person
        ):
            last = paper.steps.order_by("-pk").values_list("at", flat=True).first()
            yield Todo(
                what=paper.title,
                url=reverse("paper", args=[paper.pk]),
                act=main[0].label,
                since=localdate(last or paper.drafted_at),
                note=paper.get_state_display(),
            )
    yield from _to_receive(request)


def _to_receive(request: HttpRequest) -> Iterator[Todo]:
    """Sent to the person's own unit; the office, which may sign for all, is not reminded."""
    if may(request.actor, Verb.DRAFT_PAPER) or may(request.actor, Verb.ISSUE_PAPER):
        return
    sent = Delivery.objects.filter(received_at=None).select_related("paper")
    for each in sent.filter(paper__in=Paper.objects.readable_by(request.actor)):
        if each.unit_id in units_to_receive(each.paper, request.actor):
            yield Todo(
                what=each.paper.title,
                url=reverse("paper-move", args=[each.paper_id, "receive"]),
                act="签收",
                since=localdate(each.sent_at),
            )
