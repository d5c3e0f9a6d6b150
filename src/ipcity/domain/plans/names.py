"""What is counted: the name of a target, cut from the words left or right of its number."""

from __future__ import annotations

import re
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.brackets import HIDDEN
from ipcity.domain.plans.drafts import Cut
from ipcity.domain.plans.facts import Basis
from ipcity.domain.plans.leads import EDGES, NOUN_AFTER_VERB, leading_verb
from ipcity.domain.plans.lexicon import LEADS, VERBS, Lead, Sign
from ipcity.domain.plans.readings import Item
from ipcity.domain.terms.comparators import Comparator

_TAIL_ENDS: Final = ("等工作", "工作", "等")
_EMPTY_TAILS: Final = frozenset(
    "大关 关口 目标 规模 水平 台阶 的水平 的目标 的规模 级 级台阶 级规模 级水平 的台阶 级产业 大台阶".split()
)
_INNER_ACT: Final = re.compile(
    r"实施|开展|达到|完成|参与|接受|通过|纳入|享受|获得|进入|入选|落实|应用|实现|上云|进行|参加"
)
# A verb and its figure around the noun: 提高普及率至92%, 压减自建系统30%.
_CHANGING: Final = re.compile(
    r"(?P<up>提高|提升|增加|扩大|新增|推动)|(?P<down>降低|压减|压缩|减少|缩短|削减|缩减|下降|精简)"
)
_COMPARED: Final = re.compile(
    r"(?P<each>均|都)?(?P<word>不低于|不少于|不高于|不超过|达到|超过|高于|低于)(?=[^，。]{2,24}$)"
)
_GUIDING: Final = ("指导", "引导", "帮助", "协助", "组织", "动员")
_STRONG_MAKERS: Final = frozenset(
    "新增 新建 建成 培育 新培育 引进 打造 创建 建设 新认定 新增加 培养 新改建 新建成 设立 布局 组建 新引进".split()
)
_STRONG_ACTS: Final = (
    "举办",
    "提供",
    "开展",
    "组织",
    "实施",
    "完成",
    "发布",
    "遴选",
    "推广",
    "培训",
    "推出",
    "征集",
    "选派",
)
# Heads that say how much but not of what: the subject before them belongs to the name.
BARE_HEADS: Final = frozenset(
    "总数 数量 总量 总规模 规模 占比 比重 比例 总额 人数 总人数 总值 产值 总产值 面积 总面积 件数 户数 装机 装机容量 强度 水平 能力".split()
)
_ATTRIBUTE_UNITS: Final = frozenset("人 户 亩 元 平方米 公里 吨 年 岁 床 张".split())
_PACE: Final = re.compile(r"(?:速度|幅度|增速)(?:增长|递增|提高|提升|(?P<down>下降|递减|降低))")
_MEASURES: Final = frozenset("公里 米 平方米 小时 分钟 岁 年 天".split())
_PLACE: Final = re.compile(r"[省市区县镇乡村]$")
_DONE: Final = re.compile("达到|实现|完成|建成|建有|设有|具备|配备|设立|开通")
_SHARES: Final = ("%", "百分点")
_DESCRIBING: Final = ("针对", "对", "围绕", "为", "向", "根据", "按照", "以")


def read_name(text: str, item: Item) -> None:
    start, end = item.left
    tail = _trim_tail(text, item.tail)
    if tail and text[item.tail[0]] == "的":
        _read_relative(text, item, tail)
    elif tail and (start >= end or text[start:end] in lexicon.PREPOSITIONS):
        _read_counted(text, item, tail)
    elif tail and (verb := VERBS.before(text, start, end)):
        item.verb = verb[1].basis
        item.note("basis", verb[0], end)
        whose = (
            verb[1].basis is Basis.LEVEL
            and text.startswith(("每", "各"), start)
            and verb[0] > start
        )
        item.name = ((start, verb[0]), tail) if whose else (tail,)
    elif tail and _ends_in_manner(text, start, end):
        item.verb = item.verb or Basis.CUMULATIVE
        item.name = (tail,)
    elif tail and start < end and text[end - 1] in "的等" and item.quantity.unit != "%":
        _read_modified(text, item, tail)
    elif start < end:
        _read_head(text, item, tail)
    elif tail:
        item.name = (tail,)


