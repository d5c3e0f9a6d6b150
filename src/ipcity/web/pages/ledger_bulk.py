"""批量修改: chosen rows or all that were found, one field, a preview row by row, then one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import rows as keeping
from ipcity.actions.row_checks import BadValues
from ipcity.domain.access import Verb
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.web.doors import opens_to
from ipcity.web.errands import back_to
from ipcity.web.ledger_columns import Names, address_of, crumbs, words
from ipcity.web.ledger_details import label_of
from ipcity.web.ledger_forms import RowForm
from ipcity.web.ledger_lists import LedgerList, model_of, readable
from ipcity.web.refusals import tell
from ipcity.web.typed import whole

SHOWN = 200


@dataclass(frozen=True)
class Seen:
    """One row of the preview."""

    label: str
    url: str
    old: str
    new: str
    refusal: str
    changes: bool


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def bulk(request: HttpRequest, ledger: str) -> HttpResponse:
    """Three steps on one address: choose the field, give the value and look, apply."""
    model = model_of(ledger)
    back = _back(request, ledger)
    rows = _rows(request, model)
    if not rows:
        messages.warning(request, "请先在列表中勾选要修改的行。")
        return HttpResponseRedirect(back)
    if len(rows) > keeping.MOST_AT_ONCE:
        most = keeping.MOST_AT_ONCE
        messages.error(request, f"查到的行超过 {most} 条，请加条件后分批修改。")
        return HttpResponseRedirect(back)
    name = request.POST.get("field", "")
    choosable = _choosable(model, len(rows))
    page = {
        "ledger": ledger,
        "label": str(model._meta.verbose_name),
        "crumbs": crumbs(model),
        "back": back,
        "rows": ",".join(f"{pk}:{version}" for pk, version in rows.items()),
        "count": len(rows),
        "choosable": choosable,
        "field": name if name in dict(choosable) else "",
        "query": request.POST.get("query", ""),
        "form": None,
        "seen": None,
    }
    if not page["field"]:
        return render(request, "ledgers/bulk.html", page)
    return _with_value(request, model, rows, page)


def _with_value(
    request: HttpRequest, model: type[LedgerRow], rows: dict[int, int], page: dict[str, Any]
) -> HttpResponse:
    name = page["field"]
    stepped = "step" in request.POST
    form = RowForm(request, model, request.POST if stepped else None, only=(name,))
    page["form"] = form
    if stepped and form.is_valid():
        common = {"ledger": page["ledger"], "values": form.values(), "actor": request.actor}
        try:
            if request.POST["step"] == "apply":
                chosen = {pk: v for pk, v in rows.items() if pk not in _left_out(request)}
                reason = request.POST.get("reason", "")[:300]
                count = keeping.change_many(rows=chosen, reason=reason, at=request.now, **common)
                return back_to(request, f"已修改 {count} 行。", page["back"])
            seen = keeping.foresee(rows=rows, moment=request.now, **common)
        except NotPermitted:
            raise
        except BadValues as refusal:
            form.tell(refusal)
        except Refused as refusal:
            tell(request, refusal)
        else:
            page |= _seen(model, name, seen)
            page["kept"] = [(k, v) for k, vs in request.POST.lists() if k == name for v in vs]
    return render(request, "ledgers/bulk.html", page)


def _seen(model: type[LedgerRow], name: str, many: tuple[keeping.Foreseen, ...]) -> dict[str, Any]:
    one = next(f for f in facts(model) if f.name == name)
    names = Names([one])
    after = []
    for each in many:
        after.append(keeping.copy_of(each.row))
        setattr(after[-1], one.attname, each.new[name])
    names.learn([*(each.row for each in many), *after])

    def said(value: object) -> str:
        return words(model, one, value, names)

    shown = [
        Seen(
            label_of(e.row), address_of(e.row), said(e.old[name]), said(e.new[name]), e.refusal,
            e.changes,
        )
        for e in many
    ]  # fmt: skip
    shown.sort(key=lambda s: not s.refusal)
    return {
        "seen": shown[:SHOWN],
        "more": max(0, len(shown) - SHOWN),
        "changing": sum(each.changes for each in many),
        "refused": ",".join(str(each.row.pk) for each in many if each.refusal),
        "refused_count": sum(bool(each.refusal) for each in many),
    }


def _choosable(model: type[LedgerRow], count: int) -> list[tuple[str, str]]:
    """Fields that many rows may share: no key by itself, nothing that a lifecycle moves."""
    alone = {names[0] for names in model.KEYS if len(names) == 1} if count > 1 else set()
    return [
        (f.name, str(f.verbose_name))
        for f in facts(model)
        if f.editable and f.name not in alone and f.name not in model.MOVED_BY_ACTIONS
    ]


def _rows(request: HttpRequest, model: type[LedgerRow]) -> dict[int, int]:
    """Number → version: those ticked, or all that the list's query finds."""
    if request.POST.get("which") == "all":
        request.GET = QueryDict(request.POST.get("query", "")).copy()
        for name in ("page", "export", "void", "known"):
            request.GET.pop(name, None)
        found = LedgerList(request, model).queryset.values_list("pk", "version")
        return dict(found.order_by("pk")[: keeping.MOST_AT_ONCE + 1])
    marks = [*request.POST.getlist("row"), *request.POST.get("rows", "").split(",")]
    rows = {}
    for mark in marks:
        pk, _, version = mark.partition(":")
        number, seen = whole(pk), whole(version)
        if number is not None and seen is not None:
            rows[number] = seen
    open_ = readable(request, model).filter(pk__in=rows).order_by().values_list("pk", flat=True)
    return {pk: rows[pk] for pk in sorted(open_)}


def _left_out(request: HttpRequest) -> set[int | None]:
    return {whole(pk) for pk in request.POST.get("refused", "").split(",")}


def _back(request: HttpRequest, ledger: str) -> str:
    query = QueryDict(request.POST.get("query", "")).urlencode()
    address = reverse("ledger", args=[ledger])
    return f"{address}?{query}" if query else address


urlpatterns = [path("ledgers/<str:ledger>/bulk", bulk, name="ledger-bulk")]
