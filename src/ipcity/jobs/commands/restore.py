"""``ipcity restore FILE``: the state of a backup in an empty home, or in place of what is there."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ipcity.jobs.commands import set_up

HELP = "从备份文件恢复（须先停止系统；恢复前后逐表、逐文件核对，不一致则保持原状）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="ipcity backup 生成的备份文件")
    parser.add_argument("--home", type=Path, help="恢复到这个数据目录（默认 IPCITY_HOME）")
    parser.add_argument("--replace", action="store_true", help="用备份替换现有数据")


def run(options: argparse.Namespace) -> int:
    if options.home:
        os.environ["IPCITY_HOME"] = str(options.home)
    source = options.file.absolute()
    set_up.check_home()
    with set_up.stopped():
        set_up.check_database()
        from django.utils import timezone  # app ready

        from ipcity.actions import restores  # app ready

        done = restores.restore(
            source=source, replace=options.replace, actor=None, at=timezone.localtime()
        )
    print(f"已恢复 {done.made_at} 的备份到 {set_up.wanted_home()}")
    print(f"  {done.tables} 张表、{done.rows} 行、{done.files} 个文件，全部与备份清单一致")
    print(f"  审计根码 {done.root or '（日志为空）'} 验证通过")
    return 0
