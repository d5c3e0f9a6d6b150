"""How long a published decision is shown, and when it may end early.

Basis: 市场监督管理行政处罚信息公示规定 第十三条、第十四条; beside it the longest display of 信用中国 by
失信信息分类 (国家发展改革委令第36号), which does not agree with it. Both ends are computed and shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.publicity.decisions import PENALTY_WORDS, REGULATION, Decision, Penalty
from ipcity.domain.terms.anniversaries import months_after
from ipcity.domain.terms.confidences import Confidence

SHORT_MONTHS: Final = 3
LONG_MONTHS: Final = 36
TERM_BASIS: Final = f"《{REGULATION}》第十三条"
EARLY_BASIS: Final = f"《{REGULATION}》第十四条"
CREDIT_BASIS: Final = "国家发展改革委令第36号（与总局令第45号尚未衔接）"

RESTRICTING: Final = frozenset({Penalty.RESTRICTED, Penalty.PRACTICE_BAN})
# Never ended early: 第十四条.
EXCLUDED: Final = frozenset(
    {
        Penalty.SHUTDOWN,
        Penalty.RESTRICTED,
        Penalty.PRACTICE_BAN,
        Penalty.DOWNGRADE,
        Penalty.REVOKED_PERMIT,
        Penalty.REVOKED_LICENCE,
    }
)


@dataclass(frozen=True)
class Amounts:
    """Figures that the province sets. ``lower_fine``: up to it a fine is 较低数额; ``huge_fine``: from it
    on a fine is 巨额. None: not set here, 待核实."""

    lower_fine: Decimal | None = None
    huge_fine: Decimal | None = None


class Misconduct(StrEnum):
    """失信信息分类."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"


MISCONDUCT_WORDS: Final = {
    Misconduct.MINOR: "轻微失信信息",
    Misconduct.GENERAL: "一般失信信息",
    Misconduct.SERIOUS: "严重失信信息",
}
LONGEST: Final = {Misconduct.MINOR: 3, Misconduct.GENERAL: 12, Misconduct.SERIOUS: 36}
SHORTEST: Final = {Misconduct.MINOR: 0, Misconduct.GENERAL: 3, Misconduct.SERIOUS: 12}


@dataclass(frozen=True)
class Display:
    """``ends_on`` is the first day on which the decision is no longer shown; ``credit_ends_on`` the
    latest under 信用中国, counted from the decision. ``doubts`` say what is 待核实."""

    ends_on: date
    months: int
    why: str
    credit_ends_on: date
    credit_repair_on: date
    misconduct: Misconduct
    doubts: tuple[str, ...]
    confidence: Confidence

    @property
    def disagree(self) -> bool:
        return self.credit_ends_on < self.ends_on


def display(
    decision: Decision, *, decided_on: date, published_on: date, amounts: Amounts
) -> Display:
    """Both ends of a decision of ``decided_on`` published on ``published_on``."""
    months, why = _months(decision, amounts)
    sort = misconduct(decision, amounts)
    doubts = _doubts(decision, amounts)
    return Display(
        ends_on=months_after(published_on, months),
        months=months,
        why=why,
        credit_ends_on=months_after(decided_on, LONGEST[sort]),
        credit_repair_on=months_after(decided_on, SHORTEST[sort]),
        misconduct=sort,
        doubts=doubts,
        confidence=Confidence.UNVERIFIED if doubts else Confidence.VERIFIED,
    )


def _months(decision: Decision, amounts: Amounts) -> tuple[int, str]:
    limited = decision.restricted_months or 0
    if decision.penalties & RESTRICTING and limited > LONG_MONTHS:
        return limited, f"限制期{limited}个月，长于三年，公示至限制期满"
    if _is_light(decision, amounts):
        return SHORT_MONTHS, "仅受到通报批评或者较低数额罚款，公示三个月"
    return LONG_MONTHS, "公示三年"


def _is_light(decision: Decision, amounts: Amounts) -> bool:
    """Only criticism or a lower fine, a warning beside them not counted."""
    rest = decision.penalties - {Penalty.WARNING}
    if not rest or not rest <= {Penalty.CRITICISM, Penalty.FINE}:
        return False
    return Penalty.FINE not in rest or _is_lower(decision.fine, amounts.lower_fine)


def _is_lower(fine: Decimal | None, limit: Decimal | None) -> bool:
    return fine is not None and limit is not None and fine <= limit


def misconduct(decision: Decision, amounts: Amounts) -> Misconduct:
    """The class of 令第36号: the heaviest that one of the penalties gives."""
    severe = EXCLUDED | {Penalty.CLOSURE}
    huge = amounts.huge_fine
    if decision.penalties & severe:
        return Misconduct.SERIOUS
    if decision.fine is not None and huge is not None and decision.fine >= huge:
        return Misconduct.SERIOUS
    if decision.is_simple or _is_light(decision, amounts):
        return Misconduct.MINOR
    if decision.penalties <= {Penalty.WARNING, Penalty.CRITICISM}:
        return Misconduct.MINOR
    return Misconduct.GENERAL


def _doubts(decision: Decision, amounts: Amounts) -> tuple[str, ...]:
    found = []
    if Penalty.FINE in decision.penalties:
        if amounts.lower_fine is None:
            found.append("未设定“较低数额罚款”标准，按公示三年计算（待核实）")
        elif decision.fine is None:
            found.append("未填罚款金额，按公示三年计算")
        else:
            found.append(f"“较低数额罚款”按本区设定的{amounts.lower_fine:f}元以下（待核实）")
        if amounts.huge_fine is None:
            found.append("未设定“巨额罚款”标准，信用中国一栏未按巨额罚款计算（待核实）")
    if decision.penalties & RESTRICTING and not decision.restricted_months:
        found.append("未填限制期限，按公示三年计算")
    return tuple(found)


@dataclass(frozen=True)
class Repair:
    """What the party who asks for an early end has shown; ``is_special``: food, drugs, special equipment."""

    performed: bool
    harm_removed: bool
    no_repeat: bool
    not_listed: bool
    asked_on: date
    is_special: bool = False


@dataclass(frozen=True)
class EarlyEnd:
    """``lacking``: conditions of the article not met, each in words; ``doubts`` do not bar."""

    lacking: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def may_end(self) -> bool:
        return not self.lacking


def early_end(decision: Decision, published_on: date, repair: Repair) -> EarlyEnd:
    """Whether the display may end before its term."""
    from_words = _excluded_words(decision)
    conditions = (
        (not from_words, f"{from_words}的处罚信息不得提前停止公示"),
        (repair.performed, "处罚决定中的义务尚未履行"),
        (repair.harm_removed, "危害后果和不良影响尚未消除"),
        (repair.no_repeat, "公示期间因同一类违法行为再次受到处罚"),
        (repair.not_listed, "仍在经营异常名录或者严重违法失信名单中"),
    )
    lacking = tuple(words for met, words in conditions if not met)
    months = 12 if repair.is_special else 6
    early = repair.asked_on < months_after(published_on, months)
    doubts = (f"公示未满{months}个月（信用修复管理办法，待核实）",) if early else ()
    return EarlyEnd(lacking, doubts)


def _excluded_words(decision: Decision) -> str:
    found = sorted(decision.penalties & EXCLUDED)
    return "、".join(PENALTY_WORDS[each] for each in found)
