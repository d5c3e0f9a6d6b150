"""A saved web page to plain lines: one block or table cell a line, scripts and styles left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ipcity.papers.incoming.limits import refused

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "optgroup",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg",
    "math", "select", "textarea", "button",
})  # fmt: skip
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*>")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NEWLINE = "\n"


def read_webpage(name: str, text: str) -> str:
    """The visible text of ``text``; the head's title is left out, the page's own headings stay."""
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    # libxml2 reads NUL as the end of the page.
    page = _DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    root = etree.fromstring(page, parser)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise refused(
            "too-deep", name, "的网页层次过深，读不完整。请把正文复制到 .docx 或 .txt 后上传。"
        )
    if root is None:
        return ""
    return _NEWLINE.join(_lines(_pieces(root)))


def _pieces(root: Any) -> Iterator[str]:
    """Text in reading order, with a line end wherever a block opens or closes."""
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            unseen += _is_unseen(element)
            if not unseen:
                yield from _opening(tag, element.text)
            continue
        if not unseen and tag in _BLOCKS:
            yield _NEWLINE
        unseen -= _is_unseen(element)
        if not unseen and element.tail:
            yield _plain(element.tail)


def _opening(tag: str, text: str | None) -> Iterator[str]:
    if tag in _BLOCKS or tag == "br":
        yield _NEWLINE
    if text:
        yield text.replace("\n", "\x00") if tag == "pre" else _plain(text)


def _plain(text: str) -> str:
    """Line ends of the page's source are mere spaces; between Chinese characters not even that."""
    return _SPACES.sub(" ", text)


def _is_unseen(element: Any) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


_ASCII_EDGE = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    for line in "".join(pieces).split(_NEWLINE):
        for part in line.split("\x00"):
            plain = _ASCII_EDGE.sub("", part.replace("\xa0", " ")).strip(" ")
            if plain:
                yield plain
