"""The year's budget lines: arranged and spent, from the ledger and its entries up to the cut-off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from ipcity.actions.paper_binding import Binder, Figure, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.budgets import Budget
from ipcity.store.models.papers import Source

TEN_THOUSAND = Decimal(10_000)
SPENT = (BudgetEntry.Kind.OPENING, BudgetEntry.Kind.SPENDING)


@dataclass(frozen=True)
class Line:
    """One line in 元; None where nobody has entered it."""

    budget: Budget
    planned: Decimal | None
    spent: Decimal | None


def lines(materials: Materials) -> list[Line]:
    """The lines of the cut-off's year; spending by entries where the line has any."""
    cut = materials.cut
    rows = Budget.objects.filter(
        district=materials.programme.district_id, year=cut.on.year, voided_at=None
    ).order_by("plan_reference", "id")
    entries = BudgetEntry.objects.filter(line__in=rows, kind__in=SPENT, on__lte=cut.on)
    spent = dict(entries.order_by().values_list("line").annotate(Sum("amount")))
    return [
        Line(
            each,
            each.adjusted_amount if each.adjusted_amount is not None else each.planned_amount,
            spent.get(each.pk, each.spent_amount),
        )
        for each in rows
    ]


def narrative(materials: Materials, bind: Binder, caption: str) -> list[Block]:
    found = lines(materials)
    if not found:
        return [Paragraph((Run("台账中没有本年度的预算项目，经费数据待补录。"),))]
    planned = _sum(each.planned for each in found)
    spent = _sum(each.spent for each in found)
    told = bind.paragraph(
        "本年度安排预算项目{count}，预算{planned}，累计支出{spent}，执行率{rate}。",
        count=Figure("预算项目数", Decimal(len(found)), "个", Source.BUDGET,
                     rows=tuple(each.budget.pk for each in found)),
        planned=Figure("预算合计", planned, "元", Source.BUDGET),
        spent=Figure("支出合计", spent, "元", Source.BUDGET),
        rate=Figure("预算执行率", _rate(spent, planned), "%", Source.BUDGET),
    )  # fmt: skip
    rows = tuple(_row(each, bind) for each in found)
    head = ("预算项目", "资金来源", "预算（万元）", "支出（万元）", "执行率")
    return [told, Table(caption, head, rows, (50, 22, 33, 33, 20))]


def _row(line: Line, bind: Binder) -> tuple[Cell, ...]:
    budget = line.budget

    def amount(label: str, value: Decimal | None) -> Cell:
        scaled = None if value is None else value / TEN_THOUSAND
        made = Figure(f"{budget.name}{label}", scaled, "万元", Source.BUDGET, rows=(budget.pk,))
        return bind.bare_cell(made)

    rate = Figure(
        f"{budget.name}执行率", _rate(line.spent, line.planned), "%", Source.BUDGET,
        rows=(budget.pk,),
    )  # fmt: skip
    return (
        text_cell(budget.name),
        text_cell(budget.get_fund_source_display()),
        amount("预算", line.planned),
        amount("支出", line.spent),
        bind.cell(rate),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """None where no line says anything: not zero."""
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known else None


def _rate(spent: Decimal | None, planned: Decimal | None) -> Decimal | None:
    if spent is None or not planned:
        return None
    return (spent / planned * 100).quantize(Decimal("0.1"))
