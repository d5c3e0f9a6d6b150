"""``ipcity status``: how every target stands on a day; what is stale is computed first."""

from __future__ import annotations

import argparse

from ipcity.domain.plans.standings import LIGHT_WORDS, Light
from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "指标：各项目标截至某日的数值、进度和依据"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=asking.a_day, metavar="DATE", help="统计日，默认今天")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import numbers  # app ready

    plan = asking.the_plan(who.district)
    on = options.on or who.at.date()
    found = numbers.status(plan=plan, on=on, actor=who.actor, at=who.at)
    forms = [numbers.status_form(each) for each in found]
    if options.format == "json":
        asking.print_json(forms)
        return 0
    heads = ("编号", "指标", "现值", "比较", "目标值", "单位", "状态", "计入记录")
    names = ("id", "name", "value", "comparator", "goal", "unit", "status", "rows")
    print(f"{who.district.name}　截至 {on}")
    asking.print_table(heads, ([_shown(name, form[name]) for name in names] for form in forms))
    return 0


def _shown(name: str, value: object) -> object:
    if name == "status":
        return LIGHT_WORDS[Light(str(value))]
    return "无数据" if value is None else value
