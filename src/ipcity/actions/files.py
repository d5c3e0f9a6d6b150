"""Keeping a file: its bytes by hash outside the web root, its name and owner as a row."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
import secrets
import shutil
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.districts import District
from ipcity.store.models.files import StoredFile, place_of

# Whatever kind of file: callers set narrower limits of their own.
LARGEST = 256 * 1024 * 1024
CHUNK = 1 << 20


def keep(
    *,
    district: District | int,
    name: str,
    content: bytes | BinaryIO,
    actor: Actor | None,
    at: datetime,
    verb: Verb = Verb.READ_PLAN,
    unit: int | None = None,
) -> StoredFile:
    """Part of a larger action, which asks for permission and writes the audit entry.

    ``verb`` is what reading the file will need. Equal bytes of one district share their place. A
    seekable stream is copied without being held in memory.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    size = stream.seek(0, os.SEEK_END)
    if size > LARGEST:
        raise Refused("file-too-large", f"文件超过 {LARGEST // 1024 // 1024} MB，请拆分后再上传。")
    owner = district if isinstance(district, int) else district.pk
    digest = _digest(stream)
    write_once(place_of(owner, digest), stream)
    plain = _plain(name)
    return StoredFile.objects.create(
        district_id=owner,
        unit_id=unit,
        name=plain,
        sha256=digest,
        size=size,
        content_type=mimetypes.guess_type(plain)[0] or "application/octet-stream",
        verb=verb,
        kept_at=at,
        kept_by_id=actor.person if actor else None,
    )


def _plain(name: str) -> str:
    """The last part of ``name`` without folders and unprintable characters."""
    last = Path(name.replace("\\", "/")).name
    shown = "".join(each for each in last if each.isprintable())[:255]
    return shown.strip(". ") and shown or "未命名"


def _digest(stream: BinaryIO) -> str:
    stream.seek(0)
    found = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def write_once(path: Path, content: BinaryIO) -> None:
    """The file appears whole or not at all; what is there already under this hash stays."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    content.seek(0)
    with os.fdopen(descriptor, "wb") as stream:
        shutil.copyfileobj(content, stream, CHUNK)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
