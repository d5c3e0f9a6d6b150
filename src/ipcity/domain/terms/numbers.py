"""Chinese numbers, quantities, dates and money as official papers write them, each with its place.

Reads full-width digits, thousands separators, 万/亿/万亿/千亿级, 百分之, ranges, ratios and Chinese
numerals. Forms after GB/T 15835-2011 (出版物上数字用法); what real copies write besides is tolerated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from ipcity.domain.terms.counters import (
    COMPOUND_UNITS,
    MONEY_UNITS,
    NUMERAL_COUNTERS,
    PERCENT_POINT,
    unit_at,
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit; ``value`` in base units, ``value_max`` only for a range.

    ``number_end`` is where the digits and magnitude end and the unit begins; ``more`` says that 余 or
    多 follows the number, so that it is a lower bound. ``numeral`` marks Chinese numerals.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    number_end: int
    more: bool = False
    numeral: bool = False


@dataclass(frozen=True)
class WrittenDate:
    """A year, month or day, or a span of years (``year_to``); parts not written are None."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    year_to: int | None = None


@dataclass(frozen=True)
class Ratio:
    """1：5：11 or 7×24."""

    start: int
    end: int
    parts: tuple[Decimal, ...]


@dataclass(frozen=True)
class Unreadable:
    """Digits that no reader can trust: i0％, or a run too long to be a number."""

    start: int
    end: int


Written = Quantity | WrittenDate | Ratio | Unreadable

_WIDE: Final = {
    **{ord("０") + i: ord("0") + i for i in range(10)},
    **{ord("Ａ") + i: ord("A") + i for i in range(26)},
    **{ord("ａ") + i: ord("a") + i for i in range(26)},
    **str.maketrans("％﹪．﹒＋／＊＝＃－﹣−‐‑", "%%..+/*=#-----"),
    **str.maketrans("‒–―─━", "—————"),
    **str.maketrans("~〜∼", "～～～"),
    **str.maketrans(":﹕︰∶", "：：：："),
}

_MOST_DIGITS: Final = 18
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.(?!\d{4}年)\d+)?")
_MAGNITUDE: Final = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千](?![分米克伏瓦卡校亩])")
_NUMERAL: Final = re.compile(
    r"[零〇一二两三四五六七八九十百千万亿]{1,20}(?:点[零〇一二三四五六七八九]{1,6})?"
)
_START: Final = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]|[iIlOo](?=\d{1,3}%)")
_RANGE: Final = re.compile(r"[-—～至到]{1,2}")
_RATIO: Final = re.compile(r"(?:\d{1,9}(?:\.\d{1,4})?[：×xX]){1,6}\d{1,9}(?:\.\d{1,4})?(?![\d年])")
_DAMAGED: Final = re.compile(r"[iIlOo]\d{1,3}%|\d{1,3}[oOlI]\d{0,2}%")
_YEARS: Final = re.compile(r"(\d{4})年?(?:[-—～]{1,2}|至|到)(\d{4})年?(?!\d)")
_LISTED_YEAR: Final = re.compile(r"(\d{4})(?=[、和及与](?:\d{4}[、和及与]){0,5}\d{4}年)")
_DAY: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_MONTH: Final = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号]|(?=[底末初份前中上下起、，。—-]))")
_ISO: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NUMERAL_DAY: Final = re.compile(
    r"([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?)?"
)
_AFTER_TENTHS: Final = frozenset(["", *"，。、；）以左"])
_AFTER_RANK: Final = frozenset(["", *"，。、；）”名位强列行"])
_PERCENT_WORD: Final = "百分之"
_DIGIT_OF: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_BIG: Final = {"万": 10**4, "亿": 10**8}


def fold(text: str) -> str:
    """Full-width digits, letters, dots, percent signs and dashes made plain; the length stays."""
    return text.translate(_WIDE)


def written(text: str) -> Iterator[Written]:
    """Every number, date and ratio of the text from left to right, none overlapping; linear."""
    folded = fold(text)
    at = 0
    while match := _START.search(folded, at):
        found = _at(folded, match.start())
        if found is None:
            at = _after_numeral(folded, match.start())
        else:
            yield found
            at = found.end


def read_number(text: str) -> Decimal | None:
    """The value of a text that is one number and nothing else: 2.2万亿, 1,200, 百分之二十, 十二."""
    folded = fold(text.strip())
    if folded.startswith(_PERCENT_WORD):
        folded = folded[len(_PERCENT_WORD) :]
    number = _number(folded, 0) or _numeral(folded, 0)
    if number is None or folded[number[1] :].rstrip("%") != "":
        return None
    return number[0]


