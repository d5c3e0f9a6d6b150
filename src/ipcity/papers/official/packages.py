"""A Word file in and out: what is opened is looked through first, what is written is always the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib

from docx import Document as open_document
from docx.document import Document
from lxml import etree

from ipcity.domain.errors import Refused

BASIS = "公文模板的格式"
MAX_BYTES, MAX_UNPACKED, MAX_PARTS = 10_000_000, 60_000_000, 500
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_LINK = "/hyperlink"


def opened(content: bytes) -> Document:
    """The Word document in ``content``; Refused for another file and for one that reaches outside."""
    if len(content) > MAX_BYTES:
        raise _refused("too-large", f"模板超过 {MAX_BYTES // 1_000_000} MB，请压缩其中的图片。")
    try:
        _look_through(content)
        return open_document(io.BytesIO(content))
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, etree.XMLSyntaxError) as broken:
        raise _refused("not-word", "不是可读的 Word 文件，请另存为 .docx 后再上传。") from broken


def packed(document: Document) -> bytes:
    """``document`` as bytes that depend on nothing but its content: no clock, no machine."""
    written, made = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as loose, zipfile.ZipFile(made, "w") as tidy:
        for name in loose.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            tidy.writestr(entry, loose.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _look_through(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if "word/document.xml" not in names:
            raise _refused("not-word", "不是 Word 文件，请上传 .docx 模板。")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise _refused("macros", "模板含有宏，请另存为不含宏的 .docx 后再上传。")
        left = MAX_UNPACKED
        for name in names if len(names) <= MAX_PARTS else ():
            with package.open(name) as part:
                unpacked = part.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                break
            _check_part(name, unpacked)
        if left < 0 or len(names) > MAX_PARTS:
            raise _refused("too-large", "模板解压后过大，请删去图片和多余内容后再上传。")


def _check_part(name: str, part: bytes) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    if any(mark in part for mark in _DOCTYPES):
        raise _refused("entities", "模板含有 DTD 声明，请另存为普通 .docx 后再上传。")
    if name.endswith(".rels"):
        for relation in etree.fromstring(part, etree.XMLParser(resolve_entities=False)):
            if relation.get("TargetMode") == "External" and not _is_link(relation.get("Type", "")):
                raise _refused(
                    "outside", "模板引用了外部文件（图片或附加模板），请改为嵌入后再上传。"
                )


def _is_link(kind: str) -> bool:
    return kind.endswith(_LINK)


def _refused(code: str, sentence: str) -> Refused:
    return Refused(f"template-{code}", sentence, BASIS)
