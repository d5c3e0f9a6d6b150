"""考核: the scores of each period, the working of each score, and the rows behind each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime

from ipcity.actions import report_feeds, scores
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.scores import KIND_WORDS, RULE_WORDS, Kind
from ipcity.domain.supervision.sources import told_of
from ipcity.domain.terms.periods import Cycle, period_named, period_on
from ipcity.papers.lists import Cell, sheet_file
from ipcity.store.models.score_schemes import ScoreRound, UnitScore
from ipcity.web.behind import linked
from ipcity.web.demonstration_label import labelled
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
from ipcity.web.listings import Column
from ipcity.web.lists import TYPES, KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.shell import programme_of

MENU = MenuEntry("考核", "scores", "scale", place="任务", verb=Verb.READ_WORK, order=70)
HEADS = (
    "组别",
    "名次",
    "单位",
    "得分",
    "类别",
    "项目",
    "取值",
    "权重",
    "得分比例（%）",
    "分值",
    "说明",
)


def visible(request: HttpRequest) -> QuerySet[UnitScore]:
    rows = UnitScore.objects.within(scope_of(request.actor, Verb.READ_WORK))
    return rows.select_related("unit", "round__scheme", "round__programme")


def _rounds(request: HttpRequest) -> QuerySet[ScoreRound]:
    """Those in which the reader sees a unit."""
    seen = UnitScore.objects.within(scope_of(request.actor, Verb.READ_WORK)).order_by()
    rows = ScoreRound.objects.filter(pk__in=seen.values("round"))
    return rows.select_related("scheme", "person", "programme__district")


@opens_to(Verb.READ_WORK)
def listed(request: HttpRequest) -> HttpResponse:
    rows = _rounds(request).filter(programme=programme_of(request)).order_by("-on", "-pk")
    shown = KeptList(request, rows, COLUMNS, (), name="scores")
    if shown.wants_export:
        return shown.as_file("考核计分")
    tools = []
    if may(request.actor, Verb.KEEP_SCORES):
        tools.append(("计分", reverse("score-compute")))
    tools += [("考核方案", reverse("score-schemes")), ("报表", reverse("report-feeds"))]
    page = {
        "title": "考核",
        "note": "按考核方案从督办、报送、指标和预算的记录计分，每个数都能打开来源。重新计分另存一次，原结果保留。",
        "shown": shown,
        "tools": tools,
        "empty": "还没有计过分",
        "empty_text": "由办公室点“计分”，选择期次后自动计算。",
    }
    return render(request, "system/list.html", page)


def _period(row: ScoreRound) -> str:
    words = period_named(row.period).words
    return format_html('<a href="{}">{}</a>', reverse("score-round", args=[row.pk]), words)


COLUMNS = (
    Column("period", "期次", _period, order="period", css="nowrap"),
    Column("scheme", "考核方案", lambda r: str(r.scheme), css="cell-wide"),
    Column("on", "数据截至", lambda r: f"{r.on}", order="on", css="nowrap"),
    Column("locked", "数据状态", lambda r: "期次已锁定" if r.locked else "期次未锁定"),
    Column("at", "计分时间", lambda r: f"{localtime(r.computed_at):%Y-%m-%d %H:%M}", css="nowrap"),
    Column("person", "计分人", lambda r: r.person.name if r.person else "系统"),
)


class PeriodForm(forms.Form):
    period = forms.CharField(
        label="期次",
        max_length=10,
        help_text="年度写成 2026，半年 2026H1，季度 2026Q2，月份 2026-06。",
    )


@opens_to(Verb.KEEP_SCORES)
def compute(request: HttpRequest) -> HttpResponse:
    quarter = period_on(request.today, Cycle.QUARTERLY)
    form = PeriodForm(request.POST or None, initial={"period": quarter.code})
    programme = programme_of(request)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        if programme is None:
            raise Refused("no-programme", "还没有试点工作，请先采纳方案。", "考核方案")
        period = period_named(values["period"])
        found = scores.score(
            programme=programme, period=period, actor=request.actor, at=request.now
        )
        if not found:
            raise Refused("no-units", "考核方案的各组中没有单位，请核对单位类别。", "考核方案")
        address = reverse("score-round", args=[found[0].round_id])
        return back_to(request, f"{period.words}已计分，共{len(found)}个单位。", address)

    note = "期次已锁定的按锁定时的数据计分；未锁定的按当前数据计分，不超过期末。"
    errand = Errand("计分", "计分", reverse("scores"), (("考核", reverse("scores")),), note)
    return run_errand(request, form, errand, act)


@opens_to(Verb.READ_WORK)
def score_round(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(_rounds(request), pk)
    mine = visible(request).filter(round=found)
    rows = scores.in_order(mine)
    if "export" in request.GET:
        return _as_file(request, found, rows)
    groups = [
        (name, [_table_row(each) for each in kept])
        for name, kept in groupby(rows, lambda each: each.group_name)
    ]
    later = _rounds(request).filter(programme=found.programme, period=found.period, pk__gt=found.pk)
    shown = {
        "round": found,
        "period": period_named(found.period),
        "groups": groups,
        "rules": RULE_WORDS,
        "later": later.order_by("-pk").first(),
    }
    return render(request, "pages/score_round.html", shown)


def _table_row(row: UnitScore) -> dict[str, object]:
    return {
        "score": row,
        "place": scores.place_words(row),
        "lines": scores.points(row, Kind.LINE),
        "taken": scores.points(row, Kind.DEDUCTION),
        "given": scores.points(row, Kind.BONUS),
    }


def _as_file(request: HttpRequest, found: ScoreRound, rows: Sequence[UnitScore]) -> HttpResponse:
    """Every line of every score, with its working in words."""
    lines = [_cells(row, line) for row in rows for line in row.working]
    title = f"考核得分-{found.period}"
    content = sheet_file(labelled(request, title), HEADS, lines, request.now)
    answer = HttpResponse(content, content_type=TYPES["xlsx"])
    answer["Content-Disposition"] = content_disposition_header(True, f"{title}.xlsx")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _cells(row: UnitScore, line: Mapping[str, Any]) -> list[Cell]:
    numbers = [_number(line[name]) for name in ("value", "weight", "share", "points")]
    total: Cell = "无数据" if row.total is None else row.total
    return [
        row.group_name, scores.place_words(row), row.unit.name, total,
        KIND_WORDS[Kind(line["kind"])], line["name"], *numbers, line["words"],
    ]  # fmt: skip


def _number(text: str | None) -> Cell:
    return "无数据" if text is None else Decimal(text)


@opens_to(Verb.READ_WORK)
def unit_score(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    names = report_feeds.names_of(found.district_id)
    lines = [
        (line, KIND_WORDS[Kind(line["kind"])], told_of(line["source"], names), at)
        for at, line in enumerate(found.working)
    ]
    shown = {
        "score": found,
        "period": period_named(found.round.period),
        "place": scores.place_words(found),
        "lines": lines,
        "rules": RULE_WORDS,
        "agrees": scores.agrees(found),
    }
    return render(request, "pages/unit_score.html", shown)


@opens_to(Verb.READ_WORK)
def score_rows(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """What one value was made of when it was scored."""
    found = found_in(visible(request), pk)
    if line >= len(found.working):
        raise Http404
    told = found.working[line]
    rows, count = scores.rows_kept(found, told["source"])
    shown = {
        "score": found,
        "line": told,
        "told": told_of(told["source"], report_feeds.names_of(found.district_id)),
        "rows": linked(request, rows),
        "count": count,
    }
    return render(request, "pages/score_rows.html", shown)


urlpatterns = [
    path("scores", listed, name="scores"),
    path("scores/compute", compute, name="score-compute"),
    path("scores/<int:pk>", score_round, name="score-round"),
    path("scores/units/<int:pk>", unit_score, name="unit-score"),
    path("scores/units/<int:pk>/lines/<int:line>", score_rows, name="score-rows"),
]