def _read_counted(text: str, item: Item, tail: Cut) -> None:
    """超过2家…参与…; 推动100个…; 突破50种…: nothing but the number stands before the noun."""
    item.name = (tail,)
    broke = item.words.get("comparator")
    if broke and text[broke[0] : broke[1]] == "突破" and item.quantity.unit not in ("元", "%"):
        item.comparator = Comparator.AT_LEAST
        item.verb = Basis.CUMULATIVE
        item.words["basis"] = item.words.pop("comparator")
    elif item.moved or Lead.MANNER in item.leads or _INNER_ACT.search(text, *tail):
        item.verb = item.verb or Basis.CUMULATIVE


def _read_modified(text: str, item: Item, tail: Cut) -> None:
    """建设覆盖全市的20个站点 is a target; 针对关税为零的2034种商品 only describes."""
    start, end = item.left
    at, basis = leading_verb(text, start, end)
    if basis is None or text.startswith(_DESCRIBING, start):
        item.described = True
        return
    item.verb = basis
    item.note("basis", start, at)
    kept = at < end and text[end - 1] == "的"  # 浪潮等9个节点: the examples are no part of the name
    item.name = ((at, end), tail) if kept else (tail,)


def _read_relative(text: str, item: Item, tail: Cut) -> None:
    """90%的市…达到; 设立总规模不少于100亿元的基金."""
    start, end = item.left
    if pace := _PACE.match(text, *tail):  # 以每年不低于3个百分点的速度增长
        item.signs.add(Sign.CHANGE_DOWN if pace["down"] else Sign.CHANGE_UP)
        end -= text.endswith("以", start, end)
        item.name = ((start, end),) if start < end else ()
        return
    at, basis = leading_verb(text, start, end)
    if basis is None and start < end:
        at = _after_inner_verb(text, item)
        basis = item.verb
    attribute = item.quantity.unit in _MEASURES or (
        item.after and item.quantity.unit in _ATTRIBUTE_UNITS
    )
    verb = VERBS.before(text, start, end)
    if verb and not attribute:  # 年均开发2万个以上的岗位, 每个社区拥有3个以上的组织
        item.verb = verb[1].basis
        whose = text.startswith(("每", "各"), start) and verb[0] > start
        item.name = ((start, verb[0]), tail) if whose else (tail,)
        return
    if item.quantity.unit == "%" and _PLACE.search(text, start, end) and _DONE.search(text, *tail):
        item.name = ((start, end), tail)  # 东城区、西城区50%的社区建成书屋
        return
    if attribute or (basis is None and start < end):
        item.described = True  # 20人以上的自然村
        return
    item.verb = basis
    item.name = (tail, (at, end)) if at < end else (tail,)


def _ends_in_manner(text: str, start: int, end: int) -> bool:
    found = LEADS.before(text, start, end)
    return (
        found is not None and end - found[0] > 1 and text[found[0] : end] not in lexicon.ATTRIBUTES
    )


def _read_head(text: str, item: Item, tail: Cut | None) -> None:
    """The name is the words left of the number, without the verbs that open them."""
    start, end = item.left
    if text[start] in "将把" and (item.change or item.level or item.down) and end - start > 2:
        start += 1
        item.left = (start, end)
    if _read_changing(text, item) or _read_compared(text, item):
        return
    stock = text[start:end].rstrip(HIDDEN).endswith(lexicon.STOCK_HEADS)
    head = _without_verbs(text, item, stock)
    if head is None:
        return
    if item.verb is None and not item.level and not stock:
        item.verb = Basis.CUMULATIVE if text.startswith(_GUIDING, *item.left) else item.moved
    _name_head(text, item, (head, end), tail)


def _without_verbs(text: str, item: Item, stock: bool) -> int | None:
    """Where the noun begins; None when the head is nothing but a verb, whose object stands before."""
    start, end = item.left
    at, verb = leading_verb(text, start, end)
    if verb is not None and at == end:  # 年均盘活80栋: of what, the clause before says
        item.verb = verb if verb is Basis.CUMULATIVE else None
        item.fallback = (start, end)
        return None
    while at < end and text[at] == HIDDEN:  # 新增（恢复）灌溉面积
        at += 1
    if verb is None:
        told = item.level or item.change or item.cumulative
        return start if told else _after_inner_verb(text, item, stock)
    if _is_noun_phrase(text, item, (at, verb, stock)):
        return start
    item.verb = item.verb or verb
    item.note("basis", start, at)
    return at


