"""``ipcity deadline``: count a statutory term, verify the proof of one, list the rules; no database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import CONFIDENCE_LABELS
from ipcity.domain.terms.days import day_words, day_written
from ipcity.domain.terms.deadline_proofs import BASIS, answer, verify
from ipcity.domain.terms.deadline_rules import RULES, rule_called
from ipcity.domain.terms.deadline_rules.declarations import UNIT_WORDS, Figure, Rule
from ipcity.domain.terms.deadline_walks import Rolling
from ipcity.domain.terms.deadline_words import sentences
from ipcity.domain.terms.deadlines import Extended, Request, compute
from ipcity.domain.terms.holiday_lists import always_free, bad_cells
from ipcity.domain.terms.holiday_notices import read_notice
from ipcity.domain.terms.suspensions import Suspension
from ipcity.domain.terms.working_days import Calendar
from ipcity.jobs import asking, files

HELP = "期限：推算法定期限并给出证明，重算核对证明，列出全部期限规则"
YES = {"true", "yes", "1", "是", "有"}
NO = {"false", "no", "0", "否", "无"}
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_compute(verbs.add_parser("compute", help="推算一个期限何时届满"))
    verifying = verbs.add_parser("verify", help="重算一份期限证明；有出入的，退出状态为1")
    verifying.add_argument("file", metavar="FILE", type=Path, help="compute 给出的 JSON 文件")
    _add_format(verifying)
    verifying.set_defaults(deadline_verb=_verify)
    listing = verbs.add_parser("rules", help="列出全部期限规则")
    _add_format(listing)
    listing.set_defaults(deadline_verb=_rules)


def _add_compute(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="期限代号，如 PEN-CLUE（见 rules）")
    parser.add_argument(
        "--from", dest="start", required=True, type=a_moment, metavar="DATE|TIME",
        help="起算的日期；按小时计算的写到时刻，如 2026-09-30T16:20",
    )  # fmt: skip
    parser.add_argument(
        "--extend", nargs="+", action="extend", type=int, default=[], metavar="N",
        help="依次的各次延长，单位与期限相同",
    )  # fmt: skip
    parser.add_argument(
        "--exclude", nargs="+", action="extend", type=a_span, default=[], metavar="START..END",
        help="不计入的期间，止日当天恢复计算；可注明事由，如 2026-08-01..2026-08-21=检测",
    )  # fmt: skip
    parser.add_argument(
        "--where", nargs="+", action="extend", type=a_fact, default=[], metavar="key=value",
        help="事实，如 no_domicile_in_CN=true（各期限所问的事实见 rules）",
    )  # fmt: skip
    parser.add_argument(
        "--calendar", nargs="+", action="extend", type=Path, default=[], metavar="FILE",
        help="年度放假安排：通知原文（txt、docx）、日期加“放假”或“上班”的 csv，或 JSON",
    )  # fmt: skip
    parser.add_argument(
        "--rolling", choices=[str(each) for each in Rolling], default=str(Rolling.REST_DAYS),
        help="届满日顺延：rest-days 休息日、节假日均顺延（默认），holidays 仅法定节假日",
    )  # fmt: skip
    parser.add_argument(
        "--figure", type=int, metavar="N", help="待核实的期限按此数计算；已核对的不能改"
    )
    _add_format(parser)
    parser.set_defaults(deadline_verb=_compute)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("json", "table"), default="table", help="输出格式")


def run(options: argparse.Namespace) -> int:
    return int(options.deadline_verb(options))


def a_moment(text: str) -> date:
    """A day, or a moment where a time stands."""
    if (day := day_written(text)) is not None:
        return day
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or day_written(moment.date().isoformat()) is None:
        raise argparse.ArgumentTypeError(
            f"应写成 2026-09-30 或 2026-09-30T16:20，不是“{text[:40]}”"
        )
    return moment


def a_span(text: str) -> Suspension:
    """``START..END``, with ``=GROUND`` where it is known."""
    span, _, ground = text.partition("=")
    start, dots, end = span.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(
            f"应写成 2026-08-01..2026-08-21（止日当天恢复计算），不是“{text[:40]}”"
        )
    return Suspension(a_moment(start), a_moment(end), ground)


def a_fact(text: str) -> tuple[str, bool]:
    key, _, value = text.partition("=")
    word = value.strip().lower()
    if word not in YES | NO:
        raise argparse.ArgumentTypeError(f"应写成 key=true 或 key=false，不是“{text[:40]}”")
    return key.strip(), word in YES


def _compute(options: argparse.Namespace) -> int:
    request = Request(
        options.rule,
        options.start,
        tuple(Extended(n) for n in options.extend),
        tuple(options.exclude),
        _facts(rule_called(options.rule), options.where),
        Rolling(options.rolling),
        options.figure,
    )
    found = compute(request, calendar(options.calendar))
    if options.format == "json":
        asking.print_json(answer(found))
        return 0
    for sentence in sentences(found):
        print(sentence)
    return 0


def _facts(rule: Rule, given: list[tuple[str, bool]]) -> dict[str, bool]:
    """By the rule's own names: capitals, hyphens and the Chinese words are taken as well."""
    known = {fact.casefold(): fact for fact in rule.facts}
    known |= {words: fact for fact, words in rule.facts.items()}
    return {known.get(k.casefold().replace("-", "_"), k): value for k, value in given}


