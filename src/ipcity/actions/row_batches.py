"""Writing many ledger rows at once: prepared outside any transaction, then only copied.

``Batch.add`` puts finished rows into a table of the connection's own (a temporary one: nobody else
sees it, and it dies with the process); ``Batch.write`` copies rows and their history from there by a
handful of statements inside the caller's transaction, so that the write lock is held for seconds.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Self

from django.db import connection, transaction

from ipcity.actions import snapshots
from ipcity.actions.row_batches_sql import Stage, reserve_ids
from ipcity.domain.errors import Refused
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.row_histories import RowHistory

CHUNK = 800
NAMED = 10
BASIS = "导入期间他人改动的保护"


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One row as it is to be.

    ``values`` go by field name or ``attname`` (foreign keys by id) in Python types. A new row
    (``seen`` 0) has an ``id`` from ``Batch.reserve`` and takes defaults for what is left out; a
    changed row gives only what changes, and ``seen`` is the version it was compared with. ``voided``:
    the reason if the row is to be void, "" if it is to stand, None as it is. ``at`` and ``source``
    overrule the batch's. ``table``, ``cells``, ``doubts`` and ``reason`` go into the history as
    ``RowHistory`` has them. ``is_plain``: the values of a new row go by ``attname`` in the form of the
    history already (dates and decimals as text), and are written without another change of form.
    """

    id: int
    values: Mapping[str, object]
    seen: int = 0
    sheet: str = ""
    line: int | None = None
    voided: str | None = None
    at: datetime | None = None
    source: int | None = None
    is_plain: bool = False
    table: int | None = None
    cells: Mapping[str, str] | None = None
    doubts: Sequence[Sequence[str]] | None = None
    reason: str = ""


@dataclass(frozen=True)
class Counts:
    """What one ledger received."""

    new: int
    changed: int


class Conflict(Refused):
    """Rows that somebody changed or entered meanwhile; ``rows`` are (ledger, id, label)."""

    def __init__(self, rows: Sequence[tuple[str, int, str]]) -> None:
        shown = "、".join(f"“{label}”" for _, _, label in rows[:NAMED])
        more = "等" if len(rows) > NAMED else ""
        super().__init__(
            "rows-changed",
            f"{shown}{more}在比对之后被他人改动或录入，本次没有写入任何行。请重新比对后再确认。",
            BASIS,
        )
        self.rows = tuple(rows)


class Batch(AbstractContextManager["Batch"]):
    """Rows of one district on their way into one or more ledgers.

    ``person`` is the id of who enters them, ``source`` of the ``Import`` they come from. Use as a
    context: leaving it drops what was staged.
    """

    def __init__(
        self,
        *,
        district: int,
        person: int | None,
        at: datetime,
        source: int | None = None,
        act: RowHistory.Act = RowHistory.Act.IMPORTED,
    ) -> None:
        self.district, self.person, self.at = district, person, at
        self.source, self.act = source, act
        self._token = secrets.token_hex(4)
        self._stages: dict[str, Stage] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stage in self._stages.values():
            stage.drop()
        self._stages.clear()

    @staticmethod
    def reserve(ledger: str, count: int) -> range:
        """``count`` ids for new rows of ``ledger``; unused ones leave a harmless gap."""
        return reserve_ids(ledgers()[ledger], count)

    def add(self, ledger: str, rows: Iterable[StagedRow]) -> int:
        """Stage ``rows`` outside any transaction; how many. May be called again for more."""
        stage = self._stage(ledger)
        count, left = 0, iter(rows)
        while some := list(islice(left, CHUNK)):
            stage.insert(self._finished(stage, some))
            count += len(some)
        return count

    def write(self) -> dict[str, Counts]:
        """Copy everything staged, inside the caller's transaction; Conflict writes nothing."""
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError("write belongs into a transaction")
        for stage in self._stages.values():
            stage.settle()
        clashes = [row for stage in self._stages.values() for row in stage.clashes(NAMED + 1)]
        if clashes:
            raise Conflict(clashes)
        done = {}
        for ledger, stage in self._stages.items():
            new, changed = stage.copy()
            done[ledger] = Counts(new, changed)
        snapshots.mark_changed(self.district, self.at)
        return done

    def _stage(self, ledger: str) -> Stage:
        if ledger not in self._stages:
            model = ledgers()[ledger]
            self._stages[ledger] = Stage(model, self.district, self._token)
        return self._stages[ledger]

    def _finished(self, stage: Stage, rows: Sequence[StagedRow]) -> Iterator[tuple[object, ...]]:
        """Whole rows in the columns of the stage: what changes laid over what stands."""
        standing = _standing(stage.model, [row.id for row in rows if row.seen])
        for row in rows:
            if row.is_plain:
                whole = {**stage.plain_defaults, **row.values}
                yield stage.plain_line(self._bookkeeping(stage, row, whole), whole)
                continue
            by_column = {stage.attname(name): value for name, value in row.values.items()}
            known = standing.get(row.id) if row.seen else {}
            if row.seen:
                stage.moves(by_column, void=row.voided is not None)
            whole = {**stage.defaults, **(known or {}), **by_column}
            yield stage.line(self._bookkeeping(stage, row, whole), whole)

    def _bookkeeping(
        self, stage: Stage, row: StagedRow, whole: Mapping[str, object]
    ) -> dict[str, object]:
        at = row.at or self.at
        voided_at, reason = whole.get("voided_at"), whole.get("voided_reason") or ""
        if row.voided is not None:
            voided_at, reason = (at if row.voided else None), row.voided
        return {
            "id": row.id,
            "seen": row.seen,
            "district_id": self.district,
            "row_key": stage.key(whole) or f"id={row.id}",
            "source_id": row.source if row.source is not None else self.source,
            "source_sheet": row.sheet,
            "source_row": row.line,
            "entered_by_id": self.person,
            "entered_at": at,
            "changed_at": at,
            "voided_at": voided_at,
            "voided_reason": reason,
            "version": row.seen + 1,
            "act": str(self.act),
            "table": row.table,
            "cells": row.cells,
            "doubts": row.doubts,
            "why": row.reason or reason,
        }


def _standing(model: type[LedgerRow], ids: Sequence[int]) -> dict[int, dict[str, object]]:
    """The facts of these rows by column, as they stand now."""
    if not ids:
        return {}
    columns = [field.attname for field in facts(model)]
    rows = model._base_manager.filter(pk__in=ids).order_by("pk")
    found = rows.values("id", "voided_at", "voided_reason", *columns)
    return {row["id"]: row for row in found}
