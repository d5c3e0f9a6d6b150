"""Which columns of a ledger's row a case on the desk keeps up to date: nobody types over them."""

from __future__ import annotations

from collections.abc import Iterable

from ipcity.domain.cases.declarations import Kind
from ipcity.domain.cases.kinds import kinds
from ipcity.domain.errors import Refused
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.proceedings import Proceeding


def refuse_driven(row: LedgerRow, changed: Iterable[str]) -> None:
    """Columns that a case on the desk keeps up to date are not typed over in the ledger."""
    ledger = name_of(type(row))
    if ledger not in {each.ledger for each in kinds()}:
        return
    held = Proceeding.objects.filter(ledger=ledger, row=row.pk).first()
    driven = sorted(set(changed) & _driven(held.declared)) if held else []
    if held and driven:
        labels = {each.name: str(each.verbose_name) for each in facts(type(row))}
        told = "、".join(labels[name] for name in driven)
        raise Refused(
            "driven-row",
            f"{told}由案件“{held.number}”的办理自动更新，请到案件中办理。",
            "案件办理",
        )


def _driven(kind: Kind) -> frozenset[str]:
    """Every column that some move or clock of the kind writes."""
    sets = {column for move in kind.moves for column, _ in move.sets}
    starts = (*kind.opens, *(each for move in kind.moves for each in move.starts))
    return frozenset(sets | {each.column for each in starts if each.column} | {"number"})
