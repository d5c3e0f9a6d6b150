"""The targets of a passage: sentences walked clause by clause, with what each leaves to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ipcity.domain.plans.clauses import ClauseReader
from ipcity.domain.plans.drafts import Carry, Cut, Draft, Words
from ipcity.domain.plans.facts import NumberReason
from ipcity.domain.plans.leads import DEADLINE
from ipcity.domain.plans.lexicon import LEADS, STOCK_HEADS, STRENGTHS, Lead, Sign
from ipcity.domain.plans.readings import Item
from ipcity.domain.plans.reasons import Place, reason
from ipcity.domain.plans.sentences import Clause, Prepared
from ipcity.domain.plans.trends import act_subject, trend_subject
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.numbers import Quantity, Written, WrittenDate

# A sentence longer than this is damage; the rules look no further than this around a number.
REACH: Final = 240
CEILINGS: Final = (Comparator.AT_MOST, Comparator.LESS)
_AFTER_YEAR: Final = re.compile(r"(?:\d{1,2}月)?(?:年?底前?|年?末前?|前|上半年|下半年|期间|间|内)?")
_BASELINE_BEFORE: Final = re.compile(r"(?:较|比|相比|对比|与|自|从|在)$")
_UP_TO_YEAR: Final = re.compile(r"到20\d\d年(?:底|末)?$")
_SINCE: Final = re.compile(r"(?:起|的|以来|基础|度基础|年基础|同期|水平|相比)")


@dataclass
class Found:
    """The result for one passage: drafts, and why each other number is none."""

    drafts: list[Draft] = field(default_factory=list)
    reasons: list[tuple[Written, NumberReason | None]] = field(default_factory=list)
    due: int | None = None
    due_at: Cut | None = None
    words: Words = field(default_factory=dict)


def read_targets(
    prepared: Prepared, due: int | None, carry_due: bool, since: int | None = None
) -> Found:
    """Read a passage. ``due`` governs it from above; ``carry_due`` lets a year govern what follows.

    Figures of years before ``since`` (the plan's first year) report the past.
    """
    found = Found(due=due)
    for start, end in prepared.sentences():
        numbers = prepared.numbers_in(start, end)
        if not numbers and "零" not in prepared.text[start:end]:
            continue
        carry = _read_sentence(prepared, (start, end), found, numbers)
        if carry_due and carry.due != found.due:
            found.due, found.due_at = carry.due, carry.words.get("due")
            found.words = {"due": carry.words["due"]} if "due" in carry.words else {}
    if since is not None:
        _part_past(found, since)
    return found


def _part_past(found: Found, since: int) -> None:
    past = [draft for draft in found.drafts if draft.due is not None and draft.due < since]
    if past:
        found.drafts = [draft for draft in found.drafts if draft not in past]
        found.reasons += [(draft.quantity, NumberReason.PAST) for draft in past]


def _read_sentence(
    prepared: Prepared, span: tuple[int, int], found: Found, numbers: Sequence[Written]
) -> Carry:
    start, end = span
    reasons = {
        number.start: reason(
            Place(prepared, number, max(start, number.start - REACH), min(end, number.end + REACH))
        )
        for number in numbers
    }
    carry = Carry(due=found.due, words=dict(found.words))
    used: set[int] = set()
    for clause in prepared.clauses(start, end):
        inside = prepared.numbers_in(clause.start, clause.end)
        if clause.opens == "；":
            _forget(carry)
        _carry_dates(prepared, clause, inside, carry)
        _carry_strength(prepared, clause, carry)
        candidates = [n for n in inside if isinstance(n, Quantity) and reasons[n.start] is None]
        reader = ClauseReader(prepared, carry)
        if not candidates:
            _zero(reader, clause, found)
            _carry_unnumbered(prepared, clause, carry)
            continue
        drafts = list(reader.read(clause, candidates))
        found.drafts += drafts
        used |= {draft.quantity.start for draft in drafts}
        for quantity in reader.subjects:
            reasons[quantity.start] = reasons[quantity.start] or NumberReason.SUBJECT
        _carry_on(reader.first, drafts, carry)
    found.reasons += [(n, reasons[n.start]) for n in numbers if n.start not in used]
    return carry


def _zero(reader: ClauseReader, clause: Clause, found: Found) -> None:
    draft = reader.zeroed(clause)
    if draft is not None:
        found.drafts.append(draft)


def _carry_dates(
    prepared: Prepared, clause: Clause, inside: Sequence[Written], carry: Carry
) -> None:
    """到2025年, 2025年底前, 2026年，: the year governs what follows in the sentence."""
    text = prepared.hidden
    if len(inside) > 3 and "分别" in text[clause.start : clause.end]:
        inside = inside[:1] if not _paired_years(inside) else ()
    for number in inside:
        if (
            not isinstance(number, WrittenDate)
            or number.year is None
            or prepared.is_hidden(number.start)
        ):
            continue
        if _BASELINE_BEFORE.search(text, max(clause.start, number.start - 3), number.start):
            continue
        if _SINCE.match(text, number.end) or not 1990 <= number.year <= 2060:
            continue
        carry.due = number.year_to or number.year
        carry.words["due"] = (number.start, number.end)


def _paired_years(inside: Sequence[Written]) -> bool:
    """2026年、2027年分别…: these years belong each to its own figure and govern nothing else."""
    return all(isinstance(number, WrittenDate) for number in inside[:2])


def _carry_strength(prepared: Prepared, clause: Clause, carry: Carry) -> None:
    """力争 at the head of a clause governs the clauses after it, until ； or another such word."""
    at = clause.start
    deadline = DEADLINE.match(prepared.hidden, at, clause.end)
    for place in (at, deadline.end() if deadline else at):
        strength = STRENGTHS.at(prepared.hidden, place, clause.end)
        if strength:
            carry.strength = strength[1]
            carry.words["strength"] = (place, strength[0])
            return


def _forget(carry: Carry) -> None:
    """A semicolon ends what a verb or 力争 governs; a year runs on."""
    carry.strength, carry.annual, carry.verb = None, False, None
    carry.level = carry.cumulative = carry.growth = False
    carry.head = None
    carry.words = {what: cut for what, cut in carry.words.items() if what == "due"}


def _carry_unnumbered(prepared: Prepared, clause: Clause, carry: Carry) -> None:
    """What a clause without figures hands on: 每年, its subject, or a head before a colon."""
    _carry_yearly(prepared, clause, carry)
    text = prepared.hidden
    carry.subject = (
        trend_subject(text, clause.start, clause.end)
        or act_subject(text, clause.start, clause.end)
        or carry.subject
    )
    colon = text[clause.end : clause.end + 1] == "："
    if colon and text.endswith(STOCK_HEADS, clause.start, clause.end):
        carry.head = (clause.start, clause.end)  # 取水计量率：农业70%，工业100%


def _carry_yearly(prepared: Prepared, clause: Clause, carry: Carry) -> None:
    """每年发布清单，推出场景20个: the yearly word stands in a clause without a number."""
    found = LEADS.at(prepared.hidden, clause.start, clause.end)
    if found and found[1] is Lead.ANNUAL:
        carry.annual = True
        carry.words["period"] = (clause.start, found[0])
    elif _UP_TO_YEAR.search(prepared.hidden, clause.start, clause.end):
        carry.annual = False  # 每年建5个，到2027年，覆盖率达到70%
        carry.words.pop("period", None)


def _carry_on(first: Item | None, drafts: Sequence[Draft], carry: Carry) -> None:
    """Remember verb, yearly word and subject of the clause for the next one."""
    if drafts:
        carry.subject = drafts[-1].name
        last = drafts[-1]
        carry.ceiling = last.comparator if last.down and last.comparator in CEILINGS else None
        carry.names = tuple(draft.name for draft in drafts)
    if first is None or not (first.own_reading or first.annual):
        return
    led = Lead.ANNUAL in first.leads
    carry.verb = first.verb
    carry.level = first.level
    carry.cumulative = first.cumulative
    carry.growth = first.change is Sign.CHANGE_UP
    carry.annual = (led or (carry.annual and first.annual)) and not first.change
    kept = {what: cut for what, cut in first.words.items() if what in ("basis", "period")}
    carry.words = {**{w: c for w, c in carry.words.items() if w in ("due", "strength")}, **kept}
