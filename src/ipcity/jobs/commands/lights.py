"""``ipcity lights``: the lights of targets and items on a day, by the rule published then."""

from __future__ import annotations

import argparse

from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "亮灯：各项指标和督办事项截至某日的灯，按当日施行的规则和当日已收到的材料"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=asking.a_day, metavar="DATE", help="亮灯日，默认今天")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions.light_answers import lights_form  # app ready

    plan = asking.the_plan(who.district)
    on = options.on or who.at.date()
    form = lights_form(plan=plan, on=on, actor=who.actor, at=who.at)
    if options.format == "json":
        asking.print_json(form)
        return 0
    print(f"{who.district.name}　截至 {on}")
    heads = ("编号", "指标", "灯", "现值", "应达到", "单位")
    names = ("id", "name", "word", "value", "asked", "unit")
    asking.print_table(heads, _lines(form["targets"], names))
    print()
    heads = ("编号", "事项", "灯", "环节", "牵头单位", "期限", "进度%", "时间%", "逾期天数", "缘由")
    names = (
        "id", "name", "word", "stage", "lead", "due", "progress", "elapsed", "late_days", "reasons",
    )  # fmt: skip
    asking.print_table(heads, _lines(form["items"], names))
    return 0


def _lines(forms: object, names: tuple[str, ...]) -> list[list[object]]:
    rows = forms if isinstance(forms, list) else []
    return [[_shown(name, row[name]) for name in names] for row in rows]


def _shown(name: str, value: object) -> object:
    if isinstance(value, list):
        return "；".join(value)
    if value is None:
        return "无数据" if name == "value" else "—"
    return value
