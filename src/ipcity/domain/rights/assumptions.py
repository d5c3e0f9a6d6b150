"""Legal figures that nobody has verified (待核实): what each is taken for, as configuration.

A district chooses them with a reason (``actions/assumptions``); the defaults are those of the rule
cards. Source of each: its card in ``domain/terms/rule_cards``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ipcity.domain.errors import Refused

BASIS = "待核实的法定数值由区域自行设定"


class Maintained(StrEnum):
    """From when the years of maintenance count (高价值发明专利“维持年限超过10年”)."""

    FILED = "filed"
    GRANTED = "granted"


@dataclass(frozen=True)
class DesignTerm:
    """Designs filed from ``long_from`` on last ``long_years``."""

    long_from: date = date(2021, 6, 1)
    long_years: int = 15
    short_years: int = 10


@dataclass(frozen=True)
class PlantTerms:
    """Years from grant for woody and vine plants and for others, by day of grant."""

    switch_on: date = date(2025, 6, 1)
    woody_before: int = 20
    other_before: int = 15
    woody_since: int = 25
    other_since: int = 20


@dataclass(frozen=True)
class Assumptions:
    """Everything that is configuration; two that are equal count alike."""

    design: DesignTerm = field(default_factory=DesignTerm)
    plants: PlantTerms = field(default_factory=PlantTerms)
    maintained: Maintained = Maintained.FILED
    keywords_needed: int = 1

    @property
    def mark(self) -> str:
        """ "" for the defaults, else eight hexadecimal digits that name these values everywhere."""
        if self == DEFAULT:
            return ""
        told = json.dumps(written(self), sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:8]


DEFAULT: Final = Assumptions()


@dataclass(frozen=True)
class Figure:
    """One figure: ``key`` never changes; ``least`` and ``most`` limit a number of years or words."""

    key: str
    label: str
    basis: str
    kind: str
    unit: str = ""
    least: int = 1
    most: int = 50


FIGURES: Final = (
    Figure("design.long_from", "外观设计15年保护期起算的申请日", "专利法第四十二条；公告第423号", "day"),
    Figure("design.long_years", "该日起申请的外观设计保护期", "专利法第四十二条", "number", "年"),
    Figure("design.short_years", "该日前申请的外观设计保护期", "专利法第四十二条", "number", "年"),
    Figure("plants.switch_on", "植物新品种新保护期的授权日", "植物新品种保护条例", "day"),
    Figure("plants.woody_before", "该日前授权的木本、藤本植物", "植物新品种保护条例", "number", "年"),
    Figure("plants.other_before", "该日前授权的其他植物", "植物新品种保护条例", "number", "年"),
    Figure("plants.woody_since", "该日起授权的木本、藤本植物", "植物新品种保护条例", "number", "年"),
    Figure("plants.other_since", "该日起授权的其他植物", "植物新品种保护条例", "number", "年"),
    Figure("maintained", "维持年限的起算日", "高价值发明专利定义", "choice"),
    Figure(
        "keywords_needed", "战略性新兴产业须命中的关键词数", "国知办函规字〔2021〕121号",
        "number", "个", 1, 9,
    ),
)  # fmt: skip
BY_KEY: Final = {each.key: each for each in FIGURES}


def written(one: Assumptions) -> dict[str, str]:
    """Every figure as text, by its key."""
    return {each.key: str(_value(one, each.key)) for each in FIGURES}


def read(values: Mapping[str, str]) -> Assumptions:
    """The assumptions that ``values`` state by key; what is left out stays at its default.

    Refused with the figure's name where a value cannot be.
    """
    unknown = sorted(set(values) - set(BY_KEY))
    if unknown:
        raise Refused("no-such-figure", f"没有“{unknown[0]}”这个数值。", BASIS)
    told = {key: _read(BY_KEY[key], text.strip()) for key, text in values.items()}
    found = DEFAULT
    for key, value in told.items():
        part, _, name = key.rpartition(".")
        inner: dict[str, Any] = (
            {part: replace(getattr(found, part), **{name: value})} if part else {name: value}
        )
        found = replace(found, **inner)
    return found


def _value(one: Assumptions, key: str) -> object:
    found: object = one
    for name in key.split("."):
        found = getattr(found, name)
    return found


def _read(figure: Figure, text: str) -> Any:
    try:
        if figure.kind == "day":
            return date.fromisoformat(text)
        if figure.kind == "choice":
            return Maintained(text)
        number = int(text)
    except ValueError:
        wanted = {"day": "日期，如 2021-06-01", "choice": "filed 或 granted"}
        raise _refusal(figure, text, wanted.get(figure.kind, "整数")) from None
    if not figure.least <= number <= figure.most:
        raise _refusal(figure, text, f"{figure.least} 至 {figure.most} 的整数")
    return number


def _refusal(figure: Figure, text: str, wanted: str) -> Refused:
    return Refused("bad-figure", f"“{figure.label}”填的是“{text[:20]}”，应为{wanted}。", BASIS)
