"""The zip package around a Word document: which parts it holds, unpacked under a shared limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from ipcity.domain.errors import Refused
from ipcity.papers.incoming import limits
from ipcity.papers.incoming.limits import refused

_DOCTYPES = tuple("<!DOCTYPE".encode(e) for e in ("ascii", "utf-16-le", "utf-16-be"))
_OTHERS = (
    ("xl/", "spreadsheet", "是电子表格，不是方案正文。台账请到“台账—导入”上传，方案请上传 .docx。"),
    ("ppt/", "slides", "是演示文稿，不是方案正文。请上传 .docx 或 .txt。"),
    ("OFD.xml", "ofd", "是 OFD 版式文件，其中的文字次序不可靠。请上传 .docx 或 .txt 版本的原文。"),
    ("content.xml", "open-document", "是 ODF 文件。请用 WPS 或 Word 打开，另存为 .docx 后再上传。"),
)


class Package:
    """The parts of one .docx by name. Links out of the package are never followed."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._left = limits.MAX_UNPACKED_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
            raise self.damaged() from broken
        entries = self._zip.infolist()
        self.parts = frozenset(entry.filename for entry in entries)
        if len(entries) > limits.MAX_PARTS:
            raise self._bomb()
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise refused("encrypted", name, "设有密码。请取消密码，另存后再上传。")
        if any(part.lower().endswith("vbaproject.bin") for part in self.parts):
            raise refused("macros", name, "含有宏。请另存为不含宏的 .docx 后再上传。")

    def not_word(self) -> Refused:
        """The refusal of a package that holds no Word document, by what it holds instead."""
        for mark, code, sentence in _OTHERS:
            if any(part.startswith(mark) for part in self.parts):
                return refused(code, self.name, sentence)
        return refused("archive", self.name, "是压缩包。请解压后上传其中的方案文件。")

    def xml(self, part: str) -> Any | None:
        """The root element of a part, or None where the package has no such part."""
        if part not in self.parts:
            return None
        content = self._unpack(part)
        if any(mark in content for mark in _DOCTYPES):
            raise refused("entities", self.name, "含有 DTD 声明，请另存为普通 .docx 后再上传。")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as broken:
            raise self.damaged() from broken

    def _unpack(self, part: str) -> bytes:
        """At most what is left of the budget: the size a zip declares may be a lie."""
        ceiling = min(self._left, limits.MAX_PART_BYTES)
        try:
            with self._zip.open(part) as packed:
                content = packed.read(ceiling + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
            raise self.damaged() from broken
        if len(content) > ceiling:
            raise self._bomb()
        self._left -= len(content)
        return content

    def damaged(self) -> Refused:
        return refused("damaged", self.name, "已损坏，无法读取。请打开原文件另存一次再上传。")

    def _bomb(self) -> Refused:
        size = limits.MAX_PART_BYTES // 1024 // 1024
        return refused(
            "unpacks-too-big",
            self.name,
            f"解压后超过 {size} MB 或内部文件过多，不予读取。请只保留方案正文，另存后再上传。",
        )
