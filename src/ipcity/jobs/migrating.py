"""Bringing the database to the shape that this version of the code expects, or leaving it alone.

An installation that holds people is backed up first. Migrations run in a process of their own;
whatever goes wrong there or in the checks afterwards, the backup is put back.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from ipcity.actions import audit, backups, restores
from ipcity.domain.errors import Refused
from ipcity.store import databases
from ipcity.store.archives import Manifest

_LAST_LINES = 12


@dataclass(frozen=True)
class Upgraded:
    """What an upgrade did: the migrations it applied, and the backup it made before."""

    migrations: tuple[str, ...]
    backup: Path | None
    rows: int


def pending() -> list[str]:
    """The migrations that this version knows and the database has not seen."""
    seen = set(databases.applied("default"))
    return [".".join(node) for node in sorted(databases.known() - seen)]


def bring_up_to_date(at: datetime) -> Upgraded:
    """Nothing, a first migration, or a guarded upgrade: whatever the database needs."""
    waiting = pending()
    if not waiting:
        return Upgraded((), None, 0)
    if not databases.is_empty("default") and _has_people():
        return upgrade(waiting, at)
    call_command("migrate", verbosity=0, interactive=False)
    return Upgraded(tuple(waiting), None, 0)


def upgrade(waiting: list[str], at: datetime) -> Upgraded:
    """Back up, migrate, check; put the backup back and say why if anything is wrong."""
    folder = Path(settings.HOME) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"before-upgrade-{at:%Y%m%d-%H%M%S}.tar.gz"
    before = backups.pack(kept, at)
    connection.close()
    if wrong := _apply() or _differences(before):
        restores.restore(source=kept, replace=True, actor=None, at=at, forward=False)
        raise Refused(
            "upgrade-failed",
            f"升级没有成功，已恢复到升级前的状态（备份保留在 {kept}）。原因：\n{wrong}",
        )
    audit.record(
        actor=None,
        verb="upgrade",
        subject=None,
        at=at,
        district=None,
        facts={"migrations": list(waiting), "rows": before.rows},
    )
    return Upgraded(tuple(waiting), kept, before.rows)


def _has_people() -> bool:
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if "store_person" not in tables:
            return False
        cursor.execute("SELECT COUNT(*) FROM store_person")
        return bool(cursor.fetchone()[0])


def _apply() -> str:
    """Migrate and run the system check in another process; what it complained of, or nothing."""
    for words in (["migrate", "--noinput", "-v", "0"], ["check", "--fail-level", "ERROR"]):
        done = subprocess.run(  # noqa: S603  our own interpreter and fixed words
            [sys.executable, "-m", "django", *words], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return "\n".join((done.stderr or done.stdout).strip().splitlines()[-_LAST_LINES:])
    return ""


def _differences(before: Manifest) -> str:
    """What the migrations lost: rows, or the audit log's proof."""
    for model in databases.tables(apps):
        label = model._meta.label_lower
        had = before.tables.get(label)
        count = model._base_manager.count()
        if had and count < had.count:
            return f"表 {label} 由 {had.count} 行变成了 {count} 行。"
    try:
        restores.check_chain("default", before.audit)
    except Refused as refusal:
        return refusal.message
    return ""
