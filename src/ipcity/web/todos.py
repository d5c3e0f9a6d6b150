"""What waits for a person: gathered from the modules of ``web/todo``, listed nowhere by hand."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest


@dataclass(frozen=True)
class Todo:
    """One thing to do: what it is, where it is done, since when it waits and until when."""

    what: str
    url: str
    act: str
    since: date | None = None
    due: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Pile:
    """The things of one kind, under the ``TITLE`` of the module that found them."""

    title: str
    items: tuple[Todo, ...]
    order: int = field(default=50)


def piles_for(request: HttpRequest) -> tuple[Pile, ...]:
    """Every source's pile that is not empty, in the sources' ``ORDER``.

    A source is a module of ``web/todo`` with ``TITLE``, ``ORDER`` and
    ``waiting(request) -> Iterable[Todo]``; it asks the scope itself.
    """
    # by name: the sources import this module for what they return
    todo = importlib.import_module("ipcity.web.todo")
    found = []
    for module in pkgutil.iter_modules(todo.__path__):
        source = importlib.import_module(f"{todo.__name__}.{module.name}")
        items = _in_order(source.waiting(request))
        if items:
            found.append(Pile(source.TITLE, items, source.ORDER))
    return tuple(sorted(found, key=lambda pile: (pile.order, pile.title)))


def _in_order(items: Iterable[Todo]) -> tuple[Todo, ...]:
    """What falls due first comes first; then what has waited longest; then as it was found."""
    return tuple(sorted(items, key=lambda each: (each.due or date.max, each.since or date.max)))
