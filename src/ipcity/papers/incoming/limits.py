"""How much one incoming document may hold, and the refusals that follow."""

from __future__ import annotations

from ipcity.domain.errors import Refused

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PART_BYTES = 50 * 1024 * 1024
MAX_PARTS = 5_000
MAX_CHARACTERS = 5_000_000
MAX_LINES = 200_000

BASIS = "上传文件的格式与大小限制"


def refused(code: str, name: str, sentence: str) -> Refused:
    """A refusal that names the file first: the person may have sent twenty."""
    return Refused(f"document-{code}", f"文件“{name}”{sentence}", BASIS)


def check_bytes(name: str, content: bytes) -> None:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise refused("empty", name, "是空的，请确认选对了文件，或打开原文件另存一次再上传。")
    if len(content) > MAX_BYTES:
        size = len(content) / 1024 / 1024
        raise refused(
            "too-big",
            name,
            f"有 {size:.1f} MB，超过 {MAX_BYTES // 1024 // 1024} MB 的上限。请去掉图片，"
            "或只保留方案正文另存为 .docx 或 .txt 后再上传。",
        )


def check_text(name: str, text: str) -> None:
    if not text.strip():
        raise refused(
            "no-text",
            name,
            "里没有可以读取的文字。如果内容是扫描图片，请换用文字版的 .docx 或 .txt。",
        )
    if len(text) > MAX_CHARACTERS or text.count("\n") >= MAX_LINES:
        raise refused(
            "too-long",
            name,
            f"正文超过 {MAX_CHARACTERS // 10_000} 万字或 {MAX_LINES // 10_000} 万行。"
            "请只保留方案正文，分成几个文件上传。",
        )
