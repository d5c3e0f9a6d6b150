"""Which penalty decisions are published, and why the others are not.

Basis: 市场监督管理行政处罚信息公示规定 (总局令第45号) 第二条、第五条; the names of the kinds follow 行政处罚法 第九条.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

REGULATION: Final = "市场监督管理行政处罚信息公示规定"


class Penalty(StrEnum):
    """Kinds of penalty, as far as publication tells them apart."""

    WARNING = "warning"
    CRITICISM = "criticism"
    FINE = "fine"
    CONFISCATION = "confiscation"
    SUSPENDED_PERMIT = "suspended_permit"
    DOWNGRADE = "downgrade"
    REVOKED_PERMIT = "revoked_permit"
    REVOKED_LICENCE = "revoked_licence"
    RESTRICTED = "restricted"
    SHUTDOWN = "shutdown"
    CLOSURE = "closure"
    PRACTICE_BAN = "practice_ban"
    OTHER = "other"


PENALTY_WORDS: Final = {
    Penalty.WARNING: "警告",
    Penalty.CRITICISM: "通报批评",
    Penalty.FINE: "罚款",
    Penalty.CONFISCATION: "没收违法所得或者非法财物",
    Penalty.SUSPENDED_PERMIT: "暂扣许可证件",
    Penalty.DOWNGRADE: "降低资质等级",
    Penalty.REVOKED_PERMIT: "吊销许可证件",
    Penalty.REVOKED_LICENCE: "吊销营业执照",
    Penalty.RESTRICTED: "限制开展生产经营活动",
    Penalty.SHUTDOWN: "责令停产停业",
    Penalty.CLOSURE: "责令关闭",
    Penalty.PRACTICE_BAN: "限制从业",
    Penalty.OTHER: "其他行政处罚",
}


class Ground(StrEnum):
    """Why a decision is not published; the values are those of the ledger's column."""

    WARNING = "warning"
    SIMPLE = "simple"
    SECRET = "secret"  # noqa: S105  no password


@dataclass(frozen=True)
class Exempted:
    ground: Ground
    words: str
    basis: str


@dataclass(frozen=True)
class Decision:
    """A penalty as publication sees it. ``is_secret``: the decision as a whole is a state secret.

    ``fine`` is in 元; ``restricted_months`` is the length of a restriction or practice ban.
    """

    penalties: frozenset[Penalty]
    is_simple: bool = False
    is_secret: bool = False
    fine: Decimal | None = None
    restricted_months: int | None = None


def exemptions(decision: Decision) -> tuple[Exempted, ...]:
    """Every ground on which ``decision`` is not published; empty where it must be."""
    found: list[Exempted] = []
    if decision.is_simple:
        words = "适用简易程序作出，不在公示范围"
        found.append(Exempted(Ground.SIMPLE, words, f"《{REGULATION}》第二条"))
    if decision.penalties == frozenset({Penalty.WARNING}):
        found.append(Exempted(Ground.WARNING, "仅受到警告，不予公示", f"《{REGULATION}》第二条"))
    if decision.is_secret:
        words = "决定书整体涉及国家秘密，不得公示"
        found.append(Exempted(Ground.SECRET, words, f"《{REGULATION}》第五条"))
    return tuple(found)
