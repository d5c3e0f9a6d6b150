"""Figures in the words of a clerk."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ipcity.store.models.facts import Target
from ipcity.web.figures import people, quantity, sentence, stated


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("30000.000000", "件", "30,000 件"),
        ("12.500000", "%", "12.5%"),
        ("9999", "元", "9,999 元"),
        ("50000000", "元", "5,000 万元"),
        ("250000000", "元", "2.5 亿元"),
        ("2200000000000", "元", "2.2 万亿元"),
        ("100000000000", "", "1,000 亿"),
        ("125", "", "125"),
        ("0", "件", "0 件"),
    ],
)
def test_quantities(value, unit, said):
    assert quantity(Decimal(value), unit) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": "5", "basis": "new", "unit": "家"}, "新增不少于 5 家"),
        ({"value": "20", "basis": "growth", "unit": "%"}, "增长不低于 20%"),
        ({"value": "3", "basis": "growth", "unit": "%", "direction": "down"}, "下降不低于 3%"),
        ({"value": "90", "basis": "level", "unit": "%"}, "不低于 90%"),
        ({"value": "100", "basis": "level", "unit": "%"}, "达到 100%"),
        ({"value": "1", "value_max": "2", "basis": "new", "unit": "家"}, "新增 1—2 家"),
        (
            {"value": "50000000", "value_max": "80000000", "basis": "level", "unit": "元"},
            "5,000—8,000 万元",
        ),
        ({"value": "0", "comparator": "=", "basis": "level", "unit": "件"}, "等于 0 件"),
        ({"value": "10", "basis": "flow", "unit": "次", "period": "annual"}, "每年不少于 10 次"),
        ({"value": "3", "comparator": "<=", "basis": "level", "unit": "位"}, "不超过 3 位"),
    ],
)
def test_a_promise_in_one_line(fields, said):
    target = Target(**{"comparator": ">=", "unit": "", **fields})
    target.value = Decimal(target.value)
    target.value_max = Decimal(target.value_max) if target.value_max else None
    assert sentence(target) == said


def test_the_unit_stands_apart_where_a_column_wants_it():
    target = Target(comparator=">", value=Decimal(50000000), unit="元")
    assert stated(target) == ("＞ 5,000", "万元")


def test_a_rate_of_a_hundred_needs_no_sign():
    target = Target(comparator=">=", value=Decimal("100.000000"), unit="%")
    assert stated(target) == ("100", "%")


def test_people_are_counted_in_tens_of_thousands():
    assert (people(1334500), people(980), people(None)) == ("133.45 万人", "980 人", "")
