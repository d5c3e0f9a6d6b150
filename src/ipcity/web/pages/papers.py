"""公文: every paper with the step it waits for, and making a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions import paper_jobs
from ipcity.actions.papers import Order
from ipcity.domain.access import Verb, may
from ipcity.domain.supervision.paper_ways import STATE_WORDS
from ipcity.domain.terms.periods import CYCLE_WORDS, Cycle, period_named, period_on
from ipcity.store.models.jobs import Job
from ipcity.store.models.papers import Addressee, Kind, Paper
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.plan_in_force import plan_in_force

MENU = MenuEntry("公文", "papers", "document-text", place="公文", verb=Verb.READ_PAPERS, order=10)
STATES = [(state.value, words) for state, words in STATE_WORDS.items()]


def visible(request: HttpRequest) -> QuerySet[Paper]:
    rows = Paper.objects.readable_by(request.actor).defer("content")
    return rows.select_related("document_number", "drafted_by", "programme", "unit", "scan")


@opens_to(Verb.READ_PAPERS)
def papers(request: HttpRequest) -> HttpResponse:
    shown = KeptList(request, visible(request), COLUMNS, FILTERS, name="papers")
    if shown.wants_export:
        return shown.as_file("公文")
    tools = []
    drafts = may(request.actor, Verb.DRAFT_PAPER) or may(request.actor, Verb.ISSUE_PAPER)
    if drafts:
        tools = [
            ("生成公文", reverse("paper-new")),
            ("模板", reverse("paper-templates")),
            ("发文登记", reverse("paper-register")),
        ]
    page = {
        "title": "公文",
        "note": "文中每个数字都绑定到统计底稿；从拟稿到归档逐环节留痕。",
        "shown": shown,
        "tools": [*tools, ("核验", reverse("paper-verify"))],
        "empty": "还没有公文",
        "empty_text": "点“生成公文”，选择文种和期次。"
        if drafts
        else "发给本单位的公文会列在这里。",
    }
    return render(request, "system/list.html", page)


def _title(paper: Paper) -> str:
    return format_html('<a href="{}">{}</a>', reverse("paper", args=[paper.pk]), paper.title)


def number_of(paper: Paper) -> str:
    found = getattr(paper, "document_number", None)
    return str(found) if found else ""


COLUMNS = (
    Column("title", "标题", _title, order="title", css="cell-wide"),
    Column("kind", "文种", lambda p: p.get_kind_display(), order="kind", css="nowrap"),
    Column("period", "期次", lambda p: p.period, order="period", css="nowrap"),
    Column("state", "环节", lambda p: p.get_state_display(), order="state", css="nowrap"),
    Column("number", "发文字号", lambda p: number_of(p) or "未编号", css="nowrap"),
    Column("on", "数据截至", lambda p: f"{p.on:%Y-%m-%d}", order="on", css="nowrap"),
    Column("drafted", "拟稿", lambda p: f"{p.drafted_by or ''} {p.drafted_at:%Y-%m-%d}", order="drafted_at"),
    Column("to", "主送", lambda p: p.get_addressee_display(), optional=True),
)  # fmt: skip
FILTERS = (
    Filter(
        "q",
        "关键词",
        lambda text: Q(title__icontains=text) | Q(document_number__organ_code__icontains=text),
        hint="标题、机关代字",
    ),
    Filter("kind", "文种", lambda kind: Q(kind=kind), Kind.choices, facet=True),
    Filter("state", "环节", lambda state: Q(state=state), STATES, facet=True),
)


class MakeForm(forms.Form):
    kind = forms.ChoiceField(label="文种", choices=Kind.choices)
    period = forms.CharField(
        label="期次", max_length=10, help_text="年度写成 2026，半年 2026H1，季度 2026Q2，月份 2026-06。"
    )  # fmt: skip
    addressee = forms.ChoiceField(
        label="报送对象", required=False,
        choices=[("", "按文种"), *(c for c in Addressee.choices if c[0] != Addressee.UNITS)],
        help_text="只用于报告：季度、年度、中期评估、期末自评。",
    )  # fmt: skip
    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), required=False, empty_label="不限",
        help_text="督办单只写这个牵头单位的事项；该单位有自己的模板时用它的模板。",
    )  # fmt: skip


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def make(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    if plan is None:
        raise Http404
    last = period_on(request.today, Cycle.QUARTERLY).previous()
    form = MakeForm(request.POST or None, initial={"period": last.code})
    units = Unit.objects.filter(district=plan.district_id, valid_until=None)
    form.fields["unit"].queryset = units

    def made(values: Mapping[str, Any]) -> HttpResponse:
        order = Order(
            programme=plan.programme,
            kind=Kind(values["kind"]),
            period=period_named(values["period"]),
            addressee=Addressee(values["addressee"]) if values["addressee"] else None,
            unit=values["unit"],
        )
        job = paper_jobs.ask(order=order, actor=request.actor, at=request.now)
        return HttpResponseRedirect(reverse("paper-making", args=[job.pk]))

    cycles = "、".join(CYCLE_WORDS.values())
    note = f"可按{cycles}生成。期次已锁定的取锁定时的数字，未锁定的在文中注明。"
    errand = Errand("生成公文", "生成", reverse("papers"), (("公文", reverse("papers")),), note)
    return run_errand(request, form, errand, made)


def asked_for(request: HttpRequest, pk: int) -> Job:
    """A making that the person asked for themselves."""
    rows = Job.objects.filter(kind=paper_jobs.KIND, person=request.actor.person)
    return get_object_or_404(rows, pk=pk)


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def making(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; the paper itself as soon as it is there."""
    job = asked_for(request, pk)
    paper = paper_jobs.made_by(job)
    if paper is not None:
        return back_to(request, "已生成拟稿。", reverse("paper", args=[paper.pk]))
    order = job.arguments["order"]
    page = {
        "job": job,
        "stopped": job.error or f"作业{job.get_state_display()}。",
        "title": f"{period_named(order['period']).words}{Kind(order['kind']).label}",
    }
    return render(request, "pages/paper_making.html", page)


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def making_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar alone, which renews itself; when the work is over the page reloads once."""
    job = asked_for(request, pk)
    poll = reverse("paper-making-progress", args=[pk]) if job.is_open else ""
    shown = {"job": job, "note": job.note, "poll": poll}
    answer = render(request, "pages/parts/job_progress.html", shown)
    if not job.is_open:
        answer["HX-Refresh"] = "true"
    return answer


urlpatterns = [
    path("papers", papers, name="papers"),
    path("papers/new", make, name="paper-new"),
    path("papers/making/<int:pk>", making, name="paper-making"),
    path("papers/making/<int:pk>/progress", making_progress, name="paper-making-progress"),
]
