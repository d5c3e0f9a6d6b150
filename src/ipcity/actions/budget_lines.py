"""Budget lines with what was appropriated and spent: each balance is of entries, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ipcity.domain.supervision.budgets import ZERO, Funds, funds_of, line_words
from ipcity.store.ledgers import LedgerQuerySet
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.budgets import Budget

Kind = BudgetEntry.Kind


@dataclass(frozen=True)
class Balance:
    """One line with its funds; ``entries`` by date."""

    line: Budget
    funds: Funds
    entries: tuple[BudgetEntry, ...]

    @property
    def limit(self) -> Decimal | None:
        return self.funds.limit

    @property
    def spent(self) -> Decimal:
        return self.funds.spent

    @property
    def is_overspent(self) -> bool:
        return self.funds.over > ZERO

    @property
    def words(self) -> str:
        return line_words(self.funds)


def balances(
    *, district: int, year: int | None = None, on: date | None = None
) -> tuple[Balance, ...]:
    """The standing lines of a district, of one year or all; ``on``: as entries up to that day say."""
    rows = Budget.objects.standing().filter(district=district)
    if year is not None:
        rows = rows.filter(year=year)
    return of_lines(rows.select_related("unit").order_by("-year", "code", "name", "id"), on)


def of_lines(
    lines: Iterable[Budget], on: date | None = None, known_before: datetime | None = None
) -> tuple[Balance, ...]:
    """The balances of some lines in two queries; ``known_before``: by what had been entered then."""
    kept = list(lines)
    rows = BudgetEntry.objects.filter(line__in=[each.pk for each in kept])
    if known_before is not None:
        rows = rows.filter(entered_at__lt=known_before)
    if on is not None:
        rows = rows.filter(on__lte=on)
    entries: dict[int, list[BudgetEntry]] = {}
    for row in rows.order_by("on", "id"):
        entries.setdefault(row.line_id, []).append(row)
    return tuple(_balance(each, entries.get(each.pk, ()), on) for each in kept)


def overspent(lines: LedgerQuerySet) -> tuple[Balance, ...]:
    """Those of ``lines`` that stand and show red, of every year, the newest year first.

    Every page and paper that speaks of overspending asks here.
    """
    rows = lines.standing().select_related("unit").order_by("-year", "code", "name", "id")
    return tuple(each for each in of_lines(rows) if each.is_overspent)


def _balance(line: Budget, entries: Sequence[BudgetEntry], on: date | None) -> Balance:
    limit = line.adjusted_amount if line.adjusted_amount is not None else line.planned_amount
    given = [each.amount for each in entries if each.kind == Kind.APPROPRIATION]
    spent = [each.amount for each in entries if each.kind != Kind.APPROPRIATION]
    later = on is not None and line.as_of is not None and line.as_of > on
    stated = ZERO if later else line.spent_amount or ZERO
    return Balance(line, funds_of(limit, given, spent, stated), tuple(entries))
