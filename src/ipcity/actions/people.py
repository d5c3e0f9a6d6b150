"""Accounts: made, changed, closed, unlocked; what a person may do is granted elsewhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.db import transaction
from django.db.models.functions import Lower

from ipcity.actions import audit, first_logins
from ipcity.actions.logins import one_time_password, set_password
from ipcity.actions.stale import correct
from ipcity.domain.access import ADMINISTRATORS, Actor, Role, Verb, require
from ipcity.domain.access.pairs import BASIS as SEPARATION
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store import lockouts
from ipcity.store.actors import held_grants, lasting_holdings
from ipcity.store.models.districts import District
from ipcity.store.models.logins import RecoveryCode, SecondFactor
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "add-person": "新增人员",
    "change-person": "修改人员",
    "close-account": "停用账号",
    "reopen-account": "启用账号",
    "reset-password": "重置密码",
    "unlock-account": "解除登录锁定",
    "rescue-account": "服务器上重置账号",
}
BASIS = "账号管理（GB/T 22239-2019 访问控制）"
_USERNAME = RegexValidator(r"^[A-Za-z][A-Za-z0-9._-]{2,39}\Z")
_PHONE = re.compile(r"(?=(?:\D*\d){5})[+(]?[0-9][0-9 ()-]*(?:转 ?[0-9]+)?")


@dataclass(frozen=True)
class Details:
    """What is known of a person besides the account."""

    name: str
    unit: Unit | None = None
    phone: str = ""
    email: str = ""


def add(
    *, district: District, username: str, details: Details, actor: Actor, at: datetime
) -> tuple[Person, str]:
    """Open an account; returns it with the one-time password, which is shown this once."""
    require(actor, Verb.MANAGE_PEOPLE, district=district.pk)
    _refuse_username(username)
    _refuse_details(details, district)
    password = one_time_password(username)
    with transaction.atomic():
        person = Person(username=username, district=district, created_at=at, **_fields(details))
        person.set_password(password)
        person.password_changed_at = at
        person.save(force_insert=True)
        _record(actor, "add-person", person, at)
    return person, password


def change(
    *, person: Person, details: Details, expected_version: int, actor: Actor, at: datetime
) -> Person:
    """Correct a person's name, unit, phone or e-mail."""
    require(actor, Verb.MANAGE_PEOPLE, district=person.district_id)
    _refuse_details(details, person.district)
    with transaction.atomic():
        row: Person = Person.objects.select_for_update().get(pk=person.pk)
        changed = correct(row, expected_version, _fields(details))
        _record(actor, "change-person", row, at, fields=changed)
    return row


def close_account(*, person: Person, actor: Actor, at: datetime) -> Person:
    """Let an account log in no more; posts and history stay, open work is handed over before."""
    require(actor, Verb.MANAGE_PEOPLE, district=person.district_id)
    if actor.person == person.pk:
        raise Refused("own-account", "不能停用本人的账号。", BASIS)
    with transaction.atomic():
        # before the last administrator is asked for: two may be sent away at one moment
        District.objects.select_for_update(no_key=True).get(pk=person.district_id)
        _refuse_last_administrator(person, at)
        row: Person = Person.objects.select_for_update().get(pk=person.pk)
        row.is_active, row.session_mark = False, ""
        row.version += 1
        row.save(update_fields=["is_active", "session_mark", "version"])
        _record(actor, "close-account", row, at)
    return row


def reopen_account(*, person: Person, actor: Actor, at: datetime) -> tuple[Person, str]:
    """Let an account log in again, with a new one-time password."""
    return _renew(person, actor, at, "reopen-account")


def reset_password(*, person: Person, actor: Actor, at: datetime) -> tuple[Person, str]:
    """Give a new one-time password; the person must change it at the next login."""
    if not person.is_active:
        raise Refused("closed-account", "账号已停用，请先启用。", BASIS)
    return _renew(person, actor, at, "reset-password")


def unlock(*, person: Person, actor: Actor, at: datetime) -> None:
    """Forget the failed logins of an account."""
    require(actor, Verb.MANAGE_PEOPLE, district=person.district_id)
    with transaction.atomic():
        count = lockouts.release(person.username)
        _record(actor, "unlock-account", person, at, released=count)


