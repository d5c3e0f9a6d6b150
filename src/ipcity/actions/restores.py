"""Restoring: a backup's rows, files, lake and keys in the place of what is there.

Everything is unpacked, built and compared beside the old state; only then both change places. On
PostgreSQL the new tables come to be in one transaction, which holds until the folders have been
exchanged too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import OperationalError

from ipcity.actions import audit
from ipcity.actions.backups import FIRST_LOGINS, FOLDERS, head
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.store import archives, databases, exchanges, rows
from ipcity.store.archives import Manifest
from ipcity.store.chains import GENESIS, Root, root
from ipcity.store.models.audit import AuditEntry


@dataclass(frozen=True)
class Restored:
    """What was brought back and found equal to the backup."""

    made_at: str
    tables: int
    rows: int
    files: int
    root: Root | None


def restore(
    *, source: Path, replace: bool, actor: Actor | None, at: datetime, forward: bool = True
) -> Restored:
    """Bring back ``source``; ``replace`` gives up what is there, ``forward`` migrates afterwards.

    Refused, with the old state untouched, when anything does not agree with the manifest.
    """
    if not source.is_file():
        raise Refused("no-such-backup", f"备份文件 {source} 不存在。")
    if not replace and _in_use():
        raise Refused(
            "not-empty",
            "这里已经有数据。确定要用备份替换现有的数据库、文件和密钥，请加 --replace。",
        )
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.HOME) as scratch:
        manifest = _unpack(source, Path(scratch))
        if connection.vendor == "sqlite":
            _into_file(manifest, Path(scratch), forward)
        else:
            _into_server(manifest, Path(scratch), forward)
    if forward:
        audit.record(
            actor=actor,
            verb="restore",
            subject=None,
            at=at,
            district=None,
            facts={"backup_root": manifest.audit[1], "rows": manifest.rows},
        )
    return Restored(
        made_at=manifest.made_at,
        tables=len(manifest.tables),
        rows=manifest.rows,
        files=sum(not name.startswith("rows/") for name in manifest.members),
        root=root(*manifest.audit) if manifest.audit[0] else None,
    )


def fill(alias: str, manifest: Manifest, folder: Path) -> None:
    """Build the manifest's tables in the empty database ``alias`` and load ``folder``'s rows."""
    databases.shape(alias, manifest.migrations)
    found = databases.tables(databases.state_of(alias, manifest.migrations))
    rows.empty(found, alias)
    with databases.deferred_checks(alias):
        for model in found:
            path = folder / "rows" / f"{model._meta.label_lower}.jsonl"
            if path.exists():
                with path.open("rb") as stream:
                    rows.load(model, alias, stream)
        rows.reset_sequences(found, alias)


def compare(alias: str, manifest: Manifest) -> None:
    """Refused unless ``alias`` holds exactly the manifest's rows."""
    found = databases.tables(databases.state_of(alias, manifest.migrations))
    held = {model._meta.label_lower: rows.digest(model, alias) for model in found}
    for label, expected in manifest.tables.items():
        got = held.get(label)
        if got is None and expected.count == 0:
            continue
        if got != expected:
            have = got.count if got else 0
            raise Refused(
                "rows-differ",
                f"表 {label} 与备份不一致（应有 {expected.count} 行，写入后 {have} 行），"
                "未作任何改变。",
            )


def check_chain(alias: str, expected: tuple[int, str]) -> None:
    """Refused unless every audit entry in ``alias`` proves itself up to the ``expected`` head."""
    previous = GENESIS
    for entry in AuditEntry.objects.using(alias).order_by("sequence").iterator(chunk_size=2000):
        if entry.previous != previous or entry.hash != entry.sealed_hash():
            raise Refused(
                "audit-broken", f"审计日志第 {entry.sequence} 条验证不通过，未作任何改变。"
            )
        previous = entry.hash
    if head(alias) != expected:
        raise Refused("audit-differs", "审计日志的末条摘要与备份清单不一致，未作任何改变。")


def _in_use() -> bool:
    tables = connection.introspection.table_names()
    if "store_person" in tables and apps.get_model("store", "Person").objects.exists():
        return True
    return any((Path(settings.HOME) / name).exists() for name in ("files", "lake"))


def _unpack(source: Path, scratch: Path) -> Manifest:
    try:
        manifest = archives.unpack(source, scratch)
    except archives.Damaged as damage:
        raise Refused("backup-damaged", f"{damage}。现有数据未作任何改变。") from damage
    if unknown := sorted(set(manifest.migrations) - databases.known()):
        app, name = unknown[-1]
        raise Refused(
            "backup-newer",
            f"备份来自更新的版本（含本版本没有的 {app}.{name}），请先升级程序再恢复。",
        )
    return manifest


def _build(alias: str, manifest: Manifest, scratch: Path, forward: bool) -> None:
    fill(alias, manifest, scratch)
    compare(alias, manifest)
    if forward:
        databases.bring_forward(alias)
        check_chain(alias, manifest.audit)


def _into_file(manifest: Manifest, scratch: Path, forward: bool) -> None:
    fresh = scratch / "database"
    with databases.attached("restored", databases.form_of(f"sqlite:///{fresh}")) as alias:
        _build(alias, manifest, scratch, forward)
    connection.close()
    place = Path(str(connection.settings_dict["NAME"]))
    pairs = [(fresh, place)]
    # What SQLite kept beside the old file belongs to it and would spoil the new one.
    beside = [(None, place.with_name(place.name + tail)) for tail in ("-wal", "-shm")]
    with exchanges.exchanged([*pairs, *beside, *_folders(scratch)], Path(settings.HOME)):
        pass


def _into_server(manifest: Manifest, scratch: Path, forward: bool) -> None:
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        try:
            databases.clear("default")
        except OperationalError as held:
            raise Refused(
                "in-use", "数据库正被其他进程使用，请停止所有 ipcity run 和 ipcity work 后再恢复。"
            ) from held
        _build("default", manifest, scratch, forward)
        pairs = list(_folders(scratch))
        stack.enter_context(exchanges.exchanged(pairs, Path(settings.HOME)))


def _folders(scratch: Path) -> Iterator[tuple[Path | None, Path]]:
    for name in (*FOLDERS, FIRST_LOGINS):
        fresh = scratch / name
        yield (fresh if fresh.exists() else None), Path(settings.HOME) / name
