"""What the API says of ledgers: the shapes of its answers and questions, and rows put into them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from ninja import Schema
from pydantic import Field

from ipcity.actions import rows as keeping
from ipcity.actions.row_states import Plain, plain
from ipcity.api.answers import Day
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.row_files import RowFile
from ipcity.store.models.row_histories import RowHistory


class LedgerOut(Schema):
    name: str
    label: str
    group: str
    count: int
    exact: bool
    changed_at: datetime | None


class LedgerFields(Schema):
    """``row`` is the JSON Schema of a row's values; ``export`` leads to the whole ledger as a file."""

    name: str
    label: str
    group: str
    row: dict[str, Any]
    keys: list[list[str]]
    export: str | None


class SourceOut(Schema):
    id: int
    sheet: str
    row: int | None


class RowOut(Schema):
    id: int
    version: int
    label: str
    values: dict[str, Any]
    source: SourceOut | None
    entered_at: datetime
    changed_at: datetime
    voided_at: datetime | None
    voided_reason: str


class RowsOut(Schema):
    """``next`` goes into ``before`` for the rows after these; ``exact`` False: about ``count``."""

    items: list[RowOut]
    count: int
    exact: bool
    next: int | None


class StateOut(Schema):
    version: int
    act: str
    known_from: datetime
    known_until: datetime | None
    person_id: int | None
    reason: str
    source_id: int | None
    source_sheet: str
    source_row: int | None
    is_void: bool
    values: dict[str, Any]


class FileOut(Schema):
    id: int
    name: str
    size: int
    address: str
    attached_at: datetime


class RowIn(Schema):
    unit: int | None = None
    values: dict[str, Any]
    reason: str = Field("", max_length=300)
    historic: bool = False


class ChangeIn(Schema):
    version: int
    values: dict[str, Any]
    reason: str = Field("", max_length=300)
    historic: bool = False


class TurnIn(Schema):
    version: int
    reason: str = Field(max_length=300)


class ChosenRow(Schema):
    id: int
    version: int


class ManyIn(Schema):
    rows: list[ChosenRow] = Field(max_length=keeping.MOST_AT_ONCE)
    values: dict[str, Any]
    reason: str = Field("", max_length=300)
    dry_run: bool = False


class ForeseenOut(Schema):
    id: int
    old: dict[str, Any]
    new: dict[str, Any]
    refusal: str


class ManyOut(Schema):
    changed: int
    rows: list[ForeseenOut]


class Wanted(Schema):
    """``q`` words; ``from``/``to`` days of the ledger's date; ``known`` an earlier day; any facet."""

    q: str = ""
    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")
    known: Day | None = None
    void: bool = False
    before: int | None = Field(None, ge=1, le=10**15)
    limit: int = Field(100, ge=1, le=1000)


def row_out(row: LedgerRow) -> dict[str, Any]:
    source = row.source_id and {
        "id": row.source_id,
        "sheet": row.source_sheet,
        "row": row.source_row,
    }
    return {
        "id": row.pk,
        "version": row.version,
        "label": str(row),
        "values": values_out(
            type(row), {f.attname: getattr(row, f.attname) for f in facts(type(row))}
        ),
        "source": source or None,
        "entered_at": row.entered_at,
        "changed_at": row.changed_at,
        "voided_at": row.voided_at,
        "voided_reason": row.voided_reason,
    }


def values_out(model: type[LedgerRow], by_column: Mapping[str, object]) -> dict[str, Plain]:
    """By field name; personal fields masked."""
    found = {}
    for field in facts(model):
        value = by_column.get(field.attname)
        mask = model.PERSONAL.get(field.name)
        found[field.name] = mask(str(value)) if mask and value else plain(value)
    return found


def plain_values(values: Mapping[str, object]) -> dict[str, Plain]:
    return {name: plain(value) for name, value in values.items()}


def state_out(model: type[LedgerRow], state: RowHistory) -> dict[str, Any]:
    named = (
        "act known_from known_until person_id reason source_id source_sheet source_row is_void"
    ).split()
    told = {name: getattr(state, name) for name in named}
    return told | {"version": state.row_version, "values": values_out(model, state.values)}


def file_out(kept: RowFile) -> dict[str, Any]:
    return {
        "id": kept.file_id,
        "name": kept.file.name,
        "size": kept.file.size,
        "address": reverse("file", args=[kept.file_id]),
        "attached_at": kept.attached_at,
    }
