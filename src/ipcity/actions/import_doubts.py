"""What an import takes and yet doubts: cells read in part or by guess, with what was understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ipcity.actions.import_fields import shown
from ipcity.actions.import_staging import Line
from ipcity.domain.sheets.reading import BodyRow
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.imports import Import
from ipcity.store.models.row_histories import RowHistory

LONGEST = 80
Doubt = tuple[str, ...]


@dataclass(frozen=True)
class ToldDoubt:
    """One doubt for people: where, of what, what stands there, what is doubtful, what was understood."""

    sheet: str
    cell: str
    record: str
    field: str
    value: str
    message: str
    understood: str


class DoubtfulCells:
    """The doubts of one ledger's rows, as (cell, field, value as it stands, sentence, understood)."""

    def __init__(self, model: type[LedgerRow]) -> None:
        self._model = model
        self._fields: dict[str, Any] = {field.name: field for field in facts(model)}

    def of(
        self, body: BodyRow, written: Mapping[str, object], brought: Mapping[str, object]
    ) -> list[Doubt]:
        """Those of fields that are ``written``, and of cells that gave nothing (not ``brought``)."""
        return [
            (
                problem.cell,
                problem.field,
                problem.value[:LONGEST],
                problem.message,
                self._understood(problem.field, body.values.get(problem.field)),
            )
            for problem in body.problems
            if problem.severity == "warning"
            if problem.field in written or problem.field not in brought
        ]

    def _understood(self, name: str, value: object) -> str:
        field = self._fields.get(name)
        if field is None:
            return "" if value is None else str(value)[:LONGEST]
        return shown(self._model, field, value, {})[:LONGEST]


def staged_doubts(model: type[LedgerRow], lines: Sequence[Line]) -> Iterator[ToldDoubt]:
    """Those of rows that are compared and not yet written."""
    for line in lines:
        yield from told(model, line.doubts, line.sheet, line.label)


def kept(imported: Import) -> QuerySet[RowHistory]:
    """The states that the import wrote with a doubt, in the order of the file."""
    states = RowHistory.objects.filter(
        district_id=imported.district_id, source=imported, act=RowHistory.Act.IMPORTED
    )
    return states.exclude(doubts=None).order_by("id")


def kept_doubts(model: type[LedgerRow], states: Sequence[RowHistory]) -> Iterator[ToldDoubt]:
    """Those of an import that is done; rows are called as they are called today."""
    rows = model._base_manager.in_bulk([state.row for state in states])
    for state in states:
        record = str(rows.get(state.row, state.row))
        yield from told(model, state.doubts or (), state.source_sheet, record)


def told(
    model: type[LedgerRow], doubts: Sequence[Sequence[str]], sheet: str, record: str
) -> Iterator[ToldDoubt]:
    labels = {field.name: str(field.verbose_name) for field in facts(model)}
    for cell, name, value, message, understood in doubts:
        yield ToldDoubt(sheet, cell, record, labels.get(name, ""), value, message, understood)
