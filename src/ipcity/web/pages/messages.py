"""消息: what a person was reminded of, read and unread, and whether mails are sent beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ipcity.actions import reminders
from ipcity.domain.supervision.reminders import KIND_WORDS
from ipcity.store.models.reminders import MailMute, Reminder
from ipcity.web.doors import opens_to
from ipcity.web.errands import back_to, found_in, press
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.pages import cases, item, papers, reporting
from ipcity.web.templatetags.components import badge

# The page of each kind of row that a reminder is about, and what its reader may see of it.
PAGES: Mapping[str, tuple[str, Callable[[HttpRequest], QuerySet[Any]]]] = {
    "item": ("item", item.visible),
    "report": ("report", reporting.visible),
    "paper": ("paper", papers.visible),
    "case": ("case", cases.visible),
}


def _own(request: HttpRequest) -> QuerySet[Reminder]:
    return Reminder.objects.filter(recipient=request.person).prefetch_related("sendings")


@opens_to()
def messages(request: HttpRequest) -> HttpResponse:
    rows = _own(request)
    kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
    filters = (
        Filter("q", "关键词", lambda text: Q(what__icontains=text), hint="内容"),
        Filter("kind", "类别", lambda kind: Q(kind=kind), kinds),
        Filter("read", "状态", lambda read: Q(read_at__isnull=read == "no"),
               (("no", "未读"), ("yes", "已读")), facet=True),
    )  # fmt: skip
    shown = KeptList(request, rows, COLUMNS, filters, name="messages")
    if shown.wants_export:
        return shown.as_file("消息")
    page = {
        "shown": shown,
        "unread": rows.unread().count(),
        "muted": MailMute.objects.filter(person=request.person).exists(),
        "address": request.person.masked()["email"],
    }
    return render(request, "pages/messages.html", page)


def _what(row: Reminder) -> SafeString:
    """The text, leading to what it is about; opening it reads the message, so it is sent as a form."""
    if row.subject.partition(":")[0] not in PAGES:
        return format_html("{}", row.what)
    return _sends("as-link", reverse("message-open", args=[row.pk]), row.what)


def _state(row: Reminder) -> SafeString:
    if row.read_at:
        return badge("已读", "quiet")
    button = _sends("btn btn-small", reverse("message-read", args=[row.pk]), "标为已读")
    return format_html("{} {}", badge("未读", "strong"), button)


def _sends(css: str, address: str, words: str) -> SafeString:
    """A button that sends the page's one form to ``address``."""
    return format_html(
        '<button class="{}" type="submit" form="one-message" formaction="{}">{}</button>',
        css, address, words,
    )  # fmt: skip


def _ways(row: Reminder) -> str:
    """How it went out of the application."""
    sent = [
        f"{each.get_channel_display()}{each.get_state_display()}" for each in row.sendings.all()
    ]
    return "、".join(sent) or "系统内"


COLUMNS = (
    Column("state", "状态", _state, css="nowrap",
           in_file=(Column("state", "状态", lambda r: "已读" if r.read_at else "未读"),)),
    Column("what", "内容", _what, css="cell-wide"),
    Column("kind", "类别", lambda r: r.get_kind_display(), order="kind", css="nowrap"),
    Column("due", "期限", lambda r: r.due or "", order="due", css="nowrap"),
    Column("receiver", "提醒对象", lambda r: r.get_receiver_display(), css="nowrap", optional=True),
    Column("made", "提醒时间", lambda r: f"{localtime(r.made_at):%Y-%m-%d %H:%M}", order="made_at", css="nowrap"),
    Column("ways", "寄送", _ways, optional=True),
)  # fmt: skip


@require_POST
@opens_to()
def messages_read(request: HttpRequest) -> HttpResponse:
    def read() -> None:
        reminders.mark_read(reminder=None, actor=request.actor, at=request.now)

    return press(request, read, "消息已全部标为已读。", reverse("messages"))


@require_POST
@opens_to()
def message_read(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(_own(request), pk)

    def read() -> None:
        _read(found, request)

    return press(request, read, "已标为已读。", reverse("messages"))


@require_POST
@opens_to()
def message_open(request: HttpRequest, pk: int) -> HttpResponse:
    """The message is read, and what it speaks of is shown."""
    found = found_in(_own(request), pk)
    _read(found, request)
    kind, _, key = found.subject.partition(":")
    route, visible = PAGES.get(kind, ("", None))
    if visible is None or not visible(request).filter(pk=key).exists():
        gone = "消息所指的记录已不由您的岗位办理或查看。"
        return back_to(request, gone, reverse("messages"))
    return HttpResponseRedirect(reverse(route, args=[key]))


def _read(found: Reminder, request: HttpRequest) -> None:
    """Reading a second time is no act."""
    if found.read_at is None:
        reminders.mark_read(reminder=found.pk, actor=request.actor, at=request.now)


@require_POST
@opens_to()
def messages_mute(request: HttpRequest) -> HttpResponse:
    """Only ever one's own mails."""
    muted = request.POST.get("muted") == "1"

    def mute() -> None:
        reminders.mute_mails(muted=muted, actor=request.actor, at=request.now)

    done = "今后只在系统内提醒，不再寄邮件。" if muted else "今后提醒也寄到您的邮箱。"
    return press(request, mute, done, reverse("messages"))


urlpatterns = [
    path("messages", messages, name="messages"),
    path("messages/read", messages_read, name="messages-read"),
    path("messages/<int:pk>/read", message_read, name="message-read"),
    path("messages/<int:pk>/open", message_open, name="message-open"),
    path("messages/mute", messages_mute, name="messages-mute"),
]
