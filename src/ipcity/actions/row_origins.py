"""Where each value of a row came from: the state that brought it, and the sheet's cell if any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.row_histories import RowHistory

# Stands in place of a cell for what a person typed for every row of a file.
TYPED = "导入时填写"


@dataclass(frozen=True)
class Difference:
    """One field of one state against the state before; ``old`` None in a row's first state."""

    field: str
    old: object
    new: object


def states_of(row: LedgerRow) -> list[RowHistory]:
    """Every state of the row from the first on, with its person and import."""
    kept = RowHistory.objects.filter(
        district=row.district_id, ledger=name_of(type(row)), row=row.pk
    ).select_related("person", "source")
    return list(kept.order_by("row_version", "id"))


def differences(
    model: type[LedgerRow], older: RowHistory | None, newer: RowHistory
) -> tuple[Difference, ...]:
    """What ``newer`` says otherwise than ``older``, field by field (by name), in form order."""
    before: Mapping[str, object] = older.values if older is not None else {}
    return tuple(
        Difference(field.name, before.get(field.attname), newer.values.get(field.attname))
        for field in facts(model)
        if field.attname in newer.values
        and before.get(field.attname) != newer.values.get(field.attname)
        and not (older is None and newer.values.get(field.attname) in (None, "", []))
    )


def field_origins(
    row: LedgerRow, states: Sequence[RowHistory] | None = None
) -> dict[str, RowHistory]:
    """For each field of the row the state that brought its present value.

    An import that found a value already there confirms it and does not become its origin.
    """
    origins: dict[str, RowHistory] = {}
    former: Mapping[str, object] = {}
    for state in states if states is not None else states_of(row):
        for field in facts(type(row)):
            value = state.values.get(field.attname)
            if field.name not in origins or former.get(field.attname) != value:
                origins[field.name] = state
        former = state.values
    return origins


def cell_of(state: RowHistory, field: str) -> str:
    """“C12” of the sheet that the state came from; "" for what was typed or had a default, ``TYPED``
    for what was typed once for all rows of the import.

    A reference found by the text beside it has the text's cell. Where a state does not tell its
    table and its line gave several rows, each cell it may be: “C12 或 D12”.
    """
    if state.source is None or not state.source_row:
        return ""
    letters, places = _letters(state.source.mapping, state), state.source_cells or {}
    for name in (field, f"{field}_name", f"{field}_number"):
        if name in places:
            return str(places[name])
        if name in letters:
            return " 或 ".join(f"{letter}{state.source_row}" for letter in letters[name])
    return ""


def _letters(mapping: Mapping[str, Any], state: RowHistory) -> dict[str, list[str]]:
    """The columns of each field in the table that brought ``state``."""
    tables = mapping.get("tables", ())
    if state.source_table is not None:
        tables = tables[state.source_table : state.source_table + 1]
    found: dict[str, list[str]] = {}
    for table in tables:
        holds = table["first_row"] <= (state.source_row or 0) <= table["last_row"]
        if not (holds and table["use"] and table["sheet"][:120] == state.source_sheet):
            continue
        for column in table["columns"]:
            letters = found.setdefault(column["field"], []) if column["field"] else []
            if column["letter"] not in letters:
                letters.append(column["letter"])
    return found
