"""Why a number changed between two dates, cause by cause, with the rows of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.actions.explanations import CAUSE_WORDS, Explanation, Step, explain
from ipcity.actions.measurements import plain
from ipcity.actions.numbers import signed
from ipcity.domain.access import Verb
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.web.doors import opens_to
from ipcity.web.pages.trace import fact_in_force
from ipcity.web.typed import day_typed

# Rows shown of one cause; the command line gives all.
MOST = 200


@opens_to(Verb.READ_PLAN)
def why(request: HttpRequest, key: str) -> HttpResponse:
    fact, plan = fact_in_force(request, key)
    end = day_typed(request.GET.get("to", "")) or request.today
    start = day_typed(request.GET.get("from", "")) or _month_before(end)
    shown: dict[str, object] = {"fact": fact, "start": start, "end": end, "found": None}
    try:
        found = explain(
            programme=plan.programme, fact_key=key, start=start, end=end, actor=request.actor
        )
    except NotPermitted:
        raise
    except Refused as refusal:
        return render(request, "pages/why.html", shown | {"refusal": refusal})
    return render(request, "pages/why.html", shown | {"refusal": None} | _told(found))


def _month_before(day: date) -> date:
    """The last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def _told(found: Explanation) -> Mapping[str, object]:
    return {
        "found": found,
        "before": words(found.before),
        "after": words(found.after),
        "difference": signed(found.difference),
        "steps": [_step(each) for each in found.steps],
    }


def words(value: Decimal | None) -> str:
    return plain(value) or "无数据"


def _step(step: Step) -> Mapping[str, object]:
    parts = [
        {
            "label": each.label,
            "before": words(each.before),
            "after": words(each.after),
            "came": each.came,
            "went": each.went,
        }
        for each in step.parts
    ]
    return {
        "cause": step.cause.value,
        "label": CAUSE_WORDS[step.cause],
        "effect": signed(step.effect),
        "note": step.note,
        "parts": parts,
        "rows": step.rows[:MOST],
        "more": max(len(step.rows) - MOST, 0),
        "hidden": step.hidden,
    }


urlpatterns = [path("numbers/<str:key>/why", why, name="why")]
