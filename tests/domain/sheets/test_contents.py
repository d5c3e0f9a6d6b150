"""Columns with headings that nobody knows, told by their cells; and everything that must not be guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ipcity.domain.sheets.columns import Column
from ipcity.domain.sheets.contents import proposed
from ipcity.domain.sheets.recognising import recognise, remapped
from ipcity.domain.sheets.specs import FieldSpec, Kind
from tests.domain.sheets.ledgers import LEDGERS, PATENTS, PLEDGES, body, fields, sheet

CODES = ("91500116MA0000111D", "91500116MA00002126", "91500116MA0000313Y")
NUMBERS = ("202410000001.X", "ZL202410000002.4", "CN 202410000003.9")
DAYS = ("2024-03-01", "2024.4.2", "2024年5月3日")
HOLDER_CODE = FieldSpec("holder__uscc", "权利人统一社会信用代码")
FIELDS = (*PATENTS, HOLDER_CODE)
MORE = (
    FieldSpec("document_number", "文号"),
    FieldSpec("year", "年度", kind=Kind.INTEGER),
    FieldSpec("contact_phone", "联系电话"),
    FieldSpec("rate", "年利率", kind=Kind.DECIMAL, measure="%"),
    FieldSpec("cost", "经费", kind=Kind.MONEY, measure="元"),
    FieldSpec("held_on", "举办日", kind=Kind.DATE, required=True),
    FieldSpec("ended_on", "结束日", kind=Kind.DATE),
)


def column(index: int, *, heading: str = "某项", unit: str = "", **more: object) -> Column:
    return Column(index, "ABCDEFGH"[index], heading, None, "没有对应的栏目", 0, unit, **more)


def told(specs, *cells, unit: str = "", heading: str = "某项") -> tuple[str, str]:
    """Field and reason of a table of one column."""
    rows = sheet(*((cell,) for cell in cells)).rows
    (found,) = proposed((column(0, unit=unit, heading=heading),), specs, tuple(rows))
    assert found.field is None
    assert bool(found.proposed) == (0 < found.confidence < 60)
    return found.proposed, found.reason.removeprefix("按内容识别：")


@pytest.mark.parametrize(
    ("specs", "cells", "unit", "field", "content"),
    [
        (FIELDS, CODES, "", "holder__uscc", "18位统一社会信用代码"),
        (FIELDS, NUMBERS, "", "application_number", "专利申请号"),
        (FIELDS, ("CN117974401A", "CN117974402A", "CN117974403A"), "", "publication_number", "公开号（末尾为A）"),
        (FIELDS, ("发明", "实用新型", "发明", "外观设计"), "", "kind", "可选的值"),
        (FIELDS, ("虚构镇", "和平街道", "—", "虚构乡"), "", "region", "镇、街道名称"),
        (FIELDS, ("样路1号", "和平大道22号", "样村3组"), "", "address", "门牌地址"),
        (FIELDS, ("虚构机械有限公司", "虚构大学", "虚构合作社"), "", "holder_name", "单位名称"),
        (MORE, ("样府办发〔2024〕1号", "样府发〔2024〕22号", "样市监发[2023]3号"), "", "document_number", "公文文号"),
        (MORE, (2023, "2024年", 2025), "", "year", "年份"),
        (MORE, ("13800000001", "023-60000001", "13700000002"), "", "contact_phone", "电话号码"),
        (MORE, ("3.45%", "4%", "3.1%"), "", "rate", "百分数"),
        (MORE, (20, 3.5, 100), "万元", "cost", "金额"),
        (MORE, DAYS, "", "held_on", "日期"),
    ],
)  # fmt: skip
def test_cells_tell_the_field(specs, cells, unit, field, content):
    plain = [Decimal(str(c)) if isinstance(c, float) else c for c in cells]
    assert told(specs, *plain, unit=unit) == (field, content)


@pytest.mark.parametrize(
    ("specs", "cells", "heading"),
    [
        (FIELDS, DAYS, "某项"),  # five days are free
        (FIELDS, ("B66C23/84", "F04D29/22", "A61K9/16"), "某项"),  # 主分类号 or 分类号
        (FIELDS, CODES[:2], "某项"),  # too few
        (FIELDS, (*CODES[:2], "91500116MA0000313X"), "某项"),  # one is none
        (FIELDS, ("是", "否", "是"), "某项"),
        (MORE, (20, 30, 40), "某项"),  # a number alone is anything
        (MORE, ("13800000001", "13800000002", "13800000003"), "填报人手机"),
        (FIELDS, CODES, "序号"),
    ],
)
def test_what_could_be_two_things_is_left_alone(specs, cells, heading):
    assert told(specs, *cells, heading=heading) == ("", "没有对应的栏目")


def test_two_columns_of_one_kind_are_left_alone():
    rows = sheet(*zip(CODES, reversed(CODES), strict=True)).rows
    assert not any(c.proposed for c in proposed((column(0), column(1)), FIELDS, tuple(rows)))


def test_a_column_whose_field_another_gives_is_left_alone():
    rows = tuple(sheet(*((code,) for code in CODES)).rows)
    also = column(0, alternatives=("holder_name",))
    assert proposed((also,), FIELDS, rows) == (also,)


ODD = sheet(
    ("专利权人", "申请号", "名称", "啥种类", "哪个镇"),
    *((f"样{n}厂", number, f"装置{n}", kind, "虚构镇")
      for n, (number, kind) in enumerate(zip(NUMBERS, ("发明", "实用新型", "发明"), strict=True))),
)  # fmt: skip


def test_a_proposal_is_asked_and_nothing_is_read_from_it_unasked():
    table = recognise(ODD, LEDGERS).tables[0]
    assert fields(recognise(ODD, LEDGERS)) == {
        "专利权人": "holder_name",
        "申请号": "application_number",
        "名称": "title",
    }
    assert {c.heading: c.proposed for c in table.columns if c.proposed} == {
        "啥种类": "kind",
        "哪个镇": "region",
    }
    assert "请核对这些列的对应：啥种类、哪个镇。" in table.notes
    assert [row.values["kind"] for row in body(ODD)] == ["invention"] * 3  # as the numbers say
    agreed = remapped(table, {3: None, 4: "region"})
    assert [(c.field, c.proposed, c.confidence, c.reason) for c in agreed.columns[3:]] == [
        (None, "", 100, "人工指定不导入"),
        ("region", "", 100, "按内容识别：镇、街道名称，已人工确认"),
    ]


def test_contents_never_decide_the_ledger():
    unknown = sheet(
        ("甲项", "乙项", "丙项"),
        *((code, number, "发明") for code, number in zip(CODES, NUMBERS, strict=True)),
    )
    found = recognise(unknown, {"patents": FIELDS, "pledges": PLEDGES})
    assert found.ledger is None
    assert not any(c.proposed for table in found.tables for c in table.columns)
    chosen = recognise(unknown, {"patents": FIELDS}, "patents").tables[0]
    assert [c.proposed for c in chosen.columns] == ["holder__uscc", "application_number", "kind"]
