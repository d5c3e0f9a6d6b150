"""报表: reports that other bodies gather (“八张报表”), their definitions and any period of them."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from ipcity.actions import report_feeds
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.sources import SOURCES
from ipcity.domain.terms.periods import Cycle, period_named, period_on
from ipcity.papers.lists import sheet_file
from ipcity.store.models.report_feeds import ReportFeed
from ipcity.web.behind import linked
from ipcity.web.demonstration_label import labelled
from ipcity.web.doors import opens_to
from ipcity.web.errands import found_in, press
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import TYPES, KeptList
from ipcity.web.refusals import tell
from ipcity.web.shell import programme_of

EXAMPLE = """code: report-1
name: 报表名称（按上级通知填写）
owner: 责任单位名称（可不写）
cycle: quarterly        # monthly 每月、quarterly 每季度、half-yearly 每半年、yearly 每年
split: district         # district 全区一行、unit 每个单位一行、town 每个镇街一行
fields:
  - {name: 牵头事项, source: items.led}
  - {name: 获正向批示, indicator: instructions.positive-of-year}
"""


def visible(request: HttpRequest) -> QuerySet[ReportFeed]:
    rows = ReportFeed.objects.within(scope_of(request.actor, Verb.READ_WORK))
    return rows.select_related("owner", "person")


@opens_to(Verb.READ_WORK)
def listed(request: HttpRequest) -> HttpResponse:
    rows = visible(request).current().order_by("code")
    shown = KeptList(request, rows, COLUMNS, FILTERS, name="report-feeds")
    if shown.wants_export:
        return shown.as_file("报表")
    tools = []
    if may(request.actor, Verb.KEEP_SCORES):
        tools.append(("定义报表", reverse("report-feed-new")))
    page = {
        "title": "报表",
        "note": "“八张报表”等定期汇总的报表：名称、责任单位和字段由办公室按通知定义，各期数据从台账和督办记录自动取得。",
        "shown": shown,
        "tools": tools,
        "empty": "还没有定义报表",
        "empty_text": "由办公室按上级通知点“定义报表”，写明名称、责任单位、周期和字段。",
    }
    return render(request, "system/list.html", page)


def _name(row: ReportFeed) -> str:
    return format_html('<a href="{}">{}</a>', reverse("report-feed", args=[row.pk]), row.name)


COLUMNS = (
    Column("name", "报表", _name, order="name", css="cell-wide"),
    Column("owner", "责任单位", lambda f: f.owner.name if f.owner else "未指定"),
    Column("cycle", "周期", lambda f: f.get_cycle_display(), css="nowrap"),
    Column("split", "分行", lambda f: f.get_split_display(), css="nowrap"),
    Column("fields", "字段", lambda f: "、".join(each["name"] for each in f.fields)),
    Column("number", "版本", lambda f: f"第{f.number}版", css="nowrap"),
)
FILTERS = (Filter("q", "关键词", lambda text: Q(name__icontains=text), hint="报表名称"),)


@opens_to(Verb.READ_WORK)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    now = period_on(request.today, Cycle(found.cycle))
    written = request.GET.get("period", "").strip() or now.code
    shown = {"feed": found, "written": written, "keeps": may(request.actor, Verb.KEEP_SCORES)}
    try:
        filled = _filled(request, found, written)
    except NotPermitted:
        raise
    except Refused as refusal:
        tell(request, refusal)
        return render(request, "pages/report_feed.html", {**shown, "filled": None})
    if "export" in request.GET:
        return _as_file(request, filled)
    rows = [
        (row.name, [(value, linked(request, value.rows[:20])) for value in row.values])
        for row in filled.rows
    ]
    return render(request, "pages/report_feed.html", {**shown, "filled": filled, "rows": rows})


def _filled(request: HttpRequest, feed: ReportFeed, written: str) -> report_feeds.Filled:
    programme = programme_of(request)
    if programme is None:
        raise Refused("no-programme", "还没有试点工作，请先采纳方案。", "报表定义")
    return report_feeds.fill(
        feed=feed, programme=programme, period=period_named(written), actor=request.actor,
        at=request.now,
    )  # fmt: skip


def _as_file(request: HttpRequest, filled: report_feeds.Filled) -> HttpResponse:
    heads = [f"{h.name}（{h.measure}）" if h.measure else h.name for h in filled.heads]
    title = f"{filled.feed.name}-{filled.period.code}"
    content = sheet_file(
        labelled(request, title), ["单位", *heads], report_feeds.cells(filled), request.now
    )
    answer = HttpResponse(content, content_type=TYPES["xlsx"])
    answer["Content-Disposition"] = content_disposition_header(True, f"{title}.xlsx")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class FeedForm(forms.Form):
    text = forms.CharField(
        label="定义（YAML）",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "false", "data-editor": ""}),
        help_text="代号相同的成为新版本，旧版本保留。",
    )


@opens_to(Verb.KEEP_SCORES)
def define(request: HttpRequest) -> HttpResponse:
    last = visible(request).newest().filter(code=request.GET.get("code", "")).first()
    form = FeedForm(request.POST or None, initial={"text": last.text if last else EXAMPLE})
    problems: object = ()
    if request.method == "POST" and form.is_valid():
        try:
            kept = report_feeds.define(
                district=request.actor.district, actor=request.actor, at=request.now,
                **form.cleaned_data,
            )  # fmt: skip
        except report_feeds.BadFeed as bad:
            problems = bad.problems
        else:
            messages.success(request, "报表已保存。")
            return HttpResponseRedirect(reverse("report-feed", args=[kept.pk]))
    shown = {"form": form, "problems": problems, "sources": SOURCES}
    return render(request, "pages/report_feed_new.html", shown)


@require_POST
@opens_to(Verb.KEEP_SCORES)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def ended() -> None:
        report_feeds.end(feed=found, actor=request.actor, at=request.now)

    return press(request, ended, "报表已停用。", reverse("report-feeds"))


urlpatterns = [
    path("scores/reports", listed, name="report-feeds"),
    path("scores/reports/new", define, name="report-feed-new"),
    path("scores/reports/<int:pk>", report, name="report-feed"),
    path("scores/reports/<int:pk>/end", end, name="report-feed-end"),
]
