"""A reading in the office's own words, where none of those offered says what is meant."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from ipcity.actions import readings
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import Target
from ipcity.store.models.readings import Reading
from ipcity.web.doors import opens_to
from ipcity.web.plan_in_force import reading
from ipcity.web.shell import programme_of


class OwnReadingForm(forms.Form):
    wording = forms.CharField(
        label="口径说明",
        max_length=readings.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明算什么、从哪里取数、哪些不算，如：按首次认定计，基准年末之后首次认定的不同企业数。",
    )
    path = forms.ChoiceField(label="进度要求", choices=Reading.Path.choices)
    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="写明依据的文件、会议或答复；理由随口径一并存档，不可删改。",
    )
    expected_version = forms.IntegerField(widget=forms.HiddenInput)


@opens_to(Verb.CHOOSE_READING)
def own_reading(request: HttpRequest, key: str) -> HttpResponse:
    rows = Reading.objects.within(scope_of(request.actor, Verb.CHOOSE_READING))
    found = get_object_or_404(rows, programme=programme_of(request), target_key=key)
    now = {"path": found.path, "expected_version": found.version}
    form = OwnReadingForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            readings.word(reading=found, actor=request.actor, at=request.now, **form.cleaned_data)
        except Stale:
            raise  # its own page shows both values
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "口径已选定。")
            return HttpResponseRedirect(reverse("target", args=[key]))
    shown = {"key": key, "form": form, "programme": found.programme_id, "name": _name(request, key)}
    return render(request, "pages/own_reading.html", shown)


def _name(request: HttpRequest, key: str) -> str:
    """What the target is called in the plan in force, with its key."""
    rows = Target.objects.within(reading(request)).in_force()
    of_programme = rows.filter(plan__programme=programme_of(request), key=key)
    return " ".join(filter(None, (key, of_programme.values_list("name", flat=True).first())))


urlpatterns = [path("targets/<str:key>/reading/own", own_reading, name="own-reading")]
