"""协作文件: what goes to other districts and comes from them, each with its receipt and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from ipcity.actions import exchange_files
from ipcity.actions.exchange_files import Letter
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.terms.exchange_kinds import ASKING, Kind
from ipcity.papers.sealed_files.contents import Package
from ipcity.papers.sealed_files.keys import grouped
from ipcity.store.models.clocks import Clock, due_words
from ipcity.store.models.exchange_files import ExchangeFile
from ipcity.store.models.partner_keys import PartnerKey
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.exchange_forms import LetterForm, ReasonForm, ReplyForm, UploadForm
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "协作文件", "exchange", "arrows-right-left", place="案件", verb=Verb.EXCHANGE, order=50
)
# what a fact of a file is called on the page, in this order
FACT_WORDS = {
    "number": "编号",
    "suspect_name": "涉嫌主体",
    "place": "涉案地点",
    "happened_on": "发现日",
    "case_number": "案件编号",
    "asked": "请求协助的事项",
    "contact": "联系方式",
    "remark": "说明",
    "result": "办理结果",
    "done_on": "办结日",
    "receipt_number": "回执编号",
    "taken_on": "接收日",
}


def visible(request: HttpRequest) -> QuerySet[ExchangeFile]:
    rows: QuerySet[ExchangeFile] = ExchangeFile.objects.within(
        scope_of(request.actor, Verb.EXCHANGE)
    ).select_related("partner", "unit", "file", "clue", "answers", "person")
    return rows


def units(request: HttpRequest) -> QuerySet[Unit]:
    """The units for which the person exchanges files."""
    scope = scope_of(request.actor, Verb.EXCHANGE)
    rows: QuerySet[Unit] = Unit.objects.filter(district=request.actor.district)
    keys = [each.pk for each in rows if scope.covers(each.district_id, each.pk)]
    return rows.filter(pk__in=keys).order_by("position", "id")


@opens_to(Verb.EXCHANGE)
def exchange(request: HttpRequest) -> HttpResponse:
    rows = visible(request).order_by("-at", "-pk")
    shown = KeptList(request, rows, COLUMNS, FILTERS, name="exchange")
    if shown.wants_export:
        return shown.as_file("协作文件")
    page = {
        "title": "协作文件",
        "note": "与泸州、内江等协作地区之间以签名并加密的文件移送线索、移交案件、请求协助；"
        "文件用光盘或邮件传递，只有收件方能打开。",
        "shown": shown,
        "tools": [
            ("载入收到的文件", reverse("exchange-receive")),
            ("制作发出的文件", reverse("exchange-new")),
            ("协作密钥", reverse("exchange-keys")),
        ],
        "empty": "还没有协作文件",
        "empty_text": "先在“协作密钥”中交换并确认公钥，再制作或载入文件。",
    }
    return render(request, "system/list.html", page)


def _subject(row: ExchangeFile) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("exchange-file", args=[row.pk]), row.subject)


COLUMNS = (
    Column("subject", "内容", _subject, order="subject", css="cell-wide"),
    Column("direction", "方向", lambda f: f.get_direction_display(), order="direction"),
    Column("kind", "类型", lambda f: f.get_kind_display(), order="kind", css="nowrap"),
    Column("partner", "协作单位", lambda f: f.partner.name, order="partner__name"),
    Column("state", "状态", lambda f: f.get_state_display(), order="state", css="nowrap"),
    Column("receipt", "回执编号", lambda f: f.receipt_number, order="receipt_number"),
    Column("at", "登记日", lambda f: f"{f.at:%Y-%m-%d}", order="at", css="nowrap"),
)
FILTERS = (
    Filter("q", "关键词", lambda text: Q(subject__icontains=text) | Q(partner__name__icontains=text),
           hint="内容、协作单位"),
    Filter("direction", "方向", lambda key: Q(direction=key), ExchangeFile.Direction.choices, facet=True),
    Filter("state", "状态", lambda key: Q(state=key), ExchangeFile.State.choices, facet=True),
)  # fmt: skip


@opens_to(Verb.EXCHANGE)
def exchange_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signed it when, what it says, and how far it has come."""
    found = found_in(visible(request), pk)
    clock = found.clue and Clock.objects.of(found.clue).filter(name="exchange").first()
    is_in = found.direction == ExchangeFile.Direction.IN
    shown = {
        "found": found,
        "is_in": is_in,
        "facts": [
            ("类型", found.get_kind_display()),
            ("签名方" if is_in else "发往", found.partner.name),
            ("签名方公钥指纹" if is_in else "本区公钥指纹", grouped(found.sender)),
            ("制作并签名于", found.made_at),
            ("有效期至", found.expires_at),
            ("发送序号", found.number),
            ("状态", found.get_state_display()),
            ("回执编号", found.receipt_number or None),
            ("办理期限", due_words(clock) if clock else None),
        ],
        "told": [
            (word, found.facts[name]) for name, word in FACT_WORDS.items() if name in found.facts
        ],
        "attachments": found.attachments.select_related("file"),
        "answered": visible(request).filter(answers=found).order_by("pk"),
        "waits": found.state == ExchangeFile.State.WAITING,
        "answers": is_in and found.state == ExchangeFile.State.TAKEN and found.kind in ASKING,
        "may_read_clue": found.clue and scope_of(request.actor, Verb.READ_LEDGERS).covers(
            found.district_id, found.unit_id
        ),
    }  # fmt: skip
    return render(request, "pages/exchange_file.html", shown)


