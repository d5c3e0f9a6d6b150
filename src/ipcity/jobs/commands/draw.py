"""``ipcity draw``: fix the terms of a draw, seal shares, draw, verify; files only, no database."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import secrets
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ipcity.domain.draws import drawing, recount
from ipcity.domain.draws.drawing import ALGORITHMS, BASIS, Inspector, Item, Plan
from ipcity.domain.errors import Refused

HELP = "双随机抽取：固定条件、密封份额、抽取、核对（不需要数据库）"
ROSTER, INSPECTORS = ("编号",), ("执法证号", "有效期至")
Named = TypeVar("Named")
BETWEEN = re.compile(r"[\s、，,；;]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    commit = acts.add_parser("commit", help="由名录和人员固定抽取条件，得出承诺值")
    commit.add_argument("--draw", required=True, metavar="NUMBER", help="抽查编号")
    commit.add_argument("--day", required=True, metavar="DATE", help="检查日，如 2026-11-23")
    commit.add_argument("--roster", required=True, type=Path, metavar="CSV",
                        help="名录：编号、分层、区域、不列入的理由")  # fmt: skip
    commit.add_argument("--inspectors", required=True, type=Path, metavar="CSV",
                        help="检查人员：执法证号、有效期至、区域、回避（多个用空格或顿号隔开）")  # fmt: skip
    commit.add_argument("--total", type=int, metavar="N", help="抽取总数，按分层的户数和权重分配")
    commit.add_argument("--weight", action="append", default=[], metavar="STRATUM=N")
    commit.add_argument("--quota", action="append", default=[], metavar="STRATUM=N")
    commit.add_argument(
        "--party", action="append", default=[], metavar="NAME", help="提供份额的一方"
    )
    commit.add_argument("--per-item", type=int, default=2, metavar="N", help="每个对象的检查人员")
    commit.add_argument("--algorithm", choices=ALGORITHMS, default="sha256")
    commit.add_argument("--previous", type=Path, metavar="RECEIPT", help="所替代的抽取的凭证")
    commit.add_argument("--reason", default="", choices=("", *recount.REASONS))
    commit.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    share = acts.add_parser("share", help="为一方生成份额：密封值先公开，份额留到抽取时公开")
    share.add_argument("terms", type=Path, metavar="TERMS")
    share.add_argument("--party", required=True, metavar="NAME")
    share.add_argument(
        "-o", "--output", required=True, type=Path, metavar="FILE", help="份额，请保密"
    )
    make = acts.add_parser("make", help="以各方公开的份额抽取，写出凭证")
    make.add_argument("terms", type=Path, metavar="TERMS")
    make.add_argument("--sealed", action="append", default=[], metavar="NAME=DIGEST")
    make.add_argument("--share", action="append", default=[], type=Path, metavar="FILE")
    make.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    verify = acts.add_parser("verify", help="重算凭证；有出入的逐处列出，退出状态为 1")
    verify.add_argument("receipt", type=Path, metavar="RECEIPT")
    verify.add_argument("--commitment", default="", metavar="DIGEST", help="抽取以前公布的承诺值")
    verifier = acts.add_parser("verifier", help="写出单个文件的核对程序，只需要 Python 3.8")
    verifier.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    acts = {
        "commit": _commit,
        "share": _share,
        "make": _make,
        "verify": _verify,
        "verifier": _verifier,
    }
    return acts[options.act](options)


def _commit(options: argparse.Namespace) -> int:
    items = list(_items(options.roster))
    previous = ""
    if options.previous:
        previous = drawing.followed(_json(options.previous), options.reason)
    plan = Plan(
        draw=options.draw,
        day=_day(options.day, "--day"),
        items=items,
        inspectors=list(_inspectors(options.inspectors, items)),
        quotas=_quotas(options, items),
        parties=tuple(options.party),
        algorithm=options.algorithm,
        per_item=options.per_item,
        previous=previous,
        reason=options.reason,
    )
    terms = drawing.terms_of(plan)
    _write(options.output, terms)
    print(f"承诺值 {recount.commitment(terms)}")
    for stratum, count in terms["quotas"].items():
        print(f"{stratum or '不分层'}：抽{count}个")
    return 0


def _quotas(options: argparse.Namespace, items: list[Item]) -> dict[str, int]:
    quotas, weights = _pairs(options.quota, "--quota"), _pairs(options.weight, "--weight")
    if bool(quotas) is (options.total is not None):
        raise Refused("no-quota", "请写 --total，或者逐层写 --quota，二者选一。", BASIS)
    if quotas:
        return quotas
    return drawing.shared_out(drawing.sizes_of(items), options.total, weights)


def _share(options: argparse.Namespace) -> int:
    terms = _terms(options.terms)
    if options.party not in terms["parties"]:
        raise Refused("no-party", f"抽取条件中没有“{options.party}”这一方。", BASIS)
    made = {"party": options.party, "share": secrets.token_hex(32), "nonce": secrets.token_hex(32)}
    sealed = recount.seal(terms, made["party"], made["share"], made["nonce"])
    _write_secret(options.output, made)
    print(f"{options.party}={sealed}")
    return 0


def _make(options: argparse.Namespace) -> int:
    terms = _terms(options.terms)
    sealed = _named((_pair(each, "--sealed") for each in options.sealed), "--sealed")
    shares = _named((_opened(path) for path in options.share), "--share")
    if strange := sorted({*sealed, *shares} - set(terms["parties"])):
        raise Refused("no-party", f"抽取条件中没有“{'”、“'.join(strange)}”这一方。", BASIS)
    receipt = recount.outcome(terms, sealed, shares)
    _write(options.output, receipt)
    for each in receipt["void"]:
        print(f"作废：{each['party']}{each['why']}", file=sys.stderr)
    if receipt["state"] == "drawn":
        print(f"抽取{len(receipt['drawn'])}个，凭证 {receipt['digest']}")
    return 1 if receipt["void"] else 0


def _verify(options: argparse.Namespace) -> int:
    lines, right = recount.report(_json(options.receipt), options.commitment)
    print("\n".join(lines))
    return 0 if right else 1


def _verifier(options: argparse.Namespace) -> int:
    _save(options.output, Path(recount.__file__).read_text("utf-8"))
    print(f"已写出 {options.output}，用法：python3 {options.output.name} 凭证.json")
    return 0


def _items(path: Path) -> Iterator[Item]:
    met: dict[str, str] = {}
    for place, row in _rows(path, ROSTER):
        _once(met, row["编号"], f"{place}“编号”")
        yield Item(
            row["编号"], row.get("分层", ""), row.get("区域", ""), row.get("不列入的理由", "")
        )


def _inspectors(path: Path, items: list[Item]) -> Iterator[Inspector]:
    """A conflict that names nothing of the roster is a slip of the pen that would be overlooked."""
    ids, met = {each.id for each in items}, dict[str, str]()
    for place, row in _rows(path, INSPECTORS):
        _once(met, row["执法证号"], f"{place}“执法证号”")
        conflicts = _several(row.get("回避", ""), ids)
        if strange := [each for each in conflicts if each not in ids]:
            told = f"{place}“回避”写了“{'”、“'.join(strange)}”，名录中没有。"
            raise Refused("no-item", told, BASIS)
        valid_until = _day(row["有效期至"], f"{place}“有效期至”")
        yield Inspector(
            row["执法证号"], valid_until, _several(row.get("区域", "")), tuple(conflicts)
        )


def _several(cell: str, known: set[str] | frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What a cell names, apart; one that is known as it stands, spaces and all, is one."""
    return (cell,) if cell in known else tuple(each for each in BETWEEN.split(cell) if each)


