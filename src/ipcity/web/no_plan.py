"""What a page says while no plan is in force: the draft that waits, or how to bring a plan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.plans import PlanVersion
from ipcity.web.shell import programme_of


def no_plan(request: HttpRequest, what: str) -> HttpResponse:
    shown = {
        "what": what,
        "draft": _draft(request),
        "may_upload": may(request.actor, Verb.UPLOAD_PLAN),
    }
    return render(request, "pages/no_plan.html", shown)


def _draft(request: HttpRequest) -> PlanVersion | None:
    """The latest draft of the programme in hand, for who may review it."""
    if not may(request.actor, Verb.REVIEW_PLAN):
        return None
    drafts = PlanVersion.objects.within(scope_of(request.actor, Verb.REVIEW_PLAN)).drafts()
    return drafts.listed().filter(programme=programme_of(request)).order_by("-number").first()
