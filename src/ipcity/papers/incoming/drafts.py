"""A hand-edited draft to located passages: paragraphs, and table cells with their headings.

The Word reader's walk is used as it is; bookmarks ``n_<key>`` of papers that the system made stay
with the text that they stand around. Web pages, Markdown and plain texts (also pasted ones, whose
cells are parted by tabs) give the same passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from lxml import etree

from ipcity.domain.supervision.draft_texts import Mark, Passage
from ipcity.domain.terms.numbers import read_quantity
from ipcity.papers.incoming import kinds, limits
from ipcity.papers.incoming.draft_tables import Grid, Placed, cells_of
from ipcity.papers.incoming.encodings import decode
from ipcity.papers.incoming.kinds import Kind
from ipcity.papers.incoming.markdown import read_markdown
from ipcity.papers.incoming.webpages import read_webpage
from ipcity.papers.incoming.word import WordReader, open_word, paragraphs_and_tables
from ipcity.papers.incoming.wordxml import attribute, child, local, value, whole

# These cannot occur in XML: they carry the bookmarks through the reader of plain text.
_OPEN, _SHUT, _END = "\x01", "\x02", "\x03"
_MARKED: Final = re.compile(f"{_OPEN}(\\w+){_SHUT}|{_END}(\\w+){_SHUT}")
_PREFIX: Final = "n_"
_HEADING: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]部分"
)
_LONGEST_HEADING: Final = 40

Block = str | Grid


def read_draft(name: str, content: bytes) -> tuple[Passage, ...]:
    """The passages of a draft; Refused as ``read_document`` has it."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1] or "未命名"
    limits.check_bytes(name, content)
    blocks = list(_blocks(name, content))
    limits.check_text(name, "\n".join(_texts(blocks)))
    return tuple(_passages(blocks))


