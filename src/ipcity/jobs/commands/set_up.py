"""``ipcity set-up``: everything between an empty folder and a product that can be served.

Running it again does nothing that is done already. Two starts at once take turns (a file lock).
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import django

from ipcity.domain.errors import Refused
from ipcity.jobs import files
from ipcity.store import exchanges

if TYPE_CHECKING:
    from ipcity.actions.first_start import Started

HELP = "准备运行环境：数据目录、密钥、数据库、方案和首批人员（重复执行不做无用功）"
PACK = Path(__file__).resolve().parents[2] / "packs" / "jiangjin-2024-2026"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plan",
        default=os.environ.get("PLAN") or None,
        help="方案包文件夹或方案文件（txt、docx、md、html），也可用环境变量 PLAN",
    )


def run(options: argparse.Namespace) -> int:
    tell(prepare(options.plan))
    return 0


def ready() -> None:
    """As a first start without a plan of its own, for commands that may come before it.

    What it says goes to the error output, so that the command's answer stands alone.
    """
    with redirect_stdout(sys.stderr):
        tell(prepare(None))


def prepare(plan: str | None) -> Started | None:
    """Bring the installation to where it can be served; what a first start made, if this was it."""
    check_home()
    if plan and not Path(plan).exists():
        raise Refused(
            "no-such-plan",
            f"PLAN 指定的方案不存在：{plan}。请核对路径；不指定 PLAN 则使用自带的方案包。",
        )
    with alone("set-up"):
        if exchanges.recover(wanted_home()):
            print("上次恢复没有做完，已退回恢复之前的状态。")
        check_database()
        from django.utils import timezone  # app ready

        from ipcity.actions import first_start, jobs  # app ready
        from ipcity.jobs import migrating  # app ready

        chosen = Path(plan) if plan else PACK
        first_start.check_plan(chosen)
        now = timezone.localtime()
        upgraded = migrating.bring_up_to_date(now)
        started = first_start.start(plan=chosen, at=now)
        # Every start: a new version may bring new kinds of recurring work.
        jobs.plan_timetable(at=now)
    if upgraded.backup:
        print(f"数据库已随程序升级，升级前备份在 {upgraded.backup}")
    if started is None and plan:
        print(f"本系统已经启动过，PLAN={plan} 未再载入；新方案请在网页“方案”中上传。")
    return started


def wanted_home() -> Path:
    return Path(os.environ.get("IPCITY_HOME") or "var").resolve()


def check_home() -> None:
    """Say early and clearly that IPCITY_HOME cannot be written."""
    wanted = wanted_home()
    try:
        wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = wanted / f".probe.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as refusal:
        raise Refused(
            "home-not-writable",
            f"数据目录 {wanted} 不能写入（{files.reason(refusal)}）。"
            "请改变目录权限，或用环境变量 IPCITY_HOME 指定另一个目录。",
        ) from refusal


def check_database() -> None:
    """Say early and clearly that the database cannot be reached, without its password."""
    django.setup()
    from django.db import connection  # app ready
    from django.db.utils import OperationalError  # app ready

    try:
        connection.ensure_connection()
    except OperationalError as refusal:
        target = connection.settings_dict
        where = f"{target.get('HOST') or ''} {target.get('NAME')}".strip()
        raise Refused(
            "database-unreachable",
            f"连不上数据库（{where}）：{str(refusal).strip()}\n"
            "请确认数据库已启动、DATABASE_URL 正确、账号有权限。",
        ) from refusal
    _close_to_others(connection.settings_dict)


def _close_to_others(form: Mapping[str, object]) -> None:
    """SQLite makes its file for everybody to read; it holds password hashes and sealed secrets."""
    if str(form["ENGINE"]).endswith("sqlite3"):
        with suppress(PermissionError):
            Path(str(form["NAME"])).chmod(0o600)


@contextmanager
def stopped() -> Iterator[None]:
    """Hold every lock of this home: refused while a server or a worker of it runs."""
    with alone("run", wait=False), alone("work", wait=False), alone("set-up"):
        yield


@contextmanager
def alone(name: str, *, wait: bool = True, shared: bool = False) -> Iterator[None]:
    """Hold ``IPCITY_HOME/.<name>.lock``; without ``wait``, refuse when somebody else holds it.

    ``shared`` holders only exclude one who wants it alone.
    """
    descriptor = os.open(wanted_home() / f".{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        try:
            fcntl.flock(descriptor, kind | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as held:
            raise Refused(
                "in-use",
                f"数据目录 {wanted_home()} 正在使用。"
                "请先停止 ipcity run（和 ipcity work）再执行本命令。",
            ) from held
        yield
    finally:
        os.close(descriptor)


def tell(started: Started | None) -> None:
    """Print the one-time passwords; this is the only time they are shown."""
    if started is None:
        return
    waiting = "，请办公室负责人登录后核对并采纳" if started.waits_for_review else ""
    rows = [f"  {each.username:<10}{each.password:<22}{each.role}" for each in started.logins]
    line = "─" * 60
    print(
        "\n".join(
            [
                line,
                f"已载入《{started.plan}》（{started.district}）{waiting}",
                "首次登录用的一次性密码（只显示这一次，首次登录后须修改）：",
                *rows,
                "同时保存在数据目录的 first-logins.txt，本人首次登录后，对应一行自动删除。",
                line,
            ]
        ),
        flush=True,
    )


def refuse_empty_database() -> None:
    """Say clearly that nothing has been set up yet, for commands that only read or act."""
    from django.db import connection  # app ready

    if "store_auditentry" not in connection.introspection.table_names():
        raise Refused("not-set-up", "数据库尚未初始化，请先运行 ipcity run 或 ipcity set-up。")
