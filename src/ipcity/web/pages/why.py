"""Why a number changed between two dates, cause by cause, with the rows of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.actions.amounts import told
from ipcity.actions.explained_steps import CAUSE_WORDS, Step
from ipcity.actions.explanations import Explanation, explain
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
        "before": words(found.before, found.unit),
        "after": words(found.after, found.unit),
        "difference": change(found.difference, found.unit),
        "steps": [_step(each, found.unit) for each in found.steps],
    }


def words(value: Decimal | None, unit: str) -> str:
    return told(value, unit) or "无数据"


def change(value: Decimal, unit: str) -> str:
    """＋ in front of what grew; percentages differ by 个百分点."""
    text = told(value, "个百分点" if unit == "%" else unit)
    return f"+{text}" if value > 0 else text


def _step(step: Step, unit: str) -> Mapping[str, object]:
    parts = [
        {
            "label": each.label,
            "before": words(each.before, each.unit),
            "after": words(each.after, each.unit),
            "came": each.came,
            "went": each.went,
        }
        for each in step.parts
    ]
    return {
        "cause": step.cause.value,
        "label": CAUSE_WORDS[step.cause],
        "effect": change(step.effect, unit),
        "note": step.note,
        "parts": parts,
        "rows": step.rows[:MOST],
        "more": max(len(step.rows) - MOST, 0),
        "hidden": step.hidden,
    }


urlpatterns = [path("numbers/<str:key>/why", why, name="why")]
