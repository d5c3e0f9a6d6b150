"""The yearly notice of holidays (国务院办公厅关于部分节假日安排的通知), read from its own words or from a list.

Three forms: the notice's text, as copied from the web page; lines of a day and 放假 or 上班; JSON with
``edition``, ``holidays`` and ``workdays``. The notice's own counts (共8天) and weekdays (周三) are
checked, since a slip in a day moves every term across it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from ipcity.domain.terms.numbers import fold
from ipcity.domain.terms.working_days import Calendar

LONGEST_EDITION: Final = 120
FESTIVALS: Final = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
_DAY = r"(?:(?P<year{0}>20\d\d)年)?(?:(?P<month{0}>\d{{1,2}})月)?(?P<day{0}>\d{{1,2}})日(?:[(（](?P<in{0}>[^()（）]{{1,20}})[)）])?"
_FREE: Final = re.compile(
    f"{_DAY.format(1)}(?:[至到—–-]{_DAY.format(2)})?(?P<words>[^。；]{{0,8}}放假[^。；\\d]{{0,6}}?)(?:[,，]?共?(?P<count>\\d{{1,2}})天|(?=[。；,，]|$))"
)
_WORKED: Final = re.compile(r"(?P<days>[^。；]+?)(?:照常)?上班")
_ONE: Final = re.compile(_DAY.format(""))
_WEEKDAY: Final = re.compile(r"(?:周|星期)([一二三四五六日天])")
_DOCUMENT: Final = re.compile(
    r"国办发[^\s,。；:]{0,6}[〔\[［(]20\d\d[〕\]］)][^\s,。；]{0,6}?\d{1,4}号"
)
_YEAR: Final = re.compile(r"(20\d\d)年")
_LISTED: Final = re.compile(
    r"^\W*(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?\W.*?(放假|休息|休|上班|班)"
)


@dataclass(frozen=True)
class NoticeProblem:
    """``line`` counts from 1."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.sentence}"


@dataclass(frozen=True)
class NoticeRead:
    """``notice`` is one year's calendar by itself, None where there is a problem."""

    notice: Calendar | None
    problems: tuple[NoticeProblem, ...] = ()


@dataclass
class _Days:
    """What the lines have told so far."""

    free: set[date] = field(default_factory=set)
    worked: set[date] = field(default_factory=set)
    problems: list[NoticeProblem] = field(default_factory=list)

    def wrong(self, line: int, sentence: str) -> None:
        self.problems.append(NoticeProblem(line, sentence))


def read_notice(text: str, edition: str = "") -> NoticeRead:
    """One year's notice; ``edition`` names it where the text does not."""
    days = _Days()
    if text.lstrip().startswith("{"):
        edition = _of_json(text, days) or edition
    else:
        lines = [fold(line) for line in text.splitlines()]
        year = _year_of(lines)
        found = _DOCUMENT.search("\n".join(lines))
        edition = found.group() if found else edition
        for number, line in enumerate(lines, start=1):
            if listed := _LISTED.match(line):
                _list(listed, number, days)
            elif year is not None:
                _tell(line, number, year, days)
    return _made(days, edition)


def _year_of(lines: Sequence[str]) -> int | None:
    """The year of the holidays: named where they are announced, else the one named most often."""
    named = re.search(r"(20\d\d)年(?:元旦|部分节假日|放假|节假日)", "".join(lines))
    if named:
        return int(named.group(1))
    years = Counter(_YEAR.findall("".join(lines)))
    return int(years.most_common(1)[0][0]) if years else None


