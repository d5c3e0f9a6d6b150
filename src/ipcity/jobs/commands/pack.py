"""``ipcity pack``: check a city's pack folder, or load it as the plan in force."""

from __future__ import annotations

import argparse
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.papers.packs import check_pack, read_pack

HELP = "检查、载入方案包（一座城市的方案、单位和口径）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    check = acts.add_parser("check", help="逐条检查，不连接数据库")
    load = acts.add_parser("load", help="载入为正式方案；重复载入不改变任何内容")
    load.add_argument("--as", dest="person", metavar="PERSON", help="以何人名义载入（登录名）")
    for act in (check, load):
        act.add_argument("folder", type=Path, help="方案包所在文件夹")


def run(options: argparse.Namespace) -> int:
    return _check(options.folder) if options.act == "check" else _load(options)


def _check(folder: Path) -> int:
    findings = check_pack(folder)
    for finding in findings:
        print(f"{'错误' if finding.is_error else '提示'}：{finding}")
    errors = sum(finding.is_error for finding in findings)
    print(f"共 {errors} 处错误。" if errors else "方案包可以载入。")
    return 1 if errors else 0


def _load(options: argparse.Namespace) -> int:
    import django  # app ready

    django.setup()
    from django.utils import timezone  # app ready

    from ipcity.actions import packs  # app ready
    from ipcity.jobs.acting import acting  # app ready
    from ipcity.store.models.districts import District  # app ready

    at = timezone.localtime()
    named = read_pack(options.folder).programme["district"]
    name = named["name"] if isinstance(named, dict) else None
    district = District.objects.filter(name=name).first()
    if district is None:
        raise Refused(
            "pack-other-district",
            f"方案包属于“{name}”，系统中没有这个区域。新装系统请用 PLAN={options.folder} 启动。",
            "方案包的载入规则",
        )
    actor = acting(options.person, district=district.pk, on=at.date())
    version = packs.load(folder=options.folder, actor=actor, at=at)
    print(f"已载入：{version}，量化目标 {version.target_set.count()} 项。")
    return 0
