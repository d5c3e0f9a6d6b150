"""The recognised tables of a file as plain values on the import's row, and what a person corrects."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from ipcity.actions import import_constants
from ipcity.actions.import_fields import specs
from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import Sheet, shown
from ipcity.domain.sheets.columns import Column
from ipcity.domain.sheets.recognising import Recognition, Table, remapped
from ipcity.papers.ledger_sheets import REASON
from ipcity.store.ledgers import LedgerRow
from ipcity.store.models.imports import ColumnMapping

BASIS = "导入的列对应"
SAMPLED = 3
# What a table on the import's row has beside the recogniser's own fields.
BESIDE = ("sheet", "use", "samples", "constants", "suggested")

Plain = dict[str, Any]


def plain_table(sheet: str, table: Table, *, use: bool) -> Plain:
    """A table as JSON: the recogniser's own fields, its sheet, and whether it is taken."""
    return {**asdict(table), "sheet": sheet, "use": use}


def table_of(plain: Mapping[str, Any]) -> Table:
    kept = {k: v for k, v in plain.items() if k not in BESIDE}
    columns = tuple(
        Column(**{**c, "alternatives": tuple(c["alternatives"])}) for c in kept.pop("columns")
    )
    kept["own"] = tuple(kept.get("own", ()))
    kept["headings"] = tuple(tuple(row) for row in kept["headings"])
    return Table(**{**kept, "columns": columns, "notes": tuple(kept["notes"])})


def digest_of(headings: Sequence[str]) -> str:
    """What tells one layout of columns from another; our own column of reasons does not count."""
    plain = ["".join(h.split()).casefold() for h in headings]
    return hashlib.sha256("\n".join(h for h in plain if h and h != REASON).encode()).hexdigest()


def headings_of(plain: Mapping[str, Any]) -> list[str]:
    return [str(column["heading"]) for column in plain["columns"]]


def remembered(district: int, ledger: str | None, headings: Sequence[str]) -> ColumnMapping | None:
    """What a person confirmed for a file with these headings."""
    rows = ColumnMapping.objects.filter(district_id=district, headings=digest_of(headings))
    if ledger:
        rows = rows.filter(ledger=ledger)
    return rows.order_by("-kept_at").first()


def recalled(plain: Plain, kept: ColumnMapping) -> Plain:
    """The table as it was confirmed for its headings, in their order; what was typed for the rows
    then is suggested."""
    table = table_of(plain)
    fields = {(heading, place): field for heading, place, field in kept.mapping["columns"]}
    chosen: dict[int, str | None] = {}
    times: dict[str, int] = {}
    for column in table.columns:
        place = times[column.heading] = times.get(column.heading, 0) + 1
        if (column.heading, place) in fields:
            chosen[column.index] = fields[column.heading, place]
    again = plain_table(plain["sheet"], remapped(table, chosen), use=plain["use"])
    return {**plain, **again, "suggested": kept.mapping.get("constants", {})}


def to_remember(plain: Mapping[str, Any]) -> Plain:
    """Heading, its how-manieth occurrence, field: of a table that a person confirmed; and what was
    typed for all of its rows. What was proposed and never answered is left out."""
    times: dict[str, int] = {}
    columns = []
    for column in plain["columns"]:
        place = times[column["heading"]] = times.get(column["heading"], 0) + 1
        if not column.get("proposed"):
            columns.append([column["heading"], place, column["field"]])
    return {"columns": columns, "constants": plain["constants"] or plain["suggested"]}


def corrected(
    model: type[LedgerRow],
    tables: Sequence[Plain],
    changes: Mapping[int, Mapping[str, Any]],
    district: int,
) -> list[Plain]:
    """``tables`` after the person's corrections: by table number ``use``, ``columns`` (column index →
    field, "" for none) and ``constants`` (field → what was typed for every row)."""
    known = {spec.name for spec in specs(model)}
    done = []
    for number, plain in enumerate(tables):
        change = changes.get(number, {})
        chosen = {int(index): field or None for index, field in change.get("columns", {}).items()}
        if strange := {f for f in chosen.values() if f} - known:
            raise Refused(
                "unknown-field", f"台账没有这些项目：{'、'.join(sorted(strange))[:200]}。", BASIS
            )
        if set(chosen) - {column["index"] for column in plain["columns"]}:
            raise Refused("unknown-column", "文件里没有这一列，请重新打开本页再选。", BASIS)
        use = bool(change.get("use", plain["use"]))
        kept = plain_table(plain["sheet"], remapped(table_of(plain), chosen), use=use)
        typed = change.get("constants", plain.get("constants", {}))
        constants = import_constants.checked(model, district, kept, typed) if use else {}
        suggested = {} if "constants" in change else plain.get("suggested", {})
        kept |= {"constants": constants, "suggested": suggested}
        done.append({**kept, "samples": plain.get("samples", {})})
    _refuse_twice(model, done)
    return done


def _refuse_twice(model: type[LedgerRow], tables: Sequence[Plain]) -> None:
    labels = {spec.name: spec.label for spec in specs(model)}
    taken = [plain for plain in tables if plain["use"]]
    if not taken:
        raise Refused("no-table", "请至少选一个工作表导入。", BASIS)
    for plain in taken:
        fields = [c["field"] for c in plain["columns"] if c["field"]]
        if not fields:
            raise Refused("nothing-mapped", "还没有任何一列对应到台账的项目。", BASIS)
        for field in fields:
            if fields.count(field) > 1:
                told = f"有两列都对应“{labels.get(field, field)}”，请只保留一列。"
                raise Refused("mapped-twice", told, BASIS)


def first_tables(found: Sequence[tuple[Sheet, Recognition]], ledger: str | None) -> list[Plain]:
    """Every table of the file; taken are those of visible sheets that look like ``ledger``."""
    tables = []
    for sheet, each in found:
        for table in each.tables:
            mapped = any(column.field for column in table.columns)
            use = not sheet.hidden and table.ledger == ledger and mapped
            plain = plain_table(sheet.name, table, use=use)
            tables.append({**plain, "samples": samples(sheet, table)})
    return tables


def samples(sheet: Sheet, table: Table) -> dict[str, str]:
    """What stands in the first rows of each column, by its index, for the person who checks it."""
    body = (row for row in sheet.rows if row.number >= table.first_row)
    words: dict[str, list[str]] = {}
    for row in islice(body, SAMPLED):
        for column in table.columns:
            if column.index < len(row.cells) and (word := shown(row.cells[column.index])[:40]):
                words.setdefault(str(column.index), []).append(word)
    return {index: "；".join(dict.fromkeys(found)) for index, found in words.items()}
