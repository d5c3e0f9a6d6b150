"""Finding a table in a sheet: heading block, ledger, vendor, columns, several tables."""

from __future__ import annotations

import pytest

from ipcity.domain.sheets.recognising import recognise, remapped
from tests.domain.sheets.ledgers import LEDGERS, fields, sheet

ROW = ("202310000001.7", "一种样品甲", "甲乙有限公司", "2023-01-02")


def test_a_plain_ledger_is_known_with_reasons():
    found = recognise(sheet(("申请号", "名称", "专利权人", "申请日"), ROW), LEDGERS)
    assert (found.ledger, found.vendor) == ("patents", "")
    assert fields(found) == {
        "申请号": "application_number", "名称": "title", "专利权人": "holder_name", "申请日": "filed_on",
    }  # fmt: skip
    first = found.tables[0].columns[0]
    assert (first.letter, first.reason, first.confidence >= 90) == (
        "A",
        "与栏目名“申请号”一致",
        True,
    )
    assert [score.ledger for score in found.scores][0] == "patents"


def test_titles_units_and_numbering_stand_above_and_in_the_headings():
    found = recognise(
        sheet(
            ("样区2024年专利质押融资台账",),
            ("单位：万元",),
            None,
            (
                "1.序号",
                "*2.企业名称（必填）",
                "3、贷款\n金额",
                "贷款银行",
                "放款日期\n（格式：2024-01-01）",
            ),
            (1, "甲乙有限公司", 500, "样板银行", "2024-03-05"),
            merges="A1:E1",
        ),
        LEDGERS,
    )
    table = found.tables[0]
    assert (found.ledger, table.first_header, table.first_row) == ("pledges", 4, 5)
    assert table.title == "样区2024年专利质押融资台账"
    assert [(c.field, c.unit, c.role) for c in table.columns] == [
        (None, "", "serial"),
        ("pledgor_name", "", ""),
        ("loan_amount", "万元", ""),
        ("bank_name", "", ""),
        ("released_on", "", ""),
    ]


def test_headings_of_two_merged_rows_are_put_together():
    found = recognise(
        sheet(
            ("序号", "申请人", None, "贷款情况", None, "备注"),
            (None, "企业名称", "镇街", "金额（万元）", "放款日", None),
            (1, "甲乙有限公司", "样镇", 12, "2024-03-05", None),
            merges="A1:A2 B1:C1 D1:E1 F1:F2",
        ),
        LEDGERS,
    )
    table = found.tables[0]
    assert (found.ledger, table.first_header, table.last_header) == ("pledges", 1, 2)
    assert fields(found) == {
        "申请人/企业名称": "pledgor_name", "申请人/镇街": "region", "贷款情况/金额（万元）": "loan_amount",
        "贷款情况/放款日": "released_on", "备注": "remark",
    }  # fmt: skip


def test_headings_of_two_rows_without_merges_as_csv_writes_them():
    found = recognise(
        sheet(
            ("序号", "企业名称", "贷款情况", "", ""),
            ("序号", "企业名称", "贷款情况", None, None, "备注"),
            (None, None, "贷款金额", "放款日期", "到期日", None),
            ("1", "甲乙有限公司", "120000", "2024-03-05", "2025-03-04", ""),
        ),
        LEDGERS,
    )
    assert fields(found)["贷款情况/放款日期"] == "released_on"
    assert found.tables[0].first_row == 4


def test_three_rows_with_units_beneath():
    found = recognise(
        sheet(
            ("质押融资统计表",),
            ("企业名称", "质押", None, None),
            (None, "登记", None, "贷款金额"),
            (None, "登记号", "登记日期", None),
            (None, None, None, "万元"),
            ("甲乙有限公司", "Y2024000001", "2024-03-05", 12),
            merges="A1:D1 A2:A5 B2:D2 B3:C3 D3:D4",
        ),
        LEDGERS,
    )
    table = found.tables[0]
    assert (table.first_header, table.last_header, table.first_row) == (2, 5, 6)
    assert table.column("loan_amount").unit == "万元"
    assert table.column("registered_on").letter == "C"


def test_several_tables_in_one_sheet_are_all_taken():
    found = recognise(
        sheet(
            ("一、专利",),
            ("申请号", "名称", "专利权人", "申请日"),
            ROW,
            ROW,
            None,
            ("二、商标",),
            ("注册号", "商标名称", "国际分类", "注册人"),
            ("1234567", "样标", 9, "甲乙有限公司"),
            merges="A1:D1 A6:D6",
        ),
        LEDGERS,
    )
    assert [(t.ledger, t.first_header, t.first_row, t.last_row) for t in found.tables] == [
        ("patents", 2, 3, 5), ("trademarks", 7, 8, 8),
    ]  # fmt: skip
    assert found.notes == ("工作表里有 2 张表（第 2 行起、第 7 行起），逐张读取。",)


def test_tables_side_by_side_are_told_apart():
    heads = ("注册号", "商标名称", "注册人")
    found = recognise(
        sheet((*heads, None, *heads), ("1", "样标", "甲公司", None, "2", "样标二", "乙公司")),
        LEDGERS,
    )
    assert [(t.first_column, t.last_column) for t in found.tables] == [(0, 2), (4, 6)]


