"""A small picture of an attached scan or photo, made in a child process held to limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# By content type; what else a phone or a scanner sends is attached without a picture.
PICTURES = frozenset(
    f"image/{kind}" for kind in ("jpeg", "png", "gif", "bmp", "x-ms-bmp", "webp", "tiff")
)
EDGE = 160
_CHILD = Path(__file__).with_name("pictures_child.py")


def thumbnail(path: Path, *, seconds: float = 10, memory_bytes: int = 1 << 29) -> bytes | None:
    """JPEG of at most ``EDGE`` pixels a side, upright; None where ``path`` holds no picture."""
    limits = [str(int(seconds) + 1), str(memory_bytes), str(EDGE)]
    try:
        # The child is our own file under this interpreter; the upload goes through the pipe only.
        with path.open("rb") as content:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-I", "-B", str(_CHILD), *limits],
                stdin=content,
                capture_output=True,
                timeout=seconds,
                env={},
                check=False,
            )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None if done.returncode == 0 else None
