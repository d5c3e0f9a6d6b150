"""Outlines: what an indicator's parts are made of, told without building one expression.

A part's contributions come from one or several *sources*. A source has a digest, so its expression is
translated once, its rows are kept once, and parts that count the same rows share both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ipcity.domain.indicators.columns import columns_of_rows
from ipcity.domain.indicators.measures import Rows, Tally
from ipcity.domain.indicators.parts import Aggregate, Context, day_of

if TYPE_CHECKING:
    from ibis import Table

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | bool | None"


@dataclass(frozen=True)
class Source:
    """Rows of one ``ledger`` as contributions (COLUMNS of ``parts``), for one programme's periods.

    ``digest``: sha256 of the declaration and the periods. ``needs``: ledger to the columns read.
    """

    ledger: str
    digest: str
    needs: Mapping[str, tuple[str, ...]]
    contributions: Callable[[Mapping[str, Table]], Table]


@dataclass(frozen=True)
class Outline:
    """A ``Part`` without its contributions: ``sources`` make them up, taken together."""

    name: str
    sources: tuple[Source, ...]
    aggregate: Aggregate
    day: Callable[[date], date]
    empty_is_none: bool


def outline_of(name: str, tally: Tally, context: Context) -> Outline:
    sources = tuple(source_of(rows, context) for rows in tally.rows)
    return Outline(name, sources, tally.aggregate, day_of(tally.at, context), tally.empty_is_none)


@lru_cache(maxsize=4096)
def source_of(rows: Rows, context: Context) -> Source:
    def contributions(tables: Mapping[str, Table]) -> Table:
        from ipcity.domain.indicators import compiling  # slow import

        return compiling.contributions(rows, tables, context)

    periods = {each.name: getattr(context, each.name) for each in fields(context)}
    # no expression reads the name, and the same rows count whatever the district is called
    del periods["district_name"], periods["assumed"]
    if context.assumed.mark:
        periods["assumed"] = context.assumed.mark
    told = json.dumps(
        [_plain(rows), {name: str(value) for name, value in periods.items()}],
        ensure_ascii=False,
        sort_keys=True,
    )
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Source(rows.ledger, digest, columns_of_rows(rows), contributions)


def _plain(part: object) -> Plain:
    """Every field, at its default or not, with its type: two declarations that differ never agree."""
    if isinstance(part, Enum):
        return f"{type(part).__name__}.{part.name}"
    if is_dataclass(part) and not isinstance(part, type):
        return {
            "kind": type(part).__name__,
            **{each.name: _plain(getattr(part, each.name)) for each in fields(part)},
        }
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if part is None or isinstance(part, str | bool | int):
        return part
    assert isinstance(part, Decimal | date), part  # noqa: S101  the vocabulary knows no other type
    return {type(part).__name__: str(part)}
