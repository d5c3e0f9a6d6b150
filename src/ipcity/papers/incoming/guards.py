"""Reading a document in a child process that is held to a memory and a time limit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.papers.incoming import limits
from ipcity.papers.incoming.documents import Document

_CHILD = Path(__file__).with_name("child.py")


def read_document_guarded(
    name: str, content: bytes, *, seconds: float = 20, memory_bytes: int = 1 << 30
) -> Document:
    """``read_document`` where a hostile file can hurt only the child: Refused when it does."""
    limits.check_bytes(name, content)
    command = [sys.executable, "-I", "-B", str(_CHILD), str(int(seconds) + 1), str(memory_bytes)]
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
    return Document(**answer["document"])


def _too_costly(name: str) -> Refused:
    return limits.refused(
        "too-costly",
        name,
        "过于复杂，在限定的时间和内存内读不完。请把正文复制到新的 .docx 或 .txt 文件后上传。",
    )
