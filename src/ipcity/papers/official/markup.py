"""WordprocessingML as elements: a child is always written in the order that the schema asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

Element = Any  # lxml gives its elements no type
TWIPS_PER_POINT = 20
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BROKEN = re.compile(r"([\n\t])")
_SIGNS = {"\n": "<w:br/>", "\t": "<w:tab/>"}

__all__ = ["Element", "Fonts", "element", "millimetres", "points", "qn", "run", "words"]


def points(size: float) -> int:
    return round(size * TWIPS_PER_POINT)


def millimetres(length: float) -> int:
    """In twips, rounded down so that the sum of columns never exceeds the page."""
    return int(length * 72 * TWIPS_PER_POINT / 25.4)


def element(xml: str) -> Element:
    """One ``w:`` element from its markup."""
    opened = re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w')}", xml.strip(), count=1)
    return parse_xml(opened)


def words(text: str) -> str:
    """``text`` as the content of a run; a line break and a tab as Word writes them."""
    parts = _BROKEN.split(_FORBIDDEN.sub("", text))
    written = (
        _SIGNS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in parts
        if part
    )
    return "".join(written)


@dataclass(frozen=True)
class Fonts:
    """Named on every run as well: some readers take the East Asian font from the run only."""

    east: str
    latin: str = "Times New Roman"

    @property
    def markup(self) -> str:
        east, latin = escape(self.east, {'"': "&quot;"}), escape(self.latin, {'"': "&quot;"})
        return (
            f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"'
            ' w:hint="eastAsia"/>'
        )


def run(text: str, fonts: Fonts) -> Element:
    return element(f"<w:r><w:rPr>{fonts.markup}</w:rPr>{words(text)}</w:r>")