def _refuse_last_administrator(person: Person, at: datetime) -> None:
    """Somebody else must administer the same today, and without an end."""
    day = day_of(at)
    held = Holding.objects.meeting(day, None).filter(person=person, post__role__in=ADMINISTRATORS)
    roles = [Role(name) for name in held.order_by("pk").values_list("post__role", flat=True)]
    if lockouts.is_last_administrator(person.username, at) or any(
        not lasting_holdings(role, person.district_id, day).exclude(person=person).exists()
        for role in roles
    ):
        raise Refused(
            "last-administrator", "此人是该类管理员中最后一名可登录者，请先任命接替人员。", BASIS
        )


def _renew(person: Person, actor: Actor, at: datetime, verb: str) -> tuple[Person, str]:
    require(actor, Verb.MANAGE_PEOPLE, district=person.district_id)
    if actor.person == person.pk:
        raise Refused("own-account", "本人的密码请在“修改密码”中修改。", BASIS)
    _refuse_taking_over(person, at)
    with transaction.atomic():
        row, password = _give_password(person, at)
        _record(actor, verb, row, at)
    return row, password


def rescue(
    *, person: Person, operator: str, without_factor: bool, at: datetime
) -> tuple[Person, str]:
    """A new one-time password from the server itself, when no administrator can give one.

    ``operator`` is the operating system's user, who owns the database anyway; the log names them.
    """
    with transaction.atomic():
        row, password = _give_password(person, at)
        gone = 0
        if without_factor:
            gone, _ = SecondFactor.objects.filter(person=row).delete()
            RecoveryCode.objects.filter(person=row).delete()
        audit.record(
            actor=None,
            verb="rescue-account",
            subject=row,
            at=at,
            district=row.district_id,
            facts={"operator": operator, "second_factors_removed": gone},
        )
    return row, password


def _give_password(person: Person, at: datetime) -> tuple[Person, str]:
    password = one_time_password(person.username)
    row: Person = Person.objects.select_for_update().get(pk=person.pk)
    set_password(row, password, at)
    row.is_active, row.must_change_password, row.session_mark = True, True, ""
    row.version += 1
    row.save()
    lockouts.release(row.username)
    # what a first person's line holds is worth nothing from now on
    transaction.on_commit(lambda: first_logins.strike(row.username))
    return row, password


def _refuse_taking_over(person: Person, at: datetime) -> None:
    """Who resets a password could log in with it: the second factor keeps the three apart."""
    roles = {grant.role for grant in held_grants(person.pk, day_of(at))}
    guarded = SecondFactor.objects.filter(person=person, confirmed_at__isnull=False).exists()
    if roles & {Role.SECURITY_ADMIN, Role.AUDIT_ADMIN} and not guarded:
        raise Refused(
            "administrator-account",
            "此人是安全或审计管理员，且未启用两步验证，重置密码等于可以接管其账号。"
            "请本人启用两步验证后再办，或在服务器上执行 ipcity rescue。",
            SEPARATION,
        )


def _fields(details: Details) -> dict[str, object]:
    return {
        "name": details.name.strip(),
        "unit": details.unit,
        "phone": _plain(details.phone),
        "email": details.email.strip(),
    }


def _plain(typed: str) -> str:
    """Digits as a machine dials them: an input method may give full-width ones."""
    return unicodedata.normalize("NFKC", typed).strip()


def _refuse_username(username: str) -> None:
    try:
        _USERNAME(username)
    except ValidationError as reason:
        raise Refused(
            "bad-username", "登录名须以字母开头，由 3 至 40 位字母、数字、点、横线组成。", BASIS
        ) from reason
    taken = Person.objects.annotate(folded=Lower("username")).filter(folded=username.lower())
    if taken.exists():
        raise Refused("username-taken", "登录名已被使用，请换一个。", BASIS)


def _refuse_details(details: Details, district: District) -> None:
    if not details.name.strip():
        raise Refused("no-name", "请填写姓名。", BASIS)
    if details.unit is not None and details.unit.district_id != district.pk:
        raise Refused("foreign-unit", "所在单位不属于本区域。", BASIS)
    if details.phone.strip() and not _PHONE.fullmatch(_plain(details.phone)):
        raise Refused(
            "bad-phone", "联系电话应为 5 位以上数字，可含区号、横线、空格和分机号。", BASIS
        )
    if details.email:
        try:
            validate_email(details.email)
        except ValidationError as reason:
            raise Refused("bad-email", "电子邮箱格式不正确。", BASIS) from reason


def _record(actor: Actor, verb: str, person: Person, at: datetime, **facts: audit.JSON) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=person,
        at=at,
        district=person.district_id,
        facts=facts,
        under=Verb.MANAGE_PEOPLE,
    )
