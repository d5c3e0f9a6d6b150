"""大屏: screens that show the leader's page by a key of their own, and the page they show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ipcity.actions import wall_tokens as keys
from ipcity.domain.access import Reach, Scope, Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.wall_tokens import WallToken
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, found_in, press, run_errand
from ipcity.web.leading import Reading, compose
from ipcity.web.menu import MenuEntry
from ipcity.web.shell import programme_of

MENU = MenuEntry("大屏", "wall-tokens", "tv", place="系统", verb=Verb.CAST_WALL, order=65)
REFRESH = 120  # seconds
A_MINUTE = 60
LOOKS, WRONG_LOOKS = 30, 10  # in a minute, by one screen and by one address


@opens_to(Verb.CAST_WALL)
def wall_tokens(request: HttpRequest) -> HttpResponse:
    rows = WallToken.objects.within(scope_of(request.actor, Verb.CAST_WALL))
    listed = rows.select_related("programme", "issued_by")
    shown = {"rows": [(each, each.state(request.now)) for each in listed]}
    return render(request, "pages/wall_tokens.html", shown)


class ScreenForm(forms.Form):
    name = forms.CharField(label="屏幕名称", max_length=80, help_text="例如：三楼会议室大屏。")
    days = forms.IntegerField(
        label="有效天数", min_value=1, max_value=keys.LONGEST_DAYS, initial=90
    )


@never_cache
@opens_to(Verb.CAST_WALL)
def wall_token_new(request: HttpRequest) -> HttpResponse:
    def issue(values: Mapping[str, Any]) -> HttpResponse:
        programme = programme_of(request)
        if programme is None:
            raise Refused("no-programme", "还没有试点工作，不能签发大屏令牌。", keys.BASIS)
        token, text = keys.issue(programme=programme, actor=request.actor, at=request.now, **values)
        address = request.build_absolute_uri(reverse("wall", args=[text]))
        return render(request, "pages/wall_once.html", {"token": token, "address": address})

    back = reverse("wall-tokens")
    errand = Errand("签发大屏令牌", "签发", back, (("大屏", back),), "网址签发后只显示一次。")
    return run_errand(request, ScreenForm(request.POST or None), errand, issue)


@require_POST
@opens_to(Verb.CAST_WALL)
def wall_token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(WallToken.objects.within(scope_of(request.actor, Verb.CAST_WALL)), pk)

    def revoke() -> None:
        keys.revoke(token=found, actor=request.actor, at=request.now)

    return press(request, revoke, "令牌已吊销，屏幕下次刷新即停止显示。", reverse("wall-tokens"))


@require_GET
@never_cache
@login_not_required
def wall(request: HttpRequest, key: str) -> HttpResponse:
    """The leader's page without a link or a session; to any other key the page does not exist."""
    address = f"wall-wrong:{request.META.get('REMOTE_ADDR', '')}"
    if cache.get(address, 0) >= WRONG_LOOKS:
        raise Http404
    token = keys.look(text=key, at=request.now)
    if token is None:
        _count(address)
        raise Http404
    if _count(f"wall:{token.pk}") > LOOKS:
        return HttpResponse("刷新过于频繁，请稍候。", status=429, headers={"Retry-After": A_MINUTE})
    plans = PlanVersion.objects.filter(programme=token.programme_id).in_force().listed()
    plan = plans.select_related("programme").first()
    whole = Scope(frozenset({Reach(token.district_id)}))
    sheet = compose(plan, Reading(whole, whole, whole), request.today) if plan else None
    shown = {"sheet": sheet, "linked": False, "reads_work": True, "now": request.now,
             "district": token.district}  # fmt: skip
    answer = render(request, "pages/wall.html", shown)
    answer["Refresh"] = str(REFRESH)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _count(name: str) -> int:
    """How often in this minute, as far as this process has seen."""
    cache.add(name, 0, A_MINUTE)
    return int(cache.incr(name))


urlpatterns = [
    path("wall-tokens", wall_tokens, name="wall-tokens"),
    path("wall-tokens/new", wall_token_new, name="wall-token-new"),
    path("wall-tokens/<int:pk>/revoke", wall_token_revoke, name="wall-token-revoke"),
    path("wall/<str:key>", wall, name="wall"),
]
