"""The ledger row of a case: entered with it, and kept up to date by its moves and clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ipcity.actions import row_checks, row_links, rows, snapshots
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor
from ipcity.domain.cases.declarations import Kind, Move, Standing
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit

# What a case is entered with, by the columns of its ledger.
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "cases": {"cause": "cause", "party": "party_name", "source": "source_kind",
              "organ": "organ_name"},
    "clues": {"cause": "subject", "party": "suspect_name", "source": "source_kind"},
}  # fmt: skip


def common(
    ledger: str, number: str, cause: str, party: str, received_on: date
) -> dict[str, object]:
    columns = COLUMNS[ledger]
    told: dict[str, object] = {"number": number, "received_on": received_on}
    return told | {columns["cause"]: cause, columns["party"]: party}


def optional(ledger: str, source: str, organ: str) -> dict[str, object]:
    columns = COLUMNS[ledger]
    told = {"source": source, "organ": organ}
    return {columns[name]: value for name, value in told.items() if name in columns and value}


def known_columns(ledger: str, given: Mapping[str, object]) -> dict[str, object]:
    """Of the fields of an entry those that the ledger has a column of the same name for."""
    names = {each.name for each in facts(ledgers()[ledger])}
    return {
        name: value for name, value in given.items() if name in names and value not in (None, "")
    }


def enter(
    kind: Kind, unit: Unit, values: Mapping[str, object], actor: Actor, at: datetime
) -> LedgerRow:
    """A new row of the kind's ledger; part of entering the case, which writes the audit entry."""
    model = ledgers()[kind.ledger]
    found = row_checks.merged(model, None, {**values, "unit": unit.pk})
    row_checks.refuse_wrong(model, found, day_of(at), unit.district_id)
    row_checks.refuse_same(model, found, actor, unit.district_id)
    row = rows.new_row(model, found, actor, at)
    row.district_id = unit.district_id
    rows.write_new(row, found, actor)
    record_state(row, Origin(RowHistory.Act.ENTERED, at, actor, "案件登记"))
    row_links.point_to((row,), at)
    snapshots.mark_changed(row.district_id, at)
    return row


def follow(
    proceeding: Proceeding, move: Move, on: date, standing: Standing, at: datetime, actor: Actor
) -> None:
    """Put into the row what ``move`` sets; its history names the move."""
    if not move.sets:
        return
    model = ledgers()[proceeding.ledger]
    row: LedgerRow = model.objects.select_for_update().get(pk=proceeding.row)
    former = row_checks.present(row)
    told = {column: _value(source, on, standing) for column, source in move.sets}
    told = {column: value for column, value in told.items() if value not in (None, "")}
    found = row_checks.merged(model, former, told)
    row_checks.refuse_wrong(model, found, day_of(at), row.district_id, former)
    changed = [name for name in told if former[name] != found[name]]
    if not changed:
        return
    for each in facts(model):
        if each.name in changed:
            setattr(row, each.attname, found[each.name])
    row.changed_at, row.version = at, row.version + 1
    row.save(update_fields=[*changed, "changed_at", "version"])
    record_state(row, Origin(RowHistory.Act.CHANGED, at, actor, f"案件办理：{move.title}"))
    snapshots.mark_changed(row.district_id, at)


def _value(source: str, on: date, standing: Standing) -> object:
    if source.startswith("="):
        return source[1:]
    return on if source == "on" else standing.value(source)
