"""What a unit has to do for 督办: sign for, work on, answer again after a return."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.actions.item_lights import LitItem, lit
from ipcity.domain.access import Scope, Verb, scope_of
from ipcity.domain.supervision.items import AT_WORK, RUNNING, Stage
from ipcity.domain.supervision.lights import SIGNAL_WORDS
from ipcity.store.models.items import Item, ItemUnit
from ipcity.web.todos import Todo

TITLE = "督办事项"
ORDER = 10


def waiting(request: HttpRequest) -> Iterator[Todo]:
    """Items of the person's own units, by what is to be done next."""
    scope = scope_of(request.actor, Verb.REPORT) | scope_of(request.actor, Verb.APPROVE_REPORT)
    if not scope:
        return
    yield from _to_sign(scope)
    yield from _to_support(scope)
    yield from _to_do(scope, request)


def _led(scope: Scope) -> dict[str, object]:
    units = ItemUnit.objects.within(scope).filter(role=ItemUnit.Role.LEAD)
    return {"pk__in": units.order_by().values("item")}


def _to_sign(scope: Scope) -> Iterator[Todo]:
    for each in Item.objects.filter(**_led(scope), stage=Stage.ISSUED):
        url = reverse("item-sign", args=[each.pk])
        yield Todo(str(each), url, "签收", each.started_on, each.due)


def _to_support(scope: Scope) -> Iterator[Todo]:
    rows = ItemUnit.objects.within(scope).filter(role=ItemUnit.Role.SUPPORT, signed_at=None)
    for each in rows.filter(item__stage__in=sorted(RUNNING)).select_related("item"):
        url = reverse("item", args=[each.item_id])
        yield Todo(str(each.item), url, "配合签收", each.item.started_on, each.item.due)


def _to_do(scope: Scope, request: HttpRequest) -> Iterator[Todo]:
    rows = Item.objects.filter(**_led(scope), stage__in=sorted(AT_WORK))
    by_programme: dict[int, list[Item]] = {}
    for each in rows.select_related("programme").with_units():
        by_programme.setdefault(each.programme_id, []).append(each)
    for held in by_programme.values():
        for found in lit(held, programme=held[0].programme, on=request.today):
            if not found.is_finished:
                yield _work(found)


def _work(found: LitItem) -> Todo:
    item = found.item
    note = f"{SIGNAL_WORDS[found.signal]}：{'；'.join(found.reasons)}"
    signed = next((u.signed_at for u in item.units.all() if u.unit_id == item.lead_id), None)
    since = localdate(signed) if signed else item.started_on
    return Todo(str(item), reverse("item", args=[item.pk]), "办理", since, found.standing.due, note)
