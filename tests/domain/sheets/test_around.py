"""What titles, groups, names of sheets, rows' own units and words of the office say: each class of
file that a clerk has and that a plain table of columns is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.sheets.cells import Sheet
from ipcity.domain.sheets.conversions import typed
from ipcity.domain.sheets.reading import BodyRow, read_table
from ipcity.domain.sheets.readings import Place
from ipcity.domain.sheets.recognising import recognise
from ipcity.domain.sheets.specs import Choice, FieldSpec, Kind
from tests.domain.sheets.ledgers import fields, sheet

LEVELS = (Choice("national", "国家级"), Choice("city", "市级"), Choice("district", "区县级"))
QUALIFICATIONS = (
    FieldSpec(
        "kind", "资质种类", ("类别",), Kind.CHOICE,
        (Choice("high_tech", "高新技术企业"), Choice("tech_firm", "科技型企业"),
         Choice("ip_advantage", "国家知识产权优势企业"),
         Choice("ip_demonstration", "国家知识产权示范企业")), required=True,
    ),
    FieldSpec("firm_name", "企业名称", required=True),
    FieldSpec("number", "证书编号"),
    FieldSpec("level", "级别", kind=Kind.CHOICE, choices=LEVELS),
    FieldSpec("granted_on", "认定日", ("发证日期",), Kind.DATE),
    FieldSpec("valid_until", "有效期至", ("有效期",), Kind.DATE),
    FieldSpec("region", "属地", ("镇街",), Kind.REFERENCE),
)  # fmt: skip
STATISTICS = (
    FieldSpec(
        "series", "指标名称", ("指标",), Kind.CHOICE,
        (Choice("rd", "全社会研发经费", ("研发经费",)), Choice("people", "常住人口"),
         Choice("gdp", "地区生产总值", ("GDP",))), required=True,
    ),
    FieldSpec("year", "所属年度", ("年度", "年份"), Kind.INTEGER, required=True),
    FieldSpec("value", "数值", kind=Kind.DECIMAL, required=True),
    FieldSpec("measure", "计量单位", ("单位",)),
    FieldSpec("printed_unit", "原文单位"),
    FieldSpec("published_on", "发布日", ("发布日期",), Kind.DATE),
)  # fmt: skip
CHECKS = (
    FieldSpec("checked_name", "被检查单位", ("单位名称",)),
    FieldSpec(
        "software", "软件类别", kind=Kind.CHOICE, required=True,
        choices=(Choice("os", "操作系统"), Choice("office", "办公软件")),
    ),
    FieldSpec("installs", "安装数", ("安装数量",), Kind.INTEGER, required=True),
    FieldSpec("licensed", "授权数", ("正版授权数",), Kind.INTEGER, required=True),
)  # fmt: skip
ANSWERS = (
    FieldSpec("survey", "调查名称", required=True),
    FieldSpec("serial", "问卷编号", ("序号",), required=True),
    FieldSpec(
        "respondent", "受访者类型", kind=Kind.CHOICE,
        choices=(Choice("firm", "企业"), Choice("other", "其他")),
    ),
    FieldSpec(
        "answer", "总体评价", kind=Kind.CHOICE,
        choices=(Choice("very", "非常满意"), Choice("fair", "一般")),
    ),
    FieldSpec("answered_on", "答卷日", kind=Kind.DATE),
    FieldSpec("comment", "意见建议"),
)  # fmt: skip
CASES = (
    FieldSpec(
        "kind", "案件类型", kind=Kind.CHOICE,
        choices=(Choice("trademark", "商标侵权"), Choice("passing", "假冒专利")),
    ),
    FieldSpec("number", "案件编号"),
    FieldSpec("cause", "案由"),
    FieldSpec("party_name", "当事人"),
    FieldSpec("received_on", "收到日", ("收案日期",), Kind.DATE),
)  # fmt: skip
PLEDGES = (
    FieldSpec("pledgor_name", "出质人", required=True),
    FieldSpec("number", "质押登记号"),
    FieldSpec("amount", "质押金额", kind=Kind.MONEY, measure="元"),
    FieldSpec("released_on", "放款日", kind=Kind.DATE),
    FieldSpec("discharged_on", "解除登记日", kind=Kind.DATE),
)
LEDGERS = {
    "pledges": PLEDGES,
    "qualifications": QUALIFICATIONS,
    "statistics": STATISTICS,
    "software_checks": CHECKS,
    "survey_answers": ANSWERS,
    "cases": CASES,
}


def rows(of: Sheet, file: str = "样表.xlsx") -> list[BodyRow]:
    found = recognise(of, LEDGERS)
    return [
        row
        for table in found.tables
        for row in read_table(of, table, LEDGERS[table.ledger], file=file)
        if not row.skipped
    ]


def values(of: Sheet, file: str = "样表.xlsx") -> list[dict[str, object]]:
    return [row.values for row in rows(of, file)]


def test_the_title_gives_the_kind_and_a_term_gives_its_last_day():
    of = sheet(
        ("样区2023年度高新技术企业认定名单",),
        ("序号", "企业名称", "证书编号", "发证日期", "有效期"),
        (1, "甲乙有限公司", "GR1", "2023-10-16", "三年"),
        (2, "丙丁有限公司", "GR2", "2024-02-29", "12个月"),
        merges="A1:E1",
    )
    first, second = rows(of)
    assert first.values == {
        "firm_name": "甲乙有限公司", "number": "GR1", "granted_on": date(2023, 10, 16),
        "kind": "high_tech", "valid_until": date(2026, 10, 15),
    }  # fmt: skip
    assert first.problems == ()
    assert first.derived["kind"] == "由标题“样区2023年度高新技术企业认定名单”得出"
    assert second.values["valid_until"] == date(2025, 2, 27)


def test_headings_of_groups_give_the_kind_of_the_rows_below():
    head = ("序号", "企业名称", "发证日期")
    of = sheet(
        ("一、国家知识产权示范企业",), head, (1, "甲有限公司", "2022-10-20"), None,
        ("二、国家知识产权优势企业",), head, (1, "乙有限公司", "2023-10-20"),
    )  # fmt: skip
    assert [each["kind"] for each in values(of)] == ["ip_demonstration", "ip_advantage"]


def test_a_title_that_names_two_kinds_gives_none():
    of = sheet(
        ("高新技术企业、科技型企业名单",), ("企业名称", "证书编号", "发证日期"),
        ("甲有限公司", "1", "2022-10-20"),
    )  # fmt: skip
    assert "kind" not in values(of)[0]


def test_the_sheet_of_a_town_gives_the_town():
    head, row = ("企业名称", "类别", "证书编号"), ("甲有限公司", "高新技术企业", "1")
    assert values(sheet(head, row, name="白沙镇"))[0]["region"] == "白沙镇"
    assert "region" not in values(sheet(head, row, name="Sheet1"))[0]


def test_days_without_a_year_take_the_titles():
    of = sheet(
        ("2024年企业认定登记表",), ("企业名称", "类别", "发证日期"),
        ("甲有限公司", "高新技术企业", "6月9日"), ("乙有限公司", "高新技术企业", "尚未发证"),
    )  # fmt: skip
    first, second = rows(of)
    assert first.values["granted_on"] == date(2024, 6, 9)
    assert first.problems[0].message == "没有写年份，按标题的 2024 年计为 2024-06-09，请核对。"
    assert "granted_on" not in second.values
    assert not second.is_refused
    later = sheet(
        ("2024年登记表",), ("企业名称", "类别", "发证日期"), ("甲有限公司", "科技型企业", "2023-01-05"), None,
        ("二、续期",), ("企业名称", "类别", "有效期至"), ("乙有限公司", "科技型企业", "6月9日"),
    )  # fmt: skip
    assert values(later)[1]["valid_until"] == date(2024, 6, 9)
    bare = sheet(("企业名称", "类别", "发证日期"), ("甲有限公司", "高新技术企业", "6月9日"))
    assert rows(bare)[0].is_refused


def test_each_row_states_its_unit():
    of = sheet(
        ("指标名称", "年度", "数值", "计量单位", "发布日期"),
        ("研发经费", 2022, "30.5", "亿元", "2023.9.20"),
        ("年末常住人口", "2023年", Decimal("135.6"), "万人", "2024.3.25"),
        ("GDP", 2023, 12, "元", "2024.3.25"),
    )
    assert [(v["value"], v["measure"], v.get("printed_unit")) for v in values(of)] == [
        (Decimal("3050000000.0"), "元", "亿元"), (Decimal("1356000.0"), "人", "万人"),
        (Decimal(12), "元", None),
    ]  # fmt: skip


def test_a_sheet_that_also_says_the_printed_unit_holds_plain_values():
    of = sheet(
        ("指标名称", "所属年度", "数值", "计量单位", "原文单位"),
        ("常住人口", 2023, 135, "万人", "万人"),
    )
    assert values(of)[0]["value"] == Decimal(135)


def test_series_side_by_side_become_a_table_each():
    of = sheet(
        ("样区主要指标",), ("年份", "常住人口（万人）", "研发经费（亿元）", "研发投入强度（%）"),
        (2022, "135.7", Decimal("30.5"), "2.3"), (2023, "135.6", Decimal("33.2"), "2.4"),
    )  # fmt: skip
    assert [(v["series"], v["year"], v["value"]) for v in values(of)] == [
        ("people", 2022, Decimal("1357000.0")), ("people", 2023, Decimal("1356000.0")),
        ("rd", 2022, Decimal("3050000000.0")), ("rd", 2023, Decimal("3320000000.0")),
    ]  # fmt: skip


def test_years_side_by_side_become_a_table_each():
    of = sheet(
        ("2-1 主要指标",), ("指标", "单位", "2022年", 2023),
        ("常住人口", "万人", "135.7", Decimal("135.6")), ("R&D", None, None, None),
        ("研发经费", "亿元", Decimal("30.5"), None),
    )  # fmt: skip
    assert [(v["series"], v["year"], v["value"]) for v in values(of) if "value" in v] == [
        ("people", 2022, Decimal("1357000.0")), ("rd", 2022, Decimal("3050000000.0")),
        ("people", 2023, Decimal("1356000.0")),
    ]  # fmt: skip


def test_a_second_table_with_one_other_column_is_no_repeated_heading():
    of = sheet(
        ("企业名称", "类别", "证书编号", "发证日期"), ("甲有限公司", "科技型企业", "1", "2024-01-05"),
        ("企业名称", "类别", "证书编号", "发证日期"), ("乙有限公司", "科技型企业", "2", "2024-01-06"),
        ("二、续期",),
        ("企业名称", "类别", "证书编号", "有效期至"), ("丙有限公司", "科技型企业", "3", "2027-01-05"),
    )  # fmt: skip
    got = [(v["number"], v.get("granted_on"), v.get("valid_until")) for v in values(of)]
    assert got == [
        ("1", date(2024, 1, 5), None), ("2", date(2024, 1, 6), None), ("3", None, date(2027, 1, 5)),
    ]  # fmt: skip


def test_the_unit_above_the_first_table_holds_for_the_second():
    of = sheet(
        ("2024年6月月报",), ("单位：万元",), ("一、新增",), ("出质人", "质押登记号", "质押金额", "放款日"),
        ("甲有限公司", "Y1", 1000, "6月5日"), ("二、注销",),
        ("出质人", "质押登记号", "质押金额", "解除登记日"), ("乙有限公司", "Y2", 500, "6月20日"),
    )  # fmt: skip
    first, second = values(of)
    assert first["amount"] == Decimal("10000000.00")
    assert second["amount"] == Decimal("5000000.00")
    assert second["discharged_on"] == date(2024, 6, 20)


def test_a_filled_in_form_is_no_table():
    of = sheet(
        ("立案审批表",), ("案件编号", "1", None, "收案日期", "2024年3月4日"),
        ("当事人", "样店", None, "联系电话", "1"), ("案情摘要", "涉嫌侵权"), ("审批意见", "同意"),
    )  # fmt: skip
    assert recognise(of, LEDGERS).tables == ()


def test_software_side_by_side_becomes_a_table_each():
    of = sheet(
        ("单位名称", "操作系统", None, "办公软件", None),
        (None, "安装数量", "正版授权数", "安装数量", "正版授权数"),
        ("样局", 30, 28, 30, 30),
        merges="A1:A2 B1:C1 D1:E1",
    )
    assert [(v["software"], v["installs"], v["licensed"]) for v in values(of)] == [
        ("os", 30, 28), ("office", 30, 30),
    ]  # fmt: skip


def test_answers_of_a_survey_service_by_their_questions():
    of = sheet(
        ("序号", "提交答卷时间", "所用时间", "来源", "来自IP", "1、您的身份是？", "2、您对保护工作的总体满意度是？",
         "3、您有什么建议？"),
        (1, "2024/11/5 10:21:33", "85秒", "微信", "1.1.1.1", "企业", "非常满意", "无"),
        (2, "2024/11/6 9:01:00", "20秒", "微信", "1.1.1.2", "路过的人", "(空)", "多宣传"),
    )  # fmt: skip
    found = recognise(of, LEDGERS)
    assert found.vendor == "问卷星"
    assert found.ledger == "survey_answers"
    first, second = rows(of, "样区满意度调查_问卷星.xlsx")
    assert first.values == {
        "survey": "样区满意度调查", "serial": "1", "respondent": "firm", "answer": "very",
        "answered_on": date(2024, 11, 5), "comment": "无",
    }  # fmt: skip
    assert second.values["respondent"] == "other"
    assert "answer" not in second.values
    assert [p.message for p in second.problems] == ["不在可选的值里，按“其他”计；有更合适的请改。"]


def test_the_cause_gives_the_kind_of_a_case():
    of = sheet(
        ("案件编号", "案由", "当事人", "收案日期"),
        ("1", "销售侵犯注册商标专用权的商品", "甲店", "2024.1.5"),
        ("2", "假冒专利", "乙店", "2024.1.6"),
        ("3", "其他违法", "丙店", "2024.1.6"),
    )
    assert [v.get("kind") for v in values(of)] == ["trademark", "passing", None]


@pytest.mark.parametrize(
    ("word", "value", "severity"),
    [
        ("区级", "district", ""), ("中央媒体", "national", ""), ("市", "city", ""),
        ("镇村级", None, "error"),
    ],
)  # fmt: skip
def test_levels_in_the_words_of_offices(word, value, severity):
    found = typed(word, FieldSpec("level", "级别", kind=Kind.CHOICE, choices=LEVELS), Place())
    assert (found.value, found.problem.severity if found.problem else "") == (value, severity)


def test_a_shortened_label_is_taken_with_a_word():
    rights = (Choice("mark", "注册商标专用许可"), Choice("work", "著作权"))
    found = typed("商标专用许可", FieldSpec("x", "权利", kind=Kind.CHOICE, choices=rights), Place())
    assert found.value == "mark"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("2023年发证日期", "granted_on"), ("全国认定系统发证日期", "granted_on"), ("拟发证日期", None),
        ("主要证书编号", "number"), ("服务期限", "valid_until"),
    ],
)  # fmt: skip
def test_longer_headings_are_known_by_their_last_word(heading, field):
    of = sheet(("企业名称", "类别", heading), ("甲有限公司", "高新技术企业", "2024-01-05"))
    assert fields(recognise(of, LEDGERS)).get(heading) == field


def test_a_list_that_fits_no_ledger_is_given_to_none():
    of = sheet(("科室", "姓名", "办公电话", "手机"), ("综合科", "样某", "1", "2"))
    assert recognise(of, LEDGERS).ledger is None
