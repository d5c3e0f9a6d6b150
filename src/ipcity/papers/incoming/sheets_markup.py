"""Sheets that are markup under an Excel name: HTML tables saved as .xls, and SpreadsheetML 2003.

Many government and vendor systems write ``<table>`` into a file called .xls; Excel opens it with a
warning. Both kinds are read element by element, so that a long table costs no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from ipcity.domain.sheets.cells import letter
from ipcity.papers.incoming import sheets_limits as limits
from ipcity.papers.incoming.sheets_limits import damaged, refused
from ipcity.papers.incoming.sheets_staging import SheetFacts, Writer, plain_cells
from ipcity.papers.incoming.sheets_texts import encoding_of

_Row = tuple[int, bool, list[object]]
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)


class _Spans:
    """Cells still covered by a cell above them, and the merges seen so far."""

    def __init__(self, facts: SheetFacts) -> None:
        self._facts = facts
        self._taken: dict[int, int] = {}  # column → last row covered

    def place(self, row: int, column: int) -> int:
        """The first column from ``column`` on that nothing above covers in ``row``."""
        while self._taken.get(column, 0) >= row:
            column += 1
        return column

    def cover(self, row: int, column: int, down: int, across: int) -> None:
        if down <= 1 and across <= 1:
            return
        for each in range(column, column + across):
            self._taken[each] = row + down - 1
        if len(self._facts.merges) < limits.MAX_MERGES:
            self._facts.merges.append((row, column, row + down - 1, column + across - 1))


def write_html(name: str, path: Path, writer: Writer) -> None:
    """Each outermost table with more than one cell as a sheet; nested ones are its cells' text."""
    encoding = encoding_of(name, path)
    text = path.read_text(encoding=encoding, errors="replace").replace("\x00", "")
    if _FRAMES.search(text[:20_000]):
        raise refused(
            "frames",
            name,
            "只是一个框架页，内容在另外的文件里。请用 Excel 打开，另存为 .xlsx 后再上传。",
        )
    try:
        tables = list(_tables(text))
    except etree.XMLSyntaxError as broken:  # libxml2 forgives everything but a lack of memory
        raise limits.too_costly(name) from broken
    if not tables:
        raise refused("no-table", name, "里没有表格。请确认选对了文件。")
    for at, table in enumerate(tables, 1):
        facts = SheetFacts(f"表{at}" if len(tables) > 1 else Path(name).stem or "表")
        writer.sheet(facts, _html_rows(name, table, facts))
        table.clear()


def _tables(text: str) -> Iterator[Any]:
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    for table in () if root is None else root.iter("table"):
        nested = any(True for _ in table.iterancestors("table"))
        if nested and not _is_layout(next(table.iterancestors("table"))):
            continue
        if not _is_layout(table) and any(
            "".join(cell.itertext()).strip() for cell in table.iter("td", "th")
        ):
            yield table


def _is_layout(table: Any) -> bool:
    """A table whose cells only hold other tables."""
    if next(table.iterdescendants("table"), None) is None:
        return False
    cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
    return any(next(cell.iter("table"), None) is not None for cell in cells) and len(cells) <= 3


def _html_rows(name: str, table: Any, facts: SheetFacts) -> Iterator[_Row]:
    spans = _Spans(facts)
    number = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        number += 1
        cells: list[object] = []
        for cell in row.iterchildren("td", "th"):
            column = spans.place(number, len(cells))
            if column >= limits.MAX_COLUMNS:
                raise limits.too_many_columns(name, facts.name, letter(column))
            cells.extend([None] * (column - len(cells)))
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            spans.cover(number, column, down, across)
            cells.append(_text(cell))
            cells.extend([None] * (across - 1))
        plain = plain_cells(cells)
        if plain:
            yield number, bool(_HIDDEN.search(row.get("style") or "")), plain


def _span(cell: Any, which: str) -> int:
    written = (cell.get(which) or "1").strip()
    return max(1, min(int(written), 5000)) if written.isascii() and written.isdigit() else 1


def _text(cell: Any) -> str:
    if not len(cell):
        return _SPACES.sub(" ", (cell.text or "").replace("\xa0", " ")).strip()
    pieces: list[str] = [cell.text or ""]
    for inner in cell.iterdescendants():
        if inner.tag in ("br", "p", "div", "tr"):
            pieces.append("\x00")
        if inner.tag not in ("script", "style"):
            pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    plain = _SPACES.sub(" ", "".join(pieces).replace("\xa0", " "))
    return "\n".join(part.strip() for part in plain.split("\x00") if part.strip())


def write_xml2003(name: str, path: Path, writer: Writer) -> None:
    """Every worksheet of a SpreadsheetML 2003 document."""
    events = etree.iterparse(
        str(path), events=("start", "end"), resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=True, remove_comments=True, recover=False,
    )  # fmt: skip
    try:
        found = False
        for event, element in events:
            if event == "start" and _local(element) == "Worksheet":
                found = True
                hidden = next((v for k, v in element.attrib.items() if k.endswith("}Visible")), "")
                facts = SheetFacts(_attribute(element, "Name"), hidden=hidden.startswith("SheetH"))
                writer.sheet(facts, _xml_rows(name, events, facts))
    except etree.XMLSyntaxError as broken:
        raise damaged(name) from broken
    if not found:
        raise refused("no-table", name, "里没有表格。请确认选对了文件。")


def _xml_rows(name: str, events: Iterator[tuple[str, Any]], facts: SheetFacts) -> Iterator[_Row]:
    spans = _Spans(facts)
    number = 0
    for event, element in events:
        tag = _local(element)
        if event == "end" and tag == "Row":
            index = _whole(element, "Index")
            number = index if index > number else number + 1
            plain = plain_cells(_xml_cells(name, element, number, spans, facts))
            if plain:
                yield number, _attribute(element, "Hidden") == "1", plain
            number += _whole(element, "Span")
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif event == "end" and tag == "Worksheet":
            return


def _xml_cells(name: str, row: Any, number: int, spans: _Spans, facts: SheetFacts) -> list[object]:
    cells: list[object] = []
    for cell in row:
        if _local(cell) != "Cell":
            continue
        index = _whole(cell, "Index")
        column = index - 1 if index else spans.place(number, len(cells))
        if column >= limits.MAX_COLUMNS:
            raise limits.too_many_columns(name, facts.name, letter(column))
        cells.extend([None] * (column - len(cells)))
        across, down = _whole(cell, "MergeAcross"), _whole(cell, "MergeDown")
        spans.cover(number, column, down + 1, min(across, limits.MAX_COLUMNS) + 1)
        cells.append(next((_xml_value(one) for one in cell if _local(one) == "Data"), None))
        cells.extend([None] * min(across, limits.MAX_COLUMNS))
    return cells


def _xml_value(element: Any) -> object:
    text = "".join(element.itertext())
    kind = _attribute(element, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "Boolean":
            return text.strip() in ("1", "true", "True")
        if kind == "DateTime":
            return datetime.fromisoformat(text.strip()[:19])
    except ValueError:
        return text
    return text


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == name), "")


def _whole(element: Any, name: str) -> int:
    written = _attribute(element, name)
    return min(int(written), limits.MAX_ROWS + 1) if written.isascii() and written.isdigit() else 0


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
