"""An official document becomes a Word file: its values go into the fields of a template."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ipcity.domain.terms.days import day_words
from ipcity.papers.official.blocks import AnnexHead, AttachmentLine, SetBlock
from ipcity.papers.official.documents import Chart, Format, Official, PageBreak, Table
from ipcity.papers.official.layouts import layout, mark_of
from ipcity.papers.official.packages import opened, packed
from ipcity.papers.official.pages import label_pages
from ipcity.papers.official.templates import Value, fill_document
from ipcity.papers.official.titles import balanced

# What a template may name besides the tables and charts of the paper (表:…, 图:…).
FIELDS = (
    "发文机关标志", "发文字号", "标题", "主送机关", "正文", "附件说明", "署名", "成文日期", "附件",
    "抄送", "印发机关", "印发日期",
)  # fmt: skip


def write(official: Official, template: bytes | None = None, script: Path | None = None) -> bytes:
    """``official`` as a .docx after the default template or a unit's own; the same bytes each time.

    Refused for a template with unknown fields; ``script`` is where the charts' script lies.
    """
    if template is None:
        document = layout(official.format, official, with_red_head=official.with_red_head)
    else:
        document = opened(template)
    setter = fill_document(document, values_of(official), script)
    if official.is_demonstration:
        label_pages(document, setter.wardrobe)
    told = document.core_properties
    told.title, told.author, told.comments = official.title, official.issuer, ""
    return packed(document)


def values_of(official: Official) -> dict[str, Value]:
    """Every field that a template may name, with what this paper puts there."""
    values: dict[str, Value] = {
        "发文机关标志": mark_of(official),
        # A draft has no number yet, but its line stays.
        "发文字号": official.number or ("　" if _has_line(official) else ""),
        "标题": balanced(official.title),
        "主送机关": f"{official.addressee.rstrip('：:')}：" if official.addressee else "",
        "正文": official.body,
        "附件说明": _attachments(official),
        "署名": official.signature,
        "成文日期": _day(official.signed_on),
        "附件": tuple(_annexes(official)),
        "抄送": f"抄送：{official.copies.rstrip('。')}。" if official.copies else "",
        "印发机关": official.printer,
        "印发日期": f"{_day(official.printed_on)}印发" if official.printed_on else "",
    }
    everywhere = (*official.body, *(each for annex in official.annexes for each in annex.body))
    for block in everywhere:
        if isinstance(block, Table | Chart):
            word = "表" if isinstance(block, Table) else "图"
            values[f"{word}:{block.caption}"] = (block,)
    return values


def _has_line(official: Official) -> bool:
    return official.format is Format.DOCUMENT and official.with_red_head


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _attachments(official: Official) -> tuple[AttachmentLine, ...]:
    names = official.attachments or tuple(each.title for each in official.annexes)
    return tuple(AttachmentLine(name, at, len(names)) for at, name in enumerate(names))


def _annexes(official: Official) -> Iterator[SetBlock]:
    for at, annex in enumerate(official.annexes, 1):
        yield PageBreak()
        yield AnnexHead("附件" if len(official.annexes) == 1 else f"附件{at}", annex.title)
        yield from annex.body
