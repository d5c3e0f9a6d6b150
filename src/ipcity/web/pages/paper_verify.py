"""核验: the code printed on the 核验页 opens the bound numbers, and each number opens its rows."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import verifications
from ipcity.actions.lineage import trace
from ipcity.actions.measurements import plain
from ipcity.actions.paper_binding import PLOTTED
from ipcity.actions.paper_verifications import facts_of, numbers_of, opened
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.store.models.facts import Target
from ipcity.store.models.items import Item
from ipcity.store.models.papers import Paper, PaperNumber, Source
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "公文核验", "paper-verify", "check-badge", place="公文", verb=Verb.READ_PAPERS, order=40
)
MOST_ROWS = 200


class CodeForm(forms.Form):
    code = forms.CharField(
        label="核验码", max_length=20, help_text="印在核验页上，形如 K7QM-3XHP-9RTD。"
    )


@opens_to(Verb.READ_PAPERS)
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code and go there."""
    asked = request.GET.get("code", "").strip()
    form = CodeForm(request.GET or None)
    if asked and form.is_valid():
        try:
            paper = opened(asked, request.actor)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            return HttpResponseRedirect(reverse("paper-numbers", args=[paper.code]))
    return render(request, "pages/paper_verify.html", {"form": form})


def _paper(request: HttpRequest, code: str) -> Paper:
    try:
        return opened(code, request.actor)
    except Refused as refusal:
        raise Http404 from refusal


@opens_to(Verb.READ_PAPERS)
def numbers(request: HttpRequest, code: str) -> HttpResponse:
    paper = _paper(request, code)
    shown = {
        "paper": paper,
        "facts": facts_of(paper),
        "numbers": [(each, each.key.startswith(PLOTTED)) for each in numbers_of(paper)],
    }
    return render(request, "pages/paper_numbers.html", shown)


@opens_to(Verb.READ_PAPERS)
def number(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One bound number: what it was taken from, its rows, and the proof that it computes again."""
    paper = _paper(request, code)
    found = next((each for each in numbers_of(paper) if each.key == key), None)
    if found is None:
        raise Http404
    row = found.measurement
    traces = row is not None and may(request.actor, Verb.READ_PLAN)
    shown = {
        "paper": paper,
        "number": found,
        "value": plain(found.value) if found.value is not None else "",
        "trace": trace(measurement=row, actor=request.actor, limit=MOST_ROWS) if traces else None,
        "ledgers": LEDGER_LABELS,
        "verified": verifications.verify(measurement=row)
        if row is not None and "verify" in request.GET
        else None,
        "counted": _counted(request, found),
        "restatements": found.restatements.all(),
        "reads_rows": may(request.actor, Verb.READ_LEDGERS),
    }
    return render(request, "pages/paper_number.html", shown)


def _counted(request: HttpRequest, found: PaperNumber) -> list[tuple[str, str]]:
    """What was counted, by name and address, as far as this person may see it."""
    if found.source == Source.ITEMS:
        scope = scope_of(request.actor, Verb.READ_WORK)
        rows = Item.objects.within(scope).filter(pk__in=found.rows).order_by("number")
        return [(str(each), reverse("item", args=[each.pk])) for each in rows]
    if found.source == Source.TALLY:
        scope = scope_of(request.actor, Verb.READ_PLAN)
        rows = Target.objects.within(scope).filter(pk__in=found.rows).order_by("position")
        return [(each.name, reverse("target", args=[each.key])) for each in rows]
    return []


urlpatterns = [
    path("papers/verify", verify, name="paper-verify"),
    path("papers/verify/<str:code>", numbers, name="paper-numbers"),
    path("papers/verify/<str:code>/<str:key>", number, name="paper-number"),
]
