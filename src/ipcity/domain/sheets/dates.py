"""Dates as ledgers write them: which day a cell means, and the rule that decided it.

Of a period the field's own end is taken; of several dates the first, for ends the last; a month
means its first day, for ends its last. A year alone is refused: no day of it may be invented.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from ipcity.domain.sheets.cells import Value
from ipcity.domain.sheets.readings import EMPTY, Reading, error, warning
from ipcity.domain.terms import numbers

_ZERO = date(1899, 12, 30)  # Excel's day 0; true for every date after February 1900
_SERIALS = range(14_000, 80_000)  # 1938–2119
_YEARS = range(1900, 2101)
_FULL = re.compile(
    r"(?<!\d)(\d{4})\s*[-./年\\]\s*(\d{1,2})\s*[-./月\\]\s*(\d{1,2})(?!\d)(?:\s*[日号])?"
    r"(?:[T ]\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?秒?分?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(\d{4})\s*[-./年\\]\s*(\d{1,2})\s*月?(?:份)?(?![\d./\\-])")
_YEAR = re.compile(r"^(\d{4})年?度?$")
_SHORT = re.compile(r"^\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?$")
_WESTERN = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$")
_MONTHS = {m.lower(): i for i, m in enumerate(calendar.month_abbr) if m}
_ENGLISH = re.compile(
    r"^(?:(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?|([a-z]{3})[a-z]*\.?\s+(\d{1,2}))[,\s-]+(\d{4})$"
)
_RANGE = re.compile(r"^\s*(?:起|日起)?\s*(?:至|到|-+|—+|–|~|～|起至|/)\s*(?:至)?\s*$")
_FOREVER = re.compile(r"^(?:长期|永久|长期有效|无固定期限|至今|无期限|9999[-./年]12[-./月]31日?)$")
_NOT_YET = re.compile(
    r"^(?:尚未|还未|暂未|未|暂无|待|正在)(?!知)[^\d]{0,12}$|^(?:办理|审批|审核|审查|进行|流程|申请|公示|整改)中$|^在办$"
)
_TERM = re.compile(
    r"^(?:有效期|期限|自.{1,8}起)?([一二三四五六七八九十两]{1,3}|\d{1,3})(?:个)?(年|月)(?:期|整)?$"
)
_DAY_ONLY = re.compile(r"^(\d{1,2})[月./-](\d{1,2})日?$")
_FORMAT = "请改为“2024-03-05”的写法"


def read_date(value: Value, is_end: bool, year: int | None = None) -> Reading:
    """The day of a cell; ``is_end`` where the field closes a period; ``year`` is the sheet's, for
    days written without one."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, bool):
        return error(f"不是日期，{_FORMAT}。")
    if isinstance(value, date):
        return _checked(value)
    if isinstance(value, int | Decimal):
        return _number(value, is_end)
    text = numbers.fold(str(value)).replace("～", "~").replace("：", ":").strip()
    if _NOT_YET.match(text):
        return Reading(None, "warning", f"“{text[:20]}”没有日期，按空白处理。")
    if is_end and term_of(text):
        return Reading(None, "warning", "只写了期限，没有写到哪一天，请补全。")
    if year and (found := _DAY_ONLY.match(text)):
        return _of_year(year, found)
    return _text(text, is_end)


def term_of(text: str) -> int:
    """Months of a term written instead of its last day: 三年 → 36, 6个月 → 6; else 0."""
    found = _TERM.match(numbers.fold(text).strip())
    if not found:
        return 0
    count = numbers.read_number(found[1])
    return int(count) * (12 if found[2] == "年" else 1) if count else 0


def _of_year(year: int, found: re.Match[str]) -> Reading:
    try:
        day = date(year, int(found[1]), int(found[2]))
    except ValueError:
        return _no_such_day(found.string, found[0])
    return warning(day, f"没有写年份，按标题的 {year} 年计为 {day}，请核对。")


def _no_such_day(text: str, written: str) -> Reading:
    """Which of the cell's dates it is, where the cell holds more than that one."""
    part = "" if written.strip() == text.strip() else f"里的“{written.strip()}”"
    return error(f"{part}没有这一天，请核对原件后改正。")


def _checked(day: date) -> Reading:
    serial = (day - _ZERO).days
    if serial in range(1950, 2101):
        return error(f"多半是年份 {serial} 被设成了日期格式，请写全年月日，如 {serial}-03-05。")
    if day.year not in _YEARS:
        return error("年份不可能，请核对原件后改正。")
    return Reading(day)


