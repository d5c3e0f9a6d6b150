"""Chinese numbers, quantities, dates and money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.terms.numbers import (
    Quantity,
    Ratio,
    Unreadable,
    WrittenDate,
    decimal_text,
    fold,
    read_date,
    read_money,
    read_number,
    read_quantity,
    written,
)

QUANTITIES = [
    ("20%", "20", None, "%"),
    ("20％", "20", None, "%"),
    ("８．８％", "8.8", None, "%"),
    ("5000万元", "50000000", None, "元"),
    ("2.2万亿元", "2200000000000", None, "元"),
    ("3万件", "30000", None, "件"),
    ("1,200件", "1200", None, "件"),
    ("1万2千个", "12000", None, "个"),
    ("3亿5000万元", "350000000", None, "元"),
    ("10亿千瓦", "1000000000", None, "千瓦"),
    ("3.5亿千瓦时", "350000000", None, "千瓦时"),
    ("3千人", "3000", None, "人"),
    ("3.5个百分点", "3.5", None, "百分点"),
    ("2-3个", "2", "3", "个"),
    ("1—2家", "1", "2", "家"),
    ("3—5万件", "30000", "50000", "件"),
    ("2万—3万件", "20000", "30000", "件"),
    ("20%至30%", "20", "30", "%"),
    ("百分之二十", "20", None, "%"),
    ("三百五十家", "350", None, "家"),
    ("二十万人次", "200000", None, "人次"),
    ("12EFLOPS", "12", None, "EFLOPS"),
    ("32微克/立方米", "32", None, "微克/立方米"),
    ("100余万人次", "1000000", None, "人次"),
]


@pytest.mark.parametrize(("text", "value", "value_max", "unit"), QUANTITIES)
def test_a_quantity_is_read_in_base_units(text, value, value_max, unit):
    found = read_quantity(text)
    assert found is not None
    assert (decimal_text(found.value), found.unit) == (value, unit)
    assert (found.value_max and decimal_text(found.value_max)) == value_max


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.2万亿", "2200000000000"), ("1,200", "1200"), ("百分之二十", "20"), ("十二", "12"),
     ("三百五十", "350"), ("两千零八", "2008"), ("千亿", "100000000000"), ("二点五", "2.5")],
)  # fmt: skip
def test_a_bare_number_is_read(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "企业", "20家企业", "五G"])
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


def test_names_keep_their_digits_without_a_unit():
    assert [(q.value, q.unit) for q in written("5G和16城市、20部门") if isinstance(q, Quantity)] == [
        (Decimal(5), None), (Decimal(16), None), (Decimal(20), None)]  # fmt: skip


def test_idioms_are_no_numbers():
    assert list(written("一体两翼，四大园区，十分重要，百姓")) == []


def test_dates_and_years():
    found = list(written("2024年2月22日至2025年底，2021－2023年，二〇二四年三月，2024、2025年"))
    assert [(d.year, d.month, d.day, d.year_to) for d in found if isinstance(d, WrittenDate)] == [
        (2024, 2, 22, None), (2025, None, None, None), (2021, None, None, 2023), (2024, 3, None, None),
        (2024, None, None, None), (2025, None, None, None)]  # fmt: skip


def test_a_day_is_read_and_an_impossible_one_is_not():
    assert read_date("2024年2月22日") == date(2024, 2, 22)
    assert read_date("二〇二四年二月二十二日") == date(2024, 2, 22)
    assert read_date("2024-02-22") == date(2024, 2, 22)
    assert read_date("2023年2月29日") is None
    assert read_date("2024年2月") is None


def test_money_is_in_yuan_only():
    assert read_money("5000万元") == Decimal(50_000_000)
    assert read_money("5亿美元") is None
    assert read_money("5000万") is None


def test_ratios_and_unreadable_digits():
    assert [type(n) for n in written("1：5：8．3、i0％、" + "1" * 40)] == [
        Ratio,
        Unreadable,
        Unreadable,
    ]


def test_folding_keeps_the_length():
    text = "２０％，Ａ．（甲）—"
    assert len(fold(text)) == len(text)


@given(st.text())
def test_numbers_lie_in_the_text_in_order_and_apart(text):
    end = 0
    for found in written(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False, allow_infinity=False),
       st.sampled_from(["", "万", "亿", "万亿"]), st.sampled_from(["家", "元", "%", "人次", "公里"]))  # fmt: skip
def test_written_quantities_are_read_back(value, magnitude, unit):
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    found = read_quantity(f"{decimal_text(value)}{magnitude}{unit}")
    assert found is not None
    assert (found.value, found.unit) == (value * scale, unit)


@given(st.integers(min_value=2, max_value=99_999_999))
def test_chinese_numerals_are_read_back(value):
    assert read_number(_numeral(value)) == value


def _numeral(value: int) -> str:
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return f"{_numeral(high)}万{('零' if low < 1000 else '') + _numeral(low) if low else ''}"
    words, zero = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            words += ("零" if zero and words else "") + "零一二三四五六七八九"[digit] + word
            zero = False
        else:
            zero = True
    return words
