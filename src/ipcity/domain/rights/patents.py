"""Patents: numbers, term, fee grace and legal state on a day, row by row and in bulk.

Source: 专利法 第四十二条 (terms of 20, 10 and 15 years from filing), 专利法实施细则 第一百一十五条 (six months'
grace for the annual fee, lapse from the day it was due).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ipcity.domain.rights.assumptions import DEFAULT, Assumptions, DesignTerm
from ipcity.domain.rights.columns import earliest, holding, only_if, plus
from ipcity.domain.rights.hooks import (
    Problem,
    Values,
    day_in,
    error,
    rewritten,
    text_of,
    warning,
)
from ipcity.domain.rights.patent_numbers import kind_of_numbers, lost_number, number_problems
from ipcity.domain.terms import identifiers
from ipcity.domain.terms.anniversaries import months_after, years_after

if TYPE_CHECKING:
    import ibis

TERM_BASIS = "专利法第四十二条"
FEE_BASIS = "专利法实施细则第一百一十五条"
INVENTION_YEARS, UTILITY_YEARS = 20, 10
GRACE_MONTHS = 6
DESIGN_TERM = DEFAULT.design


class LegalState(StrEnum):
    UNKNOWN = "unknown"
    PENDING = "pending"
    IN_FORCE = "in_force"
    PROVISIONAL = "provisional"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    INVALIDATED = "invalidated"
    ABANDONED = "abandoned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    LegalState.UNKNOWN: "不明",
    LegalState.PENDING: "审中",
    LegalState.IN_FORCE: "有效",
    LegalState.PROVISIONAL: "有效（年费宽限期内）",
    LegalState.LAPSED: "终止",
    LegalState.EXPIRED: "期限届满",
    LegalState.INVALIDATED: "宣告无效",
    LegalState.ABANDONED: "放弃",
    LegalState.REFUSED: "驳回",
    LegalState.WITHDRAWN: "撤回",
}
_ENDS = {
    "fee": LegalState.LAPSED,
    "expired": LegalState.EXPIRED,
    "abandoned": LegalState.ABANDONED,
    "invalidated": LegalState.INVALIDATED,
    "refused": LegalState.REFUSED,
    "withdrawn": LegalState.WITHDRAWN,
}


@dataclass(frozen=True)
class PatentFacts:
    """The columns of the ledger that decide its legal state, by their names there."""

    kind: str
    filed_on: date | None = None
    granted_on: date | None = None
    ended_on: date | None = None
    ended_by: str = ""
    fee_due_on: date | None = None
    stated_status: str = ""
    stated_on: date | None = None


@dataclass(frozen=True)
class Force:
    """In force on D when ``start <= D`` and ``D < end`` (None: open); provisional from its day on."""

    start: date
    end: date | None
    provisional_from: date | None = None


def facts_of(values: Values) -> PatentFacts:
    return PatentFacts(
        kind=text_of(values, "kind"),
        filed_on=day_in(values, "filed_on"),
        granted_on=day_in(values, "granted_on"),
        ended_on=day_in(values, "ended_on"),
        ended_by=text_of(values, "ended_by"),
        fee_due_on=day_in(values, "fee_due_on"),
        stated_status=text_of(values, "stated_status"),
        stated_on=day_in(values, "stated_on"),
    )


def grace_ends_on(fee_due_on: date) -> date:
    """The first day on which the fee can no longer be paid with the surcharge."""
    return months_after(fee_due_on, GRACE_MONTHS) + timedelta(days=1)


def expires_on(kind: str, filed_on: date | None, design: DesignTerm = DESIGN_TERM) -> date | None:
    """The first day after the full term; None without a filing day or kind."""
    if filed_on is None:
        return None
    if kind == "design":
        years = design.long_years if filed_on >= design.long_from else design.short_years
        return years_after(filed_on, years)
    years_of = {"invention": INVENTION_YEARS, "utility": UTILITY_YEARS}
    return years_after(filed_on, years_of[kind]) if kind in years_of else None


def force(facts: PatentFacts, design: DesignTerm = DESIGN_TERM) -> Force | None:
    """The days on which the right holds, as far as the row knows; None: on none.

    Without a day of grant, a row that an export calls valid counts from the day the export speaks
    of. A row called lapsed without a date is not counted from that day on, and from none at all
    when the export's day is not known either.
    """
    start = _start(facts)
    if start is None or (facts.stated_status == "lapsed" and _no_end_known(facts)):
        return None
    ends = [expires_on(facts.kind, facts.filed_on, design), facts.ended_on, _stated_end(facts)]
    provisional = None
    if facts.fee_due_on is not None:
        if _fee_lapse_is_certain(facts):
            ends.append(facts.fee_due_on)
        elif facts.ended_on is None:
            provisional = facts.fee_due_on
            ends.append(grace_ends_on(facts.fee_due_on))
    end = min((day for day in ends if day is not None), default=None)
    if end is not None and end <= start:
        return None
    if provisional is not None and end is not None and provisional >= end:
        provisional = None
    return Force(start, end, provisional)


def _start(facts: PatentFacts) -> date | None:
    if facts.ended_by in ("refused", "withdrawn"):
        return None
    if facts.granted_on is not None:
        return facts.granted_on
    return facts.stated_on if facts.stated_status == "valid" else None


def _no_end_known(facts: PatentFacts) -> bool:
    return facts.ended_on is None and facts.stated_on is None


def _stated_end(facts: PatentFacts) -> date | None:
    if facts.stated_status == "lapsed" and facts.ended_on is None:
        return facts.stated_on
    return None


def _fee_lapse_is_certain(facts: PatentFacts) -> bool:
    """The unpaid fee is why the right ended: it then ended on the day the fee was due."""
    return facts.ended_by == "fee" or (facts.stated_status == "lapsed" and facts.ended_by == "")


def legal_state(facts: PatentFacts, on: date, design: DesignTerm = DESIGN_TERM) -> LegalState:
    """The state on ``on``, from the dates of the row."""
    held = force(facts, design)
    if held is not None and held.start <= on and (held.end is None or on < held.end):
        if held.provisional_from is not None and on >= held.provisional_from:
            return LegalState.PROVISIONAL
        return LegalState.IN_FORCE
    if facts.filed_on is not None and on < facts.filed_on:
        return LegalState.UNKNOWN
    begin = _start(facts)
    if begin is not None and on < begin:
        return LegalState.PENDING if facts.granted_on is not None else LegalState.UNKNOWN
    if begin is None:
        return _state_before_grant(facts, on)
    return _state_after(facts, on, design)


def _state_before_grant(facts: PatentFacts, on: date) -> LegalState:
    ended = facts.ended_on or facts.stated_on
    if facts.ended_by in _ENDS and facts.ended_on is not None and on >= facts.ended_on:
        return _ENDS[facts.ended_by]
    if facts.stated_status == "lapsed":
        return LegalState.LAPSED if ended is None or on >= ended else LegalState.PENDING
    return LegalState.PENDING


def _state_after(facts: PatentFacts, on: date, design: DesignTerm) -> LegalState:
    expiry = expires_on(facts.kind, facts.filed_on, design)
    if facts.ended_by in _ENDS:
        return _ENDS[facts.ended_by]
    earlier = [day for day in (facts.ended_on, _stated_end(facts), facts.fee_due_on) if day]
    if expiry is not None and on >= expiry and all(expiry <= day for day in earlier):
        return LegalState.EXPIRED
    return LegalState.LAPSED


# -- the same in bulk -------------------------------------------------------------------------------

COLUMNS = ("kind", "filed_on", "granted_on", "ended_on", "ended_by", "fee_due_on",
           "stated_status", "stated_on")  # fmt: skip


def in_force(table: ibis.Table, design: DesignTerm = DESIGN_TERM) -> ibis.Table:
    """The rows that are ever in force, with ``valid_from``, ``valid_until``, ``provisional_from``.

    Days, half open; ``valid_until`` null: open; ``provisional_from`` null: no unpaid fee. Needs
    ``COLUMNS``; every column of ``table`` is kept.
    """
    import ibis  # slow import

    t = table
    lapsed = t.stated_status == "lapsed"
    by_fee = (t.ended_by == "fee") | (lapsed & (t.ended_by == ""))
    unpaid = t.fee_due_on.notnull() & ~by_fee & t.ended_on.isnull()
    start = ibis.cases(
        (t.ended_by.isin(("refused", "withdrawn")), ibis.null("date")),
        (t.granted_on.notnull(), t.granted_on),
        (t.stated_status == "valid", t.stated_on),
        else_=ibis.null("date"),
    )
    end = earliest(
        expiry(t, design),
        t.ended_on,
        only_if(lapsed & t.ended_on.isnull(), t.stated_on),
        only_if(by_fee, t.fee_due_on),
        only_if(unpaid, plus(t.fee_due_on, months=GRACE_MONTHS, days=1)),
    )
    known = ~(lapsed & t.ended_on.isnull() & t.stated_on.isnull())
    rows = holding(t.mutate(valid_from=start, valid_until=end).filter(known))
    late = (
        rows.fee_due_on.notnull()
        & ~((rows.ended_by == "fee") | ((rows.stated_status == "lapsed") & (rows.ended_by == "")))
        & rows.ended_on.isnull()
        & (rows.fee_due_on < rows.valid_until)
    )
    return rows.mutate(provisional_from=only_if(late, rows.fee_due_on))


def expiry(table: ibis.Table, design: DesignTerm = DESIGN_TERM) -> ibis.Value:
    """The first day after the full term; null without a filing day or kind."""
    import ibis  # slow import

    t = table
    long = t.filed_on >= ibis.literal(design.long_from)
    return ibis.cases(
        (t.kind == "invention", plus(t.filed_on, years=INVENTION_YEARS)),
        (t.kind == "utility", plus(t.filed_on, years=UTILITY_YEARS)),
        ((t.kind == "design") & long, plus(t.filed_on, years=design.long_years)),
        (t.kind == "design", plus(t.filed_on, years=design.short_years)),
        else_=ibis.null("date"),
    )


# -- one row on its way into the ledger ----------------------------------------------------------------


def normalised(values: Values) -> dict[str, object]:
    """Numbers and classes in normal form; the kind filled in from a number where it is missing."""
    found = rewritten(
        values,
        application_number=identifiers.normal_application_number,
        publication_number=identifiers.normal_document_number,
        grant_number=identifiers.normal_document_number,
        ipc_main=identifiers.normal_ipc,
        ipc=identifiers.normal_ipc,
    )
    if not text_of(found, "kind") and (kind := kind_of_numbers(found)):
        found["kind"] = kind
    return found


def errors(values: Values) -> tuple[Problem, ...]:
    """A number that tells no application from another; a refused application with a grant."""
    if lost := lost_number(values):
        return lost
    if day_in(values, "granted_on") and text_of(values, "ended_by") in ("refused", "withdrawn"):
        words = "已授权的专利不会被驳回或撤回，请核对终止原因。"
        return (error("ended_by", "refused-with-grant", words),)
    return ()


def problems(values: Values, on: date, assumed: Assumptions = DEFAULT) -> tuple[Problem, ...]:
    """What is wrong with the numbers, the dates and the stated legal state; see ``errors``."""
    design = assumed.design
    dates, state = _date_problems(values, design), _state_problems(values, on, design)
    return (*number_problems(values), *dates, *state)


def _date_problems(values: Values, design: DesignTerm) -> tuple[Problem, ...]:
    facts = facts_of(values)
    number = identifiers.read_application_number(text_of(values, "application_number"))
    found: tuple[Problem, ...] = ()
    if facts.filed_on and number and number.year != facts.filed_on.year:
        found += (warning("filed_on", "year-against-number", "申请日与申请号所示年份不一致。"),)
    if facts.filed_on is None and facts.granted_on is not None:
        found += (
            warning("filed_on", "no-filing-date", "缺申请日，无法推算专利权期限。", TERM_BASIS),
        )
    found += errors(values)
    expiry_day = expires_on(facts.kind, facts.filed_on, design)
    if facts.ended_on and expiry_day and facts.ended_on > expiry_day:
        found += (
            warning(
                "ended_on", "ended-after-term", "终止日晚于期限届满日，按届满日计。", TERM_BASIS
            ),
        )
    return found


def _state_problems(values: Values, on: date, design: DesignTerm) -> tuple[Problem, ...]:
    facts = facts_of(values)
    found: tuple[Problem, ...] = ()
    stated, held = facts.stated_status, force(facts, design)
    if stated == "lapsed" and facts.ended_on is None:
        found += (
            warning(
                "ended_on",
                "lapsed-without-date",
                "文件载明失效但没有日期，自文件截至日起不计入，此前是否有效须补录终止日。",
            ),
        )
    if stated == "valid" and facts.granted_on is None:
        found += (
            warning(
                "granted_on",
                "valid-without-grant-date",
                "文件载明有效但缺授权公告日，自文件截至日起计入。",
            ),
        )
    if stated == "valid" and facts.stated_on and held and held.end and held.end <= facts.stated_on:
        found += (
            warning(
                "stated_status",
                "valid-after-end",
                "文件载明有效，但按日期推算已经终止。",
                TERM_BASIS,
            ),
        )
    due = facts.fee_due_on
    if due and facts.ended_on is None and on >= grace_ends_on(due):
        found += (
            warning(
                "fee_due_on",
                "grace-over",
                "年费宽限期已满，未补缴的专利权自应缴日终止，请核对缴费情况。",
                FEE_BASIS,
            ),
        )
    return found
