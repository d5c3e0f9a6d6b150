"""Numbers are read however they are written, and a wrong one is named for what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.terms import identifiers as ids


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("CN202310123456.7", "202310123456.7"),
        ("ZL 2023 1 0123456.7", "202310123456.7"),
        ("２０２３１０１２３４５６．７", "202310123456.7"),
        ("2023101234567", "202310123456.7"),
        ("CN 2023-1-0123456.x", "202310123456.X"),
        ("ZL98123456.7", "98123456.7"),
        ("981234567", "98123456.7"),
        ("US 16/123,456", "US16/123456"),
    ],
)
def test_application_numbers_have_one_form(written, normal):
    assert ids.normal_application_number(written) == normal


@given(st.from_regex(r"(20[0-4][0-9])[12389][0-9]{7}", fullmatch=True))
def test_a_missing_check_digit_is_computed_and_a_wrong_one_found(serial):
    right = f"{serial}.{ids.check_digit(serial)}"
    assert ids.normal_application_number(serial) == right
    if int(serial[:4]) < 2003:
        assert ids.application_number_problem(right) == "12位申请号自2003年起使用。"
        return
    assert ids.application_number_problem(right) is None
    wrong = next(d for d in "0123456789X" if d != right[-1])
    assert ids.application_number_problem(f"{serial}.{wrong}") == (
        f"申请号校验位应为{right[-1]}，可能有一位抄错。"
    )


@given(st.from_regex(r"(20[0-4][0-9])[12389][0-9]{7}", fullmatch=True), st.integers(0, 11))
def test_one_changed_digit_never_passes(serial, place):
    changed = serial[:place] + str((int(serial[place]) + 1) % 10) + serial[place + 1 :]
    assert ids.check_digit(changed) != ids.check_digit(serial)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("2.02311E+12", "申请号被表格软件改成了科学计数，末几位已丢失，须重新导出为文本。"),
        ("20231012345", "申请号应为8位或12位数字加校验位，例如202310123456.7。"),
        ("202350123456", "申请号中的类型位只能是1、2、3、8、9。"),
        ("11123456", "8位申请号只用于1985年至2003年。"),
        ("PCT/CN2020/000001", None),
    ],
)
def test_a_bad_application_number_is_named(written, problem):
    assert ids.application_number_problem(written) == problem


def test_kind_and_year_come_from_the_number():
    assert [ids.kind_of_application(n) for n in ("202310000001", "202380000001", "202320000001",
            "202390000001", "202330000001", "98100001", "98200001", "x")] == [
        "invention", "invention", "utility", "utility", "design", "invention", "utility", "",
    ]  # fmt: skip
    assert [ids.read_application_number(n).year for n in ("85100001", "03100001", "200410000001")] == [
        1985, 2003, 2004,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "normal", "kind"),
    [
        ("CN 1234567 A", "CN1234567A", "invention"),
        ("CN-117974401-B", "CN117974401B", "invention"),
        ("cn1234567c", "CN1234567C", "invention"),
        ("CN217974401U", "CN217974401U", "utility"),
        ("CN2179744Y", "CN2179744Y", "utility"),
        ("CN307974401S", "CN307974401S", "design"),
        ("117974401B", "CN117974401B", "invention"),
        ("CN117974401", "CN117974401", "invention"),
        ("US2020123456A1", "US2020123456A1", ""),
    ],
)
def test_document_numbers_have_one_form(written, normal, kind):
    assert ids.normal_document_number(written) == normal
    assert ids.kind_of_document(written) == kind
    assert ids.document_number_problem(written) is None


def test_bad_document_numbers_are_named():
    assert ids.document_number_problem("CN12B") == (
        "公开（公告）号应为CN加7至9位数字加类型代码，例如CN117974401B。"
    )
    assert ids.document_number_problem("CN117974401Q") == (
        "公开（公告）号的类型代码“Q”不是发明、实用新型、外观设计所用。"
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (" ９１110000600037341l", "统一社会信用代码校验位不符，可能有一位抄错。"),
        ("91110000600037341L", None),
        ("91110000-60003734-1l", None),
        ("9111000060003734", "统一社会信用代码应为18位，现为16位。"),
        ("91110000600037341O", "统一社会信用代码含有不应出现的字符（不使用字母I、O、Z、S、V）。"),
        ("9.1110E+17", "统一社会信用代码被表格软件改成了科学计数，须重新录入。"),
    ],
)
def test_credit_codes(written, problem):
    if written.startswith(" "):
        problem = None  # full width and lower case are no mistake
    assert ids.uscc_problem(written) == problem


@pytest.mark.parametrize(
    ("written", "normal"),
    [("第１２３４５６７８号", "12345678"), ("No.1234567A", "1234567A"), ("g 1234567", "G1234567")],
)
def test_mark_numbers(written, normal):
    assert ids.normal_mark_number(written) == normal
    assert ids.mark_number_problem(written) is None
    assert ids.mark_number_problem("某某") == "商标注册号应为数字，可带字母后缀；国际注册以G开头。"


@pytest.mark.parametrize(
    ("written", "symbols"),
    [
        ("E01B3/32(2006.01)I", ("E01B3/32",)),
        ("E01B 3/32 (2006.01) I; H01M10/0525(2010.01)I", ("E01B3/32", "H01M10/0525")),
        ("H01M 10/0525 | h01m10/0525|Ｇ０６Ｆ１７／３０", ("H01M10/0525", "G06F17/30")),
        ("H04L0012280000", ("H04L12/28",)),
        ("G16H", ("G16H",)),
        ("H01M10", ("H01M10",)),
        ("B23P19/00,B23P19/027 C22C1/05", ("B23P19/00", "B23P19/027", "C22C1/05")),
        ("Int.Cl.7 A61K 35/78", ("A61K35/78",)),
        ("LOC(14)CL.14-03", ()),
        ("06-01", ()),
    ],
)
def test_ipc_symbols(written, symbols):
    assert ids.ipc_symbols(written) == symbols
    assert ids.normal_ipc(ids.normal_ipc(written)) == ids.normal_ipc(written)
