"""Sheet files into located cells: every kind of file, what cells hold, and what is refused."""

from __future__ import annotations

import codecs
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import Merge, Percent, Row
from ipcity.papers.incoming import sheets_limits, sheets_readers
from ipcity.papers.incoming.sheets import Book, read_book
from ipcity.papers.incoming.sheets_staging import Writer

XLS = Path(__file__).with_name("ledger.xls")


def read(tmp_path: Path, content: bytes, name: str = "样表.xlsx") -> Book:
    path = tmp_path / "stored"
    path.write_bytes(content)
    return read_book(path, name, scratch=tmp_path)


def rows(tmp_path: Path, content: bytes, name: str = "样表.xlsx") -> list[tuple[int, tuple]]:
    with read(tmp_path, content, name) as book:
        assert len(book.sheets) == 1
        return [(row.number, row.cells) for row in book.sheets[0].rows]


def refusal(tmp_path: Path, content: bytes, name: str = "样表.xlsx") -> tuple[str, str]:
    """Read in this process: what is refused does not depend on the child."""
    path = tmp_path / "stored"
    path.write_bytes(content)
    with pytest.raises(Refused) as no:
        sheets_readers.write_book(name, path, Writer(name, lambda line: None))
    assert no.value.message.startswith(f"文件“{name}”")
    return no.value.code, no.value.message


def workbook(fill, **options) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, options)
    fill(book)
    book.close()
    return held.getvalue()


def test_a_workbook_keeps_types_places_merges_and_what_is_hidden(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("台账")
        percent = book.add_format({"num_format": "0.0%"})
        chinese_day = book.add_format({"num_format": 31})
        sheet.merge_range(0, 0, 0, 3, "样区台账")
        sheet.write_row(2, 1, ["甲", 12, 0.5, True])
        sheet.write(3, 1, 0.045, percent)
        sheet.write(3, 2, 45356, chinese_day)
        sheet.write_datetime(
            3, 3, datetime.fromisoformat("2024-03-05T09:30"), book.add_format({"num_format": 22})
        )
        sheet.write_formula(3, 4, "=1/0", value="#DIV/0!")
        sheet.write_string(4, 0, "'=1+1")
        sheet.write_string(4, 1, "行一\r\n行二")
        sheet.write(4, 2, 202310000001.7)
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(5, 5, None, None, {"hidden": True})
        book.add_worksheet("藏").hide()
        book.worksheets()[1].write(0, 0, "x")
        book.add_worksheet("空")

    with read(tmp_path, workbook(fill)) as book:
        first, second = book.sheets
        assert list(first.rows) == [
            Row(1, ("样区台账",)),
            Row(3, (None, "甲", 12, Decimal("0.5"), True)),
            Row(
                4,
                (
                    None,
                    Percent("0.045"),
                    date(2024, 3, 5),
                    datetime.fromisoformat("2024-03-05T09:30"),
                    "#DIV/0!",
                ),
            ),
            Row(5, ("=1+1", "行一\n行二", Decimal("202310000001.7")), hidden=True),
        ]
        assert isinstance(list(first.rows)[2].cells[1], Percent)
        assert (first.merges, first.hidden_columns) == ((Merge(1, 0, 1, 3),), (5,))
        assert (first.name, first.last_row, first.width, first.hidden) == ("台账", 5, 5, False)
        assert (second.name, second.hidden) == ("藏", True)
        assert first.head(1) == (Row(1, ("样区台账",)),)
        assert [row.number for row in first.rows.since(4)] == [4, 5]


def test_the_1904_calendar_and_formulas_never_computed(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2024, 3, 5), "=1+1", "x"])
    held = io.BytesIO()
    book.save(held)
    with read(tmp_path, held.getvalue()) as found:
        assert [row.cells for row in found.sheets[0].rows] == [(date(2024, 3, 5), None, "x")]
        assert found.sheets[0].notes == (
            "1 个公式单元格（B1 等）没有存下计算结果，按空白处理。请用 WPS 或 Excel 打开并保存一次再上传。",
        )


def test_an_old_workbook(tmp_path):
    with read_book(XLS, "旧表.xls") as book:
        (sheet,) = book.sheets
        assert [row.cells for row in sheet.rows] == [
            ("样区专利台账",),
            ("申请号", "专利名称", "专利权人", "申请日"),
            ("CN202310000001.7", "一种样品", "甲乙有限公司", date(2023, 1, 2)),
            (202310000002, "二号样品", "丙丁有限公司", 45000),
            ("CN202310000003.6", "三号样品"),
        ]
        assert set(sheet.merges) == {Merge(4, 2, 5, 2), Merge(1, 0, 1, 3)}


TEXT = '申请号,名称,备注\r\n\'2023100000017,样品,"一\r\n二"\r\n\r\n="0012",“引号”,\'=1+1\r\n'
CELLS = [
    (1, ("申请号", "名称", "备注")),
    (2, ("2023100000017", "样品", "一\n二")),
    (4, ("0012", "“引号”", "=1+1")),
]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_text_in_any_encoding(tmp_path, encoding, mark, separator):
    content = mark + TEXT.replace(",", separator).encode(encoding)
    path = tmp_path / "stored"
    path.write_bytes(content)
    held = io.BytesIO()
    writer = Writer("样表.csv", held.write)
    sheets_readers.write_book("样表.csv", path, writer)
    lines = held.getvalue().decode().splitlines()
    assert len(lines) == 3
    if (encoding, separator) == ("gb18030", ","):
        assert rows(tmp_path, content, "样表.csv") == CELLS


