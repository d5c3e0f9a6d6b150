"""亮灯规则: as published, version by version; a further version by who keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import light_rules
from ipcity.domain.access import Verb, may
from ipcity.domain.supervision.lights import DEFAULT, Rule, rule_words
from ipcity.store.models.light_rules import LightRule
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, run_errand


@opens_to(Verb.READ_PLAN)
def light_rule(request: HttpRequest) -> HttpResponse:
    """The rule is every participant's reading."""
    district = request.actor.district
    versions = LightRule.objects.filter(district=district).select_related("published_by")
    now = light_rules.version_on(district, request.today)
    shown = {
        "now": now,
        "words": rule_words(now.rule if now else DEFAULT),
        "versions": [(each, rule_words(each.rule)) for each in versions],
        "default": rule_words(DEFAULT),
        "keeps": may(request.actor, Verb.KEEP_SCORES),
    }
    return render(request, "pages/light_rule.html", shown)


class RuleForm(forms.Form):
    behind_points = forms.DecimalField(
        label="黄灯：进度落后于时间（百分点）", min_value=0, max_value=100, max_digits=4, decimal_places=1
    )  # fmt: skip
    due_within = forms.IntegerField(label="蓝灯：距期限不超过（工作日）", min_value=0, max_value=60)
    target_behind = forms.DecimalField(
        label="指标黄灯：落后不超过应达到数的（%）", min_value=0, max_value=100, max_digits=4, decimal_places=1
    )  # fmt: skip
    valid_from = day_field("施行日期", hint="不能早于今天；此前的灯不改变。")
    reason = forms.CharField(label="修订理由", max_length=300)
    number = forms.IntegerField(widget=forms.HiddenInput)


@opens_to(Verb.KEEP_SCORES)
def light_rule_new(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    now = light_rules.rule_on(district, request.today)
    start = {
        "behind_points": now.behind_points,
        "due_within": now.due_within,
        "target_behind": now.target_behind,
        "valid_from": request.today,
        "number": light_rules.newest_number(district),
    }
    back = reverse("light-rule")

    def act(values: Mapping[str, Any]) -> HttpResponse:
        rule = Rule(values["behind_points"], values["due_within"], values["target_behind"])
        light_rules.publish(
            district=district, rule=rule, valid_from=values["valid_from"], reason=values["reason"],
            expected_number=values["number"], actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(request, "新规则已发布。", back)

    crumbs = (("督办事项", reverse("items")), ("亮灯规则", back))
    note = "对所有单位一律适用；发布后旧版仍可查阅。"
    errand = Errand("修订亮灯规则", "发布", back, crumbs, note)
    return run_errand(request, RuleForm(request.POST or None, initial=start), errand, act)


urlpatterns = [
    path("items/rule", light_rule, name="light-rule"),
    path("items/rule/new", light_rule_new, name="light-rule-new"),
]
