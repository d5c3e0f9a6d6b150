"""The default templates: what a unit downloads, changes in Word and brings back as its own.

Positions after GB/T 9704-2012, 7 (document), 10.1 (letter); the internal form has no red head.
"""

from __future__ import annotations

import io
from datetime import date

from docx import Document as new_document
from docx.document import Document
from PIL import Image

from ipcity.domain.terms.days import day_words
from ipcity.papers.official.blocks import Setter
from ipcity.papers.official.documents import Format, Official, Run
from ipcity.papers.official.markup import Element, element, millimetres, points, qn
from ipcity.papers.official.packages import packed
from ipcity.papers.official.pages import UPRIGHT, Sheet, lay, number_pages, size_of
from ipcity.papers.official.styles import CHARACTER, FANGSONG, LINE, RED, Style
from ipcity.papers.official.tables import UPRIGHT_MM
from ipcity.papers.official.titles import full_widths

# Shapes the downloadable template: the head's size and the seal's place depend on lengths.
SAMPLE = Official(
    kind="", title="", issuer="某某区知识产权强市建设工作领导小组办公室", signature="某某区知识产权局",
    signed_on=date(2026, 12, 31),
)  # fmt: skip
LETTER = Sheet(header=30)
LETTER_RULE_MM = 170.0
# Characters of 14 pt between the indents, and those that part the printer from the date.
PRINTED_LINE, PRINTED_GAP = 29.5, 3.5
LARGEST_MARK, LARGEST_LETTER_MARK = 48.0, 34.0
# The gap that the eye sees above the letters of a line set in ``single``.
MARK_TOP_MM = 35.0


def default_template(form: Format = Format.DOCUMENT, *, with_red_head: bool = True) -> bytes:
    """A Word file with the fields of the standard, to be changed in Word and brought back."""
    return packed(layout(form, SAMPLE, with_red_head=with_red_head))


def layout(form: Format, shape: Official, *, with_red_head: bool = True) -> Document:
    """The page of ``form`` with its fields, sized for the mark and the signature of ``shape``."""
    document = new_document()
    for each in list(document.element.body)[:-1]:
        document.element.body.remove(each)
    setter = Setter(document)
    lay(document.sections[0], LETTER if form is Format.LETTER else UPRIGHT)
    number_pages(document, document.sections[0], setter.wardrobe)
    _set_normal(document)
    if form is Format.LETTER:
        _letter_head(document, setter, shape)
    elif form is Format.DOCUMENT and with_red_head:
        _red_head(setter, shape)
    else:
        _plain_head(setter)
    _trunk(setter, shape)
    _colophon(setter, shape, is_letter=form is Format.LETTER)
    return document


def mark_of(official: Official) -> str:
    """The issuing mark: a document adds 文件 to the organ's name, a letter does not."""
    is_letter = official.format is Format.LETTER or official.issuer.endswith("文件")
    return official.issuer if is_letter or not official.issuer else f"{official.issuer}文件"


def _set_normal(document: Document) -> None:
    """What stands outside our styles at least has the body's face."""
    normal = document.styles["Normal"].element
    fonts = normal.get_or_add_rPr()
    for old in fonts.findall(qn("w:rFonts")):
        fonts.remove(old)
    fonts.insert(0, element(FANGSONG.markup))


def _field(setter: Setter, style: Style, name: str, *properties: str) -> Element:
    return _paragraph(setter, style, f"{{{{{name}}}}}", *properties)


def _paragraph(setter: Setter, style: Style, text: str, *properties: str) -> Element:
    """``properties`` in the order of the schema, after the style."""
    made = setter.paragraph(style, (Run(text),) if text else ())
    for each in properties:
        made.pPr.append(element(each))
    return made


def _append(setter: Setter, *paragraphs: Element) -> None:
    end = setter.document.element.body.sectPr
    for each in paragraphs:
        end.addprevious(each)


def _mark(setter: Setter, text: str, largest: float, *properties: str) -> Element:
    size, scale = size_of(text, largest, UPRIGHT_MM)
    made = _field(setter, Style.MARK, "发文机关标志", *properties)
    look = made.find(qn("w:r")).rPr
    for each in (f'<w:w w:val="{scale}"/>', f'<w:sz w:val="{round(size * 2)}"/>'):
        look.append(element(each))
    return made


def _red_head(setter: Setter, shape: Official) -> None:
    size, _ = size_of(mark_of(shape), LARGEST_MARK, UPRIGHT_MM)
    line = f'w:line="{points(size)}" w:lineRule="exact"'
    above = f'<w:spacing w:before="{millimetres(MARK_TOP_MM)}" {line}/>'
    mark = _mark(setter, mark_of(shape), LARGEST_MARK, above)
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="9" w:color="{RED}"/></w:pBdr>'
    # Two blank lines of body type, then the number in a line of 18 pt of its own.
    number = _field(setter, Style.NUMBER, "发文字号", rule, _before(2 * LINE))
    _append(setter, mark, number, _field(setter, Style.TITLE, "标题"))


def _plain_head(setter: Setter) -> None:
    _append(
        setter,
        _field(setter, Style.TITLE, "标题", _before(0)),
        _field(setter, Style.NUMBER, "发文字号", _before(LINE / 2), '<w:jc w:val="right"/>'),
    )


