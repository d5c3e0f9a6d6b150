"""Word documents: what the page shows is what the text holds."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument

from ipcity.domain.errors import Refused
from ipcity.papers.incoming import read_document, read_document_guarded
from ipcity.papers.incoming.numberings import written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def package(body: str, *, space: str = W, **parts: str) -> bytes:
    """A .docx of one body and further word/ parts, none of them more than their content."""

    def wrapped(tag: str, content: str) -> str:
        return (
            f'<w:{tag} xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006" xmlns:v="urn:v">{content}</w:{tag}>'
        )

    roots = {"header1": "hdr", "footer1": "ftr"}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", RELATIONS)
        packed.writestr("word/document.xml", wrapped("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            packed.writestr(f"word/{name}.xml", wrapped(roots.get(name, name), content))
    return held.getvalue()


def lines(content: bytes) -> list[str]:
    found = read_document("方案.docx", content)
    assert found.reader == "docx"
    return found.text.split("\n")


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_document("方案.docx", content)
    return refusal.value.code


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, list_id: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(depth: int, style: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def test_written_by_python_docx() -> None:
    document: WordDocument = docx.Document()
    document.sections[0].header.paragraphs[0].text = "青禾市人民政府文件"
    document.add_heading("数字农业行动方案", 0)
    document.add_paragraph("到2027年，建成智慧农场30个。")
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("指标", "目标"), ("覆盖率", "85%")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("二、任务").add_run().add_break()
    held = io.BytesIO()
    document.save(held)
    assert lines(held.getvalue()) == [
        "青禾市人民政府文件",
        "数字农业行动方案",
        "到2027年，建成智慧农场30个。",
        "指标",
        "目标",
        "覆盖率",
        "85%",
        "二、任务",
        "",
    ]


def test_tracked_changes() -> None:
    body = (
        "<w:p><w:r><w:t>新增</w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>20</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>家</w:t></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
        + p("后半")
        + "<w:moveFrom><w:p><w:r><w:t>旧处</w:t></w:r></w:p></w:moveFrom>"
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + p("删行")
        + "</w:tc></w:tr></w:tbl>"
    )
    assert lines(package(body)) == ["新增30家", "前半后半"]


def test_automatic_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "decimal", "%1.%4", "<w:isLgl/>")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        + level(0, "bullet", "\uf0d8")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="11"/></w:lvlOverride></w:num>'
    )
    body = "".join(
        (
            numbered("目标", 7), numbered("甲", 7, 1), numbered("子", 7, 2), numbered("丑", 7, 2),
            numbered("乙", 7, 1), numbered("寅", 7, 2), numbered("任务", 7), numbered("丙", 7, 1),
            numbered("细目", 7, 3), numbered("点", 8), numbered("附则", 9), numbered("再", 9),
            numbered("无", 0),
        )
    )  # fmt: skip
    assert lines(package(body, numbering=numbering)) == [
        "一、目标", "（一）甲", "1.子", "2.丑", "（二）乙", "1.寅", "二、任务", "（一）丙",
        "2.1 细目", "• 点", "十一、附则", "十二、再", "无",
    ]  # fmt: skip


def test_numbers_through_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b">'
        '<w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "japaneseCounting", "第%1章")
        + level(1, "decimalEnclosedCircle", "%2", '<w:pStyle w:val="c"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        p(t, f'<w:pStyle w:val="{s}"/>') for t, s in (("总则", "a"), ("分则", "b"), ("点", "c"))
    )
    assert lines(package(body, styles=styles, numbering=numbering)) == [
        "第一章 总则",
        "第二章 分则",
        "① 点",
    ]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"),
        (105, "chineseCounting", "一百〇五"), (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalFullWidth", "３"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"),
        (2, "ideographTraditional", "乙"), (25, "decimalEnclosedCircle", "25"), (7, "novel", "7"),
    ],
)  # fmt: skip
def test_number_formats(number: int, style: str, shown: str) -> None:
    assert written(number, style) == shown


def test_boxes_breaks_notes_fields_and_symbols() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><v:s><w:txbxContent>{0}</w:txbxContent></v:s></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r>" + box.format(p("专栏1")) + "<w:r><w:t>继续</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:noBreakHyphen/>"
        '<w:br w:type="page"/><w:sym w:char="F0FE"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>"
        "<w:p>" + field.format(" DATE ", "2024年") + "</w:p>"
        "<w:sdt><w:sdtContent>" + p("控件") + "</w:sdtContent></w:sdt>"
    )
    notes = f'<w:footnote w:type="separator">{p("略")}</w:footnote>'
    notes += f"<w:footnote>{p('注：口径')}</w:footnote>"
    footer = (
        "<w:p><w:r><w:t>— </w:t></w:r>"
        + field.format("PAGE", "3")
        + "<w:r><w:t> —</w:t></w:r></w:p>"
    )
    assert lines(package(body, footnotes=notes, footer1=footer, header1=p("红头"))) == [
        "红头", "正文继续", "专栏1", "上", "下\t-\uf0fe", "2024年", "控件", "注：口径",
    ]  # fmt: skip


def test_strict_namespace() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert lines(package(p("一、目标"), space=strict)) == ["一、目标"]


def repacked(content: bytes, **changed: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for part in old.namelist():
            new.writestr(part, changed.pop(part, old.read(part)))
        for part, content in changed.items():
            new.writestr(part, content)
    return held.getvalue()


def only(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return held.getvalue()


DTD = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}"/>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (package(p("甲"))[:-40], "document-damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "document-damaged"),
        (repacked(package(p("甲")), **{"word/document.xml": b"<broken"}), "document-damaged"),
        (repacked(package(p("甲")), **{"word/document.xml": DTD.encode()}), "document-entities"),
        (
            repacked(package(p("甲")), **{"word/document.xml": DTD.encode("utf-16")}),
            "document-entities",
        ),
        (repacked(package(p("甲")), **{"word/vbaProject.bin": b"x"}), "document-macros"),
        (
            repacked(package(p("甲")), **{"word/document.xml": b" " * (51 << 20)}),
            "document-unpacks-too-big",
        ),
        (package(p("")), "document-no-text"),
        (package(p("甲") + "<w:altChunk/>"), "document-embedded-page"),
        (only(**{"xl/workbook.xml": b"<x/>"}), "document-spreadsheet"),
        (only(**{"ppt/presentation.xml": b"<x/>"}), "document-slides"),
        (only(**{"OFD.xml": b"<x/>"}), "document-ofd"),
        (only(**{"方案.txt": b"x"}), "document-archive"),
    ],
)
def test_refusals(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_guarded_word() -> None:
    content = package(p("一、目标"))
    assert read_document_guarded("a.docx", content) == read_document("a.docx", content)