def _is_noun_phrase(text: str, item: Item, head: tuple[int, Basis, bool]) -> bool:
    """Whether the verb at the head belongs to the noun: 培训人数达到, 获得奖励的组织新增."""
    at, verb, stock = head
    start, end = item.left
    relative = "的" in text[at:end]
    if text[at:end] in BARE_HEADS and text[start] != "新":
        return True
    if (relative and Sign.NEW in item.signs) or (item.quantity.unit in _SHARES and stock):
        return True
    return item.level and (stock or verb is Basis.CUMULATIVE or relative)


def _name_head(text: str, item: Item, head: Cut, tail: Cut | None) -> None:
    start, end = head
    short = end - start <= 3 and text[start:end] not in lexicon.ATTRIBUTES
    if tail and short and not item.after and item.comparator is None and item.verb is None:
        item.name = (tail,)  # an unknown short verb: 带动1000户农户增收
        return
    end = _without_edges(text, start, end)
    item.name = ((start, end),) if start < end else ()
    told = item.level or item.change or item.quantity.unit in _SHARES
    if tail and item.name and not told and text[tail[0] : tail[1]].strip(HIDDEN):
        item.name = (*item.name, tail)  # 选送中青年干部100名赴高校深造; 套（间） adds nothing


def _read_compared(text: str, item: Item) -> bool:
    """供应量不低于用地总量的70%: the name ends before the comparator, the base follows it."""
    start, end = item.left
    if item.quantity.unit not in ("%", "倍") or item.level or item.change:
        return False
    match = _COMPARED.search(text, start + 2, end)
    if match is None:
        return False
    reading = lexicon.BEFORE.rows[match["word"]]
    item.comparator = item.comparator or reading.comparator
    item.down = item.down or reading.down
    item.signs |= {Sign.LEVEL} | ({Sign.EACH} if match["each"] else set())
    item.note("comparator", *match.span("word"))
    item.name = ((start, match.start()),)
    return True


def _read_changing(text: str, item: Item) -> bool:
    """提高X至92%, 压减X30%, 提升X5个百分点: the verb at the head goes with the figure."""
    start, end = item.left
    match = _CHANGING.match(text, start, end)
    if not match or match.end() >= end or item.level or item.change:
        return False
    down = match["down"] is not None
    if item.reached:
        item.signs.add(Sign.LEVEL)
        item.down = item.down or down
        item.comparator = item.comparator or (Comparator.AT_MOST if down else Comparator.AT_LEAST)
    elif item.quantity.unit in ("%", "百分点", "‰") and match.group() not in ("新增", "推动"):
        item.signs.add(Sign.CHANGE_DOWN if down else Sign.CHANGE_UP)
        item.down = item.down or down
    elif down:
        item.signs.add(Sign.CHANGE_DOWN)
        item.down = True
    else:
        return False
    item.note("basis", *match.span())
    item.name = ((match.end(), _without_edges(text, match.end(), end)),)
    return True


def _after_inner_verb(text: str, item: Item, stock: bool = False) -> int:
    """全省建成…10个, 围绕…领域建设…20项: the verb stands behind a place or a preposition."""
    start, end = item.left
    if stock and item.quantity.unit in _SHARES:
        return start
    preposition = text.startswith(lexicon.PREPOSITIONS, start)
    reach = end if preposition else min(end, start + 10)
    chosen = start
    for at in range(start + 1, reach):
        found = VERBS.at(text, at, end)
        if not found or found[0] >= end or found[0] - at < 2 or text[found[0]] in NOUN_AFTER_VERB:
            continue
        word = text[at : found[0]]
        if preposition:
            wanted = found[1].basis is Basis.NEW or word in _STRONG_ACTS
        else:
            wanted = word in _STRONG_MAKERS
        if text[found[0] : end] == "就业":
            continue  # 城镇新增就业 is one notion
        if text[at - 1] in "的、" or not wanted or (stock and text[at] != "新"):
            continue
        chosen, item.verb = found[0], found[1].basis
        item.words["basis"] = (at, chosen)
        if not preposition or found[1].basis is Basis.CUMULATIVE:
            break
    return chosen


def _without_edges(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return end


def _trim_tail(text: str, tail: Cut) -> Cut | None:
    start, end = tail
    if text[start:end] in _EMPTY_TAILS or text[start : start + 1] == "、":
        return None
    while start < end and (text[start] in "的、，和" or text[start] == HIDDEN):
        start += 1
    end = _without_edges(text, start, end)
    for word in _TAIL_ENDS:
        if end - start > len(word) + 1 and text.endswith(word, start, end):
            end -= len(word)
            break
    return (start, end) if start < end else None
