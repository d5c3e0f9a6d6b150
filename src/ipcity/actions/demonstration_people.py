"""The demonstration's own people: one of each role that its pages need, with one-time passwords."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions.first_logins import FirstLogin
from ipcity.actions.first_start import one_time_password
from ipcity.domain.access import LABELS, Role
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding, Post
from ipcity.store.models.units import Unit

# username, role, key of the unit
_PEOPLE = (
    ("demo-office", Role.OFFICE_LEAD, ""),
    ("demo-clerk", Role.OFFICE_CLERK, "market-regulation"),
    ("demo-leader", Role.LEADER, ""),
    ("demo-reviewer", Role.UNIT_REVIEWER, "market-regulation"),
    ("demo-reporter", Role.REPORTER, "market-regulation"),
    ("demo-officer", Role.CASE_OFFICER, "market-regulation"),
    ("demo-officer2", Role.CASE_OFFICER, "market-regulation"),
    ("demo-legal", Role.LEGAL_REVIEWER, "market-regulation"),
    ("demo-head", Role.ENFORCEMENT_HEAD, "market-regulation"),
    ("demo-drawer", Role.DRAWER, "market-regulation"),
    ("demo-watcher", Role.DRAW_SUPERVISOR, "market-regulation"),
    ("demo-system", Role.SYSTEM_ADMIN, ""),
    ("demo-security", Role.SECURITY_ADMIN, ""),
    ("demo-audit", Role.AUDIT_ADMIN, ""),
)
_KEEPER = "demo-clerk"


def make(district: District, at: datetime) -> tuple[FirstLogin, ...]:
    """Part of a larger action: people, posts and holdings, and what each logs in with once."""
    units = {unit.key: unit for unit in Unit.objects.filter(district=district)}
    root = next(unit for unit in units.values() if unit.parent_id is None)
    return tuple(
        _person(district, units.get(key, root), username, role, at)
        for username, role, key in _PEOPLE
    )


def keeper(district: District) -> Person:
    """In whose name the invented sheets came."""
    found: Person = Person.objects.get(district=district, username=_KEEPER)
    return found


def _person(district: District, seat: Unit, username: str, role: Role, at: datetime) -> FirstLogin:
    password, label = one_time_password(), LABELS[role]
    if username[-1].isdecimal():  # the second of two who hold the same kind of post
        label = f"{label}（二）"
    person = Person(
        username=username,
        name=f"演示{label}",
        district=district,
        unit=seat,
        must_change_password=True,
        created_at=at,
    )
    person.set_password(password)
    person.save()
    post = Post.objects.create(
        district=district, unit=seat, role=role, name=label, valid_from=at.date()
    )
    Holding.objects.create(
        district=district, person=person, post=post, valid_from=at.date(), granted_at=at
    )
    return FirstLogin(username, password, f"演示{label}")
