"""Which characters of a passage stand inside brackets, quotation marks or book-title marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Longer pairs than this are damage (a mark lost somewhere), not an enclosure.
LONGEST: Final = {"（": 400, "〔": 400, "“": 80, "‘": 80, "《": 120}
_CLOSING: Final = {"）": "（", "〕": "〔", "”": "“", "’": "‘", "》": "《"}
_MARKS: Final = re.compile("[" + "".join(_CLOSING) + "".join(_CLOSING.values()) + "]")
HIDDEN: Final = "\x00"
QUOTED: Final = "\x01"


@dataclass(frozen=True)
class Enclosure:
    """A matched pair: ``kind`` is the opening mark, ``start`` its place, ``end`` after the closing one."""

    kind: str
    start: int
    end: int
    outermost: bool


def enclosures(text: str) -> tuple[list[Enclosure], list[int]]:
    """The matched pairs by place, and the places of unmatched brackets; linear."""
    stacks: dict[str, list[int]] = {kind: [] for kind in LONGEST}
    pairs: list[tuple[int, int, str]] = []
    unmatched: list[int] = []
    for mark in _MARKS.finditer(text):
        at, character = mark.start(), mark.group()
        if character in stacks:
            stacks[character].append(at)
            continue
        kind = _CLOSING[character]
        if stacks[kind]:
            opened = stacks[kind].pop()
            if at - opened <= LONGEST[kind]:
                pairs.append((opened, at + 1, kind))
        elif kind in "（〔":
            unmatched.append(at)
    unmatched += stacks["（"] + stacks["〔"]
    return _ranked(sorted(pairs)), sorted(unmatched)


def _ranked(pairs: list[tuple[int, int, str]]) -> list[Enclosure]:
    found, reach = [], 0
    for start, end, kind in pairs:
        found.append(Enclosure(kind, start, end, outermost=start >= reach))
        reach = max(reach, end)
    return found


# A bracket of responsible units parts statements as a semicolon does.
_UNITS: Final = re.compile(r"(?:负责|牵头|配合|参与|指导|落实|分工|组织实施)）$|(?:单位|部门)：")


# “规模达到20亿元、占比达到40%”, （其中女性20名）: what such a pair holds is a statement, not a name.
_STATED: Final = re.compile(r"“[^”]*(?:达到|超过|突破|不低于|不少于)[^”]{0,6}\d")
_ADDED: Final = re.compile(
    r"（(?:其中|[^（），]{0,6}(?:力争|争取|累计|确保))[^（）]*\d[^（）]*）(?=[，。；、]|$)"
)


def _shown(text: str, pair: Enclosure) -> str:
    """How a pair appears: unreadable, as a break, or open."""
    length = pair.end - pair.start
    if pair.kind in "（〔":
        if _UNITS.search(text, pair.start, pair.end):
            return "；" * length
        if _ADDED.match(text, pair.start):
            return f"，{text[pair.start + 1 : pair.end - 1]}；"
        return HIDDEN * length
    if pair.kind == "“" and _STATED.match(text, pair.start, pair.end):
        return text[pair.start : pair.end]
    return QUOTED * length


def hide(text: str, pairs: list[Enclosure]) -> str:
    """The text with everything inside outermost pairs, marks included, made unreadable; same length."""
    parts, at = [], 0
    for pair in pairs:
        if pair.end <= at:
            continue
        parts.append(text[at : max(at, pair.start)])
        parts.append(_shown(text, pair)[max(at, pair.start) - pair.start :])
        at = pair.end
    return "".join(parts) + text[at:]
