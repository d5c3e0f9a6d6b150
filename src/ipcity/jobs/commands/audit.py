"""``ipcity audit root`` prints the log's root; ``ipcity audit verify --root CODE`` proves it."""

from __future__ import annotations

import argparse
import sys

from ipcity.domain.errors import Refused
from ipcity.jobs.commands import set_up

HELP = "审计日志：打印根码，校验日志未被改写、重建或截去"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", metavar="PART", required=True)
    parts.add_parser("root", help="打印当前根码（条数与摘要），可印在通报上留存")
    verify = parts.add_parser("verify", help="逐条重算校验；给出根码时可发现整体重建和截尾")
    verify.add_argument("--root", metavar="CODE", help="以前打印或寄出的根码")


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    set_up.check_database()
    set_up.refuse_empty_database()
    return _root() if options.part == "root" else _verify(options.root)


def _root() -> int:
    from ipcity.store.proofs import current_root  # app ready

    root = current_root()
    if root is None:
        print("审计日志为空，还没有根码。", file=sys.stderr)
        return 1
    print(root)
    return 0


def _verify(code: str | None) -> int:
    from ipcity.store.guards import is_guarded  # app ready
    from ipcity.store.proofs import prove  # app ready

    known = _read(code) if code is not None else None
    proof = prove(known)
    print(f"共 {proof.entries} 条，当前根码 {proof.root or '（日志为空）'}")
    for fault in proof.faults:
        print(f"  不符：{fault}")
    if proof.more:
        print(f"  另有 {proof.more} 处不符。")
    if not is_guarded("default"):
        print("  注意：数据库的防改触发器不在，日志可被直接改写，请查明何人何时去除。")
    if not proof.holds:
        print("校验未通过：审计日志已被改动，请保全数据库并查明原因。")
        return 1
    if known is None:
        print(
            "校验通过：各条首尾相连、内容与摘要相符。"
            "未与外部根码对照，整体重建和截尾须用 --root 发现。"
        )
    else:
        print(f"校验通过：第 1 至 {known.sequence} 条与根码一致，其后各条首尾相连。")
    return 0


def _read(code: str) -> object:
    from ipcity.store import chains  # app ready

    try:
        return chains.read_root(code)
    except chains.Unreadable as reason:
        raise Refused(
            "bad-root", f"根码“{code}”抄写有误（校验位不符或位数不对），请核对后重新输入。"
        ) from reason
