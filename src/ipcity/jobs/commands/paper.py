"""``ipcity paper``: make an official paper of a period, or audit the numbers of an edited draft."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ipcity.domain.errors import Refused
from ipcity.domain.terms.periods import period_named
from ipcity.jobs import asking, files, paper_checks
from ipcity.jobs.commands import set_up

if TYPE_CHECKING:
    from ipcity.store.models.papers import Paper

HELP = "公文：按期次生成通报、调度会材料、督办单和各类报告（docx），核对稿件中的数字"
KINDS = ("circular", "dispatch", "notice", "quarterly", "annual", "midterm", "final")
ADDRESSEES = ("units", "city", "nation", "committee")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    making = verbs.add_parser("make", help="生成一份公文的拟稿，数字逐一绑定到统计底稿")
    making.add_argument(
        "kind",
        choices=KINDS,
        metavar="KIND",
        help="circular 通报、dispatch 调度会材料、notice 督办单、quarterly 季度报告、annual 年度报告、"
        "midterm 中期评估、final 期末自评",
    )
    making.add_argument(
        "--period", required=True, metavar="P", help="期次：2026、2026H1、2026Q2、2026-06"
    )
    making.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="写到这个 .docx 文件"
    )
    making.add_argument(
        "--to", choices=ADDRESSEES, metavar="TO",
        help="报告的报送对象：city 市知识产权局（默认）、nation 国家知识产权局、committee 区委区政府",
    )  # fmt: skip
    making.add_argument("--unit", metavar="NAME", help="只写这个牵头单位的督办单，并用该单位的模板")
    asking.add_options(making)
    making.set_defaults(paper_verb=_make)
    paper_checks.add_arguments(verbs, set_up.ready)


def run(options: argparse.Namespace) -> int:
    return int(options.paper_verb(options))


def _make(options: argparse.Namespace) -> int:
    period = period_named(options.period)
    if options.output.suffix.lower() != ".docx":
        raise Refused("unknown-form", "文件名请以 .docx 结尾。", "公文格式")
    files.refuse_unwritable(options.output)
    set_up.ready()
    who = asking.prepared(options)
    from ipcity.actions import paper_steps, papers  # app ready
    from ipcity.store.models.papers import Addressee, Kind  # app ready
    from ipcity.store.models.units import Unit  # app ready

    plan = asking.the_plan(who.district)
    unit = None
    if options.unit:
        unit = Unit.objects.filter(district=who.district, name=options.unit).first()
        if unit is None:
            raise Refused("no-unit", f"没有名为“{options.unit[:40]}”的单位。", "单位")
    paper = papers.make(
        programme=plan.programme,
        kind=Kind(options.kind),
        period=period,
        addressee=Addressee(options.to) if options.to else None,
        unit=unit,
        actor=who.actor,
        at=who.at,
    )
    text = paper_steps.newest_text(paper)
    with files.written(options.output) as stream:
        stream.write(text.file.read() if text else b"")
    _tell(options, paper)
    return 0


def _tell(options: argparse.Namespace, paper: Paper) -> None:
    answer = {
        "id": paper.pk,
        "kind": paper.kind,
        "period": paper.period,
        "title": paper.title,
        "on": paper.on.isoformat(),
        "locked": paper.locked,
        "snapshot": paper.snapshot,
        "numbers": paper.numbers.count(),
        "code": paper.code,
        "file": str(options.output),
    }
    if options.format == "json":
        asking.print_json(answer)
        return
    standing = "期次已锁定" if paper.locked else "期次未锁定，为阶段性数据"
    print(f"{paper.title}")
    print(
        f"数据截至 {paper.on}（{standing}），绑定数字 {answer['numbers']} 处，核验码 {paper.code}"
    )
    print(f"已写到 {options.output}")
