"""Bytes to characters: byte-order marks, a page's own declaration, UTF-8, GB18030, then a guess."""

from __future__ import annotations

import codecs
import re

from ipcity.papers.incoming.limits import refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^<>]{0,300}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_GB_NAMES = frozenset({"gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb_2312-80", "hz-gb-2312"})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# One broken character in a thousand still leaves a readable plan; U+FFFD shows where it broke.
_TOLERATED = 1000
# The everyday half of GB 2312 fills the lead bytes B0–D7; other bytes read as GB18030 miss it.
_EVERYDAY = (0xB0, 0xD7)


def decode(name: str, content: bytes) -> tuple[str, str]:
    """(text, codec name) of ``content``; Refused where no reading makes sense."""
    found = _marked(content) or _as_utf8(content) or _declared(content) or _guessed(content)
    if found is None or _looks_binary(found[0]):
        raise refused(
            "not-a-document",
            name,
            "不是可识别的文档。请上传 .docx、.txt（UTF-8 或 GB18030 编码）、Markdown 或网页文件。",
        )
    return found


def _marked(content: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content, encoding)
    return None


def _as_utf8(content: bytes) -> tuple[str, str] | None:
    """Ahead of what a page declares: saved again it often lies, and other text is no valid UTF-8."""
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return None


def _declared(content: bytes) -> tuple[str, str] | None:
    declared = _META.search(content[:4096])
    if declared is None:
        return None
    label = declared.group(1).decode("ascii").lower()
    try:
        encoding = "gb18030" if label in _GB_NAMES else codecs.lookup(label).name
        return content.decode(encoding), encoding
    except (LookupError, UnicodeError):
        return None


def _guessed(content: bytes) -> tuple[str, str] | None:
    everyday = _is_everyday_chinese(content)
    if everyday:
        try:
            return content.decode("gb18030"), "gb18030"
        except UnicodeDecodeError:
            pass
    found = _lenient(content, "utf-8")
    if found is None and everyday:
        found = _lenient(content, "gb18030")
    return found or _last_resort(content)


def _lenient(content: bytes, encoding: str) -> tuple[str, str] | None:
    text = content.decode(encoding, errors="replace")
    return (text, encoding) if text.count("\ufffd") * _TOLERATED <= len(text) + _TOLERATED else None


def _is_everyday_chinese(content: bytes) -> bool:
    """Whether most double-byte characters, read as GB18030, are everyday ones or punctuation."""
    everyday = other = at = 0
    sample = content[:200_000]
    while at < len(sample):
        if sample[at] < 0x80:
            at += 1
            continue
        usual = _EVERYDAY[0] <= sample[at] <= _EVERYDAY[1] or 0xA1 <= sample[at] <= 0xA9
        if usual and at + 1 < len(sample) and sample[at + 1] >= 0xA1:
            everyday += 1
        else:
            other += 1
        at += 2
    return everyday > 4 * other


def _last_resort(content: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # slow import

    best = from_bytes(content[:1_000_000]).best()
    if best is None:
        return None
    try:
        return content.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        return _lenient(content, best.encoding)


def _looks_binary(text: str) -> bool:
    return len(_CONTROLS.findall(text)) * 200 > len(text)
