"""What became of invented rows after they came: put right, declared void, a scan attached."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ipcity.actions import files
from ipcity.actions.demonstration_arrivals import Arrival, References
from ipcity.actions.demonstration_scans import scan
from ipcity.actions.row_states import Origin, record_states
from ipcity.domain.access import Verb
from ipcity.store.ledgers import LedgerRow, facts, key_of
from ipcity.store.models.row_files import RowFile
from ipcity.store.models.row_histories import RowHistory

Act = RowHistory.Act
_TURNED = ("row_key", "changed_at", "version", "voided_at", "voided_reason")


def amend(arrivals: Sequence[Arrival], references: References) -> None:
    """Part of a larger action: the rows of ``amended``, as a clerk would have changed them."""
    for each in arrivals:
        changes = sorted(each.sheet.amended.items(), key=lambda pair: pair[1].reason)
        for reason, some in groupby(changes, key=lambda pair: pair[1].reason):
            _amend(each, references, [place for place, _ in some], reason)


def _amend(arrival: Arrival, references: References, places: list[int], reason: str) -> None:
    model = arrival.columns.model
    standing = model._base_manager.in_bulk([arrival.ids[place] for place in places])
    names: set[str] = set()
    for place in places:
        row, right = standing[arrival.ids[place]], arrival.sheet.rows[place]
        wrong = arrival.sheet.amended[place].wrong
        if wrong:
            values = {name: right[name] for name in wrong} | dict(references.found(arrival, right))
            names |= _put(row, values)
        else:
            row.voided_at, row.voided_reason = arrival.amended_at, reason
        row.changed_at, row.version = arrival.amended_at, row.version + 1
    rows = list(standing.values())
    model._base_manager.bulk_update(rows, [*names, *_TURNED])
    act = Act.CHANGED if names else Act.VOIDED
    record_states(rows, Origin(act, arrival.amended_at, arrival.by.actor, reason))


def _put(row: LedgerRow, values: dict[str, object]) -> set[str]:
    """Set ``values`` (by ``attname``); the names of the fields."""
    for name, value in values.items():
        setattr(row, name, value)
    fields = facts(type(row))
    row.row_key = (
        key_of(type(row), {f.name: getattr(row, f.attname) for f in fields}) or row.row_key
    )
    return {field.name for field in fields if field.attname in values}


def attach(arrivals: Sequence[Arrival]) -> None:
    """Part of a larger action: the scan from which each row typed by hand was taken."""
    for each in arrivals:
        if not each.sheet.by_hand:
            continue
        kept = files.keep(
            district=each.by.district,
            name=f"演示数据-{each.sheet.title}原件扫描.pdf",
            content=scan(each.sheet.title),
            actor=each.by.actor,
            at=each.at,
            verb=Verb.READ_LEDGERS,
            unit=each.unit,
        )
        RowFile.objects.create(
            district_id=each.by.district,
            unit_id=each.unit,
            ledger=each.sheet.ledger,
            row=each.ids[0],
            file=kept,
            person_id=each.by.actor.person,
            attached_at=each.at,
        )
