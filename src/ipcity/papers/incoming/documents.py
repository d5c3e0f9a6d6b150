"""One incoming document: which reader its content calls for, and the text that comes out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ipcity.papers.incoming import kinds, limits
from ipcity.papers.incoming.encodings import decode
from ipcity.papers.incoming.kinds import Kind


@dataclass(frozen=True)
class Document:
    """A document read to text.

    ``text`` has no byte-order mark and ends its lines with ``\\n``; ``name`` is the file's name
    without folders; ``sha256`` is of the bytes as they arrived; ``encoding`` is a Python codec's
    name; ``reader`` is ``txt``, ``markdown``, ``docx`` or ``html``.
    """

    text: str
    name: str
    sha256: str
    encoding: str
    reader: str


def read_document(name: str, content: bytes) -> Document:
    """Read ``content`` by what it is; Refused tells what to do instead, also of a false .docx."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1] or "未命名"
    limits.check_bytes(name, content)
    kind, text, encoding = _read(name, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    limits.check_text(name, text)
    return Document(text, name, hashlib.sha256(content).hexdigest(), encoding, kind.value)


def _read(name: str, content: bytes) -> tuple[Kind, str, str]:
    if kinds.is_word(name, content):
        from ipcity.papers.incoming.word import read_word  # slow import

        return Kind.DOCX, read_word(name, content), "utf-8"
    decoded, encoding = decode(name, content)
    kind = kinds.kind_of_text(name, decoded)
    if kind is Kind.HTML:
        from ipcity.papers.incoming.webpages import read_webpage  # slow import

        return kind, read_webpage(name, decoded), encoding
    if kind is Kind.MARKDOWN:
        from ipcity.papers.incoming.markdown import read_markdown  # slow import

        return kind, read_markdown(decoded), encoding
    return kind, decoded, encoding
