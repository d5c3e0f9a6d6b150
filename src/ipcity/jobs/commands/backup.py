"""``ipcity backup FILE``: everything in one file, while the server runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipcity.jobs.commands import set_up

HELP = "备份数据库、文件和密钥到一个文件（系统运行时也可以执行）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, help="备份文件，例如 备份.tar.gz（其中含密钥，请妥善保管）"
    )


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    set_up.check_database()
    from django.utils import timezone  # app ready

    from ipcity.actions import backups  # app ready

    made = backups.back_up(target=options.file.absolute(), actor=None, at=timezone.localtime())
    print(f"已备份：{made.path}（{made.size / 1e6:.1f} MB）")
    print(f"  {made.tables} 张表、{made.rows} 行，{made.files} 个文件（含密钥）")
    print(f"  SHA-256 {made.sha256}")
    print(f"  审计根码 {made.root or '（日志为空）'}")
    for name in made.missing:
        print(f"  警告：{name} 缺失或已损坏，未能备份")
    return 1 if made.missing else 0
