"""When a statutory term ends: hours, working days, calendar days, months, years, on and back.

Basis: 市场监督管理行政处罚程序规定 第八十条, 民法典 第二百条至第二百零四条. The hour or day of the event
is not counted; months and years end on the corresponding day; a last day without work moves to the
next working day; hours never move. Extensions run from the day that is not yet moved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.anniversaries import months_after
from ipcity.domain.terms.confidences import Confidence
from ipcity.domain.terms.days import CHINA, LAST_DAY, day_of, day_written
from ipcity.domain.terms.deadline_rules import rule_called
from ipcity.domain.terms.deadline_rules.declarations import (
    BASIS,
    UNIT_WORDS,
    WD,
    Extension,
    Figure,
    H,
    M,
    Milestone,
    Rule,
    Unit,
    Y,
)
from ipcity.domain.terms.deadline_walks import (
    Consulted,
    Days,
    Kinds,
    NoticeMissing,
    Rolled,
    Rolling,
    Row,
    calendar_days,
    least_work,
    most_work,
    rolled,
    working_days,
)
from ipcity.domain.terms.suspensions import (
    Suspension,
    in_days,
    in_moments,
    lengthened,
    merged,
)
from ipcity.domain.terms.versions import Version

MOST: Final = 1000  # of any unit, in one length or extension
MOST_TIMES: Final = 20
MONTHS: Final = {M: 1, Y: 12}


@dataclass(frozen=True)
class Extended:
    """An extension that was given: ``n`` in the unit of the term; who approved it, and when."""

    n: int
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Request:
    """What is to be counted. ``start`` is the day of the event, a moment for terms in hours.

    ``facts`` are those the rule asks about; ``configured`` is the figure that a district has set for
    a term not verified.
    """

    rule: str
    start: date
    extensions: tuple[Extended, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    rolling: Rolling = Rolling.REST_DAYS
    configured: int | None = None


@dataclass(frozen=True)
class Applied:
    """The rule with its version, and what of it was used; ``approvers`` by extension."""

    rule: Rule
    version: Version
    figure: Figure
    n: int
    total: int
    confidence: Confidence
    approvers: tuple[str, ...]

    @property
    def unit(self) -> Unit:
        return self.figure.unit

    @property
    def decides(self) -> bool:
        """Whether something may be held against somebody by this term alone."""
        return self.confidence is not Confidence.UNVERIFIED


@dataclass(frozen=True)
class Deadline:
    """The end of a term, with everything that it was counted from.

    ``due`` is the last day (moment); None where the notice of a year that matters is not loaded, and
    then it lies from ``earliest`` to ``latest``. Counted backwards it is the last day to act.
    ``nominal`` is the end before it moved past days without work. ``used`` are the days looked up.
    """

    request: Request
    applied: Applied
    start: date
    nominal: date | None
    due: date | None
    earliest: date
    latest: date
    trace: Callable[[], tuple[Row, ...]]
    suspensions: tuple[Suspension, ...]
    milestones: tuple[tuple[Milestone, date], ...]
    advisory: date | None
    days: Consulted

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every day, counted or not, with its reason; made when asked for, as bulk counting needs none."""
        return self.trace()

    @property
    def missing(self) -> tuple[int, ...]:
        """The years without a notice that kept the day from being told."""
        return tuple(sorted(self.days.missing)) if self.due is None else ()


@dataclass(frozen=True)
class _End:
    nominal: date | None
    rolled: Rolled
    trace: Callable[[], tuple[Row, ...]]
    suspensions: tuple[Suspension, ...]


