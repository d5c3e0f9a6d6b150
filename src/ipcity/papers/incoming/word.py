"""A Word document to plain lines: headers, body with tables and text boxes, notes, footers.

Tracked insertions are kept and deletions left out, automatic numbers are written as the page shows
them, and fields give their last result. Element names follow ECMA-376 part 1, in both the
transitional and the strict namespace, so only local names are compared.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from ipcity.papers.incoming.limits import refused
from ipcity.papers.incoming.numberings import Counters
from ipcity.papers.incoming.packages import Package
from ipcity.papers.incoming.wordstyles import Styles, read_counters, read_styles
from ipcity.papers.incoming.wordxml import attribute, child, is_on, local

_DROPPED = frozenset({
    "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr",
    "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "object", "annotationRef",
    "footnoteReference", "endnoteReference", "rt", "proofErr",
})  # fmt: skip
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def read_word(name: str, content: bytes) -> str:
    body, reader, others = open_word(name, content, WordReader)
    return "\n".join([*others.headers, *reader.blocks(body), *others.after(reader)])


@dataclass(frozen=True)
class Others:
    """What a document holds beside its body; the notes and footers are read after the body."""

    package: Package
    folder: str
    headers: tuple[str, ...]

    def after(self, reader: WordReader) -> Iterator[str]:
        for notes in ("footnotes", "endnotes"):
            yield from _notes(self.package.xml(f"{self.folder}/{notes}.xml"), reader)
        yield from _others(self.package, reader, self.folder, "footer")


R = TypeVar("R", bound="WordReader")


def open_word(name: str, content: bytes, kind: type[R]) -> tuple[Any, R, Others]:
    """The body, a reader of this kind at its beginning, and what stands around the body."""
    package = Package(name, content)
    main = _main_part(package)
    root = package.xml(main) if main else None
    body = child(root, "body")
    if root is None or body is None:
        raise package.not_word()
    if next(root.iter("{*}altChunk"), None) is not None:
        raise refused(
            "embedded-page",
            name,
            "的正文是嵌入的网页，不是 Word 文字。请用 WPS 或 Word 打开，另存为新的 .docx 后再上传。",
        )
    folder = posixpath.dirname(main or "")
    styles = read_styles(package.xml(f"{folder}/styles.xml"))
    counters = read_counters(package.xml(f"{folder}/numbering.xml"), styles)
    reader = kind(styles, counters)
    return body, reader, Others(package, folder, tuple(_others(package, reader, folder, "header")))


def _main_part(package: Package) -> str | None:
    relations = package.xml("_rels/.rels")
    for relation in [] if relations is None else relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            return target if target in package.parts else None
    return "word/document.xml" if "word/document.xml" in package.parts else None


def _others(package: Package, reader: WordReader, folder: str, kind: str) -> Iterator[str]:
    """Headers or footers: each distinct line once, page numbers left out."""
    seen: set[str] = set()
    for part in sorted(p for p in package.parts if p.startswith(f"{folder}/{kind}")):
        root = package.xml(part)
        for line in [] if root is None else reader.blocks(root):
            if line.strip(" \t—-–－·第共页/") and line not in seen:
                seen.add(line)
                yield line


def _notes(root: Any | None, reader: WordReader) -> Iterator[str]:
    for note in [] if root is None else root:
        if attribute(note, "type") in (None, "normal"):
            yield from (line for line in reader.blocks(note) if line.strip())


class WordReader:
    """Walks one document in reading order, carrying its running list numbers."""

    def __init__(self, styles: Styles, counters: Counters) -> None:
        self._styles = styles
        self._counters = counters
        self._field_depth = 0
        self._page_fields: list[bool] = []

    def blocks(self, container: Any) -> list[str]:
        """The lines of a body, cell, note or text box."""
        lines: list[str] = []
        joined = False
        for element in paragraphs_and_tables(container):
            if local(element) == "tbl":
                lines += self._cells(element)
                joined = False
                continue
            found = self.paragraph(element)
            if joined and lines:
                lines[-1] += found.pop(0)
            lines += found
            joined = _mark_is_deleted(element)
        return lines

    def _cells(self, table: Any) -> list[str]:
        lines: list[str] = []
        for cell in _cells_in_order(table):
            lines += [line for line in self.blocks(cell) if line.strip()]
        return lines

    def paragraph(self, paragraph: Any) -> list[str]:
        boxes: list[Any] = []
        text = "".join(self._inline(paragraph, boxes))
        number = self._number(paragraph)
        if number and text[:1].strip() and number[-1:] not in "、.．）)】」：":
            number += " "
        lines = (number + text).split("\n")
        for box in boxes:
            lines += [line for line in self.blocks(box) if line.strip()]
        return lines

    def _number(self, paragraph: Any) -> str:
        place = self._styles.list_place(child(paragraph, "pPr"))
        return self._counters.next_number(*place) if place else ""

    def _inline(self, container: Any, boxes: list[Any]) -> Iterator[str]:
        for element in container:
            tag = local(element)
            if tag in _DROPPED:
                if tag == "instrText" and self._page_fields:
                    self._page_fields[-1] |= _counts_pages(element.text)
            elif tag == "r":
                if not is_on(child(child(element, "rPr"), "vanish")):
                    yield from self._inline(element, boxes)
            elif tag == "fldChar":
                self._turn_field(attribute(element, "fldCharType"))
            elif tag == "fldSimple" and _counts_pages(attribute(element, "instr")):
                continue
            elif tag == "txbxContent":
                boxes.append(element)
            elif tag == "AlternateContent":
                choice = child(element, "Choice")
                yield from self._inline(choice if choice is not None else element, boxes)
            elif not any(self._page_fields):
                yield from self.written(element, tag, boxes)

    def written(self, element: Any, tag: str, boxes: list[Any]) -> Iterator[str]:
        if tag == "t":
            yield (element.text or "").replace("\n", " ")
        elif tag == "br":
            yield "" if attribute(element, "type") in ("page", "column") else "\n"
        elif tag == "sym":
            yield _symbol(attribute(element, "char"))
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        else:
            yield from self._inline(element, boxes)

    def _turn_field(self, turn: str | None) -> None:
        if turn == "begin":
            self._page_fields.append(False)
        elif turn == "end" and self._page_fields:
            self._page_fields.pop()


def paragraphs_and_tables(container: Any) -> Iterator[Any]:
    for element in container:
        tag = local(element)
        if tag in ("p", "tbl"):
            yield element
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from paragraphs_and_tables(element)
        elif tag == "AlternateContent":
            choice = child(element, "Choice")
            yield from paragraphs_and_tables(choice if choice is not None else element)


def _cells_in_order(table: Any) -> Iterator[Any]:
    for element in table:
        tag = local(element)
        if tag == "tc":
            yield element
        elif tag == "tr":
            if child(child(element, "trPr"), "del") is None:
                yield from _cells_in_order(element)
        elif tag in ("sdt", "sdtContent", "customXml"):
            yield from _cells_in_order(element)


def _mark_is_deleted(paragraph: Any) -> bool:
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _counts_pages(instruction: str | None) -> bool:
    words = (instruction or "").split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _symbol(code: str | None) -> str:
    try:
        character = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return character if character.isprintable() or "\ue000" <= character <= "\uf8ff" else ""
