"""待核实数值: legal figures that nobody has verified, what this district takes them for, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions.assumptions import assume, assumptions_of
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.rights.assumptions import DEFAULT, FIGURES, Figure, Maintained, written
from ipcity.store.models.assumption_choices import AssumptionChoice
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, run_errand
from ipcity.web.pages.law import law_tabs

MAINTAINED_WORDS = {Maintained.FILED: "自申请日起", Maintained.GRANTED: "自授权公告日起"}


@opens_to(Verb.READ_PLAN)
def assumptions(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    now, usual = written(assumptions_of(district)), written(DEFAULT)
    choices = AssumptionChoice.objects.within(scope_of(request.actor, Verb.READ_PLAN))
    shown = {
        "tabs": law_tabs("assumptions"),
        "rows": [
            (each, _words(each, now[each.key]), _words(each, usual[each.key]), now != usual)
            for each in FIGURES
        ],
        "choices": [(each, _changed(each)) for each in choices.select_related("chosen_by")],
        "may_choose": may(request.actor, Verb.CHOOSE_READING),
    }
    return render(request, "pages/assumptions.html", shown)


def _words(figure: Figure, value: str) -> str:
    if figure.kind == "choice":
        return MAINTAINED_WORDS[Maintained(value)]
    return f"{value} {figure.unit}".strip()


def _changed(choice: AssumptionChoice) -> str:
    """What differs from the defaults."""
    usual = written(DEFAULT)
    told = [
        f"{each.label}：{_words(each, choice.values[each.key])}"
        for each in FIGURES
        if choice.values.get(each.key, usual[each.key]) != usual[each.key]
    ]
    return "；".join(told) or "全部恢复默认值"


class AssumptionForm(forms.Form):
    """A field for each figure, then the reason."""

    def __init__(self, *args: Any, now: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in FIGURES:
            self.fields[_name(each)] = _field(each)
            self.initial.setdefault(_name(each), now[each.key])
        self.fields["reason"] = forms.CharField(
            label="理由和依据",
            max_length=300,
            help_text="写明依据的文件，改动前后的数可以对照说明。",
        )


def _name(figure: Figure) -> str:
    return figure.key.replace(".", "-")


def _field(figure: Figure) -> forms.Field:
    if figure.kind == "day":
        return day_field(figure.label, hint=figure.basis)
    if figure.kind == "choice":
        choices = [(each.value, words) for each, words in MAINTAINED_WORDS.items()]
        return forms.ChoiceField(label=figure.label, choices=choices, help_text=figure.basis)
    return forms.IntegerField(
        label=f"{figure.label}（{figure.unit}）",
        min_value=figure.least,
        max_value=figure.most,
        help_text=figure.basis,
    )


@opens_to(Verb.CHOOSE_READING)
def assumptions_choose(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    form = AssumptionForm(request.POST or None, now=written(assumptions_of(district)))

    def choose(values: Mapping[str, Any]) -> HttpResponse:
        figures = {each.key: str(values[_name(each)]) for each in FIGURES}
        assume(
            district=district,
            values=figures,
            reason=values["reason"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "已设定。指标值将按新的数值重新计算。", reverse("assumptions"))

    back = reverse("assumptions")
    crumbs = (("法规", reverse("law")), ("待核实数值", back))
    note = "这些法定数值尚未核实。设定只影响指标的计算和提示，不单独作为不利处理的依据。"
    return run_errand(request, form, Errand("设定待核实数值", "设定", back, crumbs, note), choose)


urlpatterns = [
    path("law/assumptions", assumptions, name="assumptions"),
    path("law/assumptions/choose", assumptions_choose, name="assumptions-choose"),
]
