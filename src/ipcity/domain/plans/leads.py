"""The words at the head of a clause: deadlines, 力争, 每年, 其中 and adverbs before a verb."""

from __future__ import annotations

import re
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.drafts import Cut
from ipcity.domain.plans.facts import Basis
from ipcity.domain.plans.lexicon import LEADS, VERBS, Lead, Sign
from ipcity.domain.plans.readings import Item

_YEARS: Final = r"(?:(?:19|20)\d\d年?[、和])*(?:\d{4}年|(?:19|20)\d\d(?=[-—～]))(?:[-—～至到]+\d{4}年?)?(?:\d{1,2}月)?"
DEADLINE: Final = re.compile(
    rf"(?:力争|争取|确保)?(?:到|至|截至|在|于)?{_YEARS}(?:末|底|年底|年末|前|底前|末前|年底前|上半年|下半年|间|期间|内|度|起)*"
    r"|(?:到)?“?十[四五]五”?(?:末|期末|期间|时期)|(?:到|至)?(?:今年|年|本世纪)(?:底|末)前?|[\d一二三两四五六]+年(?:内|共)"
    r"|到?规划期末|今后[一二三四五六七八九十\d]+年内?|近[一二三四五六七八九十\d]+年"
)
EDGES: Final = "“”的、，：；和与及①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NOUN_AFTER_VERB: Final = "的性型率量力者"
# More adverbs in a row than this are no sentence.
_LONGEST_CHAIN: Final = 6
# Acts that may follow a making verb (培养资助, 新建筹集); others begin the noun (新增授权专利).
_CHAINED: Final = frozenset(
    "资助 扶持 支持 培训 筹集 评选 表彰 推广 运营 推出 发布 改造 使用".split()
)
_LIGHT_VERBS: Final = frozenset(
    "推动 支持 组织 引导 促进 鼓励 带动 抓好 做好 推进 实现 完成 帮助".split()
)
_MIDDLE: Final = re.compile(
    r"平均每年|每年度?|年均(?=新增|增加|培|引|实施|开展|建设|举办|转化|投入|完成|组织)|累计|(?<!公)共(?=[建培新引举开完接])"
)
# 三年形成50个: a total over the years; 三年内建成 only bounds them.
_OVER_YEARS: Final = re.compile(
    r"(?:[两二三四五六七八九十]|\d{1,2})年(?=[^内期均以度来])(?=累|共|培|建|引|新|形|完|组|开|打|实|举|发|转|促|授)"
)
_YEARLY_NOUN: Final = re.compile(r"年[^度均龄轻限级份末底].*(?:量|额|能力|数|收入|产值)")
_YEARLY_ACT: Final = re.compile(
    r"(?<=[市县区省域国])年(?=接待|处理|新增|培训|服务|生产|举办|受理|吸引)"
)
_NEXT_STRENGTH: Final = re.compile(r"、(?=力争|争取|确保)")
_STAGE: Final = re.compile(
    r"在[^，、\d]{2,20}?(?:大赛|比赛|竞赛|赛事|活动|评选|考核|评比)(?:中|上)"
)
_YEARLY: Final = re.compile(r"年度?(?=\D)")


def read_leads(text: str, item: Item) -> None:
    """Strip deadlines, 力争, 每年, 其中 and adverbs before a verb from the left."""
    start, end = item.left
    while start < end:
        deadline = DEADLINE.match(text, start, end)
        if deadline and deadline.end() > start:
            start = deadline.end()
        elif over := _OVER_YEARS.match(text, start, end):
            _note_lead(item, Lead.CUMULATIVE, over.span())
            start = over.end()
        elif stage := _STAGE.match(text, start, end):
            start = stage.end()
        elif text[start] in EDGES:
            start += 1
        elif found := LEADS.at(text, start, end):
            word = text[start : found[0]]
            if found[0] == end and word in lexicon.ATTRIBUTES:
                break  # 省级20名…人才
            if word in lexicon.PLACES and "的" in text[found[0] : end]:
                break  # 全市开展研发活动的企业
            if found[1] is Lead.MANNER and not verb_follows(text, found[0], end, word):
                break
            _note_lead(item, found[1], (start, found[0]))
            moving = VERBS.rows.get(word)
            item.moved = moving.basis if moving else item.moved
            start = found[0]
        elif yearly := _yearly_verb(text, start, end):
            _note_lead(item, Lead.ANNUAL, (start, yearly))
            start = yearly
        else:
            break
    item.left = (start, end)


