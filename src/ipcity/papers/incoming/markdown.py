"""Markdown to plain lines: marks go, words stay, lists keep their markers, a cell is a line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?=[ \t])")
_RULE = re.compile(r"^ {0,3}([-*_=])[ \t]*(?:\1[ \t]*){2,}$")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S+.*$")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:[ \t]*")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

# Applied in this order to the text of one line; every pattern stops at its own closing mark, so a
# line of a million unmatched marks is still read once.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
    (re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]*)>"), r"\1"),
    (re.compile(r"<br[ \t]*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    *[(re.compile(r"(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1"), r"\2")] * 2,  # twice: *em* in **strong**
    (re.compile(r"(?<![^\W_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![^\W_])"), r"\2"),
    (re.compile(r"~~([^~]+)~~"), r"\1"),
)
_CODE = re.compile(r"(`+)([^`]+)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped characters wait in a private-use block while marks are removed around them.
_PARKED = 0xF0000


def read_markdown(text: str) -> str:
    return "\n".join(_lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _lines(source: list[str]) -> Iterator[str]:
    fence = ""
    for index, line in enumerate(source):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening.group(1).startswith(fence):
                fence = ""
            else:
                yield line
        elif opening:
            fence = opening.group(1)
        elif "|" in line and _in_table(source, index):
            yield from _cells(line)
        else:
            yield from _block(line)


def _block(line: str) -> Iterator[str]:
    line = _QUOTE.sub("", line)
    if _REFERENCE.match(line):
        return
    if _RULE.match(line) or (line.strip() and not line.strip("= \t")):
        yield ""
        return
    heading = _HEADING.match(line)
    body = _heading(line[heading.end() :]) if heading else _FOOTNOTE.sub("", line)
    yield _inline(body.removesuffix("\\")).rstrip(" \t")


def _heading(rest: str) -> str:
    """A heading may close with as many marks as it likes, after a space."""
    rest = rest.strip(" \t")
    bare = rest.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else rest


def _in_table(source: list[str], index: int) -> bool:
    """Whether the line opens with a bar, is a table's rule, or stands as the head above one."""
    if _TABLE_RULE.match(source[index]) and "|" in source[index]:
        return True
    if (
        index + 1 < len(source)
        and "|" in source[index + 1]
        and _TABLE_RULE.match(source[index + 1])
    ):
        return True
    return source[index].lstrip().startswith("|")


def _cells(line: str) -> Iterator[str]:
    if _TABLE_RULE.match(line):
        return
    row = _parked(line).strip().removeprefix("|").removesuffix("|")
    for cell in filter(None, row.split("|")):
        plain = _inline(_unparked(cell, keep_escape=True)).strip()
        if plain:
            yield plain


def _inline(line: str) -> str:
    line = _CODE.sub(lambda code: _park(code.group(2).strip()), _parked(line))
    for pattern, plain in _INLINE:
        line = pattern.sub(plain, line)
    return _unparked(html.unescape(line))


def _park(characters: str) -> str:
    return "".join(chr(_PARKED + ord(c)) if "!" <= c <= "~" else c for c in characters)


def _parked(line: str) -> str:
    return _ESCAPED.sub(lambda escaped: _park(escaped.group(1)), line)


def _unparked(line: str, *, keep_escape: bool = False) -> str:
    mark = "\\" if keep_escape else ""
    return re.sub(
        f"[{chr(_PARKED + 0x21)}-{chr(_PARKED + 0x7E)}]",
        lambda parked: mark + chr(ord(parked.group()) - _PARKED),
        line,
    )
