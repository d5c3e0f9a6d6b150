"""An indicator: its words and basis, its formula as data, and a digest of both.

A declaration whose value was ever stored is not edited: a changed one is a further version beside
it (docs/how-to/add-an-indicator.md), held by the committed list of digests.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ipcity.domain.indicators.formulas import DIGITS, Formula
from ipcity.domain.indicators.measures import Tally
from ipcity.domain.indicators.parts import Context, Part

if TYPE_CHECKING:
    from ibis import Table

    from ipcity.domain.indicators.outlines import Outline

# A declaration as plain values, fit for JSON.
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | bool | None"

REGION_AND_UNIT = ("region", "unit")
WITH_SPLIT = (*REGION_AND_UNIT, "split")
# For figures of which a part exists only for the district as a whole.
NO_SPLIT: tuple[str, ...] = ()


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Apart:
    """A figure shown beside the value, not part of it: a sub-count, a sample size, what was left out.

    Its parts are named after it, or, with ``within``, are those of the value itself under that name.
    """

    name: str
    label: str
    unit: str
    places: int
    formula: Formula
    within: str | None = None

    @property
    def prefix(self) -> str:
        return self.name if self.within is None else self.within


@dataclass(frozen=True)
class Indicator:
    """``code`` is ``family.name``; ``words`` is the formula as a clerk says it; ``valid_from`` the first
    day it may be used. ``valid_until`` follows from the next version and is no part of the digest.
    ``splits``: what it may be broken down by, of ``region``, ``unit`` and ``split``, the rows' own
    further key, which ``split_label`` names in Chinese."""

    code: str
    version: int
    name: str
    unit: str
    places: int
    words: str
    basis: str
    formula: Formula
    valid_from: date = date(2024, 1, 1)
    valid_until: date | None = None
    splits: tuple[str, ...] = REGION_AND_UNIT
    split_label: str = ""
    direction: Direction = Direction.UP
    apart: tuple[Apart, ...] = ()
    is_own: bool = False

    @cached_property
    def digest(self) -> str:
        """sha256 over the canonical description; equal declarations have equal digests everywhere."""
        text = json.dumps(
            described(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def family(self) -> str:
        return self.code.split(".")[0]

    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """Ledger to its columns (as the store names them), beside id, unit_id and region_id."""
        from ipcity.domain.indicators.columns import columns_of  # slow import

        return columns_of(tally for _, tally in self._tallies())

    def parts(self, tables: Mapping[str, Table], context: Context) -> tuple[Part, ...]:
        """The parts of the value, then those of the figures shown apart, ``name`` before their own."""
        from ipcity.domain.indicators.compiling import part_of  # slow import

        return tuple(part_of(name, tally, tables, context) for name, tally in self._tallies())

    def outlines(self, context: Context) -> tuple[Outline, ...]:
        """The same parts, in the same order, without their expressions."""
        from ipcity.domain.indicators.outlines import outline_of  # slow import

        return tuple(outline_of(name, tally, context) for name, tally in self._tallies())

    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None:
        """The value from the values of the parts, rounded half up to ``places``; None is 无数据."""
        return rounded(self.formula.value(values), self.places)

    def combine_apart(self, values: Mapping[str, Decimal | None]) -> Mapping[str, Decimal | None]:
        """The figures shown apart, by their names."""
        return {
            each.name: rounded(each.formula.value(values, each.prefix), each.places)
            for each in self.apart
        }

    def _tallies(self) -> Iterator[tuple[str, Tally]]:
        yield from self.formula.tallies()
        for each in self.apart:
            if each.within is None:
                yield from each.formula.tallies(each.name)


def rounded(value: Decimal | None, places: int) -> Decimal | None:
    if value is None:
        return None
    with localcontext(prec=DIGITS):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def described(part: object) -> Plain:
    """A declaration as plain values. Fields at their default are left out, so that a later word of
    the vocabulary leaves older digests as they are."""
    if isinstance(part, Enum):
        return str(part.value)
    if is_dataclass(part) and not isinstance(part, type):
        plain: dict[str, Plain] = {"kind": type(part).__name__}
        for each in fields(part):
            value = getattr(part, each.name)
            if each.name != "valid_until" and (each.default is MISSING or value != each.default):
                plain[each.name] = described(value)
        return plain
    if isinstance(part, tuple):
        return [described(each) for each in part]
    if part is None or isinstance(part, str | bool | int):
        return part
    assert isinstance(part, Decimal | date), part  # noqa: S101  the vocabulary knows no other type
    return str(part)
