"""The named fields {{…}} of a Word file, found also where Word has cut one over several runs.

A field is a name that is looked up, never an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document

from ipcity.papers.official.markup import Element, qn

# A clerk's input method may write the braces in full width.
FIELD = re.compile(r"[{｛]{2}\s*([^{}｛｝\n\t\ufffc]{1,60}?)\s*[}｝]{2}")
_LOOSE = re.compile(r"[{｛]{2}|[}｝]{2}")
_TEXTS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SILENT = {qn("w:rPr"), qn("w:lastRenderedPageBreak")}
# Stands for a picture, a note, a field of Word's own: nothing that a name may reach across.
_BARRIER = "\ufffc"


@dataclass(frozen=True)
class Place:
    """A paragraph and where a person finds it; ``in_body`` where blocks may stand."""

    words: str
    paragraph: Element
    in_body: bool


def places(document: Document) -> Iterator[Place]:
    """Every paragraph, those of tables, text boxes, headers and footers included."""
    yield from _within(document.element.body, "正文", in_body=True)
    seen = set()
    for section in document.sections:
        for name in ("header", "footer"):
            for prefix in ("", "even_page_", "first_page_"):
                part = getattr(section, prefix + name)
                if part.is_linked_to_previous or part.part.partname in seen:
                    continue
                seen.add(part.part.partname)
                word = "页眉" if name == "header" else "页脚"
                yield from _within(part._element, word, in_body=False)


def runs_of(paragraph: Element) -> list[Element]:
    """The runs that are the paragraph's own, not those of a text box inside it."""
    return [run for run in paragraph.iter(qn("w:r")) if _holder(run) is paragraph]


def text_of(run: Element) -> str:
    """The letters of a run; a barrier where it holds more than letters."""
    text = ""
    for child in run:
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag not in _SILENT:
            text += _TEXTS.get(child.tag, _BARRIER)
    return text


def text_in(paragraph: Element) -> str:
    return "".join(text_of(run) for run in runs_of(paragraph))


def names_in(text: str) -> list[str]:
    return [found[1] for found in FIELD.finditer(text)]


def is_loose(text: str) -> bool:
    """Braces are left that close or open nothing."""
    return _LOOSE.search(FIELD.sub("", text)) is not None


def _holder(run: Element) -> Element:
    return next(run.iterancestors(qn("w:p")))


def _within(root: Element, where: str, *, in_body: bool) -> Iterator[Place]:
    tables = {table: at for at, table in enumerate(root.iter(qn("w:tbl")), 1)}
    count = 0
    for paragraph in root.iter(qn("w:p")):
        if next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None:
            yield Place(f"{where}的文本框", paragraph, False)
        elif (cell := next(paragraph.iterancestors(qn("w:tc")), None)) is not None:
            yield Place(f"{where}{_cell_words(cell, tables)}", paragraph, in_body)
        else:
            count += 1
            yield Place(f"{where}第{count}段", paragraph, in_body)


def _cell_words(cell: Element, tables: dict[Element, int]) -> str:
    row = next(cell.iterancestors(qn("w:tr")))
    table = next(row.iterancestors(qn("w:tbl")))
    line = table.findall(qn("w:tr")).index(row) + 1
    column = row.findall(qn("w:tc")).index(cell) + 1
    return f"第{tables[table]}个表第{line}行第{column}格"
