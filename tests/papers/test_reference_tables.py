"""Reference tables from files: rows by column, problems by line, several formats alike."""

from __future__ import annotations

import csv
import io

import pytest
from xlsxwriter import Workbook

from ipcity.domain.errors import Refused
from ipcity.papers.reference_tables import read_reference_rows

TSV = (
    "sei_code\tsei_name\tipc_pattern\tipc_exclude\tkeywords_any\tkeywords_not\tnote\n"
    "1.1\t甲产业\tG06F11\tG06F11/14|G06F11/36\t\t\t\n"
    "2.1\t乙产业\tB23K26\t\t激光|焊接\t玩具\trule=2.1-01\n"
)
ROWS = (
    ("1.1", "甲产业", "G06F11", "G06F11/14|G06F11/36", "", "", ""),
    ("2.1", "乙产业", "B23K26", "", "激光|焊接", "玩具", "rule=2.1-01"),
)
CHINESE = (
    "产业代码,产业名称,分类号,除外分类号,关键词,排除关键词,说明\n"
    "1.1,甲产业,G06F11,G06F11/14|G06F11/36,,,\n"
    "2.1,乙产业,B23K26,,激光|焊接,玩具,rule=2.1-01\n"
)
YAML = """rules:
- sei_code: '1.1'
  sei_name: 甲产业
  ipc_pattern: G06F11
  ipc_exclude: [G06F11/14, G06F11/36]
- sei_code: '2.1'
  sei_name: 乙产业
  ipc_pattern: B23K26
  keywords_any: [激光, 焊接]
  keywords_not: [玩具]
  note: rule=2.1-01
"""


def workbook() -> bytes:
    """A title above the heading, as published; the first code is a number."""
    held = io.BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        page = book.add_worksheet("参照关系")
        page.write(0, 0, "战略性新兴产业分类与国际专利分类参照关系表")
        for number, line in enumerate(csv.reader(io.StringIO(CHINESE)), 2):
            page.write_row(number, 0, [1.1 if cell == "1.1" else cell for cell in line])
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tsv", TSV.encode()),
        ("a.tsv", b"\xef\xbb\xbf" + TSV.replace("\n", "\r\n").encode()),
        ("a.csv", CHINESE.encode("gb18030")),
        ("a.yaml", YAML.encode()),
        ("a.xlsx", workbook()),
    ],
)
def test_every_format_gives_the_same_rows(name, content):
    read = read_reference_rows(name, content)
    assert (read.rows, read.problems) == (ROWS, ())


def test_problems_are_told_by_line_and_do_not_stop_the_reading():
    text = (
        TSV
        + "\t丙\tA61B\t\t\t\t\n3\t丁\tA6\tX1\t\t\t\n1.1\t甲产业\tG06F11\tG06F11/14|G06F11/36\t\t\t\n"
    )
    read = read_reference_rows("a.tsv", text.encode())
    assert read.rows == ROWS
    assert [str(each) for each in read.problems] == [
        "第4行：缺“产业代码”",
        "第5行：分类号“A6”不合格式（如 A61B、H01M10、G06N3/12）",
        "第5行：除外分类号“X1”不合格式",
        "第6行：与第2行重复",
    ]
    assert len(read.errors) == 3


def test_an_exclusion_elsewhere_is_a_warning():
    read = read_reference_rows("a.yaml", YAML.replace("G06F11/36", "H01L21").encode())
    assert [(p.line, p.sentence, p.is_error) for p in read.problems] == [
        (2, "除外分类号“H01L21”不在“G06F11”之下", False)
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.tsv", "代码号\t名称\n1\t2\n".encode(), "columns-missing"),
        ("a.docx", b"x", "unknown-format"),
        ("a.yaml", b"rules: [", "bad-yaml"),
        ("a.yaml", b"rules: 3", "columns-missing"),
    ],
)
def test_what_is_no_table_is_refused(name, content, code):
    with pytest.raises(Refused) as refusal:
        read_reference_rows(name, content)
    assert refusal.value.code == code


def test_an_empty_table_is_an_error():
    assert [str(p) for p in read_reference_rows("a.tsv", TSV.split("\n")[0].encode()).errors] == [
        "第1行：没有条目"
    ]
