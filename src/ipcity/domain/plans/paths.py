"""The expected path of a target: what each year must have reached for it to be on course."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from ipcity.domain.plans.facts import Basis
from ipcity.domain.terms.comparators import Comparator

# Bases whose count starts at nothing in the baseline year; a level needs its baseline figure.
FROM_NOTHING = frozenset({Basis.NEW, Basis.CUMULATIVE, Basis.GROWTH})
COUNTED = frozenset({Basis.NEW, Basis.CUMULATIVE})
HUNDREDTH = Decimal("0.01")


class Shape(StrEnum):
    """How the way to the target is divided among the years."""

    LINEAR = "linear"  # in equal steps from the baseline
    STEPWISE = "stepwise"  # nothing is asked before the last year
    BY_PLAN = "by-plan"  # the plan's own figure, every year


@dataclass(frozen=True)
class Undertaking:
    """What a path is drawn from; ``start`` is the baseline year's own figure, if known."""

    comparator: Comparator
    value: Decimal
    unit: str
    basis: Basis
    annual: bool
    shape: Shape
    start: Decimal | None = None


@dataclass(frozen=True)
class Step:
    """One year's expectation; ``value`` None: this year asks nothing, or ``unknown`` says it cannot
    be drawn because the baseline figure is missing."""

    year: int
    value: Decimal | None
    unknown: bool = False
    last: bool = False


def expected_path(of: Undertaking, *, baseline: int, first: int, last: int) -> tuple[Step, ...]:
    """One step for each year ``first``…``last``; empty when the years run backwards.

    Counted things are rounded to the next whole one in the comparator's direction, which asks
    neither more nor less; levels and changes may be ratios and keep two decimals.
    """
    return tuple(_step(of, year, baseline, last) for year in range(first, last + 1))


def _step(of: Undertaking, year: int, baseline: int, last: int) -> Step:
    final = year == last
    if final or of.annual or of.basis is Basis.FLOW or of.shape is Shape.BY_PLAN:
        return Step(year, of.value, last=final)
    if of.shape is Shape.STEPWISE:
        return Step(year, None)
    start = Decimal(0) if of.basis in FROM_NOTHING else of.start
    if start is None or last <= baseline:
        return Step(year, None, unknown=True)
    share = Decimal(year - baseline) / Decimal(last - baseline)
    return Step(year, _rounded(start + (of.value - start) * share, of))


def _rounded(value: Decimal, of: Undertaking) -> Decimal:
    if of.basis not in COUNTED or of.unit in {"", "%"}:
        return value.quantize(HUNDREDTH)
    downward = of.comparator in {Comparator.AT_MOST, Comparator.LESS}
    return value.to_integral_value(ROUND_FLOOR if downward else ROUND_CEILING)
