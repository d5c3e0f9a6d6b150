"""The words around a number that say how it compares: read from the number outwards."""

from __future__ import annotations

import re
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.brackets import HIDDEN
from ipcity.domain.plans.drafts import Cut
from ipcity.domain.plans.facts import Basis
from ipcity.domain.plans.lexicon import AFTER, BEFORE, VERBS, Sign
from ipcity.domain.plans.readings import Item
from ipcity.domain.terms.comparators import Comparator

_BASELINE: Final = re.compile(
    r"(?:(?:由|从)[^，、。]{0,20}(?:%|\d[^\d，、。提增降升减压缩扩]{0,3})|(?:较|(?<![占同对环百])比(?![率例重值])|与|相比|在|从)[^，、。]{0,14}(?:年|年度|上年|去年|同期|基期|期末|年末|年底|期间|时期|末|以前|目前|现状|现有)"
    r"(?:同期|末|底|相比|基础上|水平|的)*|同比|环比|比上年|较上年)$"
)
_STATED_YEARS: Final = re.compile(r"(?:到|至)?(?:\d{4}年(?:底|末|前)?[、和]?)+$")
# 托位达到每千人4.5个: the divisor stands before the figure.
_EACH_OF: Final = re.compile(
    r"(?<=达到|不低|不少|提高)(?:于|到|至)?每[百千万]?[百千万](?:人口?|户|名[^，。]{1,6})$"
)
_UNIT_NOTE: Final = re.compile(f"{HIDDEN}{{3,4}}(?=以|左右|$)")
_OVER_YEARS: Final = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})年$")
_CHANGES: Final = frozenset({Sign.CHANGE_UP, Sign.CHANGE_DOWN, Sign.BETTER})
_SIGN_FIELDS: Final = {
    Sign.LEVEL: "basis",
    Sign.NEW: "basis",
    Sign.CHANGE_UP: "basis",
    Sign.BETTER: "basis",
    Sign.CHANGE_DOWN: "basis",
    Sign.CUMULATIVE: "basis",
    Sign.ANNUAL: "period",
    Sign.STRIVE: "strength",
    Sign.FIRM: "strength",
}


def read_after(text: str, item: Item) -> None:
    start, end = item.tail
    noted = _UNIT_NOTE.match(text, start, end)
    if noted:  # 80栋（套）, 50万人（次）以上
        start = noted.end()
        item.tail = (start, end)
    found = AFTER.at(text, start, end)
    if found is None and text[start : start + 1] == "内" and text[start + 1 : end] == "":
        found = (start + 1, Comparator.AT_MOST)
    if found:
        item.note("comparator", start, found[0])
        item.tail = (found[0], end)
        item.after = True
        item.comparator = found[1]


def read_predicates(text: str, item: Item) -> None:
    start, end = item.left
    while end > start:
        baseline = _BASELINE.search(text, max(start, end - 24), end) or (
            text[end - 1] in "年底末前" and _STATED_YEARS.search(text, max(start, end - 24), end)
        )
        if baseline:
            end = baseline.start()
            continue
        if each := _EACH_OF.search(text, max(start, end - 14), end):
            end = each.start()
        found = BEFORE.before(text, start, end)
        if found and text[found[0]] == "年" and text[found[0] - 1 : found[0]].isdigit():
            found = BEFORE.before(text, found[0] + 1, end)  # 比2023年增长: 年 belongs to the date
        if found is None or _is_word_ending(text, start, end):
            break
        if found[1].sign in _CHANGES | {Sign.FILLER} and _is_longer_verb(
            text, start, end, found[0]
        ):
            break  # 改造提升10万亩, 建有1个
        _apply(item, found[1], (found[0], end))
        end = found[0]
        if found[1].sign in (Sign.STRIVE, Sign.FIRM) and text[end - 1 : end] == "、":
            item.left = (
                end,
                end,
            )  # 完成任务、力争多降0.5个百分点: what stands before is done apart
            return
        if item.cumulative and (years := _OVER_YEARS.search(text, max(start, end - 4), end)):
            end = years.start()
    item.left = (start, end)


def _is_longer_verb(text: str, start: int, end: int, at: int) -> bool:
    verb = VERBS.before(text, start, end)
    return verb is not None and verb[0] < at


def _is_word_ending(text: str, start: int, end: int) -> bool:
    return any(
        text[max(start, end - size) : end] in lexicon.WORD_ENDINGS_NOT_BEFORE
        for size in (2, 3, 4, 5)
    )


def _apply(item: Item, reading: lexicon.Before, cut: Cut) -> None:
    if reading.sign is not None:
        item.signs.add(reading.sign)
        if reading.sign in _SIGN_FIELDS:
            item.note(_SIGN_FIELDS[reading.sign], *cut)
    item.down = item.down or reading.down
    item.reached = item.reached or cut[1] - cut[0] == 1 and reading.sign is Sign.FILLER
    if reading.sign is Sign.NEW:
        item.verb = Basis.NEW
    if reading.comparator is None or reading.sign is Sign.FILLER:
        return
    exceeding = item.after and reading.comparator in (Comparator.MORE, Comparator.LESS)
    if item.comparator is None or exceeding:  # 超过1000家以上 stays 超过
        item.comparator = reading.comparator
        item.words["comparator"] = cut
