"""The whole invention: everyone who is there, their rights, deals, cases and records."""

from __future__ import annotations

from ipcity.actions.invented import (
    bodies,
    certificates,
    deals,
    enforcement,
    records,
    rights,
)
from ipcity.actions.invented.sheets import Invention, Size


def invent(seed: int, size: Size) -> Invention:
    """The same seed and size give the same rows, whenever and wherever they are made."""
    where = bodies.world(seed, size)
    patents = rights.patents(where)
    return Invention(
        sheets=(
            bodies.sheet(where),
            patents,
            rights.marks(where),
            certificates.sheet(where),
            *deals.sheets(where, patents.rows),
            *enforcement.sheets(where),
            *records.sheets(where),
        ),
    )
