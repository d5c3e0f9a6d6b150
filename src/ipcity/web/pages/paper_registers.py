"""发文登记: the register of document numbers with its gaps explained, and the register of the seal."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.paper_registers import DocumentNumber, SealUse
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "发文登记", "paper-register", "list-bullet", place="公文", verb=Verb.DRAFT_PAPER, order=20
)


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def register(request: HttpRequest) -> HttpResponse:
    rows = DocumentNumber.objects.within(scope_of(request.actor, Verb.READ_PAPERS))
    years = sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
    filters = (
        Filter("q", "关键词", lambda t: Q(title__icontains=t) | Q(reason__icontains=t), hint="标题、说明"),
        Filter("year", "年份", lambda y: Q(year=y), [(str(y), str(y)) for y in years], facet=True),
    )  # fmt: skip
    shown = KeptList(
        request,
        rows.select_related("paper", "taken_by"),
        COLUMNS,
        filters,
        name="document-numbers",
    )
    if shown.wants_export:
        return shown.as_file("发文登记")
    page = {
        "title": "发文登记",
        "note": "同一机关代字每年的序号连续；没有对应公文的序号写明原因。",
        "shown": shown,
        "tools": [("用印登记", reverse("seal-register"))],
        "empty": "还没有编过文号",
        "empty_text": "公文签发后，在公文页面点“编号”。",
    }
    return render(request, "system/list.html", page)


def _titled(row: DocumentNumber) -> str:
    if row.paper_id is None:
        return row.title or "（无公文）"
    return format_html('<a href="{}">{}</a>', reverse("paper", args=[row.paper_id]), row.title)


def _state(row: DocumentNumber) -> str:
    if row.voided_at:
        return "已作废"
    return "已用" if row.paper_id else "跳号"


COLUMNS = (
    Column("number", "发文字号", str, order="serial", css="nowrap"),
    Column("title", "标题", _titled, css="cell-wide"),
    Column("state", "状态", _state, css="nowrap"),
    Column("reason", "说明", lambda row: row.reason or "—"),
    Column("taken_on", "登记日期", lambda row: f"{row.taken_on:%Y-%m-%d}", order="taken_on", css="nowrap"),
    Column("taken_by", "登记人", lambda row: row.taken_by or "—"),
)  # fmt: skip


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def seals(request: HttpRequest) -> HttpResponse:
    rows = SealUse.objects.within(scope_of(request.actor, Verb.READ_PAPERS))
    shown = KeptList(
        request,
        rows.select_related("paper", "applicant", "approver"),
        SEAL_COLUMNS,
        (
            Filter(
                "q",
                "关键词",
                lambda t: Q(seal__icontains=t) | Q(paper__title__icontains=t),
                hint="印章、公文",
            ),
        ),
        name="seal-uses",
    )
    if shown.wants_export:
        return shown.as_file("用印登记")
    page = {
        "title": "用印登记",
        "note": "申请人与批准人不得为同一人。",
        "shown": shown,
        "tools": [("发文登记", reverse("paper-register"))],
        "empty": "还没有用印申请",
        "empty_text": "公文编号后，在公文页面点“申请用印”。",
    }
    return render(request, "system/list.html", page)


def _paper(row: SealUse) -> str:
    return format_html(
        '<a href="{}">{}</a>', reverse("paper", args=[row.paper_id]), row.paper.title
    )


def _answer(row: SealUse) -> str:
    if row.refused:
        return f"不予批准：{row.refused}"
    return f"{localtime(row.approved_at):%Y-%m-%d %H:%M}" if row.approved_at else "待批准"


SEAL_COLUMNS = (
    Column("paper", "公文", _paper, css="cell-wide"),
    Column("seal", "印章", lambda row: row.seal, order="seal"),
    Column("copies", "份数", lambda row: row.copies, order="copies", numeric=True),
    Column("applicant", "申请人", lambda row: row.applicant or "—"),
    Column("asked_at", "申请时间", lambda row: f"{localtime(row.asked_at):%Y-%m-%d %H:%M}", order="asked_at"),
    Column("approver", "批准人", lambda row: row.approver or "—"),
    Column("answer", "批准", _answer),
)  # fmt: skip

urlpatterns = [
    path("papers/register", register, name="paper-register"),
    path("papers/seals", seals, name="seal-register"),
]
