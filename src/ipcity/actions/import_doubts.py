"""What an import takes and yet doubts: cells read in part or by guess, with what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ipcity.actions.import_fields import shown
from ipcity.domain.sheets.reading import BodyRow
from ipcity.store.ledgers import LedgerRow, facts

LONGEST = 80
Doubt = tuple[str, ...]


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
