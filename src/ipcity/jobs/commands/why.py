"""``ipcity why TARGET``: why a value changed between two dates, with the rows of each cause."""

from __future__ import annotations

import argparse

from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "指标：两个日期之间数值为什么变化（新计入、不再计入、更正、规则变化）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="TARGET", help="条目编号，例如 T1")
    for name, words in (("from", "起始日期"), ("to", "截止日期")):
        parser.add_argument(
            f"--{name}", dest=name, type=asking.a_day, metavar="DATE", required=True, help=words
        )
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import numbers  # app ready

    plan = asking.the_plan(who.district)
    key = numbers.key_of(plan, options.target)
    found = numbers.why(
        plan=plan,
        fact_key=key,
        start=getattr(options, "from"),
        end=options.to,
        actor=who.actor,
        at=who.at,
    )
    if options.format == "json":
        asking.print_json({"id": key, **numbers.why_form(found)})
        return 0
    shown = [numbers.plain(each) or "无数据" for each in (found.before, found.after)]
    print(
        f"{key}：{found.start} {shown[0]} → {found.end} {shown[1]}"
        f"（{numbers.signed(found.difference)}）"
    )
    for step in found.steps:
        _tell(step)
    if not found.steps:
        print("没有变化。")
    return 0


def _tell(step: object) -> None:
    from ipcity.actions import numbers  # app ready
    from ipcity.actions.explained_steps import CAUSE_WORDS, Step  # app ready

    if not isinstance(step, Step):
        return
    print(f"\n{CAUSE_WORDS[step.cause]}：{numbers.signed(step.effect)}　{step.note}".rstrip())
    for part in step.parts:
        print(
            f"  {part.label}：{numbers.plain(part.before) or '无数据'} → "
            f"{numbers.plain(part.after) or '无数据'}（进 {part.came} 行，出 {part.went} 行）"
        )
    for row in step.rows:
        sign = "+" if row.sign > 0 else "-"
        amount = f" {numbers.plain(row.amount)}" if row.amount is not None else ""
        told = f"　{'；'.join(row.changes)}" if row.changes else ""
        print(f"  {sign} {LEDGER_LABELS.get(row.ledger, row.ledger)} {row.label}{amount}{told}")
    if step.hidden:
        print(f"  另有 {step.hidden} 行不在您的查看范围内。")
