"""What was known of a row and when: each state is kept from the moment it was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from django.db import models

from ipcity.domain.access import Actor
from ipcity.store.ledgers import LedgerRow, facts, ledgers, name_of
from ipcity.store.models.row_histories import RowHistory

Plain: TypeAlias = "str | int | bool | list[str] | None"
BATCH = 500


@dataclass(frozen=True)
class Origin:
    """Who brought a state and why; of a sheet also the import it came with."""

    act: RowHistory.Act
    at: datetime
    actor: Actor | None
    reason: str = ""
    source: int | None = None


def plain_values(row: LedgerRow) -> dict[str, Plain]:
    """Each fact of ``row`` by its column: foreign keys by id, dates in ISO, decimals as text."""
    return {field.attname: plain(getattr(row, field.attname)) for field in facts(type(row))}


def plain(value: object) -> Plain:
    """One value of a column as JSON holds it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return str(value)


def record_state(row: LedgerRow, origin: Origin) -> RowHistory:
    """Close the former state of ``row`` and keep the present one. Part of a larger action."""
    return record_states((row,), origin)[0]


def record_states(rows: Sequence[LedgerRow], origin: Origin) -> list[RowHistory]:
    """The same for many rows of one ledger, in one statement each for closing and keeping."""
    if not rows:
        return []
    first = rows[0]
    states = RowHistory.objects.filter(
        district_id=first.district_id, ledger=name_of(type(first)), known_until=None
    )
    for at in range(0, len(rows), BATCH):
        states.filter(row__in=[row.pk for row in rows[at : at + BATCH]]).update(
            known_until=origin.at
        )
    return RowHistory.objects.bulk_create([_state(row, origin) for row in rows], batch_size=BATCH)


def _state(row: LedgerRow, origin: Origin) -> RowHistory:
    from_sheet = origin.source is not None
    return RowHistory(
        district_id=row.district_id,
        unit_id=row.unit_id,
        ledger=name_of(type(row)),
        row=row.pk,
        row_version=row.version,
        act=origin.act,
        values=plain_values(row),
        is_void=row.voided_at is not None,
        known_from=origin.at,
        person_id=origin.actor.person if origin.actor else None,
        reason=origin.reason,
        source_id=origin.source,
        source_sheet=row.source_sheet if from_sheet else "",
        source_row=row.source_row if from_sheet else None,
    )


def rebuilt(state: RowHistory) -> LedgerRow:
    """The row as that state knew it; unsaved, with the row's number as its key."""
    return from_plain(ledgers()[state.ledger], state.values, state)


def from_plain(
    model: type[LedgerRow], values: Mapping[str, object], state: RowHistory
) -> LedgerRow:
    row = model(
        district_id=state.district_id,
        version=state.row_version,
        entered_at=state.known_from,
        changed_at=state.known_from,
    )
    row.pk = state.row
    for field in facts(model):
        if field.attname in values:
            setattr(row, field.attname, _python(field, values[field.attname]))
    return row


def _python(field: models.Field[object, object], value: object) -> object:
    if isinstance(field, models.ForeignKey):
        return value
    python: object = field.to_python(value)
    return python
