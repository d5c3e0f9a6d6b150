"""Two texts side by side: which words went and which came, as pieces for a template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Latin words and numbers stay whole; Chinese is compared character by character.
_PIECES = re.compile(r"[0-9][0-9.,，%％]*|[A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """``same``, ``removed`` and ``added`` pieces in reading order."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: list[Piece] = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("removed", "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("added", "".join(after[j1:j2])))
    return tuple(pieces)


@dataclass(frozen=True)
class Quote:
    """Words cut out of their text with what stands around them."""

    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


def cut_out(text: str, start: int, end: int, around: int = 40) -> Quote:
    """``text[start:end]`` with at most ``around`` characters of its own paragraph on each side."""
    left = max(start - around, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(end + around, len(text) if stop < 0 else stop)
    return Quote(
        before=text[left:start],
        words=text[start:end],
        after=text[end:right],
        cut_before=left > 0 and text[left - 1] != "\n",
        cut_after=right < len(text) and text[right] != "\n",
    )
