"""数据质量: the work list of what the rules found, row by row; accepted with a reason or corrected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ipcity.actions import jobs
from ipcity.actions import quality as checking
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.store.ledgers import ledgers
from ipcity.store.models.quality_problems import QualityProblem
from ipcity.web.doors import keeps_all, opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "数据质量",
    "quality",
    "clipboard-document-check",
    place="台账",
    verb=Verb.READ_LEDGERS,
    order=50,
)
State = QualityProblem.State


def visible(request: HttpRequest) -> QuerySet[QualityProblem]:
    rows = QualityProblem.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))
    return rows.select_related("unit", "person")


def keeping(request: HttpRequest) -> Scope:
    """The rows whose problems the person may settle."""
    return scope_of(request.actor, Verb.READ_LEDGERS) & scope_of(request.actor, Verb.KEEP_LEDGERS)


def kept(request: HttpRequest) -> QuerySet[QualityProblem]:
    return QualityProblem.objects.within(keeping(request))


@opens_to(Verb.READ_LEDGERS)
def quality(request: HttpRequest) -> HttpResponse:
    rows = visible(request)
    chosen = rows if request.GET.get("state") else rows.waiting()
    state = Column("state", "状态", partial(_state, keeping(request)), order="state")
    columns = (*COLUMNS, state, SETTLED_BY)
    shown = KeptList(
        request, chosen, columns, _filters(rows), name="quality", hidden=("basis", "by")
    )
    if shown.wants_export:
        return shown.as_file("数据质量")
    page = {"shown": shown, "checks": may(request.actor, Verb.RUN_JOBS) and keeps_all(request)}
    return render(request, "pages/quality.html", page)


def _row(problem: QualityProblem) -> str:
    address = reverse("ledger-row", args=[problem.ledger, problem.row])
    return format_html('<a href="{}">{}</a>', address, problem.row_label or f"第 {problem.row} 行")


def _state(keeping: Scope, problem: QualityProblem) -> str:
    """The state, with a way to change it for those who keep the row."""
    label = problem.get_state_display()
    if not keeping.covers(problem.district_id, problem.unit_id):
        return f"{label}：{problem.reason}" if problem.reason else label
    if problem.state == State.ACCEPTED:
        address = reverse("quality-reopen", args=[problem.pk])
        return format_html(
            '{}：{}　<a class="in-text" href="{}">列回</a>', label, problem.reason, address
        )
    if problem.state != State.OPEN:
        return f"{label}：{problem.reason}" if problem.reason else label
    address = reverse("quality-accept", args=[problem.pk])
    return format_html('{}　<a class="in-text" href="{}">说明</a>', label, address)


COLUMNS = (
    Column("row", "台账记录", _row, order="row_label", css="cell-mid"),
    Column("ledger", "台账", lambda p: _label(p.ledger), order="ledger", css="nowrap"),
    Column("field", "项目", lambda p: p.field_label, order="field_label"),
    Column("message", "问题", lambda p: p.message, css="cell-mid"),
    Column("severity", "程度", lambda p: p.get_severity_display(), order="severity", css="nowrap"),
    Column("unit", "填报单位", lambda p: p.unit.name if p.unit else "", order="unit__name", optional=True),
    Column("basis", "依据", lambda p: p.basis, optional=True),
    Column("found", "发现时间", lambda p: f"{p.found_at:%Y-%m-%d}", order="found_at", css="nowrap"),
)  # fmt: skip
SETTLED_BY = Column("by", "处理人", lambda p: p.person.name if p.person else "", optional=True)


def _label(ledger: str) -> str:
    model = ledgers().get(ledger)
    return str(model._meta.verbose_name) if model else ledger


def _words(text: str) -> Q:
    return Q(row_label__icontains=text) | Q(message__icontains=text) | Q(field_label=text)


def _filters(rows: QuerySet[QualityProblem]) -> tuple[Filter, ...]:
    """Ledgers are offered with the number of open problems that the person may see."""
    counted = rows.waiting().order_by().values_list("ledger").annotate(n=Count("pk"))
    choices = [(ledger, f"{_label(ledger)}（{n}）") for ledger, n in sorted(counted)]
    return (
        Filter("q", "关键词", _words, hint="记录、问题"),
        Filter("ledger", "台账", lambda value: Q(ledger=value), choices, facet=True),
        Filter(
            "severity",
            "程度",
            lambda value: Q(severity=value),
            QualityProblem.Severity.choices,
            facet=True,
        ),
        Filter("state", "状态", lambda value: Q(state=value), State.choices, facet=True),
    )


class AcceptForm(forms.Form):
    reason = forms.CharField(
        label="理由",
        max_length=300,
        help_text="台账确属实情、不需要更正的写明理由；能更正的请更正台账，问题会自行消除。",
    )


@opens_to(Verb.KEEP_LEDGERS)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(kept(request), pk)
    back = reverse("quality")

    def act(values: Mapping[str, Any]) -> HttpResponse:
        checking.accept(problem=found, reason=values["reason"], actor=request.actor, at=request.now)
        return back_to(request, "已记录说明。", back)

    errand = Errand("说明数据质量问题", "提交说明", back, (("数据质量", back),), _said(found))
    return run_errand(request, AcceptForm(request.POST or None), errand, act)


def _said(found: QualityProblem) -> str:
    return f"{found.row_label}　{found.field_label}　{found.message}"


@opens_to(Verb.KEEP_LEDGERS)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """What was explained stands on the work list again."""
    found = found_in(kept(request), pk)
    back = reverse("quality")

    def act(values: Mapping[str, Any]) -> HttpResponse:
        checking.reopen(problem=found, actor=request.actor, at=request.now)
        return back_to(request, "已列回待处理。", back)

    form = forms.Form(request.POST if request.method == "POST" else None)
    note = f"{_said(found)}　原说明：{found.reason}"
    errand = Errand("列回待处理", "列回待处理", back, (("数据质量", back),), note)
    return run_errand(request, form, errand, act)


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a check of the whole district now."""
    district = request.actor.district

    def act() -> None:
        jobs.enqueue(
            kind="quality",
            district=district,
            actor=request.actor,
            at=request.now,
            arguments={"district": district},
        )

    return press(request, act, "检查已开始，完成后刷新本页。", reverse("quality"))


urlpatterns = [
    path("quality", quality, name="quality"),
    path("quality/start", start, name="quality-start"),
    path("quality/<int:pk>/accept", accept, name="quality-accept"),
    path("quality/<int:pk>/reopen", reopen, name="quality-reopen"),
]
