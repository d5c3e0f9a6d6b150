"""A question for the values of units in a period, and a value with the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipcity.domain.terms.periods import Period
from ipcity.store.models.programmes import Programme

HUNDREDTH = Decimal("0.01")
# A value keeps no more rows than this; ``count`` tells how many there were.
MOST_ROWS = 200


@dataclass(frozen=True)
class Behind:
    """One row behind a value: ``kind`` and ``key`` find its page, ``words`` say why it counts."""

    kind: str
    key: str
    label: str
    words: str


@dataclass(frozen=True)
class Valued:
    """``value`` None: no data, which is not 0."""

    value: Decimal | None
    rows: tuple[Behind, ...] = ()
    count: int = 0


NO_DATA = Valued(None)
# Of each unit asked about the value of one source.
Answer = Mapping[int, Valued]


@dataclass(frozen=True)
class Question:
    """``families``: of each unit asked about itself and all units below it; key 0 with every unit
    is the district. ``on`` is the last day of the period or today; ``snapshot`` holds the ledgers.
    ``locked_at`` is when the period was locked: it is answered by what had been chosen by then."""

    programme: Programme
    period: Period
    on: date
    at: datetime
    snapshot: str
    families: Mapping[int, frozenset[int]]
    locked_at: datetime | None = None

    def answers(self, value: Callable[[frozenset[int], bool], Valued]) -> Answer:
        """``value`` of each family and whether it is the whole district."""
        return {key: value(units, key == 0) for key, units in self.families.items()}


def valued(value: Decimal | int | None, rows: Iterable[Behind]) -> Valued:
    found = tuple(rows)
    told = Decimal(value) if value is not None else None
    return Valued(told, found[:MOST_ROWS], len(found))


def counted(rows: Iterable[Behind]) -> Valued:
    """How many rows there are."""
    found = tuple(rows)
    return valued(len(found), found)


def share(part: Sequence[object], of: Sequence[object], rows: Iterable[Behind]) -> Valued:
    """In percent to the hundredth; no data where there is nothing to have a share of."""
    return valued(percent(Decimal(len(part)), Decimal(len(of))), rows)


def percent(part: Decimal, of: Decimal) -> Decimal | None:
    return (part * 100 / of).quantize(HUNDREDTH) if of else None