def _note_lead(item: Item, lead: Lead, cut: Cut) -> None:
    item.leads.add(lead)
    if lead in (Lead.STRIVE, Lead.FIRM):
        item.note("strength", *cut)
    elif lead is Lead.ANNUAL:
        item.note("period", *cut)
    elif lead is Lead.CUMULATIVE:
        item.note("basis", *cut)


def _yearly_verb(text: str, start: int, end: int) -> int | None:
    """年度新增, 年培训: 年 at the head of a clause before a verb means 每年."""
    match = _YEARLY.match(text, start, end)
    if not match:
        return None
    verb = VERBS.at(text, match.end(), end)
    if verb and verb[0] - match.end() > 1 and text[verb[0] : verb[0] + 1] not in NOUN_AFTER_VERB:
        return match.end()
    return None


def verb_follows(text: str, at: int, end: int, word: str) -> bool:
    """A manner word (重点, 全省, 加快) is one only before a verb; else it begins a noun."""
    for _ in range(_LONGEST_CHAIN):
        if at >= end:
            return True
        if word in lexicon.CAUSATIVES and text[at] not in NOUN_AFTER_VERB:
            return True
        found = VERBS.at(text, at, end)
        if found and (found[0] >= end or text[found[0]] not in NOUN_AFTER_VERB):
            return found[0] - at > 1 or at + 1 >= end
        lead = LEADS.at(text, at, end)
        if lead is None:
            return False
        if lead[1] is not Lead.MANNER:
            return True
        word, at = text[at : lead[0]], lead[0]
    return False


def split_middle(text: str, item: Item) -> None:
    """每年, 累计 inside the head: what follows a yearly word with a verb is the head."""
    start, end = item.left
    if parts := list(_NEXT_STRENGTH.finditer(text, start, end)):
        item.left = (parts[-1].end(), end)  # 确保完成任务、力争多降0.5个百分点
        read_leads(text, item)
        start, end = item.left
    found = list(_MIDDLE.finditer(text, start, end))
    last = found[-1] if found else None
    if last is None or last.end() >= end:
        _note_yearly_noun(text, item)
        return
    yearly = "年" in last.group()
    item.signs.add(Sign.ANNUAL if yearly else Sign.CUMULATIVE)
    item.note("period" if yearly else "basis", *last.span())
    verb = VERBS.at(text, last.end(), end)
    if verb and verb[0] < end and text[verb[0]] == "的":
        return
    at, basis = leading_verb(text, last.end(), end)
    if at == end and basis is not None and last.start() > start:  # 高标准农田累计建成30万亩
        item.verb = basis
        item.left = (start, last.start())
        return
    item.left = (last.end(), end)
    read_leads(text, item)


def _note_yearly_noun(text: str, item: Item) -> None:
    """年抽测量, 年处理能力: the yearly word stays in the name."""
    start, end = item.left
    if yearly := _YEARLY_ACT.search(text, start, end):  # 全县年接待游客
        item.signs.add(Sign.ANNUAL)
        item.note("period", *yearly.span())
    elif _YEARLY_NOUN.fullmatch(text, start, end) and item.quantity.unit != "%":
        item.signs.add(Sign.ANNUAL)
        item.note("period", start, start + 1)


def leading_verb(text: str, start: int, end: int) -> tuple[int, Basis | None]:
    """Where the verbs at the head of a clause end, and what they tell of the basis."""
    basis: Basis | None = None
    at = start
    while found := VERBS.at(text, at, end):
        if lexicon.is_noun_here(text[at : found[0]], text, found[0]):
            break
        after = text[found[0] : found[0] + 1]
        if found[0] - at == 1 or (found[0] < end and after in NOUN_AFTER_VERB):
            break
        if basis is not None and (basis is Basis.NEW) != (found[1].basis is Basis.NEW):
            word = text[at : found[0]]
            if word not in (_CHAINED if basis is Basis.NEW else lexicon.NEW_VERBS):
                break
        elif basis is Basis.CUMULATIVE and text[start:at] not in _LIGHT_VERBS:
            break
        basis = found[1].basis
        at = found[0]
        if text[at : at + 1] in ("和", "、", "并") and VERBS.at(text, at + 1, end):
            at += 1
    return at, basis
