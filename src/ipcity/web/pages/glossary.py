"""术语表: one English word per Chinese term, with its meaning and basis."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.domain.access import Verb
from ipcity.domain.terms.glossary import GROUPS, TERMS
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("术语表", "glossary", "book-open", place="依据", verb=Verb.READ_PLAN, order=60)


@opens_to(Verb.READ_PLAN)
def glossary(request: HttpRequest) -> HttpResponse:
    """Searched in either language."""
    asked = request.GET.get("q", "").strip()
    fits = [t for t in TERMS if asked.casefold() in f"{t.chinese}{t.english}{t.meaning}".casefold()]
    groups = [(group, [t for t in fits if t.group == group]) for group in GROUPS]
    shown = {
        "asked": asked,
        "groups": [(group, terms) for group, terms in groups if terms],
        "total": len(fits),
        "reset": reverse("glossary"),
    }
    return render(request, "pages/glossary.html", shown)


urlpatterns = [path("glossary", glossary, name="glossary")]
