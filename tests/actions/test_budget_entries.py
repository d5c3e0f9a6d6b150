"""Money of a budget line: it cannot be overspent unnoticed, not even by two at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import OperationalError, connection, connections

from ipcity.actions import budget_entries, budget_lines, rows
from ipcity.actions.budget_entries import Paid
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.budgets import Budget
from tests.cast import AT, actor_of, cast

DAY = date(2026, 11, 2)


def line_of(people, **more) -> Budget:
    values = {"year": 2026, "name": "专利导航专项", "planned_amount": "1000.00", **more}
    return rows.enter(ledger="budgets", values=values, unit=people.section,
                      actor=actor_of(people.lead), at=AT)  # fmt: skip


def paid(amount: str, voucher: str) -> Paid:
    return Paid(Decimal(amount), DAY, voucher, "导航")


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


@pytest.mark.django_db
def test_a_line_is_spent_up_to_its_amount_and_beyond_it_only_when_explained():
    people = cast()
    lead, clerk, reporter = map(actor_of, (people.lead, people.clerk, people.reporter))
    line = line_of(people, spent_amount="100.00")

    def spend(amount, voucher, actor=reporter, **more):
        return budget_entries.spend(
            line=line, paid=paid(amount, voucher), actor=actor, at=AT, **more
        )

    def balance():
        return budget_lines.of_lines([Budget.objects.get(pk=line.pk)])[0]

    spend("850.00", "记-1")
    # the 100 that the ledger stated are the opening entry, the ledger follows the entries
    assert [(e.kind, e.amount) for e in balance().entries] == [
        ("opening", Decimal("100.00")), ("spending", Decimal("850.00")),
    ]  # fmt: skip
    assert balance().line.spent_amount == Decimal("950.00")
    assert balance().funds.left == Decimal("50.00")
    assert refused(lambda: spend("1.00", "记-1")) == "same-voucher"
    assert refused(lambda: spend("50.01", "记-2")) == "overspending"
    with pytest.raises(NotPermitted):
        spend("60.00", "记-2", actor=clerk, override="年底集中结算，已报分管领导同意")
    assert refused(lambda: spend("60.00", "记-2", actor=lead, override="急")) == "overspending"
    over = spend("60.00", "记-2", actor=lead, override="年底集中结算，已报分管领导同意")
    assert (over.over_by, balance().funds.over) == (Decimal("10.00"), Decimal("10.00"))
    assert [each.line for each in budget_lines.overspent(Budget.objects.all())] == [line]
    budget_entries.reverse(entry=over, reason="重复登记", actor=lead, at=AT)
    assert (
        refused(lambda: budget_entries.reverse(entry=over, reason="再冲", actor=lead, at=AT))
        == "already-reversed"
    )
    assert (balance().spent, balance().funds.over) == (Decimal("950.00"), Decimal(0))
    assert spend("50.00", "记-2").over_by == 0

    # lowering the amount afterwards shows at once
    held = Budget.objects.get(pk=line.pk)
    rows.change(row=held, values={"adjusted_amount": "800.00"}, actor=lead, at=AT,
                expected_version=held.version)  # fmt: skip
    assert balance().funds.over == Decimal("200.00")
    # and so does a ledger that states more than the entries
    held = Budget.objects.get(pk=line.pk)
    rows.change(row=held, values={"adjusted_amount": "5000", "spent_amount": "6000"}, actor=lead,
                at=AT, expected_version=held.version)  # fmt: skip
    assert (balance().funds.over, balance().funds.differs) == (Decimal("1000.00"), True)


@pytest.mark.django_db
def test_only_what_was_appropriated_is_spent_once_any_was():
    people = cast()
    lead = actor_of(people.lead)
    line = line_of(people)

    def give(amount, number):
        return budget_entries.appropriate(line=line, paid=paid(amount, number), actor=lead, at=AT)

    first = give("400.00", "财预1号")
    assert refused(lambda: give("600.01", "财预2号")) == "too-much-appropriated"
    budget_entries.spend(line=line, paid=paid("300.00", "记-1"), actor=lead, at=AT)
    code = refused(
        lambda: budget_entries.spend(line=line, paid=paid("100.01", "记-2"), actor=lead, at=AT)
    )
    assert code == "overspending"
    assert (
        refused(lambda: budget_entries.reverse(entry=first, reason="退回", actor=lead, at=AT))
        == "already-spent"
    )
    later = Paid(Decimal(1), date(2027, 1, 1), "记-3")
    for wrong in (paid("0", "记-3"), paid("1.001", "记-3"), paid("1", " "), later):
        assert refused(
            lambda w=wrong: budget_entries.spend(line=line, paid=w, actor=lead, at=AT)
        ) in {"bad-amount", "no-voucher", "future-day"}
    bare = line_of(people, name="无金额", planned_amount=None)
    assert (
        refused(lambda: budget_entries.spend(line=bare, paid=paid("1", "记-1"), actor=lead, at=AT))
        == "no-amount"
    )
    with pytest.raises(NotPermitted):
        budget_entries.appropriate(
            line=line, paid=paid("1", "财预3号"), actor=actor_of(people.reporter), at=AT
        )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_cannot_overspend_together():
    people = cast()
    lead = actor_of(people.lead)
    line = line_of(people)

    def spend(number: int) -> str:
        try:
            budget_entries.spend(line=line, paid=paid("400.00", f"记-{number}"), actor=lead, at=AT)
        except Refused as refusal:
            return refusal.code
        except OperationalError:  # SQLite lets one writer in at a time and the others try again
            return spend(number)
        finally:
            connections.close_all()
        return "spent"

    workers = 1 if connection.settings_dict["NAME"] == ":memory:" else 4
    with ThreadPoolExecutor(workers) as pool:
        told = sorted(pool.map(spend, range(4)))
    assert told == ["overspending", "overspending", "spent", "spent"]
    assert sum(e.amount for e in BudgetEntry.objects.filter(line=line)) == Decimal("800.00")
