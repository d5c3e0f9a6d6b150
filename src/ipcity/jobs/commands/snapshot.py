"""``ipcity snapshot``: keep the ledgers as they are now; without changes, the newest one is named."""

from __future__ import annotations

import argparse
from time import monotonic

from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "快照：把台账现状存为不可改的统计底稿，打印编号、表数、行数和用时"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import snapshots  # app ready

    begun = monotonic()
    made = snapshots.take(district=who.district.pk, actor=who.actor, at=who.at)
    seconds = f"{monotonic() - begun:.2f}"
    if options.format == "json":
        asking.print_json(
            {"id": made.manifest, "tables": made.tables, "rows": made.rows, "seconds": seconds}
        )
    else:
        asking.print_table(
            ("编号", "表数", "行数", "用时（秒）"),
            [(made.manifest, made.tables, made.rows, seconds)],
        )
    return 0
