"""One row of a ledger: its facts and their origin, files, history; void, restored, files attached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from ipcity.actions import row_files
from ipcity.actions import rows as keeping
from ipcity.actions.right_events import life_of
from ipcity.actions.row_origins import states_of
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.rights.events import EVENT_LABELS
from ipcity.papers.incoming.pictures import PICTURES
from ipcity.store.ledgers import LedgerRow, name_of
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.row_files import RowFile
from ipcity.web.doors import keeps_all, opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.ledger_columns import address_of, crumbs
from ipcity.web.ledger_details import Detail, label_of
from ipcity.web.ledger_lists import lamps_of, model_of, readable


def row_in(request: HttpRequest, ledger: str, pk: int) -> LedgerRow:
    """The row, if the person may read it."""
    row: LedgerRow = found_in(
        readable(request, model_of(ledger)).select_related("source", "entered_by"), pk
    )
    return row


def keeps(request: HttpRequest, row: LedgerRow) -> bool:
    scope = scope_of(request.actor, Verb.KEEP_LEDGERS)
    return scope.covers(row.district_id, row.unit_id)


@opens_to(Verb.READ_LEDGERS)
def row(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    found = row_in(request, ledger, pk)
    detail = Detail(request, found, states_of(found))
    shown = {
        "row": found,
        "ledger": ledger,
        "label": label_of(found),
        "crumbs": crumbs(type(found)),
        "keeps": keeps(request, found),
        "merges": isinstance(found, Organisation) and keeps_all(request),
        "groups": detail.groups(),
        "related": detail.related(),
        "life": life(request, found) if isinstance(found, Patent) else None,
        "events": detail.events(),
        "files": files_of(request, found).filter(removed_at=None),
        "removed": files_of(request, found).exclude(removed_at=None),
        "pictures": PICTURES,
        "largest": row_files.LARGEST // 1024 // 1024,
        "most": row_files.MOST,
        "address": address_of,
        "light": light_of(found),
    }
    return render(request, "ledgers/row.html", shown)


def light_of(row: LedgerRow) -> str:
    """What the row says of itself beyond its fields; "" where its ledger has no such lights."""
    lamps = lamps_of(type(row))
    return lamps.lights([row]).get(row.pk, "") if lamps else ""


def life(request: HttpRequest, patent: Patent) -> dict[str, object]:
    """What happened to the patent, each event with its parties and the page of its row."""
    told = life_of(
        patent, scope=scope_of(request.actor, Verb.READ_LEDGERS), on=localdate(request.now)
    )
    rows = [
        (
            event.on,
            EVENT_LABELS[event.what],
            " → ".join(name for name in (event.giver, event.taker) if name),
            reverse("ledger-row", args=[event.ledger, event.row]) if event.row else "",
        )
        for event in told.events
    ]
    doubts = [(d.event.on, EVENT_LABELS[d.event.what], d.sentence) for d in told.doubts]
    return {"events": rows, "doubts": doubts}


def files_of(request: HttpRequest, found: LedgerRow) -> Any:
    rows = RowFile.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))
    its = rows.filter(ledger=name_of(type(found)), row=found.pk)
    return its.select_related("file", "person")


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="理由随这一行长期保留，读这一行的人都能看到。",
    )


@opens_to(Verb.KEEP_LEDGERS)
def void(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    note = "作废的行不再计入任何指标，内容和历史保留，以后可以恢复。"
    return _turn(request, ledger, pk, Turn("作废", keeping.void, note))


@opens_to(Verb.KEEP_LEDGERS)
def restore(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    return _turn(request, ledger, pk, Turn("恢复", keeping.restore, "恢复后重新计入指标。"))


class Turn:
    """What is done to a row with a reason: its word, its action, and a note above the form."""

    def __init__(self, word: str, act: Any, note: str) -> None:
        self.word, self.act, self.note = word, act, note


def _turn(request: HttpRequest, ledger: str, pk: int, turn: Turn) -> HttpResponse:
    found = kept_row(request, ledger, pk)
    back = address_of(found)
    form = ReasonForm(request.POST or None)
    above = (*crumbs(type(found)), (label_of(found), back))
    errand = Errand(
        f"{turn.word} {label_of(found)}", turn.word, back, above, turn.note, version=found.version
    )

    def act(given: dict[str, Any]) -> HttpResponse:
        turn.act(
            row=found,
            reason=given["reason"],
            expected_version=given["expected_version"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, f"已{turn.word}。", back)

    return run_errand(request, form, errand, act)


def kept_row(request: HttpRequest, ledger: str, pk: int) -> LedgerRow:
    """The row, if the person may change it; else the page is not there."""
    found = row_in(request, ledger, pk)
    if not keeps(request, found):
        raise Http404
    return found


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def attach(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    found = kept_row(request, ledger, pk)
    given = [(each.name or "", each.read()) for each in request.FILES.getlist("files")]

    def act() -> object:
        return row_files.attach(row=found, given=given, actor=request.actor, at=request.now)

    return press(request, act, f"已添加 {len(given)} 个附件。", f"{address_of(found)}#files")


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def detach(request: HttpRequest, ledger: str, pk: int, file: int) -> HttpResponse:
    found = kept_row(request, ledger, pk)
    its = found_in(files_of(request, found), file)

    def act() -> object:
        return row_files.remove(file=its, actor=request.actor, at=request.now)

    return press(request, act, "附件已移除。", reverse("ledger-row", args=[ledger, pk]))


urlpatterns = [
    path("ledgers/<str:ledger>/<int:pk>", row, name="ledger-row"),
    path("ledgers/<str:ledger>/<int:pk>/void", void, name="ledger-void"),
    path("ledgers/<str:ledger>/<int:pk>/restore", restore, name="ledger-restore"),
    path("ledgers/<str:ledger>/<int:pk>/files", attach, name="ledger-attach"),
    path("ledgers/<str:ledger>/<int:pk>/files/<int:file>/remove", detach, name="ledger-detach"),
]
