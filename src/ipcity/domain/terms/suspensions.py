"""Times that do not count towards a term: intervals ``[start, end)``, merged before they are used.

Source: 市场监督管理行政处罚程序规定 第十八条、第六十四条, 专利纠纷行政裁决和调解办法 第三十七条. No day is
taken out twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import CHINA
from ipcity.domain.terms.deadline_rules.declarations import BASIS


@dataclass(frozen=True)
class Suspension:
    """``end`` is the first day (moment) that counts again; ``ground`` is one of the rule's, or empty.

    One that still runs is given the day after today as its end: what is counted then is the least.
    """

    start: date
    end: date
    ground: str = ""

    @property
    def words(self) -> str:
        return self.ground or "未注明事由"


def merged(suspensions: Iterable[Suspension]) -> tuple[Suspension, ...]:
    """In order, overlapping and touching ones as one; Refused where one ends before it starts."""
    found: list[Suspension] = []
    for each in sorted(suspensions, key=lambda s: (s.start, s.end, s.ground)):
        if each.end <= each.start:
            raise Refused(
                "suspension-order",
                f"不计入的期间 {each.start}..{each.end} 的止日应晚于起日（止日当天恢复计算）。",
                BASIS,
            )
        if found and each.start <= found[-1].end:
            last = found.pop()
            grounds = dict.fromkeys([*last.ground.split("、"), *each.ground.split("、")])
            told = "、".join(filter(None, grounds))
            each = Suspension(last.start, max(last.end, each.end), told)
        found.append(each)
    return tuple(found)


def in_days(suspensions: Iterable[Suspension]) -> tuple[Suspension, ...]:
    """For a term in days or longer; Refused where one is given to the hour."""
    found = tuple(suspensions)
    for each in found:
        if isinstance(each.start, datetime) or isinstance(each.end, datetime):
            raise Refused(
                "suspension-unit", "这个期限按日计算，不计入的期间也写到日，如 2026-08-01。", BASIS
            )
    return found


def in_moments(suspensions: Iterable[Suspension]) -> tuple[Suspension, ...]:
    """For a term in hours: a day stands for its first moment here."""
    return tuple(Suspension(_moment(s.start), _moment(s.end), s.ground) for s in suspensions)


def _moment(day: date) -> datetime:
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), CHINA)


def covering(day: date, suspensions: Sequence[Suspension]) -> Suspension | None:
    """The merged interval that ``day`` lies in."""
    return next((s for s in suspensions if s.start <= day < s.end), None)


def lengthened(
    start: date, end: date, suspensions: Sequence[Suspension]
) -> tuple[date, tuple[Suspension, ...]]:
    """``end`` moved by every merged interval that begins while the term runs, and those intervals.

    What lies before ``start`` is cut off; an interval begins in time when the last day is in it, or
    for moments when it begins before the last moment.
    """
    used = []
    for each in suspensions:
        begun = each.start < end if isinstance(end, datetime) else each.start <= end
        if each.end <= start or not begun:
            continue
        cut = Suspension(max(each.start, start), each.end, each.ground)
        end += _length(cut)
        used.append(cut)
    return end, tuple(used)


def _length(suspension: Suspension) -> timedelta:
    return suspension.end - suspension.start
