"""From the staging file to the ledgers: new organisations first, then new and changed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from ipcity.actions import organisation_pairs
from ipcity.actions.import_fields import AnyField, from_plain
from ipcity.actions.import_staging import Line, Staged, Status
from ipcity.actions.row_batches import Batch, StagedRow
from ipcity.domain.access import Actor
from ipcity.domain.rights import hooks
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.imports import Import
from ipcity.store.models.organisations import Organisation

Step = Callable[[int, int | None, str], None]
OFTEN = 2000


@contextmanager
def staged_batch(
    imported: Import,
    model: type[LedgerRow],
    staged: Staged,
    actor: Actor,
    at: datetime,
    step: Step,
) -> Iterator[Batch]:
    """Everything that is to be written, prepared outside the transaction."""
    with Batch(
        district=imported.district_id, person=actor.person, at=at, source=imported.pk
    ) as batch:
        organisations = _new_organisations(batch, staged)
        total = staged.counts()[Status.NEW] + staged.counts()[Status.CHANGED]
        lines = _telling(_rows(batch, model, staged, organisations), total, step)
        batch.add(name_of(model), lines)
        step(total, total, "写入台账")
        yield batch


def take_doubts(imported: Import, staged: Staged, at: datetime) -> int:
    """Put names that may be a known organisation into the queue for people; part of writing."""
    doubts = [(d.name, d.uscc, d.candidate, d.score, d.reason) for d in staged.doubts()]
    return organisation_pairs.queue(
        district=imported.district_id, doubts=doubts, source=imported.pk, at=at
    )


def _new_organisations(batch: Batch, staged: Staged) -> dict[int, int]:
    """Stage the organisations that the file names first; their ids by their number in the file."""
    found = staged.organisations()
    ledger = name_of(Organisation)
    numbers = dict(zip((o.number for o in found), batch.reserve(ledger, len(found)), strict=True))
    batch.add(
        ledger,
        (
            StagedRow(
                numbers[each.number],
                hooks.normalised(ledger, {"name": each.name, "uscc": each.uscc}),
            )
            for each in found
        ),
    )
    return numbers


def _rows(
    batch: Batch, model: type[LedgerRow], staged: Staged, organisations: Mapping[int, int]
) -> Iterator[StagedRow]:
    fields = {field.attname: field for field in facts(model)}
    ids = iter(batch.reserve(name_of(model), staged.counts()[Status.NEW]))
    for line in staged.lines(Status.NEW):
        known = {name: organisations[n] for name, n in line.pending.items()}
        values = {**line.new, **known} if known else line.new
        yield StagedRow(next(ids), values, is_plain=True, **_origin(line))
    for line in staged.lines(Status.CHANGED):
        yield _changed(line, fields, organisations)


def _changed(
    line: Line, fields: Mapping[str, AnyField], organisations: Mapping[int, int]
) -> StagedRow:
    values = {name: from_plain(fields[name], value) for name, value in line.new.items()}
    values.update({name: organisations[number] for name, number in line.pending.items()})
    return StagedRow(line.row or 0, values, line.seen, **_origin(line))


def _origin(line: Line) -> dict[str, Any]:
    """Where the row stands in the file, as the history keeps it."""
    return {
        "sheet": line.sheet[:120], "line": line.line, "table": line.table, "cells": line.places,
        "doubts": line.doubts,
    }  # fmt: skip


def _telling(rows: Iterator[StagedRow], total: int, step: Step) -> Iterator[StagedRow]:
    for count, row in enumerate(rows):
        if count % OFTEN == 0:
            step(count, total, "准备写入")
        yield row
