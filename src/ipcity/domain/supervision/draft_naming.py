"""Which figures the words beside a number name, and whose: carried on from number to number."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ipcity.domain.supervision.draft_claims import Claim
from ipcity.domain.supervision.draft_figures import Naming, World
from ipcity.domain.supervision.draft_numbers import Mention
from ipcity.domain.supervision.draft_sums import Sums
from ipcity.domain.supervision.draft_words import (
    CARRYING,
    CLASSES,
    DISTINGUISHING,
    OPTIONAL,
    OWN_DISTRICT,
    plain_words,
)

_ACTING: Final = re.compile(
    r"^(?:等?(?:部门|单位))?(?:、[^，。；]{0,20})?(?:(?:牵头|配合|负责)(?!事项|的)|组织|会同|联合|印发|要求|关于|主办|承办|督促|报送|办公室关于)"
)
_BRACKETED: Final = re.compile(r"[（(][^（()）]{0,30}[）)]")
# What follows the number and is no name of it.
_AFTERWARDS: Final = re.compile(r"均|都|全部|已|未|比|较|占|为|以上的|的目标")
_JOINTS: Final = re.compile(r"^[，,、和及与以]{0,2}$")
_FOLLOWING: Final = re.compile(
    r"^(?:其中|[上去]年同期|同比|环比|比|较|完成|占|增长|下降|增加|减少|距|与)"
)
_CLAUSES: Final = re.compile(r"[，,：:（(]")
_APART: Final = re.compile(r"[、和及与]")
# What may stand between a figure and a further number of it.
_ROLE_TALK: Final = re.compile(
    r"今年以来|今年|发放|办理|实现|只有|仅|而|方案|合计|总计|已经|净增加?|规定|同比|环比|比|较|上年|去年|同期|年底|年末|年初|末|底|上季度?|第?[一二三四]季度|[单当]季|上月|基准年|增长|增加|上升|提高|提升|下降|减少|降低|回落|净增|"
    r"完成率?|占|年度|全年|序时|时序|进度|目标|任务|计划|值|数|的|达到?|为|是|距离?|离|与|还|尚|仍|相|差距?|落后|滞后|超过?|领先|快于?|慢于?|"
    r"实际|目前|当前|其中|累计|已|共|约|近|逾|应|要求|了|在|以|上|个|本季度|新增|到\d{4}年|\d{4}年|\d{1,2}月|\d{1,2}日|截[至止]|力争|不低于|不少于|每年|高于|低于|幅度|\W"
)
# 质押贷款方面，…: what the rest of the sentence is about
_ABOUT: Final = re.compile(r"(?:方面|情况|工作)$")
_HEADING_NUMBER: Final = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?\s*")
# 开放许可：…, 高价值发明专利中，…: at the head of a line, belongs to each name in it
_TOPIC: Final = re.compile(r"^[\W\d]*([^，。；：:]{2,14}?)(?:[：:]|[之当]?中[，,])")
_LISTS: Final = re.compile(r"分别|依次")
# 置信度95%, 样本量1200个: a quantity of its own
_OWN_QUANTITY: Final = re.compile(r"^[一-鿿]{2,}[度率量额比]$")
_HELD: Final = frozenset({*CARRYING, "主体"})
_HOLDING: Final = re.compile(r"持有|分布[在于]|集中[在于]")
_AMOUNT: Final = re.compile(r"[一-鿿]{0,3}[额量数]")  # 融资额, 数量: of what was spoken of
SHORT: Final = 16  # 乙街道次之，为
MOST_REST: Final = 3


@dataclass
class Course:
    """What the numbers before have left for the next one of the paragraph."""

    sentence: int = -1
    namings: tuple[Naming, ...] = ()
    claim: Claim | None = None
    subject: str = ""
    sums: Sums = field(default_factory=Sums)
    queue: deque[tuple[Naming, ...]] = field(default_factory=deque)
    subjects: deque[str] = field(default_factory=deque)
    told: list[tuple[Naming, ...]] = field(default_factory=list)
    lead: str = ""


def enumerate_names(mention: Mention, world: World, state: Course) -> None:
    """A、B分别达到1件、2件: the names wait for their numbers; said again without names, those that
    the sentence has told numbers of."""
    said = _LISTS.search(mention.left)
    if not said:
        if not _JOINTS.match(mention.left.strip()):
            state.queue.clear()
            state.subjects.clear()
            state.lead = ""
        return
    state.lead = mention.left
    clauses = [c for c in _CLAUSES.split(mention.left[: said.start()]) if c.strip()]
    named = _listed(clauses[-1], world) if clauses else []
    units = next(filter(None, (_units_in(c, world) for c in reversed(clauses))), [])
    told = [] if named or units else state.told
    state.queue = deque(named or told)
    state.told = []
    state.subjects = deque(units)


def _listed(clause: str, world: World) -> list[tuple[Naming, ...]]:
    """The figures of A、B和C, none where a piece is no figure."""
    named = [world.vocabulary.named(piece) for piece in _APART.split(clause) if piece]
    return named if len(named) > 1 and all(named) else []


def _units_in(clause: str, world: World) -> list[str]:
    found: list[str] = world.subject_pattern.findall(clause)
    return found if len(found) > 1 else []


def namings_of(
    mention: Mention, world: World, state: Course, fresh: bool
) -> tuple[tuple[Naming, ...], tuple[Naming, ...]]:
    """The figures that this number's own words name, and those it may take over."""
    words = world.vocabulary
    if state.queue:
        return state.queue.popleft(), ()
    if mention.passage.table and mention.passage.column_head + mention.passage.row_head:
        row, column = mention.passage.row_head, mention.passage.column_head
        for text in (f"{row}{column}", column, row, mention.left):
            if found := words.named(_without_units(text, world)):
                return found, ()
        whose = world.subject_pattern.search(row + column) or re.search(
            r"\d{4}年|\d月", row + column
        )
        return (words.named(mention.passage.caption) if whose else ()), ()
    left = _BRACKETED.sub("", mention.left)
    clauses = [clause for clause in _CLAUSES.split(left) if clause.strip()]
    joined = mention.left.rstrip().endswith(tuple("、，,和及与"))
    last = _without_units(clauses[-1], world) if clauses and not joined else ""
    if found := _named_under_topic(mention, last, world):
        return found, ()
    if found := _named_with_before(mention, last, world):
        return found, ()
    if _is_another(last, world):
        return (), ()
    if not _AFTERWARDS.match(mention.right) and (found := words.named(mention.right[:30])):
        return found, ()
    rest = _ROLE_TALK.sub("", plain_words(last))
    if _OWN_QUANTITY.match(rest) and not words.tokens(rest):
        return (), ()
    if len(rest) > MOST_REST and not any(_ABOUT.search(clause) for clause in clauses[:-1]):
        return (), ()
    for clause in reversed(clauses if joined else clauses[:-1]):
        if found := words.named(_without_units(clause, world)):
            return _of_unit(found, mention), ()
    told = mention.left.strip("，,、 ")
    another = len(told) <= SHORT and world.subject_pattern.search(told)
    follows = not fresh or bool(_FOLLOWING.match(told) or another)
    return (), _of_unit(state.namings, mention) if follows else ()