def compute(request: Request, days: Days) -> Deadline:
    """The end of the term; Refused where the rule does not know what is asked of it."""
    rule = rule_called(request.rule)
    start = _start(rule, request.start)
    applied = _applied(rule, request, day_of(start) if isinstance(start, datetime) else start)
    consulted = Consulted(days)
    _refuse_suspensions(applied, request)
    if applied.unit is H:
        end = _hours(request, applied, start)
    elif applied.unit is WD:
        end = _working_days(request, applied, start, consulted)
    else:
        end = _days(request, applied, start, consulted)
    if end.rolled.latest.year > LAST_DAY.year:
        raise Refused("too-far", f"期限算到了{LAST_DAY.year}年以后，请核对。", BASIS)
    return Deadline(
        request,
        applied,
        start,
        end.nominal,
        end.rolled.due,
        end.rolled.earliest,
        end.rolled.latest,
        end.trace,
        end.suspensions,
        tuple((m, _reached(start, m.n, m.unit)) for m in applied.figure.milestones),
        _advisory(applied, start, consulted),
        consulted,
    )


def _start(rule: Rule, start: date) -> date:
    """A moment for terms in hours, a day for all others, as people here write them."""
    hours = any(figure.unit is H for figure in rule.figures)
    if hours and not isinstance(start, datetime):
        raise Refused(
            "no-time", f"{rule.id} 按小时计算，请写明时刻，如 {start.isoformat()}T16:20。", BASIS
        )
    if isinstance(start, datetime):
        start = start.replace(tzinfo=start.tzinfo or CHINA).astimezone(CHINA)
    day = day_of(start) if isinstance(start, datetime) else start
    if day_written(day.isoformat()) is None:
        raise Refused("bad-day", f"{day} 不在可以计算的年份内。", BASIS)
    return start if hours else day


def _applied(rule: Rule, request: Request, day: date) -> Applied:
    version, figure = rule.on(day)
    unknown = [fact for fact in request.facts if fact not in rule.facts]
    if unknown:
        known = "、".join(rule.facts) or "无"
        raise Refused("no-fact", f"{rule.id} 不问“{unknown[0]}”，可写的事实：{known}。", BASIS)
    condition = rule.condition
    if condition and request.facts.get(condition.fact, condition.value) is not condition.value:
        hint = f"，应按 {condition.instead} 计算" if condition.instead else ""
        told = "" if condition.value else "不"
        raise Refused(
            "not-this-rule", f"{rule.id} 只适用于{told}“{condition.words}”的情形{hint}。", BASIS
        )
    n, confidence = figure.n, figure.confidence
    for each in figure.alternatives:
        if request.facts.get(each.fact):
            n, confidence = each.n, max(confidence, each.confidence, key=tuple(Confidence).index)
            break
    if request.configured is not None:
        if confidence is not Confidence.UNVERIFIED:
            raise Refused("figure-fixed", f"{rule.id} 的期限已核对，不能另行设定。", BASIS)
        n = _sane(request.configured)
    approvers = _approvers(rule, figure, request.extensions)
    total = n + sum(each.n for each in request.extensions)
    return Applied(rule, version, figure, n, total, confidence, approvers)


def _sane(n: int) -> int:
    if not 1 <= n <= MOST:
        raise Refused("bad-length", f"期限应为1到{MOST}的整数，不是 {n}。", BASIS)
    return n


def _approvers(rule: Rule, figure: Figure, given: tuple[Extended, ...]) -> tuple[str, ...]:
    """Who has to approve each extension, step by step; Refused beyond what the rule allows."""
    steps: list[Extension] = []
    for step in figure.extensions:
        steps += [step] * (step.times or MOST_TIMES)
    if len(given) > len(steps):
        allowed = f"最多{len(steps)}次" if steps else "没有延长的规定"
        raise Refused("no-extension", f"{rule.id} {allowed}，不能延长{len(given)}次。", BASIS)
    unit = UNIT_WORDS[figure.unit]
    for at, (each, step) in enumerate(zip(given, steps, strict=False), 1):
        if _sane(each.n) > (step.most or MOST):
            raise Refused(
                "extension-too-long",
                f"{rule.id} 第{at}次延长由{step.approver}批准，最多{step.most}{unit}，不能是{each.n}{unit}。",
                f"《{rule.source.title}》{figure.article}",
            )
    return tuple(step.approver for _, step in zip(given, steps, strict=False))


