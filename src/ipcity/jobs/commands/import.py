"""``ipcity import``: bring a sheet file into a ledger, or only say what it would do."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ipcity.domain.errors import Refused
from ipcity.jobs import asking, files
from ipcity.jobs.commands import set_up

if TYPE_CHECKING:
    from ipcity.store.models.imports import Import

HELP = "导入台账文件（xls、xlsx、csv 等，任意来源的列）"
SHOWN = 20
WORDS = {
    "new": "新增",
    "changed": "更改",
    "same": "相同",
    "refused": "不能导入",
    "skipped": "跳过",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="要导入的文件")
    parser.add_argument(
        "--ledger", metavar="L", default="", help="台账代号或名称；不给则按表头判断"
    )
    parser.add_argument("--dry-run", action="store_true", help="只比对，不写入")
    parser.add_argument("--erase", action="store_true", help="空单元格清空原有内容（默认保留）")
    parser.add_argument("--refused", type=Path, metavar="FILE", help="未导入行另存为此 xlsx 文件")
    asking.add_options(parser)


def run(options: argparse.Namespace) -> int:
    ledger = asking.a_ledger(options.ledger) if options.ledger else ""
    if options.refused:
        files.refuse_unwritable(options.refused)
    with files.read(options.file):
        set_up.ready()
    asked = asking.prepared(options)
    from ipcity.actions import import_jobs, imports  # app ready

    who = {"actor": asked.actor, "at": asked.at}
    with files.read(options.file) as content:
        made = imports.begin(
            name=options.file.name, content=content, ledger=ledger, queue=False, **who
        )
    try:
        made = _compared(made, who, erasing=options.erase)
        answer = _answer(made)
        act = imports.drop if options.dry_run else imports.write
        made = act(imported=made, **who)
    except Refused as refusal:
        made.refresh_from_db()
        if made.state in import_jobs.AT_WORK:
            imports.fail(imported=made, refusal=refusal, **who)
        raise
    _save_refused(options, made)
    _tell(options, answer | {"import": made.pk, "state": made.state})
    return 0


def _compared(made: Import, who: dict, *, erasing: bool) -> Import:
    """The steps up to the comparison, the file read once."""
    from ipcity.actions import imports, snapshots  # app ready

    with imports.open_book(made) as book:
        made = imports.read(imported=made, book=book, **who)
        if not made.ledger:
            raise Refused("no-ledger-found", _unfound(made), "导入的台账")
        if not any(table["use"] for table in made.mapping["tables"]):
            raise Refused("no-columns-found", _unmapped(made), "导入的列对应")
        made = imports.map_columns(
            imported=made,
            changes={},
            options={"erasing": erasing},
            expected_version=made.version,
            queue=False,
            **who,
        )
        snapshots.current(district=made.district_id, actor=None, at=who["at"])
        return imports.preview(imported=made, book=book, **who)


def _unfound(made: Import) -> str:
    """What to do with a file that fits no ledger, and which came nearest."""
    scores = made.mapping.get("scores", [])[:3]
    near = "、".join(asking.ledger_words(score["ledger"]) for score in scores)
    told = f"最接近的是 {near}。" if near else ""
    return f"认不出“{made.file_name}”属于哪一本台账。{told}请用 --ledger 指定，或核对列标题。"


def _unmapped(made: Import) -> str:
    """What to do with a file none of whose columns fits the ledger that was named."""
    return (
        f"“{made.file_name}”中没有能导入{asking.ledger_words(made.ledger)}的表。"
        "请核对列标题，或在网页“导入”中逐列对应。"
    )


def _answer(made: Import) -> dict[str, object]:
    """What the comparison found; the first refused rows with their reasons."""
    from ipcity.actions.import_doubts import staged_doubts  # app ready
    from ipcity.actions.import_reports import reason_of  # app ready
    from ipcity.actions.import_staging import Status, reading  # app ready
    from ipcity.actions.row_checks import ledger_model  # app ready

    with reading(made.pk) as staged:
        refused = [
            {"sheet": line.sheet, "row": line.line, "reason": reason_of(line.problems)}
            for line in staged.lines(Status.REFUSED, limit=SHOWN)
        ]
        lines = list(staged.doubtful(limit=SHOWN))
    doubts = staged_doubts(ledger_model(made.ledger), lines)
    return {
        "file": made.file_name,
        "ledger": made.ledger,
        "vendor": made.vendor,
        "columns": [
            {"sheet": t["sheet"], "column": c["letter"], "heading": c["heading"],
             "field": c["field"], "proposed": c.get("proposed", ""), "reason": c["reason"]}
            for t in made.mapping["tables"] if t["use"] for c in t["columns"]
        ],
        "counts": made.counts,
        "refused": refused,
        "doubtful": [asdict(each) for each in doubts],
        "effect": made.effect,
    }  # fmt: skip


def _save_refused(options: argparse.Namespace, made: Import) -> None:
    if options.refused and made.refused_file is not None:
        with files.written(options.refused) as stream:
            stream.write(made.refused_file.read())


def _tell(options: argparse.Namespace, answer: dict) -> None:
    if options.format == "json":
        asking.print_json(answer)
        return
    print(f"{answer['file']} → {answer['ledger']} {answer['vendor']}".rstrip())
    mapped = [
        (c["column"], c["heading"], c["field"] or "—", c["reason"]) for c in answer["columns"]
    ]
    asking.print_table(("列", "标题", "项目", "依据"), mapped)
    asking.print_table(tuple(WORDS.values()), [[answer["counts"][name] for name in WORDS]])
    for row in answer["refused"]:
        print(f"{row['sheet']} 第 {row['row']} 行：{row['reason']}")
    for one in answer["doubtful"]:
        understood = f"，读作“{one['understood']}”" if one["understood"] else ""
        print(
            f"{one['sheet']} {one['cell']}（{one['field']}）：“{one['value']}”{one['message']}{understood}"
        )
    if answer["effect"]:
        rows = [
            (e["fact"], e["name"], e["before"], e["after"], e["unit"]) for e in answer["effect"]
        ]
        asking.print_table(("目标", "指标", "导入前", "导入后", "单位"), rows)
    print("没有写入（--dry-run）。" if options.dry_run else "已写入台账。")
