"""``ipcity demo``: an invented district to look at, with rows, people and a snapshot; or its removal."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout

from ipcity.actions.invented import Size
from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "演示数据：建立一个虚构的演示区域，或将它移除"
SEED = 20260101
LARGEST_SEED = 2**31 - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed",
        type=a_seed,
        default=SEED,
        metavar="N",
        help=f"种子，0 至 {LARGEST_SEED} 的整数，相同的种子编写相同的记录",
    )
    parser.add_argument(
        "--size",
        choices=[str(size) for size in Size],
        default=str(Size.DISTRICT),
        help="规模：district 约 4000 件专利、30000 件商标、3000 家企业，small 约十分之一，city 约十倍",
    )
    parser.add_argument("--remove", action="store_true", help="移除演示区域的全部记录、人员和文件")
    parser.add_argument("--as", dest="person", metavar="PERSON", help="以何人名义（登录名）")
    parser.add_argument("--format", choices=("json", "table"), default="table", help="输出格式")


def a_seed(text: str) -> int:
    """As the API takes it."""
    if not (text.isascii() and text.isdecimal() and int(text) <= LARGEST_SEED):
        raise argparse.ArgumentTypeError(f"种子应为 0 至 {LARGEST_SEED} 的整数，不是“{text}”")
    return int(text)


def run(options: argparse.Namespace) -> int:
    with redirect_stdout(sys.stderr):
        set_up.tell(set_up.prepare(None))
    return _remove(options) if options.remove else _make(options)


def _make(options: argparse.Namespace) -> int:
    from django.utils import timezone  # app ready

    from ipcity.actions import (  # app ready
        demonstration_supervision,
        demonstrations,
        organisations,
        quality,
        snapshots,
    )

    actor, at = _who(options)
    made = demonstrations.unfinished() or demonstrations.found(actor=actor, at=at)
    rows = demonstrations.counts(made.district) or demonstrations.fill(
        district=made.district,
        seed=options.seed,
        size=Size(options.size),
        actor=actor,
        at=at,
        step=_show,
    )
    demonstrations.load_table(district=made.district, at=at)
    for looked in (organisations.resolve, quality.check):
        looked(district=made.district, actor=None, at=timezone.localtime())
    kept = snapshots.take(district=made.district.pk, actor=None, at=timezone.localtime())
    demonstration_supervision.fill(made.district, timezone.localtime())
    logins = [
        {"username": each.username, "password": each.password, "role": each.role}
        for each in made.logins
    ]
    if options.format == "json":
        asking.print_json(
            {"district": made.district.name, "snapshot": kept.manifest, "rows": rows,
             "logins": logins}
        )  # fmt: skip
        return 0
    print(f"已建立演示区域“{made.district.name}”，共 {sum(rows.values())} 行，快照 {kept.manifest}")
    print("一次性密码（只显示这一次，首次登录后须修改）：")
    asking.print_table(("登录名", "一次性密码", "岗位"), ([*each.values()] for each in logins))
    return 0


def _remove(options: argparse.Namespace) -> int:
    from ipcity.actions import demonstrations  # app ready

    actor, at = _who(options)
    dropped = demonstrations.remove(actor=actor, at=at)
    if options.format == "json":
        asking.print_json({"removed": dropped})
    else:
        print(f"已移除演示区域的 {dropped} 行记录和全部文件。")
    return 0


def _who(options: argparse.Namespace):  # type: ignore[no-untyped-def]
    """The person of the real district in whose name this is done, and the moment."""
    from django.utils import timezone  # app ready

    from ipcity.jobs.acting import acting  # app ready
    from ipcity.store.models.districts import District  # app ready

    at = timezone.localtime()
    home = District.objects.filter(is_demo=False).order_by("pk")[0]
    return acting(options.person, district=home.pk, on=at.date()), at


def _show(done: int, total: int | None, note: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{note}　{done}/{total or '…'}　　", end="", file=sys.stderr, flush=True)
