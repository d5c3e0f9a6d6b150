"""``ipcity paper audit``: each number and date of an edited draft against the system on a day."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ipcity.domain.supervision.draft_verdicts import VERDICT_WORDS, Verdict
from ipcity.jobs import asking, files

if TYPE_CHECKING:
    from ipcity.actions.paper_audits import Audited


def add_arguments(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], ready: Callable[[], object]
) -> None:
    """``ready`` makes the installation ready, once the file has been read."""
    checking = verbs.add_parser("audit", help="核对改过的稿件：每个数字、日期是否与系统一致")
    checking.add_argument(
        "file", metavar="FILE", type=Path, help="稿件：docx、txt、md 或网页，不支持 PDF"
    )
    checking.add_argument("--on", type=asking.a_day, metavar="DATE", help="统计日，默认今天")
    asking.add_options(checking)
    checking.set_defaults(paper_verb=partial(_audit, ready))


def _audit(ready: Callable[[], object], options: argparse.Namespace) -> int:
    """Exit status 0 whatever was found: the answer is the list."""
    with files.read(options.file) as stream:
        content = stream.read()
    from ipcity.papers.incoming.drafts import read_draft  # slow import

    passages = read_draft(options.file.name, content)
    ready()
    who = asking.prepared(options)
    from ipcity.actions import paper_audits  # app ready

    found = paper_audits.audit_draft(
        plan=asking.the_plan(who.district),
        passages=passages,
        on=options.on or who.at.date(),
        actor=who.actor,
        at=who.at,
    )
    forms = [paper_audits.finding_form(each) for each in found.findings]
    if options.format == "json":
        asking.print_json(forms)
        return 0
    _tell(found, forms)
    return 0


def _tell(found: Audited, forms: list[dict[str, object]]) -> None:
    counts = "，".join(
        f"{word} {found.count(verdict)} 处" for verdict, word in VERDICT_WORDS.items()
    )
    print(f"统计日 {found.on}，共 {len(forms)} 处数字和日期：{counts}")
    heads = ("位置", "文中写法", "结论", "系统数", "差额", "名称", "说明")
    names = ("place", "text", "verdict", "value", "difference", "name", "note")
    rows = ([_shown(name, form[name]) for name in names] for form in forms)
    asking.print_table(heads, rows)


def _shown(name: str, value: object) -> object:
    return VERDICT_WORDS[Verdict(str(value))] if name == "verdict" else value
