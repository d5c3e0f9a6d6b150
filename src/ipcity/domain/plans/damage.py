"""Damage in a copy: spliced boilerplate, impossible years, odd characters, cut-off ends. Flag only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans.passages import Passage
from ipcity.domain.terms.numbers import WrittenDate, written

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2060
# One addressee of an official list: 各镇人民政府, 区级各部门, 在津上级管理各单位.
_ADDRESSEE: Final = re.compile(
    r"[^，、。；：（）各]{0,9}各(?:[^，、。；：（）]{0,8}?)(?:人民政府|办事处|部委|委办局|部门|直属机构|人民团体|企事业单位|单位|机构|"
    r"委员会|管委会|高等院校|大企业|街道(?!办)|乡镇(?!人民政府)|区县|集团|公司|企业(?!事业)|高校|院校|学校|园区|开发区(?!管)|镇|科室)"
)
_FIRST_ADDRESSEE: Final = re.compile(
    r"各(?:[^，、。；：（）各]{0,8}?)(?:人民政府|办事处|部委|委办局|部门|直属机构|人民团体|企事业单位|单位|机构|委员会|管委会|街道(?!办)|乡镇(?!人民政府))"
)
_FEWEST: Final = 3
_MAY_ACT: Final = re.compile(
    r"^(?:要|应|须|必须|按|根据|结合|严格|切实|认真|加强|负责|可|在|对|将|之间|和|及|等|的|分别|需|务必|密切|共同|高度|成立|制定|）|、|，|。|；)"
)


@dataclass(frozen=True)
class Splice:
    """A boilerplate list in the middle of a sentence, by places in its passage."""

    start: int
    end: int


def splices(passage: Passage, known: frozenset[str]) -> list[Splice]:
    """Lists of addressees that interrupt a sentence, or repeat one in ``known`` letter by letter."""
    found: list[Splice] = []
    at = 0
    text = passage.text
    while match := _FIRST_ADDRESSEE.search(text, at):
        end, count = _chain(text, match)
        at = max(end, match.start() + 1)
        if count >= _FEWEST and _interrupts(text, match.start(), end, known):
            found.append(Splice(match.start(), end))
    return found


def _chain(text: str, first: re.Match[str]) -> tuple[int, int]:
    """Follow the list item by item: where it ends and how many there are."""
    end, count = first.end(), 1
    while end < len(text) and text[end] in "、，":
        following = _ADDRESSEE.match(text, end + 1)
        if not following:
            break
        end, count = following.end(), count + 1
    return end, count


def _interrupts(text: str, start: int, end: int, known: frozenset[str]) -> bool:
    if end >= len(text) or text[end] in "：:":
        return False
    if text[start:end] in known:
        return True
    if start and text[start - 1] in "。；，、（：":
        return False
    return start > 0 and not _MAY_ACT.match(text[end:])


def all_splices(passages: Sequence[Passage]) -> dict[int, list[Splice]]:
    """Splices by passage index; a list found to interrupt one sentence is boilerplate everywhere."""
    once = {i: found for i, p in enumerate(passages) if (found := splices(p, frozenset()))}
    known = frozenset(passages[i].text[s.start : s.end] for i, found in once.items() for s in found)
    if not known:
        return once
    return {i: found for i, p in enumerate(passages) if (found := splices(p, known))}


def without(passage: Passage, found: Sequence[Splice]) -> Passage:
    """The passage as it reads when the splices are taken out."""
    text, at, start = "", list[int](), 0
    for splice in found:
        text += passage.text[start : splice.start]
        at.extend(passage.at[start : splice.start])
        start = splice.end
    return Passage(text + passage.text[start:], [*at, *passage.at[start:]])


def impossible_years(passage: Passage) -> Iterator[WrittenDate]:
    """Years with 年 that no plan of our time can mean: 0402年, 7671年."""
    if not _YEAR.search(passage.text):
        return
    for number in written(passage.text):
        if not isinstance(number, WrittenDate) or number.year is None:
            continue
        if not all(
            FIRST_YEAR <= year <= LAST_YEAR for year in (number.year, number.year_to or number.year)
        ):
            yield number


_YEAR: Final = re.compile(r"(?!19|20[0-5])\d{4}年|(?:19[0-8])\d年")
# Last lines that rightly end without a stop: a day, a printing note, a list of units, a deadline.
_WHOLE_END: Final = re.compile(
    r"[日年月期底]$|印发$|(?:单位|部门|时限|牵头|配合|负责|责任|主任|组长|成员|联系|电话|抄送)[^。]{0,3}：[^。]*$|长期$|"
    r"(?:人民政府|办公室|办公厅|委员会|国务院|局|厅|部)$"
)


def is_cut_off(text: str) -> bool:
    """Whether a last paragraph ends in the middle of a sentence."""
    if len(text) <= 16 or text[-1] in "。！？）〕”》…":
        return False
    if text[-1] in "，、；" or text.rfind("（") > text.rfind("）"):
        return True
    return ("，" in text or "。" in text) and not _WHOLE_END.search(text[-60:])
