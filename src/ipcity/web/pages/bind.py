"""What a fact is computed by: the indicator chosen for it, with the reason and every act kept."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import bindings, own_indicators
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.bindings import Binding, BindingChoice
from ipcity.store.models.facts import Target
from ipcity.store.models.readings import Reading
from ipcity.web.doors import opens_to
from ipcity.web.pages.trace import fact_in_force
from ipcity.web.plan_in_force import reading
from ipcity.web.templatetags.components import Event


class BindingForm(forms.Form):
    """Which indicator, under which reading, and why."""

    indicator = forms.ChoiceField(label="取数方式（指标）")
    reading = forms.ChoiceField(label="适用的计算口径", required=False)
    reason = forms.CharField(
        label="理由", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    expected_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        indicators: list[tuple[str, str]],
        readings: list[tuple[str, str]],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = indicators
        self.fields["reading"].choices = readings


@opens_to(Verb.KEEP_INDICATORS)
def bind(request: HttpRequest, key: str) -> HttpResponse:
    fact, plan = fact_in_force(request, key)
    chosen = Reading.objects.within(reading(request)).filter(
        programme=plan.programme, target_key=key
    )
    held_reading = chosen.first()
    code = held_reading.code if held_reading else ""
    rows = Binding.objects.within(reading(request)).filter(programme=plan.programme, fact_key=key)
    held = rows.filter(reading__in=[code, ""]).order_by("-reading").first()
    known = own_indicators.known(plan.district_id)
    proposed = bindings.proposals(fact.name, [each[-1] for each in known.values()])
    start = {
        "indicator": held.indicator if held else (proposed[0][0].code if proposed else ""),
        "reading": held.reading if held else "",
        "expected_version": held.version if held else 0,
    }
    choices = [(each[-1].code, f"{each[-1].name}（{each[-1].code}）") for each in known.values()]
    form = BindingForm(choices, _readings(held_reading), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        answer = _kept(request, form, plan.programme, key)
        if answer is not None:
            return answer
    shown = {
        "fact": fact,
        "plan": plan,
        "form": form,
        "is_target": isinstance(fact, Target),
        "proposed": proposed,
        "history": _history(request, rows),
    }
    return render(request, "pages/bind.html", shown)


def _readings(held: Reading | None) -> list[tuple[str, str]]:
    found = [("", "不论采用哪种口径")]
    if held is not None:
        found += [(str(each["code"]), str(each["wording"])) for each in held.alternatives]
    return found


def _kept(
    request: HttpRequest, form: BindingForm, programme: object, key: str
) -> HttpResponse | None:
    """The choice, once it is made; None where the form must be shown again."""
    told = form.cleaned_data
    try:
        bindings.choose(
            place=bindings.Place(programme, key, told["reading"]),
            indicator=told["indicator"],
            reason=told["reason"],
            expected_version=told["expected_version"],
            actor=request.actor,
            at=request.now,
        )
    except Stale:
        raise  # its own page shows both values
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return None
    messages.success(request, "取数方式已选定。")
    return HttpResponseRedirect(reverse("bind", args=[key]))


def _history(request: HttpRequest, rows: object) -> list[Event]:
    acts = BindingChoice.objects.within(reading(request)).filter(binding__in=rows)
    return [
        Event(
            each.chosen_at,
            each.indicator,
            each.chosen_by.name if each.chosen_by else "方案包",
            each.reason,
        )
        for each in acts.select_related("chosen_by").order_by("-id")
    ]


urlpatterns = [path("numbers/<str:key>/binding", bind, name="bind")]
