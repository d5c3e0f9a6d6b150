"""What changed between two versions of the plan."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.domain.access import Verb
from ipcity.web.doors import opens_to
from ipcity.web.pages.plan import tabs_of, versions_of
from ipcity.web.plan_comparison import comparison_of


@opens_to(Verb.READ_PLAN)
def plan_compare(request: HttpRequest) -> HttpResponse:
    """``?old=1&new=2``; both must be open to the person."""
    versions = {str(version.number): version for version in versions_of(request)}
    old = versions.get(request.GET.get("old", ""))
    new = versions.get(request.GET.get("new", ""))
    if old is None or new is None:
        raise Http404
    shown = {
        "old": old,
        "new": new,
        "versions": list(versions.values()),
        "found": comparison_of(old, new),
        "tabs": tabs_of(new, "versions"),
    }
    return render(request, "pages/plan_compare.html", shown)


urlpatterns = [path("plan/compare", plan_compare, name="plan-compare")]
