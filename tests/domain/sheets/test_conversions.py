"""One cell at a time: dates, amounts, choices, yes and no, names, codes, and the refusals."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from ipcity.domain.sheets.conversions import typed
from ipcity.domain.sheets.names import split_names
from ipcity.domain.sheets.readings import Place
from ipcity.domain.sheets.specs import Choice, FieldSpec, Kind
from tests.domain.sheets.ledgers import KINDS, STATES

HERE = Place("样表.xlsx", "表一", 7, "C7")


def read(value, kind=Kind.TEXT, *, name="x", choices=(), unit="", measure=""):
    spec = FieldSpec(name, "样栏", kind=kind, choices=choices, measure=measure)
    return typed(value, spec, Place("样表.xlsx", "表一", 7, "C7", unit))


def code(got) -> str:
    return got.problem.severity if got.problem else ""


@pytest.mark.parametrize(
    ("written", "day", "severity"),
    [
        ("2024-3-5", date(2024, 3, 5), ""),
        ("2024.03.05", date(2024, 3, 5), ""),
        ("2024/3/5", date(2024, 3, 5), ""),
        ("2024年3月5日", date(2024, 3, 5), ""),
        ("２０２４年３月５日", date(2024, 3, 5), ""),
        ("2024 年 3 月 5 日", date(2024, 3, 5), ""),
        ("二〇二四年三月五日", date(2024, 3, 5), ""),
        ("20240305", date(2024, 3, 5), ""),
        (20240305, date(2024, 3, 5), ""),
        (45356, date(2024, 3, 5), ""),
        ("45356", date(2024, 3, 5), ""),
        (Decimal("45356.5"), date(2024, 3, 5), ""),
        (date(2024, 3, 5), date(2024, 3, 5), ""),
        (datetime.fromisoformat("2024-03-05T09:30"), date(2024, 3, 5), ""),
        ("2024-03-05 00:00:00", date(2024, 3, 5), ""),
        ("2024-03-05T09:30:00+08:00", date(2024, 3, 5), ""),
        ("5 Mar 2024", date(2024, 3, 5), ""),
        ("Mar 5, 2024", date(2024, 3, 5), ""),
        ("25/3/2024", date(2024, 3, 25), ""),
        ("2013年05月21日至2023年05月20日", date(2013, 5, 21), ""),
        ("2013.05.21-2023.05.20", date(2013, 5, 21), ""),
        ("2024.3", date(2024, 3, 1), "warning"),
        (Decimal("2024.3"), date(2024, 3, 1), "warning"),
        ("2024年3月", date(2024, 3, 1), "warning"),
        ("202403", date(2024, 3, 1), "warning"),
        ("2024-03-05;2024-04-06", date(2024, 3, 5), "warning"),
        ("2024-03-05（补办）", date(2024, 3, 5), "warning"),
        ("-", None, ""),
        ("无", None, ""),
        ("  ", None, ""),
        (Decimal("2024.1"), None, "error"),
        ("2024", None, "error"),
        (2024, None, "error"),
        ("2024-02-30", None, "error"),
        ("3/5/2024", None, "error"),
        ("24.3.5", None, "error"),
        ("去年", None, "error"),
        (True, None, "error"),
        (date(1905, 7, 16), None, "error"),
        ("#REF!", None, "error"),
    ],
)
def test_dates(written, day, severity):
    got = read(written, Kind.DATE, name="filed_on")
    assert (got.value, code(got)) == (day, severity)


@pytest.mark.parametrize(
    ("written", "day", "severity"),
    [
        ("2013年05月21日至2023年05月20日", date(2023, 5, 20), ""),
        ("2024年2月", date(2024, 2, 29), "warning"),
        ("2024-03-05、2024-04-06、2023-01-01", date(2024, 4, 6), "warning"),
        ("长期", None, "warning"),
    ],
)
def test_dates_that_close_a_period(written, day, severity):
    got = read(written, Kind.DATE, name="expires_on")
    assert (got.value, code(got)) == (day, severity)


@pytest.mark.parametrize(
    ("written", "unit", "amount", "severity"),
    [
        (12, "", "12.00", ""),
        (12, "万元", "120000.00", ""),
        ("12", "万元", "120000.00", ""),
        ("12万元", "", "120000.00", ""),
        ("12元", "万元", "12.00", ""),
        ("１，２００．５", "", "1200.50", ""),
        ("1,234,567.89", "", "1234567.89", ""),
        ("¥3,000", "", "3000.00", ""),
        ("人民币叁", "", None, "error"),
        ("1.2亿", "", "120000000.00", ""),
        ("5千元", "", "5000.00", ""),
        ("五十万元", "", "500000.00", ""),
        ("人民币贰万叁仟元整", "万元", "23000.00", ""),
        ("免费", "万元", "0.00", ""),
        ("面议", "", None, "warning"),
        ("(1,200)", "", "-1200.00", ""),
        ("-3.5", "亿元", "-350000000.00", ""),
        ("约200", "万元", "2000000.00", "warning"),
        ("100-200", "万元", None, "error"),
        ("300+200", "", None, "error"),
        ("12万美元", "", None, "error"),
        ("—", "万元", None, ""),
        ("/", "", None, ""),
        ("无", "", None, ""),
        (True, "", None, "error"),
        (date(2024, 1, 1), "", None, "error"),
    ],
)
def test_money_comes_out_in_yuan(written, unit, amount, severity):
    got = read(written, Kind.MONEY, unit=unit)
    assert (got.value, code(got)) == (Decimal(amount) if amount else None, severity)


@pytest.mark.parametrize(
    ("written", "unit", "measure", "number"),
    [
        ("12件", "", "件", 12),
        ("第35类", "", "", 35),
        (9, "", "", 9),
        ("09", "", "", 9),
        ("1.2", "万人", "人", 12000),
        ("1.2万", "", "人", 12000),
        (Decimal("1.5"), "", "件", None),
        ("9;35", "", "", None),
    ],
)
def test_whole_numbers(written, unit, measure, number):
    assert read(written, Kind.INTEGER, unit=unit, measure=measure).value == number


def test_measures_are_converted_between_magnitudes():
    assert read(15000, Kind.DECIMAL, unit="人", measure="万人").value == Decimal("1.5")
    assert read("85%", Kind.DECIMAL, measure="%").value == 85


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("发明", "invention"), ("发明专利", "invention"), ("发明授权", "invention"), ("授权发明", "invention"),
        ("中国发明专利", "invention"), ("实用新型专利", "utility"), ("外观", "design"), ("invention", "invention"),
        (1, "invention"), ("方法", None),
    ],
)  # fmt: skip
def test_kinds_of_patents(written, value):
    assert read(written, Kind.CHOICE, choices=KINDS).value == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("有效", "valid"), ("有权", "valid"), ("授权", "valid"), ("专利权维持", "valid"), ("有权-审定授权", "valid"),
        ("失效", "lapsed"), ("无权", "lapsed"), ("未缴年费", "lapsed"), ("专利权的终止", "lapsed"), ("无效", "lapsed"),
        ("审中", "pending"), ("实质审查的生效", "pending"), ("在审", "pending"), ("审中-实审", "pending"),
        ("2020.01.07 授权;2023.05.01 未缴年费专利权终止", "lapsed"), ("20200107 授权", "valid"), ("某某", None),
    ],
)  # fmt: skip
def test_legal_states(written, value):
    assert read(written, Kind.CHOICE, choices=STATES).value == value


def test_a_choice_that_is_none_lists_the_possible_ones():
    got = read("甲", Kind.CHOICE, choices=KINDS)
    assert got.problem.text == (
        "样表.xlsx 工作表“表一”第 7 行 C7 单元格（样栏）：“甲”不在可选的值里，"
        "请改为发明、实用新型、外观设计之一。"
    )


def test_choices_that_differ_in_a_mark_stay_apart():
    levels = (Choice("aplus", "A+"), Choice("a", "A"), Choice("b", "B"))
    assert [read(w, Kind.CHOICE, choices=levels).value for w in ("A+", "A", "a", "Ａ＋")] == [
        "aplus", "a", "a", "aplus",
    ]  # fmt: skip


def test_an_unknown_state_of_the_file_does_not_refuse_the_row():
    got = read("专利申请权、专利权的转移", Kind.CHOICE, name="stated_status", choices=STATES)
    assert (got.value, code(got)) == (None, "warning")
    assert (
        got.problem.message
        == "看不出是有效、失效、审中中的哪一种，按空白处理，状态以日期推算为准。"
    )


def test_spoken_words_of_a_choice():
    choices = (Choice("high_tech", "高新技术企业", ("高企",)), Choice("tech", "科技型企业"))
    assert read("高企", Kind.CHOICE, choices=choices).value == "high_tech"
    assert read("国家级高新技术企业", Kind.CHOICE, choices=choices).value == "high_tech"


@pytest.mark.parametrize(
    ("written", "value"),
    [("是", True), ("√", True), ("Y", True), (1, True), (True, True), ("否", False), ("×", False), ("无", False),
     (0, False), ("也许", None), ("-", None), (None, None)],
)  # fmt: skip
def test_yes_and_no(written, value):
    assert read(written, Kind.BOOLEAN).value is value


def test_texts_numbers_and_codes():
    assert read(202310000001).value == "202310000001"
    assert read(Decimal("202310000001.7")).value == "202310000001.7"
    assert read("  样值 ").value == "样值"
    assert read("无").value == "无"
    assert read("/").value is None
    assert code(read(915001000000000012)) == "error"
    assert read("9150 0100 MA00 0000 1x", name="uscc").value == "91500100MA0000001X"
    assert (
        read("样板专利代理事务所(普通合伙) 50000", name="agency_name").value
        == "样板专利代理事务所(普通合伙)"
    )


def test_lists_of_names_part_at_marks_never_at_commas():
    assert split_names("甲公司 | 乙大学") == ("甲公司", "乙大学")
    assert split_names("SMITH, JOHN|李样") == ("SMITH, JOHN", "李样")
    assert split_names("甲;乙；丙、丁\n戊") == ("甲", "乙", "丙", "丁", "戊")
    assert read("甲；乙", Kind.NAMES).value == ("甲", "乙")
