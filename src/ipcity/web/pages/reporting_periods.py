"""期次: the office's desk of reporting: which unit has reported what, what differs, lock and errata."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ipcity.actions import (
    reporting_differences,
    reporting_errata,
    reporting_periods,
    reporting_standings,
)
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.forms import LineKind
from ipcity.domain.supervision.reports import STATE_WORDS, State
from ipcity.domain.terms.numbers import decimal_text
from ipcity.domain.terms.periods import CYCLE_WORDS, period_named
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.reporting import Erratum, Report, ReportingPeriod, ReportValue
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand, seen_version
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.report_filling import NumberField
from ipcity.web.shell import programme_of

MENU = (
    MenuEntry("期次", "periods", "calendar-days", "任务", Verb.CHECK_REPORT, 62),
    MenuEntry("更正", "errata", "pencil", "任务", Verb.CHECK_REPORT, 66),
)


def visible(request: HttpRequest) -> QuerySet[ReportingPeriod]:
    rows = ReportingPeriod.objects.within(scope_of(request.actor, Verb.CHECK_REPORT))
    return rows.select_related("programme__district", "opened_by", "locked_by")


@opens_to(Verb.CHECK_REPORT)
def periods(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        return no_plan(request, "期次")
    rows = visible(request).filter(programme=programme)
    shown = KeptList(request, rows, COLUMNS, FILTERS, name="periods")
    if shown.wants_export:
        return shown.as_file("期次")
    opens = may(request.actor, Verb.LOCK_PERIOD)
    page = {
        "title": "期次",
        "note": "每个期次启用后，各单位按报送任务填报；期满、审定后锁定，数字不再改变。",
        "shown": shown,
        "tools": [("启用期次", reverse("period-open"))] if opens else [],
        "empty": "还没有启用期次",
        "empty_text": "先在“表单”中发布表单并指定报送单位，再由办公室负责人启用期次。",
    }
    return render(request, "system/list.html", page)


COLUMNS = (
    Column(
        "period",
        "期次",
        lambda p: format_html('<a href="{}">{}</a>', reverse("period", args=[p.pk]), p),
        order="last",
    ),
    Column("cycle", "周期", lambda p: CYCLE_WORDS[p.period.cycle], order="cycle"),
    Column("state", "状态", lambda p: "已锁定" if p.is_locked else "填报中", order="locked_at"),
    Column("opened", "启用", lambda p: f"{localtime(p.opened_at):%Y-%m-%d}", order="opened_at"),
    Column(
        "locked",
        "锁定",
        lambda p: f"{localtime(p.locked_at):%Y-%m-%d %H:%M}" if p.locked_at else "",
        order="locked_at",
    ),
)
FILTERS = (
    Filter(
        "cycle",
        "周期",
        lambda cycle: Q(cycle=cycle),
        [(cycle.value, words) for cycle, words in CYCLE_WORDS.items()],
        facet=True,
    ),
)


class OpenForm(forms.Form):
    code = forms.CharField(
        label="期次",
        max_length=12,
        help_text="季度写成 2026Q3，月份 2026-06，半年 2026H1，年度 2026。",
    )


@opens_to(Verb.LOCK_PERIOD)
def period_open(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        return no_plan(request, "启用期次")
    waiting = reporting_periods.waiting(programme, request.today)
    first = request.GET.get("code") or (waiting[0].code if waiting else "")
    form = OpenForm(request.POST or None, initial={"code": first})

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = reporting_periods.open_period(
            programme=programme,
            period=period_named(values["code"]),
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, f"{made}已启用。", reverse("period", args=[made.pk]))

    note = "为每个有报送任务的单位建立一份“未报”的报表；已启用的期次再启用一次，补上新增的单位。"
    errand = Errand("启用期次", "启用", reverse("periods"), (("期次", reverse("periods")),), note)
    return run_errand(request, form, errand, act)


@opens_to(Verb.CHECK_REPORT)
def period(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    reports = list(found.reports.select_related("unit", "form", "period"))
    counts = dict.fromkeys(State, 0)
    for each in reports:
        counts[each.at_state] += 1
    page = {
        "period": found,
        "rows": _matrix(reports),
        "forms": _forms(reports),
        "counts": [(STATE_WORDS[state], n) for state, n in counts.items() if n],
        "standings": reporting_standings.told(reports, request.today),
        "differences": reporting_differences.differences(found),
        "errata": found.errata.select_related("person", "unit"),
        "locks": may(request.actor, Verb.LOCK_PERIOD),
        "ended": request.today > found.last,
        "measured": _measured(found),
    }
    return render(request, "pages/reporting_period.html", page)


def _forms(reports: list[Report]) -> list[tuple[str, str]]:
    return sorted({(each.form_code, each.form.name) for each in reports})


def _matrix(reports: list[Report]) -> list[tuple[str, list[Report | None]]]:
    """A row a unit, a cell a form; None where the unit need not report it."""
    codes = [code for code, _ in _forms(reports)]
    held: dict[int, dict[str, Report]] = {}
    for each in reports:
        held.setdefault(each.unit_id, {})[each.form_code] = each
    found = []
    for cells in held.values():
        unit = next(iter(cells.values())).unit
        found.append((unit, [cells.get(code) for code in codes]))
    found.sort(key=lambda pair: (pair[0].position, pair[0].pk))
    return [(unit.name, cells) for unit, cells in found]


def _measured(found: ReportingPeriod) -> int:
    if not found.is_locked:
        return 0
    rows = Measurement.objects.filter(
        district=found.district_id, on=found.last, snapshot=found.snapshot
    )
    return rows.count()


@require_POST
@opens_to(Verb.LOCK_PERIOD)
def period_lock(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> object:
        return reporting_periods.lock(
            period=found,
            expected_version=seen_version(request),
            actor=request.actor,
            at=request.now,
        )

    return press(request, act, f"{found}已锁定。", reverse("period", args=[pk]))


class SettleForm(forms.Form):
    unit = forms.ChoiceField(label="以哪个单位的数为准")
    reason = forms.CharField(label="理由", max_length=300)


@opens_to(Verb.CHECK_REPORT)
def period_settle(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    figure = request.GET.get("figure", "")
    told = [d for d in reporting_differences.differences(found) if d.figure == figure]
    form = SettleForm(request.POST or None)
    form.fields["unit"].choices = [
        (
            str(v.report.unit_id),
            f"{v.report.unit}：{decimal_text(v.number or Decimal(0))}{v.measure}",
        )
        for each in told
        for v in each.told
    ]

    def act(values: Mapping[str, Any]) -> HttpResponse:
        reporting_differences.settle(
            period=found,
            figure=figure,
            unit=int(values["unit"]),
            reason=values["reason"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "已认定。", reverse("period", args=[pk]))

    return run_errand(request, form, _errand(f"核对：{figure}", "认定", found), act)


def _errand(title: str, button: str, found: ReportingPeriod, note: str = "") -> Errand:
    back = reverse("period", args=[found.pk])
    return Errand(title, button, back, (("期次", reverse("periods")), (str(found), back)), note)


class ErratumForm(forms.Form):
    what = forms.ChoiceField(label="更正哪一个数")
    after = NumberField(
        label="更正为",
        required=False,
        help_text="单位报送数必填；系统指标不填，按现在的台账重新计算。",
    )
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@opens_to(Verb.LOCK_PERIOD)
def erratum_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = ErratumForm(request.POST or None)
    values, codes = _correctable(found)
    form.fields["what"].choices = [
        ("", "请选择"),
        ("单位报送数", [(f"value-{v.pk}", _value_words(v)) for v in values.values()]),
        ("系统指标", [(f"code-{m.indicator}", _code_words(m)) for m in codes.values()]),
    ]

    def act(typed: Mapping[str, Any]) -> HttpResponse:
        kind, _, key = typed["what"].partition("-")
        given = {"reason": typed["reason"], "actor": request.actor, "at": request.now}
        if kind == "code":
            made = reporting_errata.correct_measurement(period=found, code=key, **given)
        else:
            made = _correct(values[int(key)], typed["after"], given)
        told = f"更正第{made.number}号已签署，涉及公文数字{made.restated}处。"
        return back_to(request, told, reverse("period", args=[pk]))

    note = "锁定的数不变，更正记在旁边；引用过这个数的公文一并标出更正。由您签署，不能撤回。"
    errand = _errand("签署更正", "签署", found, note)
    return run_errand(request, form, errand, act)


def _correct(value: ReportValue, after: Decimal | None, given: Mapping[str, Any]) -> Erratum:
    if after is None:
        raise Refused("figure-needed", "请填写更正后的数。", reporting_errata.BASIS)
    return reporting_errata.correct_value(value=value, after=after, **given)


def _correctable(
    found: ReportingPeriod,
) -> tuple[dict[int, ReportValue], dict[str, Measurement]]:
    rows = ReportValue.objects.filter(
        report__period=found, report__state=State.LOCKED, kind=LineKind.NUMBER, number__isnull=False
    )
    rows = rows.select_related("report__unit", "report__period__programme__district")
    measured = Measurement.objects.filter(
        district=found.district_id, on=found.last, snapshot=found.snapshot
    ).order_by("indicator")
    return {v.pk: v for v in rows}, {m.indicator: m for m in measured}


def _value_words(value: ReportValue) -> str:
    now = value.standing_number
    return (
        f"{value.report.unit}　{value.label}　现为{decimal_text(now or Decimal(0))}{value.measure}"
    )


def _code_words(row: Measurement) -> str:
    return f"{row.indicator}　现为{decimal_text(row.value) if row.value is not None else '无数据'}"


@opens_to(Verb.CHECK_REPORT)
def errata(request: HttpRequest) -> HttpResponse:
    rows = Erratum.objects.within(scope_of(request.actor, Verb.CHECK_REPORT))
    rows = rows.filter(period__programme=programme_of(request))
    shown = KeptList(
        request, rows.select_related("period", "unit", "person"), ERRATA, (), name="errata"
    )
    if shown.wants_export:
        return shown.as_file("更正")
    page = {
        "title": "更正",
        "note": "锁定后发现的错误由办公室负责人签署更正，原数保留；引用过该数的公文一并标出。",
        "shown": shown,
        "tools": (),
        "empty": "没有更正",
        "empty_text": "在已锁定的期次页面签署更正后，列在这里。",
    }
    return render(request, "system/list.html", page)


ERRATA = (
    Column("number", "更正号", lambda e: f"{e.period}第{e.number}号", order="at"),
    Column("what", "名称", lambda e: e.label, order="label", css="cell-wide"),
    Column("unit", "单位", lambda e: e.unit.name if e.unit else "全区"),
    Column("before", "原数", lambda e: e.before_words, numeric=True),
    Column("after", "更正数", lambda e: e.after_words, numeric=True),
    Column("reason", "理由", lambda e: e.reason, css="cell-wide"),
    Column("restated", "涉及公文数字", lambda e: e.restated, numeric=True),
    Column("person", "签署人", lambda e: e.person.name if e.person else ""),
    Column(
        "at", "签署时间", lambda e: f"{localtime(e.at):%Y-%m-%d %H:%M}", order="at", css="nowrap"
    ),
)


urlpatterns = [
    path("periods", periods, name="periods"),
    path("periods/open", period_open, name="period-open"),
    path("periods/<int:pk>", period, name="period"),
    path("periods/<int:pk>/lock", period_lock, name="period-lock"),
    path("periods/<int:pk>/settle", period_settle, name="period-settle"),
    path("periods/<int:pk>/erratum", erratum_new, name="erratum-new"),
    path("errata", errata, name="errata"),
]
