"""Reading a document in a child process that is held to a memory and a time limit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.draft_texts import Mark, Passage
from ipcity.papers.incoming import limits
from ipcity.papers.incoming.documents import Document

_CHILD = Path(__file__).with_name("child.py")


def read_document_guarded(
    name: str, content: bytes, *, seconds: float = 20, memory_bytes: int = 1 << 30
) -> Document:
    """``read_document`` where a hostile file can hurt only the child: Refused when it does."""
    answer = _answer(name, content, "document", seconds, memory_bytes)
    return Document(**answer["document"])


def read_draft_guarded(
    name: str, content: bytes, *, seconds: float = 20, memory_bytes: int = 1 << 30
) -> tuple[Passage, ...]:
    """``read_draft`` in the same way."""
    answer = _answer(name, content, "draft", seconds, memory_bytes)
    return tuple(
        Passage(**{**each, "marks": tuple(Mark(**mark) for mark in each["marks"])})
        for each in answer["draft"]
    )


def _answer(name: str, content: bytes, kind: str, seconds: float, memory_bytes: int) -> Any:
    limits.check_bytes(name, content)
    limited = (str(int(seconds) + 1), str(memory_bytes), kind)
    command = [sys.executable, "-I", "-B", str(_CHILD), *limited]
    try:
        # The child is our own file under this interpreter; the upload goes through the pipe only.
        done = subprocess.run(  # noqa: S603
            command,
            input=json.dumps(name).encode("ascii") + b"\n" + content,
            capture_output=True,
            timeout=seconds,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise _too_costly(name) from late
    if done.returncode < 0:
        raise _too_costly(name)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(*answer["refused"])
    return answer


def _too_costly(name: str) -> Refused:
    return limits.refused(
        "too-costly",
        name,
        "过于复杂，在限定的时间和内存内读不完。请把正文复制到新的 .docx 或 .txt 文件后上传。",
    )
