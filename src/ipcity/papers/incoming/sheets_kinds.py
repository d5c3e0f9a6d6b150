"""What a sheet file is by its content; the extension of its name decides nothing."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.papers.incoming import sheets_limits as limits
from ipcity.papers.incoming.sheets_limits import damaged, refused


class Kind(StrEnum):
    XLSX = "xlsx"
    BINARY = "binary"  # xls, xlsb, ods: read by calamine without a second look at the package
    TEXT = "text"
    HTML = "html"
    XML2003 = "xml"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # BIFF without a container
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "pdf", "是 PDF，其中的表格次序不可靠。请上传 .xlsx 或 .csv 版本的原表。"),
    (b"{\\rtf", "rtf", "是 RTF 文档，不是表格。请把表格复制到 Excel，另存为 .xlsx 后再上传。"),
    (b"\x89PNG", "image", "是图片，不是表格。请上传 .xlsx 或 .csv。"),
    (b"\xff\xd8\xff", "image", "是图片，不是表格。请上传 .xlsx 或 .csv。"),
    (b"GIF8", "image", "是图片，不是表格。请上传 .xlsx 或 .csv。"),
    (b"Rar!", "archive", "是压缩包，请解压后上传其中的表格。"),
    (b"7z\xbc\xaf", "archive", "是压缩包，请解压后上传其中的表格。"),
    (b"\x1f\x8b", "archive", "是压缩包，请解压后上传其中的表格。"),
    (b"SQLite format 3", "database", "是数据库文件，不是表格。请导出为 .xlsx 或 .csv 后再上传。"),
    (b"PAR1", "database", "是数据文件，不是表格。请导出为 .xlsx 或 .csv 后再上传。"),
    (b"MZ", "not-a-sheet", "是程序，不是表格，不能上传。"),
    (b"\x7fELF", "not-a-sheet", "是程序，不是表格，不能上传。"),
)
_OTHER_PACKAGES = (
    ("word/", "document", "是 Word 文档，不是表格。请把表格复制到 Excel，另存为 .xlsx 后再上传。"),
    ("ppt/", "document", "是演示文稿，不是表格。请上传 .xlsx 或 .csv。"),
    ("OFD.xml", "ofd", "是 OFD 版式文件，其中的表格次序不可靠。请上传 .xlsx 或 .csv 版本的原表。"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta)\b", re.IGNORECASE)
_XML2003 = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
_MAIL = re.compile(rb"\s{0,20}(?:MIME-Version:|From:|Content-Type:\s*multipart)", re.IGNORECASE)


def kind_of(name: str, path: Path) -> Kind:
    """The reader the content calls for; Refused says what a foreign file is and what to do."""
    with path.open("rb") as file:
        head = file.read(65_536)
    _check_size(name, path, head)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(name, path)
    if head.startswith(_OLE):
        return _compound(name, path)
    if head[:2] in _OLD_STREAMS and len(head) > 4 and head[3] == 0:
        return Kind.BINARY
    for magic, code, sentence in _FOREIGN:
        if head.lstrip(b"\r\n \t").startswith(magic):
            raise refused(code, name, sentence)
    return _text(name, head)


def _check_size(name: str, path: Path, head: bytes) -> None:
    size = path.stat().st_size
    if size > limits.MAX_BYTES:
        raise refused(
            "too-big",
            name,
            f"有 {size / 1024 / 1024:.0f} MB，超过 {limits.MAX_BYTES // 1024 // 1024} MB 的上限。"
            "请去掉图片，或分成几个文件上传。",
        )
    if size < 65_536 and not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff,;"):
        raise refused("empty", name, "是空的，请确认选对了文件，或打开原文件另存一次再上传。")


def _text(name: str, head: bytes) -> Kind:
    plain = head.replace(b"\x00", b"")  # UTF-16 looks the same without its zero bytes
    if _XML2003.search(plain):
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise refused("entities", name, "含有 DTD 声明，不予读取。" + _SAVE_AS)
        return Kind.XML2003
    if _MAIL.match(plain) and b"multipart" in plain.lower():
        raise refused("web-archive", name, "是单文件网页（.mht），" + _SAVE_AS)
    return Kind.HTML if _HTML.search(plain[:20_000]) else Kind.TEXT


def _package(name: str, path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise damaged(name) from broken
    parts = [entry.filename for entry in entries]
    if len(entries) > limits.MAX_PARTS or _unpacked(entries) > limits.MAX_UNPACKED_BYTES:
        raise refused("unpacks-too-big", name, "解压后过大，不予读取。请分成几个文件上传。")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refused("encrypted", name, "设有打开密码。请取消密码，另存后再上传。")
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise refused("macros", name, "含有宏。请另存为不含宏的 .xlsx 后再上传。")
    if "xl/workbook.xml" in parts or any(part.startswith("xl/worksheets/") for part in parts):
        return Kind.XLSX
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        return Kind.BINARY
    for mark, code, sentence in _OTHER_PACKAGES:
        if any(part.startswith(mark) for part in parts):
            raise refused(code, name, sentence)
    raise refused("archive", name, "是压缩包，请解压后上传其中的表格。")


def _unpacked(entries: list[zipfile.ZipInfo]) -> int:
    return sum(entry.file_size for entry in entries)


def _compound(name: str, path: Path) -> Kind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _encrypted(name)
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return Kind.BINARY
    if "WordDocument".encode("utf-16-le") in content:
        raise refused("document", name, _OTHER_PACKAGES[0][2])
    raise refused("not-a-sheet", name, "不是表格。请上传 .xlsx、.xls 或 .csv。")


def _encrypted(name: str) -> Refused:
    return refused("encrypted", name, "设有打开密码。请取消密码，另存后再上传。")
