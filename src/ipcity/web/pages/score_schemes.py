"""考核方案: the versions of the scoring scheme, and writing the next one with a preview."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions import report_feeds, score_schemes, scores, unit_values
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.scheme_schema import scheme_schema
from ipcity.domain.supervision.scores import MISSING_WORDS, RULE_WORDS, Group, Scheme
from ipcity.domain.supervision.sources import SOURCES, told_of
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.store.models.score_schemes import ScoreScheme
from ipcity.web.doors import opens_to
from ipcity.web.errands import found_in
from ipcity.web.listings import Column
from ipcity.web.lists import KeptList
from ipcity.web.shell import programme_of


@opens_to(Verb.READ_WORK)
def listed(request: HttpRequest) -> HttpResponse:
    """Every participant may read what it is scored by."""
    rows = ScoreScheme.objects.filter(district=request.actor.district).select_related("person")
    shown = KeptList(request, rows, COLUMNS, (), name="score-schemes")
    if shown.wants_export:
        return shown.as_file("考核方案")
    tools = []
    if may(request.actor, Verb.KEEP_SCORES):
        tools.append(("制定新版本", reverse("score-scheme-new")))
    page = {
        "title": "考核方案",
        "note": "同一年度以最后一版为准；没有本年度方案的，沿用以前年度的。以前的得分仍按当时的版本。",
        "shown": shown,
        "tools": tools,
        "empty": "还没有制定方案",
        "empty_text": "首次计分时启用系统自带方案，也可以点“制定新版本”制定本区方案。",
    }
    return render(request, "system/list.html", page)


def _name(row: ScoreScheme) -> str:
    address = reverse("score-scheme", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, row.name)


COLUMNS = (
    Column("number", "版本", lambda s: f"第{s.number}版", order="number", css="nowrap"),
    Column("name", "名称", _name, css="cell-wide"),
    Column("year", "适用年度", lambda s: f"{s.year}年起", order="year", css="nowrap"),
    Column("reason", "修订理由", lambda s: s.reason, css="cell-wide"),
    Column("person", "制定人", lambda s: s.person.name if s.person else "系统自带"),
    Column("at", "制定时间", lambda s: f"{s.defined_at:%Y-%m-%d}", css="nowrap"),
)


@opens_to(Verb.READ_WORK)
def scheme(request: HttpRequest, pk: int) -> HttpResponse:
    rows = ScoreScheme.objects.filter(district=request.actor.district).select_related("person")
    found = found_in(rows, pk)
    shown = {
        "scheme": found,
        "groups": _told(score_schemes.scheme_of(found), found.district_id),
        "rules": RULE_WORDS,
        "keeps": may(request.actor, Verb.KEEP_SCORES),
    }
    return render(request, "pages/score_scheme.html", shown)


def _told(found: Scheme, district: int) -> list[tuple[Group, list[tuple[object, ...]]]]:
    names = report_feeds.names_of(district)
    return [
        (
            group,
            [
                (line, told_of(line.source, names), MISSING_WORDS[line.missing])
                for line in group.lines
            ],
        )
        for group in found.groups
    ]


class SchemeForm(forms.Form):
    text = forms.CharField(
        label="方案（YAML）",
        max_length=40_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "data-editor": ""}),
        help_text="词汇见下方“取数来源”。改动产生新版本，旧版本保留。",
    )
    reason = forms.CharField(label="修订理由", max_length=300, required=False)


@opens_to(Verb.KEEP_SCORES)
def define(request: HttpRequest) -> HttpResponse:
    """检查并试算 shows the scores that the text would give this quarter; nothing is kept."""
    district = request.actor.district
    form = SchemeForm(request.POST or None, initial={"text": _text(district, request.today.year)})
    shown: dict[str, object] = {"form": form, "problems": (), "preview": (), "sources": SOURCES}
    if request.method == "POST" and form.is_valid():
        found = score_schemes.read(form.cleaned_data["text"], district)
        shown["problems"] = found.problems
        try:
            if found.scheme is not None and "keep" in request.POST:
                kept = score_schemes.define(
                    district=district, actor=request.actor, at=request.now, **form.cleaned_data
                )
                messages.success(request, f"考核方案第{kept.number}版已保存。")
                return HttpResponseRedirect(reverse("score-scheme", args=[kept.pk]))
            if found.scheme is not None:
                shown["preview"] = _preview(request, found.scheme)
        except Refused as refusal:
            form.add_error("text", refusal.message)
    return render(request, "pages/score_scheme_new.html", shown)


@opens_to(Verb.READ_WORK)
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of schemes, for an editor that checks while one types."""
    answer = JsonResponse(scheme_schema(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="score-scheme.json"'
    return answer


def _text(district: int, year: int) -> str:
    held = score_schemes.in_force(district, year)
    return held.text if held else score_schemes.SHIPPED.read_text("utf-8")


def _preview(request: HttpRequest, found: Scheme) -> list[scores.Computed]:
    programme = programme_of(request)
    if programme is None or not scope_of(request.actor, Verb.KEEP_SCORES):
        return []
    quarter = period_on(request.today, Cycle.QUARTERLY)
    held = unit_values.taken(
        programme=programme, period=quarter, actor=request.actor, at=request.now
    )
    return list(scores.compute(programme, quarter, found, held))


urlpatterns = [
    path("scores/schemes", listed, name="score-schemes"),
    path("scores/schemes/new", define, name="score-scheme-new"),
    path("scores/schemes/schema.json", schema, name="score-scheme-schema"),
    path("scores/schemes/<int:pk>", scheme, name="score-scheme"),
]
