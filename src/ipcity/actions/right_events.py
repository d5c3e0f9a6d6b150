"""What happened to a patent, gathered from the ledgers that name it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ipcity.domain.access import Scope
from ipcity.domain.rights.events import Biography, Event, What, biography
from ipcity.store.ledgers import LedgerRow, ledgers
from ipcity.store.models.patents import Patent


class _Told(NamedTuple):
    """Which event a ledger's row tells: its day (the first field that is filled) and its parties."""

    ledger: str
    what: What
    days: tuple[str, ...]
    giver: str = ""
    taker: str = ""


_TOLD = (
    _Told("assignments", What.ASSIGNED, ("registered_on",), "assignor_name", "assignee_name"),
    _Told("licences", What.LICENSED, ("effective_on", "signed_on"), "licensor_name", "licensee_name"),
    _Told("licences", What.LICENCE_ENDED, ("cancelled_on", "ends_on"), "licensor_name", "licensee_name"),
    _Told("open_licences", What.OFFERED, ("declared_on",), "declarant_name"),
    _Told("pledges", What.PLEDGED, ("registered_on", "released_on"), "pledgor_name", "bank_name"),
    _Told("pledges", What.DISCHARGED, ("discharged_on",), "pledgor_name", "bank_name"),
    _Told("awards", What.AWARDED, ("awarded_on",), "", "winner_name"),
)  # fmt: skip


def life_of(patent: Patent, *, scope: Scope, on: date) -> Biography:
    """The events up to ``on`` in order, from the standing rows that ``scope`` lets be seen."""
    found = [*_own(patent), *_registered(patent, scope)]
    return biography((each for each in found if each.on <= on), patent.holder_name)


def _own(patent: Patent) -> Iterator[Event]:
    ended = What.INVALIDATED if patent.ended_by == "invalidated" else What.ENDED
    days = (
        (What.FILED, patent.filed_on),
        (What.PUBLISHED, patent.published_on),
        (What.GRANTED, patent.granted_on),
        (ended, patent.ended_on),
    )
    return (Event(what, day) for what, day in days if day is not None)


def _registered(patent: Patent, scope: Scope) -> Iterator[Event]:
    rows: dict[str, list[LedgerRow]] = {}
    for told in _TOLD:
        if told.ledger not in rows:
            standing = ledgers()[told.ledger].objects.within(scope).standing()
            rows[told.ledger] = list(standing.filter(patent=patent.pk))
        for row in rows[told.ledger]:
            day = next((d for name in told.days if (d := getattr(row, name))), None)
            if day is not None:
                giver, taker = (getattr(row, n) if n else "" for n in (told.giver, told.taker))
                yield Event(told.what, day, giver, taker, told.ledger, row.pk)
