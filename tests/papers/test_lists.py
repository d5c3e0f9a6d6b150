"""What leaves as a spreadsheet opens as text, in Chinese, and runs nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ipcity.papers.lists import csv_file, sheet_file

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20)


def cells_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_opens_in_excel_with_its_commas_and_quotes():
    content = csv_file(["名称", "数量"], [["甲、乙,“丙”", "1,000"], ['"丁"', "20"]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == ('名称,数量\r\n"甲、乙,“丙”","1,000"\r\n"""丁""",20\r\n')


def test_what_looks_like_a_formula_is_kept_as_text():
    row = ["=1+1", "+86", "-5", "-2,000.5", "@sum", "－", "-cmd|' /C calc'!A0"]
    assert cells_of(csv_file(["a"], [row]))[1] == [
        "'=1+1", "+86", "-5", "-2,000.5", "'@sum", "'－", "'-cmd|' /C calc'!A0",
    ]  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_cells_come_back_but_for_the_apostrophe(rows):
    read = cells_of(csv_file(["标题"], rows))[1:]
    back = [[cell.removeprefix("'") for cell in row] for row in read]
    assert back == [
        [cell.removeprefix("'") for cell in row] if row != [""] else [""] for row in rows
    ]


MADE = datetime(2026, 11, 20, 10, 0)  # noqa: DTZ001  a sheet's own time has no zone


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_a_sheet_holds_text_as_text_and_numbers_as_numbers():
    rows = [["=1+1", 14, Decimal("2.5")], ["https://example.org", 0, Decimal(3)]]
    parts = parts_of(sheet_file("单位", ["名称", "牵头", "比率"], rows, MADE))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=1+1" in parts["xl/sharedStrings.xml"]
    assert "<v>14</v>" in sheet
    assert "<v>2.5</v>" in sheet
    assert '<autoFilter ref="A1:C3"/>' in sheet
    assert 'name="单位"' in parts["xl/workbook.xml"]


def test_the_same_list_at_the_same_time_is_the_same_file():
    made = [sheet_file("指标", ["名称"], [["甲"]], MADE) for _ in range(2)]
    assert made[0] == made[1]


def test_an_empty_list_has_its_head():
    parts = parts_of(sheet_file("指标", ["名称"], [], MADE))
    assert "名称" in parts["xl/sharedStrings.xml"]
