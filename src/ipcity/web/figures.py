"""Figures as a clerk writes them: with unit, comparator and basis."""

from __future__ import annotations

from decimal import Decimal

from ipcity.domain.plans.wording import amount_words, comparator_words, figure, scaled
from ipcity.domain.terms.comparators import Comparator
from ipcity.store.models.facts import Target

__all__ = [
    "SIGNS",
    "about",
    "figure",
    "figures",
    "people",
    "quantity",
    "scaled",
    "sentence",
    "stated",
]
SIGNS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "=": "＝", "~": "≈"}
WAN, WHOLE = Decimal(10_000), Decimal(100)
# What the basis adds before the figure; a level adds nothing.
LEADS = {"new": "新增", "growth": "增长", "cumulative": "累计", "flow": "", "level": ""}


quantity = amount_words


def about(value: Decimal, unit: str) -> str:
    """An expected figure between two fixed ones, to two places: 4,479.45 万元."""
    held, said = scaled(value, unit)
    return f"{figure(round(held, 2))} {said}".strip()


def people(count: int | None) -> str:
    """1334500 → 133.45 万人; empty when nobody has said."""
    if count is None:
        return ""
    return f"{figure(count / WAN)} 万人" if count >= WAN else f"{count:,} 人"


def stated(target: Target) -> tuple[str, str]:
    """Comparator and figure, and the unit: ("≥ 5,000", "万元"); a range has both ends, and a rate of
    100 no sign, for nothing exceeds it."""
    value, unit = scaled(target.value, target.unit)
    if (target.comparator, value, unit) == (">=", WHOLE, "%"):
        return figure(value), unit
    if target.value_max is None:
        return f"{SIGNS[target.comparator]} {figure(value)}", unit
    magnitude = target.value / value if value else Decimal(1)
    return f"{figure(value)}—{figure(target.value_max / magnitude)}", unit


def figures(target: Target) -> tuple[Decimal, Decimal | None]:
    """Both ends as numbers, in the magnitude that ``stated`` gives the unit for."""
    value, _ = scaled(target.value, target.unit)
    size = target.value / value if value else Decimal(1)
    most = None if target.value_max is None else (target.value_max / size).normalize() + 0
    return value.normalize() + 0, most


def sentence(target: Target) -> str:
    """The promise in one line: 每年新增不少于 5 家."""
    lead = LEADS[target.basis]
    if target.basis == "growth" and target.direction == "down":
        lead = "下降"
    every = "每年" if target.period else ""
    if target.value_max is not None:
        number, unit = stated(target)
        return f"{every}{lead} {number} {unit}".replace(" %", "%").strip()
    said = comparator_words(Comparator(target.comparator), target.value, target.unit)
    return f"{every}{lead}{said} {quantity(target.value, target.unit)}"
