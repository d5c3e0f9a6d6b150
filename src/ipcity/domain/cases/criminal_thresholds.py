"""At which amounts a case may be a crime: the lines of 2025, evaluated on what is known of a case.

Source: 刑法 第二百一十三条至第二百一十九条; 关于办理侵犯知识产权刑事案件适用法律若干问题的解释 (2025; its
lines are read, its day of effect is 待核实). A hit is a task for the head, never a decision; lines that
were not read hit nothing and are told as 待核实.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Given
from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import Confidence
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.instruments import BY_KEY
from ipcity.domain.terms.versions import U, V

SOURCE: Final = BY_KEY["ip-crime"]
READ: Final = "2025年解释"
MANY_RIGHTS: Final = 2
TENFOLD: Final = 10
HALVES: Final = 2


class Level(StrEnum):
    """Which line of an offence is reached."""

    REDUCED = "reduced"
    BASE = "base"
    TENFOLD = "tenfold"
    HALVES = "halves"


LEVEL_WORDS: Final[Mapping[Level, str]] = {
    Level.REDUCED: "降低的入罪标准",
    Level.BASE: "入罪标准",
    Level.TENFOLD: "情节特别严重（十倍）标准",
    Level.HALVES: "两项以上达到标准的一半",
}


@dataclass(frozen=True)
class Measure:
    """Something that is measured of a case; money in 元."""

    name: str
    words: str
    unit: str = "元"


GAINS: Final = Measure("gains", "违法所得")
TURNOVER: Final = Measure("turnover", "非法经营数额")
SALES: Final = Measure("sales", "销售金额")
STOCK: Final = Measure("stock", "未销售货值（含已销售的金额）")
LOSS: Final = Measure("loss", "权利人直接经济损失")
COPIES: Final = Measure("copies", "复制品数量", "件")
WORKS: Final = Measure("works", "网络传播作品数量", "件")
DOWNLOADS: Final = Measure("downloads", "下载次数", "次")
CLICKS: Final = Measure("clicks", "点击次数", "次")
MEMBERS: Final = Measure("members", "会员人数", "人")


@dataclass(frozen=True)
class Amounts:
    """What is known of a case, each None where it is not known.

    ``rights`` is the number of marks or patents; ``punished``: punished for the like within the last
    two years.
    """

    offence: str
    gains: Decimal | None = None
    turnover: Decimal | None = None
    sales: Decimal | None = None
    unsold: Decimal | None = None
    loss: Decimal | None = None
    copies: int | None = None
    works: int | None = None
    downloads: int | None = None
    clicks: int | None = None
    members: int | None = None
    rights: int | None = None
    punished: bool = False

    def of(self, measure: Measure) -> Decimal | None:
        if measure is STOCK:
            return None if self.unsold is None else self.unsold + (self.sales or 0)
        value: Decimal | int | None = getattr(self, measure.name)
        return None if value is None else Decimal(value)


Lines = Mapping[Measure, int]


@dataclass(frozen=True)
class Offence:
    """``reduced`` lines hold for the repeated, and with ``by_rights`` for two or more rights.

    ``tenfold``: there is a second tier at ten times a line. ``halves``: half of any two will do.
    """

    key: str
    title: str
    article: str
    base: Lines = field(default_factory=dict)
    reduced: Lines = field(default_factory=dict)
    by_rights: bool = False
    tenfold: bool = True
    halves: bool = False
    confidence: Confidence = V

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What the offence is measured by, in the order of its lines."""
        return tuple(self.base) or (GAINS, SALES, COPIES)


@dataclass(frozen=True)
class Hit:
    """A line that is reached. ``line`` tells it from every other; ``value`` is what was measured."""

    offence: str
    line: str
    level: Level
    value: Decimal
    threshold: Decimal
    article: str
    words: str
    confidence: Confidence


OFFENCES: Final = (
    Offence("mark_goods", "假冒注册商标（商品）", "第二百一十三条",
            {GAINS: 30_000, TURNOVER: 50_000}, {GAINS: 20_000, TURNOVER: 30_000}, by_rights=True),
    Offence("mark_services", "假冒注册商标（服务）", "第二百一十三条", {GAINS: 50_000},
            {GAINS: 30_000}, by_rights=True),
    Offence("mark_sales", "销售假冒注册商标的商品", "第二百一十四条",
            {GAINS: 30_000, SALES: 50_000, STOCK: 150_000},
            {GAINS: 20_000, SALES: 30_000, STOCK: 90_000}),
    Offence("mark_signs", "非法制造、销售非法制造的注册商标标识", "第二百一十五条", confidence=U),
    # the article on patents has one tier only
    Offence("patent", "假冒专利", "第二百一十六条",
            {GAINS: 100_000, TURNOVER: 200_000, LOSS: 300_000},
            {GAINS: 50_000, TURNOVER: 100_000}, by_rights=True, tenfold=False),
    Offence("copyright", "侵犯著作权", "第二百一十七条",
            {GAINS: 30_000, TURNOVER: 50_000, COPIES: 500, WORKS: 500, DOWNLOADS: 10_000,
             CLICKS: 100_000, MEMBERS: 1_000},
            {GAINS: 20_000, TURNOVER: 30_000}, halves=True),
    Offence("copy_sales", "销售侵权复制品", "第二百一十八条", confidence=U),
    Offence("secret", "侵犯商业秘密", "第二百一十九条", {LOSS: 300_000, GAINS: 300_000},
            {LOSS: 100_000, GAINS: 100_000}),
)  # fmt: skip
BY_VERSION: Final[Mapping[str, tuple[Offence, ...]]] = {READ: OFFENCES}
BY_OFFENCE: Final = {each.key: each for each in OFFENCES}


