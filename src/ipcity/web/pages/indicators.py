"""指标目录: every indicator with its words, basis and versions; a district's own definitions."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import measurements, own_indicators
from ipcity.domain.access import Verb, may
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator
from ipcity.domain.plans.wording import amount_words
from ipcity.store.models.bindings import Binding
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.own_indicators import OwnIndicator
from ipcity.store.models.programmes import Programme
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry
from ipcity.web.pages.trace import ledger_label
from ipcity.web.plan_in_force import reading
from ipcity.web.shell import district_of, programme_of

MENU = MenuEntry("指标目录", "indicators", "book-open", place="指标", verb=Verb.READ_PLAN, order=60)
EXAMPLE = """code: own.example
version: 1
name: 区级以上专利奖励
unit: 项
places: 0
words: 截至统计日累计获得的各级专利奖励项数
basis: 区知识产权局工作要求
measure:
  count:
    ledger: awards
    cumulative: {date: awarded_on}
"""


@opens_to(Verb.READ_PLAN)
def indicators(request: HttpRequest) -> HttpResponse:
    district = _district(request)
    words = request.GET.get("q", "").strip()
    listed = [
        (each[-1], [ledger_label(name) for name in each[-1].needs()], len(each))
        for each in own_indicators.known(district).values()
        if words in each[-1].name or words in each[-1].code or words in each[-1].words
    ]
    shown = {
        "listed": listed,
        "words": words,
        "may_define": may(request.actor, Verb.KEEP_INDICATORS),
    }
    return render(request, "pages/indicators.html", shown)


@opens_to(Verb.READ_PLAN)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    district = _district(request)
    versions = own_indicators.known(district).get(code)
    if versions is None:
        raise Http404
    scope = reading(request)
    kept = OwnIndicator.objects.within(scope).filter(code=code).order_by("-number")
    values = Measurement.objects.within(scope).filter(indicator=code).order_by("-on", "-id")[:12]
    shown = {
        "indicator": versions[-1],
        "versions": [_version(each) for each in reversed(versions)],
        "ledgers": [(name, ledger_label(name)) for name in versions[-1].needs()],
        "own": kept.select_related("person"),
        "bound": Binding.objects.within(scope).filter(indicator=code),
        "values": [
            (v, "无数据" if v.value is None else amount_words(v.value, versions[-1].unit))
            for v in values
        ],
        "may_define": may(request.actor, Verb.KEEP_INDICATORS),
    }
    return render(request, "pages/indicator.html", shown)


def _version(each: Indicator) -> tuple[Indicator, str]:
    until = f" 至 {each.valid_until:%Y-%m-%d}" if each.valid_until else " 起"
    return each, f"{each.valid_from:%Y-%m-%d}{until}"


def _district(request: HttpRequest) -> int:
    district = district_of(request)
    if district is None:
        raise Http404
    return district.pk


class DefinitionForm(forms.Form):
    text = forms.CharField(
        label="定义（YAML）",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "data-editor": ""}),
        help_text="代码以 own. 开头；用到的词和台账列见“自定义指标”说明。改动产生新版本，旧版本保留。",
    )
    reason = forms.CharField(label="理由", max_length=300, required=False)


@opens_to(Verb.KEEP_INDICATORS)
def define(request: HttpRequest) -> HttpResponse:
    """Check and preview with 试算, keep with 保存; diagnostics stand beside the text."""
    district = _district(request)
    form = DefinitionForm(request.POST or None, initial={"text": _text(request, district)})
    shown: dict[str, object] = {"form": form, "problems": (), "previews": ()}
    if request.method == "POST" and form.is_valid():
        found = own_indicators.read(form.cleaned_data["text"])
        shown["problems"] = found.problems
        if not found.problems and "keep" not in request.POST:
            shown["previews"] = _previews(request, found.indicators)
        elif not found.problems:
            try:
                kept = own_indicators.define(
                    district=district, actor=request.actor, at=request.now, **form.cleaned_data
                )
            except Refused as refusal:
                form.add_error("text", refusal.message)
            else:
                messages.success(request, "定义已保存。")
                return HttpResponseRedirect(reverse("indicator", args=[kept[0].code]))
    return render(request, "pages/indicator_define.html", shown)


def _text(request: HttpRequest, district: int) -> str:
    rows = OwnIndicator.objects.filter(district=district, code=request.GET.get("code", ""))
    last = rows.order_by("-number").first()
    return last.text if last else EXAMPLE


def _previews(
    request: HttpRequest, found: tuple[Indicator, ...]
) -> list[tuple[Indicator, str, int]]:
    """What each would be today, from the newest snapshot; nothing is stored."""
    programme: Programme | None = programme_of(request)
    if programme is None:
        return []
    on: date = request.today
    return [
        (
            each,
            "无数据" if result.value is None else amount_words(result.value, each.unit),
            sum(result.rows.get(name, 0) for name in measurements.own_parts(each)),
        )
        for each, result in measurements.preview(programme=programme, indicators=found, on=on)
    ]


urlpatterns = [
    path("indicators", indicators, name="indicators"),
    path("indicators/define", define, name="define-indicator"),
    path("indicators/<str:code>", indicator, name="indicator"),
]