def _once(met: dict[str, str], name: str, place: str) -> None:
    if name in met:
        raise Refused("twice", f"{place}“{name}”与{met[name]}重复。", BASIS)
    met[name] = place


def _opened(path: Path) -> tuple[str, dict[str, str]]:
    form = _json(path)
    try:
        return str(form["party"]), {"share": str(form["share"]), "nonce": str(form["nonce"])}
    except KeyError as wrong:
        raise Refused("no-share", f"{path} 不是份额文件（没有 {wrong}）。", BASIS) from wrong


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each line with its place; Refused with file, row and column for what is missing."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        told = f"读不了 {path}，请确认文件存在并另存为 UTF-8 的 csv（{wrong}）。"
        raise Refused("no-file", told, BASIS) from wrong
    reader = csv.DictReader(io.StringIO(text, newline=""))
    lacking = [name for name in needed if name not in (reader.fieldnames or ())]
    if lacking:
        raise Refused("no-column", f"{path.name} 第1行没有“{'”、“'.join(lacking)}”列。", BASIS)
    for row in reader:
        place = f"{path.name} 第{reader.line_num}行"
        read = {name: (value or "").strip() for name, value in row.items() if name}
        for name in needed:
            if not read[name]:
                raise Refused("empty-cell", f"{place}“{name}”是空的。", BASIS)
        yield place, read


def _pairs(given: list[str], option: str) -> dict[str, int]:
    found = _named((_pair(each, option) for each in given), option)
    for name, count in found.items():
        if not (count.isascii() and count.isdecimal()):
            raise Refused("bad-number", f"{option} 应写成 分层=数，不是“{name}={count}”。", BASIS)
    return {name: int(count) for name, count in found.items()}


def _named(pairs: Iterable[tuple[str, Named]], option: str) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for name, value in pairs:
        if name in found:
            raise Refused("twice", f"{option} 中“{name}”写了两次。", BASIS)
        found[name] = value
    return found


def _pair(each: str, option: str) -> tuple[str, str]:
    name, sign, value = each.partition("=")
    if not sign:
        raise Refused("bad-pair", f"{option} 应写成 名称=值，不是“{each}”。", BASIS)
    return name, value


def _day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("bad-day", f"{place}应写成 2026-11-23，不是“{text}”。", BASIS) from None


def _terms(path: Path) -> dict[str, Any]:
    terms = _json(path)
    drawing.refuse_wrong(terms)
    return terms


def _json(path: Path) -> dict[str, Any]:
    try:
        form = recount.read(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise Refused("no-file", f"读不了 {path}（{wrong}）。", BASIS) from wrong
    if not isinstance(form, dict):
        raise Refused("no-form", f"{path} 应为 JSON 对象。", BASIS)
    return form


def _write(path: Path, form: object) -> None:
    _save(path, _told(form))


def _write_secret(path: Path, form: object) -> None:
    """For its owner alone from the first byte; a share once made is not written over."""
    try:
        with open(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as out:
            out.write(_told(form))
    except OSError as wrong:
        raise Refused("no-file", f"写不了 {path}，已有的份额不覆盖（{wrong}）。", BASIS) from wrong


def _told(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, indent=1, sort_keys=True)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as wrong:
        raise Refused("no-file", f"写不了 {path}（{wrong}）。", BASIS) from wrong
