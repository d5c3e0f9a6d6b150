"""Who a command acts as: the person named by ``--as``, else the programme-office lead."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import date

from ipcity.domain.access import Actor, Role
from ipcity.domain.errors import Refused
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.ledgers import ledgers
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person

BASIS = "命令行按岗位权限执行"


def acting(username: str | None, *, district: int, on: date) -> Actor:
    """The actor with that person's rights; the log names the operating system's user as well."""
    if username:
        person = Person.objects.filter(username=username).first()
        if person is None:
            raise Refused("no-such-person", f"没有登录名为“{username}”的人员。", BASIS)
    else:
        person = next(iter(holders_of(Role.OFFICE_LEAD, district, on)), None)
        if person is None:
            raise Refused("no-lead", "本区域没有在任的办公室负责人，请用 --as 指定人员。", BASIS)
    return actor_for(person, on, via=f"command line, OS user {getpass.getuser()}"[:60])


def the_district(name: str | None) -> District:
    """The district called ``name``; left out, the only one that is meant.

    That is the one district beside the demonstration, or the demonstration while it has records
    and the others have none.
    """
    if name:
        found = District.objects.filter(name=name).first()
        if found is None:
            raise Refused("no-district", f"没有区域“{name}”。", BASIS)
        return found
    own = list(District.objects.filter(is_demo=False).order_by("pk"))
    demo = list(District.objects.filter(is_demo=True).order_by("pk"))
    shown = [each for each in demo if has_records([each])]
    meant = shown if shown and not has_records(own) else own or demo
    if not meant:
        raise Refused("no-district", "系统中还没有区域。", BASIS)
    if len(meant) > 1:
        raise Refused("which-district", "有多个区域，请用 --district 指明。", BASIS)
    return meant[0]


def has_records(districts: Iterable[District]) -> bool:
    """Whether any ledger holds a standing row of one of ``districts``."""
    pks = [each.pk for each in districts]
    return bool(pks) and any(
        model._default_manager.filter(district__in=pks, voided_at=None).exists()
        for model in ledgers().values()
    )
