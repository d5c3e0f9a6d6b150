"""由方案拟立项: what the plan's measures suggest, chosen by the office and edited before 立项."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions.item_drafts import proposals, propose_from_plan
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.supervision.items import Stage
from ipcity.store.models.items import Item
from ipcity.web.doors import opens_to
from ipcity.web.errands import press
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_in_force import plan_in_force


@opens_to(Verb.ASSIGN_WORK)
def item_drafts(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "由方案拟立项")
    drafts = Item.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK)).with_units()
    found = proposals(plan)
    shown = {
        "plan": plan,
        "proposals": found,
        "leaderless": sum(each.lead is None for each in found),
        "drafts": drafts.filter(programme=plan.programme_id, stage=Stage.DRAFT),
        "ready": drafts.filter(programme=plan.programme_id, stage=Stage.SET_UP),
    }
    return render(request, "pages/item_drafts.html", shown)


@require_POST
@opens_to(Verb.ASSIGN_WORK)
def item_drafts_make(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        return no_plan(request, "由方案拟立项")
    chosen = request.POST.getlist("chosen")

    def act() -> None:
        propose_from_plan(plan=plan, chosen=chosen, actor=request.actor, at=request.now)

    return press(request, act, "已拟立项，请逐条核对、修改后立项。", reverse("item-drafts"))


urlpatterns = [
    path("items/drafts", item_drafts, name="item-drafts"),
    path("items/drafts/make", item_drafts_make, name="item-drafts-make"),
]
