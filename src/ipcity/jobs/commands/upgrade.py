"""``ipcity upgrade``: after new code was installed, bring the database along, or leave it alone."""

from __future__ import annotations

import argparse

from ipcity.jobs.commands import set_up

HELP = "程序更新后升级数据库：先备份，再升级并检查，不通过则自动恢复原状（须先停止系统）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No choices: an upgrade is always the guarded one."""


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    with set_up.stopped():
        set_up.check_database()
        from django.utils import timezone  # app ready

        from ipcity.jobs import migrating  # app ready

        done = migrating.bring_up_to_date(timezone.localtime())
    if not done.migrations:
        print("数据库已是本版本的结构，无须升级。")
        return 0
    if not done.backup:
        print("数据库结构已建立，还没有数据；请执行 ipcity run。")
        return 0
    print(f"升级完成：{len(done.migrations)} 项结构变更")
    for name in done.migrations:
        print(f"  {name}")
    print(f"升级前备份：{done.backup}（{done.rows} 行）；系统检查、审计验证、行数核对均通过")
    return 0
