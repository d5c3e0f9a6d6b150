"""权限表: the one table of verb, role and reach, shown as it is in force."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.domain.access import KIND_LABELS, LABELS, VERB_LABELS, Role
from ipcity.domain.access.pairs import PAIRS
from ipcity.domain.access.table import KIND_NOTES, as_rows
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("权限表", "access-table", "table-cells", place="系统", order=30)


@opens_to()
def access_table(request: HttpRequest) -> HttpResponse:
    shown = {
        "roles": [LABELS[role] for role in Role],
        "rows": as_rows(),
        "kinds": [(label, KIND_NOTES[kind]) for kind, label in KIND_LABELS.items()],
        "pairs": [(VERB_LABELS[one], VERB_LABELS[other]) for one, other in PAIRS],
    }
    return render(request, "system/access_table.html", shown)


urlpatterns = [path("system/access", access_table, name="access-table")]
