"""Rows of the ledgers as Arrow batches for the lake, and the marks by which changes are found.

A mark covers ``BUCKET`` neighbouring ids: how many rows there are, the sum of their ids, the sum of
their versions, and how many stand. Versions only rise, so a row that was entered, changed, voided or
restored moves its mark; only the rows of moved marks are read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import time
from typing import Any

import pyarrow as pa
from django.apps import apps
from django.db import connections, models, transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Cast

from ipcity.store.ledgers import LedgerRow, facts, ledgers

BUCKET = 4096
CHUNK = 4096
VERSION = "row_version"
Mark = list[int]
Marks = dict[str, Mark]

_KINDS: tuple[tuple[type[models.Field[Any, Any]], pa.DataType], ...] = (
    (models.BooleanField, pa.bool_()),
    (models.IntegerField, pa.int64()),
    (models.DateTimeField, pa.timestamp("us", tz="UTC")),
    (models.DateField, pa.date32()),
    (models.TimeField, pa.string()),
    (models.CharField, pa.string()),
    (models.TextField, pa.string()),
    (models.JSONField, pa.string()),
)


class Source:
    """One table of the lake: the model it comes from and the columns it takes."""

    def __init__(self, name: str, model: type[models.Model]) -> None:
        self.name = name
        self.model = model
        self.is_ledger = issubclass(model, LedgerRow)
        if issubclass(model, LedgerRow):
            fields = [model._meta.pk, model._meta.get_field("version"), *facts(model)]
            names = ["id", VERSION, *(f.attname for f in facts(model))]
        else:
            fields = [f for f in model._meta.concrete_fields if f.name != "district"]
            names = [f.attname for f in fields]
        self._fields = fields
        self.schema = pa.schema([(n, _type(f)) for n, f in zip(names, fields, strict=True)])

    def rows(self, alias: str, district: int) -> models.QuerySet[models.Model]:
        """Every row of the district that was ever entered and not deleted."""
        found = self.model._default_manager.using(alias)
        has_district = any(f.name == "district" for f in self.model._meta.concrete_fields)
        return found.filter(district=district) if has_district else found.all()

    def standing(self, alias: str, district: int) -> models.QuerySet[models.Model]:
        rows = self.rows(alias, district)
        return rows.filter(voided_at=None) if self.is_ledger else rows

    def marks(self, alias: str, district: int) -> Marks:
        """Per bucket of ids: rows, sum of ids, sum of versions, standing rows."""
        whole = self.rows(alias, district).order_by()
        version: Any = Sum("version") if self.is_ledger else Count("pk")
        void = Q(voided_at=None) if self.is_ledger else Q()
        grouped = (
            whole.annotate(bucket=Cast(F("pk") / BUCKET, models.BigIntegerField()))
            .values("bucket")
            .annotate(
                n=Count("pk"), ids=Sum("pk"), versions=version, stand=Count("pk", filter=void)
            )
        )
        found = grouped.values_list("bucket", "n", "ids", "versions", "stand").order_by("bucket")
        return {str(int(b)): [int(n), int(i), int(v), int(s)] for b, n, i, v, s in found}

    def batches(
        self, alias: str, district: int, within: Sequence[range] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Standing rows by id, all or those whose ids lie ``within``; never all in memory."""
        rows = self.standing(alias, district).order_by("pk")
        names = [field.attname for field in self._fields]
        parts = (
            [rows]
            if within is None
            else [rows.filter(pk__gte=ids.start, pk__lt=ids.stop) for ids in within]
        )
        for part in parts:
            found = part.values_list(*names).iterator(chunk_size=CHUNK)
            while chunk := [row for _, row in zip(range(CHUNK), found, strict=False)]:
                yield self._batch(chunk)

    def _batch(self, chunk: Sequence[tuple[object, ...]]) -> pa.RecordBatch:
        columns = zip(*chunk, strict=True)
        arrays = [
            pa.array(_plain(column, field), kind.type)
            for column, field, kind in zip(columns, self._fields, self.schema, strict=True)
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=self.schema)


def sources() -> dict[str, Source]:
    """Every ledger, and every other model that names a ``LAKE_TABLE``."""
    found = {name: Source(name, model) for name, model in ledgers().items()}
    for model in apps.get_app_config("store").get_models():
        name = getattr(model, "LAKE_TABLE", "")
        if name:
            found[name] = Source(name, model)
    return found


def shape() -> str:
    """The hash of all tables and columns: another one asks for new files."""
    text = json.dumps({n: [[f.name, str(f.type)] for f in s.schema] for n, s in sources().items()})
    return hashlib.sha256(text.encode()).hexdigest()


def moved(before: Marks, after: Marks) -> list[range]:
    """The ids whose marks differ, neighbouring buckets as one range."""
    buckets = sorted(int(b) for b in {*before, *after} if before.get(b) != after.get(b))
    found: list[range] = []
    for bucket in buckets:
        ids = range(bucket * BUCKET, (bucket + 1) * BUCKET)
        if found and found[-1].stop == ids.start:
            found[-1] = range(found[-1].start, ids.stop)
        else:
            found.append(ids)
    return found


@contextmanager
def reading() -> Iterator[str]:
    """One moment of the database, while others go on writing; nothing may be written inside.

    Inside a transaction it is what that transaction sees.
    """
    connection = connections["default"]
    if connection.in_atomic_block:
        yield "default"
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield "default"
    else:
        connection.ensure_connection()
        usual = connection.transaction_mode
        # BEGIN IMMEDIATE would keep every writer waiting
        connection.transaction_mode = None
        try:
            with transaction.atomic():
                yield "default"
        finally:
            connection.transaction_mode = usual


def _type(field: models.Field[Any, Any]) -> pa.DataType:
    if isinstance(field, models.ForeignKey):
        return _type(field.target_field)
    if isinstance(field, models.DecimalField):
        return pa.decimal128(field.max_digits, field.decimal_places)
    for kind, found in _KINDS:
        if isinstance(field, kind):
            return found
    raise TypeError(f"{field.model.__name__}.{field.name}: no column type for the lake")


def _plain(column: Sequence[object], field: models.Field[Any, Any]) -> Sequence[object]:
    if isinstance(field, models.JSONField):
        return [None if v is None else json.dumps(v, ensure_ascii=False) for v in column]
    if isinstance(field, models.TimeField):
        return [v.isoformat() if isinstance(v, time) else None for v in column]
    return column