def _tell(line: str, number: int, year: int, days: _Days) -> None:
    """A paragraph of the notice: from when to when is free, and which weekends are worked."""
    month: int | None = None
    for found in _FREE.finditer(line):
        first = _day(found, "1", year, month, number, days)
        if first is None:
            continue
        last = _day(found, "2", year, first.month, number, days) if found["day2"] else first
        if last is None:
            continue
        span = [first + timedelta(n) for n in range((last - first).days + 1)]
        if not span or len(span) > 15:
            days.wrong(number, f"“{found.group()}”的起止日期不对。")
        elif found["count"] and int(found["count"]) != len(span):
            days.wrong(
                number, f"“{found.group()}”写的是{found['count']}天，起止日期是{len(span)}天。"
            )
        days.free.update(span)
        month = last.month
    for worked in _WORKED.finditer(_FREE.sub("。", line)):
        month = None
        for one in _ONE.finditer(worked["days"]):
            day = _day(one, "", year, month, number, days)
            if day is not None:
                days.worked.add(day)
                month = day.month


def _day(
    found: re.Match[str], which: str, year: int, month: int | None, number: int, days: _Days
) -> date | None:
    """A day as written; its year and month may stand with an earlier one only."""
    written = found[f"month{which}"]
    if not written and month is None:
        days.wrong(number, f"“{found.group()}”没有写月份。")
        return None
    try:
        day = date(
            int(found[f"year{which}"] or year),
            int(written or month or 0),
            int(found[f"day{which}"]),
        )
    except ValueError:
        days.wrong(number, f"“{found.group()}”中没有这一天。")
        return None
    told = _WEEKDAY.search(found[f"in{which}"] or "")
    if told and "一二三四五六日".index(told.group(1).replace("天", "日")) != day.weekday():
        days.wrong(
            number,
            f"{day.month}月{day.day}日是周{'一二三四五六日'[day.weekday()]}，文中写的是{told.group()}。",
        )
    return day


def _list(found: re.Match[str], number: int, days: _Days) -> None:
    try:
        day = date(*(int(found[n]) for n in (1, 2, 3)))
    except ValueError:
        days.wrong(number, f"没有{found[1]}年{found[2]}月{found[3]}日这一天。")
        return
    (days.worked if "班" in found[4] else days.free).add(day)


def _of_json(text: str, days: _Days) -> str:
    """The edition that the file names."""
    try:
        held = json.loads(text)
    except json.JSONDecodeError as bad:
        days.wrong(bad.lineno, f"不是有效的 JSON（第{bad.colno}列）。")
        return ""
    days.free.update(_iso(held, "holidays", days))
    days.worked.update(_iso(held, "workdays", days))
    return str(held.get("edition", ""))


def _iso(held: dict[str, Any], name: str, days: _Days) -> Iterator[date]:
    listed = held.get(name, [])
    if not isinstance(listed, list):
        days.wrong(1, f"“{name}”应为日期的列表。")
        return
    for each in listed:
        try:
            yield date.fromisoformat(str(each))
        except ValueError:
            days.wrong(1, f"“{name}”中的“{each}”不是日期，应写成 2027-01-01。")


def _made(days: _Days, edition: str) -> NoticeRead:
    years = Counter(day.year for day in days.free | days.worked)
    if not years and not days.problems:
        days.wrong(1, "没有读到放假或上班的日期，请粘贴通知全文。")
    for day in sorted(days.free & days.worked):
        days.wrong(1, f"{day.month}月{day.day}日既写放假又写上班。")
    for day in sorted(days.worked):
        if day.weekday() < 5:
            days.wrong(1, f"{day.month}月{day.day}日本来就是工作日，不会是调休上班日。")
    if days.problems:
        return NoticeRead(None, tuple(days.problems))
    year = years.most_common(1)[0][0]
    off = frozenset(day for day in days.free if day.weekday() < 5)
    name = (edition.strip() or f"{year}年放假安排")[:LONGEST_EDITION]
    return NoticeRead(Calendar(name, frozenset({year}), off, frozenset(days.worked)))


def missing_festivals(text: str) -> tuple[str, ...]:
    """The holidays of every year that ``text`` does not name: a notice cut short when copied."""
    return tuple(each for each in FESTIVALS if each not in text)