def _letter_head(document: Document, setter: Setter, shape: Official) -> None:
    """On the first page only: the mark 30 mm from the edge, double rules 170 mm wide, no number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head, foot = section.first_page_header, section.first_page_footer
    head.is_linked_to_previous = foot.is_linked_to_previous = False
    size, _ = size_of(shape.issuer, LARGEST_LETTER_MARK, UPRIGHT_MM)
    over = [(LETTER_RULE_MM - UPRIGHT_MM) / 2 + side for side in (1, -1)]
    sides = f'<w:ind w:left="-{millimetres(over[0])}" w:right="-{millimetres(over[1])}"/>'
    line = f'<w:spacing w:line="{points(size * 1.1)}" w:lineRule="exact"/>'
    mark = _mark(
        setter, shape.issuer, LARGEST_LETTER_MARK, _double("bottom", "thickThin", 11), line, sides
    )
    number = _field(setter, Style.NUMBER, "发文字号", _before(14), '<w:jc w:val="right"/>')
    for part, paragraphs in ((head, (mark, number)), (foot, (_foot_rule(setter), None))):
        empty = part._element.find(qn("w:p"))
        for each in paragraphs:
            if each is not None:
                empty.addprevious(each)
        if part is head:
            part._element.remove(empty)
    _append(setter, _field(setter, Style.TITLE, "标题"))


def _foot_rule(setter: Setter) -> Element:
    frame = (
        f'<w:framePr w:w="{millimetres(LETTER_RULE_MM)}" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="page" w:x="{millimetres(20)}" w:y="{millimetres(297 - 20)}"/>'
    )
    return _paragraph(setter, Style.RULE, "", frame, _double("top", "thinThick", 0))


def _double(side: str, order: str, space: int) -> str:
    return (
        f'<w:pBdr><w:{side} w:val="{order}SmallGap" w:sz="24" w:space="{space}"'
        f' w:color="{RED}"/></w:pBdr>'
    )


def _trunk(setter: Setter, shape: Official) -> None:
    by, on = signature_indents(shape)
    _append(
        setter,
        _field(setter, Style.ADDRESSEE, "主送机关"),
        _field(setter, Style.BODY, "正文"),
        _field(setter, Style.ATTACHMENTS, "附件说明"),
        _field(setter, Style.SIGNATURE, "署名", "<w:keepNext/>", _before(2 * LINE), _right(by)),
        _field(setter, Style.SIGNATURE, "成文日期", _right(on)),
        _field(setter, Style.BODY, "附件"),
    )


def signature_indents(shape: Official) -> tuple[float, float]:
    """Characters to the right of organ and date: the date four, the organ centred on it (7.3.5.1)."""
    dated = full_widths(day_words(shape.signed_on)) if shape.signed_on else 0.0
    by = 4 + (dated - full_widths(shape.signature)) / 2
    pushed = max(0.0, -by)
    return by + pushed, 4 + pushed


def _colophon(setter: Setter, shape: Official, *, is_letter: bool) -> None:
    """At the foot of the last page, in a frame; a letter's has neither lines nor printer (10.1)."""
    frame = (
        f'<w:framePr w:w="{millimetres(UPRIGHT_MM)}" w:wrap="around" w:vAnchor="margin"'
        ' w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
    )
    hung = '<w:ind w:leftChars="400" w:left="1120" w:rightChars="100" w:right="280" w:hangingChars="300" w:hanging="840"/>'
    copies = _field(setter, Style.COLOPHON, "抄送", frame, hung)
    end = _paragraph(setter, Style.RULE, "")
    if is_letter:
        _append(setter, copies, end)
        return
    rules = [_rule(setter, frame, thick) for thick in (0.35, 0.25, 0.35)]
    printed = _printed(setter, shape, frame)
    _append(setter, rules[0], copies, rules[1], printed, rules[2], end)


def _printed(setter: Setter, shape: Official, frame: str) -> Element:
    """Printer to the left and date to the right of one line, narrowed where the line is too short."""
    edge = millimetres(UPRIGHT_MM) - 280
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>'
    both = '<w:ind w:leftChars="100" w:left="280"/>'
    text = "{{印发机关}}\t{{印发日期}}"
    made = _paragraph(setter, Style.COLOPHON, text, frame, tab, both)
    day = f"{day_words(shape.printed_on)}印发" if shape.printed_on else ""
    wanted = full_widths(shape.printer) + full_widths(day) + PRINTED_GAP
    if wanted > PRINTED_LINE:
        scale = f'<w:w w:val="{int(PRINTED_LINE / wanted * 100)}"/>'
        made.find(qn("w:r")).rPr.append(element(scale))
    return made


def _rule(setter: Setter, frame: str, thick_mm: float) -> Element:
    """A stretched dot: LibreOffice drops a frame whose paragraphs have unlike borders."""
    dot = io.BytesIO()
    Image.new("L", (1, 1)).save(dot, "PNG")
    made = _paragraph(setter, Style.RULE, "", frame, '<w:spacing w:line="240" w:lineRule="auto"/>')
    made.append(setter.picture(dot, UPRIGHT_MM, thick_mm, "版记分隔线"))
    return made


def _before(size: float) -> str:
    return f'<w:spacing w:before="{points(size)}"/>'


def _right(characters: float) -> str:
    hundredths, twips = round(characters * 100), points(characters * CHARACTER)
    return f'<w:ind w:rightChars="{hundredths}" w:right="{twips}"/>'