def read_quantity(text: str) -> Quantity | None:
    """The one quantity that a text is, from its first to its last character; else None."""
    stripped = text.strip()
    for found in written(stripped):
        if isinstance(found, Quantity) and (found.start, found.end) == (0, len(stripped)):
            return found
        break
    number = read_number(stripped)
    if number is None:
        return None
    return Quantity(0, len(stripped), number, None, None, len(stripped), numeral=True)


def read_money(text: str) -> Decimal | None:
    """An amount in 元: 5000万元 gives 50000000; other currencies and bare numbers give None."""
    found = read_quantity(text)
    return found.value if found is not None and found.unit == "元" else None


def read_date(text: str) -> date | None:
    """A full day (2024年2月22日, 2024-02-22, 二〇二四年二月二十二日); None when no such day exists."""
    for found in written(text.strip()):
        if isinstance(found, WrittenDate) and found.year and found.month and found.day:
            try:
                return date(found.year, found.month, found.day)
            except ValueError:
                return None
        return None
    return None


def decimal_text(value: Decimal) -> str:
    """The value as plain digits: no exponent, no trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_money(quantity: Quantity) -> bool:
    """Whether the quantity is an amount of some currency."""
    return quantity.unit in MONEY_UNITS


def _at(text: str, at: int) -> Written | None:
    if text[at].isascii():
        return _damaged(text, at) or _date(text, at) or _ratio(text, at) or _quantity(text, at)
    if text.startswith(_PERCENT_WORD, at):
        return _percent_words(text, at)
    return _numeral_day(text, at) or _numeral_quantity(text, at)


def _after_numeral(text: str, at: int) -> int:
    match = _NUMERAL.match(text, at)
    return match.end() if match else at + 1


def _damaged(text: str, at: int) -> Unreadable | None:
    match = _DAMAGED.match(text, at)
    if match:
        return Unreadable(at, match.end())
    digits = _DIGITS.match(text, at)
    if digits and len(digits.group()) > _MOST_DIGITS:
        return Unreadable(at, digits.end())
    return None


def _date(text: str, at: int) -> WrittenDate | None:
    if match := _YEARS.match(text, at):
        first, last = int(match[1]), int(match[2])
        bare = 1990 <= first <= last <= 2060 and unit_at(text, match.end()) is None
        if "年" in match[0] or bare:
            return WrittenDate(at, match.end(), first, year_to=last)
    if match := _LISTED_YEAR.match(text, at):
        return WrittenDate(at, match.end(), int(match[1]))
    if match := _DAY.match(text, at):
        return WrittenDate(at, match.end(), int(match[1]), _part(match[2]), _part(match[3]))
    if match := _ISO.match(text, at):
        return WrittenDate(at, match.end(), int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH.match(text, at):
        return WrittenDate(at, match.end(), None, int(match[1]), _part(match[2]))
    return None


def _numeral_day(text: str, at: int) -> WrittenDate | None:
    match = _NUMERAL_DAY.match(text, at)
    if not match:
        return None
    year = int("".join(str(_DIGIT_OF[c]) for c in match[1]))
    month, day = (int(_numeral_value(part)) if part else None for part in match.groups()[1:])
    return WrittenDate(at, match.end(), year, month, day)


def _part(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _ratio(text: str, at: int) -> Ratio | None:
    match = _RATIO.match(text, at)
    if not match:
        return None
    parts = re.split(r"[：×xX]", match[0])
    return Ratio(at, match.end(), tuple(map(Decimal, parts)))


def _quantity(text: str, at: int) -> Quantity | None:
    first = _number(text, at)
    if first is None:
        return None
    value, end, scaled = first
    more, unit_start = _more(text, end)
    if more and not scaled and (magnitude := _magnitude(text, unit_start)):  # 100余万
        value *= magnitude
        unit_start = end = unit_start + _magnitude_length(text, unit_start)
    unit = unit_at(text, unit_start)
    ranged = _range(text, (value, scaled, unit), unit_start + len(unit or ""))
    if ranged:
        return _base(at, ranged[0], ranged[1], ranged[2], (ranged[3], ranged[4], False))
    return _base(at, value, None, unit, (end, unit_start + len(unit or ""), more))


def _range(
    text: str, first: tuple[Decimal, bool, str | None], at: int
) -> tuple[Decimal, Decimal, str | None, int, int] | None:
    """The second half of a range that begins where the first number and its unit ended."""
    value, scaled, unit = first
    dash = _RANGE.match(text, at)
    second = _number(text, dash.end()) if dash else None
    if second is None:
        return None
    value_max, end, scaled_max = second
    unit_max = unit_at(text, end)
    if unit is not None and unit_max != unit:
        return None
    magnitude = _magnitude(text, end, backwards=True) if scaled_max and not scaled else None
    if magnitude and value * magnitude < value_max:  # 3—5万件: the magnitude belongs to both
        value *= magnitude
    if value >= value_max:
        return None
    return value, value_max, unit_max, end, end + len(unit_max or "")


def _base(
    at: int,
    value: Decimal,
    value_max: Decimal | None,
    unit: str | None,
    ends: tuple[int, int, bool],
) -> Quantity:
    number_end, end, more = ends
    plain = PERCENT_POINT if unit == "个百分点" else unit
    return Quantity(at, end, value, value_max, plain, number_end, more)


def _number(text: str, at: int) -> tuple[Decimal, int, bool] | None:
    """Value, end, and whether a magnitude followed the digits."""
    match = _DIGITS.match(text, at)
    if not match or len(match[0]) > _MOST_DIGITS:
        return None
    value, end = Decimal(match[0].replace(",", "")), match.end()
    magnitude = _magnitude(text, end)
    if magnitude:
        end += _magnitude_length(text, end)
        rest = _number(text, end) if magnitude > 1000 else None
        if rest and rest[2] and rest[0] < magnitude:  # 1万2千, 3亿5000万
            return value * magnitude + rest[0], rest[1], True
        return value * magnitude, end, True
    return value, end, False


def _magnitude_length(text: str, at: int) -> int:
    match = _MAGNITUDE.match(text, at)
    return len(match[0]) if match else 0


def _magnitude(text: str, at: int, backwards: bool = False) -> int | None:
    if backwards:
        words = next(
            (w for w in (text[at - 2 : at], text[at - 1 : at]) if _MAGNITUDE.fullmatch(w)), ""
        )
    elif text[at : at + 1] in ("千", "百", "个") and text.startswith(COMPOUND_UNITS, at):
        return None
    else:
        words = text[at : at + _magnitude_length(text, at)]
    product = 1
    for word in words:
        product *= _TENS.get(word) or _BIG[word]
    return product if words else None


def _more(text: str, at: int) -> tuple[bool, int]:
    more = text[at : at + 1] in ("余", "多")
    return more, at + more


def _percent_words(text: str, at: int) -> Quantity | None:
    number = _number(text, at + 3) or _numeral(text, at + 3)
    if number is None:
        return None
    return Quantity(at, number[1], number[0], None, "%", number[1], numeral=True)


def _numeral(text: str, at: int) -> tuple[Decimal, int, bool] | None:
    match = _NUMERAL.match(text, at)
    return (_numeral_value(match[0]), match.end(), False) if match else None


def _numeral_quantity(text: str, at: int) -> Quantity | None:
    """A Chinese numeral before a measure word; 一 and numerals that are words give None."""
    match = _NUMERAL.match(text, at)
    if not match or match[0] == "一":
        return None
    value, end = _numeral_value(match[0]), match.end()
    more, unit_start = _more(text, end)
    unit = unit_at(text, unit_start)
    if text[end : end + 1] == "成" and value < 10 and text[end + 1 : end + 2] in _AFTER_TENTHS:
        return Quantity(at, end + 1, value * 10, None, "%", end, numeral=True)
    level = unit == "级" and value >= 10**8  # 千亿级; 三级 is a name
    if text[at - 1 : at] == "前" and text[end : end + 1] in _AFTER_RANK:
        return Quantity(at, end, value, None, None, end, numeral=True)
    if unit not in NUMERAL_COUNTERS and not level and not (value >= 10**10 and unit is None):
        return None
    if level:
        return Quantity(at, end, value, None, None, end, more, numeral=True)
    ends = (end, unit_start + len(unit or ""), more)
    plain = _base(at, value, None, unit, ends)
    return Quantity(at, plain.end, value, None, plain.unit, end, more, numeral=True)


def _numeral_value(numeral: str) -> Decimal:
    whole, _, fraction = numeral.partition("点")
    total = section = digit = 0
    for character in whole:
        if character in _DIGIT_OF:
            digit = (
                digit * 10 + _DIGIT_OF[character]
                if digit and len(whole) > 1
                else _DIGIT_OF[character]
            )
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _BIG[character]
            section = digit = 0
    decimals = "".join(str(_DIGIT_OF[c]) for c in fraction)
    return Decimal(f"{total + section + digit}.{decimals}" if decimals else total + section + digit)
