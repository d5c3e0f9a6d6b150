"""How the values of parts become one value, in Decimal, outside any engine (decision 0007).

Each formula names its parts (``tallies``) and combines their values (``value``); None is 无数据 and
makes everything built on it None. Nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import TypeAlias

from ipcity.domain.indicators.measures import Tally
from ipcity.domain.indicators.parts import Shift

Values: TypeAlias = Mapping[str, Decimal | None]
Named: TypeAlias = tuple[str, Tally]

# Digits carried; far beyond any figure of a district, equal on every machine.
DIGITS = 60
# The normal quantile of a 95 % interval, 1.96 as survey practice has it.
QUANTILE = Decimal("1.96")


@dataclass(frozen=True)
class Of:
    """The value of one tally."""

    tally: Tally

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        yield prefix or "value", self.tally

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        return values[prefix or "value"]


@dataclass(frozen=True)
class Ratio:
    """``numerator ÷ denominator × scale``; None when the denominator is 0."""

    numerator: Tally
    denominator: Tally
    scale: Decimal = Decimal(100)

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        yield _under(prefix, "numerator"), self.numerator
        yield _under(prefix, "denominator"), self.denominator

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        numerator = values[_under(prefix, "numerator")]
        return _divided(numerator, values[_under(prefix, "denominator")], self.scale)


@dataclass(frozen=True)
class Growth:
    """By how many per cent ``of`` exceeds itself on the day ``before``; None without a reference.

    ``reference`` stands for the earlier value where it is not the same tally on another day.
    """

    of: Of | Ratio
    before: Shift = Shift.DAY
    reference: Of | Ratio | None = None

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        yield from self.of.tallies(_under(prefix, "value"))
        for name, tally in self._earlier().tallies(_under(prefix, "reference")):
            yield name, tally if self.reference else replace(tally, at=self.before)

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        now = self.of.value(values, _under(prefix, "value"))
        then = self._earlier().value(values, _under(prefix, "reference"))
        if now is None or then is None:
            return None
        return _divided(now - then, then, Decimal(100))

    def _earlier(self) -> Of | Ratio:
        return self.reference or self.of


@dataclass(frozen=True)
class Difference:
    """The tally's value less its value on the day ``before``: net."""

    of: Tally
    before: Shift = Shift.BASELINE

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        yield _under(prefix, "value"), self.of
        yield _under(prefix, "reference"), replace(self.of, at=self.before)

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        now, then = values[_under(prefix, "value")], values[_under(prefix, "reference")]
        return None if now is None or then is None else now - then


@dataclass(frozen=True)
class Least:
    """The least of several, each under its own name; None when one of them is."""

    of: tuple[tuple[str, Of | Ratio], ...]

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        for name, formula in self.of:
            yield from formula.tallies(_under(prefix, name))

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        found = [formula.value(values, _under(prefix, name)) for name, formula in self.of]
        known = [each for each in found if each is not None]
        return min(known) if len(known) == len(found) else None


@dataclass(frozen=True)
class Wilson:
    """One bound of the 95 % Wilson score interval of a share, in per cent."""

    share: Ratio
    upper: bool

    def tallies(self, prefix: str = "") -> Iterator[Named]:
        yield from self.share.tallies(prefix)

    def value(self, values: Values, prefix: str = "") -> Decimal | None:
        hits = values[_under(prefix, "numerator")]
        size = values[_under(prefix, "denominator")]
        if hits is None or not size:
            return None
        with localcontext(prec=DIGITS):
            share, square = hits / size, QUANTILE * QUANTILE
            middle = share + square / (2 * size)
            spread = QUANTILE * (share * (1 - share) / size + square / (4 * size * size)).sqrt()
            bound = middle + spread if self.upper else middle - spread
            return bound / (1 + square / size) * 100


Formula: TypeAlias = Of | Ratio | Growth | Difference | Least | Wilson


def _under(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _divided(
    numerator: Decimal | None, denominator: Decimal | None, scale: Decimal
) -> Decimal | None:
    if numerator is None or not denominator:
        return None
    with localcontext(prec=DIGITS):
        return numerator / denominator * scale
