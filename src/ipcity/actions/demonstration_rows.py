"""Invented sheets into ledger rows: references found by their words, each row with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models, transaction

from ipcity.actions import files
from ipcity.actions.demonstration_files import FIRST_LINE, Columns, columns_of, workbooks
from ipcity.actions.invented import InventedSheet, Invention
from ipcity.actions.row_batches import Batch, StagedRow
from ipcity.domain.access import Verb
from ipcity.domain.rights.hooks import normalised
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.models.files import StoredFile
from ipcity.store.models.imports import Import
from ipcity.store.models.units import Unit

Step = Callable[[int, int | None, str], None]
VENDOR = "演示数据"
# what a text beside a reference is looked up by
_NAMED = ("name", "former_names", "application_number", "number")


@dataclass
class References:
    """Ids by the words under which rows speak of other rows: ``model → words → id``."""

    units: Mapping[str, int]
    rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def remember(self, model: str, values: Mapping[str, object], pk: int) -> None:
        known = self.rows.setdefault(model, {})
        for name in _NAMED:
            value = values.get(name)
            for words in value if isinstance(value, list) else [value]:
                if words:
                    known.setdefault(str(words), pk)

    def find(self, column: models.Field[object, object], words: object) -> int | None:
        """The id that ``words`` mean for this reference; None where nothing is called so."""
        target = column.related_model
        if not words or not isinstance(target, type):
            return None
        if target is Unit:
            return self.units.get(str(words))
        return self.rows.get(target.__name__, {}).get(str(words))


@dataclass(frozen=True)
class Bringing:
    """Where the rows go, and who brought them when."""

    district: int
    unit: int | None
    person: int
    at: datetime


def keep(invention: Invention, by: Bringing, step: Step) -> dict[str, int]:
    """Files, imports and rows of ``invention``; how many rows each ledger received.

    Part of a larger action: call it outside a transaction. Rows are staged first and copied in one
    short transaction.
    """
    references = References(
        dict(Unit.objects.filter(district=by.district).values_list("name", "pk"))
    )
    total = sum(len(sheet.rows) for sheet in invention.sheets)
    done, counts = 0, {}
    made = _files(invention, by)
    with Batch(district=by.district, person=by.person, at=by.at) as batch:
        for sheet in invention.sheets:
            step(done, total, sheet.title)
            columns = columns_of(sheet)
            ids = batch.reserve(sheet.ledger, len(sheet.rows))
            _remember(references, columns, sheet, ids)
            rows = _staged(sheet, columns, references, ids, made[sheet.title], by.unit)
            counts[sheet.ledger] = batch.add(sheet.ledger, rows)
            done += len(sheet.rows)
        step(total, total, "写入")
        with transaction.atomic():
            batch.write()
    return counts


def clear(district: int) -> None:
    """Drop the files and imports of an attempt that ended before its rows were written."""
    with transaction.atomic():
        Import.objects.filter(district=district).delete()
        StoredFile.objects.filter(district=district, verb=Verb.READ_LEDGERS).delete()


def _files(invention: Invention, by: Bringing) -> dict[str, int]:
    """Keep each workbook and an import for each of its sheets; import ids by the sheet's title."""
    made = {}
    for name, content, sheets in workbooks(invention.sheets):
        with transaction.atomic():
            kept = files.keep(
                district=by.district,
                name=name,
                content=content,
                actor=None,
                at=by.at,
                verb=Verb.READ_LEDGERS,
                unit=by.unit,
            )
            for sheet in sheets:
                made[sheet.title] = Import.objects.create(
                    district_id=by.district,
                    unit_id=by.unit,
                    person_id=by.person,
                    ledger=sheet.ledger,
                    file=kept,
                    file_name=kept.name,
                    vendor=VENDOR,
                    state=Import.State.DONE,
                    mapping=columns_of(sheet).mapping(sheet),
                    counts={"new": len(sheet.rows), "changed": 0, "same": 0, "refused": 0},
                    begun_at=by.at,
                    done_at=by.at,
                ).pk
    return made


def _remember(references: References, columns: Columns, sheet: InventedSheet, ids: range) -> None:
    for row, pk in zip(sheet.rows, ids, strict=True):
        references.remember(columns.model.__name__, row, pk)


def _staged(
    sheet: InventedSheet,
    columns: Columns,
    references: References,
    ids: range,
    source: int,
    unit: int | None,
) -> Iterator[StagedRow]:
    links = _links(columns)
    with_key = any(each.name == "match_key" for each in columns.model._meta.concrete_fields)
    for line, (row, pk) in enumerate(zip(sheet.rows, ids, strict=True), FIRST_LINE):
        values = {name: value for name, value in row.items() if value is not None}
        found = {column.attname: references.find(column, row.get(words)) for column, words in links}
        values = {n: v for n, v in values.items() if n not in {c.name for c, _ in links}}
        values = normalised(sheet.ledger, values)
        if with_key:
            values["match_key"] = match_key(str(row["name"]))
        values |= {name: pk_found for name, pk_found in found.items() if pk_found}
        yield StagedRow(pk, values | {"unit_id": unit}, sheet=sheet.title, line=line, source=source)


def _links(columns: Columns) -> list[tuple[models.Field[object, object], str]]:
    """Each reference of the ledger with the field that holds its words."""
    named = {each.name for each in columns.fields}
    found = []
    for column in columns.model._meta.concrete_fields:
        words = (column.name, f"{column.name}_name", f"{column.name}_number")
        held = next((name for name in words if name in named), None)
        if column.is_relation and held is not None:
            found.append((column, held))
    return found
