"""However a sheet is laid out: every value names the very cell that holds it, and refused rows come back so
that they mean the same when they are mended."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.db import models

from ipcity.actions import row_origins
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.qualifications import Qualification
from ipcity.store.models.trademarks import Trademark
from ipcity.store.models.units import Unit
from tests.actions.test_imports import counted, written
from tests.cast import cast

pytestmark = pytest.mark.django_db
SCALES = (1, 10**4, 10**8)
FIRM = "虚构甲机械有限公司"
DAY = date(2024, 1, 9)
# sheet name → rows; merged ranges stand under the key "merges"
Sheets = dict[str, list[list[object]]]

BY_YEAR: Sheets = {
    "指标": [
        ["试验区统计指标"],
        ["指标", "单位", "2022年", "2023年", "2024年"],
        ["地区生产总值", "亿元", 1301.5, 1402.25, 1500.75],
        ["常住人口", "万人", 135.1, 136.2, 137.3],
    ]
}
BY_SOFTWARE: Sheets = {
    "检查": [
        ["被检查单位", "检查日", "操作系统", None, "办公软件", None],
        [None, None, "安装数", "授权数", "安装数", "授权数"],
        ["虚构甲局", date(2024, 5, 6), 11, 12, 13, 14],
        ["虚构乙局", date(2024, 5, 7), 21, 22, 23, 24],
    ]
}
GROUPED: Sheets = {
    "授权": [
        ["一览表"],
        ["属地", "权利人", "申请号", "名称", "公开（公告）号", "公开（公告）日", "地址"],
        ["一、虚构镇"],
        [None, FIRM, "CN202410000001.1", "甲装置", "CN117974401B", date(2025, 3, 1), None],
        [None, "同上", "CN202410000002.X", "乙装置", "CN117974402B", date(2025, 3, 2), None],
        [None, "〃", "CN202410000003.8", "丙装置", "CN117974403A", date(2025, 3, 3), None],
        ["二、虚构街道"],
        [None, "虚构大学", "CN202410000004.6", "丁装置", None, None, "虚构镇甲路1号"],
    ]
}
STACKED: Sheets = {
    "一组": [
        ["属地", "权利人", "申请号", "名称", "申请日"],
        ["虚构镇", FIRM, "CN202410000001.1", "甲装置", date(2024, 1, 1)],
        [None, "虚构乙公司", "CN202410000002.X", "乙装置", date(2024, 1, 2)],
        [],
        ["下表"],
        ["名称", "申请号", "申请日", "权利人", "属地"],
        ["丙装置", "CN202410000003.8", date(2024, 1, 3), FIRM, "虚构镇"],
    ],
    "二组": [
        ["申请号", "申请日", "名称", "权利人", None, "申请号", "申请日", "名称", "权利人"],
        ["CN202410000005.4", DAY, "戊", FIRM, None, "CN202410000006.2", DAY, "己", "虚构大学"],
        ["CN202410000007.0", DAY, "庚", "〃"],
    ],
}
SHAPES = {
    "by-year": (BY_YEAR, {"指标": ["A1:E1"]}, "statistics", 6),
    "by-kind": (
        BY_SOFTWARE, {"检查": ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]}, "software_checks", 4,
    ),
    "grouped": (GROUPED, {"授权": ["A1:G1", "A3:G3", "A7:G7"]}, "patents", 4),
    "stacked": (STACKED, {"一组": ["A2:A3"]}, "patents", 6),
}  # fmt: skip


def book_of(sheets: Sheets, merges: dict[str, list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in merges.get(name, ()):
            sheet.merge_cells(merge)
    return saved(book)


def says(cell: object, value: object) -> bool:
    """Whether the cell holds the value: the words, the day, or the number in its unit."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        held = isinstance(cell, int | float)
        return held and any(Decimal(str(cell)) * n == Decimal(value) for n in SCALES)
    if isinstance(value, date):
        return isinstance(cell, datetime) and cell.date() == value
    plain = re.sub(r"^CN(?=\d{12}\.)", "", str(cell))
    return str(value) == plain or (isinstance(cell, str) and str(value) in cell)


def shown(row: LedgerRow, field: models.Field) -> object:
    """A value as a sheet would write it."""
    value = getattr(row, field.name)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return value.name if isinstance(value, models.Model) else value


@pytest.mark.parametrize("shape", SHAPES)
def test_each_value_names_the_cell_that_holds_it(db, shape):
    people = cast()
    for name in ("虚构镇", "虚构街道"):
        Unit.objects.create(district=people.district, key=name, name=name, kind=Unit.Kind.TOWN)
    sheets, merges, ledger, count = SHAPES[shape]
    content = book_of(sheets, merges)
    made = written(people.clerk, content, name="表.xlsx", ledger=ledger)
    assert counted(made)["new"] == count
    book = openpyxl.load_workbook(io.BytesIO(content))
    told = 0
    for row in ledgers()[ledger].objects.order_by("pk"):
        for name, state in row_origins.field_origins(row).items():
            field = row._meta.get_field(name)
            value, cell = shown(row, field), row_origins.cell_of(state, name)
            sheet = book[state.source_sheet]
            if cell and value not in (None, ""):
                assert says(sheet[cell].value, value), (row, name, value, cell)
                told += 1
            elif value not in (None, "", False, 0) and not field.choices:
                here = [c.value for c in sheet[state.source_row]]
                assert value not in here, (row, name, value, here)
    assert told >= 3 * count


