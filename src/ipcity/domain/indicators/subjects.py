"""Columns of a population: linked ones under their own name, filled ones, and what names a subject."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import ibis

from ipcity.domain.indicators.measures import Subject

if TYPE_CHECKING:
    from ibis import BooleanValue, StringValue, Table, Value

# Between the parts of a subject of several parts; no name holds it.
BETWEEN = "\x1f"


def linked_name(written: str) -> str:
    """``holder.kind`` stands in the joined table as ``holder__kind``."""
    return written.replace(".", "__")


def filled(column: Value) -> BooleanValue:
    """Neither null nor the empty text."""
    if column.type().is_string():
        return column.notnull() & (column != "")
    return column.notnull()


def subject_of(table: Table, subject: Subject) -> StringValue:
    parts = [_part(table, columns) for columns in subject.parts]
    return reduce(lambda left, right: left + ibis.literal(BETWEEN) + right, parts)


def _part(table: Table, columns: tuple[str, ...]) -> StringValue:
    """The first filled column, marked with its place so that an id is never taken for a name."""
    marked = [
        ibis.ifelse(
            filled(table[linked_name(name)]),
            ibis.literal(f"{at}:") + table[linked_name(name)].cast("string"),
            ibis.null("string"),
        )
        for at, name in enumerate(columns)
    ]
    return ibis.coalesce(*marked, ibis.literal("row:") + table.id.cast("string"))
