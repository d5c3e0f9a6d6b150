"""The numbering that opens chapters, sections, tasks, sub-tasks, bullets and boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Level(IntEnum):
    """Depth in the document; a smaller level contains the greater."""

    ROOT = 0
    CHAPTER = 1
    SECTION = 2
    ITEM = 3
    SUBITEM = 4
    CIRCLE = 5
    BULLET = 6
    BOX = 7


@dataclass(frozen=True)
class Marker:
    """A numbering at the start of a passage: what it is, its ordinal, and where it ends."""

    level: Level
    written: str
    ordinal: int | None
    end: int


_NUMERAL: Final = "[一二三四五六七八九十]{1,4}"
# One row a form; the first that matches wins. Group 1 is the ordinal where there is one.
_FORMS: Final = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        (Level.CHAPTER, rf"第({_NUMERAL})[章部分篇]+"),
        (Level.CHAPTER, rf"({_NUMERAL})[、.．]"),
        (Level.SECTION, rf"（({_NUMERAL})）[、.]?"),
        (Level.SECTION, r"([㈠-㈩])"),
        (Level.SECTION, rf"第({_NUMERAL})[节条]"),
        (Level.ITEM, r"(\d{1,3})[.、](?:(?!\d)|(?=\d{4}年))"),
        (Level.ITEM, r"(\d{1,2})）"),
        (Level.SUBITEM, r"（(\d{1,2})）"),
        (Level.CIRCLE, r"([①-⑳])"),
        (Level.BOX, r"专栏(\d{1,2})"),
        (Level.BULLET, r"[—-]{2,3}|[—●•◆■▪□](?=\S)"),
    )
)
_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")}


def marker_at(text: str, at: int = 0) -> Marker | None:
    """The numbering that begins at this place, or None."""
    for level, pattern in _FORMS:
        if match := pattern.match(text, at):
            group = match[1] if match.re.groups else None
            return Marker(level, match[0], ordinal_of(group) if group else None, match.end())
    return None


def ordinal_of(numeral: str) -> int | None:
    """一 to 九十九, 1 to 999, ① to ⑳; None for what is no ordinal (十十)."""
    if numeral.isascii():
        return int(numeral)
    if len(numeral) == 1 and "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if len(numeral) == 1 and "㈠" <= numeral <= "㈩":
        return ord(numeral) - ord("㈠") + 1
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or (not ten and tens):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
