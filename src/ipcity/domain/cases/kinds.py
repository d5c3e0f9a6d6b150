"""Every kind of case, found by its file; a case keeps the version it was entered under."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import ipcity.domain.cases as folder
from ipcity.domain.cases.declarations import Kind
from ipcity.domain.errors import Refused


@cache
def versions() -> dict[tuple[str, int], Kind]:
    """All versions of all kinds; the module of a kind declares them in ``VERSIONS``."""
    found = {}
    for module in pkgutil.iter_modules(folder.__path__):
        declared = importlib.import_module(f"{folder.__name__}.{module.name}")
        found.update({(each.key, each.version): each for each in getattr(declared, "VERSIONS", ())})
    return found


def kinds() -> tuple[Kind, ...]:
    """The newest version of each kind, as a case is entered today."""
    newest: dict[str, Kind] = {}
    for each in sorted(versions().values(), key=lambda kind: kind.version):
        newest[each.key] = each
    return tuple(newest.values())


def kind_called(key: str, version: int | None = None) -> Kind:
    """The kind of this key, its newest version unless one is named; Refused for no such kind."""
    if version is not None and (key, version) in versions():
        return versions()[key, version]
    for each in kinds():
        if version is None and each.key == key:
            return each
    raise Refused("no-kind", f"没有“{key}”这一类案件。", "案件种类")
