"""Small hand-made tables, parts and indicators for the lake's own tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import ibis
import pyarrow as pa

AT = None
MARKS = pa.schema(
    [
        ("id", pa.int64()),
        ("row_version", pa.int64()),
        ("holder", pa.string()),
        ("kind", pa.string()),
        ("started_on", pa.date32()),
        ("ended_on", pa.date32()),
        ("amount", pa.decimal128(18, 2)),
        ("unit_id", pa.int64()),
        ("region_id", pa.int64()),
    ]
)


@dataclass(frozen=True)
class Part:
    name: str
    contributions: ibis.Table
    aggregate: str
    day: Callable[[date], date] = lambda on: on
    empty_is_none: bool = True


@dataclass(frozen=True)
class Indicator:
    """Parts made by ``build``; the value is the first part's, or numerator over denominator."""

    code: str
    build: Callable[[Mapping[str, ibis.Table]], tuple[Part, ...]]

    def parts(self, tables: Mapping[str, ibis.Table], context: object) -> tuple[Part, ...]:
        return self.build(tables)

    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None:
        if "denominator" in values:
            top, bottom = values["numerator"], values["denominator"]
            return None if top is None or not bottom else (top / bottom).quantize(Decimal("0.0001"))
        return next(iter(values.values()))


def contributions(table: ibis.Table, *conditions: ibis.Value, **columns: ibis.Value) -> ibis.Table:
    """The contract's columns over a table shaped like MARKS."""
    chosen = {
        "ledger": ibis.literal("marks"),
        "row": table.id,
        "start": table.started_on,
        "end": table.ended_on,
        "amount": table.amount.cast("decimal(38, 6)"),
        "subject": table.holder,
        "unit": table.unit_id,
        "region": table.region_id,
        "split": table.kind,
        **columns,
    }
    rows = table.filter(*conditions) if conditions else table
    return rows.filter(rows.started_on.notnull()).select(**chosen)


def counted(code: str = "count", **part: object) -> Indicator:
    return Indicator(code, lambda t: (Part("value", contributions(t["marks"]), "count", **part),))


def summed(code: str = "sum") -> Indicator:
    return Indicator(code, lambda t: (Part("value", contributions(t["marks"]), "sum"),))


def distinct(code: str = "distinct") -> Indicator:
    return Indicator(code, lambda t: (Part("value", contributions(t["marks"]), "distinct"),))


def batch(rows: list[tuple], schema: pa.Schema = MARKS) -> list[pa.RecordBatch]:
    columns = list(zip(*rows, strict=True)) if rows else [[] for _ in schema]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
    return [pa.RecordBatch.from_arrays(arrays, schema=schema)]
