"""Rows of any model as lines of text that no engine has a say in, and back.

The first line names the columns, each other line is one row as a JSON array. Times are UTC with
microseconds, so that the audit chain still computes. ``Digest`` does not depend on the order of
rows: two databases that sort text differently still agree on what they hold.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import IO, Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connections, models

BATCH = 500


@dataclass(frozen=True)
class Digest:
    """How many rows, and the sum of their hashes."""

    count: int
    sum: str


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def lines(model: type[models.Model], alias: str) -> Iterator[bytes]:
    """Every row of ``model`` as one line, read in a stream."""
    names = [field.attname for field in columns(model)]
    rows = model._base_manager.using(alias).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        written = json.dumps(
            list(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
        )
        yield written.encode() + b"\n"


def dump(model: type[models.Model], alias: str, stream: IO[bytes]) -> Digest:
    """Write every row of ``model`` to ``stream``; what was written, as a digest."""
    names = [field.attname for field in columns(model)]
    stream.write(json.dumps(names).encode() + b"\n")
    total = _Sum()
    for line in lines(model, alias):
        total.add(line)
        stream.write(line)
    return total.digest()


def digest(model: type[models.Model], alias: str) -> Digest:
    total = _Sum()
    for line in lines(model, alias):
        total.add(line)
    return total.digest()


def load(model: type[models.Model], alias: str, stream: IO[bytes]) -> int:
    """Insert every row of ``stream`` as it is: no defaults, no times of now, no signals."""
    by_name = {field.attname: field for field in columns(model)}
    fields = [by_name[name] for name in json.loads(stream.readline())]
    operations = connections[alias].ops
    count = 0
    rows = iter(stream)
    while some := list(islice(rows, BATCH)):
        made = [_instance(model, fields, json.loads(line)) for line in some]
        size = max(1, operations.bulk_batch_size(fields, made))
        for at in range(0, len(made), size):
            part = made[at : at + size]
            model._base_manager.using(alias)._insert(part, fields=fields, using=alias, raw=True)
        count += len(made)
    return count


def empty(found: Iterable[type[models.Model]], alias: str) -> None:
    """Take out rows that migrations put in, before the archived ones come; children first."""
    for model in found:
        if model._base_manager.using(alias).exists():
            model._base_manager.using(alias).all()._raw_delete(alias)


def reset_sequences(found: Sequence[type[models.Model]], alias: str) -> None:
    """Continue numbering after the highest row of each table."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(found)):
            cursor.execute(statement)


class _Sum:
    def __init__(self) -> None:
        self._count = 0
        self._sum = 0

    def add(self, line: bytes) -> None:
        self._count += 1
        self._sum += int.from_bytes(hashlib.sha256(line).digest(), "big")

    def digest(self) -> Digest:
        return Digest(self._count, f"{self._sum % (1 << 256):064x}")


def _instance(
    model: type[models.Model], fields: Sequence[models.Field[Any, Any]], values: Sequence[object]
) -> models.Model:
    named = {
        field.attname: None if value is None else _python(field, value)
        for field, value in zip(fields, values, strict=True)
    }
    return model(**named)


def _python(field: models.Field[Any, Any], value: object) -> object:
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"no text form for {type(value).__name__}")
