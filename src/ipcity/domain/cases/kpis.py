"""The three figures of case work: handled, decided on time, published on time; with who is left out.

Source: 试点工作方案, targets 12–14; 市场监督管理行政处罚程序规定 第六十四条, 总局令第45号 第二条、第九条. They
agree with the indicators of the same names (``indicators/families/cases``), which count in the lake;
here every row can be named, and every row that does not count says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Generic, TypeVar

# Procedures without a term for the decision.
NO_TERM: Final = {"simple": "简易程序没有办案期限", "mediation": "调解没有办案期限"}
NOT_FILED: Final = "refused"
PLACES: Final = Decimal("0.01")


@dataclass(frozen=True)
class CaseRow:
    """A case as its ledger has it. ``suspended``: its term does not run now."""

    key: int
    procedure: str
    result: str
    due_on: date | None
    handled_on: date | None = None
    decided_on: date | None = None
    closed_on: date | None = None
    suspended: bool = False


@dataclass(frozen=True)
class PublicationRow:
    """A decision as the ledger of publications has it; ``exempt_words`` why it is not published."""

    key: int
    is_publishable: bool
    due_on: date | None
    published_on: date | None = None
    exempt_words: str = ""


Row = TypeVar("Row", CaseRow, PublicationRow)


@dataclass(frozen=True)
class Counted(Generic[Row]):
    """``numerator`` of the ``population``; ``left_out``: each other row with the reason.

    ``late``: rows of the population that were done, but after their day.
    """

    numerator: tuple[Row, ...]
    population: tuple[Row, ...]
    left_out: tuple[tuple[Row, str], ...]
    late: tuple[Row, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """In per cent, with two places; None where nothing was due."""
        if not self.population:
            return None
        share = Decimal(len(self.numerator) * 100) / len(self.population)
        return share.quantize(PLACES, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Span:
    """From the first day of the programme to the day of the figure, both included."""

    since: date
    on: date


def handled(rows: Iterable[CaseRow], span: Span) -> Counted[CaseRow]:
    """案件处理率 (12): of the cases that fell due those that were dealt with by the day, late or not."""

    def done(row: CaseRow) -> date | None:
        return row.handled_on or row.decided_on or row.closed_on

    return _counted(
        rows,
        lambda row: _not_due(row, span),
        lambda row: _by(done(row), span.on),
        lambda row: _by(done(row), span.on) and not _in_time(done(row), row.due_on),
    )


def decided_in_time(
    rows: Iterable[CaseRow], span: Span, *, by_closing: bool = False
) -> Counted[CaseRow]:
    """按期结案率 (13): of the cases that fell due those decided in time; ``by_closing``: closed in time.

    Time is in the due day already: lawful suspensions and extensions.
    """

    def done(row: CaseRow) -> date | None:
        return row.closed_on if by_closing else row.decided_on

    return _counted(
        rows,
        lambda row: _no_decision(row) or _not_due(row, span),
        lambda row: _in_time(done(row), row.due_on),
        lambda row: _by(done(row), span.on) and not _in_time(done(row), row.due_on),
    )


def published_in_time(rows: Iterable[PublicationRow], span: Span) -> Counted[PublicationRow]:
    """案件信息公示率 (14): of the decisions whose term has run out those published in it."""
    return _counted(
        rows,
        lambda row: _unpublishable(row) or _not_due(row, span),
        lambda row: _in_time(row.published_on, row.due_on),
        lambda row: _by(row.published_on, span.on) and not _in_time(row.published_on, row.due_on),
    )


def _counted(
    rows: Iterable[Row],
    left_out: Callable[[Row], str],
    counts: Callable[[Row], bool],
    is_late: Callable[[Row], bool],
) -> Counted[Row]:
    given = tuple(rows)
    reasons = tuple((row, left_out(row)) for row in given)
    population = tuple(row for row, reason in reasons if not reason)
    return Counted(
        tuple(filter(counts, population)),
        population,
        tuple((row, reason) for row, reason in reasons if reason),
        tuple(filter(is_late, population)),
    )


def _no_decision(row: CaseRow) -> str:
    if row.procedure in NO_TERM:
        return NO_TERM[row.procedure]
    return "不予立案，没有办案期限" if row.result == NOT_FILED else ""


def _unpublishable(row: PublicationRow) -> str:
    if row.exempt_words:
        return f"依法不公示：{row.exempt_words}"
    return "" if row.is_publishable else "依法不公示"


def _not_due(row: CaseRow | PublicationRow, span: Span) -> str:
    if row.due_on is None:
        suspended = isinstance(row, CaseRow) and row.suspended
        return "期限中止，届满日未定" if suspended else "没有届满日（期限未起算或者日历未录入）"
    if row.due_on > span.on:
        return f"期限至{row.due_on}，尚未届满"
    return f"期限在{span.since}以前届满" if row.due_on < span.since else ""


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _in_time(day: date | None, due: date | None) -> bool:
    return day is not None and due is not None and day <= due
