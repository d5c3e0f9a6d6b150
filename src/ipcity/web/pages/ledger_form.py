"""新增与修改: the form of one row, its draft kept aside, and a stale save that lets one choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import row_drafts
from ipcity.actions import rows as keeping
from ipcity.actions.row_checks import BadValues, SameRow
from ipcity.actions.row_doubts import doubts
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.ledger_queries import searched
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.row_drafts import RowDraft
from ipcity.web.doors import opens_to
from ipcity.web.errands import back_to
from ipcity.web.ledger_columns import Names, address_of, crumbs, words
from ipcity.web.ledger_details import label_of
from ipcity.web.ledger_forms import HISTORIC, REASON, VERSION, RowForm, candidates, initial_of
from ipcity.web.ledger_lists import model_of
from ipcity.web.pages.ledger_row import kept_row
from ipcity.web.typed import whole

CHOSEN = "chosen-"
THEIRS = "theirs"
MOST_FOUND = 12
NOT_TYPED = {"csrfmiddlewaretoken", "pick"}


@opens_to(Verb.KEEP_LEDGERS)
def new(request: HttpRequest, ledger: str) -> HttpResponse:
    model = model_of(ledger)
    draft = row_drafts.of(ledger, 0, request.actor)
    form = RowForm(request, model, request.POST or None, _initial(request, model, draft))

    def enter(form: RowForm) -> HttpResponse:
        values = form.values()
        made = keeping.enter(
            ledger=ledger,
            unit=values.pop("unit"),
            values=values,
            actor=request.actor,
            at=request.now,
            reason=form.cleaned_data[REASON],
            historic=form.cleaned_data.get(HISTORIC, False),
        )
        row_drafts.drop(ledger=ledger, row=0, actor=request.actor)
        again = "again" in request.POST
        return _saved(request, made, "已录入", request.path if again else address_of(made))

    page = {"title": f"新增{model._meta.verbose_name}", "row": None, "draft": draft}
    return _run(request, ledger, form, page, enter)


@opens_to(Verb.KEEP_LEDGERS)
def edit(request: HttpRequest, ledger: str, pk: int) -> HttpResponse:
    found = kept_row(request, ledger, pk)
    if found.voided_at is not None:
        messages.warning(request, "这一行已经作废，不能修改；要修改请先恢复。")
        return HttpResponseRedirect(address_of(found))
    draft = row_drafts.of(ledger, pk, request.actor)
    form = RowForm(
        request, type(found), request.POST or None, initial_of(found) | _drafted(draft, found)
    )

    def change(form: RowForm) -> HttpResponse:
        theirs = {
            name.removeprefix(CHOSEN)
            for name, value in request.POST.items()
            if name.startswith(CHOSEN) and value == THEIRS
        }
        made = keeping.change(
            row=found,
            values={n: v for n, v in form.values().items() if n not in theirs},
            expected_version=form.cleaned_data[VERSION] or 0,
            actor=request.actor,
            at=request.now,
            reason=form.cleaned_data[REASON],
            historic=form.cleaned_data.get(HISTORIC, False),
        )
        row_drafts.drop(ledger=ledger, row=pk, actor=request.actor)
        return _saved(request, made, "已保存", address_of(found))

    page = {"title": f"修改 {label_of(found)}", "row": found, "draft": draft}
    return _run(request, ledger, form, page, change)


def _saved(request: HttpRequest, made: LedgerRow, word: str, address: str) -> HttpResponse:
    """Say so, and with it what had better be looked at again."""
    answer = back_to(request, f"{word}“{label_of(made)}”。", address)
    for each in doubts(made, request.today):
        messages.warning(request, f"请再核对：{each}")
    return answer


def _run(
    request: HttpRequest, ledger: str, form: RowForm, page: dict[str, Any], act: Any
) -> HttpResponse:
    """Show the form, try it, show it again with what was refused; a stale save lets one choose."""
    row: LedgerRow | None = page["row"]
    if request.method == "POST" and form.is_valid():
        try:
            return act(form)
        except NotPermitted:
            raise
        except Stale as stale:
            return _choose(request, ledger, form, page, stale)
        except Refused as refusal:
            if refusal.code == "unchanged" and row is not None:
                row_drafts.drop(ledger=ledger, row=row.pk, actor=request.actor)
                messages.info(request, refusal.message)
                return HttpResponseRedirect(address_of(row))
            _tell(form, refusal, page, ledger)
    back = address_of(row) if row else reverse("ledger", args=[ledger])
    above = crumbs(form.model) if row is None else (*crumbs(form.model), (label_of(row), back))
    shown = page | {"form": form, "ledger": ledger, "back": back, "crumbs": above}
    groups = _groups(form)
    wrong = [each for _, fields in groups for each in fields if each.errors]
    shown |= {"groups": groups, "row_key": row.pk if row else 0, "wrong": wrong}
    return render(request, "ledgers/form.html", {"same": None} | shown)


def _tell(form: RowForm, refusal: Refused, page: dict[str, Any], ledger: str) -> None:
    if isinstance(refusal, BadValues):
        form.tell(refusal)
        return
    basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
    form.add_error(None, f"{refusal.message}{basis}")
    if isinstance(refusal, SameRow) and refusal.row:
        page["same"] = reverse("ledger-row", args=[ledger, refusal.row])


def _groups(form: RowForm) -> list[tuple[str, list[Any]]]:
    """The fields of the form: what identifies and is listed first, the rest after it."""
    model = form.model
    first = {*model.LISTED, *(name for names in model.KEYS for name in names), "unit", "region"}
    bound = [form[name] for name in form.fields if name not in (VERSION, REASON, HISTORIC)]
    top = [each for each in bound if each.name in first or each.field.required]
    rest = [each for each in bound if each not in top]
    last = [form[name] for name in (HISTORIC, REASON) if name in form.fields]
    groups = (("主要内容", top), ("其他内容", rest), ("保存", last))
    return [(name, fields) for name, fields in groups if fields]


def _choose(
    request: HttpRequest, ledger: str, form: RowForm, page: dict[str, Any], stale: Stale
) -> HttpResponse:
    """Both values of each field that differs; what was typed goes along unseen."""
    row = type(page["row"]).objects.get(pk=page["row"].pk)
    names = Names(facts(form.model))
    mine = type(row)(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
    for one in facts(form.model):
        if one.name in stale.submitted:
            typed = form.values() if one.name in form.model.PERSONAL else stale.submitted
            setattr(mine, one.attname, typed[one.name])
    names.learn([row, mine])
    both = [
        (
            one.name,
            str(one.verbose_name),
            _said(form, one, row, names),
            _said(form, one, mine, names),
        )
        for one in facts(form.model)
        if one.name in stale.submitted and _differs(one, row, mine)
    ]
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in (*NOT_TYPED, VERSION) and not name.startswith(CHOSEN)
    ]
    shown = page | {
        "ledger": ledger,
        "both": both,
        "kept": kept,
        "version": row.version,
        "stale": stale,
    }
    shown |= {
        "back": address_of(row),
        "crumbs": (*crumbs(form.model), (label_of(row), address_of(row))),
    }
    return render(request, "ledgers/stale.html", shown, status=409)


def _said(form: RowForm, one: models.Field[Any, Any], row: LedgerRow, names: Names) -> str:
    return words(form.model, one, getattr(row, one.attname), names)


def _differs(one: models.Field[Any, Any], row: LedgerRow, mine: LedgerRow) -> bool:
    given = getattr(mine, one.attname)
    kept = getattr(row, one.attname)
    return given != kept and not (given in (None, "") and kept in (None, ""))


def _initial(
    request: HttpRequest, model: type[LedgerRow], draft: RowDraft | None
) -> dict[str, Any]:
    """What a new row begins with: the only unit one may keep, or what was typed before."""
    reaches = scope_of(request.actor, Verb.KEEP_LEDGERS).reaches
    units = [unit for reach in reaches for unit in reach.units or ()]
    begun = {"unit": units[0]} if len(units) == 1 else {}
    return begun | _drafted(draft, None)


def _drafted(draft: RowDraft | None, row: LedgerRow | None) -> dict[str, Any]:
    """The form as it was left; a tick that is not among the values was taken off."""
    if draft is None:
        return {}
    texts = {name: values[-1] for name, values in draft.values.items() if values}
    if row is not None:
        texts[VERSION] = draft.row_version
    ticks = {
        f.name: f.name in texts
        for f in facts(type(row) if row is not None else model_of(draft.ledger))
        if isinstance(f, models.BooleanField)
    }
    return texts | ticks


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def keep_draft(request: HttpRequest, ledger: str) -> HttpResponse:
    """Called by the form itself while somebody types; with ``drop`` the draft is thrown away."""
    model_of(ledger)
    key = whole(request.POST.get("draft-row", "0")) or 0
    if "drop" in request.POST:
        row_drafts.drop(ledger=ledger, row=key, actor=request.actor)
        target = reverse("ledger-edit", args=[ledger, key]) if key else None
        return HttpResponseRedirect(target or reverse("ledger-new", args=[ledger]))
    if key:
        kept_row(request, ledger, key)
    skipped = NOT_TYPED | {"draft-row"}
    row_drafts.keep(
        ledger=ledger,
        row=key,
        row_version=whole(request.POST.get(VERSION, "0")) or 0,
        values=_as_lists(request.POST, skipped),
        actor=request.actor,
        at=request.now,
    )
    return JsonResponse({"kept": f"{request.now:%H:%M}"})


def _as_lists(posted: Any, skipped: set[str]) -> Mapping[str, list[str]]:
    return {name: list(values) for name, values in posted.lists() if name not in skipped}


@opens_to(Verb.KEEP_LEDGERS)
def pick(request: HttpRequest, ledger: str) -> HttpResponse:
    """Rows that the reference ``field`` may point to, by part of what they are searched by."""
    model, field = model_of(ledger), request.GET.get("field", "")
    one = next((f for f in facts(model) if f.name == field), None)
    target = one.related_model if one is not None else None
    if not isinstance(target, type) or not issubclass(target, LedgerRow):
        return render(request, "ledgers/picked.html", {"found": [], "text": ""})
    text = request.GET.get("pick", "").strip()[:100]
    found = candidates(request, target)
    if text:
        found = found.filter(searched(target, text))
    shown = [(row.pk, str(row), _note(row)) for row in found.order_by("-pk")[:MOST_FOUND]]
    return render(request, "ledgers/picked.html", {"found": shown, "text": text})


def _note(row: LedgerRow) -> str:
    """What else tells the row from its namesakes: the second listed text."""
    second = [getattr(row, name) for name in row.LISTED[1:2]]
    return next((each for each in second if isinstance(each, str)), "")


urlpatterns = [
    path("ledgers/<str:ledger>/new", new, name="ledger-new"),
    path("ledgers/<str:ledger>/draft", keep_draft, name="ledger-draft"),
    path("ledgers/<str:ledger>/pick", pick, name="ledger-pick"),
    path("ledgers/<str:ledger>/<int:pk>/edit", edit, name="ledger-edit"),
]
