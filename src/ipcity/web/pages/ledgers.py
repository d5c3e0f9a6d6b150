"""台账: every ledger with its rows, as they stand or as they were known on an earlier day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.domain.access import Verb, may
from ipcity.store.estimates import Found, count_up_to
from ipcity.store.ledgers import LedgerRow, ledgers
from ipcity.web.doors import opens_to
from ipcity.web.ledger_columns import link
from ipcity.web.ledger_lists import COUNTED, KNOWN, VOID, LedgerList, model_of, readable
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "全部台账", "ledgers", "table-cells", place="台账", verb=Verb.READ_LEDGERS, order=10
)


@dataclass(frozen=True)
class Shelf:
    """One ledger on the first page: how many rows the person may see, and the latest change."""

    name: str
    label: str
    group: str
    found: Found
    changed_at: datetime | None


@opens_to(Verb.READ_LEDGERS)
def index(request: HttpRequest) -> HttpResponse:
    shelves = [_shelf(request, name, model) for name, model in ledgers().items()]
    groups = [(group, list(each)) for group, each in groupby(shelves, lambda s: s.group)]
    keeps = may(request.actor, Verb.KEEP_LEDGERS)
    empty = not any(shelf.found.count for shelf in shelves)
    shown = {"groups": groups, "keeps": keeps, "empty": empty, "imports": link("ledger-import")}
    return render(request, "ledgers/index.html", shown)


def _shelf(request: HttpRequest, name: str, model: type[LedgerRow]) -> Shelf:
    rows = readable(request, model).standing()
    newest = rows.order_by("-changed_at").values_list("changed_at", flat=True).first()
    found = count_up_to(rows, COUNTED) if newest else Found(0, True)
    return Shelf(name, str(model._meta.verbose_name), model.GROUP, found, newest)


@opens_to(Verb.READ_LEDGERS)
def rows(request: HttpRequest, ledger: str) -> HttpResponse:
    model = model_of(ledger)
    label = str(model._meta.verbose_name)
    shown = LedgerList(request, model)
    if shown.wants_export:
        return shown.as_file(label)
    keeps = may(request.actor, Verb.KEEP_LEDGERS) and not shown.known
    page = {
        "label": label,
        "ledger": ledger,
        "shown": shown,
        "keeps": keeps,
        "links": [(text, url) for text, url in _links(ledger, keeps, bool(model.DATED)) if url],
        "now": shown.link({KNOWN: ""}),
        "void_switch": shown.link({VOID: "" if shown.with_void else "1"}),
        "query": request.GET.urlencode(),
    }
    return render(request, "ledgers/list.html", page)


def _links(ledger: str, keeps: bool, dated: bool) -> list[tuple[str, str]]:
    """What else can be done with the list; places of other pages that are not there are left out."""
    keeping = [
        ("粘贴", reverse("ledger-paste", args=[ledger])),
        ("复制上期", reverse("ledger-copy", args=[ledger]) if dated else ""),
        ("导入", link("ledger-import", ledger)),
    ]
    return [*(keeping if keeps else ()), ("导出整个台账", link("ledger-export", ledger))]


urlpatterns = [
    path("ledgers", index, name="ledgers"),
    path("ledgers/<str:ledger>", rows, name="ledger"),
]
