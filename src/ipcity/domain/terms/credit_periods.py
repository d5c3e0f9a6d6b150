"""How long a finding of dishonesty is shown and when it may be repaired, by every rule that speaks of it.

Basis: 信用修复管理办法（国家发展改革委令第36号）, 国家知识产权局知识产权信用管理规定. Nothing here ends
a period: the document of the finding does, and what is 待核实 is shown as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import CONFIDENCE_LABELS
from ipcity.domain.terms.deadline_rules import rule_called
from ipcity.domain.terms.deadline_walks import Days
from ipcity.domain.terms.deadlines import Request, compute

GRADED: Final[Mapping[str, str]] = {
    "minor": "CC-MINOR",
    "general": "CC-GENERAL",
    "serious": "CC-SERIOUS",
}
PROPERTY: Final = "CNIPA-CRED"


@dataclass(frozen=True)
class Period:
    """One rule's answer: the last day, the first day of repair, and how far the rule was checked."""

    title: str
    ends_on: date | None
    repair_from: date | None
    basis: str
    confidence: str


def periods(grade: str, found_on: date, calendar: Days) -> tuple[Period, ...]:
    """What the rules in force on the day of the finding say, one by one."""
    rules = [*([GRADED[grade]] if grade in GRADED else []), PROPERTY]
    told = (_period(each, found_on, calendar) for each in rules)
    return tuple(each for each in told if each is not None)


def conflicts(found: tuple[Period, ...], stated: date | None) -> tuple[str, ...]:
    """Where rules end on different days, or the document states another day than they do."""
    ends = {each.ends_on for each in found if each.ends_on}
    told = []
    if len(ends) > 1:
        told.append("各规定推算的期满日不同，分别列出；以认定机关文书载明的期限为准。")
    if stated is not None and ends and stated not in ends:
        told.append(f"文书载明期限至{stated}，与推算的不同，请向认定机关核对。")
    if stated is None:
        told.append("文书未载明期限，推算仅供参考，不据此自动撤下或延长。")
    return tuple(told)


def _period(rule: str, found_on: date, calendar: Days) -> Period | None:
    """None where the rule was not yet in force on that day."""
    declared = rule_called(rule)
    try:
        found = compute(Request(rule, found_on), calendar)
    except Refused:
        return None
    version, figure = declared.on(found_on)
    repair = found.milestones[0][1] if found.milestones else None
    basis = f"《{declared.source.title}》{version.name}{figure.article}"
    return Period(declared.title, found.due, repair, basis, CONFIDENCE_LABELS[figure.confidence])
