"""Plan documents that were uploaded and wait to be checked, or to be adopted."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.actions.plans import open_questions
from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.plans import PlanVersion
from ipcity.web.reviewing import still_open
from ipcity.web.todos import Todo

TITLE = "核对与采纳方案"
ORDER = 10


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """The office checks; the lead adopts what has no open question left."""
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    drafts = PlanVersion.objects.within(scope).drafts()
    for draft in drafts.listed():
        questions = open_questions(draft)
        ready = not questions and may(request.actor, Verb.ADOPT_PLAN)
        left = still_open(scope, draft)
        yield Todo(
            what=str(draft),
            url=reverse("review-plan", args=[draft.pk]),
            act="核对并采纳" if ready else "核对",
            since=localdate(draft.entered_at),
            note="；".join((*questions, left)) if left else "；".join(questions) or "已逐项核对",
        )
