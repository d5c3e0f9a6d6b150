"""``ipcity export``: a ledger as a sheet that ``ipcity import`` reads back as the same rows."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.jobs import asking, files
from ipcity.jobs.commands import set_up

HELP = "导出一个台账（xlsx 或 csv，由文件扩展名决定）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledger", metavar="LEDGER", help="台账代号或名称，例如 patents 或 专利")
    parser.add_argument("file", type=Path, metavar="FILE", help="写到这个文件（.xlsx 或 .csv）")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    form = options.file.suffix.lower().lstrip(".")
    if form not in ("xlsx", "csv"):
        raise Refused("unknown-form", "文件名请以 .xlsx 或 .csv 结尾。", "导出格式")
    ledger = asking.a_ledger(options.ledger)
    files.refuse_unwritable(options.file)
    set_up.ready()
    asked = asking.prepared(options)
    from ipcity.actions import import_exchanges  # app ready

    _, content = import_exchanges.export(ledger=ledger, form=form, actor=asked.actor, at=asked.at)
    with files.written(options.file) as stream:
        for piece in content:
            stream.write(piece)
    answer = {
        "ledger": ledger,
        "file": str(options.file),
        "bytes": options.file.stat().st_size,
    }
    if options.format == "json":
        asking.print_json(answer)
    else:
        asking.print_table(("台账", "文件", "字节"), [tuple(answer.values())])
    return 0
