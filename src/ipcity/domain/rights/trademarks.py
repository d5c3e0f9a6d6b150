"""Marks: registration numbers, the ten years and renewals, the six months' grace counted apart.

Source: 商标法 第三十九条、第四十条 (2019; ten years from registration, renewal within twelve months before
the end or six months' grace after it). Figures are unverified (待核实, card R8.0); the versions of the law
are in ``rights_instruments``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ipcity.domain.rights.columns import earliest, holding, only_if, plus
from ipcity.domain.rights.hooks import (
    Problem,
    Values,
    day_in,
    error,
    found_problem,
    rewritten,
    text_of,
    warning,
)
from ipcity.domain.terms import identifiers
from ipcity.domain.terms.anniversaries import months_after, years_after
from ipcity.domain.terms.instruments import BY_KEY

if TYPE_CHECKING:
    import ibis

TERM_YEARS = 10
GRACE_MONTHS = 6
CLASSES = range(1, 46)
EXPIRED = "expired"
ENDED = (EXPIRED, "cancelled", "invalidated", "withdrawn")
NEVER_HELD = ("pending", "refused")


@dataclass(frozen=True)
class MarkFacts:
    registered_on: date | None = None
    expires_on: date | None = None
    ended_on: date | None = None
    stated_status: str = ""
    stated_on: date | None = None


@dataclass(frozen=True)
class Term:
    """Valid on D when ``start <= D < end``; in the renewal grace when ``end <= D < grace_until``."""

    start: date
    end: date
    grace_until: date | None = None


def basis_on(day: date) -> str:
    """The law behind the term, in its version of ``day``; article numbers change in 2027."""
    version = BY_KEY["trademark-law"].in_force_on(day)
    articles = "第三十九条、第四十条" if day < date(2027, 1, 1) else ""
    return f"商标法{articles}（{version.name}，待核实）" if version else "商标法（待核实）"


def facts_of(values: Values) -> MarkFacts:
    return MarkFacts(
        day_in(values, "registered_on"),
        day_in(values, "expires_on"),
        day_in(values, "ended_on"),
        text_of(values, "stated_status"),
        day_in(values, "stated_on"),
    )


def term(facts: MarkFacts) -> Term | None:
    """The days on which the mark counts. ``expires_on`` is the last day as the register prints it.

    A renewed mark is known by its later ``expires_on``. One that the file calls ended without a
    date does not count from the file's day on, and not at all when that day is not known either;
    of an expired mark the printed last day tells the end.
    """
    if facts.registered_on is None or facts.stated_status in NEVER_HELD:
        return None
    if facts.stated_status in ENDED and not _some_end(facts):
        return None
    last = _until(facts)
    cut = [facts.ended_on] if facts.ended_on else []
    if facts.stated_status in ENDED and facts.ended_on is None and facts.stated_on:
        cut.append(facts.stated_on)
    end = min([last, *cut])
    if end <= facts.registered_on:
        return None
    grace = None if any(day <= last for day in cut) else months_after(last, GRACE_MONTHS)
    return Term(facts.registered_on, end, grace)


def _some_end(facts: MarkFacts) -> bool:
    told_by_term = facts.stated_status == EXPIRED and facts.expires_on
    return bool(facts.ended_on or facts.stated_on or told_by_term)


def _until(facts: MarkFacts) -> date:
    """The first day after the term: after the printed last day, else ten years from registration."""
    if facts.expires_on:
        return facts.expires_on + timedelta(days=1)
    assert facts.registered_on is not None  # noqa: S101  (the caller has looked)
    return years_after(facts.registered_on, TERM_YEARS)


COLUMNS = ("registered_on", "expires_on", "ended_on", "stated_status", "stated_on")


def in_term(table: ibis.Table) -> ibis.Table:
    """Rows that are ever in term, with ``valid_from``, ``valid_until`` and ``grace_until``.

    Days, half open; ``grace_until`` null: the right ended otherwise, no grace.
    """
    ended = table.stated_status.isin(ENDED)
    told_by_term = (table.stated_status == EXPIRED) & table.expires_on.notnull()
    undated = table.ended_on.isnull() & table.stated_on.isnull() & ~told_by_term
    known = table.filter(
        table.registered_on.notnull(),
        ~table.stated_status.isin(NEVER_HELD),
        ~(ended & undated),
    )
    last = plus(known.expires_on, days=1).fill_null(plus(known.registered_on, years=TERM_YEARS))
    gone = known.stated_status.isin(ENDED) & known.ended_on.isnull()
    cut = earliest(known.ended_on, only_if(gone, known.stated_on))
    natural = cut.isnull() | (cut > last)
    return holding(
        known.mutate(
            valid_from=known.registered_on,
            valid_until=earliest(last, cut),
            grace_until=only_if(natural, plus(last, months=GRACE_MONTHS)),
        )
    )


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, registration_number=identifiers.normal_mark_number)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    facts = facts_of(values)
    found: tuple[Problem, ...] = ()
    if number := text_of(values, "registration_number"):
        sentence = identifiers.mark_number_problem(number)
        found += found_problem("registration_number", sentence, "bad-mark-number")
    nice = values.get("nice_class")
    if isinstance(nice, int) and nice not in CLASSES:
        found += (error("nice_class", "bad-class", "国际分类只有第1类至第45类。"),)
    basis = basis_on(facts.registered_on or on)
    if facts.stated_status == "registered" and facts.registered_on is None:
        sentence = "文件载明已注册但缺注册公告日，不计入有效量。"
        found += (warning("registered_on", "registered-without-date", sentence, basis),)
    if facts.stated_status in ENDED and facts.ended_on is None and facts.stated_on is None:
        sentence = "文件载明已失效但没有日期，请补录终止日。"
        found += (warning("ended_on", "ended-without-date", sentence),)
    return (*found, *_term_problems(facts, on, basis))


def _term_problems(facts: MarkFacts, on: date, basis: str) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if facts.registered_on and facts.expires_on:
        years = (facts.expires_on - facts.registered_on).days / 365.25
        off = years % TERM_YEARS
        if years > 0 and 0.1 < off < TERM_YEARS - 0.1:
            sentence = "专用权期限不是10年的整数倍，请核对起止日期。"
            found += (warning("expires_on", "odd-term", sentence, basis),)
    held = term(facts)
    if held and held.grace_until and held.end <= on < held.grace_until:
        sentence = "已过专用权期限，在6个月宽展期内，续展前不计入有效量。"
        found += (warning("expires_on", "in-grace", sentence, basis),)
    if (
        facts.stated_status == "registered"
        and held
        and held.end <= on
        and not _said_late(facts, held)
    ):
        sentence = "文件载明已注册，但按日期推算已期满，请核对是否续展。"
        found += (warning("expires_on", "registered-after-term", sentence, basis),)
    return found


def _said_late(facts: MarkFacts, held: Term) -> bool:
    return facts.stated_on is not None and facts.stated_on < held.end
