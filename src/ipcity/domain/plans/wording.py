"""Facts in the words a clerk would write, for tables, differences and explanations."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ipcity.domain.plans.facts import Basis, Direction, Role, Strength, Target
from ipcity.domain.terms.comparators import COMPARATOR_WORDS, Comparator

BASIS_NAMES: Final = {
    Basis.LEVEL: "期末水平",
    Basis.NEW: "新增数量",
    Basis.GROWTH: "增长幅度",
    Basis.FLOW: "每年数量",
    Basis.CUMULATIVE: "累计数量",
}
ROLE_NAMES: Final = {
    Role.LEAD: "牵头",
    Role.SUPPORT: "配合",
    Role.RESPONSIBLE: "责任",
    Role.GUIDE: "指导",
}
STRENGTH_NAMES: Final = {Strength.PLAIN: "", Strength.STRIVE: "力争", Strength.FIRM: "确保"}
DIRECTION_NAMES: Final = {Direction.UP: "向上", Direction.DOWN: "向下"}


_WAN, _YI = Decimal(10**4), Decimal(10**8)
_MAGNITUDES: Final = ((_WAN * _YI, "万亿"), (_YI, "亿"), (_WAN, "万"))
_WHOLE: Final = Decimal(100)


def scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Money, and huge numbers of nothing in particular, as they are spoken: 5000 万元, 1000 亿."""
    smallest = {"元": _WAN, "": _YI}.get(unit)
    for size, word in _MAGNITUDES:
        if smallest is not None and abs(value) >= size >= smallest:
            return value / size, f"{word}{unit}"
    return value, unit


def figure(value: Decimal) -> str:
    """30000 → 30,000; no trailing zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(value: Decimal, unit: str | None) -> str:
    """5,000 万元, 30,000 件, 20%: one rule for every page and every line."""
    number, word = scaled(value, unit or "")
    return f"{figure(number)}{word}" if word == "%" else f"{figure(number)} {word}".strip()


def comparator_words(comparator: Comparator, value: Decimal, unit: str | None) -> str:
    """A rate is 不低于, a count 不少于; a rate of 100 cannot be exceeded and is 达到."""
    if comparator is Comparator.AT_LEAST and unit == "%":
        return "达到" if value == _WHOLE else "不低于"
    return COMPARATOR_WORDS[comparator]


def target_words(target: Target) -> str:
    """One line: 高新技术企业不少于 221 家（新增数量，力争，2026年）."""
    amount = amount_words(target.value, target.unit)
    if target.value_max is not None:
        amount += f"至 {amount_words(target.value_max, target.unit)}"
    down = target.direction is Direction.DOWN and target.basis is Basis.GROWTH
    notes = ["下降幅度" if down else BASIS_NAMES[target.basis]]
    notes += ["每年"] if target.period == "annual" and target.basis is not Basis.FLOW else []
    notes += [STRENGTH_NAMES[target.strength]] if STRENGTH_NAMES[target.strength] else []
    notes += [f"{target.due}年"] if target.due else []
    said = comparator_words(target.comparator, target.value, target.unit)
    return f"{target.name}{said} {amount}（{'，'.join(notes)}）"
