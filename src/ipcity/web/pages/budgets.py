"""预算: budget lines with what was appropriated and spent; an overspent line stands red everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions import budget_entries, budget_lines
from ipcity.actions.budget_entries import Paid
from ipcity.actions.budget_lines import Balance
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.supervision.budgets import money
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.budgets import Budget
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.row_lights.budgets import state

MENU = MenuEntry(
    "预算", "budget-lines", "banknotes", place="会商", verb=Verb.READ_LEDGERS, order=30
)
CRUMBS = ("预算", "budget-lines")


def visible(request: HttpRequest) -> QuerySet[Budget]:
    rows = Budget.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()
    return rows.select_related("unit")


@opens_to(Verb.READ_LEDGERS)
def listed(request: HttpRequest) -> HttpResponse:
    rows = visible(request).order_by("-year", "code", "name", "pk")
    held = {each.line.pk: each for each in budget_lines.of_lines(rows)}
    shown = KeptList(request, rows, columns(held), filters(rows, held), name="budget-lines")
    if shown.wants_export:
        return shown.as_file("预算收支")
    over = [each for each in held.values() if each.is_overspent]
    tools = []
    if may(request.actor, Verb.KEEP_LEDGERS):
        tools.append(("新增预算项目", reverse("ledger-new", args=["budgets"])))
    told = f"有{len(over)}个项目超支，以红灯标出。" if over else "没有超支的项目。"
    page = {
        "title": "预算",
        "note": f"预算项目在台账“预算与支出”中登记，这里登记下达和支出。{told}",
        "shown": shown,
        "tools": tools,
        "empty": "还没有预算项目",
        "empty_text": "先在台账“预算与支出”中录入或导入预算项目，写明年度、项目、对应任务和金额。",
    }
    return render(request, "system/list.html", page)


def columns(held: Mapping[int, Balance]) -> tuple[Column, ...]:
    def amount(name: str) -> Any:
        return lambda line: getattr(held[line.pk].funds, name)

    def limit(line: Budget) -> object:
        found = held[line.pk].limit
        return "未填" if found is None else found

    def given(line: Budget) -> object:
        found = held[line.pk].funds.given
        return "未登记" if found is None else found

    return (
        Column("light", "状态", lambda line: state(held[line.pk]), css="nowrap"),
        Column("year", "年度", lambda line: line.year, order="year", css="nowrap"),
        Column("name", "预算项目", _name, order="name", css="cell-wide"),
        Column("task", "方案任务", _task, order="plan_reference", css="nowrap"),
        Column("unit", "单位", lambda line: line.unit.name if line.unit else "", order="unit__name"),
        Column("limit", "预算", limit, numeric=True, unit="元"),
        Column("given", "已下达", given, numeric=True, unit="元"),
        Column("spent", "已支出", amount("spent"), numeric=True, unit="元"),
        Column("left", "可支出余额", amount("left"), numeric=True, unit="元"),
    )  # fmt: skip


def _name(line: Budget) -> str:
    return format_html('<a href="{}">{}</a>', reverse("budget-line", args=[line.pk]), line.name)


def _task(line: Budget) -> str:
    return line.plan_reference or "未对应"


def filters(rows: QuerySet[Budget], held: Mapping[int, Balance]) -> tuple[Filter, ...]:
    years = sorted({each.line.year for each in held.values()}, reverse=True)
    over = [pk for pk, each in held.items() if each.is_overspent]
    return (
        Filter(
            "q",
            "关键词",
            lambda text: Q(name__icontains=text) | Q(code__icontains=text)
            | Q(plan_reference__icontains=text),
            hint="项目、编码、任务",
        ),
        Filter("year", "年度", lambda y: Q(year=y), [(str(y), f"{y}年") for y in years], facet=True),
        Filter(
            "over",
            "超支",
            lambda word: Q(pk__in=over) if word == "yes" else ~Q(pk__in=over),
            [("yes", "超支"), ("no", "未超支")],
            facet=True,
        ),
    )  # fmt: skip


@opens_to(Verb.READ_LEDGERS)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    (balance,) = budget_lines.of_lines([found])
    entries = BudgetEntry.objects.filter(line=found).select_related("person", "reverses")
    undone = set(entries.exclude(reverses=None).values_list("reverses", flat=True))
    keeps = scope_of(request.actor, Verb.KEEP_LEDGERS)
    shown = {
        "line": found,
        "balance": balance,
        "state": state(balance),
        "facts": _facts(balance),
        "entries": [(each, each.pk in undone) for each in entries.order_by("on", "pk")],
        "spends": keeps.covers(found.district_id, found.unit_id),
        "gives": keeps.covers(found.district_id, None),
    }
    return render(request, "pages/budget_line.html", shown)


def _facts(balance: Balance) -> list[tuple[str, object]]:
    funds, found = balance.funds, balance.line
    return [
        ("年度", found.year),
        ("方案任务", found.plan_reference or "未对应"),
        ("资金来源", found.get_fund_source_display()),
        ("单位", found.unit.name if found.unit else "区域"),
        ("预算", "未填" if funds.limit is None else f"{money(funds.limit)}元"),
        ("已下达", "未登记" if funds.given is None else f"{money(funds.given)}元"),
        ("已支出", f"{money(funds.spent)}元"),
        ("可支出余额", f"{money(funds.left)}元"),
    ]


class PaidForm(forms.Form):
    amount = forms.DecimalField(label="金额（元）", max_digits=18, decimal_places=2)
    on = day_field("日期", hint="下达或支付的日期，不晚于今天。")
    voucher = forms.CharField(label="凭证号或文号", max_length=80)
    words = forms.CharField(label="用途", max_length=300, required=False)


class SpentForm(PaidForm):
    override = forms.CharField(
        label="超支说明",
        max_length=300,
        required=False,
        help_text="只在支出将超过可支出余额、确需支出时由办公室负责人填写，不少于6个字；超支在各处以红灯显示。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _paid(values: Mapping[str, Any]) -> Paid:
    return Paid(*(values[name] for name in ("amount", "on", "voucher", "words")))


def _errand(found: Budget, title: str) -> Errand:
    back = reverse("budget-line", args=[found.pk])
    crumbs = (("预算", reverse("budget-lines")), (found.name, back))
    (balance,) = budget_lines.of_lines([found])
    return Errand(title, "登记", back, crumbs, f"{balance.words}。")


@opens_to(Verb.KEEP_LEDGERS)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = PaidForm(request.POST or None, initial={"on": request.today})

    def act(values: Mapping[str, Any]) -> HttpResponse:
        budget_entries.appropriate(
            line=found, paid=_paid(values), actor=request.actor, at=request.now
        )
        return back_to(request, "下达已登记。", reverse("budget-line", args=[pk]))

    return run_errand(request, form, _errand(found, "登记下达"), act)


@opens_to(Verb.KEEP_LEDGERS)
def spend(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = SpentForm(request.POST or None, initial={"on": request.today})

    def act(values: Mapping[str, Any]) -> HttpResponse:
        budget_entries.spend(
            line=found, paid=_paid(values), override=values["override"], actor=request.actor,
            at=request.now,
        )  # fmt: skip
        return back_to(request, "支出已登记。", reverse("budget-line", args=[pk]))

    return run_errand(request, form, _errand(found, "登记支出"), act)


class ReverseForm(forms.Form):
    reason = forms.CharField(label="冲销理由", max_length=300)


@opens_to(Verb.KEEP_LEDGERS)
def reverse_entry(request: HttpRequest, pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.KEEP_LEDGERS)
    found = found_in(BudgetEntry.objects.within(scope).select_related("line__unit"), pk)
    form = ReverseForm(request.POST or None)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        budget_entries.reverse(entry=found, actor=request.actor, at=request.now, **values)
        return back_to(request, "已冲销。", reverse("budget-line", args=[found.line_id]))

    return run_errand(request, form, _errand(found.line, f"冲销凭证{found.voucher}"), act)


urlpatterns = [
    path("budget-lines", listed, name="budget-lines"),
    path("budget-lines/<int:pk>", line, name="budget-line"),
    path("budget-lines/<int:pk>/give", give, name="budget-give"),
    path("budget-lines/<int:pk>/spend", spend, name="budget-spend"),
    path("budget-lines/entries/<int:pk>/reverse", reverse_entry, name="budget-reverse"),
]
