"""``ipcity score``: the scores of a period by the scheme in force, with their working; a scheme checked."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipcity.domain.terms.periods import period_named
from ipcity.jobs import asking, files
from ipcity.jobs.commands import set_up

HELP = "考核：按考核方案计算各单位得分和名次"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--period", metavar="P", help="期次：2026、2026H1、2026Q2 或 2026-06")
    what.add_argument(
        "--check",
        type=Path,
        metavar="FILE",
        help="只核对一份考核方案（YAML），逐条指出第几行第几列",
    )
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    period = period_named(options.period) if options.period else None
    set_up.ready()
    who = asking.prepared(options)
    if period is None:
        return _check(options.check, who)
    from ipcity.actions import scores  # app ready

    programme = asking.the_plan(who.district).programme
    found = scores.score(programme=programme, period=period, actor=who.actor, at=who.at)
    if options.format == "json":
        asking.print_json([scores.score_form(each) for each in found])
        return 0
    if not found:
        print("考核方案的各组中没有单位。")
        return 0
    used = found[0].round
    print(f"{who.district.name}　{period.words}　{used.scheme}　数据截至 {used.on}")
    heads = ("组别", "名次", "单位", "得分", "扣分", "加分")
    asking.print_table(heads, (scores.score_cells(each) for each in found))
    return 0


def _check(path: Path, who: asking.Asking) -> int:
    """Every problem as ``FILE:LINE:COLUMN: …``, which editors open; 1 where there is any."""
    from ipcity.actions import score_schemes  # app ready

    with files.read(path) as stream:
        text = stream.read().decode("utf-8-sig", "replace")
    found = score_schemes.read(text, who.district.pk)
    for each in found.problems:
        print(f"{path}:{each.line}:{each.column}: {each.sentence}")
    if found.scheme is None:
        return 1
    print(f"方案无误：{found.scheme.name}，{len(found.scheme.groups)}组。")
    return 0
