"""Budget lines that are overspent: they wait for the office until they are in order."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from ipcity.actions.budget_lines import overspent
from ipcity.domain.access import Verb, may
from ipcity.store.models.budgets import Budget
from ipcity.web.todos import Todo

TITLE = "预算超支"
ORDER = 16


def waiting(request: HttpRequest) -> Iterator[Todo]:
    if not may(request.actor, Verb.ASSIGN_WORK):
        return
    for each in overspent(Budget.objects.filter(district=request.actor.district)):
        yield Todo(
            what=f"{each.line.year}年 {each.line.name}",
            url=reverse("budget-line", args=[each.line.pk]),
            act="核查",
            note=each.words,
        )
