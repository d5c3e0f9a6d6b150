"""Worked tables as values: text tables between bars, typed by the ledgers' own columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyarrow as pa
import yaml

from ipcity.domain.indicators import Context
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.reference_tables import ReferenceEntry
from ipcity.store.shapes import shapes

HERE = Path(__file__).parent
FAMILIES = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))
CONTEXT = Context(date(2023, 12, 31), 2024, 2026, "青屿区", district_region=1)
NOTHING = "无数据"
TYPES = {
    "text": pa.string(), "choice": pa.string(), "integer": pa.int64(), "date": pa.date32(),
    "decimal": pa.decimal128(22, 4), "boolean": pa.bool_(), "reference": pa.int64(),
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """``apart``: the figures shown beside the value; ``by`` and ``key`` only for a split."""

    indicator: str
    on: date
    value: Decimal | None
    apart: dict[str, Decimal | None]
    by: str = ""
    key: str = ""


@dataclass(frozen=True)
class Worked:
    about: str
    tables: dict[str, pa.Table]
    expected: tuple[Expected, ...]
    split: tuple[Expected, ...]


@cache
def worked(family: str) -> Worked:
    written = yaml.safe_load((HERE / f"{family}.yaml").read_text("utf-8"))
    return Worked(
        written["about"],
        {name: ledger_table(name, rows_of(text)) for name, text in written["tables"].items()},
        tuple(_expected(row) for row in rows_of(written["expect"])),
        tuple(_expected(row) for row in rows_of(written.get("split", ""))),
    )


def rows_of(text: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def ledger_table(name: str, rows: list[dict[str, str]]) -> pa.Table:
    """Every column of the ledger; one that the table leaves out stands at the model's default."""
    if name == "strategic_rules":
        return pa.table({"id": pa.array([int(r["id"]) for r in rows])} | _texts(rows))
    columns = {"id": pa.array([int(row["id"]) for row in rows], pa.int64())}
    shape, model = shapes()[name].columns, ledgers()[name]
    unknown = set(rows[0]) - set(shape) - {"id"}
    assert unknown == set()
    for field in facts(model):
        kind = shape[field.attname].kind
        given = [_typed(row.get(field.attname, ""), kind, field) for row in rows]
        columns[field.attname] = pa.array(given, TYPES[kind])
    return pa.table(columns)


def _texts(rows: list[dict[str, str]]) -> dict[str, pa.Array]:
    names = [f.attname for f in ReferenceEntry._meta.concrete_fields if f.attname in rows[0]]
    return {n: pa.array([r[n] for r in rows], pa.string()) for n in names if n != "id"}


def _typed(text: str, kind: str, field: object) -> object:
    if text == "":
        default = field.get_default()
        return default if isinstance(default, bool) else "" if kind in ("text", "choice") else None
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "decimal":
        return Decimal(text)
    if kind == "boolean":
        return {"yes": True, "no": False}[text]
    return int(text) if kind in ("integer", "reference") else text


def _expected(row: dict[str, str]) -> Expected:
    pairs = [pair.split("=") for pair in row.get("apart", "").split()]
    return Expected(
        row["indicator"],
        date.fromisoformat(row["on"]),
        number(row["value"]),
        {name: number(text) for name, text in pairs},
        row.get("by", ""),
        row.get("key", ""),
    )


def number(text: str) -> Decimal | None:
    return None if text == NOTHING else Decimal(text)