def _blocks(name: str, content: bytes) -> Iterator[Block]:
    if kinds.is_word(name, content):
        return _word_blocks(name, content)
    text, _ = decode(name, content)
    kind = kinds.kind_of_text(name, text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if kind is Kind.HTML:
        return _html_blocks(name, text)
    if kind is Kind.MARKDOWN:
        return _line_blocks(text, markdown=True)
    return _line_blocks(text, markdown=False)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (cell.text for row in block for cell in row)


class _Drafts(WordReader):
    """The Word reader, which also tells where the bookmarks of bound numbers stand."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._names: dict[str, str] = {}

    def written(self, element: Any, tag: str, boxes: list[Any]) -> Iterator[str]:
        name = attribute(element, "name") or ""
        if tag == "bookmarkStart" and name.startswith(_PREFIX):
            key = name.removeprefix(_PREFIX)
            self._names[attribute(element, "id") or ""] = key
            yield f"{_OPEN}{key}{_SHUT}"
        elif tag == "bookmarkEnd":
            known = self._names.pop(attribute(element, "id") or "", None)
            if known is not None:
                yield f"{_END}{known}{_SHUT}"
        else:
            yield from super().written(element, tag, boxes)

    def draft_blocks(self, container: Any) -> Iterator[Block]:
        for element in paragraphs_and_tables(container):
            if local(element) == "tbl":
                yield self._grid(element)
            else:
                yield from self.paragraph(element)

    def _grid(self, table: Any) -> Grid:
        rows = [row for row in table.iter("{*}tr") if _table_of(row) is table]
        grid: Grid = []
        for row in rows:
            if child(child(row, "trPr"), "del") is not None:
                continue
            grid.append([self._cell(cell) for cell in row.iter("{*}tc") if _row_of(cell) is row])
        return grid

    def _cell(self, cell: Any) -> Placed:
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        below = merged is not None and value(merged) != "restart"
        lines = [line for line in self.blocks(cell) if line.strip()]
        return Placed("\n".join(lines), whole(child(properties, "gridSpan")) or 1, below)


def _table_of(element: Any) -> Any | None:
    return next(element.iterancestors("{*}tbl"), None)


def _row_of(element: Any) -> Any | None:
    return next(element.iterancestors("{*}tr"), None)


def _word_blocks(name: str, content: bytes) -> Iterator[Block]:
    body, reader, others = open_word(name, content, _Drafts)
    yield from reader.draft_blocks(body)
    yield from others.after(reader)


def _html_blocks(name: str, text: str) -> Iterator[Block]:
    """Tables by their cells; what stands between them as the page reader has it."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
    root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    tables: list[Grid] = []
    for table in [] if root is None else root.iter("table"):
        if next(table.iterancestors("table"), None) is not None:
            continue
        tables.append([_html_row(row) for row in table.iter("tr")])
        for inner in list(table):
            table.remove(inner)
        table.tag, table.text = (
            "p",
            f"{_OPEN}{len(tables) - 1}{_SHUT}".replace(_OPEN, "⟦表").replace(_SHUT, "⟧"),
        )
    plain = "" if root is None else etree.tostring(root, encoding="unicode", method="html")
    for line in read_webpage(name, plain).split("\n"):
        found = re.fullmatch(r"⟦表(\d+)⟧", line)
        yield tables[int(found[1])] if found else line


def _html_row(row: Any) -> list[Placed]:
    return [
        Placed(" ".join("".join(cell.itertext()).split()), _span(cell.get("colspan")), False)
        for cell in row
        if cell.tag in ("td", "th")
    ]


def _span(written: str | None) -> int:
    return int(written) if written and written.isdigit() and 0 < int(written) < 100 else 1


def _line_blocks(text: str, *, markdown: bool) -> Iterator[Block]:
    """Lines; those parted by tabs (or bars, in Markdown) that follow each other are a table."""
    grid: Grid = []
    for line in text.split("\n"):
        bars = markdown and line.lstrip().startswith("|")
        if bars and re.fullmatch(r"[|\s:-]+", line):
            continue
        if bars or "\t" in line.strip():
            parts = line.strip().strip("|").split("|") if bars else line.split("\t")
            grid.append([Placed(part.strip(), 1, False) for part in parts])
            continue
        if grid:
            yield grid if len(grid) > 1 else "　".join(cell.text for cell in grid[0])
            grid = []
        yield from (read_markdown(line).split("\n") if markdown else (line,))
    if grid:
        yield grid if len(grid) > 1 else "　".join(cell.text for cell in grid[0])


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    number = table = 0
    heading = last = ""
    for block in blocks:
        if isinstance(block, str):
            passage = _marked(block)
            if not passage.text.strip():
                continue
            number += 1
            text = passage.text.strip()
            if _HEADING.match(text):
                heading = text[:_LONGEST_HEADING]
            last = text
            yield replace(passage, number=number, heading=heading)
        elif block:
            table += 1
            caption = last if len(last) <= _LONGEST_HEADING * 2 else ""
            for cell in cells_of(block, is_number):
                passage = _marked(cell.text)
                yield replace(
                    passage, number=number, table=table, row=cell.row, column=cell.column,
                    row_head=_bare(cell.row_head), column_head=_bare(cell.column_head),
                    caption=caption, heading=heading,
                )  # fmt: skip


def is_number(text: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    plain = _bare(text).strip().lstrip("-－−+＋")
    if not re.search(r"[\d０-９一二三四五六七八九两]", plain):
        return plain in {"—", "/", "--"}
    return read_quantity(plain) is not None


def _bare(text: str) -> str:
    return _MARKED.sub("", text)


def _marked(text: str) -> Passage:
    """The text without what carried its bookmarks, and those that stand in it."""
    plain, begun, marks, at = "", {}, [], 0
    for found in _MARKED.finditer(text):
        plain += text[at : found.start()]
        at = found.end()
        if found[1]:
            begun[found[1]] = len(plain)
        elif found[2] in begun:
            marks.append(Mark(found[2], begun.pop(found[2]), len(plain)))
    return Passage(plain + text[at:], 0, marks=tuple(marks))
