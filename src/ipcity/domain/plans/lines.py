"""The physical lines of a document and which of them make one paragraph.

Copies wrap paragraphs by hand, put page numbers between or inside lines, and leave blank lines or none.
Nothing is changed: lines are only grouped, and page numbers left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans.facts import Span
from ipcity.domain.terms.numbers import fold

INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_SAME: Final = {
    **str.maketrans("(﹙［[【〖{", "（（〔〔〔〔〔"),
    **str.maketrans(")﹚］]】〗}", "））〕〕〕〕〕"),
    **str.maketrans("〈«」』「『", "《《””““"),
    **str.maketrans("〉»;!?﹔", "》》；！？；"),
    **str.maketrans("＂｡､", '"。、'),
}
_WIDE_THOUSANDS: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_TERMINAL: Final = "。；！？：…"
_PAGE_LINE: Final = re.compile(r"[-—·\s]*\d{1,4}[-—·\s]*|第\d{1,4}页.{0,12}")
_SURE_PAGE_LINE: Final = re.compile(r"[-—]\s*\d{1,4}\s*[-—]|第\d{1,4}页.{0,12}")
_INLINE_PAGE: Final = re.compile(r"(?<=[^\x00-\x7f—]) (\d{1,3}) (?=[^\x00-\x7f—])")
_FEWEST_INLINE_PAGES: Final = 3
_BEGINS_ITEM: Final = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章.]|（[一二三四五六七八九十]{1,4}）|\d{1,3}[.、](?!\d)|（\d{1,2}）|[—-]{2,3}|"
    r"[—-](?=[^\d—-])|[①-⑳●•◆■▪□㈠-㈩]|专栏|\d{1,3}[\ue000-\uf8ff]|附件"
)
_BEGINS_LABEL: Final = re.compile(r"（?(?:责任|牵头|配合)(?:单位|部门)：")
_ENDS_IN_HEADING: Final = re.compile(
    r"[。）](?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)[^。，；]{2,24}$"
)
_HEADING_WORD: Final = re.compile(
    r"(?:工程|行动|计划|任务|措施|要求|目标|保障|体系|机制|领导|力度)$"
)
# Before the text begins, lines end where a title, an organ or a day ends.
_FRONT_LINES: Final = 14
_FRONT_END: Final = re.compile(
    r"(?:方案|计划|规划|意见|措施|通知|办法|要点|清单|纲要)(?:（[^（）]{4,20}）)?$|^（.{4,24}）$|\d日$|号）?$"
)
_SIGNATURE: Final = re.compile(r"(?:人民政府|办公室|办公厅|委员会|国务院)$")
_DAY: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")


@dataclass(frozen=True)
class Line:
    """A physical line: its folded characters, where it starts, its bare words, and what stood above."""

    start: int
    text: str
    bare: str
    spaced: bool
    after_page: bool = False


@dataclass(frozen=True)
class Layout:
    """The paragraphs as groups of lines, whether they were wrapped by hand, and the page numbers."""

    groups: tuple[tuple[Line, ...], ...]
    wrapped: bool
    page_numbers: tuple[Span, ...]


def layout(text: str) -> Layout:
    """Group the lines of a text; linear in its length."""
    folded = fold(_WIDE_THOUSANDS.sub(",", text)).translate(_SAME)
    inline = _inline_pages(folded)
    for start, end in inline:
        folded = folded[:start] + " " * (end - start) + folded[end:] if len(inline) < 64 else folded
    lines = list(_lines(folded))
    width = _wrap_width(lines)
    kept, pages = _without_pages(lines, width is not None)
    return Layout(tuple(_groups(kept, width)), width is not None, tuple(sorted([*inline, *pages])))


def _inline_pages(text: str) -> list[Span]:
    """Numbers alone between two spaces that count on by one through the whole text: 1 … 2 … 3."""
    found = list(_INLINE_PAGE.finditer(text))
    if not _FEWEST_INLINE_PAGES <= len(found) < 64:
        return []
    chain: list[Span] = []
    expected = int(found[0][1])
    for match in found:
        if int(match[1]) == expected:
            chain.append(match.span(1))
            expected += 1
    return chain if len(chain) >= max(_FEWEST_INLINE_PAGES, len(found) * 0.7) else []


def _lines(folded: str) -> Iterator[Line]:
    start, spaced = 0, False
    for raw in folded.split("\n"):
        bare = raw.strip(INVISIBLE + " \t\r\u3000\u2003\u00a0")
        if bare:
            yield Line(start, raw, bare, spaced)
        spaced = not bare
        start += len(raw) + 1


def _without_pages(lines: Sequence[Line], wrapped: bool) -> tuple[list[Line], list[Span]]:
    pattern = _PAGE_LINE if wrapped else _SURE_PAGE_LINE
    kept: list[Line] = []
    pages: list[Span] = []
    after_page = False
    for line in lines:
        if pattern.fullmatch(line.bare):
            pages.append((line.start, line.start + len(line.text)))
            after_page = True
            continue
        kept.append(
            Line(line.start, line.text, line.bare, line.spaced and not after_page, after_page)
        )
        after_page = False
    return kept, pages


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the document is wrapped by hand, or None for one paragraph a line."""
    if len(lines) < 12:
        return None
    lengths = sorted(len(line.bare) for line in lines)
    broken = sum(
        1 for line in lines if len(line.bare) > 12 and line.bare[-1] not in _TERMINAL + "）”"
    )
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= 60 and broken > len(lines) * 0.45 else None


