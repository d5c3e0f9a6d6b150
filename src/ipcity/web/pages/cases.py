"""案件办理: the desk — my cases, what is due, everything of the unit — and entering a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.actions import proceedings
from ipcity.actions.proceeding_rows import COLUMNS
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.cases.declarations import Kind
from ipcity.domain.cases.kinds import kinds
from ipcity.domain.cases.organs import Organ
from ipcity.store.ledgers import ledgers
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.units import Unit
from ipcity.web.case_clocks import case_light, ends_words
from ipcity.web.case_forms import EntryForm, given_in
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "案件办理", "cases", "clipboard-document-check", place="案件", verb=Verb.READ_CASES, order=10
)
SOON = timedelta(days=7)


def visible(request: HttpRequest) -> QuerySet[Proceeding]:
    rows: QuerySet[Proceeding] = Proceeding.objects.within(
        scope_of(request.actor, Verb.READ_CASES)
    ).select_related("unit", "district", "source")
    return rows


@opens_to(Verb.READ_CASES)
def cases(request: HttpRequest) -> HttpResponse:
    rows = visible(request).with_end()
    shown = KeptList(request, rows, columns(request), filters(request), name="cases")
    if shown.wants_export:
        return shown.as_file("案件")
    mine = visible(request).open().handled_by(request.actor.person)
    counts = [
        ("我办理的", "?whose=mine&open=open", mine.count()),
        ("今日到期或已超期", "?due=today", visible(request).due_by(request.today).count()),
        ("七日内到期", "?due=week", visible(request).due_by(request.today + SOON).count()),
        ("全部在办", "?open=open", visible(request).open().count()),
    ]
    return render(
        request, "pages/cases.html",
        {"shown": shown, "counts": counts, "enters": may(request.actor, Verb.REGISTER_CASE)},
    )  # fmt: skip


def title(case: Proceeding) -> SafeString:
    address = reverse("case", args=[case.pk])
    return format_html('<a href="{}">{}</a>', address, case.number)


def columns(request: HttpRequest) -> Sequence[Column]:
    today, now = request.today, request.now
    return (
        Column("number", "案件编号", title, order="number", css="nowrap"),
        Column("light", "灯", lambda c: case_light(c, today, now), css="nowrap"),
        Column("cause", "案由", lambda c: c.cause, order="cause", css="cell-wide"),
        Column("kind", "种类", lambda c: c.declared.title, order="kind", css="nowrap"),
        Column("party", "当事人", lambda c: c.party_name, order="party_name", css="cell-mid"),
        Column("state", "环节", lambda c: c.state_words, css="nowrap"),
        Column("ends", "最近期限", lambda c: ends_words(c), order="ends", css="nowrap"),
        Column("received", "收到日", lambda c: c.received_on, order="received_on", css="nowrap"),
        Column("unit", "办案单位", lambda c: c.unit.name, order="unit__position", optional=True),
        Column("last", "最近办理", lambda c: c.last_on, order="last_on", optional=True),
    )


def filters(request: HttpRequest) -> Sequence[Filter]:
    person, today = request.actor.person, request.today
    days = {"today": today, "week": today + SOON}

    def due(word: str) -> Q:
        keys = Proceeding.objects.due_by(days.get(word, today)).values("pk")
        return Q(pk__in=keys)

    mine = Proceeding.objects.handled_by(person).values("pk")
    return (
        Filter("q", "关键词", _words, hint="编号、案由、当事人"),
        Filter("kind", "种类", lambda key: Q(kind=key), [(k.key, k.title) for k in kinds()]),
        Filter("whose", "范围", lambda _: Q(pk__in=mine), [("mine", "我办理的")], facet=True),
        Filter("due", "期限", due, [("today", "今日到期或已超期"), ("week", "七日内到期")], facet=True),
        Filter("open", "办理", lambda word: Q(is_over=word == "over"),
               [("open", "在办"), ("over", "已办结")], facet=True),
    )  # fmt: skip


def _words(text: str) -> Q:
    return Q(number__icontains=text) | Q(cause__icontains=text) | Q(party_name__icontains=text)


@opens_to(Verb.REGISTER_CASE)
def case_kinds(request: HttpRequest) -> HttpResponse:
    """Which kind of case is to be entered."""
    return render(request, "pages/case_kinds.html", {"kinds": kinds()})


@opens_to(Verb.REGISTER_CASE)
def case_new(request: HttpRequest, kind: str) -> HttpResponse:
    chosen = next((each for each in kinds() if each.key == kind), None)
    if chosen is None:
        raise Http404
    source = _source(request)
    form = EntryForm(
        request.POST or None, kind=chosen, units=_units(request), sources=_sources(chosen),
        today=request.today,
    )  # fmt: skip
    if source is not None:
        form.initial |= {"cause": source.cause, "party_name": source.party_name}
    here = reverse("cases")

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = proceedings.register(
            entry=_entry(chosen, values, source), actor=request.actor, at=request.now
        )
        return back_to(
            request, f"已登记，案件编号 {made.number}。", reverse("case", args=[made.pk])
        )

    note = f"由案件“{source}”产生。" if source else "；".join(chosen.unverified)
    errand = Errand(f"登记：{chosen.title}", "登记", here, (("案件办理", here),), note)
    return run_errand(request, form, errand, act)


def _entry(kind: Kind, values: Mapping[str, Any], source: Proceeding | None) -> proceedings.Entry:
    return proceedings.Entry(
        kind=kind.key,
        unit=values["unit"],
        organ=Organ(values["organ"]),
        cause=values["cause"],
        received_on=values["received_on"],
        party_name=values["party_name"],
        source_kind=values["source_kind"],
        given=given_in(kind.opening, values),
        reporter=values["reporter"],
        source=source,
        campaign=values["campaign"],
        number=values["number"],
    )


def _source(request: HttpRequest) -> Proceeding | None:
    """The case named in the address, if the person may see it."""
    pk = request.GET.get("from", "")
    return found_in(visible(request), int(pk)) if pk.isascii() and pk.isdecimal() else None


def _units(request: HttpRequest) -> QuerySet[Unit]:
    scope = scope_of(request.actor, Verb.REGISTER_CASE)
    rows: QuerySet[Unit] = Unit.objects.filter(district=request.actor.district)
    keys = [each.pk for each in rows if scope.covers(each.district_id, each.pk)]
    return rows.filter(pk__in=keys).order_by("position", "id")


def _sources(kind: Kind) -> list[tuple[str, str]]:
    field = ledgers()[kind.ledger]._meta.get_field(COLUMNS[kind.ledger]["source"])
    return [(key, str(word)) for key, word in field.choices or () if key]


urlpatterns = [
    path("cases", cases, name="cases"),
    path("cases/new", case_kinds, name="case-kinds"),
    path("cases/new/<slug:kind>", case_new, name="case-new"),
]
