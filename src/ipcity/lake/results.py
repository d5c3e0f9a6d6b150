"""Results: from contributions added up along moments to the values of indicators; no engine here.

Engines count and add exactly (whole numbers, decimal(38,6)); dividing and comparing is the
indicator's own ``combine``, in Decimal, so every engine gives the same digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from itertools import accumulate
from typing import Protocol

COUNT, SUM, DISTINCT = "count", "sum", "distinct"
REGION, UNIT, SPLIT = "region", "unit", "split"
# a signed 64-bit mask holds 62 moments: the bit of the last end must not be the sign
MASK = 62
_EXACT = 60


class Outlined(Protocol):
    """What the lake needs of a part beside its contributions (``domain/indicators``)."""

    @property
    def name(self) -> str: ...
    @property
    def aggregate(self) -> str: ...
    @property
    def day(self) -> Callable[[date], date]: ...
    @property
    def empty_is_none(self) -> bool: ...


class Combining(Protocol):
    """What makes one value of the values of parts."""

    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None: ...


@dataclass(frozen=True)
class Result:
    """A value (None: 无数据), the values of its parts, and how many rows each part counted."""

    value: Decimal | None
    parts: Mapping[str, Decimal | None]
    rows: Mapping[str, int]


@dataclass
class Tally:
    """Per key and moment: contributions that contain it, and their value (None: no population)."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    values: dict[str, list[Decimal]] = field(default_factory=dict)
    exists: bool = False


@dataclass(frozen=True)
class Counted:
    """One part with its tally along ``moments``: sorted, each once."""

    part: Outlined
    moments: Sequence[date]
    tally: Tally


def result(indicator: Combining, parts: Sequence[Counted], day: date, key: str) -> Result:
    """The indicator on ``day`` under ``key`` ("" for the whole)."""
    values: dict[str, Decimal | None] = {}
    counts: dict[str, int] = {}
    for each in parts:
        part, found = each.part, each.tally
        index = each.moments.index(part.day(day))
        counts[part.name] = found.rows[key][index] if key in found.rows else 0
        known = found.exists or not part.empty_is_none
        value = found.values[key][index] if key in found.values else Decimal(0)
        values[part.name] = value if known else None
    return Result(indicator.combine(values), values, counts)


def along(size: int, events: Iterable[tuple[int, int, int]]) -> list[int]:
    """Add at the start, take off at the end, run along ``size`` moments."""
    steps = [0] * (size + 1)
    for start, end, amount in events:
        steps[start] += amount
        steps[end] -= amount
    return list(accumulate(steps[:size]))


def exactly(size: int, events: Iterable[tuple[int, int, Decimal]]) -> list[Decimal]:
    """The same in decimals."""
    with localcontext() as context:
        context.prec = _EXACT
        steps = [Decimal(0)] * (size + 1)
        for start, end, amount in events:
            steps[start] += amount
            steps[end] -= amount
        return list(accumulate(steps[:size]))
