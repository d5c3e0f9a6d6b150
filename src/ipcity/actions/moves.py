"""Moving house: the rows into another database, the files, lake and keys into another home.

The old place stays as it is; it is the operator who then starts the product with the new address.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.utils import OperationalError

from ipcity.actions import backups, restores
from ipcity.actions.backups import Step, unwatched
from ipcity.domain.errors import Refused
from ipcity.store import archives, databases
from ipcity.store.archives import Manifest
from ipcity.store.chains import Root, root
from ipcity.store.guards import is_guarded


@dataclass(frozen=True)
class Moved:
    """What the new place holds, found equal to the old one."""

    engine: str
    tables: int
    rows: int
    files: int
    root: Root | None


def move(*, url: str, home: Path | None, at: datetime, step: Step = unwatched) -> Moved:
    """Copy everything to the database at ``url`` and, if given, the empty folder ``home``.

    Refused, with nothing left in the new place, unless rows, files and the audit log's head agree.
    """
    form = _form(url)
    if home is not None and home.exists() and any(home.iterdir()):
        raise Refused("home-not-empty", f"目标数据目录 {home} 不是空的，请换一个空目录。")
    with ExitStack() as stack:
        scratch = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix=".move-", dir=settings.HOME))
        )
        alias = stack.enter_context(databases.attached("target", form))
        _refuse_occupied(alias)
        manifest = backups.gather(scratch, at, step)
        if manifest.missing:
            raise Refused(
                "files-missing",
                f"有 {len(manifest.missing)} 个文件缺失或损坏，未搬迁。例如 {manifest.missing[0]}",
            )
        undo = stack.enter_context(ExitStack())
        if home is not None:
            undo.callback(shutil.rmtree, home, ignore_errors=True)
            _copy_home(manifest, home, scratch)
        _fill(alias, manifest, scratch, undo)
        undo.pop_all()
    return Moved(
        engine=str(form["ENGINE"]).rpartition(".")[2],
        tables=len(manifest.tables),
        rows=manifest.rows,
        files=sum(not name.startswith("rows/") for name in manifest.members),
        root=root(*manifest.audit) if manifest.audit[0] else None,
    )


def _form(url: str) -> dict[str, object]:
    try:
        form = databases.form_of(url)
    except (ValueError, KeyError) as wrong:
        raise Refused(
            "wrong-url",
            "目标地址写得不对，应为 postgres://用户:密码@主机:5432/库名 或 sqlite:////绝对路径。",
        ) from wrong
    same = ("ENGINE", "HOST", "PORT", "NAME")
    here = connection.settings_dict
    if all(str(form.get(key) or "") == str(here.get(key) or "") for key in same):
        raise Refused("same-database", "目标就是现在使用的数据库，无须搬迁。")
    return form


def _refuse_occupied(alias: str) -> None:
    try:
        empty = databases.is_empty(alias)
    except OperationalError as refusal:
        raise Refused(
            "target-unreachable",
            f"连不上目标数据库：{str(refusal).strip()}\n请先建立空库并确认账号有权限。",
        ) from refusal
    if not empty:
        raise Refused("target-not-empty", "目标数据库里已经有表，只能搬到空库。请另建一个空库。")


def _fill(alias: str, manifest: Manifest, scratch: Path, undo: ExitStack) -> None:
    if connections[alias].vendor == "sqlite":
        place = Path(str(connections[alias].settings_dict["NAME"]))
        undo.callback(place.unlink, missing_ok=True)
        _build(alias, manifest, scratch)
    else:
        with transaction.atomic(using=alias):
            _build(alias, manifest, scratch)


def _build(alias: str, manifest: Manifest, scratch: Path) -> None:
    restores.fill(alias, manifest, scratch)
    restores.compare(alias, manifest)
    restores.check_chain(alias, manifest.audit)
    if not is_guarded(alias):
        raise Refused("no-guards", "目标数据库没有建立审计日志的防改触发器，未搬迁。")


def _copy_home(manifest: Manifest, home: Path, scratch: Path) -> None:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, expected in manifest.members.items():
        if name.startswith("rows/"):
            continue
        place = home / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(backups.lies(scratch, name), place)
        place.chmod(0o600)
        if archives.sha256_of(place) != expected:
            raise Refused("file-differs", f"文件 {name} 复制后摘要不一致，未搬迁。")
