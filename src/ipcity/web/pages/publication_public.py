"""行政处罚公示网页: what anybody may read without a login; closed until the office opens it.

It reads released texts (``PublicDecision``) and whether the district has opened the page, and nothing
else: no case, party, file or ledger can be reached from here.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ipcity.actions.publication_settings import is_open
from ipcity.store.models.districts import District
from ipcity.store.models.publication_drafts import PublicDecision

A_MINUTE = 60
LOOKS = 60  # in a minute, by one address
WRONG_LOOKS = 20
SIZE = 20
LONGEST_SEARCH = 60


@require_GET
@never_cache
@login_not_required
def public_decisions(request: HttpRequest, place: int) -> HttpResponse:
    if busy := _too_often(request, "list", LOOKS):
        return busy
    district = _open_district(place)
    words = "".join(each for each in request.GET.get("q", "") if each.isprintable())
    words = words[:LONGEST_SEARCH].strip()
    rows = PublicDecision.objects.filter(district=district).displayed(request.today).said(words)
    page = Paginator(rows, SIZE).get_page(request.GET.get("page"))
    return _answer(
        request, "pages/public_decisions.html",
        {"district": district, "words": words, "page": page, "total": page.paginator.count},
    )  # fmt: skip


@require_GET
@never_cache
@login_not_required
def public_decision(request: HttpRequest, place: int, key: str) -> HttpResponse:
    if busy := _too_often(request, "one", LOOKS):
        return busy
    wrong = f"public-wrong:{request.META.get('REMOTE_ADDR', '')}"
    if cache.get(wrong, 0) >= WRONG_LOOKS:
        raise Http404
    district = _open_district(place)
    rows = PublicDecision.objects.filter(district=district).displayed(request.today)
    found = rows.filter(key=key).first()
    if found is None:
        _count(wrong)
        raise Http404
    return _answer(request, "pages/public_decision.html", {"district": district, "decision": found})


def _open_district(place: int) -> District:
    """A district that is not open does not exist here, like one that is not."""
    found = District.objects.filter(pk=place).first()
    if found is None or not is_open(found.pk):
        raise Http404
    return found


def _answer(request: HttpRequest, template: str, shown: dict[str, object]) -> HttpResponse:
    answer = render(request, template, shown)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _too_often(request: HttpRequest, what: str, most: int) -> HttpResponse | None:
    if _count(f"public-{what}:{request.META.get('REMOTE_ADDR', '')}") <= most:
        return None
    told = "访问过于频繁，请一分钟后再试。"
    kind = "text/plain; charset=utf-8"
    return HttpResponse(told, kind, status=429, headers={"Retry-After": A_MINUTE})


def _count(name: str) -> int:
    """How often in this minute, as far as this process has seen."""
    cache.add(name, 0, A_MINUTE)
    return int(cache.incr(name))


urlpatterns = [
    path("public/<int:place>/penalties", public_decisions, name="public-decisions"),
    path("public/<int:place>/penalties/<str:key>", public_decision, name="public-decision"),
]