def test_a_field_claimed_twice_goes_to_the_better_column():
    found = recognise(
        sheet(
            ("申请号", "标题", "申请人", "当前申请(专利权)人", "法律状态/事件", "简单法律状态"),
            (*ROW[:2], "旧人公司", "新人公司", "实质审查|授权", "有效"),
        ),
        LEDGERS,
    )
    columns = {c.heading: c for c in found.tables[0].columns}
    assert columns["当前申请(专利权)人"].field == "holder_name"
    assert columns["申请人"].reason == "也像“权利人”，该栏目已由更贴切的 D 列给出"
    assert columns["简单法律状态"].field == "stated_status"
    assert columns["法律状态/事件"].role == "legal_state"


def test_values_decide_where_headings_mislead():
    found = recognise(
        sheet(
            ("申请号", "名称", "申请日", "申请日期"),
            *(("2023100000017", "样品", "甲公司", "2023-01-02"),) * 3,
        ),
        LEDGERS,
    )
    columns = {c.heading: c for c in found.tables[0].columns}
    assert columns["申请日期"].field == "filed_on"
    assert columns["申请日"].field is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("专利申请号", "application_number"),
        ("專利權人", "holder_name"),
        ("申 请 日", "filed_on"),
        ("（3）授权公告日", "granted_on"),
        ("申请（专利权）人*", "holder_name"),
        ("申请(专利权)人 ", "holder_name"),
        ("专利名称：", "title"),
        ("所属镇街", "region"),
        ("授权日期", "granted_on"),
        ("专利授权公告日期", "granted_on"),
        ("IPC分类号", "ipc"),
        ("发明人数量", None),
        ("申请人类型", None),
        ("代理人", None),
        ("申请年", None),
    ],
)
def test_headings_in_any_spelling(heading: str, field: str | None):
    others = [
        h for h in ("申请号", "名称", "公开号") if field not in ("application_number", "title")
    ]
    values = {"filed_on": "2023-01-02", "granted_on": "2023-01-02"}
    head = (*(others or ["公开号", "主分类号"]), heading)
    row = (*("x" for _ in head[:-1]), values.get(field or "", "样值"))
    found = recognise(sheet(head, row, row), {"patents": LEDGERS["patents"]})
    assert found.tables[0].columns[-1].field == field


def test_vendors_are_known_by_their_headings():
    google = ("id", "title", "assignee", "inventor/author", "priority date", "filing/creation date",
              "publication date", "grant date", "result link", "representative figure link")  # fmt: skip
    found = recognise(
        sheet(("search URL:", "https://example.invalid"), google, ("CN-1-B",)), LEDGERS
    )
    assert (found.vendor, found.ledger, found.tables[0].first_header) == (
        "Google Patents",
        "patents",
        2,
    )
    mark = (
        "商标名称",
        "国际分类",
        "申请/注册号",
        "商标状态",
        "是否共有商标",
        "专用权期限",
        "类似群",
        "初审公告期号",
    )
    assert recognise(sheet(mark, ("样标",)), LEDGERS).vendor == "商标详情"
    snap = (
        "公开(公告)号",
        "标题",
        "[标]当前申请(专利权)人",
        "当前申请(专利权)人",
        "简单法律状态",
        "受理局",
    )
    assert recognise(sheet(snap, ("CN1A",)), LEDGERS).vendor == "智慧芽 PatSnap"


def test_a_hint_stands_and_an_unknown_sheet_says_so():
    unknown = sheet(("甲", "乙", "丙"), ("一", "二", "三"), ("四", "五", "六"))
    found = recognise(unknown, LEDGERS)
    assert (found.ledger, found.tables[0].ledger) == (None, None)
    assert found.tables[0].notes[0] == "认不出是哪一本台账，请选择台账后再核对各列。"
    hinted = recognise(unknown, LEDGERS, "trademarks")
    assert (hinted.ledger, fields(hinted)) == ("trademarks", {})
    numbers = recognise(sheet((1, 2), (3, 4)), LEDGERS)
    assert (numbers.tables, numbers.notes[0][:18]) == ((), "工作表“Sheet1”里找不到列标题")


def test_the_persons_own_mapping_replaces_the_proposed_one():
    table = recognise(sheet(("申请号", "名称", "专利权人", "某列"), ROW), LEDGERS).tables[0]
    mended = remapped(table, {1: None, 3: "remark"})
    assert [(c.field, c.reason) for c in mended.columns[1:4:2]] == [
        (None, "人工指定不导入"), ("remark", "人工指定"),
    ]  # fmt: skip


def test_a_column_without_a_heading_is_named_and_can_be_mapped():
    of = sheet(("申请号", None, "名称"), ("CN202310000001.7", "样镇", "样品"))
    table = recognise(of, LEDGERS).tables[0]
    assert [(c.letter, c.field, c.reason) for c in table.columns][1] == (
        "B", None, "没有列标题，不导入；需要的请人工指定",
    )  # fmt: skip
    assert table.notes[-1] == "未对应的列：B 列。"
    assert remapped(table, {1: "region"}).column("region").letter == "B"
