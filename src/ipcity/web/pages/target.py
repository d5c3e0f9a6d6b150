"""One target: its fields and words, its reading, the path it should follow, and its history."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import readings
from ipcity.actions.light_rules import rule_on
from ipcity.actions.own_indicators import known
from ipcity.actions.stale import Stale
from ipcity.actions.standings import TargetStanding, forecast_of, points_of, standings
from ipcity.domain.access import Verb, may
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator
from ipcity.domain.plans.standings import rule_words
from ipcity.domain.terms.ledgers import ledger_words
from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.readings import Reading, ReadingChoice
from ipcity.web.doors import opens_to
from ipcity.web.fact_words import words_of
from ipcity.web.figures import sentence, stated
from ipcity.web.item_links import items_of
from ipcity.web.path_drawing import draw_path
from ipcity.web.plan_in_force import Places, places_of, plan_in_force, reading
from ipcity.web.standing import as_of, shown_standing
from ipcity.web.target_course import (
    actual_in,
    asked_words,
    bullet_of,
    draw_target_course,
    forecast_words,
    path_words,
)
from ipcity.web.templatetags.components import Event


@opens_to(Verb.READ_PLAN)
def target(request: HttpRequest, key: str) -> HttpResponse:
    fact, plan = _found(request, key)
    scope = reading(request)
    places = places_of(scope, plan)
    chosen = _reading(request, plan, key)
    found = standings(plan=plan, targets=[fact], on=request.today)[key]
    points = points_of(found)
    ahead = forecast_of(found, points)
    steps = found.course.steps if found.course else ()
    shown = {
        "target": fact,
        "plan": plan,
        "sentence": sentence(fact),
        "stated": stated(fact),
        "words": words_of(fact, plan),
        **_placed(places, fact),
        "reads_units": may(request.actor, Verb.READ_UNITS),
        "reading": chosen,
        "choices": _choices(request, chosen),
        "may_choose": may(request.actor, Verb.CHOOSE_READING) and chosen is not None,
        "standing": shown_standing(found),
        "as_of": as_of(plan, [found]),
        "rule": rule_words(rule_on(plan.district_id, request.today).target_share),
        "indicator": indicator_in_use(plan, found),
        "may_bind": may(request.actor, Verb.KEEP_INDICATORS),
        "forecast": ahead,
        "forecast_words": forecast_words(ahead, fact) if ahead else "",
        "course": draw_target_course(found, points, ahead),
        "sources": ledger_words(chosen.computed_from) if chosen else (),
        "steps": [
            (step, asked_words(step, fact), actual_in(step.year, points, fact)) for step in steps
        ],
        "assumed": bool(found.course and found.course.assumed),
        "path": draw_path(steps, fact.unit, path_words(steps, fact)) if steps else None,
        "bullet": bullet_of(fact, found.standing.asked, found.standing.value),
        "versions": _versions(request, plan, key),
        "items": items_of(request, plan.programme, target=key),
    }
    return render(request, "pages/target.html", shown)


def _placed(places: Places, fact: Target) -> dict[str, object]:
    """Where the target stands, and who is responsible there."""
    return {
        "goal": places.goal(fact),
        "task": places.task(fact),
        "units": places.units(fact),
    }


def indicator_in_use(plan: PlanVersion, found: TargetStanding) -> Indicator | None:
    """The declaration by which the target is computed; None where nothing is bound to it."""
    versions = known(plan.district_id).get(found.code, ()) if found.code else ()
    row = found.measurement
    if row is not None:
        return next((v for v in versions if v.version == row.indicator_version), None)
    return versions[-1] if versions else None


def _found(request: HttpRequest, key: str) -> tuple[Target, PlanVersion]:
    plan = plan_in_force(request)
    if plan is None:
        raise Http404
    fact = Target.objects.within(reading(request)).of(plan).filter(key=key).first()
    if fact is None:
        raise Http404
    return fact, plan


def _reading(request: HttpRequest, plan: PlanVersion, key: str) -> Reading | None:
    rows = Reading.objects.within(reading(request)).select_related("approved_by")
    return rows.filter(programme=plan.programme, target_key=key).first()


def _choices(request: HttpRequest, chosen: Reading | None) -> list[Event]:
    """The acts of choosing, latest first."""
    rows = ReadingChoice.objects.within(reading(request)).filter(reading=chosen)
    return [
        Event(
            row.chosen_at,
            f"{row.wording}（{row.get_path_display()}）",
            row.chosen_by.name,
            row.reason,
        )
        for row in rows.select_related("chosen_by").order_by("-id")
    ]


def _versions(request: HttpRequest, plan: PlanVersion, key: str) -> list[tuple[Target, tuple]]:
    """The same target in every version that was ever in force, the present one first."""
    in_force = (PlanVersion.State.ADOPTED, PlanVersion.State.SUPERSEDED)
    rows = (
        Target.objects.within(reading(request))
        .standing()
        .filter(plan__programme=plan.programme, plan__state__in=in_force, key=key)
        .select_related("plan")
        .defer("plan__text", "plan__compiled")
        .order_by("-plan__number")
    )
    return [(row, stated(row)) for row in rows]


class ReadingForm(forms.Form):
    """Which alternative holds, how progress is asked, and why."""

    code = forms.ChoiceField(label="计算口径", widget=forms.RadioSelect)
    path = forms.ChoiceField(
        label="进度要求",
        choices=Reading.Path.choices,
        help_text="口径后面注明了进度的，以注明的为准。",
    )
    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明依据的文件、会议或答复；理由随口径一并存档，不可删改。",
    )
    expected_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, chosen: Reading, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(a["code"], _offered(a)) for a in chosen.alternatives]


def _offered(alternative: dict[str, str]) -> str:
    """The wording, with the progress that it asks for itself."""
    path = alternative.get("path", "")
    return (
        f"{alternative['wording']}（进度：{Reading.Path(path).label}）"
        if path
        else alternative["wording"]
    )


@opens_to(Verb.CHOOSE_READING)
def choose_reading(request: HttpRequest, key: str) -> HttpResponse:
    fact, plan = _found(request, key)
    chosen = _reading(request, plan, key)
    if chosen is None:
        raise Http404
    now = {"code": chosen.code, "path": chosen.path, "expected_version": chosen.version}
    form = ReadingForm(chosen, request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            readings.choose(
                reading=chosen, actor=request.actor, at=request.now, **form.cleaned_data
            )
        except Stale:
            raise  # its own page shows both values
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "口径已选定。")
            return HttpResponseRedirect(reverse("target", args=[key]))
    shown = {
        "target": fact,
        "plan": plan,
        "reading": chosen,
        "form": form,
        "sentence": sentence(fact),
    }
    return render(request, "pages/choose_reading.html", shown)


urlpatterns = [
    path("targets/<str:key>", target, name="target"),
    path("targets/<str:key>/reading", choose_reading, name="choose-reading"),
]
