"""Numbering what a paper consists of, after it is known which sections, tables and charts it has.

Sections write the numbers that a full paper gives them; where one is left out, the rest move up.
Basis: GB/T 9704-2012, 7.3.3 (一、 and （一）).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from ipcity.papers.official.documents import Annex, Block, Chart, Heading, Run, Table

_DIGITS: Final = "一二三四五六七八九十"
_FIRST: Final = re.compile(rf"[{_DIGITS}]+、")
_SECOND: Final = re.compile(rf"（[{_DIGITS}]+）")
_CAPTION: Final = re.compile(r"(?P<word>[表图])\d+(?=　)")


def ordinal(number: int) -> str:
    """一, 十, 十一, 二十三: numbers from 1 to 99 as headings write them."""
    tens, ones = divmod(number, 10)
    lead = "十" if tens == 1 else f"{_DIGITS[tens - 1]}十" if tens else ""
    return lead + (_DIGITS[ones - 1] if ones else "")


@dataclass
class _Count:
    first: int = 0
    second: int = 0
    tables: int = 0
    charts: int = 0

    def block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, runs=(self._heading(block), *block.runs[1:]))
            case Table():
                return replace(block, caption=_CAPTION.sub(self._caption, block.caption, count=1))
            case Chart():
                return replace(block, caption=_CAPTION.sub(self._caption, block.caption, count=1))
            case _:
                return block

    def _heading(self, heading: Heading) -> Run:
        run = heading.runs[0]
        if heading.level == 1 and _FIRST.match(run.text):
            self.first, self.second = self.first + 1, 0
            return replace(run, text=_FIRST.sub(f"{ordinal(self.first)}、", run.text, count=1))
        if heading.level == 2 and _SECOND.match(run.text):
            self.second += 1
            return replace(run, text=_SECOND.sub(f"（{ordinal(self.second)}）", run.text, count=1))
        return run

    def _caption(self, found: re.Match[str]) -> str:
        if found["word"] == "表":
            self.tables += 1
            return f"表{self.tables}"
        self.charts += 1
        return f"图{self.charts}"


def numbered(
    body: Iterable[Block], annexes: Iterable[Annex]
) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """Headings, tables and charts numbered without a gap; charts go on through the annexes."""
    count = _Count()
    told = tuple(count.block(each) for each in body)
    return told, tuple(_annexes(annexes, count))


def _annexes(annexes: Iterable[Annex], count: _Count) -> Iterator[Annex]:
    for each in annexes:
        count.first = count.second = 0
        yield replace(each, body=tuple(count.block(block) for block in each.body))