def _errand(title: str, button: str, note: str = "", back: str = "") -> Errand:
    here = reverse("exchange")
    return Errand(title, button, back or here, (("协作文件", here),), note)


@opens_to(Verb.EXCHANGE)
def exchange_new(request: HttpRequest) -> HttpResponse:
    partners = PartnerKey.objects.filter(district=request.actor.district).in_force()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LetterForm(*sent, units=units(request), partners=partners)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        attachments = tuple((each.name, each.read()) for each in values["attachments"])
        package = Package(Kind(values["kind"]), form.facts(), attachments)
        made = exchange_files.send(
            letter=Letter(values["unit"], values["partner"], package),
            actor=request.actor, at=request.now,
        )  # fmt: skip
        done = "已签名并加密，请下载文件后交给对方。"
        return back_to(request, done, reverse("exchange-file", args=[made.pk]))

    note = "只能发给公钥已经安全管理员确认的协作单位；文件60日内有效。举报人身份信息不得写入。"
    return run_errand(request, form, _errand("制作协作文件", "签名并加密", note), act)


@opens_to(Verb.EXCHANGE)
def exchange_receive(request: HttpRequest) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, units=units(request))

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = exchange_files.receive(
            unit=values["unit"], name=values["file"].name, content=values["file"].read(),
            actor=request.actor, at=request.now,
        )  # fmt: skip
        waits = made.state == ExchangeFile.State.WAITING
        done = "签名和内容核验无误，请核对后接收。" if waits else "已载入，并对应到本区发出的文件。"
        shown = made if waits else made.answers
        return back_to(request, done, reverse("exchange-file", args=[shown.pk]))

    note = "先核验签名、收件方、有效期和每个字节，再显示内容；接收之前不进入台账。"
    return run_errand(request, form, _errand("载入收到的文件", "核验", note), act)


@opens_to(Verb.EXCHANGE)
@require_POST
def exchange_take(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    return press(
        request,
        lambda: exchange_files.take(file=found, actor=request.actor, at=request.now),
        "已列入案件线索并开始计算期限；请下载下方的回执文件，交回对方。",
        reverse("exchange-file", args=[pk]),
    )


@opens_to(Verb.EXCHANGE)
def exchange_decline(request: HttpRequest, pk: int) -> HttpResponse:
    found, back = found_in(visible(request), pk), reverse("exchange-file", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_files.decline(
            file=found, reason=values["reason"], actor=request.actor, at=request.now
        )
        return back_to(request, "已登记为不接收。", back)

    note = "文件和理由留在登记簿，不列入线索。"
    errand = _errand("不接收", "不接收", note, back)
    return run_errand(request, _given(request, ReasonForm), errand, act)


@opens_to(Verb.EXCHANGE)
def exchange_reply(request: HttpRequest, pk: int) -> HttpResponse:
    found, back = found_in(visible(request), pk), reverse("exchange-file", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_files.reply(
            file=found, result=values["result"], actor=request.actor, at=request.now
        )
        return back_to(request, "答复文件已制作，请下载后交给对方。", back)

    errand = _errand("答复协作单位", "制作答复文件", "答复后，本件的办理期限停止计算。", back)
    return run_errand(request, _given(request, ReplyForm), errand, act)


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST) if request.method == "POST" else form()


urlpatterns = [
    path("exchange", exchange, name="exchange"),
    path("exchange/new", exchange_new, name="exchange-new"),
    path("exchange/receive", exchange_receive, name="exchange-receive"),
    path("exchange/files/<int:pk>", exchange_file, name="exchange-file"),
    path("exchange/files/<int:pk>/take", exchange_take, name="exchange-take"),
    path("exchange/files/<int:pk>/decline", exchange_decline, name="exchange-decline"),
    path("exchange/files/<int:pk>/reply", exchange_reply, name="exchange-reply"),
]
