"""高价值发明专利: which patents pass on a day, and each criterion of one patent with its evidence."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions import high_value
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.patents import Patent
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.refusals import tell
from ipcity.web.shell import district_of
from ipcity.web.typed import day_typed

MENU = MenuEntry(
    "高价值专利", "high-value", "trophy", place="指标", verb=Verb.READ_LEDGERS, order=70
)
LIGHTS = {"yes": "green", "no": "none", "unknown": "yellow"}
# What one query may name.
MOST = 30_000


@opens_to(Verb.READ_LEDGERS)
def listing(request: HttpRequest) -> HttpResponse:
    district = district_of(request)
    if district is None:
        raise Http404
    on = day_typed(request.GET.get("on", "")) or request.today
    number = request.GET.get("number", "").strip()
    if number:
        try:
            found = high_value.test(district=district.pk, number=number, on=on, actor=request.actor)
        except Refused as refusal:
            tell(request, refusal)
        else:
            place = reverse("high-value-patent", args=[found.patent.pk])
            return HttpResponseRedirect(f"{place}?on={on}")
    passed = high_value.listed(district=district.pk, on=on)
    rows = Patent.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    rows = rows.filter(district=district, pk__in=list(passed)[:MOST]).order_by("pk")
    shown = KeptList(request, rows, _columns(passed, on), _filters(), name="high-value")
    if shown.wants_export:
        return shown.as_file("高价值发明专利")
    context = {
        "shown": shown,
        "on": on,
        "version": high_value.version_words(on),
        "has_table": high_value.has_table(district.pk),
        "total": len(passed),
    }
    return render(request, "pages/high_value.html", context)


def _columns(passed: object, on: object) -> tuple[Column, ...]:
    return (
        Column("number", "申请号", lambda p: _link(p, on), order="application_number"),
        Column("title", "名称", lambda p: p.title, order="title", css="cell-mid"),
        Column("holder", "权利人", lambda p: p.holder_name, order="holder_name"),
        Column("granted", "授权公告日", lambda p: _day(p.granted_on), order="granted_on"),
        Column(
            "criteria",
            "符合的条件",
            lambda p: "、".join(high_value.CRITERION_LABELS[c] for c in passed[p.pk]),
        ),
    )


def _link(patent: Patent, on: object) -> str:
    place = reverse("high-value-patent", args=[patent.pk])
    return format_html('<a href="{}?on={}">{}</a>', place, on, patent)


def _day(day: object) -> str:
    return str(day) if day else ""


def _filters() -> tuple[Filter, ...]:
    return (Filter("q", "关键词", high_value.search, hint="申请号、名称、权利人"),)


@opens_to(Verb.READ_LEDGERS)
def patent(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Patent.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    on = day_typed(request.GET.get("on", "")) or request.today
    tested = high_value.tested(found, on)
    shown = {
        "patent": found,
        "on": on,
        "tested": tested,
        "told": tested.assessment,
        "basis": high_value.BASIS,
        "criteria": [
            (
                high_value.CRITERION_LABELS[each.code],
                LIGHTS[each.verdict],
                high_value.VERDICT_WORDS[each.verdict],
                each,
            )
            for each in tested.assessment.criteria
        ],
    }
    return render(request, "pages/high_value_patent.html", shown)


urlpatterns = [
    path("high-value", listing, name="high-value"),
    path("high-value/<int:pk>", patent, name="high-value-patent"),
]