def _refuse_suspensions(applied: Applied, request: Request) -> None:
    rule, grounds = applied.rule, applied.figure.grounds
    if request.suspensions and not grounds:
        raise Refused("no-suspension", f"{rule.id} 没有不计入期限的规定。", BASIS)
    for each in request.suspensions:
        strange = [ground for ground in each.ground.split("、") if ground and ground not in grounds]
        if strange:
            raise Refused(
                "no-ground",
                f"“{strange[0]}”不是 {rule.id} 不计入期限的事由，可写：{'、'.join(grounds)}。",
                f"《{rule.source.title}》{applied.figure.article}",
            )


def _hours(request: Request, applied: Applied, start: date) -> _End:
    pauses = merged(in_moments(request.suspensions))
    end, used = lengthened(start, start + timedelta(hours=applied.total), pauses)
    rows = (Row(start, None, "起算时刻，不计入"), Row(end, applied.total, "期限届满"))
    return _End(end, Rolled(end, end, end, ()), lambda: rows, used)


def _working_days(request: Request, applied: Applied, start: date, consulted: Consulted) -> _End:
    pauses = merged(in_days(request.suspensions))

    def walked(kinds: Kinds) -> tuple[Row, ...]:
        return working_days(start, applied.total, kinds, pauses, applied.rule.backwards)

    try:
        rows = walked(consulted.known)
    except NoticeMissing as missing:
        unknown = missing.day
        most, least = walked(most_work(consulted)), walked(least_work(consulted))
        earliest, latest = sorted((most[-1].day, least[-1].day))
        told = tuple(takewhile(lambda row: row.day != unknown, most))
        return _End(
            None, Rolled(None, earliest, latest, ()), lambda: told, _met(start, latest, pauses)
        )
    end = rows[-1].day
    return _End(end, Rolled(end, end, end, ()), lambda: rows, _met(start, end, pauses))


def _met(start: date, end: date, pauses: Sequence[Suspension]) -> tuple[Suspension, ...]:
    """The merged intervals that lie in the term, cut off at its beginning."""
    return tuple(
        replace(each, start=max(each.start, start))
        for each in pauses
        if start < each.end and each.start <= end
    )


def _days(request: Request, applied: Applied, start: date, consulted: Consulted) -> _End:
    """A term in calendar days, months or years, its end moved past days without work."""
    step = -1 if applied.rule.backwards else 1
    plain = _reached(start, applied.total * step, applied.unit)
    last, used = lengthened(start, plain, merged(in_days(request.suspensions)))
    if not applied.rule.rolls:
        moved = Rolled(last, last, last, ())
    else:
        moved = rolled(last, consulted, request.rolling, applied.rule.backwards)

    def trace() -> tuple[Row, ...]:
        if applied.unit in MONTHS:
            return (*_landmarks(start, plain, last, applied, used), *moved.rows)
        return (*calendar_days(start, last, used), *moved.rows)

    return _End(last, moved, trace, used)


def _landmarks(
    start: date, plain: date, last: date, applied: Applied, used: Sequence[Suspension]
) -> tuple[Row, ...]:
    """The first day, each corresponding day, and each calendar day that an interval adds."""
    word = UNIT_WORDS[applied.unit]
    steps = range(1, applied.total + 1)
    corresponding = (
        Row(_reached(start, n, applied.unit), n, f"满{n}{word}的对应日") for n in steps
    )
    grounds = "、".join(dict.fromkeys(each.words for each in used))
    added = (
        Row(plain + timedelta(days=n), None, f"抵{grounds}的时间，顺延第{n}日")
        for n in range(1, (last - plain).days + 1)
    )
    return (Row(start, None, "起算日，不计入"), *corresponding, *added)


def _reached(start: date, n: int, unit: Unit) -> date:
    if unit in MONTHS:
        return months_after(start, n * MONTHS[unit])
    return start + timedelta(days=n)


def _advisory(applied: Applied, start: date, consulted: Consulted) -> date | None:
    """The day by the second reading of the unit (working days); None where there is none to tell."""
    if applied.figure.advisory is not WD:
        return None
    try:
        return working_days(start, applied.total, consulted.known, (), backwards=False)[-1].day
    except NoticeMissing:
        return None
