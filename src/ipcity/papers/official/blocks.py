"""Blocks become paragraphs, tables and pictures in one Word document, its bound numbers bookmarked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from docx.document import Document
from docx.shared import Mm

from ipcity.papers.official import charts
from ipcity.papers.official.documents import (
    BOOKMARK,
    Block,
    Chart,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
)
from ipcity.papers.official.markup import Element, element, points, qn, run
from ipcity.papers.official.styles import CHARACTER, HEADINGS, LINE, Style, Wardrobe, dress
from ipcity.papers.official.tables import UPRIGHT_MM, table_element
from ipcity.papers.official.titles import balanced

_NUMBERED = re.compile(r"(表|图)\s*\d")


@dataclass(frozen=True)
class AttachmentLine:
    """A line of 附件说明; what wraps stands under the first character of the name (7.3.4)."""

    text: str
    at: int
    count: int


@dataclass(frozen=True)
class AnnexHead:
    """附件 and its number in the corner, the title on the third line (7.3.7)."""

    mark: str
    title: str


SetBlock = Block | AttachmentLine | AnnexHead


@dataclass
class Setter:
    """Sets blocks into ``document``; a key that is quoted again gets no second bookmark."""

    document: Document
    script: Path | None = None
    wardrobe: Wardrobe = field(init=False)
    _quoted: set[str] = field(init=False)
    _marks: int = field(init=False)
    _captions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wardrobe = dress(self.document)
        starts = list(self.document.element.body.iter(qn("w:bookmarkStart")))
        self._quoted = {each.get(qn("w:name")) for each in starts}
        self._marks = max((int(each.get(qn("w:id"))) for each in starts), default=0)

    def elements(self, block: SetBlock) -> Iterator[Element]:
        """What ``block`` becomes, in order."""
        match block:
            case Heading():
                yield self.paragraph(HEADINGS[block.level], block.runs)
            case Paragraph():
                yield self.paragraph(Style.BODY, block.runs)
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case AttachmentLine():
                yield self._attachment(block)
            case AnnexHead():
                yield self.paragraph(Style.ANNEX_MARK, (Run(block.mark),))
                yield self._annex_title(block.title)
            case PageBreak():
                yield element('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            case _:
                assert_never(block)

    def paragraph(self, style: Style, runs: Runs, align: str = "") -> Element:
        made = element(f'<w:p><w:pPr><w:pStyle w:val="{self.wardrobe.ids[style]}"/></w:pPr></w:p>')
        if align and align != "left":
            made.pPr.append(element(f'<w:jc w:val="{align}"/>'))
        for each in self.runs(runs, style):
            made.append(each)
        return made

    def runs(self, runs: Runs, style: Style) -> Iterator[Element]:
        for each in runs:
            yield from self.marked(each, run(each.text, self.wardrobe.fonts[style]))

    def marked(self, quoted: Run, made: Element) -> Iterator[Element]:
        """``made`` between the ends of the bookmark of the number that it quotes."""
        name = BOOKMARK + quoted.number
        if not quoted.number or name in self._quoted:
            yield made
            return
        self._quoted.add(name)
        self._marks += 1
        yield element(f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>')
        yield made
        yield element(f'<w:bookmarkEnd w:id="{self._marks}"/>')

    def _attachment(self, line: AttachmentLine) -> Element:
        first = "附件：" if line.at == 0 else ""
        number = f"{line.at + 1}.\t" if line.count > 1 else ""
        made = self.paragraph(Style.ATTACHMENTS, (Run(f"{first}{number}{line.text}"),))
        left = 6 if number else 5
        hung = len(first) + (1 if number else 0)
        made.pPr.append(element(hanging(left, hung)))
        if first:
            made.pPr.insert(1, element(f'<w:spacing w:before="{points(LINE)}"/>'))
        return made

    def _annex_title(self, title: str) -> Element:
        made = self.paragraph(Style.TITLE, (Run(balanced(title)),))
        made.pPr.append(element(f'<w:spacing w:before="{points(LINE)}" w:after="{points(LINE)}"/>'))
        return made

    def _table(self, table: Table) -> Iterator[Element]:
        if table.caption:
            caption = self.paragraph(Style.CAPTION, (Run(self._caption("表", table.caption)),))
            caption.pPr.get_or_add_keepNext()
            yield caption
        yield table_element(table, self.paragraph)
        # Two tables that touch become one in Word.
        yield self._under_table(table.notes)

    def _under_table(self, notes: str) -> Element:
        if notes:
            return self.paragraph(Style.NOTES, (Run(notes),))
        gap = self.paragraph(Style.RULE, ())
        gap.pPr.append(element(f'<w:spacing w:after="{points(8)}"/>'))
        return gap

    def _chart(self, chart: Chart) -> Iterator[Element]:
        caption = self._caption("图", chart.caption)
        share = min(1.0, UPRIGHT_MM / chart.width_mm)
        width, height = chart.width_mm * share, chart.height_mm * share
        drawn = charts.picture(chart.option, width, height, self.script)
        held = self.paragraph(Style.PICTURE, ())
        held.append(self.picture(io.BytesIO(drawn), width, height, caption))
        yield held
        yield self.paragraph(Style.CAPTION, (Run(caption),))

    def picture(self, image: io.BytesIO, width_mm: float, height_mm: float, told: str) -> Element:
        """A run that holds ``image``; ``told`` is read aloud to those who do not see it."""
        inline = self.document.part.new_pic_inline(image, Mm(width_mm), Mm(height_mm))
        inline.docPr.set("descr", told)
        # Left out, LibreOffice takes an eighth of an inch.
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        made = element("<w:r><w:drawing/></w:r>")
        made[0].append(inline)
        return made

    def _caption(self, word: str, text: str) -> str:
        """``text`` with the next number, unless it brings its own."""
        self._captions[word] = self._captions.get(word, 0) + 1
        return text if _NUMBERED.match(text) else f"{word}{self._captions[word]}　{text}"


def hanging(left: int, hung: int) -> str:
    """The indent, in characters, of a paragraph whose first line stands ``hung`` to the left of it."""
    return (
        f'<w:ind w:leftChars="{left * 100}" w:left="{points(left * CHARACTER)}"'
        f' w:hangingChars="{hung * 100}" w:hanging="{points(hung * CHARACTER)}"/>'
    )
