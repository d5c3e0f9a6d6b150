"""填报: a unit's reports, filled in, checked by the unit and by the office, on one page each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ipcity.actions import reporting_checking, reporting_filling, reporting_workbooks
from ipcity.actions.reporting_contents import Contents, contents
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.reports import OPEN, STATE_WORDS, State
from ipcity.store.models.reporting import Report
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand, seen_version
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import TYPES, KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.refusals import tell
from ipcity.web.report_filling import FillForm
from ipcity.web.shell import programme_of
from ipcity.web.templatetags.components import Event

MENU = MenuEntry("填报", "reporting", "pencil-square", place="任务", verb=Verb.READ_WORK, order=60)
STATES = [(state.value, words) for state, words in STATE_WORDS.items()]
# The act of whoever the report lies with, its verb and its button.
CHECKS = {
    State.SUBMITTED: (Verb.APPROVE_REPORT, reporting_checking.unit_check, "审核通过并报出"),
    State.UNIT_CHECKED: (Verb.CHECK_REPORT, reporting_checking.office_check, "办公室审核通过"),
    State.OFFICE_CHECKED: (Verb.LOCK_PERIOD, reporting_checking.approve, "审定"),
}


def visible(request: HttpRequest) -> QuerySet[Report]:
    rows = Report.objects.within(scope_of(request.actor, Verb.READ_WORK))
    return rows.listed().select_related("period__programme__district", "unit", "form", "scan")


@opens_to(Verb.READ_WORK)
def reporting(request: HttpRequest) -> HttpResponse:
    rows = visible(request).filter(period__programme=programme_of(request))
    shown = KeptList(request, rows, COLUMNS, _filters(rows), name="reporting")
    if shown.wants_export:
        return shown.as_file("填报")
    page = {
        "title": "填报",
        "note": "各单位各期的报表。未报是一种状态，不等于0；确无内容的，作零报告并写明理由。",
        "shown": shown,
        "tools": (),
        "empty": "还没有要报的报表",
        "empty_text": "办公室发布表单、指定报送单位并启用期次后，报表出现在这里。",
    }
    return render(request, "system/list.html", page)


def _name(report: Report) -> str:
    return format_html(
        '<a href="{}">{}　{}</a>',
        reverse("report", args=[report.pk]),
        report.period,
        report.form.name,
    )


def _state(report: Report) -> str:
    marks = [report.get_state_display()]
    marks += ["零报告"] if report.is_nil else []
    marks += ["代报"] if report.is_proxy else []
    marks += ["迟报"] if report.is_late else []
    return "、".join(marks)


COLUMNS = (
    Column("report", "报表", _name, order="period__last", css="cell-wide"),
    Column("unit", "单位", lambda r: r.unit.name, order="unit__name"),
    Column("state", "状态", _state, order="state"),
    Column("due", "应报日期", lambda r: f"{r.due:%Y-%m-%d}", order="due", css="nowrap"),
    Column(
        "delivered",
        "首次报出",
        lambda r: (
            f"{localtime(r.first_delivered_at):%Y-%m-%d %H:%M}" if r.first_delivered_at else ""
        ),
        order="first_delivered_at",
        css="nowrap",
    ),
    Column(
        "returns", "退回次数", lambda r: r.returns, order="returns", numeric=True, optional=True
    ),
)


def _filters(rows: QuerySet[Report]) -> tuple[Filter, ...]:
    plain = rows.order_by()
    periods = sorted(set(plain.values_list("period__code", flat=True)), reverse=True)
    units = sorted(set(plain.values_list("unit_id", "unit__name")), key=lambda each: each[1])
    return (
        Filter(
            "q",
            "关键词",
            lambda text: Q(form__name__icontains=text) | Q(unit__name__icontains=text),
            hint="表名、单位",
        ),
        Filter("period", "期次", lambda code: Q(period__code=code), [(p, p) for p in periods]),
        Filter("unit", "单位", lambda pk: Q(unit=pk), [(str(pk), name) for pk, name in units]),
        Filter("state", "状态", lambda state: Q(state=state), STATES, facet=True),
    )


class NilForm(forms.Form):
    reason = forms.CharField(label="零报告理由", max_length=300)


class RemarkForm(forms.Form):
    remark = forms.CharField(label="意见", max_length=500, required=False)


@opens_to(Verb.READ_WORK)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    held = contents(report=found, actor=request.actor, at=request.now)
    form = _fill_form(request, held)
    if request.method == "POST" and form is None:
        messages.warning(request, f"本报表现为“{_state(found)}”，这一次提交没有改动任何内容。")
        return HttpResponseRedirect(_place(found))
    if request.method == "POST" and form is not None and form.is_valid():
        done = _kept(request, found, form)
        if done is not None:
            return done
    return render(request, "pages/report.html", _shown(request, held, form))


def _fills(request: HttpRequest, found: Report) -> bool:
    return _open(found) and _covers(request, Verb.REPORT, found)


def _enters(request: HttpRequest, found: Report) -> bool:
    return _open(found) and _covers(request, Verb.CHECK_REPORT, found)


def _open(found: Report) -> bool:
    return found.at_state in OPEN and not found.period.is_locked


def _covers(request: HttpRequest, verb: Verb, found: Report) -> bool:
    return scope_of(request.actor, verb).covers(found.district_id, found.unit_id)


def _fill_form(request: HttpRequest, held: Contents) -> FillForm | None:
    found = held.report
    if not _fills(request, found) and not _enters(request, found):
        return None
    form = FillForm(held, request.POST or None, request.FILES or None)
    if _enters(request, found):
        form.fields["scan"] = forms.FileField(
            label="单位签字盖章的扫描件", required=False, help_text="PDF、JPG 或 PNG，不超过32 MB。"
        )
    return form


def _kept(request: HttpRequest, found: Report, form: FillForm) -> HttpResponse | None:
    """What the pressed button does with the filled-in form; None: refused, told above the form."""
    given = {
        "report": found,
        "answers": form.answers,
        "expected_version": form.cleaned_data["expected_version"],
        "actor": request.actor,
        "at": request.now,
    }
    try:
        if request.POST.get("act") == "submit":
            reporting_filling.submit(**given)
            return back_to(request, "已提交，由本单位审核人审核后报出。", _place(found))
        if request.POST.get("act") == "proxy":
            scan = form.cleaned_data.get("scan")
            name, content = (scan.name, scan.read()) if scan else ("", b"")
            reporting_filling.proxy(**given, scan=(name, content))
            return back_to(request, "代报已登记，须由办公室另一人审核。", _place(found))
        reporting_filling.save(**given)
        return back_to(request, "已保存，还没有提交。", _place(found))
    except (Stale, NotPermitted):
        raise
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return None


def _place(found: Report) -> str:
    return reverse("report", args=[found.pk])


def _shown(request: HttpRequest, held: Contents, form: FillForm | None) -> dict[str, object]:
    found = held.report
    verb, _, button = CHECKS.get(found.at_state, (None, None, ""))
    judges = verb is not None and _covers(request, verb, found) and not found.period.is_locked
    back = reporting_checking.SENDS_BACK.get(found.at_state)
    returns = back is not None and _covers(request, back, found) and not found.period.is_locked
    return {
        "report": found,
        "state": _state(found),
        "form": form,
        "fills": _fills(request, found),
        "enters": _enters(request, found),
        "findings": held.unanswered if form is not None and found.values.exists() else (),
        "values": _values(found),
        "button": button if judges else "",
        "returns": returns,
        "nil": NilForm(),
        "remark": RemarkForm(),
        "history": _history(found),
        "workbooks": _covers(request, Verb.REPORT, found),
    }


def _values(found: Report) -> list[object]:
    """What the report says, for a reader; an erratum stands beside the number."""
    rows = found.values.select_related("item").prefetch_related("errata").order_by("id")
    return list(rows)


def _history(found: Report) -> list[Event]:
    rows = found.steps.select_related("person").order_by("-id")
    return [
        Event(row.at, row.get_step_display(), row.person.name if row.person else "", row.remark)
        for row in rows
    ]


@require_POST
@opens_to(Verb.REPORT)
def report_nil(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> object:
        return reporting_filling.nil(
            report=found,
            reason=request.POST.get("reason", ""),
            expected_version=seen_version(request),
            actor=request.actor,
            at=request.now,
        )

    return press(request, act, "零报告已提交，由本单位审核人审核。", _place(found))


@require_POST
@opens_to(Verb.APPROVE_REPORT, Verb.CHECK_REPORT, Verb.LOCK_PERIOD)
def report_pass(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> object:
        if found.at_state not in CHECKS:
            raise Refused("report-not-there", "本报表不在审核环节。", "报送流程")
        return CHECKS[found.at_state][1](
            report=found,
            remark=request.POST.get("remark", ""),
            expected_version=seen_version(request),
            actor=request.actor,
            at=request.now,
        )

    return press(request, act, "已审核通过。", _place(found))


@require_POST
@opens_to(Verb.APPROVE_REPORT, Verb.CHECK_REPORT, Verb.LOCK_PERIOD)
def report_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> object:
        return reporting_checking.send_back(
            report=found,
            reason=request.POST.get("remark", ""),
            expected_version=seen_version(request),
            actor=request.actor,
            at=request.now,
        )

    return press(request, act, "已退回，由填报人修改后重新提交。", _place(found))


@require_POST
@opens_to(Verb.REPORT)
def workbook_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    try:
        _, content = reporting_workbooks.issue(report=found, actor=request.actor, at=request.now)
    except NotPermitted:
        raise
    except Refused as refusal:
        tell(request, refusal)
        return HttpResponseRedirect(_place(found))
    answer = HttpResponse(content, content_type=TYPES["xlsx"])
    name = f"{found.unit}-{found.period.code}-{found.form.name}.xlsx"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label="填好的填报表",
        help_text="用本页下载的那一份；同一份只能交回一次。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


@opens_to(Verb.REPORT)
def workbook_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = WorkbookForm(request.POST or None, request.FILES or None)

    def take(values: Mapping[str, Any]) -> HttpResponse:
        reporting_workbooks.take_in(
            report=found,
            name=values["file"].name,
            content=values["file"].read(),
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "填报表已收取并提交，由本单位审核人审核。", _place(found))

    crumbs = (("填报", reverse("reporting")), (f"{found.period}{found.form.name}", _place(found)))
    note = "收取时逐格核对：别的单位或期次的、已经过时的、交过的、固定内容被改动的，都不收。"
    errand = Errand("交回离线填报表", "上传并提交", _place(found), crumbs, note)
    return run_errand(request, form, errand, take)


urlpatterns = [
    path("reporting", reporting, name="reporting"),
    path("reporting/<int:pk>", report, name="report"),
    path("reporting/<int:pk>/nil", report_nil, name="report-nil"),
    path("reporting/<int:pk>/pass", report_pass, name="report-pass"),
    path("reporting/<int:pk>/back", report_back, name="report-back"),
    path("reporting/<int:pk>/workbook", workbook_new, name="report-workbook"),
    path("reporting/<int:pk>/workbook/back", workbook_back, name="report-workbook-back"),
]
