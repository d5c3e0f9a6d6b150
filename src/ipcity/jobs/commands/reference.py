"""``ipcity reference load FILE``: load an edition of the strategic-industry table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ipcity.jobs import asking, files
from ipcity.jobs.commands import set_up

HELP = "参照表：载入战略性新兴产业分类与国际专利分类参照表"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    load = acts.add_parser("load", help="载入一个版本；同样的内容再次载入不改变任何内容")
    load.add_argument(
        "file", metavar="FILE", type=Path, help="Excel（xlsx、xls）、csv、tsv 或 yaml 文件"
    )
    load.add_argument("--edition", default="", metavar="NAME", help="版本名称，默认取文件名")
    load.add_argument(
        "--valid-from", type=asking.a_day, metavar="DATE", help="启用日期，默认取名称中年份的1月1日"
    )
    asking.add_options(load)


def run(options: argparse.Namespace) -> int:
    with files.read(options.file) as stream:
        content = stream.read()
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import references  # app ready

    try:
        found = references.load(
            district=who.district.pk,
            name=options.file.name,
            content=content,
            edition=options.edition,
            valid_from=options.valid_from,
            actor=who.actor,
            at=who.at,
        )
    except references.BadReference as bad:
        for each in bad.problems:
            print(each, file=sys.stderr)
        raise
    if options.format == "json":
        asking.print_json(references.form(found))
        return 0
    for each in found.problems:
        print(each)
    done = "已载入" if found.fresh else "内容与已载入的版本相同，未作改动"
    print(f"{done}：{found.table}，{found.table.size} 条，{found.table.valid_from} 起启用。")
    return 0
