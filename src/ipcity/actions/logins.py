"""Logging in, step by step, and out again; passwords and how often they change (rules R10.2).

    log_in(request=, username=, password=, at=) -> Person      the password step; starts the session
    next_step(person, session, at) -> Step                     what still stands before the pages
    end_of_session(person, session, at) -> str                 why a session is over, or ""
    change_password(request=, person=, current=, new=, at=)    raises Refused with every broken rule
    log_out(request=, person=, at=)

and in ``second_factors``:

    begin(person=, at=) -> Enrolment(secret, address)          a new secret, not in force yet
    confirm(request=, person=, code=, at=) -> tuple[str, ...]  in force; the recovery codes, once
    verify(request=, person=, code=, at=)                      a code, or a recovery code, at login
    remove(person=, actor=, at=)                               by the security administrator

``request.login_step`` (middleware) holds the step. Its page is the only one open meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from enum import StrEnum

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.http import HttpRequest

from ipcity.actions import audit, first_logins
from ipcity.domain.access import ADMINISTRATORS, Actor
from ipcity.domain.access import credentials as rules
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store import lockouts
from ipcity.store.actors import held_grants
from ipcity.store.models.logins import FormerPassword, SecondFactor
from ipcity.store.models.people import Person

MARK, PROVEN, SEEN = "mark", "proven", "seen"  # what a session remembers of its person
_SEEN_EVERY = 60  # seconds; a row is written that often at most
_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Step(StrEnum):
    """What stands between the password and the pages."""

    SECOND_FACTOR = "second-factor"
    PASSWORD = "password"  # noqa: S105  the name of a step
    ENROL = "enrol"
    DONE = "done"


def log_in(*, request: HttpRequest, username: str, password: str, at: datetime) -> Person:
    """The password step: counts failures, starts the one session of the account.

    Raises Refused ``locked-out`` while the account or the address must wait and
    ``bad-credentials`` otherwise; neither says whether the account exists.
    """
    AxesProxyHandler.update_request(request)
    setattr(request, "axes_attempt_time", at)  # noqa: B010  axes' own mark on the request
    _refuse_waiting(request, username)
    found = authenticate(request=request, username=username, password=password)
    if not isinstance(found, Person):
        _note_failure(username, at)
        _refuse_waiting(request, username)
        raise Refused("bad-credentials", "登录名或密码不正确。", rules.BASIS)
    with transaction.atomic():
        login(request, found)
        start_session(found, request.session, at)
        # the person has shown the password: it need not lie in a file any longer
        transaction.on_commit(lambda: first_logins.strike(found.username))
        audit.record(
            actor=_self(found), verb="log-in", subject=found, at=at, district=found.district_id
        )
    return found


def start_session(
    person: Person, session: MutableMapping[str, object], at: datetime, *, proven: bool = False
) -> None:
    """Mark ``session`` as the one session of ``person``; every other ends at its next request."""
    person.session_mark = secrets.token_hex(16)
    person.save(update_fields=["session_mark"])
    session[MARK] = person.session_mark
    session[PROVEN] = proven
    session[SEEN] = int(at.timestamp())


def end_of_session(person: Person, session: MutableMapping[str, object], at: datetime) -> str:
    """Why this session is over, as a sentence; empty while it lives (which it then notes)."""
    if not person.session_mark or session.get(MARK) != person.session_mark:
        return "您的账号已在别处登录或已退出，请重新登录。"
    seen = int(str(session.get(SEEN) or 0))
    quiet = at.timestamp() - seen
    if quiet > timedelta(minutes=settings.IDLE_MINUTES).total_seconds():
        return f"超过 {settings.IDLE_MINUTES} 分钟未操作，请重新登录。"
    if quiet >= _SEEN_EVERY:
        session[SEEN] = int(at.timestamp())
    return ""


def next_step(person: Person, session: MutableMapping[str, object], at: datetime) -> Step:
    """What the person must do before any other page opens."""
    factor = SecondFactor.objects.filter(person=person, confirmed_at__isnull=False).exists()
    if factor and not session.get(PROVEN):
        return Step.SECOND_FACTOR
    old = rules.expired(person.password_changed_at, at, settings.PASSWORD_DAYS)
    if person.must_change_password or old:
        return Step.PASSWORD
    return Step.ENROL if not factor and needs_second_factor(person, at) else Step.DONE


def needs_second_factor(person: Person, at: datetime) -> bool:
    """Whether the installation asks this person for one (SECOND_FACTOR: all, administrators)."""
    if settings.SECOND_FACTOR == "administrators":
        grants = held_grants(person.pk, day_of(at))
        return any(grant.role in ADMINISTRATORS for grant in grants)
    return bool(settings.SECOND_FACTOR == "all")


def change_password(
    *, request: HttpRequest, person: Person, current: str, new: str, at: datetime
) -> None:
    """Set a new password after showing the present one; this session stays, others end."""
    if not check_password(current, person.password):
        raise Refused("wrong-password", "当前密码不正确。", rules.BASIS)
    _refuse_bad_password(person, new)
    with transaction.atomic():
        row = Person.objects.select_for_update().get(pk=person.pk)
        set_password(row, new, at)
        row.must_change_password = False
        row.save(update_fields=["password", "password_changed_at", "must_change_password"])
        update_session_auth_hash(request, row)
        start_session(row, request.session, at, proven=bool(request.session.get(PROVEN)))
        audit.record(
            actor=_self(row), verb="change-password", subject=row, at=at, district=row.district_id
        )


def log_out(*, request: HttpRequest, person: Person, at: datetime) -> None:
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(session_mark="")
        logout(request)
        audit.record(
            actor=_self(person), verb="log-out", subject=person, at=at, district=person.district_id
        )


def set_password(person: Person, new: str, at: datetime) -> None:
    """Put ``new`` on ``person`` (not saved) and remember the hash among the last five."""
    person.set_password(new)
    person.password_changed_at = at
    FormerPassword.objects.create(person=person, password=person.password, set_at=at)
    kept = FormerPassword.objects.filter(person=person).values_list("pk", flat=True)
    old = list(kept[rules.REMEMBERED :])
    FormerPassword.objects.filter(pk__in=old).delete()


def one_time_password(login_name: str = "") -> str:
    """A random password that keeps the rules and is easy to copy: no 0/O, 1/l/I."""
    while True:
        text = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(3))
        if not rules.problems(text, login_name):
            return text


def _refuse_bad_password(person: Person, new: str) -> None:
    found = list(rules.problems(new, person.username))
    former = list(
        FormerPassword.objects.filter(person=person).values_list("password", flat=True)[
            : rules.REMEMBERED
        ]
    )
    if any(check_password(new, old) for old in {*former, person.password}):
        found.append(f"不得使用最近 {rules.REMEMBERED} 次用过的密码。")
    if found:
        raise Refused("weak-password", "".join(found), rules.BASIS)


def _note_failure(username: str, at: datetime) -> None:
    person = Person.objects.filter(username=username).first()
    with transaction.atomic():
        audit.record(
            actor=None,
            verb="log-in-failed",
            subject=person,
            at=at,
            district=person.district_id if person else None,
        )


def _refuse_waiting(request: HttpRequest, username: str) -> None:
    seconds = lockouts.waiting(request, username).total_seconds()
    if seconds > 0:
        rest = f"{int(seconds // 60) + 1} 分钟" if seconds > 90 else f"{int(seconds) + 1} 秒"
        raise Refused("locked-out", f"登录失败次数过多，请 {rest}后再试。", rules.BASIS)


def _self(person: Person) -> Actor:
    return Actor(person.pk, person.name, person.district_id)
