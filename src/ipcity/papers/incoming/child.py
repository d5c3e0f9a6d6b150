"""The child of ``guards``: limits itself, reads one document or draft from its pipe, answers in JSON."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path


def main(seconds: int, memory_bytes: int, kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Started with -I, so that neither the working directory nor the environment can add modules.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    try:
        answer = _read(kind)
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)
    sys.stdout.buffer.write(answer)


def _read(kind: str) -> bytes:
    from ipcity.domain.errors import Refused  # slow import
    from ipcity.papers.incoming.documents import read_document  # slow import
    from ipcity.papers.incoming.drafts import read_draft  # slow import

    name = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = (
            {"draft": [asdict(each) for each in read_draft(name, content)]}
            if kind == "draft"
            else {"document": asdict(read_document(name, content))}
        )
    except Refused as no:
        answer = {"refused": [no.code, no.message, no.basis]}
    return json.dumps(answer).encode("ascii")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
