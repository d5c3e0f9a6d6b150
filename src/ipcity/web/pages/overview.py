"""总览: the leader's page. Are we on course, where not, who, since when, what next; one sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.plans.standings import RULE_WORDS
from ipcity.store.models.facts import Deliverable, Trend
from ipcity.web.doors import opens_to
from ipcity.web.leading import Reading, compose
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.standing import shown_facts

MENU = MenuEntry("总览", "overview", "presentation-chart-bar", verb=Verb.READ_PLAN)


@opens_to(Verb.READ_PLAN)
def overview(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "总览")
    scope = reading(request)
    reads = Reading(
        scope, scope_of(request.actor, Verb.READ_WORK), scope_of(request.actor, Verb.READ_LEDGERS)
    )
    sheet = compose(plan, reads, request.today)
    shown = {
        "sheet": sheet,
        "linked": True,
        "rule": RULE_WORDS,
        "figures": sheet.figures,
        "trends": Trend.objects.within(scope).of(plan).count(),
        "deliverables": shown_facts(
            plan, Deliverable.objects.within(scope).of(plan), request.today
        ),
        "reads_work": bool(reads.work),
        "casts": may(request.actor, Verb.CAST_WALL),
    }
    return render(request, "pages/overview.html", shown)


urlpatterns = [path("overview", overview, name="overview")]
