"""What a file is by its content: first the leading bytes, then the shape of its text."""

from __future__ import annotations

import re
from enum import StrEnum

from ipcity.domain.errors import Refused
from ipcity.papers.incoming.limits import refused


class Kind(StrEnum):
    TXT = "txt"
    MARKDOWN = "markdown"
    DOCX = "docx"
    HTML = "html"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SAVE_AS = "请用 WPS 或 Word 打开，另存为 .docx 后再上传。"
_RENAME = "请重新选择文件；确是纯文本的，请把扩展名改为 .txt。"

# Leading bytes of what is certainly not a text, with the word a clerk would use for it.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "rtf", "是 RTF 格式，" + _SAVE_AS),
    (b"\x89PNG", "image", "是图片，不含文字。请上传文字版的 .docx 或 .txt。"),
    (b"\xff\xd8\xff", "image", "是图片，不含文字。请上传文字版的 .docx 或 .txt。"),
    (b"GIF8", "image", "是图片，不含文字。请上传文字版的 .docx 或 .txt。"),
    (b"II*\x00", "image", "是图片，不含文字。请上传文字版的 .docx 或 .txt。"),
    (b"MM\x00*", "image", "是图片，不含文字。请上传文字版的 .docx 或 .txt。"),
    (b"Rar!", "archive", "是压缩包，请解压后上传其中的方案文件。"),
    (b"7z\xbc\xaf", "archive", "是压缩包，请解压后上传其中的方案文件。"),
    (b"\x1f\x8b", "archive", "是压缩包，请解压后上传其中的方案文件。"),
    (b"MZ", "not-a-document", "是程序，不是文档，不能上传。"),
    (b"\x7fELF", "not-a-document", "是程序，不是文档，不能上传。"),
)


def is_word(name: str, content: bytes) -> bool:
    """True for a zip package (the Word reader looks further); foreign formats are refused here."""
    if content.startswith(_ZIP):
        return True
    if content.startswith(_OLE):
        raise _refuse_compound_file(name, content)
    if b"%PDF-" in content[:1024]:
        raise refused(
            "pdf", name, "是 PDF，其中的文字次序不可靠。请上传 .docx、网页或 .txt 版本的原文。"
        )
    for magic, code, sentence in _FOREIGN:
        if content.startswith(magic):
            raise refused(code, name, sentence)
    if name.lower().endswith(".docx"):
        raise refused("not-word", name, "不是 Word 文件，只是用了 .docx 的扩展名。" + _RENAME)
    return False


def _refuse_compound_file(name: str, content: bytes) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refused("encrypted", name, "设有打开密码。请取消密码，另存后再上传。")
    return refused("old-word", name, "是旧版 Office 文件（.doc、.wps 等），" + _SAVE_AS)


_HTML_START = re.compile(
    r"\s{0,200}(?:<\?xml[^<>]{0,200}>\s{0,200})?(?:<!--[^>]{0,2000}-->\s{0,200})*"
    r"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE,
)
_HTML_BLOCK = re.compile(
    r"</?(?:p|div|span|br|table|tr|td|li|h[1-6]|section|article)\b[^<>]{0,500}>", re.I
)
_WORD_XML = re.compile(r"<\?mso-application|<(?:w:wordDocument|pkg:package)\b")
_MAIL = re.compile(r"\s{0,20}(?:MIME-Version:|From:|Content-Type:\s*multipart)", re.IGNORECASE)
_MARKDOWN_LINE = re.compile(
    r"^(?:#{1,6}[ \t]+\S|\|?[ \t]*:?-{3,}:?[ \t]*\||```"
    r"|!?\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|\*\*[^*\n]{1,200}\*\*)",
    re.MULTILINE,
)


def kind_of_text(name: str, text: str) -> Kind:
    """The reader for decoded text; a name ending in .md decides only between txt and markdown."""
    head = text[:20_000]
    if _WORD_XML.search(head):
        raise refused("word-xml", name, "是 Word 的 XML 单文件格式，" + _SAVE_AS)
    if _MAIL.match(head) and "multipart" in head:
        raise refused("web-archive", name, "是单文件网页（.mht），" + _SAVE_AS)
    if _HTML_START.match(head) or len(_HTML_BLOCK.findall(head)) >= 4:
        return Kind.HTML
    if name.lower().endswith((".md", ".markdown")) or _MARKDOWN_LINE.search(head):
        return Kind.MARKDOWN
    return Kind.TXT
