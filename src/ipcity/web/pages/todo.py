"""我的待办: the first page after logging in; beside it what the person has done."""

from __future__ import annotations

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.timezone import localtime

from ipcity.actions.audit_words import audit_labels
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.people import Person
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Listing
from ipcity.web.menu import MenuEntry
from ipcity.web.shell import desks_of, names_of
from ipcity.web.templatetags.components import Tab
from ipcity.web.todos import piles_for

MENU = MenuEntry("我的待办", "todo", "inbox-stack")


@opens_to()
def todo(request: HttpRequest) -> HttpResponse:
    piles = piles_for(request)
    total = sum(len(pile.items) for pile in piles)
    shown = {
        "piles": piles,
        "total": total,
        "tabs": _tabs("todo", total),
        "desks": desks_of(request.actor),
        "today": request.today,
    }
    return render(request, "pages/todo.html", shown)


@opens_to()
def done(request: HttpRequest) -> HttpResponse:
    """One's own acts, latest first; nobody else's."""
    rows = AuditEntry.objects.done_by(request.actor.person)
    principals = {pk for pk in rows.values_list("on_behalf_of", flat=True).distinct() if pk}
    names = names_of(principals, request.actor)
    labels = audit_labels()
    columns = (
        Column("at", "时间", lambda e: f"{localtime(e.at):%Y-%m-%d %H:%M}", css="nowrap"),
        Column("verb", "事项", lambda e: labels.get(e.verb, e.verb), css="nowrap"),
        Column("subject", "对象", subject_words),
        Column("for", "代谁办理", lambda e: names.get(e.on_behalf_of, "本人")),
    )
    listing = Listing(request, rows, columns)
    return render(request, "pages/done.html", {"shown": listing, "tabs": _tabs("done", None)})


def subject_words(entry: AuditEntry) -> str:
    """The kind of row and its number; what it is about may no longer be readable."""
    model = apps.get_app_config("store").models.get(entry.subject_kind)
    if model is Person:
        return "人员账号"
    kind = str(model._meta.verbose_name) if model else entry.subject_kind
    return f"{kind} {entry.subject_id}".strip() or "—"


def _tabs(current: str, total: int | None) -> list[Tab]:
    return [
        Tab("待办", reverse("todo"), current == "todo", total),
        Tab("已办", reverse("done"), current == "done"),
    ]


urlpatterns = [path("", todo, name="todo"), path("done", done, name="done")]
