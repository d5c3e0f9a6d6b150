"""A backup's file: a compressed tar with a manifest that names every member and its hash."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from ipcity.store.databases import Node
from ipcity.store.rows import Digest

FORMAT = 1
_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 256 * 1024 * 1024
_CHUNK = 1024 * 1024


class Damaged(Exception):
    """The archive is not whole or not one of ours; the text says what is wrong, in Chinese."""


@dataclass(frozen=True)
class Manifest:
    """What the archive holds: tables by label, members by path, the audit log's head."""

    made_at: str
    engine: str
    migrations: list[Node]
    tables: Mapping[str, Digest]
    audit: tuple[int, str]
    members: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table.count for table in self.tables.values())


def sha256_of(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()


def write(target: Path, manifest: Manifest, members: Mapping[str, Path]) -> None:
    """Pack ``members`` (name in the archive → file) into ``target``, which appears whole."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with (
            os.fdopen(descriptor, "wb") as stream,
            tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as tar,
        ):
            _add(tar, _MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            for name, path in members.items():
                tar.add(path, arcname=name, recursive=False)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> Manifest:
    """Take the archive apart into ``folder``; Damaged unless every member is there and right."""
    found: set[str] = set()
    try:
        with tarfile.open(source, mode="r:gz") as tar:
            manifest = _read_manifest(tar)
            for member, stream in _members(tar):
                expected = manifest.members.get(member)
                if expected is None or member in found:
                    raise Damaged(f"备份里有清单之外的内容：{member}")
                if _copy(stream, folder / member) != expected:
                    raise Damaged(f"备份中的 {member} 与清单记录的摘要不符")
                found.add(member)
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError) as broken:
        raise Damaged(f"备份文件读不出来，可能不完整（{broken}）") from broken
    if lost := sorted(set(manifest.members) - found):
        raise Damaged(f"备份缺少 {len(lost)} 个成员，例如 {lost[0]}")
    return manifest


def _add(tar: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, BytesIO(content))


def _read_manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != _MANIFEST or not first.isreg():
        raise Damaged("这不是本系统的备份文件（开头没有清单）")
    if first.size > _LARGEST_MANIFEST:
        raise Damaged("备份的清单过大")
    stream = tar.extractfile(first)
    form = json.loads(stream.read()) if stream else {}
    if form.get("format") != FORMAT:
        raise Damaged(f"备份的格式是 {form.get('format')}，本版本只认识 {FORMAT}")
    return Manifest(
        made_at=str(form["made_at"]),
        engine=str(form["engine"]),
        migrations=[(str(app), str(name)) for app, name in form["migrations"]],
        tables={label: Digest(**table) for label, table in form["tables"].items()},
        audit=(int(form["audit"][0]), str(form["audit"][1])),
        members={str(name): str(digest) for name, digest in form["members"].items()},
        missing=tuple(form["missing"]),
    )


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    """Regular files with harmless names; anything else makes the archive Damaged."""
    while (member := tar.next()) is not None:
        path = PurePosixPath(member.name)
        if not member.isreg() or path.is_absolute() or ".." in path.parts:
            raise Damaged(f"备份里有不该有的内容：{member.name}")
        stream = tar.extractfile(member)
        if stream is None:
            raise Damaged(f"备份里的 {member.name} 读不出来")
        yield member.name, stream


def _copy(source: IO[bytes], target: Path) -> str:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    total = hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        while chunk := source.read(_CHUNK):
            total.update(chunk)
            stream.write(chunk)
    return total.hexdigest()
