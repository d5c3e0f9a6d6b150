"""The child of ``pictures``: limits itself, reads one picture from its pipe, writes a small JPEG."""

from __future__ import annotations

import io
import resource
import sys


def main(seconds: int, memory_bytes: int, edge: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(_small(sys.stdin.buffer.read(), edge))


def _small(content: bytes, edge: int) -> bytes:
    from PIL import Image, ImageOps  # slow import

    kinds = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")
    with Image.open(io.BytesIO(content), formats=kinds) as picture:
        picture.draft("RGB", (edge * 2, edge * 2))
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((edge, edge))
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright.getchannel("A"))
    made = io.BytesIO()
    ground.save(made, "JPEG", quality=80)
    return made.getvalue()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
