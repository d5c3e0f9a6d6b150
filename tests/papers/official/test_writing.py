"""What the standard asks of the file itself: fonts on every run, heads that repeat, numbers marked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from ipcity.domain.errors import Refused
from ipcity.papers.official.bookmarks import numbers_in
from ipcity.papers.official.documents import (
    Annex,
    Format,
    Heading,
    Official,
    PageBreak,
    Paragraph,
    Run,
)
from ipcity.papers.official.titles import balanced, full_widths
from ipcity.papers.official.writing import write
from tests.papers.official.drawn import CIRCULAR, TABLE, WIDE, prose, said

# ECMA-376 part 1, 17.3.1.26: the children of pPr are a sequence.
ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
).split()
EVERY_FORM = [
    CIRCULAR,
    replace(CIRCULAR, format=Format.LETTER, is_demonstration=True),
    replace(CIRCULAR, format=Format.INTERNAL, with_red_head=False),
    replace(CIRCULAR, body=(*prose(2), WIDE, *prose(1)), annexes=(Annex("评分", (WIDE,)),)),
]


def xml_parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("official", EVERY_FORM)
def test_properties_stand_in_the_order_of_the_schema(official):
    document = Document(io.BytesIO(write(official)))
    roots = [document.element.body, document.styles.element]
    for section in document.sections:
        roots += [section.header._element, section.footer._element]
    for properties in [each for root in roots for each in root.iter(qn("w:pPr"))]:
        names = [child.tag.partition("}")[2] for child in properties]
        assert names == sorted(set(names), key=ORDER.index)


@pytest.mark.parametrize("official", EVERY_FORM)
def test_every_run_names_its_east_asian_font(official):
    body = Document(io.BytesIO(write(official))).element.body
    runs = [run for run in body.iter(qn("w:r")) if run.text.strip()]
    unnamed = [run.text for run in runs if run.rPr.rFonts.get(qn("w:eastAsia")) is None]
    assert runs
    assert unnamed == []


@pytest.mark.parametrize("official", EVERY_FORM)
def test_no_field_of_the_template_is_left(official):
    for part in xml_parts(write(official)).values():
        assert b"{{" not in part


def test_the_same_paper_is_the_same_bytes():
    assert write(CIRCULAR) == write(CIRCULAR)


def test_bound_numbers_are_read_back_also_from_tables():
    numbers = numbers_in(write(CIRCULAR))
    assert numbers == {"0001": "36,812件", **{f"t{at}": f"{at}00" for at in range(1, 41)}}


def test_a_number_changed_by_hand_is_read_as_it_now_stands():
    document = Document(io.BytesIO(write(CIRCULAR)))
    for text in document.element.body.iter(qn("w:t")):
        if text.text == "36,812件":
            text.text = "36,821件"
    changed = io.BytesIO()
    document.save(changed)
    assert numbers_in(changed.getvalue())["0001"] == "36,821件"


def test_a_number_quoted_twice_is_marked_once():
    twice = Paragraph(said(Run("3件", "a"), "，其中", Run("3件", "a")))
    paper = write(Official(kind="x", title="通报", body=(twice,)))
    assert numbers_in(paper) == {"a": "3件"}
    assert xml_parts(paper)["word/document.xml"].count(b'w:name="n_a"') == 1


def test_the_head_of_a_table_repeats_and_no_row_breaks():
    table = Document(io.BytesIO(write(CIRCULAR))).tables[0]._tbl
    rows = table.findall(qn("w:tr"))
    assert len(rows) == len(TABLE.rows) + 1
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True] + [False] * len(TABLE.rows)
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    grid = [int(each.get(qn("w:w"))) for each in table.tblGrid.findall(qn("w:gridCol"))]
    for row in rows:
        assert [int(each.get(qn("w:w"))) for each in row.iter(qn("w:tcW"))] == grid
    assert sum(grid) == 8844  # 156 mm in twentieths of a point


def test_a_wide_table_turns_the_page_and_turns_it_back():
    paper = replace(CIRCULAR, body=(*prose(1), Heading(1, said("一、评分")), WIDE, *prose(1)))
    document = Document(io.BytesIO(write(paper)))
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    assert document.settings.odd_and_even_pages_header_footer is True


def test_a_page_break_leaves_no_empty_paragraph():
    paper = replace(CIRCULAR, body=(*prose(1), PageBreak(), *prose(1)))
    document = Document(io.BytesIO(write(paper)))
    breaks = [p for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert [each.text for each in breaks] == [prose(1)[0].runs[0].text]
    assert document.element.body.find(f".//{qn('w:br')}[@{qn('w:type')}='page']") is None


def test_a_demonstration_says_so_on_every_kind_of_page():
    document = Document(io.BytesIO(write(replace(CIRCULAR, is_demonstration=True))))
    section = document.sections[0]
    heads = (section.header, section.even_page_header, section.first_page_header)
    assert [head.paragraphs[0].text for head in heads] == ["演示数据"] * 3
    plain = Document(io.BytesIO(write(CIRCULAR)))
    assert plain.sections[0].header.is_linked_to_previous is True


def test_lines_of_the_colophon_go_with_what_they_part():
    def colophon(official: Official) -> list[str]:
        paragraphs = Document(io.BytesIO(write(official))).paragraphs
        return [
            each.text or "—" for each in paragraphs if each.style.name in ("公文版记", "公文版记线")
        ][:-1]

    printed = "某某区知识产权局\t2026年7月15日印发"
    assert colophon(CIRCULAR) == ["—", "抄送：市知识产权局，区委办公室。", "—", printed, "—"]
    assert colophon(replace(CIRCULAR, copies="")) == ["—", printed, "—"]
    assert colophon(replace(CIRCULAR, copies="", printer="", printed_on=None)) == []


def test_words_that_xml_cannot_hold_and_markup_are_written_as_text():
    body = (Paragraph(said("甲\x00<b>&乙\n丙")),)
    document = Document(io.BytesIO(write(Official(kind="x", title="通报", body=body))))
    assert "甲<b>&乙\n丙" in [each.text for each in document.paragraphs]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于表彰先进的通报", 1),
        ("某某区知识产权局关于2026年第二季度国家知识产权强市建设试点工作情况的通报", 2),
        ("某某区知识产权强市建设工作领导小组办公室关于2026年度国家知识产权强市建设试点工作情况的通报", 3),
    ],
)  # fmt: skip
def test_a_long_title_is_broken_into_like_lines(title, lines):
    broken = balanced(title).split("\n")
    assert "".join(broken) == title
    assert len(broken) == lines
    assert max(map(full_widths, broken)) <= 20
    assert not any(
        line[0].isdigit() and before[-1].isdigit()
        for before, line in zip(broken, broken[1:], strict=False)
    )


def test_a_key_that_cannot_name_a_bookmark_is_a_bug():
    with pytest.raises(ValueError, match="bookmark"):
        Run("3", "a b")


def test_without_the_script_a_chart_is_refused(tmp_path):
    with pytest.raises(Refused) as no:
        write(CIRCULAR, script=tmp_path / "echarts.min.js")
    assert no.value.code == "assets-missing"
