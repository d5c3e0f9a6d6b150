"""审计日志: who did what, when, in whose place; and whether the log is still whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from ipcity.actions.audit import CLOCK_TOLERANCE
from ipcity.actions.audit_words import audit_labels
from ipcity.domain.access import Verb, scope_of
from ipcity.store import chains
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.people import Person
from ipcity.store.proofs import Proof, current_root, prove
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.typed import day_typed

MENU = MenuEntry("审计日志", "audit", "shield-check", place="系统", verb=Verb.READ_AUDIT, order=40)
HIDDEN = ("facts", "via", "hash")
DOORS = {"web": "网页", "system": "系统自动"}


@opens_to(Verb.READ_AUDIT)
def audit(request: HttpRequest) -> HttpResponse:
    people = Person.objects.within(scope_of(request.actor, Verb.READ_PEOPLE))
    names = dict(people.values_list("pk", "name"))
    rows = AuditEntry.objects.readable(scope_of(request.actor, Verb.READ_AUDIT))
    filters = _filters(names, _verbs(request, rows))
    shown = KeptList(request, rows, _columns(names), filters, name="audit", hidden=HIDDEN)
    if shown.wants_export:
        return shown.as_file("审计日志")
    page = {"shown": shown, "root": current_root(), **_proof(request)}
    return render(request, "system/audit.html", page)


def _proof(request: HttpRequest) -> dict[str, object]:
    """The proof, when asked for; it recomputes every entry, so it is not made unasked."""
    typed = request.GET.get("root", "").strip()
    asked = "prove" in request.GET
    known: chains.Root | None = None
    bad = False
    if asked and typed:
        try:
            known = chains.read_root(typed)
        except chains.Unreadable:
            bad = True
    proof: Proof | None = prove(known) if asked and not bad else None
    return {"proof": proof, "typed": typed, "bad_root": bad, "compared": known is not None}


def _columns(names: Mapping[int, str]) -> tuple[Column, ...]:
    labels = audit_labels()
    return (
        Column("sequence", "序号", lambda e: e.sequence, order="sequence", numeric=True),
        Column("at", "时间", _time, css="nowrap"),
        Column("actor", "行为人", lambda e: _who(e, names), css="nowrap"),
        Column("verb", "事项", lambda e: labels.get(e.verb, e.verb), css="nowrap"),
        Column("subject", "对象", lambda e: _subject(e, names), css="nowrap"),
        Column("facts", "内容", _facts, optional=True),
        Column("via", "途径", lambda e: _door(e.via), optional=True),
        Column("hash", "摘要", lambda e: f"{e.hash[:12]}…", optional=True, css="nowrap"),
    )


def _time(entry: AuditEntry) -> str:
    shown = f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"
    late = entry.clock_behind > CLOCK_TOLERANCE.total_seconds()
    return f"{shown}（时钟落后 {entry.clock_behind} 秒）" if late else shown


def _who(entry: AuditEntry, names: Mapping[int, str]) -> str:
    if entry.verb == "log-in-failed":
        return "未登录者"
    if entry.actor is None:
        return "系统" if entry.via == "system" else "—"
    who = names.get(entry.actor, f"人员 {entry.actor}")
    if entry.on_behalf_of is None:
        return who
    return f"{who} 代 {names.get(entry.on_behalf_of, f'人员 {entry.on_behalf_of}')}"


def _subject(entry: AuditEntry, names: Mapping[int, str]) -> str:
    """What it was done to; a person's present name comes from the account, never from the log."""
    if not entry.subject_kind:
        return ""
    models = apps.get_app_config("store").models
    model = models.get(entry.subject_kind)
    kind = str(model._meta.verbose_name) if model else entry.subject_kind
    if model is Person and entry.subject_id.isdecimal():
        name = names.get(int(entry.subject_id))
        return f"{name}（{kind} {entry.subject_id}）" if name else f"{kind} {entry.subject_id}"
    return f"{kind} {entry.subject_id}"


def _facts(entry: AuditEntry) -> str:
    return "；".join(f"{name}={_short(value)}" for name, value in entry.facts.items())


def _short(value: object) -> str:
    """A hash is told by its head; the export has the entry's own hash to hold against."""
    text = str(value)
    return f"{text[:12]}…" if re.fullmatch(r"[0-9a-f]{40,}", text) else text


def _door(via: str) -> str:
    if via.startswith("token:"):
        return f"API 令牌 {via.removeprefix('token:')}"
    return DOORS.get(via, via.replace("command line, OS user", "命令行，系统用户"))


def _verbs(request: HttpRequest, rows: QuerySet[AuditEntry]) -> list[tuple[str, str]]:
    """The acts that have happened, and the one asked for: one that never did finds nothing."""
    labels = audit_labels()
    happened = set(rows.order_by().values_list("verb", flat=True).distinct())
    asked = {request.GET.get("verb", "")} & set(labels)
    return sorted(
        ((verb, labels.get(verb, verb)) for verb in happened | asked), key=lambda e: _sound(e[1])
    )


def _sound(word: str) -> bytes:
    """Orders Chinese words as a dictionary does: the national code lists characters by sound."""
    return word.encode("gb18030")


def _filters(names: Mapping[int, str], verbs: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    people = [(str(pk), names[pk]) for pk in sorted(names, key=lambda pk: _sound(names[pk]))]
    return (
        Filter("verb", "事项", lambda verb: Q(verb=verb), verbs),
        Filter("actor", "行为人", lambda pk: Q(actor=pk) | Q(on_behalf_of=pk), people),
        Filter("since", "自", lambda day: _moment(day, "at__gte", 0), hint="2026-01-31"),
        Filter("until", "至", lambda day: _moment(day, "at__lt", 1), hint="2026-12-31"),
        Filter("subject", "对象编号", lambda text: Q(subject_id=text)),
    )


def _moment(typed: str, lookup: str, days: int) -> Q:
    """Entries before or after a typed day; what is no day finds nothing, and says so by that."""
    day = day_typed(typed)
    if day is None:
        return Q(pk__in=[])
    midnight: Any = timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min))
    return Q(**{lookup: midnight})


urlpatterns = [path("system/audit", audit, name="audit")]
