"""The row of the clues' ledger that a received exchange file becomes."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions import row_checks, row_links, rows, snapshots
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import LedgerRow
from ipcity.store.models.clues import Clue
from ipcity.store.models.exchange_files import ExchangeFile
from ipcity.store.models.row_histories import RowHistory


def enter_clue(file: ExchangeFile, actor: Actor, at: datetime) -> LedgerRow:
    """A new clue with its origin; part of taking the file, which writes the audit entry."""
    values = {
        "number": f"协作{day_of(at):%Y%m%d}-{file.pk}",
        "received_on": day_of(at),
        "source_kind": Clue.Source.DISTRICT,
        "subject": file.subject,
        "suspect_name": file.facts.get("suspect_name", ""),
        "place": file.facts.get("place", ""),
        "unit": file.unit_id,
    }
    found = row_checks.merged(Clue, None, values)
    row_checks.refuse_wrong(Clue, found, day_of(at), file.district_id)
    row_checks.refuse_same(Clue, found, actor, file.district_id)
    row = rows.new_row(Clue, found, actor, at)
    row.district_id = file.district_id
    rows.write_new(row, found, actor)
    why = f"协作文件：{file.partner.name} {file.get_kind_display()} {file.letter_id}"
    record_state(row, Origin(RowHistory.Act.ENTERED, at, actor, why[:300]))
    row_links.point_to((row,), at)
    snapshots.mark_changed(row.district_id, at)
    return row
