"""The paragraph styles of an official document, sizes and faces after GB/T 9704-2012, 5.2 and 7.

They are written into the document, so a unit changes a look in Word by changing a style; a style
of that name which a template brings is left as it is. The standard's fonts are named, not shipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document

from ipcity.papers.official.markup import Element, Fonts, element, points, qn

# 22 lines of 28.95 pt fill 225 mm (22 × 29 pt would not).
LINE = 28.95
# 28 characters of 16 pt are 158 mm and the line has 156: each gives up a quarter of a point.
TIGHTER = -5
BODY = 16.0
CHARACTER = BODY + TIGHTER / 20

SONG_TITLE = Fonts("方正小标宋简体")
FANGSONG = Fonts("仿宋_GB2312")
KAI = Fonts("楷体_GB2312")
HEI = Fonts("黑体")
SONG = Fonts("宋体", "宋体")
RED = "FF0000"


class Style(StrEnum):
    MARK = "公文发文机关标志"
    NUMBER = "公文发文字号"
    TITLE = "公文标题"
    ADDRESSEE = "公文主送机关"
    BODY = "公文正文"
    LEVEL_1 = "公文一级标题"
    LEVEL_2 = "公文二级标题"
    LEVEL_3 = "公文三级标题"
    LEVEL_4 = "公文四级标题"
    ATTACHMENTS = "公文附件说明"
    SIGNATURE = "公文落款"
    ANNEX_MARK = "公文附件序号"
    CAPTION = "公文表题图题"
    CELL = "公文表格"
    SMALL_CELL = "公文小表格"
    NOTES = "公文表注"
    PICTURE = "公文图"
    COLOPHON = "公文版记"
    RULE = "公文版记线"
    PAGE = "公文页码"
    LABEL = "公文标记"


@dataclass(frozen=True)
class Look:
    """``line`` exact points, 0 for single; ``before`` and ``after`` points; ``first`` characters."""

    fonts: Fonts
    size: float
    align: str = "both"
    line: float = LINE
    before: float = 0
    after: float = 0
    first: int = 0
    outline: int = -1
    keeps_next: bool = False
    tight: bool = False
    bold: bool = False
    colour: str = ""

    @property
    def paragraph(self) -> str:
        keep = "<w:keepNext/>" if self.keeps_next else ""
        exact = f'w:line="{points(self.line)}" w:lineRule="exact"'
        line = exact if self.line else 'w:line="240" w:lineRule="auto"'
        first = points(self.first * (CHARACTER if self.tight else self.size))
        indent = f'<w:ind w:firstLineChars="{self.first * 100}" w:firstLine="{first}"/>'
        outline = f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline >= 0 else ""
        return (
            f'<w:pPr>{keep}<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/>'
            f'<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="{points(self.before)}" w:after="{points(self.after)}" {line}/>'
            f'{indent if self.first else ""}<w:jc w:val="{self.align}"/>{outline}</w:pPr>'
        )

    @property
    def letters(self) -> str:
        bold = "<w:b/>" if self.bold else '<w:b w:val="0"/>'
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        tight = f'<w:spacing w:val="{TIGHTER}"/>' if self.tight else ""
        half = round(self.size * 2)
        return (
            f"<w:rPr>{self.fonts.markup}{bold}{colour}{tight}"
            f'<w:kern w:val="0"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        )


def _heading(fonts: Fonts, outline: int) -> Look:
    return Look(fonts, BODY, first=2, outline=outline, keeps_next=True, tight=True)


LOOKS = {
    Style.MARK: Look(SONG_TITLE, 48, "center", line=0, colour=RED),
    Style.NUMBER: Look(FANGSONG, BODY, "center", line=18, tight=True),
    Style.TITLE: Look(
        SONG_TITLE, 22, "center", line=34, before=2 * LINE, after=LINE, keeps_next=True
    ),
    Style.ADDRESSEE: Look(FANGSONG, BODY, tight=True),
    Style.BODY: Look(FANGSONG, BODY, first=2, tight=True),
    Style.LEVEL_1: _heading(HEI, 0),
    Style.LEVEL_2: _heading(KAI, 1),
    Style.LEVEL_3: _heading(FANGSONG, 2),
    Style.LEVEL_4: _heading(FANGSONG, 3),
    Style.ATTACHMENTS: Look(FANGSONG, BODY, "left", keeps_next=True, tight=True),
    Style.SIGNATURE: Look(FANGSONG, BODY, "right", tight=True),
    Style.ANNEX_MARK: Look(HEI, BODY, "left", keeps_next=True, tight=True),
    Style.CAPTION: Look(HEI, 12, "center", line=20, before=6, after=4),
    Style.CELL: Look(FANGSONG, 12, "left", line=0),
    Style.SMALL_CELL: Look(FANGSONG, 10.5, "left", line=0),
    Style.NOTES: Look(FANGSONG, 10.5, "left", line=16, before=3, after=8),
    Style.PICTURE: Look(FANGSONG, BODY, "center", line=0, before=6, keeps_next=True),
    Style.COLOPHON: Look(FANGSONG, 14, "left", line=22),
    Style.RULE: Look(FANGSONG, 2, "left", line=2),
    Style.PAGE: Look(SONG, 14, "left", line=14),
    Style.LABEL: Look(HEI, 10.5, "right", line=14, colour="7F7F7F"),
}
HEADINGS = {1: Style.LEVEL_1, 2: Style.LEVEL_2, 3: Style.LEVEL_3, 4: Style.LEVEL_4}


@dataclass(frozen=True)
class Wardrobe:
    """The styles of one document: their identifiers there, and the fonts that its runs repeat."""

    ids: dict[Style, str]
    fonts: dict[Style, Fonts]


def dress(document: Document) -> Wardrobe:
    """Add to ``document`` the styles that it lacks; those it has keep their look."""
    present = {_name_of(each): each for each in document.styles.element.findall(qn("w:style"))}
    for style, look in LOOKS.items():
        if style not in present:
            present[style] = _style(style, look)
            document.styles.element.append(present[style])
    return Wardrobe(
        {style: present[style].get(qn("w:styleId")) for style in Style},
        {style: _fonts_of(present[style], LOOKS[style].fonts) for style in Style},
    )


def _style(style: Style, look: Look) -> Element:
    return element(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Official{style.name.title()}">'
        f'<w:name w:val="{style}"/><w:qFormat/>{look.paragraph}{look.letters}</w:style>'
    )


def _name_of(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"))


def _fonts_of(style: Element, ours: Fonts) -> Fonts:
    named = style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    if named is None:
        return ours
    east = named.get(qn("w:eastAsia")) or ours.east
    return Fonts(east, named.get(qn("w:ascii")) or ours.latin)
