"""What a number claims to be of its figure: the value, the goal, a gap, a change, a share of the goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.supervision.draft_figures import Known
from ipcity.domain.supervision.draft_numbers import Mention
from ipcity.domain.terms.numbers import fold


class Role(StrEnum):
    VALUE = "value"
    GOAL = "goal"
    ASKED = "asked"
    COMPLETION = "completion"
    GAP = "gap"
    CHANGE = "change"
    ADDED = "added"
    SHARE = "share"
    BOUND = "bound"
    OTHER = "other"


ROLE_WORDS: Final = {
    Role.VALUE: "",
    Role.GOAL: "目标",
    Role.ASKED: "序时应达到",
    Role.COMPLETION: "完成目标的比例",
    Role.GAP: "差距",
    Role.CHANGE: "变化",
    Role.ADDED: "本期新增",
    Role.SHARE: "占全区的比重",
    Role.BOUND: "目标",
    Role.OTHER: "",
}


class Base(StrEnum):
    """What a change or a gap is counted from."""

    NONE = ""
    YEAR_AGO = "同比"
    YEAR_END = "比上年末"
    QUARTER = "环比"
    MONTH = "比上月"
    BASELINE = "比基准年"
    PATH = "序时"
    GOAL = "目标"


@dataclass(frozen=True)
class Claim:
    role: Role
    base: Base = Base.NONE
    falling: bool = False
    explicit: bool = False
    since: date | None = None


_PATH: Final = r"序时|时序|进度要求|应达|应完成|按进度|时间进度"
_ROLES: Final = (
    (Role.COMPLETION, re.compile(
        r"完成率|完成进度|完成比例|(?:完成|占|达|实现|为|达到)(?:了|到)?[^，。；\d]{0,8}(?:目标|任务|计划)[^，。；\d]{0,4}的|目标完成|的完成度"
    )),
    (Role.GAP, re.compile(
        r"差距|缺口|[还尚仍]?[差缺欠](?=[^，。；]{0,3}$)|(?:目标|任务|计划|序时|进度|要求|应达)[^，。；\d]{0,8}(?:还|尚|仍|相)?(?:差|少|低|落后|滞后|高|多|超(?!过)|快|领先)[^，。；\d]{0,3}$|超(?:序时|目标|进度)|(?:落后|滞后|领先|快于|慢于|高于|低于)[^，。；\d]{0,6}(?:序时|进度|目标)"
    )),
    (Role.CHANGE, re.compile(
        r"同比|环比|[比较与][^，。；]{0,8}(?:年|月|季|期|末|底|初)[^，。；\d]{0,10}$|净增加?|增幅|增速|增长率|(?:增长|增加|上升|提高|提升|下降|减少|降低|回落|(?<!新)增|升|降|比多|比少|多了|少了)了?$"
    )),
    (Role.ADDED, re.compile(r"(?:本季度?|本月|当季|当月|本期|第?[一二三四1234]季度|[上下]半年)[^，。；\d]{0,4}(?:新增|增加|净增)")),
    (Role.ASKED, re.compile(_PATH)),
    (Role.GOAL, re.compile(
        r"目标|计划(?!单列)|任务(?=数|量|为|是|[：:]|$|值)|力争|确保|规划|每年(?=超过|不少于|不低于|达|[^，。；]{0,20}(?:超过|不少于|不低于))|(?:不低于|不少于)$|年底前|年内[^，。；\d]{0,4}(?:达到?|实现|突破|完成)$"
    )),
    (Role.VALUE, re.compile(r"实际|现值|当前|目前|截至|完成(?:数|情况|值)|现有|已达|本期|累计完成|实绩|数值")),
)  # fmt: skip
_BASES: Final = (
    (
        Base.YEAR_AGO,
        re.compile(
            r"同比|[上去]年同期|[上去]年同季|[上去]年(?:上半年|[前头].个月|第?.季度)|近一年|一年来"
        ),
    ),
    (Base.QUARTER, re.compile(r"上季|上一季|[一二三四]季度末|[比较与]第?[一二三四]季度|环比")),
    (Base.MONTH, re.compile(r"上月|上个月")),
    (Base.BASELINE, re.compile(r"基准年|基期")),
    (Base.YEAR_END, re.compile(r"[上去]年|年初|年底|年末")),
)
_FALLING: Final = re.compile(r"少了?$|下降|减少|降低|回落|下滑|缩减|降(?!序)|(?<!增)减(?=了?$)")
_BEHIND: Final = re.compile(r"差|缺|欠|低|少|落后|滞后|慢")
_STICKY_GOAL: Final = re.compile(
    r"到20\d\d年(?!\d{1,2}月|上半年|第?.季度)|力争|(?:工作|主要|年度|总体|总)目标|目标(?:是|为|任务|：)|计划到|规划提出|方案(?:提出|要求|明确|确定)|每年"
)
_STICKY_VALUE: Final = re.compile(
    r"截[至止]|目前|实际|现有|已(?:达|完成|实现|累计)|今年以来|通报如下|完成情况"
)
_OWN_CLAUSE: Final = re.compile(r"[，,：:（(]")
# 比应达到的24件少0.51件
_SHORTER: Final = re.compile(
    r"^(?:还|尚|仍)?(?:少|低|差|高|多|超|快|慢|高出|低于|落后|领先|相差)了?$"
)
# 24件的年度目标; 653家的缺口
_GOAL_AFTER: Final = re.compile(r"^的?(?:全年|年度|今年|总体|总)?目标|^的(?:全年|年度|今年)?任务")
_GAP_AFTER: Final = re.compile(r"^的(?:缺口|差距)")
# 均未达到100%: some mark that need not be the goal
_BOUND: Final = re.compile(r"(?:未达到?|未到|不足|不到|未满)$")
_DONE: Final = re.compile(r"(?:完成|已完成|完成了)$")
_SHARE: Final = re.compile(r"占(?:全区|我区|本区)(?:总[量数])?的?(?:比重|比例)?[为达]?$")
# 由13家提高到16家: of no day that is told
_RISING: Final = re.compile(r"提高|增|上升|扩大|升|提升|下降|减少")
# 需完成增量
_TO_DO: Final = re.compile(r"需(?:完成|新增|再增)|增量")
# 较2023年末的2173件
_VALUE_THEN: Final = re.compile(
    r"[比较与同和由][^，。；]{0,16}(?:年|月|季度?|期|末|底|初)(?:的|[（(])$"
)
_NUMBER_BEFORE: Final = re.compile(r"^(?:以上|以下)?的$")


def claim_of(mention: Mention, before: Claim | None) -> Claim:
    """The claim by the words before (and after) the number; ``before`` that of the number before it
    in the sentence."""
    right = fold(mention.right)
    if mention.passage.table:
        heads = (mention.passage.column_head, mention.passage.row_head)
        if any(_TO_DO.search(head) for head in heads):
            return Claim(Role.OTHER)
        for text in heads:
            found = _claim(fold(text), mention)
            if found is not None:
                return found
        return Claim(Role.VALUE)
    left = fold(mention.left)
    if found := _beside(left.strip(), right, mention.unit, before):
        return found
    if before is not None and _NUMBER_BEFORE.match(left.strip()) and mention.unit == "%":
        base = Base.PATH if before.role is Role.ASKED else Base.GOAL
        return Claim(Role.COMPLETION, base, explicit=True)
    if (
        before is not None
        and before.role in (Role.ASKED, Role.GOAL)
        and _SHORTER.match(left.strip())
    ):
        base = Base.PATH if before.role is Role.ASKED else Base.GOAL
        return Claim(Role.GAP, base, bool(_BEHIND.search(left)), True)
    clauses = [clause for clause in _OWN_CLAUSE.split(left) if clause.strip()]
    for at, clause in enumerate(reversed(clauses[-2:])):
        if at and clause.strip().endswith("的"):  # 进度滞后的：…
            continue
        found = _claim(clause, mention)
        if found is not None:
            return _with_base(found, before, fold(mention.before))
    if right.startswith(("以上", "以下")):
        return Claim(Role.GOAL)
    return Claim(_sticky(fold(mention.before)))


def _beside(left: str, right: str, unit: str, before: Claim | None) -> Claim | None:
    """What the words that touch the number say of it by themselves."""
    if left.endswith("由") and _RISING.match(right):
        return Claim(Role.OTHER)
    if _VALUE_THEN.search(left):
        return Claim(Role.VALUE, explicit=True)
    if _GOAL_AFTER.match(right):
        return Claim(Role.GOAL)
    if _GAP_AFTER.match(right):
        base = Base.PATH if re.search(_PATH, left) else Base.GOAL
        return Claim(Role.GAP, base, True, True)
    if left == "/" and before is not None and before.role is Role.VALUE:
        return Claim(Role.GOAL)
    if unit == "%" and _SHARE.search(left):
        return Claim(Role.SHARE, explicit=True)
    if unit == "%" and _DONE.search(left):
        return Claim(Role.COMPLETION, Base.GOAL, explicit=True)
    return Claim(Role.BOUND) if _BOUND.search(left) else None


def _claim(text: str, mention: Mention) -> Claim | None:
    """The role whose word comes last; gaps and changes are told from their base."""
    text = re.sub(r"[（(].*?[）)]", "", text)
    ends = [
        (found[-1].end(), -order, role)
        for order, (role, pattern) in enumerate(_ROLES)
        if (found := list(pattern.finditer(text)))
    ]
    if not ends:
        return None
    role = _strong(ends) or max(ends)[2]
    if role is Role.COMPLETION and mention.unit not in ("%", ""):
        role = Role.GOAL if re.search("目标|任务|计划", text) else Role.VALUE
    if role is Role.GAP:
        base = Base.PATH if re.search(_PATH + "|进度", text) else Base.GOAL
        return Claim(role, base, bool(_BEHIND.search(text)), True)
    if role is Role.COMPLETION:
        return Claim(role, Base.PATH if re.search(_PATH, text) else Base.GOAL, explicit=True)
    if role is Role.CHANGE:
        return Claim(role, _base(text), bool(_FALLING.search(text)), True)
    return Claim(role, explicit=True)


def _strong(places: list[tuple[int, int, Role]]) -> Role | None:
    """Completion, gap and change say what the number is whatever goal they mention."""
    for role in (Role.COMPLETION, Role.GAP, Role.ADDED, Role.CHANGE):
        if any(each[2] is role for each in places):
            return role
    return None


def _base(text: str) -> Base:
    return next((base for base, pattern in _BASES if pattern.search(text)), Base.NONE)


def _with_base(found: Claim, before: Claim | None, sentence: str) -> Claim:
    """增加120件，增长4.3%: the second is counted from where the first is."""
    if found.role is not Role.CHANGE or found.base is not Base.NONE:
        return found
    if before is not None and before.role is Role.CHANGE:
        return Claim(found.role, before.base, found.falling, True)
    return Claim(found.role, _base(sentence), found.falling, True)


def _sticky(sentence: str) -> Role:
    goal = max((m.end() for m in _STICKY_GOAL.finditer(sentence)), default=-1)
    value = max((m.end() for m in _STICKY_VALUE.finditer(sentence)), default=-1)
    return Role.GOAL if goal > value else Role.VALUE


@dataclass(frozen=True)
class Expected:
    """What the number should be, in ``unit``; ``words`` say of what."""

    value: Decimal
    unit: str
    words: str
    most: Decimal | None = None


COUNTED: Final = 2  # the rank of counts: they have no goals, whatever words stand in their names
HUNDRED: Final = Decimal(100)
POINT: Final = "百分点"


def expected(
    known: Known, claim: Claim, span: tuple[date, date], subject: str, on: date
) -> Iterator[Expected]:
    """What fits the claim, the likeliest first; none where the system cannot say."""
    if subject:
        yield from _of_subject(known, claim, subject, on) if span[1] == on else ()
        return
    start, day = span
    value = known.values.get(day)
    if known.rank == COUNTED and claim.role in (Role.GOAL, Role.GAP, Role.ASKED, Role.COMPLETION):
        claim = Claim(Role.VALUE)
    match claim.role:
        case Role.VALUE:
            yield from _values(known, start, day, value)
        case Role.ADDED:
            yield from _added(known, start, day, value)
        case Role.GOAL | Role.BOUND:
            yield from _goals(known, day, on)
        case Role.ASKED if day in known.asked:
            yield Expected(known.asked[day], known.unit, f"{known.label}序时应达到")
        case Role.COMPLETION if value is not None:
            for asked, words in _asked_for(known, claim.base, day):
                if asked:
                    yield Expected(value / asked * HUNDRED, "%", f"{known.label}{words}")
        case Role.GAP if value is not None:
            for asked, words in _asked_for(known, claim.base, day):
                gap = asked - value if claim.falling else value - asked
                unit = POINT if known.unit == "%" else known.unit
                yield Expected(gap, unit, f"{known.label}{words}差距")
                if asked and known.unit != "%":
                    yield Expected(gap / asked * HUNDRED, "%", f"{known.label}{words}差距")
        case Role.CHANGE:
            yield from _changes(known, claim, day, value)
        case _:
            return


def _of_subject(known: Known, claim: Claim, subject: str, on: date) -> Iterator[Expected]:
    """Of a unit there is its figure of the stated day, and that as a share of the district's."""
    part, whole = known.parts.get(subject), known.values.get(on)
    if part is None:
        return
    if claim.role is Role.SHARE:
        if whole:
            yield Expected(part / whole * HUNDRED, "%", f"{known.label}占全区的比重")
    elif known.rank == COUNTED or claim.role is Role.VALUE:
        yield Expected(part, known.unit, known.label)


