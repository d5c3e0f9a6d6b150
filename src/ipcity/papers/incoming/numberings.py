"""Word's automatic numbers as the reader of the page sees them: 一、 （一） 1. ① and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One level of a list: where it starts, how it counts, and its pattern (``（%1）``)."""

    start: int = 1
    style: str = "decimal"
    pattern: str = "%1."
    restarts_after: int | None = None
    plain_digits: bool = False


@dataclass
class Counters:
    """The running numbers of every list of one document."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    restarts: Mapping[str, Mapping[int, int]]
    _running: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def next_number(self, list_id: str, depth: int) -> str:
        """The visible number of the next paragraph of ``list_id`` at ``depth``; may be empty."""
        if list_id not in self.lists:
            return ""
        family, levels = self.lists[list_id]
        level = levels.get(depth)
        if level is None:
            return ""
        running = self._running.setdefault(family, {})
        self._restart(list_id, depth, running)
        running[depth] = running[depth] + 1 if depth in running else level.start
        for deeper in [d for d in running if d > depth]:
            below = levels.get(deeper, Level()).restarts_after
            if below is None or (below > 0 and depth < below):
                del running[deeper]
        return _shown(level, levels, running)

    def _restart(self, list_id: str, depth: int, running: dict[int, int]) -> None:
        start = self.restarts.get(list_id, {}).get(depth)
        if start is not None and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            running[depth] = start - 1


def _shown(level: Level, levels: Mapping[int, Level], running: Mapping[int, int]) -> str:
    if level.style == "bullet":
        return "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in level.pattern)
    if level.style == "none":
        return re.sub(r"%\d", "", level.pattern)

    def put(place: re.Match[str]) -> str:
        depth = int(place.group(1)) - 1
        of = levels.get(depth, Level())
        style = "decimal" if level.plain_digits else of.style
        return written(running.get(depth, of.start), style)

    return re.sub(r"%([1-9])", put, level.pattern)


def written(number: int, style: str) -> str:
    """``number`` in one of Word's number formats; an unknown format counts 1, 2, 3."""
    write = _STYLES.get(style)
    return write(number) if write and number > 0 else str(number)


def counted_in_chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """10 → 十, 21 → 二十一, 105 → 一百〇五; beyond 9999 digit by digit."""
    if number > 9999:
        return "".join(digits[int(d)] for d in str(number))
    written_form, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(written_form)
            continue
        written_form += (digits[0] if gap else "") + digits[digit] + ("", *units)[place]
        gap = False
    ten = digits[1] + units[0]
    return written_form[1:] if written_form.startswith(ten) and digits is _DIGITS else written_form


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown


def _from_block(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _cycled(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number % 4000).upper(),
    "lowerRoman": lambda number: _roman(number % 4000),
    "chineseCounting": counted_in_chinese,
    "chineseCountingThousand": counted_in_chinese,
    "japaneseCounting": counted_in_chinese,
    "taiwaneseCounting": counted_in_chinese,
    "taiwaneseCountingThousand": counted_in_chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: counted_in_chinese(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: counted_in_chinese(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _cycled(_STEMS),
    "ideographZodiac": _cycled(_BRANCHES),
    "decimalEnclosedCircle": _from_block("①", 20),
    "decimalEnclosedCircleChinese": _from_block("①", 20),
    "decimalEnclosedParen": _from_block("⑴", 20),
    "decimalEnclosedFullstop": _from_block("⒈", 20),
    "ideographEnclosedCircle": _from_block("㊀", 10),
    "ideographParenthesizedCircle": _from_block("㈠", 10),
}