# shape, what is made unreadable, and how many rows of the ledger are refused for it
SPOILT = (
    ("by-year", {"指标": ["D3", "E3", "C4"]}, 3),
    ("by-kind", {"检查": ["C3", "F4"]}, 2),
    ("grouped", {"授权": ["F5", "F6"]}, 2),
    ("stacked", {"一组": ["E3", "C7"], "二组": ["G2", "B3"]}, 4),
    ("stacked", {"一组": ["C7"]}, 1),
)
WRONG = "无法辨认"


@pytest.mark.parametrize(("shape", "cells", "refused"), SPOILT)
def test_refused_rows_mean_the_same_when_they_are_mended(db, shape, cells, refused):
    people = cast()
    for district in (people.district, people.other_district):
        for name in ("虚构镇", "虚构街道"):
            Unit.objects.create(district=district, key=name, name=name, kind=Unit.Kind.TOWN)
    sheets, merges, ledger, count = SHAPES[shape]
    whole = book_of(sheets, merges)
    written(people.foreigner, whole, name="表.xlsx", ledger=ledger)
    first, right = spoilt(whole, cells)
    made = written(people.clerk, first, name="表.xlsx", ledger=ledger)
    assert (counted(made)["new"], counted(made)["refused"]) == (count - refused, refused)
    back = mended(made.refused_file.read(), right)
    again = written(people.clerk, back, name=made.refused_file.name, ledger=ledger)
    assert (counted(again)["new"], counted(again).get("refused", 0)) == (refused, 0)
    assert meanings(ledger, people.district) == meanings(ledger, people.other_district)


def spoilt(content: bytes, cells: dict[str, list[str]]) -> tuple[bytes, dict[str, object]]:
    """The book with unreadable cells, and what should stand in each."""
    book, right = openpyxl.load_workbook(io.BytesIO(content)), {}
    for sheet, places in cells.items():
        for place in places:
            wrong = f"{WRONG}{sheet}{place}"
            right[wrong], book[sheet][place].value = book[sheet][place].value, wrong
    return saved(book), right


def mended(content: bytes, right: dict[str, object]) -> bytes:
    book, left = openpyxl.load_workbook(io.BytesIO(content)), dict(right)
    for row in (row for sheet in book for row in sheet.iter_rows()):
        for cell in row:
            if cell.value in left:
                cell.value = left.pop(cell.value)
    assert left == {}
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def meanings(ledger: str, district) -> list[dict[str, str]]:
    """What every row says, references by name."""
    found = [
        {field.name: str(shown(row, field)) for field in facts(type(row)) if field.name != "unit"}
        for row in ledgers()[ledger].objects.filter(district=district)
    ]
    return sorted(found, key=str)


TICKS: Sheets = {
    "资质": [
        ["企业资质情况表"],
        ["序号", "企业名称", "高新技术企业", "专精特新中小企业", "国家知识产权优势企业", "备注"],
        [1, "虚构甲有限公司", "√", "√", None, None],
        [2, "虚构乙有限公司", None, "√", "×", "新"],
        [3, "虚构丙有限公司", None, None, "√", None],
    ]
}


def test_each_tick_is_a_record_and_a_date_given_later_belongs_to_it(db):
    people = cast()
    made = written(people.clerk, book_of(TICKS, {}), name="资质.xlsx")
    assert (made.ledger, counted(made)["new"]) == ("qualifications", 4)
    held = {(q.firm_name[2], q.kind) for q in Qualification.objects.all()}
    assert held == {
        ("甲", "high_tech"), ("甲", "specialised"), ("乙", "specialised"), ("丙", "ip_advantage"),
    }  # fmt: skip
    dated = "企业名称,资质类型,认定日期\n虚构甲有限公司,高新技术企业,2024-05-06\n"
    again = written(people.clerk, dated, name="高企.csv", ledger="qualifications")
    assert counted(again) == {"changed": 1}
    row = Qualification.objects.get(kind="high_tech")
    assert (row.granted_on, row.version) == (date(2024, 5, 6), 2)


def test_a_mark_of_several_classes_is_a_record_of_each(db):
    people = cast()
    text = "注册号,商标名称,国际分类,注册公告日期,注册人\n"
    text += "12345678,虚构,35、42类,2020-01-07,虚构甲有限公司\n"
    text += "12345679,虚拟,第9类,2020-01-07,虚构甲有限公司\n"
    text += '12345670,虚设,"35,9,35",无法辨认,虚构甲有限公司\n'
    made = written(people.clerk, text, name="商标.csv", ledger="trademarks")
    assert (counted(made)["new"], counted(made)["refused"]) == (3, 2)
    held = Trademark.objects.order_by("pk").values_list("registration_number", "nice_class")
    assert list(held) == [("12345678", 35), ("12345678", 42), ("12345679", 9)]
    back = openpyxl.load_workbook(io.BytesIO(made.refused_file.read())).active
    assert [c.value for c in back[2]][:4] == ["12345670", "虚设", "35,9,35", "无法辨认"]
    assert back.max_row == 2
