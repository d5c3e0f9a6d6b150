"""Setting blocks in the place of a field, and turning the page for what is too wide for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby

from ipcity.papers.official.blocks import AnnexHead, SetBlock, Setter
from ipcity.papers.official.documents import Heading, PageBreak, Table
from ipcity.papers.official.markup import Element, qn
from ipcity.papers.official.pages import continue_pages, turned_section
from ipcity.papers.official.styles import Style
from ipcity.papers.official.tables import is_wide, keep_with_next

_SECTION = f"{qn('w:pPr')}/{qn('w:sectPr')}"


def insert(setter: Setter, place: Element, blocks: Sequence[SetBlock]) -> None:
    """``blocks`` before the paragraph ``place``; wide tables stand together on landscape pages.

    The last of them stays with what follows: a signature never stands alone on its page (7.3.5).
    """
    turns = _turned(blocks) if place.getparent().tag == qn("w:body") else [False] * len(blocks)
    for turned, group in groupby(zip(blocks, turns, strict=True), lambda pair: pair[1]):
        members = [block for block, _ in group]
        (_insert_turned if turned else _insert)(setter, place, members)
    _keep_last(place)


def _turned(blocks: Sequence[SetBlock]) -> list[bool]:
    """Which blocks stand on a landscape page: wide tables, what joins them and what heads them."""
    turns = [isinstance(block, Table) and is_wide(block) for block in blocks]
    for at in reversed(range(len(blocks) - 1)):
        heads = isinstance(blocks[at], Heading | AnnexHead | PageBreak)
        turns[at] = turns[at] or (heads and turns[at + 1])
    return turns


def _insert(setter: Setter, place: Element, blocks: Iterable[SetBlock]) -> None:
    is_new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            is_new_page = True
            continue
        made = list(setter.elements(block))
        if is_new_page:
            _start_page(setter, place, made)
        is_new_page = False
        for each in made:
            place.addprevious(each)


def _start_page(setter: Setter, place: Element, made: list[Element]) -> None:
    """A break inside a paragraph would leave an empty line; the first paragraph itself breaks."""
    previous = place.getprevious()
    if previous is None or previous.find(_SECTION) is not None:
        return
    if made[0].tag != qn("w:p"):
        made.insert(0, setter.paragraph(Style.RULE, ()))
    made[0].get_or_add_pPr().get_or_add_pageBreakBefore()


def _insert_turned(setter: Setter, place: Element, blocks: Sequence[SetBlock]) -> None:
    governing = _governing(place)
    _end_section(setter, place, deepcopy(governing))
    _insert(setter, place, blocks)
    _end_section(setter, place, turned_section(governing))
    continue_pages(governing)


def _end_section(setter: Setter, place: Element, section: Element) -> None:
    """``section`` ends with what stands before ``place``; at the document's start there is none."""
    last = place.getprevious()
    if last is None or last.find(_SECTION) is not None:
        return
    if last.tag != qn("w:p"):
        last = setter.paragraph(Style.RULE, ())
        place.addprevious(last)
    last.get_or_add_pPr()._insert_sectPr(section)


def _governing(place: Element) -> Element:
    """The section in which ``place`` stands: the next one that ends after it."""
    for later in place.itersiblings(qn("w:p")):
        section = later.find(_SECTION)
        if section is not None:
            return section
    return place.getparent().find(qn("w:sectPr"))


def _keep_last(place: Element) -> None:
    last = place.getprevious()
    if last is None or last.tag != qn("w:p") or last.find(_SECTION) is not None:
        return
    last.get_or_add_pPr().get_or_add_keepNext()
    above = last.getprevious()
    if above is not None and above.tag == qn("w:tbl"):
        keep_with_next(above.findall(qn("w:tr"))[-1])
