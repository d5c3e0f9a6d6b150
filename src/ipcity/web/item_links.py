"""The supervised items behind a task or a target, as its page lists them with their lights."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from ipcity.actions.item_lights import LitItem, lit
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.supervision.lights import SIGNAL_WORDS
from ipcity.store.models.items import Item
from ipcity.store.models.programmes import Programme


@dataclass(frozen=True)
class Linked:
    """``found`` None while the item is not handed out."""

    item: Item
    found: LitItem | None

    @property
    def word(self) -> str:
        return SIGNAL_WORDS[self.found.signal] if self.found else self.item.get_stage_display()


def items_of(
    request: HttpRequest, programme: Programme, *, task: str = "", target: str = ""
) -> list[Linked]:
    """Those that the reader may see, in the order of their numbers; the same few queries."""
    scope = scope_of(request.actor, Verb.READ_WORK)
    rows = Item.objects.within(scope).filter(programme=programme).with_units()
    if task:
        rows = rows.filter(task_key=task)
    held = [each for each in rows.order_by("number") if not target or target in each.serves]
    told = {each.item.pk: each for each in lit(held, programme=programme, on=request.today)}
    return [Linked(each, told.get(each.pk)) for each in held]
