"""One module for each kind of paper: ``compose(materials, bind)`` writes it as an ``Official``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Kind


def compose(kind: Kind, materials: Materials, bind: Binder) -> Official:
    """The paper of ``kind``, written by the module of its name."""
    module = import_module(f"{__name__}.{kind.value}")
    return cast("Callable[[Materials, Binder], Official]", module.compose)(materials, bind)
