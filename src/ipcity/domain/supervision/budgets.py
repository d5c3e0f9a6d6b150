"""A budget line's funds: what it may spend, what it has spent, and how far it went beyond.

预算法（2018年修正）第十三条：各级政府、各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ipcity.domain.errors import Refused

ZERO: Final = Decimal(0)
BASIS: Final = "预算法第十三条"
LEAST_WORDS: Final = 6


@dataclass(frozen=True)
class Funds:
    """In 元. ``limit``: the approved (or adjusted) amount, None where nobody has stated it;
    ``given``: appropriated, None where nothing was entered; ``stated``: what the ledger says."""

    limit: Decimal | None
    given: Decimal | None
    spent: Decimal
    stated: Decimal

    @property
    def room(self) -> Decimal:
        """What may be spent altogether: the lesser of the amount and, once any is entered, what
        was appropriated; nothing without an amount."""
        if self.limit is None:
            return ZERO
        return self.limit if self.given is None else min(self.limit, self.given)

    @property
    def left(self) -> Decimal:
        return self.room - self.spent

    @property
    def over(self) -> Decimal:
        """How far the line is overspent, by the entries or by what the ledger says; 0 if not."""
        return max(ZERO, max(self.spent, self.stated) - self.room)

    @property
    def differs(self) -> bool:
        """Whether the ledger says another spending than the entries."""
        return self.stated != self.spent


def funds_of(
    limit: Decimal | None, given: Sequence[Decimal], spent: Sequence[Decimal], stated: Decimal
) -> Funds:
    """Without an entry of spending what the ledger states is what was spent."""
    total = sum(spent, ZERO) if spent else stated
    return Funds(limit, sum(given, ZERO) if given else None, total, stated)


def excess_of(funds: Funds, amount: Decimal) -> Decimal:
    """How far spending ``amount`` more would go beyond the line; 0 if it would not."""
    return max(ZERO, funds.spent + amount - funds.room)


def refuse_excess(funds: Funds, amount: Decimal, explanation: str) -> Decimal:
    """How far the line is exceeded; Refused where it is and nobody explains it."""
    over = excess_of(funds, amount)
    if over and len(explanation.strip()) < LEAST_WORDS:
        raise Refused(
            "overspending",
            f"本次支出{money(amount)}元，该项目尚可支出{money(max(funds.left, ZERO))}元，"
            f"超出{money(over)}元，不能登记。确需支出的，由办公室负责人写明理由后登记。",
            BASIS,
        )
    return over


def refuse_too_much(funds: Funds, amount: Decimal) -> None:
    """An appropriation never exceeds the line's amount."""
    if funds.limit is None:
        raise Refused("no-amount", "该项目还没有预算金额，请先在台账“预算与支出”中填写。", BASIS)
    over = (funds.given or ZERO) + amount - funds.limit
    if over > ZERO:
        raise Refused(
            "too-much-appropriated",
            f"累计下达将超出预算金额{money(over)}元，请核对金额，或先调整预算。",
            BASIS,
        )


def line_words(funds: Funds) -> str:
    """“预算100万元…”: one sentence for lists, papers and agendas."""
    limit = "未填预算金额" if funds.limit is None else f"预算{money(funds.limit)}元"
    given = "" if funds.given is None else f"，已下达{money(funds.given)}元"
    told = f"{limit}{given}，已支出{money(max(funds.spent, funds.stated))}元"
    return f"{told}，超支{money(funds.over)}元" if funds.over else told


def money(amount: Decimal) -> str:
    """“1,234,500.50”, without needless places."""
    text = f"{amount:,.2f}"
    return text.removesuffix(".00")
