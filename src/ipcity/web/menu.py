"""The left menu: every page module says where it stands, and a person sees what they may open."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from ipcity.domain.access import Actor, Verb, scope_of

# The places of the product in their order; a place without an open entry is not shown.
PLACES = (
    "我的待办",
    "总览",
    "方案",
    "指标",
    "任务",
    "单位",
    "台账",
    "案件",
    "抽查",
    "研判",
    "公文",
    "会商",
    "依据",
    "系统",
)


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu, declared in a page module as ``MENU`` (one entry or a tuple of them).

    ``place`` is one of ``PLACES``; an entry whose label is its place stands alone, others stand
    under the place's name. Without a ``verb`` everyone logged in may open it.
    """

    label: str
    url_name: str
    icon: str = "document-text"
    place: str = ""
    verb: Verb | None = None
    order: int = 50

    def __post_init__(self) -> None:
        if (self.place or self.label) not in PLACES:
            raise ValueError(f"unknown place in the menu: {self.place or self.label}")


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Place:
    """One place with the lines open to a person; ``alone`` when it is a single line of its own."""

    label: str
    lines: tuple[Line, ...]

    @property
    def alone(self) -> bool:
        return len(self.lines) == 1 and self.lines[0].label == self.label


@cache
def entries() -> tuple[MenuEntry, ...]:
    """Every entry that a page module declares, in the order of places, then ``order``."""
    # by name: the pages import this module for their own entries
    pages = importlib.import_module("ipcity.web.pages")
    found: list[MenuEntry] = []
    for module in pkgutil.iter_modules(pages.__path__):
        declared = getattr(importlib.import_module(f"{pages.__name__}.{module.name}"), "MENU", ())
        found.extend([declared] if isinstance(declared, MenuEntry) else declared)
    return tuple(sorted(found, key=lambda e: (PLACES.index(e.place or e.label), e.order, e.label)))


def may_open(actor: Actor | None, entry: MenuEntry) -> bool:
    if actor is None:
        return False
    return entry.verb is None or bool(scope_of(actor, entry.verb))


def menu_for(actor: Actor | None, path: str) -> tuple[Place, ...]:
    """What ``actor`` sees on the page at ``path``; the deepest entry above it is current."""
    opened = [(entry, url) for entry, url in _addressed(entries()) if may_open(actor, entry)]
    current = _deepest((url for _, url in opened), path)
    grouped: dict[str, list[Line]] = {}
    for entry, url in opened:
        line = Line(entry.label, url, entry.icon, url == current)
        grouped.setdefault(entry.place or entry.label, []).append(line)
    return tuple(Place(label, tuple(lines)) for label, lines in grouped.items())


def _addressed(declared: Iterable[MenuEntry]) -> Iterator[tuple[MenuEntry, str]]:
    for entry in declared:
        try:
            yield entry, reverse(entry.url_name)
        except NoReverseMatch as error:
            raise ValueError(f"menu entry {entry.label} names no page: {entry.url_name}") from error


def _deepest(urls: Iterable[str], path: str) -> str | None:
    above = [u for u in urls if path == u or (u != "/" and path.startswith(f"{u}/"))]
    return max(above, key=len, default=None)