def _values(known: Known, start: date, day: date, value: Decimal | None) -> Iterator[Expected]:
    if value is not None:
        yield Expected(value, known.unit, f"{known.label}（{day}）")
    if start > date(day.year, 1, 1):
        yield from _added(known, start, day, value)


def _added(known: Known, start: date, day: date, value: Decimal | None) -> Iterator[Expected]:
    """Within a period: what came since the day before it; of a yearly amount from nothing in January."""
    fresh = known.flow and (start.month, start.day) == (1, 1)
    earlier = Decimal(0) if fresh else known.values.get(start - timedelta(days=1))
    if value is not None and earlier is not None and known.unit != "%":
        yield Expected(value - earlier, known.unit, f"{known.label}（{start}至{day}）")


def _goals(known: Known, day: date, on: date) -> Iterator[Expected]:
    if day != on and day in known.asked:
        yield Expected(known.asked[day], known.unit, f"{known.label}{day.year}年应达到")
    for year, goal in known.goals.items():
        if day == on or year in (0, day.year) or day not in known.asked:
            yield Expected(goal, known.unit, f"{known.label}目标", known.most)
    if day == on and (last := date(on.year, 12, 31)) in known.asked:
        yield Expected(known.asked[last], known.unit, f"{known.label}{on.year}年应达到")


