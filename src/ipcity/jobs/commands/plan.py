"""``ipcity plan``: compile, check, compare and explain a plan document; no database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ipcity.domain.plans import Plan, Source, compile_plan, to_json
from ipcity.domain.plans.facts import Severity
from ipcity.domain.plans.tables import plan_table
from ipcity.jobs import files
from ipcity.papers.incoming import read_document

HELP = "方案：编译、检查、比较、逐项说明"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The four verbs and their arguments."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    compiling = verbs.add_parser("compile", help="把方案编译成结构化事实")
    compiling.add_argument("file", metavar="FILE", type=Path)
    compiling.add_argument("--format", choices=("json", "yaml", "table"), default="table")
    compiling.add_argument("--strict", action="store_true", help="有错误级问题时退出状态为1")
    compiling.set_defaults(plan_verb=_compile)
    checking = verbs.add_parser("check", help="列出方案文本中的问题")
    checking.add_argument("file", metavar="FILE", type=Path)
    checking.add_argument("--strict", action="store_true", help="有错误级问题时退出状态为1")
    checking.set_defaults(plan_verb=_check)
    comparing = verbs.add_parser("diff", help="比较两版方案")
    comparing.add_argument("old", metavar="OLD", type=Path)
    comparing.add_argument("new", metavar="NEW", type=Path)
    comparing.set_defaults(plan_verb=_diff)
    explaining = verbs.add_parser("explain", help="说明一项指标的每个字段出自哪些文字")
    explaining.add_argument("file", metavar="FILE", type=Path)
    explaining.add_argument("target", metavar="TARGET-ID")
    explaining.set_defaults(plan_verb=_explain)


def run(options: argparse.Namespace) -> int:
    """Run one verb; exit status 1 when a check fails or a target does not exist."""
    return int(options.plan_verb(options))


def read_plan(path: Path) -> Plan:
    """Compile the document at a path."""
    with files.read(path) as stream:
        content = stream.read()
    document = read_document(path.name, content)
    source = Source(document.name, document.sha256, document.encoding, document.reader)
    return compile_plan(document.text, source)


def _compile(options: argparse.Namespace) -> int:
    plan = read_plan(options.file)
    if options.format == "json":
        print(json.dumps(to_json(plan), ensure_ascii=False, indent=2))
    elif options.format == "yaml":
        import yaml  # slow import

        yaml.safe_dump(to_json(plan), sys.stdout, allow_unicode=True, sort_keys=False, width=100)
    else:
        print(plan_table(plan))
    return _status(plan, options.strict)


def _check(options: argparse.Namespace) -> int:
    from ipcity.domain.plans.diagnostics import render_problems  # slow import

    plan = read_plan(options.file)
    print(render_problems(plan, str(options.file)), end="")
    return _status(plan, options.strict)


def _status(plan: Plan, strict: bool) -> int:
    return int(strict and any(problem.severity is Severity.ERROR for problem in plan.problems))


def _diff(options: argparse.Namespace) -> int:
    from ipcity.domain.plans.comparison import compare, render_differences  # slow import

    print(render_differences(compare(read_plan(options.old), read_plan(options.new))), end="")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from ipcity.domain.plans.explanation import explain, render_explanation  # slow import

    print(render_explanation(explain(read_plan(options.file), options.target)), end="")
    return 0
