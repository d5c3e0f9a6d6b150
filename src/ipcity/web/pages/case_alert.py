"""The amounts of a case, the criminal thresholds that they reach, and the head's decision on each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import criminal_alerts
from ipcity.domain.access import Verb
from ipcity.domain.cases.criminal_thresholds import BY_OFFENCE, OFFENCES, asked
from ipcity.store.models.proceeding_alerts import CriminalAlert
from ipcity.web.case_forms import declared_fields, given_in
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.pages.cases import visible


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label="决定", choices=(("", "请选择"), *CriminalAlert.Decision.choices)
    )
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@opens_to(Verb.DECIDE_CASE)
def case_alert(request: HttpRequest, pk: int, alert: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    held = found_in(found.alerts.all(), alert)
    back = reverse("case", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        criminal_alerts.decide(alert=held, actor=request.actor, at=request.now, **values)
        return back_to(request, "已决定。", back)

    crumbs = (("案件办理", reverse("cases")), (str(found), back))
    errand = Errand("涉嫌犯罪提示", "决定", back, crumbs, f"{held.words}（{held.basis}）")
    return run_errand(request, DecisionForm(request.POST or None), errand, act)


@opens_to(Verb.READ_CASES)
def case_offences(request: HttpRequest, pk: int) -> HttpResponse:
    """Which offence the amounts are measured by."""
    found = found_in(visible(request), pk)
    return render(request, "pages/case_offences.html", {"case": found, "offences": OFFENCES})


class AmountsForm(forms.Form):
    """The amounts of one offence; what is not known stays empty."""

    def __init__(self, *given: Any, offence: str, today: date) -> None:
        super().__init__(*given)
        self.fields["acted_on"] = day_field("行为日期", hint="持续的行为写终了之日。")
        self.fields["acted_on"].initial = today
        self.fields |= declared_fields(asked(offence))
        self.fields["remark"] = forms.CharField(
            label="数额的依据", max_length=300, help_text="如账册、价格认定、鉴定意见。"
        )


@opens_to(Verb.READ_CASES)
def case_amounts(request: HttpRequest, pk: int, offence: str) -> HttpResponse:
    found = found_in(visible(request), pk)
    if offence not in BY_OFFENCE:
        raise Http404
    back = reverse("case", args=[pk])
    form = AmountsForm(request.POST or None, offence=offence, today=request.today)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        told = criminal_alerts.Told(
            offence, values["acted_on"], values["remark"], given_in(asked(offence), values)
        )
        made = criminal_alerts.record(
            proceeding=found, told=told, actor=request.actor, at=request.now
        )
        words = [each.words for each in made.opened] or ["未达到已录入的标准。"]
        return back_to(request, f"数额已登记。{''.join((*words, *made.untold))}", back)

    crumbs = (("案件办理", reverse("cases")), (str(found), back))
    note = "每次变动后按刑事立案标准比对；达到标准的，由执法单位负责人决定是否移送。"
    errand = Errand(f"涉案数额：{BY_OFFENCE[offence].title}", "登记", back, crumbs, note)
    return run_errand(request, form, errand, act)


urlpatterns = [
    path("cases/<int:pk>/alerts/<int:alert>", case_alert, name="case-alert"),
    path("cases/<int:pk>/amounts", case_offences, name="case-offences"),
    path("cases/<int:pk>/amounts/<slug:offence>", case_amounts, name="case-amounts"),
]
