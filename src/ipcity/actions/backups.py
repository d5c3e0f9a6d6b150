"""Backing up: one file with the rows, the kept files, the lake and the keys, as of one moment.

The rows are read from a snapshot, so the server may go on working. Kept files are named by their
hash and never change, so they are copied afterwards.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from ipcity.actions import audit
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.store import archives, databases, rows
from ipcity.store.archives import Manifest
from ipcity.store.chains import GENESIS, Root, root
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.files import StoredFile, place_of
from ipcity.store.rows import Digest

Step = Callable[[int, int, str], None]
FOLDERS = ("keys", "files", "lake")
# what the lake makes again when it is asked
CACHES = frozenset({"texts", "contributions", "cubes"})
# What a person's first login shortens at any moment: copied first, so that it is what was hashed.
FIRST_LOGINS = "first-logins.txt"


@dataclass(frozen=True)
class BackedUp:
    """What went into the file; ``missing`` names kept files that the disk does not hold intact."""

    path: Path
    tables: int
    rows: int
    files: int
    size: int
    sha256: str
    root: Root | None
    missing: tuple[str, ...]


def unwatched(done: int, total: int, note: str) -> None:
    """Nobody waits for progress."""


def back_up(*, target: Path, actor: Actor | None, at: datetime, step: Step = unwatched) -> BackedUp:
    """Write everything to ``target`` (.tar.gz), which appears whole or not at all."""
    manifest = pack(target, at, step)
    digest = archives.sha256_of(target)
    audit.record(
        actor=actor,
        verb="back-up",
        subject=None,
        at=at,
        district=None,
        facts={"sha256": digest, "rows": manifest.rows, "files": len(manifest.members)},
    )
    return BackedUp(
        path=target,
        tables=len(manifest.tables),
        rows=manifest.rows,
        files=sum(not name.startswith("rows/") for name in manifest.members),
        size=target.stat().st_size,
        sha256=digest,
        root=root(*manifest.audit) if manifest.audit[0] else None,
        missing=manifest.missing,
    )


def pack(target: Path, at: datetime, step: Step = unwatched) -> Manifest:
    """The archive alone, without a word in the audit log; also right for an older schema."""
    if not target.parent.is_dir():
        raise Refused("no-such-folder", f"文件夹 {target.parent} 不存在，请先建立。")
    if target.is_dir():
        raise Refused("is-folder", f"{target} 是文件夹，请写出备份文件的名字，例如 备份.tar.gz。")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=settings.HOME) as scratch:
        manifest = gather(Path(scratch), at, step)
        members = {name: lies(Path(scratch), name) for name in manifest.members}
        step(len(manifest.tables), len(manifest.tables) + 1, "压缩")
        archives.write(target, manifest, members)
    return manifest


def gather(scratch: Path, at: datetime, step: Step = unwatched) -> Manifest:
    """Put every table's rows into ``scratch/rows`` and describe them and everything on the disk."""
    (scratch / "rows").mkdir()
    _keep_first_logins(scratch)
    if databases.is_empty("default"):
        raise Refused("not-set-up", "这里还没有数据，请先执行 ipcity run 完成首次启动。")
    if set(databases.applied("default")) - databases.known():
        raise Refused("database-newer", "数据库属于更新的程序版本，请用新版本程序执行。")
    with databases.snapshot() as alias:
        manifest = Manifest(
            made_at=at.isoformat(timespec="seconds"),
            engine=connections[alias].vendor,
            migrations=databases.applied(alias),
            tables=_dump(scratch, alias, step),
            audit=head(alias),
        )
        missing = tuple(_missing(alias))
    names = [f"rows/{label}.jsonl" for label in manifest.tables]
    members = {name: scratch / name for name in names}
    members |= dict(on_disk(Path(settings.HOME)))
    if (scratch / FIRST_LOGINS).exists():
        members[FIRST_LOGINS] = scratch / FIRST_LOGINS
    hashes = {name: archives.sha256_of(path) for name, path in sorted(members.items())}
    return replace(manifest, members=hashes, missing=missing)


def head(alias: str) -> tuple[int, str]:
    """The audit log's last entry: its sequence and hash; (0, zeros) for an empty log."""
    last = AuditEntry.objects.using(alias).order_by("-sequence").values_list("sequence", "hash")
    return last.first() or (0, GENESIS)


def on_disk(home: Path) -> Iterator[tuple[str, Path]]:
    """What lies in ``home`` beside the database; drafts of files being written are no part."""
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            # kept files have no dot in their names; the lake's drafts and locks begin with one
            draft = path.name.startswith(".") or ("." in path.name and folder != "lake")
            cached = folder == "lake" and path.parent.name in CACHES
            if path.is_file() and not path.is_symlink() and not (draft or cached):
                yield path.relative_to(home).as_posix(), path


def _keep_first_logins(scratch: Path) -> None:
    """Whoever has not logged in yet finds the one-time password in the new home too."""
    with suppress(FileNotFoundError):
        content = (Path(settings.HOME) / FIRST_LOGINS).read_bytes()
        (scratch / FIRST_LOGINS).touch(mode=0o600)
        (scratch / FIRST_LOGINS).write_bytes(content)


def lies(scratch: Path, name: str) -> Path:
    """Where the member ``name`` of a manifest gathered in ``scratch`` is."""
    gathered = name.startswith("rows/") or name == FIRST_LOGINS
    return scratch / name if gathered else Path(settings.HOME) / name


def _dump(scratch: Path, alias: str, step: Step) -> dict[str, Digest]:
    found = databases.tables(databases.state_of(alias, databases.applied(alias)))
    written: dict[str, Digest] = {}
    for number, model in enumerate(found):
        label = model._meta.label_lower
        step(number, len(found) + 1, str(model._meta.verbose_name))
        with (scratch / "rows" / f"{label}.jsonl").open("wb") as stream:
            written[label] = rows.dump(model, alias, stream)
    return written


def _missing(alias: str) -> Iterator[str]:
    """Kept files whose bytes are gone or no longer what their hash says."""
    kept = StoredFile.objects.using(alias).order_by("pk").values_list("district_id", "sha256")
    for district, digest in kept.distinct():
        path = place_of(district, digest)
        if not path.is_file() or archives.sha256_of(path) != digest:
            yield f"files/{district}/{digest[:2]}/{digest}"
