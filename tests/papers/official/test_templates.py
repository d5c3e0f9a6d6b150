"""A unit's own Word file: fields found also where Word has cut them, unknown ones told with their place."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.papers.official.bookmarks import numbers_in
from ipcity.papers.official.documents import Format, Paragraph, Run
from ipcity.papers.official.layouts import default_template
from ipcity.papers.official.templates import fields_of, fill, problems_of
from ipcity.papers.official.writing import FIELDS, values_of, write
from tests.papers.official.drawn import CIRCULAR, said


def saved(document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def template(*paragraphs: tuple[str, ...]) -> bytes:
    """A file whose paragraphs are cut into runs as given."""
    document = Document()
    for runs in paragraphs:
        made = document.add_paragraph()
        for text in runs:
            made.add_run(text)
    return saved(document)


def texts(content: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(content)).paragraphs]


@given(st.sets(st.integers(1, 24), max_size=8))
def test_a_field_is_filled_wherever_word_has_cut_it(cuts):
    text = "现将{{期次}}情况通报如下，{{ 期次 }}止。"
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    runs = tuple(text[a:b] for a, b in zip(edges, edges[1:], strict=False))
    content = template(runs)
    assert fields_of(content) == ("期次",)
    assert texts(fill(content, {"期次": "二季度"})) == ["现将二季度情况通报如下，二季度止。"]


def test_what_is_filled_looks_like_the_field():
    document = Document()
    document.add_paragraph().add_run("共{{数").bold = True
    document.paragraphs[0].add_run("目}}件。")
    filled = Document(io.BytesIO(fill(saved(document), {"数目": said(Run("36件", "k"))})))
    assert [(run.text, run.bold) for run in filled.paragraphs[0].runs] == [
        ("共", True), ("36件", True), ("件。", None),
    ]  # fmt: skip
    assert numbers_in(fill(saved(document), {"数目": said(Run("36件", "k"))})) == {"k": "36件"}


def test_unknown_fields_and_loose_braces_are_told_with_their_place():
    document = Document()
    document.add_paragraph("{{标题}}")
    document.add_paragraph("由{{拟稿人}}拟，｛｛标题｝｝")
    document.add_paragraph("完成{{标题")
    document.add_table(2, 2).cell(1, 0).text = "{{科室}}"
    document.sections[0].footer.paragraphs[0].text = "{{页脚语}}"
    content = saved(document)
    assert [(each.place, each.name) for each in problems_of(content, {"标题"})] == [
        ("正文第2段", "拟稿人"),
        ("正文第3段", ""),
        ("正文第1个表第2行第1格", "科室"),
        ("页脚第1段", "页脚语"),
    ]
    with pytest.raises(Refused) as no:
        fill(content, {"标题": "通报"})
    assert no.value.code == "template-field"
    assert no.value.message.splitlines()[0] == "正文第2段：没有名为“拟稿人”的域，请核对名称或删去。"


def test_a_field_is_a_name_and_never_an_expression():
    content = template(("{{标题.__class__}}",))
    assert [each.name for each in problems_of(content, {"标题"})] == ["标题.__class__"]
    assert texts(fill(template(("{{标题}}",)), {"标题": "{{正文}}"})) == ["{{正文}}"]


def test_blocks_stand_only_where_a_field_stands_alone_in_the_body():
    body = {"正文": (Paragraph(said("甲")), Paragraph(said("乙")))}
    assert texts(
        fill(
            template(
                ("前",),
                (
                    "{{正",
                    "文}}",
                ),
                ("后",),
            ),
            body,
        )
    ) == ["前", "甲", "乙", "后"]
    with pytest.raises(Refused) as no:
        fill(template(("前{{正文}}",)), body)
    assert no.value.message == "正文第1段：“正文”含有段落、表或图，应在正文中单独成段。"


def test_a_cell_that_takes_blocks_keeps_a_paragraph():
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{正文}}"
    filled = fill(saved(document), {"正文": (Paragraph(said("甲")),)})
    assert Document(io.BytesIO(filled)).tables[0].cell(0, 0).text == "甲"


def test_an_empty_field_takes_its_paragraph_along_but_not_a_cell():
    document = Document()
    document.add_paragraph("{{主送}}")
    document.add_paragraph("甲")
    document.add_table(1, 1).cell(0, 0).text = "{{主送}}"
    filled = Document(io.BytesIO(fill(saved(document), {"主送": ""})))
    assert [each.text for each in filled.paragraphs] == ["甲"]
    assert filled.tables[0].cell(0, 0).text == ""


@pytest.mark.parametrize("form", list(Format))
def test_a_downloaded_default_fills_as_it_is(form):
    content = default_template(form)
    assert set(fields_of(content)) <= set(FIELDS)
    official = replace(CIRCULAR, format=form)
    own, ours = write(official, content), write(official)
    assert numbers_in(own) == numbers_in(ours)
    assert texts(own) == texts(ours)


def test_a_units_own_template_takes_single_tables_and_its_own_styles():
    document = Document(io.BytesIO(default_template()))
    document.styles["公文正文"].font.size = 177800
    for each in list(document.paragraphs):
        if each.text == "{{正文}}":
            each.runs[0].text = "{{表:指标进度}}"
    filled = Document(io.BytesIO(write(CIRCULAR, saved(document))))
    assert len(filled.tables) == 1
    assert filled.styles["公文正文"].font.size == 177800
    assert "一、总体情况" not in [each.text for each in filled.paragraphs]


def test_what_a_paper_offers_is_what_a_template_may_name():
    values = values_of(CIRCULAR)
    assert tuple(values) == (*FIELDS, "表:指标进度", "图:亮灯情况")


def packed(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template(("甲",)))) as whole,
        zipfile.ZipFile(held, "w") as made,
    ):
        for name in whole.namelist():
            made.writestr(name, parts.get(name) or whole.read(name))
        for name in parts.keys() - set(whole.namelist()):
            made.writestr(name, parts[name])
    return held.getvalue()


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template-not-word"),
        (b"PK\x03\x04 no zip", "template-not-word"),
        (packed(**{"word/vbaProject.bin": b"1"}), "template-macros"),
        (packed(**{"word/document.xml": b"<!DOCTYPE a><a/>"}), "template-entities"),
        (packed(**{"word/_rels/settings.xml.rels": OUTSIDE}), "template-outside"),
        (packed(**{"word/document.xml": b"<a>"}), "template-not-word"),
        (packed(**{"word/media/a.png": bytes(60_000_001)}), "template-too-large"),
        (b"0" * 10_000_001, "template-too-large"),
    ],
)
def test_a_file_that_is_no_harmless_word_file_is_refused(content, code):
    with pytest.raises(Refused) as no:
        fields_of(content)
    assert no.value.code == code


def test_tables_in_cells_are_found_once():
    document = Document()
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "{{内}}"
    assert [each.place for each in problems_of(saved(document), ())] == ["正文第2个表第1行第1格"]
