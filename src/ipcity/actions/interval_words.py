"""Why a row begins or ceases to count as days pass, in words; and which rows replace one another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ipcity.domain.indicators import Indicator
from ipcity.domain.indicators.measures import Flow, Interval, LatestGroup, UntilNext
from ipcity.store.ledgers import LedgerRow, facts

Intervals = Mapping[tuple[str, str], Interval]


def intervals(indicator: Indicator) -> Intervals:
    """Part and ledger → from when until when its rows count."""
    return {
        (name, rows.ledger): rows.interval
        for name, tally in indicator.formula.tallies()
        for rows in tally.rows
    }


def replaces(interval: Interval | None) -> bool:
    """Whether the row that comes makes the former one go: a later publication, a further survey."""
    return isinstance(interval, UntilNext | LatestGroup)


def begun(start: date) -> str:
    return f"{start} 起计入"


def ended(interval: Interval | None, row: LedgerRow | None, end: date | None) -> str:
    """Why it counts no longer; ``end`` is the first day on which it does not, None if it has none."""
    if replaces(interval):
        return "已有更新公布的数，改用新数"
    if end is None:
        return "因其他记录变动不再计入"
    if isinstance(interval, Flow):
        return f"只计入发生的一期，该期 {end - timedelta(days=1)} 结束"
    return f"{end} 起不再计入{_dated(row, end)}"


def _dated(row: LedgerRow | None, end: date) -> str:
    """The row's own date that ends it: （失效日 2026-03-05）."""
    if row is None:
        return ""
    for field in facts(type(row)):
        value = getattr(row, field.attname)
        if value in (end, end - timedelta(days=1)):
            return f"（{field.verbose_name} {value}）"
    return ""