def calendar(paths: list[Path]) -> Calendar:
    """The published holidays, and over them the notices in the files; Refused with every bad line."""
    from ipcity.papers.incoming.published_holidays import published_holidays  # slow import

    known = published_holidays()
    for path in paths:
        notice = _notice(path)
        for day in always_free(notice):
            print(f"提示：{path} 没有写{day_words(day)}放假，请核对是否完整。", file=sys.stderr)
        known = known.joined(notice)
    return known


def _notice(path: Path) -> Calendar:
    from ipcity.papers.incoming import read_document  # slow import

    with files.read(path) as stream:
        content = stream.read()
    text = read_document(path.name, content).text
    read = read_notice(text, path.stem)
    bad = bad_cells(text) if path.suffix.lower() == ".csv" else ()
    problems = bad or tuple(map(str, read.problems))
    if read.notice is None or problems:
        told = "".join(f"\n{path} {each}" for each in problems)
        raise Refused("notice-invalid", f"放假安排有误，请改正：{told}", "国务院办公厅年度放假通知")
    return read.notice


def _verify(options: argparse.Namespace) -> int:
    with files.read(options.file) as stream:
        content = stream.read()
    try:
        form = json.loads(content)
    except json.JSONDecodeError as wrong:
        place = f"第{wrong.lineno}行第{wrong.colno}列读不懂"
        raise Refused("no-proof", f"{options.file} 不是 JSON 文件：{place}。", BASIS) from wrong
    except UnicodeDecodeError as wrong:
        raise Refused("no-proof", f"{options.file} 不是 UTF-8 文本。", BASIS) from wrong
    found = verify(form)
    if options.format == "json":
        places = [{"place": d.place, "told": d.told, "found": d.found} for d in found]
        asking.print_json({"sound": not found, "differences": places})
        return int(bool(found))
    for each in found[:SHOWN]:
        print(each)
    if found:
        print(f"与重算结果不符，共{len(found)}处。")
        return 1
    print("与重算结果一致。")
    return 0


def _rules(options: argparse.Namespace) -> int:
    if options.format == "json":
        asking.print_json([_rule_form(rule, figure) for rule in RULES for figure in rule.figures])
        return 0
    for source, rules in groupby(RULES, key=lambda rule: rule.source):
        print(f"《{source.title}》{source.number}")
        heads = ("代号", "期限", "起算", "长度", "延长", "条款", "核对", "版本")
        asking.print_table(heads, (_cells(r, figure) for r in rules for figure in r.figures))
        print()
    return 0


def _cells(rule: Rule, figure: Figure) -> tuple[str, ...]:
    unit = UNIT_WORDS[figure.unit]
    extensions = "；".join(
        f"{each.approver}{each.most or '若干'}{unit}" for each in figure.extensions
    )
    length = f"{'前' if rule.backwards else ''}{figure.n}{unit}"
    checked = CONFIDENCE_LABELS[figure.confidence]
    article, version = figure.article, figure.version
    return rule.id, rule.title, rule.event, length, extensions, article, checked, version


def _rule_form(rule: Rule, figure: Figure) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "event": rule.event,
        "n": figure.n,
        "unit": str(figure.unit),
        "backwards": rule.backwards,
        "rolls": rule.rolls,
        "instrument": rule.source.title,
        "version": figure.version,
        "article": figure.article,
        "confidence": str(figure.confidence),
        "extensions": [
            {"approver": e.approver, "most": e.most, "times": e.times} for e in figure.extensions
        ],
        "grounds": list(figure.grounds),
        "facts": rule.facts,
        "alternatives": [
            {"fact": a.fact, "n": a.n, "confidence": str(a.confidence)} for a in figure.alternatives
        ],
        "effect": figure.effect,
    }
