"""提醒规则: who is reminded of what on which working day, version by version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import reminders
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.supervision.reminders import (
    KIND_WORDS,
    Kind,
    Step,
    read_rule,
    rule_told,
    steps_of,
)
from ipcity.store.models.reminders import ReminderRule
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, run_errand
from ipcity.web.shell import district_of

HINT = "提醒对象：离期限的工作日数，期限以前写负数，如“填报人：-5、-1、1；单位审核人：3”。不提醒的留空。"


def _lines(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(words, rule_told(steps, kind) or "不提醒") for kind, words in KIND_WORDS.items()]


@opens_to(Verb.READ_PLAN)
def reminder_rule(request: HttpRequest) -> HttpResponse:
    district = district_of(request)
    scope = scope_of(request.actor, Verb.READ_PLAN)
    rows = ReminderRule.objects.within(scope).select_related("published_by")
    shown = {
        "lines": _lines(reminders.steps_in_force(district)),
        "versions": [(each, _lines(steps_of(each.steps))) for each in rows.order_by("-number")],
        "keeps": may(request.actor, Verb.KEEP_SCORES),
    }
    return render(request, "pages/reminder_rule.html", shown)


class RuleForm(forms.Form):
    """A line for each kind of reminder; ``number`` is the version that was changed."""

    def __init__(self, *args: Any, steps: tuple[Step, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, words in KIND_WORDS.items():
            self.fields[kind.value] = forms.CharField(
                label=words, required=False, max_length=200, initial=rule_told(steps, kind)
            )
        self.fields[Kind.ITEM_SIGN.value].help_text = HINT
        self.fields["reason"] = forms.CharField(label="修订理由", max_length=300)
        self.fields["number"] = forms.IntegerField(widget=forms.HiddenInput)


@opens_to(Verb.KEEP_SCORES)
def reminder_rule_new(request: HttpRequest) -> HttpResponse:
    district = district_of(request)
    newest = ReminderRule.objects.filter(district=district).order_by("-number").first()
    form = RuleForm(
        request.POST or None,
        steps=reminders.steps_in_force(district),
        initial={"number": newest.number if newest else 0},
    )
    back = reverse("reminder-rule")

    def act(values: Mapping[str, Any]) -> HttpResponse:
        steps = [step for kind in Kind for step in read_rule(kind, values[kind.value])]
        reminders.publish_rule(
            district=district,
            steps=steps,
            reason=values["reason"],
            seen=values["number"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "新规则已发布，自下一次提醒起施行。", back)

    crumbs = (("消息", reverse("messages")), ("提醒规则", back))
    note = "对所有单位一律适用；已经发出的提醒不会因规则改变而重发。"
    errand = Errand("修订提醒规则", "发布", back, crumbs, note)
    return run_errand(request, form, errand, act)


urlpatterns = [
    path("messages/rule", reminder_rule, name="reminder-rule"),
    path("messages/rule/new", reminder_rule_new, name="reminder-rule-new"),
]
