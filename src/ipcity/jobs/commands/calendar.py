"""``ipcity calendar import FILE`` and ``show``: the notices of holidays that working days follow."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ipcity.jobs import asking, files
from ipcity.jobs.commands import set_up

HELP = "工作日历：载入国务院办公厅年度放假通知，列出已知的年度"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    load = acts.add_parser("import", help="载入一年的放假安排；同样的内容再次载入不改变任何内容")
    load.add_argument(
        "file", metavar="FILE", type=Path, help="通知全文（txt、docx、网页）、日期清单或 JSON"
    )
    load.add_argument("--edition", default="", metavar="NAME", help="文号或名称，默认取文中的文号")
    asking.add_options(load)
    show = acts.add_parser("show", help="列出已知放假安排的年度")
    asking.add_options(show)


def run(options: argparse.Namespace) -> int:
    return _load(options) if options.act == "import" else _show(options)


def _load(options: argparse.Namespace) -> int:
    with files.read(options.file) as stream:
        content = stream.read()
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import calendars  # app ready

    try:
        found = calendars.load(
            district=who.district.pk,
            name=options.file.name,
            content=content,
            edition=options.edition,
            actor=who.actor,
            at=who.at,
        )
    except calendars.BadNotice as bad:
        for each in bad.problems:
            print(each, file=sys.stderr)
        raise
    notice = found.notice
    if options.format == "json":
        told = {"year": notice.year, "edition": notice.edition, "fresh": found.fresh}
        days = {"holidays": notice.holidays, "workdays": notice.workdays}
        asking.print_json({**told, **days, "lacks": list(found.lacks)})
        return 0
    if found.lacks:
        print(f"注意：文中没有提到{'、'.join(found.lacks)}，请核对通知是否完整。")
    done = "已载入" if found.fresh else "内容与现行的相同，未作改动"
    print(
        f"{done}：{notice}，工作日放假{len(notice.holidays)}天，调休上班{len(notice.workdays)}天。"
    )
    return 0


def _show(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import calendars  # app ready

    calendar = calendars.calendar_of(who.district.pk)
    years = sorted(calendar.years)
    if options.format == "json":
        asking.print_json({"edition": calendar.edition, "years": years})
        return 0
    print(f"{calendar.edition}：{years[0]}年至{years[-1]}年，共{len(years)}年。")
    return 0
