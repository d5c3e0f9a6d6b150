"""The child of ``sheets``: limits itself, reads one file, writes the staging lines to its pipe."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from pathlib import Path


def main(seconds: int, memory_bytes: int, path: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Started with -I, so that neither the working directory nor the environment can add modules.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    try:
        _read(Path(path))
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)


def _read(path: Path) -> None:
    from ipcity.domain.errors import Refused  # slow import
    from ipcity.papers.incoming.sheets_readers import write_book  # slow import
    from ipcity.papers.incoming.sheets_staging import Writer  # slow import

    name = json.loads(sys.stdin.buffer.readline())
    out = sys.stdout.buffer
    writer = Writer(name, out.write)
    try:
        write_book(name, path, writer)
        writer.close()
    except Refused as no:
        out.flush()
        sys.stderr.write(json.dumps({"refused": [no.code, no.message, no.basis]}))
        sys.exit(3)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
