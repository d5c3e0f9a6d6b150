"""Where the rows behind a value of a unit are opened, and what an item of supervision came from."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from ipcity.actions.unit_questions import Behind
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.store.ledgers import ledgers
from ipcity.store.models.budgets import Budget
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.items import Item
from ipcity.store.models.meeting_papers import Resolution
from ipcity.store.models.meetings import Meeting

Rows = tuple[tuple[Behind, str], ...]
# Kinds of rows that have a page of their own: the page, the model, and who reads it.
PAGES = {
    "item": ("item", Item, Verb.READ_WORK),
    "relay": ("relay", InstructionRelay, Verb.READ_WORK),
    "budget": ("budget-line", Budget, Verb.READ_LEDGERS),
}


def linked(request: HttpRequest, rows: Iterable[Behind]) -> Rows:
    """Each row with its address, "" where the reader may not open it."""
    found = tuple(rows)
    seen = {kind: _readable(request, kind, found) for kind in {each.kind for each in found}}
    return tuple((each, _address(each, request, each.key in seen[each.kind])) for each in found)


def _readable(request: HttpRequest, kind: str, rows: Iterable[Behind]) -> set[str]:
    keys = [each.key for each in rows if each.kind == kind]
    if kind in PAGES:
        _, model, verb = PAGES[kind]
    elif kind in ledgers():
        model, verb = ledgers()[kind], Verb.READ_LEDGERS
    else:
        return set(keys)
    scope: Scope = scope_of(request.actor, verb)
    found = model.objects.within(scope).filter(pk__in=keys).order_by()
    return {str(pk) for pk in found.values_list("pk", flat=True)}


def _address(row: Behind, request: HttpRequest, is_seen: bool) -> str:
    if not is_seen:
        return ""
    if row.kind in PAGES:
        return reverse(PAGES[row.kind][0], args=[row.key])
    if row.kind == "target":
        return reverse("target", args=[row.key]) if may(request.actor, Verb.READ_PLAN) else ""
    if row.kind in ledgers():
        return reverse("ledger-row", args=[row.kind, row.key])
    return ""


def origin_of(request: HttpRequest, item: Item) -> str:
    """The item's origin in words, with a link to the meeting or instruction that it came from."""
    words = item.get_origin_display()
    if item.source_kind == "resolution":
        rows = Resolution.objects.filter(pk=item.source_id, district=item.district_id)
        ledger = Meeting.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))
        found = ledger.filter(pk__in=rows.values("meeting")).first()
        page = "meeting"
    elif item.source_kind == "relay":
        sent = InstructionRelay.objects.within(scope_of(request.actor, Verb.READ_WORK))
        found = sent.filter(pk=item.source_id).select_related("instruction", "unit").first()
        page = "relay"
    else:
        return words
    if found is None:
        return words
    return format_html('{}：<a href="{}">{}</a>', words, reverse(page, args=[found.pk]), found)
