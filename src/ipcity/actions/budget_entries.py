"""Money of a budget line: appropriated (下达), spent, reversed; overspending is refused or explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ipcity.actions import audit, row_checks, rows, snapshots
from ipcity.actions.budget_lines import Balance, of_lines
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.budgets import (
    BASIS,
    ZERO,
    excess_of,
    refuse_excess,
    refuse_too_much,
)
from ipcity.domain.terms.days import day_of
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.budgets import Budget
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {
    "appropriate-budget": "下达资金",
    "spend-budget": "登记支出",
    "reverse-budget": "冲销预算收支",
}
Kind = BudgetEntry.Kind
OPENING_VOUCHER = "期初"
FEN = Decimal("0.01")
MOST = Decimal("9999999999999999.99")


@dataclass(frozen=True)
class Paid:
    """``amount`` in 元; ``voucher`` is the number of the voucher or document; ``words`` what for."""

    amount: Decimal
    on: date
    voucher: str
    words: str = ""


def appropriate(*, line: Budget, paid: Paid, actor: Actor, at: datetime) -> BudgetEntry:
    """Money handed down to the line by a document; never more than the line's amount."""
    require(actor, Verb.KEEP_LEDGERS, district=line.district_id, unit=None)
    with transaction.atomic():
        held = _locked(line)
        _refuse_wrong(held, Kind.APPROPRIATION, paid, at)
        refuse_too_much(held.funds, paid.amount)
        made = _add(held.line, Kind.APPROPRIATION, asdict(paid), actor, at)
        _record(actor, "appropriate-budget", made, at)
    return made


def spend(
    *, line: Budget, paid: Paid, override: str = "", actor: Actor, at: datetime
) -> BudgetEntry:
    """Money spent by a voucher; beyond the line only with the office lead's explanation.

    The line is locked first, so that of two at once the second sees what the first has spent. The
    ledger's own figures of spending follow.
    """
    require(actor, Verb.KEEP_LEDGERS, district=line.district_id, unit=line.unit_id)
    with transaction.atomic():
        held = _locked(line)
        require(actor, Verb.KEEP_LEDGERS, district=line.district_id, unit=held.line.unit_id)
        _refuse_wrong(held, Kind.SPENDING, paid, at)
        over = excess_of(held.funds, paid.amount)
        if over and override.strip():
            require(actor, Verb.CONCLUDE_WORK, district=line.district_id)
        over = refuse_excess(held.funds, paid.amount, override)
        _open(held, paid.on, actor, at)
        told = {"override": override if over else "", "over_by": over}
        made = _add(held.line, Kind.SPENDING, asdict(paid) | told, actor, at)
        _follow(held.line, actor, at)
        _record(actor, "spend-budget", made, at)
    return made


def reverse(*, entry: BudgetEntry, reason: str, actor: Actor, at: datetime) -> BudgetEntry:
    """The negative of a wrong entry beside it; both stay. Money spent cannot be un-appropriated."""
    require(actor, Verb.KEEP_LEDGERS, district=entry.district_id, unit=None)
    if len(reason.strip()) < 2:
        raise Refused("no-reason", "请写明冲销的理由。", BASIS)
    with transaction.atomic():
        held = _locked(entry.line)
        kept = BudgetEntry.objects.get(pk=entry.pk)
        if kept.reverses_id or BudgetEntry.objects.filter(reverses=kept).exists():
            raise Refused("already-reversed", "这笔记录已经冲销，不能再次冲销。", BASIS)
        given = (held.funds.given or ZERO) - kept.amount
        if kept.kind == Kind.APPROPRIATION and given < held.spent:
            raise Refused("already-spent", "这笔下达资金已经支出，请先冲销支出。", BASIS)
        fields = {
            "amount": -kept.amount, "on": kept.on, "voucher": kept.voucher,
            "words": reason, "reverses": kept,
        }  # fmt: skip
        made = _add(held.line, Kind(kept.kind), fields, actor, at)
        _follow(held.line, actor, at)
        _record(actor, "reverse-budget", made, at)
    return made


