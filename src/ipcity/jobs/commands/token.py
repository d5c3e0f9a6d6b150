"""``ipcity token``: issue an API token for the acting person; its text is printed once."""

from __future__ import annotations

import argparse

from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.jobs import asking
from ipcity.jobs.commands import set_up

HELP = "签发 API 令牌（只显示一次）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default="命令行", help="用途")
    parser.add_argument("--days", type=int, default=90, help="有效天数，最多 365")
    parser.add_argument(
        "--verb", action="append", metavar="VERB", help="权限，可多次给出；不给则为本人全部可用权限"
    )
    parser.add_argument("--district", metavar="NAME", help=asking.DISTRICT_HELP)
    parser.add_argument("--as", dest="person", metavar="PERSON", help="以何人名义（登录名）")


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    set_up.check_database()
    set_up.refuse_empty_database()
    from django.utils import timezone  # app ready

    from ipcity.actions import tokens  # app ready
    from ipcity.jobs.acting import acting, the_district  # app ready

    at = timezone.localtime()
    district = the_district(options.district)
    actor = acting(options.person, district=district.pk, on=at.date())
    unknown = sorted(set(options.verb or ()) - set(Verb))
    if unknown:
        raise Refused("unknown-verb", f"没有这样的权限：{'、'.join(unknown)}。", "权限表")
    verbs = {Verb(verb) for verb in options.verb or tokens.available(actor)}
    _, text = tokens.issue(name=options.name, verbs=verbs, days=options.days, actor=actor, at=at)
    print(text)
    return 0
