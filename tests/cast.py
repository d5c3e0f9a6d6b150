"""The people of every test: one of each role, a stranger, and a foreigner from another district."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from ipcity.actions.logins import start_session
from ipcity.domain.access import LABELS, Actor, Role
from ipcity.store.actors import actor_for
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding, Post
from ipcity.store.models.units import Unit

LONG_AGO = date(2024, 1, 1)
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PASSWORD = "Correct-Horse-7"
_HASH = make_password(PASSWORD, hasher="default")


@dataclass(frozen=True)
class Cast:
    district: District
    other_district: District
    office: Unit
    organ: Unit
    section: Unit
    other_unit: Unit
    lead: Person
    clerk: Person
    reporter: Person
    reviewer: Person
    leader: Person
    system_admin: Person
    security_admin: Person
    audit_admin: Person
    stranger: Person
    foreigner: Person


def cast(db: object = None) -> Cast:
    """Two districts; in the first an office, an organ with a section below it, and its people."""
    here = District.objects.create(name="试验区", full_name="试验市试验区", created_at=AT)
    there = District.objects.create(name="邻区", full_name="试验市邻区", created_at=AT)
    office = unit(here, "office", "知识产权局")
    organ = unit(here, "organ", "经济信息委")
    section = unit(here, "section", "产业科", parent=organ)
    other_unit = unit(there, "there", "邻区知识产权局")
    return Cast(
        district=here,
        other_district=there,
        office=office,
        organ=organ,
        section=section,
        other_unit=other_unit,
        lead=holder(office, Role.OFFICE_LEAD, "林主任"),
        clerk=holder(office, Role.OFFICE_CLERK, "陈专员"),
        reporter=holder(section, Role.REPORTER, "何填报"),
        reviewer=holder(organ, Role.UNIT_REVIEWER, "赵审核"),
        leader=holder(office, Role.LEADER, "郑区长"),
        system_admin=holder(office, Role.SYSTEM_ADMIN, "孙系统"),
        security_admin=holder(office, Role.SECURITY_ADMIN, "周安全"),
        audit_admin=holder(office, Role.AUDIT_ADMIN, "吴审计"),
        stranger=person(here, "stranger", "无岗人"),
        foreigner=holder(other_unit, Role.OFFICE_LEAD, "邻主任", username="foreigner"),
    )


def unit(district: District, key: str, name: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(
        district=district, key=key, name=name, parent=parent, valid_from=LONG_AGO
    )


def person(district: District, username: str, name: str, home: Unit | None = None) -> Person:
    return Person.objects.create(
        username=username,
        name=name,
        district=district,
        unit=home,
        password=_HASH,
        must_change_password=False,
        password_changed_at=timezone.now(),
        phone="13800000000",
        email=f"{username}@example.org",
        created_at=AT,
    )


def post(home: Unit, role: Role, name: str = "") -> Post:
    return Post.objects.create(
        district=home.district,
        unit=home,
        role=role,
        name=name or f"{LABELS[role]}岗",
        valid_from=LONG_AGO,
    )


def hold(who: Person, seat: Post, start: date = LONG_AGO, end: date | None = None) -> Holding:
    return Holding.objects.create(
        district=seat.district,
        person=who,
        post=seat,
        valid_from=start,
        valid_until=end,
        granted_at=AT,
    )


def holder(home: Unit, role: Role, name: str, username: str = "") -> Person:
    """A new person of ``home`` who holds a new post of ``role`` there."""
    who = person(home.district, username or str(role), name, home)
    hold(who, post(home, role))
    return who


def actor_of(who: Person, on: date = TODAY) -> Actor:
    return actor_for(who, on)


def client_of(who: Person) -> Client:
    """A client whose login is finished: the one session of ``who``."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    start_session(who, session, timezone.now(), proven=True)
    session.save()
    client.cookies[_cookie()] = session.session_key
    return client


def request_of(who: Person | None = None) -> HttpRequest:
    """A bare request with a session, for actions that take one."""
    from django.contrib.auth.models import AnonymousUser
    from django.test import RequestFactory

    request = RequestFactory().post("/login")
    request.session = Client().session
    request.user = who or AnonymousUser()
    return request


def _cookie() -> str:
    from django.conf import settings

    return settings.SESSION_COOKIE_NAME