def _number(value: int | Decimal, is_end: bool) -> Reading:
    text = str(value)
    if isinstance(value, Decimal):
        if value in (Decimal("2024.1"), *()) or re.fullmatch(r"(?:19|20)\d\d\.1", text):
            return error(f"可能是 1 月也可能是 10 月（Excel 去掉了末尾的 0），{_FORMAT}。")
        if int(value) in _SERIALS and not re.fullmatch(r"(?:19|20)\d\d\.\d{1,2}", text):
            return Reading(_ZERO + timedelta(days=int(value)))
        return _text(text, is_end)
    if value in _SERIALS:
        return Reading(_ZERO + timedelta(days=value))
    if len(text) == 6 and int(text[:4]) in _YEARS and 1 <= int(text[4:]) <= 12:
        return _month(int(text[:4]), int(text[4:]), is_end)
    return _text(text, is_end)


def _text(text: str, is_end: bool) -> Reading:
    if _FOREVER.match(text):
        return (
            Reading(None, "warning", "没有截止的日子，按空白处理。")
            if is_end
            else error(f"不是具体的日期，{_FORMAT}。")
        )
    days = list(_FULL.finditer(text))
    if days:
        return _of_days(text, days, is_end)
    months = list(_MONTH.finditer(text))
    if months:
        found = months[-1 if is_end else 0]
        return _month(int(found[1]), int(found[2]), is_end)
    return _odd(text, is_end)


def _of_days(text: str, found: list[re.Match[str]], is_end: bool) -> Reading:
    days = []
    for one in found:
        try:
            days.append(_day(one))
        except ValueError:
            return _no_such_day(text, one[0])
    if len(days) == 1:
        rest = (text[: found[0].start()] + text[found[0].end() :]).strip(" ,;。()起止至到期前")
        read = _checked(days[0])
        if rest and not read.severity:
            return warning(days[0], f"除日期外还有“{rest[:20]}”，只取日期 {days[0]}。")
        return read
    between = text[found[0].end() : found[1].start()]
    if len(days) == 2 and _RANGE.match(between):
        return _checked(days[1] if is_end else days[0])
    chosen = max(days) if is_end else days[0]
    rule = "最后" if is_end else "第一个"
    return warning(chosen, f"一格里有 {len(days)} 个日期，取{rule}的 {chosen}。")


def _day(found: re.Match[str]) -> date:
    year, month, day = found.groups()[:3] if found[1] else found.groups()[3:]
    return date(int(year), int(month), int(day))


def _month(year: int, month: int, is_end: bool) -> Reading:
    if year not in _YEARS or not 1 <= month <= 12:
        return error(f"不是日期，{_FORMAT}。")
    last = calendar.monthrange(year, month)[1]
    day = date(year, month, last if is_end else 1)
    which = "最后一日" if is_end else "第一日"
    return warning(day, f"只写到月，按当月{which} {day} 计，请核对。")


def _odd(text: str, is_end: bool) -> Reading:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(text[:5]) in _SERIALS:
        return Reading(_ZERO + timedelta(days=int(text[:5])))
    if re.fullmatch(r"\d{6}", text) and int(text[:4]) in _YEARS and 1 <= int(text[4:]) <= 12:
        return _month(int(text[:4]), int(text[4:]), is_end)
    if _YEAR.match(text) and int(text[:4]) in _YEARS:
        return error("只有年份，不能推定月日，请按原件补全年月日。")
    if _SHORT.match(text):
        return error("年份只有两位，请写成四位，如 2024-03-05。")
    foreign = _foreign(text)
    if foreign is not None:
        return foreign
    day = numbers.read_date(text)
    if day is not None:
        return _checked(day)
    return error(f"不是日期，{_FORMAT}；没有日期的请留空。")


def _foreign(text: str) -> Reading | None:
    """5/3/2024 only where one number can be no month; 5 Mar 2024."""
    western, english = _WESTERN.match(text), _ENGLISH.match(text.lower())
    try:
        if western:
            first, second, year = (int(part) for part in western.groups())
            if first <= 12 and second <= 12 and first != second:
                return error(f"分不清月和日的先后，{_FORMAT}。")
            return _checked(date(year, min(first, second), max(first, second)))
        if english:
            month = _MONTHS.get(english[2] or english[3], 0)
            return _checked(date(int(english[5]), month, int(english[1] or english[4])))
    except ValueError:
        return error(f"不是日期，{_FORMAT}。")
    return None


__all__ = ["EMPTY", "read_date"]
