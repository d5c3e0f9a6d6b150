"""Statements without a number: trends (持续增加) and things to be built or held (建成…中心)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.brackets import QUOTED
from ipcity.domain.plans.drafts import Cut
from ipcity.domain.plans.leads import read_leads
from ipcity.domain.plans.readings import Item
from ipcity.domain.plans.sentences import Prepared
from ipcity.domain.terms.numbers import Quantity


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_TREND: Final = re.compile(
    rf"(?:{_alternatives(lexicon.TREND_MANNERS)}){{1,3}}(?P<word>{_alternatives(lexicon.TREND_UP)}|"
    rf"(?P<down>{_alternatives(lexicon.TREND_DOWN)}))$"
)
_TURN: Final = re.compile(
    r"(?:(?:比|较)\d{4}年)?(?:实现)?(?:翻一番|翻两番|翻番|零的突破|倍增|持平)$"
    rf"|实现{QUOTED}+$"  # 位次实现“进等升位”
)
_TREND_LENGTH: Final = 24


@dataclass(frozen=True)
class Statement:
    """A clause that states something without a number."""

    name: Cut
    span: Cut
    down: bool
    built: bool


def trend_subject(text: str, start: int, end: int) -> tuple[Cut, ...]:
    """What a trend clause speaks of, so that the next clause may leave it out."""
    near = max(start, end - _TREND_LENGTH)
    match = _TURN.search(text, near, end) or _TREND.search(text, near, end)
    if not match:
        return ()
    first = _after_leads(text, start, match.start())
    return ((first, match.start()),) if first < match.start() else ()


def act_subject(text: str, start: int, end: int) -> tuple[Cut, ...]:
    """What a clause does, 开展老年人培训，每年不少于3万人次: its object is what is counted next."""
    at = _after_leads(text, start, end)
    verb = lexicon.VERBS.at(text, at, end)
    if verb is None or verb[0] - at < 2 or end - verb[0] < 2 or _is_list(text[verb[0] : end]):
        return ()
    return ((verb[0], end),)


def _is_list(words: str) -> bool:
    return "、" in words and "等" not in words


def statements(prepared: Prepared, start: int, end: int) -> Iterator[Statement]:
    """The unnumbered statements of a stretch, clause by clause."""
    text = prepared.hidden
    for clause in prepared.clauses(start, end):
        if any(isinstance(n, Quantity) and not prepared.is_hidden(n.start) and not n.numeral
               for n in prepared.numbers_in(clause.start, clause.end)):  # fmt: skip
            continue
        first = _after_leads(text, clause.start, clause.end)
        match = _TREND.search(text, max(first, clause.end - _TREND_LENGTH), clause.end)
        if match and match.start() > first:
            span = (clause.start, clause.end)
            yield Statement((first, match.start()), span, match["down"] is not None, built=False)
        elif verb := lexicon.DELIVERY_VERBS.at(text, first, clause.end):
            yield from _deliverables(text, verb[0], (clause.start, clause.end))


def _after_leads(text: str, start: int, end: int) -> int:
    item = Item(Quantity(end, end, Decimal(0), None, None, end), (start, end), (end, end))
    read_leads(text, item)
    return item.left[0]


def _deliverables(text: str, start: int, span: Cut) -> Iterator[Statement]:
    end = span[1]
    if start >= end or not text[start:end].endswith(lexicon.FACILITY_HEADS):
        return
    pieces = _facilities(text, start, end)
    for piece in pieces:
        yield Statement(piece, span, down=False, built=True)


def _facilities(text: str, start: int, end: int) -> list[Cut]:
    """Split at 、 when every piece is a facility by its last word; else the whole is one."""
    pieces, at = [], start
    for match in re.finditer("、|(?<=[心站台地区园馆所库])和", text[start:end]):
        pieces.append((at, start + match.start()))
        at = start + match.end()
    pieces.append((at, end))
    if all(b - a > 3 and text[a:b].endswith(lexicon.FACILITY_HEADS) for a, b in pieces):
        return pieces
    return [(start, end)]
