"""Baseline year and population of the programme in hand, with where they come from."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import programmes
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.programmes import Programme
from ipcity.web.doors import opens_to
from ipcity.web.shell import programme_of

YEARS = {"min_value": 1990, "max_value": 2060, "required": False}


class BasicsForm(forms.Form):
    name = forms.CharField(label="名称", max_length=160)
    baseline_year = forms.IntegerField(
        label="基准年度", help_text="“新增”“增长”从这一年的年末算起。", **YEARS
    )
    population = forms.IntegerField(
        label="常住人口（人）", required=False, min_value=1, max_value=50_000_000
    )
    population_year = forms.IntegerField(label="人口数据年度", **YEARS)
    population_source = forms.CharField(
        label="人口数据来源",
        max_length=300,
        required=False,
        help_text="如：某某区2025年国民经济和社会发展统计公报。",
    )
    population_verified = forms.BooleanField(label="已与来源核对", required=False)
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


@opens_to(Verb.REVIEW_PLAN)
def basics(request: HttpRequest) -> HttpResponse:
    rows = Programme.objects.within(scope_of(request.actor, Verb.REVIEW_PLAN))
    chosen = programme_of(request)
    found = rows.filter(pk=chosen.pk).first() if chosen else None
    if found is None:
        raise Http404
    now = {name: getattr(found, name) for name in BasicsForm.base_fields if hasattr(found, name)}
    form = BasicsForm(request.POST or None, initial=now | {"expected_version": found.version})
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            programmes.register(
                programme=found,
                expected_version=typed.pop("expected_version"),
                basics=programmes.Basics(**typed),
                actor=request.actor,
                at=request.now,
            )
        except Stale:
            raise  # its own page shows both values
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "已保存。")
            return HttpResponseRedirect(reverse("plan"))
    return render(request, "pages/programme_basics.html", {"form": form})


urlpatterns = [path("plan/basics", basics, name="programme-basics")]