def _asked_for(known: Known, base: Base, day: date) -> Iterator[tuple[Decimal, str]]:
    if base is Base.PATH:
        if day in known.asked:
            yield known.asked[day], "序时"
        return
    for goal in known.goals.values():
        yield goal, "目标"
    last = date(day.year, 12, 31)
    if last in known.asked and last.year not in known.goals:
        yield known.asked[last], f"{day.year}年目标"


def _changes(known: Known, claim: Claim, day: date, value: Decimal | None) -> Iterator[Expected]:
    if known.growth and value is not None:
        yield Expected(-value if claim.falling else value, known.unit, known.label)
        return
    for earlier, word in _bases(known, claim, day):
        before = known.values.get(earlier)
        if before is None or value is None:
            continue
        change = before - value if claim.falling else value - before
        words = f"{known.label}{word}"
        if known.unit == "%":
            yield Expected(change, POINT, words)
            continue
        yield Expected(change, known.unit, words)
        if before:
            yield Expected(change / before * HUNDRED, "%", words)


def _bases(known: Known, claim: Claim, day: date) -> Iterator[tuple[date, str]]:
    """The days that a change may be counted from."""
    ago = _shifted(day, -12)
    if claim.since is not None and not known.flow:
        yield claim.since, f"比{claim.since}"
        return
    match claim.base:
        case Base.YEAR_AGO:
            yield ago, "同比"
        case Base.YEAR_END:
            yield (ago if known.flow else date(day.year - 1, 12, 31)), "比上年"
            if known.flow:
                return
        case Base.QUARTER:
            yield date(day.year, (day.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1), "环比"
        case Base.MONTH:
            yield day.replace(day=1) - timedelta(days=1), "比上月"
        case Base.BASELINE:
            if known.values:
                yield min(known.values), "比基准年"
        case _:
            return


def _shifted(day: date, months: int) -> date:
    """The same day of an earlier year; the end of February stays its end."""
    year = day.year + months // 12
    return (
        day.replace(year=year, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=year)
    )
