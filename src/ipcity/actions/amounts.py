"""In what the amounts behind a number are held, and how they are told: 3692000000 of 元 as 36.92 亿元."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ipcity.domain.indicators import Indicator
from ipcity.domain.plans.wording import amount_words, figure
from ipcity.store.ledgers import LedgerRow, name_of

WAN = Decimal(10_000)
Columns = Mapping[tuple[str, str], tuple[str, ...]]


def summed(indicator: Indicator) -> Columns:
    """Part and ledger → the columns of which the least is the row's amount."""
    return {
        (name, rows.ledger): rows.amount
        for name, tally in indicator.formula.tallies()
        for rows in tally.rows
        if rows.amount
    }


def unit_of(columns: Columns, part: str, row: LedgerRow | None) -> str:
    """The unit of ``row``'s amount in ``part``; "" where the row only counts as one."""
    if row is None:
        return ""
    found = (row.measure_of(name) for name in columns.get((part, name_of(type(row))), ()))
    return next((unit for unit in found if unit), "")


def told(amount: Decimal | None, unit: str = "") -> str:
    """36.92 亿元, 13.114 万人, 1,200 件; "" for none."""
    if amount is None:
        return ""
    if unit == "人" and abs(amount) >= WAN:
        return f"{figure(amount / WAN)} 万人"
    return amount_words(amount, unit) if unit else figure(amount)