def _named_under_topic(mention: Mention, last: str, world: World) -> tuple[Naming, ...]:
    """What the clause names, first together with the words at the head of its line."""
    named = world.vocabulary.named(last)
    topic = _TOPIC.match(mention.before)
    if topic and (named or _is_another(last, world)):
        under = f"{_without_units(topic[1], world)}，{last}"
        return world.vocabulary.named(under) or named
    return named


def _named_with_before(mention: Mention, last: str, world: World) -> tuple[Naming, ...]:
    """质押融资额2640万元，惠及企业12家: with a clause before it, if the unit is the figure's."""
    words = world.vocabulary
    told = _HOLDING.sub("拥有", f"{last}，{mention.right[:12]}")
    for own in (last, told):
        joins = words.tokens(own) & _HELD or _is_another(own, world)
        if not (joins or _AMOUNT.fullmatch(own.strip())):
            continue
        for clause in reversed(_CLAUSES.split(mention.before)[-4:-1]):
            if not words.tokens(clause) - OPTIONAL:
                continue
            found = _of_unit(words.named(f"{_without_units(clause, world)}，{own}"), mention)
            if mention.unit and found:
                return found
    return ()


def _of_unit(namings: Sequence[Naming], mention: Mention) -> tuple[Naming, ...]:
    """A name from further away holds only for a number of its own unit, or a rate."""
    if mention.unit in ("", "%", "百分点"):
        return tuple(namings)
    return tuple(n for n in namings if mention.unit == n.figure.unit.partition("/")[0])


def _without_units(text: str, world: World) -> str:
    return world.subject_pattern.sub("", text)


def _is_another(clause: str, world: World) -> bool:
    """The clause speaks of something that no figure is."""
    return bool(world.vocabulary.tokens(clause) & (DISTINGUISHING - CLASSES))


def subject_of(mention: Mention, world: World, state: Course, own: Sequence[Naming]) -> str:
    """The key of the unit whose number it is; "" for the district."""
    if state.subjects:
        return world.subjects[state.subjects.popleft()]
    passage = mention.passage
    if passage.table:
        in_row = bool(own) and bool(world.vocabulary.named(_without_units(passage.row_head, world)))
        heads = passage.column_head if in_row else f"{passage.row_head}　{passage.column_head}"
        return _last_unit(heads, world) or (_last_unit(passage.caption, world) or "")
    for text in (mention.left, mention.before, passage.text[: mention.start]):
        found = _last_unit(text, world)
        if found is not None:
            return found
    return _headed(passage.heading, world)


def _headed(heading: str, world: World) -> str:
    """（二）甲街道: what stands under a heading that is a unit's name and no more is of this unit."""
    name = _HEADING_NUMBER.sub("", heading).strip("。：: 　")
    return world.subjects.get(name, "")


def _last_unit(text: str, world: World) -> str | None:
    """The unit or the district, whichever is named last; None where the text names neither."""
    whole = max((each.end() for each in OWN_DISTRICT.finditer(text)), default=-1)
    found: str | None = "" if whole >= 0 else None
    for match in world.subject_pattern.finditer(text):
        speaks = text[: match.start()].endswith(("由", "和", "向", "报", "据", "【", "记者"))
        if match.end() > whole and not speaks and not _ACTING.match(text[match.end() :]):
            found = world.subjects[match.group()]
    return found
