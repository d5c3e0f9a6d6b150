"""信用档案: the findings about a subject with both sides, periods by rule, objections and repairs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.actions import credit_files
from ipcity.actions.calendars import calendar_of
from ipcity.actions.credit_files import Asked
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.terms.credit_periods import conflicts, periods
from ipcity.store.models.clocks import Clock
from ipcity.store.models.credit_matters import CreditEvidence, CreditMatter
from ipcity.store.models.credit_records import CreditRecord
from ipcity.store.models.inspections import Inspection
from ipcity.web.case_clocks import shown
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("信用档案", "credit", "scale", place="研判", verb=Verb.READ_LEDGERS, order=60)
NOBODY = "未写明主体"


def visible(request: HttpRequest) -> QuerySet[CreditRecord]:
    rows: QuerySet[CreditRecord] = CreditRecord.objects.within(
        scope_of(request.actor, Verb.READ_LEDGERS)
    ).standing()
    return rows


@opens_to(Verb.READ_LEDGERS)
def credit(request: HttpRequest) -> HttpResponse:
    rows = visible(request).order_by("-found_on", "-pk")
    listed = KeptList(request, rows, COLUMNS, FILTERS, name="credit")
    if listed.wants_export:
        return listed.as_file("信用档案")
    page = {
        "title": "信用档案",
        "note": "点主体名称看其全部认定、正反证据、期限和依据、修复与异议。",
        "shown": listed,
        "tools": [
            ("代理机构", reverse("credit-agencies")),
            ("从业人员", reverse("credit-practitioners")),
        ],
        "empty": "还没有信用记录",
        "empty_text": "在台账“信用记录”录入或导入认定文书。",
    }
    return render(request, "system/list.html", page)


def _subject(row: CreditRecord) -> SafeString:
    address = reverse("credit-file", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, row.subject_name or NOBODY)


COLUMNS = (
    Column("subject", "主体", _subject, order="subject_name", css="cell-wide"),
    Column("kind", "失信行为", lambda r: r.get_kind_display(), order="kind", css="nowrap"),
    Column("grade", "程度", lambda r: r.get_grade_display(), order="grade", css="nowrap"),
    Column("found", "认定日", lambda r: r.found_on, order="found_on", css="nowrap"),
    Column("ends", "期限至", lambda r: r.ends_on, order="ends_on", css="nowrap"),
    Column("repaired", "修复日", lambda r: r.repaired_on, order="repaired_on", css="nowrap"),
)
FILTERS = (
    Filter("q", "关键词", lambda t: Q(subject_name__icontains=t) | Q(number__icontains=t),
           hint="主体、文书号"),
    Filter("kind", "失信行为", lambda key: Q(kind=key), CreditRecord.Kind.choices, facet=True),
    Filter("grade", "程度", lambda key: Q(grade=key), CreditRecord.Grade.choices, facet=True),
)  # fmt: skip


def disclosure(row: CreditRecord, today: date) -> str:
    """Whether the finding is shown today; only its document and a repair end that."""
    if row.repaired_on is not None and row.repaired_on <= today:
        return "已修复，停止公示"
    if row.ends_on is None:
        return "文书未载明期限，待核实"
    return "公示期内" if today <= row.ends_on else "期满"


def _same(row: CreditRecord) -> Q:
    """Findings about the same subject: by its code, or by its very name."""
    same = Q(pk=row.pk)
    if row.uscc:
        same |= Q(uscc=row.uscc)
    if row.subject_name:
        same |= Q(subject_name=row.subject_name)
    return same


@opens_to(Verb.READ_LEDGERS)
def credit_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything held of the subject of this finding."""
    row = found_in(visible(request), pk)
    rows = visible(request).filter(_same(row)).order_by("-found_on", "-pk")
    scope = scope_of(request.actor, Verb.READ_LEDGERS)
    checks = Inspection.objects.within(scope).standing().exclude(inspected_name="")
    page = {
        "subject": row.subject_name or NOBODY,
        "uscc": row.uscc,
        "findings": [_finding(each, request) for each in rows.prefetch_related("evidence")],
        "inspections": checks.filter(inspected_name=row.subject_name).order_by("-inspected_on"),
    }
    return render(request, "pages/credit_file.html", page)


