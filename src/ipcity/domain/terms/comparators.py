"""Comparisons of a measured figure with a stated one: of a target, and of an item's evidence."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final


class Comparator(StrEnum):
    """How the measured figure must stand to the stated one."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    ABOUT = "~"

    def holds(self, value: Decimal, asked: Decimal) -> bool:
        """Whether ``value`` meets ``asked``; "about" allows a twentieth of it either way."""
        match self:
            case Comparator.AT_LEAST:
                return value >= asked
            case Comparator.MORE:
                return value > asked
            case Comparator.AT_MOST:
                return value <= asked
            case Comparator.LESS:
                return value < asked
            case Comparator.EQUAL:
                return value == asked
            case Comparator.ABOUT:
                return abs(value - asked) <= abs(asked) * NEAR


NEAR: Final = Decimal("0.05")
COMPARATOR_WORDS: Final = {
    Comparator.AT_LEAST: "不少于",
    Comparator.MORE: "超过",
    Comparator.AT_MOST: "不超过",
    Comparator.LESS: "低于",
    Comparator.EQUAL: "等于",
    Comparator.ABOUT: "约",
}
