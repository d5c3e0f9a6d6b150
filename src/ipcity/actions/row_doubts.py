"""What is odd about a row that stands: said to the person who has just saved it."""

from __future__ import annotations

from datetime import date

from ipcity.actions.assumptions import assumptions_of
from ipcity.actions.quality_rules import label_of, odd_days
from ipcity.actions.row_checks import present
from ipcity.domain.rights import hooks
from ipcity.store.ledgers import LedgerRow, name_of


def doubts(row: LedgerRow, on: date) -> tuple[str, ...]:
    """Sentences, each naming its field; the same that the work list of data quality would bring."""
    model, values = type(row), present(row)
    assumed = assumptions_of(row.district_id)
    found = (*hooks.problems(name_of(model), values, on, assumed), *odd_days(model, values, on))
    labels = ((label_of(model, one.field), one.message) for one in found)
    return tuple(
        dict.fromkeys(said if label in said else f"{label}：{said}" for label, said in labels)
    )
