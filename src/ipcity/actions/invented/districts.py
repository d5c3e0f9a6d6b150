"""The whole invention: everyone who is there, their rights, deals, cases and records."""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.actions.invented import (
    bodies,
    certificates,
    deals,
    enforcement,
    imports,
    records,
    register_office,
    register_protection,
    register_rights,
    register_services,
    register_use,
    rights,
)
from ipcity.actions.invented.sheets import InventedSheet, Invention, Size


def invent(seed: int, size: Size) -> Invention:
    """The same seed and size give the same rows, whenever and wherever they are made."""
    where = bodies.world(seed, size)
    return Invention(tuple(part for sheet in _sheets(where) for part in imports.split(seed, sheet)))


def _sheets(where: bodies.World) -> Iterator[InventedSheet]:
    """One for each ledger; what others refer to comes before them."""
    yield bodies.sheet(where)
    patents = rights.patents(where)
    yield patents
    yield rights.marks(where)
    yield certificates.sheet(where)
    yield from register_rights.bodies(where)
    yield from register_rights.rights(where, patents.rows)
    yield from deals.sheets(where, patents.rows)
    yield from register_use.transfer(where, patents.rows)
    yield from register_use.finance(where)
    protection = enforcement.sheets(where)
    yield from protection
    cases = protection[0].rows
    yield from register_protection.protection(where, cases)
    yield from register_services.services(where)
    yield from register_services.culture(where, cases)
    yield from records.sheets(where)
    yield from register_office.office(where)