def _groups(lines: Sequence[Line], width: int | None) -> Iterator[tuple[Line, ...]]:
    spaced = sum(line.spaced for line in lines)
    blank_parts = len(lines) * 0.03 < spaced < len(lines) * 0.6
    group: list[Line] = []
    open_bracket = False
    for index, line in enumerate(lines):
        if group and _continues(group[-1], line, width, open_bracket, blank_parts, index):
            group.append(line)
        else:
            if group:
                yield tuple(group)
            group, open_bracket = [line], False
        open_bracket = _left_open(line.bare, open_bracket)
    if group:
        yield tuple(group)


def _left_open(bare: str, before: bool) -> bool:
    """Whether a bracket opened on this line (or before) is still open at its end."""
    opened, closed = bare.rfind("（"), bare.rfind("）")
    return opened > closed or (before and closed < 0)


def _continues(
    line: Line,
    following: Line,
    width: int | None,
    open_bracket: bool,
    blank_parts: bool,
    index: int,
) -> bool:
    if _BEGINS_ITEM.match(following.bare) or (
        not open_bracket and _BEGINS_LABEL.match(following.bare)
    ):
        return False
    if open_bracket and (width or following.after_page or -1 < following.bare.find("）") < 60):
        return True
    if following.after_page and line.bare[-1] not in "。！？":
        return True
    if width is None:
        return line.bare[-1] in "，、" and len(line.bare) > 12
    if index < _FRONT_LINES and _ends_front(line, following):
        return False
    if following.spaced and blank_parts and line.bare[-1] not in "，、":
        return False
    return _fills(line, width)


def _ends_front(line: Line, following: Line) -> bool:
    if len(line.bare) <= 45 and _FRONT_END.search(line.bare):
        return True
    return bool(_SIGNATURE.search(line.bare) and _DAY.match(following.bare))


def _fills(line: Line, width: int) -> bool:
    """Whether a line of a wrapped text is full, so that its paragraph goes on."""
    glued = _ENDS_IN_HEADING.search(line.bare)
    if glued and (len(line.bare) < width - 2 or _HEADING_WORD.search(line.bare)):
        return False
    if line.bare[-1] in _TERMINAL:
        return len(line.bare) >= width - 2 and line.bare[-1] in "；："
    if _BEGINS_ITEM.match(line.bare) and len(line.bare) < min(18, width - 4):
        return False
    return len(line.bare) >= min(15, width - 3)
