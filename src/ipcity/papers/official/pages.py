"""The page of an official document: A4, margins, page numbers, turned pages (GB/T 9704-2012, 5 and 7.5)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.section import Section
from docx.shared import Mm, Pt

from ipcity.papers.official.markup import Element, element, millimetres, points, qn, words
from ipcity.papers.official.styles import LINE, SONG, Style, Wardrobe

LABEL = "演示数据"


@dataclass(frozen=True)
class Sheet:
    """In millimetres; the type area is what the margins leave."""

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    header: float = 20
    # The dash of the number stands 7 mm under the type area, in the middle of a 14 pt line.
    footer: float = 25.5


UPRIGHT = Sheet()
TURNED = Sheet(297, 210, 28, 26, 35, 37, 14, 16.5)


def lay(section: Section, sheet: Sheet) -> None:
    section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
    section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
    section.left_margin, section.right_margin = Mm(sheet.left), Mm(sheet.right)
    section.header_distance, section.footer_distance = Mm(sheet.header), Mm(sheet.footer)
    section.start_type = WD_SECTION.NEW_PAGE
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    # By lines only: LibreOffice doubles the pitch of a grid of lines and characters.
    properties.append(element(f'<w:docGrid w:type="lines" w:linePitch="{points(LINE)}"/>'))


def number_pages(document: Document, section: Section, wardrobe: Wardrobe) -> None:
    """A dash on each side; odd pages one character from the right, even ones from the left."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _replace(footer._element, _page_number(wardrobe, side))


def label_pages(document: Document, wardrobe: Wardrobe, text: str = LABEL) -> None:
    """``text`` at the head of every page, whatever a template has there already."""
    for at, section in enumerate(document.sections):
        for header in (section.header, section.even_page_header, section.first_page_header):
            if at and header.is_linked_to_previous:
                continue
            header.is_linked_to_previous = False
            header._element.insert(0, _framed_label(wardrobe, text))


def turned_section(governing: Element) -> Element:
    """The properties of a landscape section with the header and footer of ``governing``."""
    made = deepcopy(governing)
    size, margins = made.find(qn("w:pgSz")), made.find(qn("w:pgMar"))
    _set(size, w=TURNED.width, h=TURNED.height)
    size.set(qn("w:orient"), "landscape")
    _set(margins, top=TURNED.top, bottom=TURNED.bottom, left=TURNED.left, right=TURNED.right)
    _set(margins, header=TURNED.header, footer=TURNED.footer)
    continue_pages(made)
    return made


def continue_pages(section: Element) -> None:
    """No first page of its own: that was the document's."""
    for title in section.findall(qn("w:titlePg")):
        section.remove(title)
    kind = section.find(qn("w:type"))
    if kind is not None:
        kind.set(qn("w:val"), "nextPage")


def size_of(text: str, largest: float, width_mm: float) -> tuple[float, int]:
    """Points and horizontal scale in percent at which ``text`` stands on one line of ``width_mm``."""
    fitting = Mm(width_mm) / Pt(1) / max(len(text), 1)
    size = min(largest, max(fitting, min(largest, fitting / 0.66)))
    return round(size * 2 - 0.5) / 2, min(100, int(fitting / size * 100))


def _set(properties: Element, **lengths: float) -> None:
    for name, length in lengths.items():
        properties.set(qn(f"w:{name}"), str(millimetres(length)))


def _framed_label(wardrobe: Wardrobe, text: str) -> Element:
    """In a frame of its own, so that it moves nothing that the head of the page holds."""
    place = f'w:hAnchor="margin" w:vAnchor="page" w:xAlign="right" w:y="{millimetres(14)}"'
    return element(
        f'<w:p><w:pPr><w:pStyle w:val="{wardrobe.ids[Style.LABEL]}"/>'
        f'<w:framePr w:w="1600" w:wrap="around" {place}/></w:pPr>'
        f"<w:r><w:rPr>{wardrobe.fonts[Style.LABEL].markup}</w:rPr>{words(text)}</w:r></w:p>"
    )


def _page_number(wardrobe: Wardrobe, side: str) -> Element:
    fonts = f"<w:rPr>{SONG.markup}</w:rPr>"
    indent = f'w:{side}Chars="100" w:{side}="280"'
    parts = (
        "<w:t>— </w:t>",
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        "<w:t> —</w:t>",
    )
    runs = "".join(f"<w:r>{fonts}{part}</w:r>" for part in parts)
    runs = runs.replace("<w:t>", '<w:t xml:space="preserve">')
    return element(
        f'<w:p><w:pPr><w:pStyle w:val="{wardrobe.ids[Style.PAGE]}"/><w:ind {indent}/>'
        f'<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'
    )


def _replace(part: Element, paragraph: Element) -> None:
    for old in part.findall(qn("w:p")):
        part.remove(old)
    part.append(paragraph)
