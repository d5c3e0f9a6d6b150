"""``ipcity highvalue NUMBER``: the high-value test of one patent, criterion by criterion."""

from __future__ import annotations

import argparse

from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "高价值发明专利：逐项判断一件专利（是、否、不明及依据，差一步的注明何时符合）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER", help="申请号、公开号或授权公告号")
    parser.add_argument("--on", type=asking.a_day, metavar="DATE", help="判断日，默认今天")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import high_value  # app ready

    on = options.on or who.at.date()
    found = high_value.test(district=who.district.pk, number=options.number, on=on, actor=who.actor)
    form = high_value.form(found)
    if options.format == "json":
        asking.print_json(form)
        return 0
    told = "符合" if found.assessment.qualifies else "不符合"
    print(f"{form['number']} {form['title']}：{told}（{on}，{found.assessment.version}）")
    if found.assessment.note:
        print(found.assessment.note)
    asking.print_table(
        ("条件", "结论", "依据", "差一步"),
        (
            (
                high_value.CRITERION_LABELS[each.code],
                high_value.VERDICT_WORDS[each.verdict],
                each.evidence,
                each.near_miss,
            )
            for each in found.assessment.criteria
        ),
    )
    return 0
