"""Bodies: which rows are records, what merged cells and ditto marks repeat, what is refused and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.sheets.cells import Percent
from tests.domain.sheets.ledgers import body, records, sheet

HEAD = ("序号", "镇街", "企业名称", "贷款金额（万元）", "放款日期", "备注")


def reasons(of, ledger=None) -> dict[int, str]:
    return {row.number: row.skipped for row in body(of, ledger) if row.skipped}


def test_a_hand_made_ledger_row_by_row():
    of = sheet(
        ("样区质押融资台账",),
        HEAD,
        ("栏次", None, None, None, None, None),
        (1, "甲镇", "甲乙有限公司", Decimal("12.5"), date(2024, 3, 5), None),
        (2, None, "丙丁有限公司", "１，２００", "2024.3.6", "〃"),
        (None, "小计", None, Decimal("1212.5"), None, None),
        HEAD,
        ("二、乙镇",),
        (3, "乙镇", "戊己有限公司", "约30", "45359", "说明"),
        (4, "乙镇", "同上", "（5）", "2024年3月", None),
        ("合 计", None, None, 1250, None, None),
        ("注：金额为实际放款额。",),
        ("填表人：样某", None, "审核人：样某某", None, "制表日期：2024年4月1日"),
        (5,),
        merges="A1:F1 B4:B5 A8:F8",
    )
    assert reasons(of) == {
        3: "分组标题或说明",
        6: "小计或合计行",
        7: "重复的列标题",
        8: "分组标题或说明",
        11: "小计或合计行",
        12: "表尾说明",
        13: "表尾说明",
        14: "只有序号，没有内容",
    }
    rows = {row.number: row for row in body(of) if not row.skipped}
    assert {n: row.values for n, row in rows.items()} == {
        4: {"region": "甲镇", "pledgor_name": "甲乙有限公司", "loan_amount": Decimal("125000.00"),
            "released_on": date(2024, 3, 5)},
        5: {"region": "甲镇", "pledgor_name": "丙丁有限公司", "loan_amount": Decimal("12000000.00"),
            "released_on": date(2024, 3, 6)},
        9: {"region": "乙镇", "pledgor_name": "戊己有限公司", "loan_amount": Decimal("300000.00"),
            "released_on": date(2024, 3, 8), "remark": "说明"},
        10: {"region": "乙镇", "pledgor_name": "戊己有限公司", "loan_amount": Decimal("-50000.00"),
             "released_on": date(2024, 3, 1)},
    }  # fmt: skip
    assert [p.message for p in rows[9].problems] == ["是约数，按 300000 计。"]
    assert [p.message for p in rows[10].problems] == [
        "只写到月，按当月第一日 2024-03-01 计，请核对。"
    ]
    assert [p.message for p in rows[5].problems] == ["前面没有可以沿用的内容，请直接填写。"]


def test_a_refusal_names_file_sheet_row_cell_value_and_remedy():
    row = body(sheet(HEAD, (1, "甲镇", "甲公司", "五百左右吧", "2024-02-30", None)))[0]
    assert row.is_refused
    assert [problem.text for problem in row.problems] == [
        "样表.xlsx 工作表“Sheet1”第 2 行 D2 单元格（放款金额）：“五百左右吧”不是数字，请只写数字；没有的请留空。",
        "样表.xlsx 工作表“Sheet1”第 2 行 E2 单元格（放款日）：“2024-02-30”没有这一天，请核对原件后改正。",
    ]


def test_a_merged_amount_counts_once_and_merged_names_repeat():
    of = sheet(
        ("登记号", "企业名称", "贷款金额", "放款日期"),
        ("Y1", "甲公司", 900, "2024-01-05"),
        ("Y2", None, None, None),
        ("Y3", None, None, None),
        merges="B2:B4 C2:C4 D2:D4",
    )
    rows = body(of)
    assert [(r.values["pledgor_name"], r.values.get("loan_amount")) for r in rows] == [
        ("甲公司", Decimal("900.00")), ("甲公司", None), ("甲公司", None),
    ]  # fmt: skip
    assert [p.message for p in rows[0].problems] == [
        "是 3 行合并的单元格，只记在第一行，以免重复计算。"
    ]
    assert {r.values["released_on"] for r in rows} == {date(2024, 1, 5)}


def test_percentages_and_units_of_cells():
    of = sheet(
        ("企业名称", "利率", "贷款金额", "专利件数"),
        ("甲公司", Percent("0.045"), "0.5亿元", "3件"),
        ("乙公司", "4.5%", "1,000元", "３"),
        ("丙公司", Decimal("4.5"), "¥5000", "/"),
    )
    assert [(r["interest_rate"], r["loan_amount"], r.get("rights_count")) for r in records(of)] == [
        (Decimal("4.500"), Decimal("50000000.00"), 3),
        (Decimal("4.5"), Decimal("1000.00"), 3),
        (Decimal("4.5"), Decimal("5000.00"), None),
    ]


PATENT_HEAD = ("公开（公告）号", "公开（公告）日", "申请号", "名称", "申请（专利权）人", "法律状态")


@pytest.mark.parametrize(
    ("number", "application", "kind", "granted"),
    [
        ("CN100000001A", "CN202310000001.7", "invention", False),
        ("CN100000001B", "CN202310000001.7", "invention", True),
        ("CN-100000001-C", "ZL03100001.1", "invention", True),
        ("CN200000001U", "CN201220000001.4", "utility", True),
        ("CN300000001S", "201330000001X", "design", True),
        ("CN100000002A", "CN202380000001.2", "invention", False),
    ],
)
def test_a_patents_kind_and_grant_come_from_its_numbers(number, application, kind, granted):
    of = sheet(PATENT_HEAD, (number, "2023.05.06", application, "样品", "甲公司", "授权"))
    row = body(of)[0]
    assert row.values["kind"] == kind
    name, day = (
        ("grant_number", "granted_on") if granted else ("publication_number", "published_on")
    )
    assert (row.values[name], row.values[day]) == (number.replace("-", ""), date(2023, 5, 6))
    assert ("publication_number" in row.values, "grant_number" in row.values) == (
        not granted,
        granted,
    )
    assert "判定" in row.derived["kind"]


def test_a_column_called_plainly_is_never_moved():
    of = sheet(
        ("申请号", "名称", "公开号", "公开日"), ("CN202310000001.7", "样品", "CN1B", "2023-05-06")
    )
    values = records(of)[0]
    assert (values["publication_number"], values["published_on"]) == ("CN1B", date(2023, 5, 6))


def test_patsnap_kinds_states_and_reasons_of_an_end():
    of = sheet(
        (
            "公开(公告)号",
            "公开(公告)日",
            "标题",
            "当前申请(专利权)人",
            "专利类型",
            "简单法律状态",
            "法律状态/事件",
        ),
        ("CN100000001B", "2020-01-07", "样品", "甲公司 | 乙公司", "授权发明", "失效", "未缴年费"),
        ("CN100000002A", "2021-01-07", "样品二", "SMITH, JOHN", "发明申请", "审中", "实质审查"),
    )
    assert records(of) == [
        {"grant_number": "CN100000001B", "granted_on": date(2020, 1, 7), "title": "样品",
         "holder_name": "甲公司 | 乙公司", "kind": "invention", "stated_status": "lapsed", "ended_by": "fee"},
        {"publication_number": "CN100000002A", "published_on": date(2021, 1, 7), "title": "样品二",
         "holder_name": "SMITH, JOHN", "kind": "invention", "stated_status": "pending"},
    ]  # fmt: skip


def test_google_patents_ids_lose_their_hyphens():
    of = sheet(
        ("search URL:", "https://patents.example.invalid"),
        ("id", "title", "assignee", "filing/creation date", "publication date", "grant date"),
        ("CN-100000001-B", "样品", "甲公司", "2018-01-02", "2020-01-07", "2020-01-07"),
    )
    assert records(of) == [
        {"grant_number": "CN100000001B", "title": "样品", "holder_name": "甲公司", "kind": "invention",
         "filed_on": date(2018, 1, 2), "granted_on": date(2020, 1, 7)}
    ]  # fmt: skip


def test_a_marks_term_gives_both_its_ends():
    of = sheet(
        ("申请/注册号", "商标名称", "国际分类", "专用权期限", "是否共有商标", "商标申请日期"),
        ("1234567", "样标", "第9类", "2013年05月21日至2023年05月20日", "否", "-"),
    )
    assert records(of) == [
        {"registration_number": "1234567", "name": "样标", "nice_class": 9, "is_shared": False,
         "registered_on": date(2013, 5, 21), "expires_on": date(2023, 5, 20)}
    ]  # fmt: skip


def test_hidden_rows_are_read_and_say_so():
    of = sheet(HEAD, (1, "甲镇", "甲公司", 1, "2024-03-05", None))
    hidden = replace(of, rows=tuple(replace(row, hidden=row.number == 2) for row in of.rows))
    assert [row.hidden for row in body(hidden)] == [True]


def test_a_state_that_one_column_cannot_say_comes_from_another():
    of = sheet(
        ("申请号", "名称", "专利权人", "专利有效性", "当前法律状态"),
        ("CN202310000001.7", "样品", "甲公司", "转移中", "2023.05.06 授权"),
        ("CN202310000002.5", "样品二", "甲公司", "有效", "授权"),
        ("CN202310000003.3", "样品三", "甲公司", "失效", "2021.01.02 授权;2024.05.06 未缴年费"),
        ("CN202310000004.1", "样品四", "甲公司", "审中", "公开"),
    )
    rows = body(of)
    assert [r.values["stated_status"] for r in rows] == ["valid", "valid", "lapsed", "pending"]
    assert (rows[0].problems, rows[0].derived["stated_status"]) == (
        (), "由法律状态“2023.05.06 授权”判定",
    )  # fmt: skip
    assert (rows[2].values["ended_by"], rows[2].is_refused) == ("fee", False)
