"""An invented district: seeded sheets of rows as clerks would bring them; values only, nothing is real."""

from __future__ import annotations

from ipcity.actions.invented.districts import invent
from ipcity.actions.invented.sheets import InventedSheet, Invention, Size

__all__ = ["InventedSheet", "Invention", "Size", "invent"]
