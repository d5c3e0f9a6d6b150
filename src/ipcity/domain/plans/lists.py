"""Lists of things inside one statement: cut apart, and given the head or predicate they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.drafts import Cut, Draft

# 和 joins two things only where it is no part of a word (工业和信息化, 和谐, 平和).
_JOINTS: Final = tuple(
    re.compile(f"、|以及{joint}")
    for joint in ("|(?<=[^平温缓饱共总])和(?!谐|平|作|信息|社会|解|睦)|及(?!以上|以下)其?|与(?!会)",
                  "|(?<=[^平温缓饱共总])和(?!谐|平|作|信息|社会|解|睦)", "|及(?!以上|以下)其?", "|与(?!会)", "")
)  # fmt: skip
# A head this long is a notion of its own (重点工程减排量) and belongs to 化学需氧量 too.
_WHOLE_HEAD: Final = 5
_LEVELS: Final = re.compile(r"[省市县区乡镇村](?P<count>[两二三四])级")
_PREDICATE: Final = re.compile(
    r"达到|实现|完成|通过|建成|具备|纳入|开展|参与|接入|进入|配备|设立|获得|上云"
)


def pieces(text: str, cut: Cut, count: int | None = None) -> list[Cut]:
    """The parts of a list of subjects; when their count is known, the reading that gives it."""
    readings = [_pieces(text, cut, joints) for joints in _JOINTS]
    return next((found for found in readings if len(found) == count), readings[0])


def _pieces(text: str, cut: Cut, joints: re.Pattern[str]) -> list[Cut]:
    found, start = [], cut[0]
    for joint in joints.finditer(text, *cut):
        if joint.start() > start:
            found.append((start, joint.start()))
        start = joint.end()
    return [*found, (start, cut[1])] if start < cut[1] else found


def with_heads(text: str, parts: Sequence[Cut]) -> list[tuple[Cut, ...]]:
    """马铃薯种植、收获机械化率: the head of the last part belongs to all of them."""
    if not parts:
        return []
    start, end = parts[-1]
    last = text[start:end]
    base = next((h for h in lexicon.SHARED_HEADS if last.endswith(h) and len(last) > len(h)), None)
    head = base
    if head is not None and len(head) == 1:
        head = last[-3:]  # 专利实施率: the words before 率 that most often belong to it
    if head is not None and (verb := lexicon.VERBS.before(text, start, end - len(head))):
        head = text[verb[0] : end]  # 首席技师选聘人数
    named: list[tuple[Cut, ...]] = []
    for part in parts[:-1]:
        complete = text[part[0] : part[1]].endswith(lexicon.STOCK_HEADS)
        own = base is not None and text[part[0] : part[1]].endswith(base)  # 例行合格率和抽查合格率
        if head is None or own or (complete and len(head) < _WHOLE_HEAD):
            named.append((part,))
        else:
            named.append((part, (end - len(head), end)))
    if parts and (levels := _levels(text, parts)):
        return levels
    return [*named, (parts[-1],)]


def _levels(text: str, parts: Sequence[Cut]) -> list[tuple[Cut, ...]]:
    """市、县、乡三级学校覆盖率: 市级…, 县级…, 乡级…."""
    start, end = parts[-1]
    match = _LEVELS.match(text, start, end)
    if match is None or any(b - a > 1 for a, b in parts[:-1]):
        return []
    rest = (match.end("count"), end)
    return [*((part, rest) for part in parts[:-1]), ((start, start + 1), rest)]


def share_heads(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """90名国家级、150名省级科技人才: an attribute without a noun takes the last one's noun."""
    head: Cut | None = None
    shared: list[Draft] = []
    for draft in reversed(drafts):
        words = "".join(text[a:b] for a, b in draft.name)
        attribute = _attribute(words)
        if attribute and attribute == words and head is not None:
            draft = replace(draft, name=(*draft.name, head))
        elif attribute and len(draft.name) == 2 and text[slice(*draft.name[0])] == attribute:
            head = draft.name[1]
        elif attribute:
            start, end = draft.name[0]
            head = (start + len(attribute), end) if start + len(attribute) < end else head
        shared.append(draft)
    return _with_objects(text, _from_the_left(text, shared[::-1]))


def _from_the_left(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """国家级零碳园区1家、省级5家: what follows takes the noun of the first."""
    head: Cut | None = None
    shared: list[Draft] = []
    for draft in drafts:
        words = "".join(text[a:b] for a, b in draft.name)
        attribute = _attribute(words)
        if attribute and attribute == words and head is not None:
            draft = replace(draft, name=(*draft.name, head))
        elif attribute and len(draft.name) == 1:
            head = (draft.name[0][0] + len(attribute), draft.name[0][1])
        shared.append(draft)
    return shared


def _attribute(words: str) -> str:
    return next((words[:size] for size in (4, 3, 2, 1) if words[:size] in lexicon.ATTRIBUTES), "")


def share_predicates(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """90%的市和70%的县达到三星级: what the last share is said to do, all are said to do."""
    if len(drafts) < 2 or any(d.quantity.unit != "%" or len(d.name) != 1 for d in drafts):
        return list(drafts)
    start, end = drafts[-1].name[0]
    predicate = _PREDICATE.search(text, start, end)
    if predicate is None or drafts[-1].name[0][0] < drafts[-1].quantity.end:
        return list(drafts)
    cut = (predicate.start(), end)
    return [
        replace(d, name=(*d.name, cut)) if not _PREDICATE.search(text, *d.name[0]) else d
        for d in drafts
    ]


def _with_objects(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """新开工项目30个、竣工20个: a stage without its object takes the one named before it."""
    thing: Draft | None = None
    shared: list[Draft] = []
    for draft in drafts:
        bare = len(draft.name) == 1 and text[slice(*draft.name[0])] in lexicon.STAGES
        if not bare:
            thing = draft
        elif thing is not None and thing.quantity.unit == draft.quantity.unit:
            draft = replace(draft, name=(*draft.name, *thing.name))
        shared.append(draft)
    return shared
