"""Which day or period a number is of, and whether a written date is the right one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from ipcity.domain.supervision.draft_figures import World
from ipcity.domain.supervision.draft_numbers import Kind, Mention, mentions
from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.periods import Cycle, period_on

Span = tuple[date, date]


@dataclass(frozen=True)
class DayFound:
    fits: bool
    value: str
    name: str
    difference: str = ""


_COMPARED: Final = re.compile(r"(?:比|较|与|同|相比|至|到|从|自)$")
_CUT_OFF: Final = re.compile(r"截[至止]|口径|[统数]计?据?时点")
_UNTIL: Final = re.compile(r"截[至止]到?$|[底末]$")
_TITLE: Final = re.compile(r"通报|报告|情况|汇报|简报|总结|材料")
_LATER: Final = re.compile(r"下一步|下阶段|计划|拟于|将于|前完成|之前|报送|召开")
_TITLE_PASSAGES: Final = 6
# 6月末，…: said at the beginning, it is the day of what follows
_MONTH_END: Final = re.compile(
    r"(?:^|[】。：:])\s*(?:到|至)?(?:今年|20\d\d年)?\d{1,2}月[底末](?=[，,])"
)
_RISEN: Final = re.compile(
    r"(?:增长?|增加|升|上升|提高|提升|扩大|降|下降|减少?|回落)(?:至|到|为)了?$"
)
_PAST: Final = re.compile(
    r"(?P<ago>[上去]年同期)|(?P<end>[上去]年(?:年?[末底]|全年|度(?!的?目标)))"
    r"|[上去]年[\s　]*(?P<month>\d{1,2})月[末底]"
)
_THEN: Final = ("的", "（", "(")  # 比3月末的13家, 比3月末（13家）
_BACK: Final = ("从", "自", "由", "比", "较", "与", "同", "和")


def span_of(mention: Mention, on: date) -> Span:
    """From its own sentence (or headings) the last date that is not one of comparison; else ``on``
    with its year so far."""
    risen = bool(_RISEN.search(mention.left))
    for text in (mention.left,) if risen else (mention.left, mention.before):
        for start, first, last, until in reversed(_dates(text, on)):
            whence = text[:start].rstrip("基准年上去").endswith(_BACK) and mention.left.endswith(
                _THEN
            )
            if _COMPARED.search(text[:start]) and not (whence or text[:start].endswith("截至")):
                continue
            if first <= on <= last:
                last = on
            if first > on and is_cut_off(text[:start]):
                return date(on.year, 1, 1), on
            year = date(last.year, 1, 1)
            return (year if until else min(first, last), last)
    return date(on.year, 1, 1), on


def past_of(mention: Mention, on: date) -> Span | None:
    """上年末的2776件, a column 上年同期: values of an earlier day, told without a date."""
    found = next(reversed(list(_PAST.finditer(mention.left))), None)
    if found is None:
        return None
    compared = _COMPARED.search(re.sub(r"[从自]$", "", mention.left[: found.start()]))
    if compared and not mention.left.endswith(_THEN):
        return None
    if _RISEN.search(mention.left):
        return None
    if found["end"]:
        return date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)
    month = int(found["month"] or on.month)
    if not 1 <= month <= 12:
        return None
    last = monthrange(on.year - 1, month)[1]
    day = last if found["month"] else min(on.day, last)
    return date(on.year - 1, 1, 1), date(on.year - 1, month, day)


def base_of(mention: Mention, on: date) -> date | None:
    """比3月底增加53件: the written day that a change is counted from."""
    for start, _, last, _ in reversed(_dates(mention.left, on)):
        if _COMPARED.search(mention.left[:start]) and last < on:
            return last
    return None


def is_cut_off(text: str) -> bool:
    return bool(_CUT_OFF.search(text) or _MONTH_END.search(text))


@lru_cache(maxsize=4096)
def _dates(text: str, on: date) -> tuple[tuple[int, date, date, bool], ...]:
    found = mentions((Passage(text, 1),), on)
    return tuple(
        (
            each.start,
            each.first,
            each.last,
            each.first == each.last
            or bool(_UNTIL.search(text[: each.start]) or _UNTIL.search(each.text)),
        )
        for each in found
        if each.kind is Kind.DAY and each.first and each.last
    )


Evidence = Sequence[tuple[Span, bool, str]]


def judge_day(mention: Mention, world: World, evidence: Evidence) -> DayFound | None:
    """``evidence`` are the numbers of the sentence: the period each was read of, whether it was equal,
    and its figure. None where the system knows no date to compare with."""
    if mention.first is None or mention.last is None:
        return (
            DayFound(False, day_words(world.on), "没有这一天")
            if _CUT_OFF.search(mention.left)
            else None
        )
    for known in world.days:
        if any(name in mention.before[-40:] or name in mention.left for name in known.names):
            fits = mention.first <= known.day <= mention.last
            return DayFound(
                fits, day_words(known.day), known.label, _days_apart(mention.last, known.day, fits)
            )
    if _CUT_OFF.search(mention.left[-6:]) or _is_of_numbers(mention, world.on):
        return _cut_off(mention, world, evidence)
    if _MONTH_END.search(f"{mention.before}{mention.text}，") and _contradicted(world, evidence):
        return _cut_off(mention, world, evidence)
    if found := _beginning(mention, world):
        return found
    if found := _programme(mention, world):
        return found
    if found := _due(mention, world, evidence):
        return found
    return _period(mention, world, evidence)


def _is_of_numbers(mention: Mention, on: date) -> bool:
    """基于6月末数据; alone under the title a month's last day, or a day before the numbers' own."""
    if _UNTIL.search(mention.text) and mention.right.startswith("数据"):
        return True
    day, text = mention.last, mention.passage.text.strip("（()） \t　")
    return (
        day is not None
        and day == mention.first
        and (
            day.day == monthrange(day.year, day.month)[1] or on.replace(month=1, day=1) <= day < on
        )
        and text == mention.text
        and mention.passage.number in range(2, _TITLE_PASSAGES)
        and not mention.passage.table
    )


def _cut_off(mention: Mention, world: World, evidence: Evidence) -> DayFound | None:
    first, last = mention.first, mention.last
    if first is None or last is None:
        return None
    fits = first <= world.on <= last
    if not fits and not _contradicted(world, evidence):
        if any(equal and span[1] == last for span, equal, _ in evidence):
            return DayFound(True, day_words(last), "对照日")
        titled = mention.passage.number <= _TITLE_PASSAGES and not mention.passage.table
        if last in world.landmarks and (evidence or not titled):
            return None
    return DayFound(fits, day_words(world.on), "数据截止日", _days_apart(last, world.on, fits))


def _contradicted(world: World, evidence: Evidence) -> bool:
    """Numbers that are those of the stated day, not of the written one: the date is the mistake."""
    return any(equal and span[1] == world.on for span, equal, figure in evidence if figure)


_AFTER_START: Final = re.compile(r"1日[至到—-]$")


def _beginning(mention: Mention, world: World) -> DayFound | None:
    """2026年4月1日至2026年6月30日: the first day of a period that ends on the stated day."""
    after = mention.passage.text[mention.end : mention.end + 1]
    day = mention.first
    starts = {period_on(world.on, cycle).start for cycle in Cycle}
    if _AFTER_START.search(mention.before) and day == mention.last and day is not None:
        begun = [d for _, d, _, _ in _dates(mention.before, world.on) if d in starts]
        fits = day == world.on
        return (
            DayFound(fits, day_words(world.on), "报告期截止日", _days_apart(day, world.on, fits))
            if begun
            else None
        )
    if day is None or day != mention.last or after not in tuple("至到—-－～"):
        return None
    return DayFound(True, day_words(day), "报告期起始日") if day in starts else None


def _programme(mention: Mention, world: World) -> DayFound | None:
    """2024—2026年: the years of the programme, where it is named."""
    if world.years is None or mention.first is None or mention.last is None:
        return None
    spans = mention.last.year > mention.first.year
    named = re.search("试点|工作方案|强市|建设", mention.before + mention.right)
    if not spans or not named or "规划" in mention.before[-6:]:
        return None
    fits = (mention.first.year, mention.last.year) == world.years
    return DayFound(fits, f"{world.years[0]}—{world.years[1]}年", "试点起止年度")


_BY: Final = re.compile(r"(?:到|至|在)$")


def _due(mention: Mention, world: World, evidence: Evidence) -> DayFound | None:
    """到2026年…达到30000件: the year in which the goals that follow are due."""
    last = mention.last
    if last is None or not _BY.search(mention.left.rstrip()) or last <= world.on:
        return None
    goals = {each.key: set(each.goals) for each in world.figures if each.goals}
    years = [goals[figure] for _, _, figure in evidence if figure in goals]
    wanted = {year for each in years for year in each if year} or (
        {world.years[1]} if world.years else set()
    )
    if not wanted or (not years and last.year in wanted):
        return DayFound(True, f"{last.year}年", "目标年度") if wanted else None
    if not years:
        return None
    if last.year in wanted or any(equal for span, equal, _ in evidence if span[1] == last):
        return DayFound(True, f"{last.year}年", "目标年度")
    due = max(wanted)
    return DayFound(False, f"{due}年", "目标年度", f"{last.year - due:+d}年")


def _period(mention: Mention, world: World, evidence: Evidence) -> DayFound | None:
    """The period that ends on the stated day, in titles and wherever it is named."""
    first, last, on = mention.first, mention.last, world.on
    if first is None or last is None:
        return None
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if last == on:
        return DayFound(True, day_words(on), "期末即统计日")
    if any(equal for span, equal, figure in evidence if figure and span[1] == last):
        return DayFound(True, day_words(last), "对照日")
    if whole or first == last or evidence or not _is_title(mention):
        return None
    return DayFound(False, f"截至{day_words(on)}", "报告期", _days_apart(last, on, False))


def _is_title(mention: Mention) -> bool:
    """A line near the beginning that says of which period the draft is."""
    text = mention.passage.text
    near = mention.passage.number <= _TITLE_PASSAGES and not mention.passage.table
    return near and bool(_TITLE.search(text)) and not _LATER.search(text) and len(text) <= 60


def _days_apart(written: date, known: date, fits: bool) -> str:
    return "" if fits else f"{(written - known).days:+d}天"
