"""A table of an official document: its head on every page, no row broken, columns that fit.

Widths are written twice (``gridCol`` and ``tcW``): Word goes by one and LibreOffice by the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ipcity.papers.official.documents import Align, Cell, Run, Runs, Table
from ipcity.papers.official.markup import Element, element, millimetres, qn
from ipcity.papers.official.styles import Style
from ipcity.papers.official.titles import full_widths

UPRIGHT_MM, LANDSCAPE_MM = 156.0, 225.0
# Wanted widths may be pressed by an eighth before the page is turned.
PRESSED = 1.125
FEW_COLUMNS = 5
NARROWEST, WIDEST, AIR = 14.0, 42.0, 4.0
CHARACTER_MM = 10.5 * 25.4 / 72
_ORDINALS = ("序号", "名次", "排名", "位次")
_FIGURE = re.compile(r"[+\-−±约]?\d[\d,，]*(\.\d+)?\s*[%％‰\w]{0,4}|—|－|-")

Write = Callable[[Style, Runs, str], Element]


def is_wide(table: Table) -> bool:
    return sum(_wanted(table)) > UPRIGHT_MM * PRESSED


def table_element(table: Table, write: Write) -> Element:
    """``write`` makes a paragraph of a style, runs and an alignment, bookmarks included."""
    whole = LANDSCAPE_MM if is_wide(table) else UPRIGHT_MM
    widths = _stretched(_wanted(table), whole)
    style = Style.CELL if len(widths) <= FEW_COLUMNS else Style.SMALL_CELL
    made = element(_frame(widths))
    if table.head:
        cells = tuple(Cell((Run(text),), Align.CENTRE) for text in table.head)
        made.append(_row(cells, widths, style, write, is_head=True))
    for row in table.rows:
        made.append(_row(_aligned(row, table.head), widths, style, write))
    rows = made.findall(qn("w:tr"))
    # No row stands alone under a head or over the end of a table.
    for row in (*rows[1:2], *rows[-2:-1], *(rows[-1:] if table.notes else ())):
        keep_with_next(row)
    return made


def _frame(widths: Sequence[int]) -> str:
    def edge(name: str, eighths: int) -> str:
        return f'<w:{name} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'

    outer = "".join(edge(name, 8) for name in ("top", "left", "bottom", "right"))
    inner = edge("insideH", 4) + edge("insideV", 4)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 34), ("left", 57), ("bottom", 34), ("right", 57))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{outer}{inner}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )


def _row(
    cells: Sequence[Cell],
    widths: Sequence[int],
    style: Style,
    write: Write,
    *,
    is_head: bool = False,
) -> Element:
    head = "<w:tblHeader/>" if is_head else ""
    made = element(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr></w:tr>")
    place = 0
    for cell in cells:
        width = sum(widths[place : place + cell.span])
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        box = element(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}'
            '<w:vAlign w:val="center"/></w:tcPr></w:tc>'
        )
        box.append(write(style, cell.runs, cell.align or _usual(cell)))
        made.append(box)
        place += cell.span
    if is_head:
        keep_with_next(made)
        _set_heavy(made)
    return made


def _aligned(row: tuple[Cell, ...], head: tuple[str, ...]) -> tuple[Cell, ...]:
    """An ordinal is no amount: its column stands in the middle."""
    if len(row) != len(head):
        return row
    return tuple(
        replace(cell, align=Align.CENTRE) if name in _ORDINALS and not cell.align else cell
        for cell, name in zip(row, head, strict=True)
    )


def _usual(cell: Cell) -> str:
    """Figures to the right, so that their places stand under each other; words to the left."""
    text = text_of(cell).strip()
    return Align.RIGHT if _FIGURE.fullmatch(text) else Align.LEFT


def text_of(cell: Cell) -> str:
    return "".join(run.text for run in cell.runs)


def keep_with_next(row: Element) -> None:
    for properties in row.iter(qn("w:pPr")):
        properties.get_or_add_keepNext()


def _set_heavy(row: Element) -> None:
    for properties in row.iter(qn("w:rPr")):
        if properties.getparent().tag == qn("w:r"):
            properties.get_or_add_b()


def _wanted(table: Table) -> list[float]:
    """Millimetres of each column: as asked for, or what its longest text would like."""
    if table.widths:
        return list(table.widths)
    count = max((sum(cell.span for cell in row) for row in table.rows), default=len(table.head))
    longest = [full_widths(text) for text in table.head] or [0.0] * count
    for row in table.rows:
        if len(row) == len(longest):
            longest = [max(a, full_widths(text_of(b))) for a, b in zip(longest, row, strict=True)]
    return [min(max(each * CHARACTER_MM + AIR, NARROWEST), WIDEST) for each in longest]


def _stretched(wanted: Sequence[float], whole: float) -> list[int]:
    share = whole / sum(wanted)
    widths = [millimetres(each * share) for each in wanted]
    widths[-1] += millimetres(whole) - sum(widths)
    return widths
