"""``ipcity work``: one worker process for background jobs and the timetable."""

from __future__ import annotations

import argparse

from ipcity.domain.errors import Refused
from ipcity.jobs.commands import set_up

HELP = "执行后台作业和定时作业（ipcity run 会自动启动一个；多台服务器时可单独启动）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="做完排队中的作业就结束")


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    with set_up.alone("work", shared=True):
        set_up.check_database()
        from ipcity.jobs import migrating, worker  # app ready

        if migrating.pending():
            raise Refused(
                "not-up-to-date",
                "数据库尚未建立或尚未升级，请先执行 ipcity run 或 ipcity upgrade。",
            )
        worker.stop_on_signals()
        worker.serve(once=options.once)
    return 0