def _locked(line: Budget) -> Balance:
    """The line as it is now, kept from others until the transaction ends."""
    held: Budget = Budget.objects.select_for_update().get(pk=line.pk)
    return of_lines([held])[0]


def _refuse_wrong(held: Balance, kind: Kind, paid: Paid, at: datetime) -> None:
    amount, number = paid.amount, paid.voucher.strip()
    if held.line.voided_at is not None:
        raise Refused("is-void", "这个预算项目已经作废。", BASIS)
    if not (ZERO < amount <= MOST) or amount != amount.quantize(FEN):
        raise Refused("bad-amount", "金额应大于0，最多两位小数，单位为元。", BASIS)
    if paid.on > day_of(at):
        raise Refused("future-day", "日期不能晚于今天。", BASIS)
    if kind is Kind.SPENDING and held.limit is None:
        raise Refused("no-amount", "该项目还没有预算金额，请先在台账“预算与支出”中填写。", BASIS)
    if not number:
        raise Refused("no-voucher", "请填写凭证号或文号。", BASIS)
    undone = {each.reverses_id for each in held.entries}
    same = [e for e in held.entries if e.kind == kind and e.voucher == number]
    if any(e.reverses_id is None and e.pk not in undone for e in same):
        raise Refused("same-voucher", f"凭证“{number}”已经登记过，请核对是否重复。", BASIS)


def _open(held: Balance, on: date, actor: Actor, at: datetime) -> None:
    """What the ledger stated before the first spending becomes the opening entry."""
    stated = held.line.spent_amount or ZERO
    if stated <= ZERO or any(each.kind != Kind.APPROPRIATION for each in held.entries):
        return
    fields = {
        "amount": stated, "on": min(held.line.as_of or on, on), "voucher": OPENING_VOUCHER,
        "words": "台账原有已支出金额",
    }  # fmt: skip
    _add(held.line, Kind.OPENING, fields, actor, at)


def _add(
    line: Budget, kind: Kind, fields: Mapping[str, object], actor: Actor, at: datetime
) -> BudgetEntry:
    texts = {
        name: value.strip()[:300] if isinstance(value, str) else value
        for name, value in fields.items()
    }
    made: BudgetEntry = BudgetEntry.objects.create(
        district_id=line.district_id,
        line=line,
        unit_id=line.unit_id,
        kind=kind,
        person_id=actor.person,
        entered_at=at,
        **texts,
    )
    return made


def _follow(line: Budget, actor: Actor, at: datetime) -> None:
    """Let the ledger's spent amount say what the entries say, as a state of the row's history."""
    spent = [e for e in BudgetEntry.objects.filter(line=line) if e.kind != Kind.APPROPRIATION]
    if not spent:
        return
    row = rows.lock(line)
    former = row_checks.present(row)
    values = {
        "spent_amount": sum((each.amount for each in spent), ZERO),
        "as_of": max(each.on for each in spent),
    }
    found = row_checks.merged(Budget, former, values)
    changed = [name for name in values if former.get(name) != found[name]]
    if not changed:
        return
    for name in changed:
        setattr(row, name, found[name])
    row.changed_at, row.version = at, row.version + 1
    row.save(update_fields=[*changed, "changed_at", "version"])
    record_state(row, Origin(RowHistory.Act.CHANGED, at, actor, "预算收支登记"))
    snapshots.mark_changed(row.district_id, at)


def _record(actor: Actor, verb: str, entry: BudgetEntry, at: datetime) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=entry,
        at=at,
        district=entry.district_id,
        facts={
            "line": entry.line_id,
            "kind": str(entry.kind),
            "amount": f"{entry.amount:.2f}",
            "over": f"{entry.over_by:.2f}",
            "reverses": entry.reverses_id,
        },
        under=Verb.KEEP_LEDGERS,
    )
