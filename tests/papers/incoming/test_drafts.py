"""Drafts as passages: cells with their heads, and bookmarks that stay with their numbers."""

from __future__ import annotations

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ipcity.domain.supervision.draft_texts import Mark
from ipcity.papers.incoming import read_draft_guarded
from ipcity.papers.incoming.drafts import read_draft

CELLS = [["指标", "目标值", "现值"], ["商标量（件）", "30000", "2909"], ["融资额", "5000", "2640"]]


def word() -> bytes:
    draft = docx.Document()
    paragraph = draft.add_paragraph("有效注册商标量")
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{tag}")
        mark.set(qn("w:id"), "7")
        if tag == "bookmarkStart":
            mark.set(qn("w:name"), "n_0001")
        paragraph._p.append(mark)
        if tag == "bookmarkStart":
            paragraph.add_run("2909件")
    paragraph.add_run("。")
    table = draft.add_table(3, 3)
    for r, row in enumerate(CELLS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    stream = io.BytesIO()
    draft.save(stream)
    return stream.getvalue()


def told(passages):
    return [(p.place(0), p.text, p.row_head, p.column_head) for p in passages if p.text.isdigit()]


NUMBERS = [
    ("表1 第2行第2列", "30000", "商标量（件）", "目标值"),
    ("表1 第2行第3列", "2909", "商标量（件）", "现值"),
    ("表1 第3行第2列", "5000", "融资额", "目标值"),
    ("表1 第3行第3列", "2640", "融资额", "现值"),
]


def test_word():
    passages = read_draft("稿.docx", word())
    assert passages[0].text == "有效注册商标量2909件。"
    assert passages[0].marks == (Mark("0001", 7, 12),)
    assert told(passages) == NUMBERS
    assert read_draft_guarded("稿.docx", word()) == passages


def test_pages_markdown_and_pasted_cells():
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in CELLS)
    page = f"<html><body><p>通报</p><table>{rows}</table></body></html>"
    lines = ["|" + "|".join(row) + "|" for row in CELLS]
    markdown = "\n".join(["# 通报", "", lines[0], "|---|---|---|", *lines[1:]])
    pasted = "通报\n" + "\n".join("\t".join(row) for row in CELLS)
    for name, text in (("a.html", page), ("a.md", markdown), ("a.txt", pasted)):
        passages = read_draft(name, text.encode())
        assert (passages[0].place(0), passages[0].text) == ("第1段第1字", "通报"), name
        assert told(passages) == NUMBERS, name
