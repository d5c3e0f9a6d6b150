"""The annex: every table of the paper a sheet, words as text, the label of invented rows on the print."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from openpyxl import load_workbook

from ipcity.papers.official.annexes import Sheet, sheets_of, workbook
from ipcity.papers.official.documents import Annex, Cell, Official, Table
from tests.papers.official.drawn import CIRCULAR, TABLE, WIDE, cells, said

MADE = datetime(2026, 7, 15, 9, 0)  # noqa: DTZ001  a sheet's own time has no zone


def test_every_table_is_a_sheet_of_its_own():
    official = replace(CIRCULAR, annexes=(Annex("明细", (WIDE, WIDE)),))
    book = load_workbook(io.BytesIO(workbook(tuple(sheets_of(official)), MADE)))
    assert book.sheetnames == ["指标进度", "评分明细", "评分明细（2）"]
    rows = list(book["指标进度"].iter_rows(values_only=True))
    assert rows[0][0] == "指标进度"
    assert rows[1] == TABLE.head
    assert rows[2] == ("1", "知识产权质押融资额", "100")
    assert rows[-1][0] == TABLE.notes
    assert len(rows) == len(TABLE.rows) + 3


def test_a_cell_that_spans_columns_keeps_the_others_in_theirs():
    spanning = Table(
        "督办单", (), ((Cell(said("事项"), span=2), Cell(said("3"))), cells("甲", "乙", "丙"))
    )
    made = workbook(tuple(sheets_of(Official(kind="x", title="单", body=(spanning,)))), MADE)
    rows = list(load_workbook(io.BytesIO(made))["督办单"].iter_rows(values_only=True))
    assert rows[2:] == [("事项", "", "3"), ("甲", "乙", "丙")]


def test_figures_are_figures_and_formulas_are_text():
    sheet = Sheet("甲/乙[1]", ("名称", "数"), (("=1+1", Decimal("2.5")),))
    book = load_workbook(io.BytesIO(workbook((sheet,), MADE)))
    cells = book["甲乙1"][3]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), (2.5, "n")]


def test_the_same_content_is_the_same_bytes_and_a_demonstration_says_so():
    sheet = Sheet("甲", ("名称",), (("乙",),))
    made = workbook((sheet,), MADE)
    assert workbook((sheet,), MADE) == made
    shown = load_workbook(io.BytesIO(workbook((sheet,), MADE, is_demonstration=True)))
    assert shown["甲"].oddHeader.right.text == "演示数据"
