"""代理机构与从业人员: licence, published level, inspections and findings of each."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.agencies import Agency
from ipcity.store.models.credit_records import CreditRecord
from ipcity.store.models.inspections import Inspection
from ipcity.store.models.practitioners import Practitioner
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList


def _counted(request: HttpRequest, model: type[Model], column: str) -> Coalesce:
    """How many rows of ``model`` that the person may see name the agency or practitioner."""
    rows = model.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    same = rows.order_by().filter(**{column: OuterRef("name")}).values(column)
    found = same.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def _rows(request: HttpRequest, model: type[Model]) -> QuerySet[Any]:
    rows = model.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    return rows.annotate(
        checks=_counted(request, Inspection, "inspected_name"),
        findings=_counted(request, CreditRecord, "subject_name"),
    ).order_by("name", "pk")


def _linked(ledger: str, row: Any) -> SafeString:
    address = reverse("ledger-row", args=[ledger, row.pk])
    return format_html('<a href="{}">{}</a>', address, row.name)


def _found(row: Any) -> str | SafeString:
    if not row.findings:
        return "无"
    return format_html('<a href="{}?q={}">{}条</a>', reverse("credit"), row.name, row.findings)


def licence_state(row: Agency) -> str:
    if row.closed_on is not None:
        return f"{row.closed_on}注销"
    if row.filing_until is not None:
        return f"备案至{row.filing_until}"
    return "有许可证" if row.licence_number else "未登记许可证"


SHARED = (
    Column("level", "公布的信用等级", lambda r: r.get_credit_level_display() or "未公布",
           order="credit_level", css="nowrap"),
    Column("checks", "检查", lambda r: f"{r.checks}次", order="checks", css="nowrap"),
    Column("findings", "失信认定", _found, order="findings", css="nowrap"),
)  # fmt: skip
AGENCIES = (
    Column("name", "机构", lambda r: _linked("agencies", r), order="name", css="cell-wide"),
    Column("kind", "类型", lambda r: r.get_kind_display(), order="kind", css="nowrap"),
    Column("licence", "许可与备案", licence_state),
    *SHARED,
)
PRACTITIONERS = (
    Column("name", "姓名", lambda r: _linked("practitioners", r), order="name", css="nowrap"),
    Column("kind", "类别", lambda r: r.get_kind_display(), order="kind", css="nowrap"),
    Column("employer", "所在单位", lambda r: r.employer_name, order="employer_name"),
    Column("certificate", "证书编号", lambda r: r.certificate_number or "未登记"),
    *SHARED,
)


def _filters(model: Any) -> tuple[Filter, ...]:
    return (
        Filter("q", "关键词", lambda text: Q(name__icontains=text), hint="名称"),
        Filter("level", "信用等级", lambda key: Q(credit_level=key), model.Credit.choices, facet=True),
    )  # fmt: skip


def _page(request: HttpRequest, model: Any, columns: Any, title: str, name: str) -> HttpResponse:
    listed = KeptList(request, _rows(request, model), columns, _filters(model), name=name)
    if listed.wants_export:
        return listed.as_file(title)
    page = {
        "title": title,
        "note": "信用等级以国家知识产权局公布的为准，本系统不自行评定。",
        "shown": listed,
        "tools": [("信用档案", reverse("credit"))],
        "empty": f"还没有{title}",
        "empty_text": "在台账中录入或导入。",
    }
    return render(request, "system/list.html", page)


@opens_to(Verb.READ_LEDGERS)
def credit_agencies(request: HttpRequest) -> HttpResponse:
    return _page(request, Agency, AGENCIES, "代理机构", "credit-agencies")


@opens_to(Verb.READ_LEDGERS)
def credit_practitioners(request: HttpRequest) -> HttpResponse:
    return _page(request, Practitioner, PRACTITIONERS, "从业人员", "credit-practitioners")


urlpatterns = [
    path("credit/agencies", credit_agencies, name="credit-agencies"),
    path("credit/practitioners", credit_practitioners, name="credit-practitioners"),
]
