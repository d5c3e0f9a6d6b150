"""A criminal threshold that a case reaches: what was hit, and the head's decision with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from ipcity.actions import criminal_alerts
from ipcity.domain.access import Verb
from ipcity.store.models.proceeding_alerts import CriminalAlert
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
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


urlpatterns = [path("cases/<int:pk>/alerts/<int:alert>", case_alert, name="case-alert")]