def _finding(row: CreditRecord, request: HttpRequest) -> dict[str, Any]:
    told = periods(row.grade, row.found_on, calendar_of(row.district_id)) if row.found_on else ()
    evidence = list(row.evidence.all())
    matters = CreditMatter.objects.filter(record=row).order_by("pk")
    keeps = scope_of(request.actor, Verb.KEEP_LEDGERS)
    return {
        "row": row,
        "facts": [
            ("失信行为", row.get_kind_display()),
            ("程度", row.get_grade_display() or None),
            ("认定机关", row.organ_name or None),
            ("认定文书", row.number or None),
            ("认定日", row.found_on),
            ("文书载明期限至", row.ends_on),
            ("申请修复日", row.applied_repair_on),
            ("修复日", row.repaired_on),
            ("公开状态", disclosure(row, request.today)),
        ],
        "periods": told,
        "conflicts": conflicts(told, row.ends_on),
        "sides": [
            (side.label, [each for each in evidence if each.side == side])
            for side in CreditEvidence.Side
        ],
        "matters": [(each, _clock(each, request)) for each in matters],
        "keeps": keeps.covers(row.district_id, row.unit_id),
    }


def _clock(matter: CreditMatter, request: HttpRequest) -> Any:
    clock = Clock.objects.of(matter).last()
    return clock and shown(clock, request.today, request.now)


class EvidenceForm(forms.Form):
    side = forms.ChoiceField(label="证明方向", choices=CreditEvidence.Side.choices)
    text = forms.CharField(label="证据", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AskedForm(forms.Form):
    kind = forms.ChoiceField(label="事项", choices=CreditMatter.Kind.choices)
    by = forms.CharField(label="提出人", max_length=200)
    ground = forms.CharField(
        label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = day_field("提出日")
    reply_by = day_field("应答复日", required=False, hint="按认定文书告知的期限填写。")


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label="结论", choices=CreditMatter.Outcome.choices)
    reason = forms.CharField(
        label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


def _errand(title: str, button: str, record: CreditRecord, note: str = "") -> Errand:
    back = reverse("credit-file", args=[record.pk])
    name = record.subject_name or NOBODY
    return Errand(title, button, back, (("信用档案", reverse("credit")), (name, back)), note)


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST) if request.method == "POST" else form()


@opens_to(Verb.KEEP_LEDGERS)
def credit_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    row = found_in(visible(request), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        credit_files.add_evidence(record=row, actor=request.actor, at=request.now, **values)
        return back_to(request, "证据已登记。", reverse("credit-file", args=[pk]))

    note = "有利和不利的证据都要登记；登记后不能删除。"
    errand = _errand("登记证据", "登记", row, note)
    return run_errand(request, _given(request, EvidenceForm), errand, act)


@opens_to(Verb.KEEP_LEDGERS)
def credit_asked(request: HttpRequest, pk: int) -> HttpResponse:
    row = found_in(visible(request), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        credit_files.enter(record=row, asked=Asked(**values), actor=request.actor, at=request.now)
        return back_to(request, "已登记，由他人作出决定。", reverse("credit-file", args=[pk]))

    errand = _errand("登记异议或修复申请", "登记", row, "修复申请的办理期限待核实，仅作提醒。")
    return run_errand(request, _given(request, AskedForm), errand, act)


@opens_to(Verb.KEEP_LEDGERS)
def credit_decide(request: HttpRequest, pk: int) -> HttpResponse:
    rows = CreditMatter.objects.within(scope_of(request.actor, Verb.KEEP_LEDGERS))
    found = found_in(rows.select_related("record"), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        credit_files.decide(matter=found, actor=request.actor, at=request.now, **values)
        return back_to(request, "决定已登记。", reverse("credit-file", args=[found.record_id]))

    errand = _errand(f"决定：{found.get_kind_display()}", "决定", found.record)
    return run_errand(request, _given(request, DecisionForm), errand, act)


urlpatterns = [
    path("credit", credit, name="credit"),
    path("credit/<int:pk>", credit_file, name="credit-file"),
    path("credit/<int:pk>/evidence", credit_evidence, name="credit-evidence"),
    path("credit/<int:pk>/asked", credit_asked, name="credit-asked"),
    path("credit/matters/<int:pk>/decide", credit_decide, name="credit-decide"),
]
