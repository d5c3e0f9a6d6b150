"""From the staging file to the ledgers: new organisations first, then new and changed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
        ids = batch.reserve(name_of(model), staged.counts()[Status.NEW])
        own = _own_organisations(staged, ids) if model is Organisation else {}
        organisations = _new_organisations(batch, staged, own)
        total = staged.counts()[Status.NEW] + staged.counts()[Status.CHANGED]
        lines = _telling(_rows(iter(ids), model, staged, organisations), total, step)
        batch.add(name_of(model), lines)
        step(total, total, "写入台账")
        yield batch


def take_doubts(imported: Import, staged: Staged, at: datetime) -> int:
    """Put names that may be a known organisation into the queue for people; part of writing."""
    doubts = [(d.name, d.uscc, d.candidate, d.score, d.reason) for d in staged.doubts()]
    return organisation_pairs.queue(
        district=imported.district_id, doubts=doubts, source=imported.pk, at=at
    )


def _own_organisations(staged: Staged, ids: Sequence[int]) -> dict[object, int]:
    """Code and name of every organisation that is a new row of the file itself → its id."""
    found: dict[object, int] = {}
    for line, number in zip(staged.lines(Status.NEW), ids, strict=True):
        for key in _names(line.new):
            found.setdefault(key, number)
    return found


def _names(values: Mapping[str, object]) -> list[object]:
    return [key for key in (values.get("uscc"), values.get("match_key") or values["name"]) if key]


def _new_organisations(batch: Batch, staged: Staged, own: Mapping[object, int]) -> dict[int, int]:
    """Stage the organisations that the file names first; their ids by their number in the file.

    Those in ``own``, rows of the file themselves, are not staged a second time.
    """
    ledger = name_of(Organisation)
    numbers: dict[int, int] = {}
    fresh: list[tuple[int, Mapping[str, Any]]] = []
    for each in staged.organisations():
        values = hooks.normalised(ledger, {"name": each.name, "uscc": each.uscc})
        known = next((own[key] for key in _names(values) if key in own), None)
        if known is None:
            fresh.append((each.number, values))
        else:
            numbers[each.number] = known
    ids = batch.reserve(ledger, len(fresh))
    numbers |= {number: pk for (number, _), pk in zip(fresh, ids, strict=True)}
    batch.add(ledger, (StagedRow(numbers[number], values) for number, values in fresh))
    return numbers


def _rows(
    ids: Iterator[int], model: type[LedgerRow], staged: Staged, organisations: Mapping[int, int]
) -> Iterator[StagedRow]:
    fields = {field.attname: field for field in facts(model)}
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
