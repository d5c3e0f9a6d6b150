"""API 令牌: one's own keys for programs, made, shown once and revoked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ipcity.actions import tokens as keys
from ipcity.domain.access import VERB_LABELS, Verb, scope_of
from ipcity.store.models.tokens import ApiToken
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, found_in, press, run_errand
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "API 令牌", "tokens", "command-line", place="系统", verb=Verb.MANAGE_TOKENS, order=60
)


@opens_to(Verb.MANAGE_TOKENS)
def tokens(request: HttpRequest) -> HttpResponse:
    rows = ApiToken.objects.within(scope_of(request.actor, Verb.MANAGE_TOKENS))
    shown = {"rows": [(each, each.state(request.now)) for each in rows]}
    return render(request, "system/tokens.html", shown)


class TokenForm(forms.Form):
    name = forms.CharField(label="用途", max_length=80, help_text="例如：每日取数到数据平台。")
    verbs = forms.MultipleChoiceField(label="权限", widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(
        label="有效天数", min_value=1, max_value=keys.LONGEST_DAYS, initial=90
    )


@never_cache
@opens_to(Verb.MANAGE_TOKENS)
def token_new(request: HttpRequest) -> HttpResponse:
    form = TokenForm(request.POST or None)
    form.fields["verbs"].choices = [
        (verb.value, VERB_LABELS[verb]) for verb in keys.available(request.actor)
    ]

    def issue(values: Mapping[str, Any]) -> HttpResponse:
        chosen = set(map(Verb, values["verbs"]))
        given = values | {"verbs": chosen}
        token, text = keys.issue(actor=request.actor, at=request.now, **given)
        return render(request, "system/token_once.html", {"token": token, "text": text})

    back = reverse("tokens")
    errand = Errand("签发令牌", "签发", back, (("API 令牌", back),), "令牌签发后只显示一次。")
    return run_errand(request, form, errand, issue)


@require_POST
@opens_to(Verb.MANAGE_TOKENS)
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    rows = ApiToken.objects.within(scope_of(request.actor, Verb.MANAGE_TOKENS))
    found = found_in(rows, pk)

    def revoke() -> None:
        keys.revoke(token=found, actor=request.actor, at=request.now)

    return press(request, revoke, "令牌已吊销。", reverse("tokens"))


urlpatterns = [
    path("tokens", tokens, name="tokens"),
    path("tokens/new", token_new, name="token-new"),
    path("tokens/<int:pk>/revoke", token_revoke, name="token-revoke"),
]