def offence_called(key: str) -> Offence:
    """The offence of this key; Refused for one that is not declared."""
    if key not in BY_OFFENCE:
        raise Refused("no-offence", f"没有“{key[:40]}”这一涉嫌行为。", f"《{SOURCE.title}》")
    return BY_OFFENCE[key]


def asked(key: str) -> tuple[Field, ...]:
    """The form on which the amounts of this offence are written down; what is not known stays empty."""
    offence = offence_called(key)
    fields = [
        Field("unsold", "未销售的货值", Form.MONEY, required=False)
        if each is STOCK
        else Field(
            each.name, each.words, Form.MONEY if each.unit == "元" else Form.NUMBER, required=False
        )
        for each in offence.measures
    ]
    if offence.by_rights:
        fields.append(Field("rights", "涉及的商标（专利）数", Form.NUMBER, required=False))
    punished = Field("punished", "二年内因同类行为受过处罚", Form.YES, required=False)
    return (*fields, punished)


def amounts_given(key: str, given: Mapping[str, Given]) -> Amounts:
    """What was written on the form; Refused for what is no amount."""
    values: dict[str, Decimal | int | bool] = {}
    for each in asked(key):
        value = given.get(each.name)
        if each.form is Form.YES:
            values[each.name] = bool(value)
        elif value not in (None, ""):
            read = _number(each, str(value))
            values[each.name] = read if each.form is Form.MONEY else int(read)
    return Amounts(key, **values)  # type: ignore[arg-type]  # by the form of each field


def _number(each: Field, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    whole = each.form is Form.MONEY or value == value.to_integral_value()
    if not value.is_finite() or value < 0 or not whole:
        raise Refused("bad-amount", f"“{each.label}”应写成数字，不是“{text[:20]}”。", "涉案数额")
    return value


def hits(amounts: Amounts, on: date) -> tuple[Hit, ...]:
    """The lines reached by what was done on ``on``, the highest for each measure.

    None of them before the day from which the lines hold, and none of a line that was not read.
    """
    offence = _in_force(amounts.offence, on)
    if offence is None or offence.confidence is U:
        return ()
    found = tuple(filter(None, (_reached(offence, each, amounts) for each in offence.measures)))
    if found or not offence.halves:
        return found
    return tuple(_halves(offence, amounts))


def unverified(amounts: Amounts, on: date) -> tuple[str, ...]:
    """What cannot be judged here, in words: a line not read, a time without loaded lines."""
    offence = offence_called(amounts.offence)
    if _in_force(amounts.offence, on) is None:
        return (
            f"{day_words(on)}的行为适用2025年解释施行以前的标准，该标准尚未录入，{offence.title}是否达到标准待核实，请人工判断。",
        )
    if offence.confidence is U:
        return (
            f"{offence.title}（《刑法》{offence.article}）的数额标准尚未核对，待核实，请人工判断。",
        )
    return ()


def _in_force(key: str, on: date) -> Offence | None:
    offence = offence_called(key)
    version = SOURCE.in_force_on(on)
    return offence if version and offence in BY_VERSION.get(version.name, ()) else None


def _is_reduced(offence: Offence, amounts: Amounts) -> bool:
    many = offence.by_rights and (amounts.rights or 0) >= MANY_RIGHTS
    return amounts.punished or many


def _lines(offence: Offence, measure: Measure, amounts: Amounts) -> Iterator[tuple[Level, Decimal]]:
    """The lines of one measure that hold for these amounts, the highest first."""
    base = Decimal(offence.base[measure])
    lowest, level = base, Level.BASE
    if measure in offence.reduced and _is_reduced(offence, amounts):
        lowest, level = Decimal(offence.reduced[measure]), Level.REDUCED
    if offence.tenfold:
        yield Level.TENFOLD, lowest * TENFOLD
    yield Level.BASE, base
    if level is Level.REDUCED:
        yield Level.REDUCED, lowest


def _reached(offence: Offence, measure: Measure, amounts: Amounts) -> Hit | None:
    value = amounts.of(measure)
    if value is None:
        return None
    for level, threshold in _lines(offence, measure, amounts):
        if value >= threshold:
            told = f"{measure.words}{value:f}{measure.unit}，达到{threshold:f}{measure.unit}的{LEVEL_WORDS[level]}"
            return _hit(offence, f"{measure.name}/{level}", level, (value, threshold), told)
    return None


def _halves(offence: Offence, amounts: Amounts) -> Iterator[Hit]:
    """Below every line, but at half of two or more of them."""
    near = [
        (measure, value)
        for measure, line in offence.base.items()
        if (value := amounts.of(measure)) is not None and value * HALVES >= line
    ]
    if len(near) >= HALVES:
        told = "、".join(f"{m.words}{value:f}{m.unit}" for m, value in near)
        count = Decimal(len(near))
        words = f"{told}，{LEVEL_WORDS[Level.HALVES]}"
        yield _hit(offence, Level.HALVES, Level.HALVES, (count, Decimal(HALVES)), words)


def _hit(
    offence: Offence, line: str, level: Level, measured: tuple[Decimal, Decimal], told: str
) -> Hit:
    return Hit(
        offence.key,
        f"{offence.key}/{line}",
        level,
        *measured,
        f"《刑法》{offence.article}；{SOURCE.title}（{SOURCE.number}）",
        f"涉嫌{offence.title}：{told}。",
        offence.confidence,
    )
