"""``ipcity rescue USERNAME``: a one-time password from the server, when nobody else can give one."""

from __future__ import annotations

import argparse
import getpass

from ipcity.domain.errors import Refused
from ipcity.jobs.commands import set_up

HELP = "为忘记密码的人员重置一次性密码（没有管理员能办理时在服务器上执行，记入审计日志）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", help="登录名")
    parser.add_argument(
        "--without-second-factor", action="store_true", help="同时解除两步验证（设备也丢失时）"
    )


def run(options: argparse.Namespace) -> int:
    set_up.check_home()
    set_up.check_database()
    set_up.refuse_empty_database()
    from django.utils import timezone  # app ready

    from ipcity.actions import people  # app ready
    from ipcity.store.models.people import Person  # app ready

    person = Person.objects.filter(username=options.username).first()
    if person is None:
        raise Refused("no-such-person", f"没有登录名为“{options.username}”的人员。")
    _, password = people.rescue(
        person=person,
        operator=getpass.getuser(),
        without_factor=options.without_second_factor,
        at=timezone.localtime(),
    )
    print(f"{person.name}（{person.username}）的一次性密码：{password}")
    print("首次登录须修改。账号已启用、登录锁定已解除；本次操作已记入审计日志。")
    return 0