def test_names_with_bars_and_commas_stay_whole(tmp_path):
    text = "id,title,inventor\n" + 'CN-1-B,"a, b","SMITH, J | 李"\n' * 5
    assert rows(tmp_path, text.encode(), "g.csv")[1] == (2, ("CN-1-B", "a, b", "SMITH, J | 李"))


def test_a_line_that_declares_the_separator_is_no_row(tmp_path):
    assert rows(tmp_path, b"sep=;\na;b,c\n1;2\n", "s.csv") == [(2, ("a", "b,c")), (3, ("1", "2"))]


def test_tables_of_a_page_called_xls(tmp_path):
    page = """<html><head><meta charset="gb2312"></head><body>
    <table><tr><td colspan="3">样区台账</td></tr>
    <tr><th rowspan=2>镇街</th><th>名称</th><th>备注<br>（选填）</th></tr>
    <tr><td>样品&nbsp;甲</td><td></td></tr></table><table><tr><td>另一张</td></tr></table></body></html>"""
    with read(tmp_path, page.encode("gb18030"), "导出.xls") as book:
        first, second = book.sheets
        assert [(row.number, row.cells) for row in first.rows] == [
            (1, ("样区台账",)), (2, ("镇街", "名称", "备注\n（选填）")), (3, (None, "样品 甲")),
        ]  # fmt: skip
        assert first.merges == (Merge(1, 0, 1, 2), Merge(2, 0, 3, 0))
        assert (first.name, second.name) == ("表1", "表2")


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="一"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">题</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""


def test_spreadsheet_xml_of_2003(tmp_path):
    with read(tmp_path, XML.encode(), "旧.xml") as book:
        assert list(book.sheets[0].rows) == [
            Row(1, ("题",)),
            Row(4, (None, Decimal("1.5"), date(2024, 3, 5)), hidden=True),
        ]
        assert book.sheets[0].merges == (Merge(1, 0, 1, 1),)


def package(*parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        for part in parts:
            book.writestr(part, "x")
    return held.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet-empty"),
        (b" \r\n,,,\r\n", "sheet-empty"),
        (b"%PDF-1.7 x", "sheet-pdf"),
        (b"\x89PNG\r\n", "sheet-image"),
        (b"Rar!\x1a\x07", "sheet-archive"),
        (b"MZ\x90\x00", "sheet-not-a-sheet"),
        (b"PK\x03\x04broken", "sheet-damaged"),
        (package("word/document.xml"), "sheet-document"),
        (package("a.txt"), "sheet-archive"),
        (package("xl/workbook.xml", "xl/vbaProject.bin"), "sheet-macros"),
        (package("xl/workbook.xml"), "sheet-damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "sheet-encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "sheet-document"),
        (OLE + "Workbook".encode("utf-16-le"), "sheet-damaged"),
        (b"<html><body>no table</body></html>", "sheet-no-table"),
        (XML.replace("<Workbook", "<!DOCTYPE x><Workbook").encode(), "sheet-entities"),
        (XML[:-40].encode(), "sheet-damaged"),
        (bytes(range(256)) * 40, "sheet-not-a-sheet"),
        (b"a,b\n" + b'"' + b"x,y\n" * 60_000, "sheet-cell-too-long"),
        (b"a,b\n" + b"," * 1200 + b"x\n", "sheet-too-wide"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_with_what_to_do(tmp_path, content, code):
    found, message = refusal(tmp_path, content)
    assert (found, message[-1]) == (code, "。")


def test_the_child_hands_its_refusals_on_and_is_held_to_its_memory(tmp_path):
    path = tmp_path / "stored"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused) as no:
        read_book(path, "C:\\夹\\样.xlsx")
    assert (no.value.code, no.value.message[:10]) == ("sheet-pdf", "文件“样.xlsx”")
    path.write_bytes(b"<table>" + b"<tr><td>x</td></tr>" * 400_000)
    with pytest.raises(Refused) as no:
        read_book(path, "样.xls", memory_bytes=200 << 20)
    assert no.value.code == "sheet-too-costly"


def test_a_book_of_empty_sheets_is_refused(tmp_path):
    with pytest.raises(Refused) as no:
        read(tmp_path, workbook(lambda book: book.add_worksheet()))
    assert no.value.code == "sheet-empty"


def test_a_cell_far_away_costs_nothing(tmp_path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "申请号")
        sheet.write(1_048_575, 3, 0.5)

    assert rows(tmp_path, workbook(fill)) == [
        (1, ("申请号",)), (1_048_576, (None, None, None, Decimal("0.5"))),
    ]  # fmt: skip
    far = workbook(lambda book: book.add_worksheet().write(0, 16_000, "x"))
    assert refusal(tmp_path, far)[0] == "sheet-too-wide"


def test_limits_are_told_in_the_persons_units(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets_limits, "MAX_BYTES", 1 << 20)
    code, message = refusal(tmp_path, b"a,b\n" * 600_000)
    assert (code, message) == (
        "sheet-too-big", "文件“样表.xlsx”有 2 MB，超过 1 MB 的上限。请去掉图片，或分成几个文件上传。",
    )  # fmt: skip
    monkeypatch.setattr(sheets_limits, "MAX_ROWS", 100)
    assert refusal(tmp_path, b"a,b\n" * 200)[0] == "sheet-too-long"
