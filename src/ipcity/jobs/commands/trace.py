"""``ipcity trace TARGET``: a value, its formula in words, and its rows down to the sheet's cell."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

if TYPE_CHECKING:
    from ipcity.actions.lineage import Trace

HELP = "指标：一项数值的算法和计入的每一行（文件、工作表、行、单元格）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="TARGET", help="条目编号，例如 T1")
    parser.add_argument("--on", type=asking.a_day, metavar="DATE", help="统计日，默认今天")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import lineage, numbers  # app ready

    plan = asking.the_plan(who.district)
    key = numbers.key_of(plan, options.target)
    row = numbers.measured(
        plan=plan,
        fact_key=key,
        on=options.on or who.at.date(),
        actor=who.actor,
        at=who.at,
    )
    found = lineage.trace(measurement=row, actor=who.actor)
    if options.format == "json":
        asking.print_json({"id": key, **numbers.trace_form(found)})
        return 0
    _tell(key, found)
    return 0


def _tell(key: str, found: Trace) -> None:
    from ipcity.actions import numbers  # app ready

    row = found.measurement
    value = "无数据" if row.value is None else f"{numbers.plain(row.value)} {found.indicator.unit}"
    print(f"{key} {found.indicator.name}：{value}（{row.on}）")
    print(f"算法：{found.indicator.words}")
    print(f"依据：{found.indicator.basis}")
    print(f"快照：{row.snapshot}")
    for part in found.parts:
        print(f"{part.label}：{part.value or '无数据'}（{part.rows} 行）")
    heads = ("部分", "台账", "记录", "文件", "工作表", "行", "单元格", "录入人")
    asking.print_table(
        heads,
        (
            (
                r.part_label,
                LEDGER_LABELS.get(r.ledger, r.ledger),
                r.label,
                r.file,
                r.sheet,
                r.line,
                r.cell,
                r.person,
            )
            for r in found.rows
        ),
    )
    if found.hidden:
        print(f"另有 {found.hidden} 行不在您的查看范围内。")
