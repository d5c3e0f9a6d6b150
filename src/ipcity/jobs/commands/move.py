"""``ipcity move --to DATABASE_URL``: everything into another database, and home if given."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ipcity.jobs.commands import set_up

HELP = "搬到另一个数据库（例如从 SQLite 到 PostgreSQL；须先停止系统，原数据不动）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, metavar="DATABASE_URL", help="目标空库的地址")
    parser.add_argument("--home", type=Path, help="文件、数据湖和密钥也复制到这个空目录")


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    with set_up.stopped():
        set_up.check_database()
        from django.utils import timezone  # app ready

        from ipcity.actions import moves  # app ready

        home = options.home.absolute() if options.home else None
        done = moves.move(url=options.to, home=home, at=timezone.localtime())
    print(f"已搬到 {done.engine}：{done.tables} 张表、{done.rows} 行，逐表核对一致")
    print(f"  文件和密钥 {done.files} 个" + ("，摘要核对一致" if home else "，仍在原数据目录"))
    print(f"  审计根码 {done.root or '（日志为空）'} 验证通过，防改触发器有效")
    print("今后启动时请设置环境变量：")
    print("  DATABASE_URL=（上面 --to 的地址）")
    if home:
        print(f"  IPCITY_HOME={home}")
    elif os.environ.get("IPCITY_HOME"):
        print(f"  IPCITY_HOME={set_up.wanted_home()}")
    return 0
