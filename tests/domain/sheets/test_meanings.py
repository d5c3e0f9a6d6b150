"""Headings in other words than a ledger's own: words of one sense, nouns that a unit implies, two things
in one column; and what is left alone."""

from __future__ import annotations

import datetime

import pytest

from ipcity.domain.sheets.choices import read_choice
from ipcity.domain.sheets.recognising import recognise
from ipcity.domain.sheets.specs import Choice, FieldSpec, Kind
from ipcity.domain.sheets.vocabularies import vocabulary
from tests.domain.sheets.ledgers import LEDGERS, body, fields, records, sheet

FIELDS = (
    FieldSpec("organ_name", "办案机关"),
    FieldSpec("publish_until", "公示止日", ("公示截止日期",), kind=Kind.DATE),
    FieldSpec("place", "地点"),
    FieldSpec("outlet", "媒体"),
    FieldSpec("number", "案件编号", ("编号",)),
    FieldSpec("firm_name", "备案企业"),
    FieldSpec("title", "专利名称"),
    FieldSpec("licensor_name", "许可单位"),
    FieldSpec("name", "获奖项目"),
    FieldSpec("winner_name", "获奖单位"),
)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("办案部门", "organ_name"),
        ("公示截止期", "publish_until"),
        ("公示到期日", "publish_until"),
        ("建设地址", "place"),
        ("报道媒体", "outlet"),
        ("备案主体", "firm_name"),
        ("备案机关", None),
        ("办案人", None),
        ("许可专利名称", "title"),
        ("获奖项目名称", "name"),
        ("获奖单位名称", "winner_name"),
        ("证照编号种类", None),
        ("原备案媒体", None),
    ],
)
def test_words_of_one_sense_name_the_same_field(written: str, field: str | None):
    found = vocabulary("anything", FIELDS).matches(written)
    assert (found[0].name if found else None) == field


def test_a_unit_implies_the_noun_and_a_list_its_first_thing():
    found = recognise(
        sheet(
            ("借款企业", "实际放款（万元）", "放款日期", "贷款银行", "证照名称及编号"),
            ("甲乙有限公司", 300, "2024-03-05", "样板银行", "证照 1 号"),
        ),
        LEDGERS,
    )
    assert found.ledger == "pledges"
    assert fields(found)["实际放款（万元）"] == "loan_amount"
    assert "证照名称及编号" not in fields(found)


def test_a_column_of_two_days_gives_two_fields_and_asks_where_there_is_one():
    head = ("专利号", "专利名称", "专利权人", "申请日/授权日")
    one = ("ZL202310000001.7", "样品甲", "甲乙有限公司")
    made = sheet(head, (*one, "2023.01.02/2024.03.04"), (*one, "2023.01.02"))
    first, second = records(made, "patents")
    assert (first["filed_on"], first["granted_on"]) == (
        datetime.date(2023, 1, 2),
        datetime.date(2024, 3, 4),
    )
    assert not {"filed_on", "granted_on"} & set(second)
    assert [p.severity for p in body(made, "patents")[1].problems] == ["warning", "warning"]


def test_tables_beside_each_other_under_headings_of_their_own():
    found = recognise(
        sheet(
            ("发明", None, None, None, "实用新型"),
            ("专利号", "专利名称", "专利权人", None, "专利号", "专利名称", "专利权人"),
            (
                "202310000001.7",
                "样品甲",
                "甲乙有限公司",
                None,
                "202320000002.2",
                "样品乙",
                "丙丁厂",
            ),
            merges="A1:C1 E1:G1",
        ),
        LEDGERS,
    )
    assert [(t.title, t.first_column, t.last_column) for t in found.tables] == [
        ("发明", 0, 2),
        ("实用新型", 4, 6),
    ]


def test_lines_above_a_table_hold_for_all_its_rows():
    made = sheet(
        ("贷款银行：样板银行", None, "填报单位：样区知识产权局", "单位：万元"),
        ("放款日期：", "2024年3月5日", "填报日期：2024-10-08"),
        ("借款企业", "放款金额", "质押登记号"),
        ("甲乙有限公司", 30, "Y1"),
    )
    (row,) = body(made, "pledges")
    assert row.values["bank_name"] == "样板银行"
    assert row.values["released_on"] == datetime.date(2024, 3, 5)
    assert row.derived["bank_name"] == "由表头上方的“贷款银行：样板银行”得出"
    assert row.places == {"bank_name": "A1", "released_on": "A2"}


def test_of_two_columns_for_one_field_the_filled_one_gives_it():
    rows = [("申请号", "标题", "标题 (中文)", "申请人"), ("202310000001.7", None, "样品甲", "甲厂")]
    assert fields(recognise(sheet(*rows), LEDGERS))["标题 (中文)"] == "title"


def test_a_unit_may_stand_in_the_title_and_a_sign_in_sheet_is_no_ledger():
    rows = [("借款企业", "贷款金额", "贷款银行"), ("甲乙有限公司", 30, "样板银行")]
    found = recognise(sheet(("2025年质押融资情况表（万元）",), *rows), LEDGERS)
    assert {c.field: c.unit for c in found.tables[0].columns}["loan_amount"] == "万元"
    people = [("序号", "名称", "地址", "签名"), (1, "样品甲", "样区", None)]
    assert recognise(sheet(("专利清单",), *people), LEDGERS).ledger
    assert recognise(sheet(("专利培训签到表",), *people), LEDGERS).ledger is None


def test_a_word_for_every_ended_right_is_doubted():
    choices = (Choice("expired", "期满未续展"), Choice("void", "宣告无效"), Choice("on", "已注册"))
    spec = FieldSpec("stated_status", "状态", kind=Kind.CHOICE, choices=choices)
    assert read_choice("无效", spec).severity == "warning"
    assert read_choice("宣告无效", spec).severity == ""
