"""The first start of an installation: its plan and its first four people.

Everything happens in one transaction, so that a plan that cannot be read leaves nothing behind; a
second start finds the people and does nothing.
"""

from __future__ import annotations

import re
import secrets
import string
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from ipcity.actions import audit, first_logins
from ipcity.actions.first_logins import FirstLogin
from ipcity.domain.access import LABELS, Role
from ipcity.domain.errors import Refused
from ipcity.store.actors import actor_for
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.posts import Holding, Post
from ipcity.store.models.units import Unit

ACCOUNTS = (
    ("office", Role.OFFICE_LEAD),
    ("system", Role.SYSTEM_ADMIN),
    ("security", Role.SECURITY_ADMIN),
    ("audit", Role.AUDIT_ADMIN),
)
LARGEST_NAME = 80
# What a district is called whose plan names no place, until its system administrator names it.
UNNAMED = "未命名区域"
_HEAD_LINES = 5
# 市 and 区 also end words of the trade (试点城市, 示范区): a place's name holds none of these.
_PLACE = re.compile(
    r"(?:(?:(?!知识|产权|国家|试点|示范|建设|工作|强市|强区|强县|城市|关于|开展|推进|加快|根据|按照|落实|[为我全各本])[\u4e00-\u9fff])"
    r"{1,7}?(?:省|自治区|自治州|市|新区|区|县|旗)){1,3}"
)
_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # without i, l, o: they are read as 1 and 0
_ALPHABET = _LETTERS + _LETTERS.upper() + "23456789"


@dataclass(frozen=True)
class Started:
    """What a first start made."""

    district: str
    plan: str
    waits_for_review: bool
    logins: tuple[FirstLogin, ...]


def is_done() -> bool:
    """Whether this installation has had its first start."""
    return bool(Person.objects.exists())


def start(*, plan: Path, at: datetime) -> Started | None:
    """Load the pack folder or document ``plan`` and make the first people; None if done before."""
    with transaction.atomic():
        if is_done():
            return None
        if plan.is_dir():
            district, version, logins = _from_pack(plan, at)
        else:
            district, version, logins = _from_document(plan, at)
        # Last, and taken back by the caller's lock if the commit fails: the next start asks again.
        first_logins.write(logins)
        audit.record(
            actor=None,
            verb="first-start",
            subject=district,
            at=at,
            district=district.pk,
            facts={"plan": version.pk, "people": len(logins)},
        )
    return Started(district.name, version.title or plan.name, version.is_draft, logins)


def _from_pack(folder: Path, at: datetime) -> tuple[District, PlanVersion, tuple[FirstLogin, ...]]:
    from ipcity.actions import packs  # slow import

    version = packs.load(folder=folder, actor=None, at=at)
    district = version.district
    return district, version, _people(district, at)


def _from_document(
    document: Path, at: datetime
) -> tuple[District, PlanVersion, tuple[FirstLogin, ...]]:
    from ipcity.actions import plans  # slow import

    content = document.read_bytes()
    district = District.objects.create(name=_name_of(document.name, content), created_at=at)
    logins = _people(district, at)
    lead = Person.objects.get(username=ACCOUNTS[0][0])
    version = plans.upload(
        district=district,
        name=document.name,
        content=content,
        actor=actor_for(lead, at.date(), via="set-up"),
        at=at,
    )
    return district, version, logins


def _name_of(name: str, content: bytes) -> str:
    """The place that the plan names as its issuer's or in its title; never made of a file name."""
    from ipcity.domain.plans import Source, compile_plan  # slow import
    from ipcity.papers.incoming import read_document_guarded  # slow import

    document = read_document_guarded(name, content)
    source = Source(document.name, document.sha256, document.encoding, document.reader)
    plan = compile_plan(document.text, source)
    issuer = plan.issuer or ""
    for ending in ("人民政府办公室", "人民政府办公厅", "人民政府"):
        place = issuer.split(ending)[0]
        if place and place != issuer:
            return place[:LARGEST_NAME]
    lines = [line for line in document.text.splitlines()[:_HEAD_LINES] if "。" not in line]
    heads = (plan.title or "", *lines)
    return next(filter(None, map(place_in, heads)), "") or issuer[:LARGEST_NAME] or UNNAMED


def place_in(head: str) -> str:
    """The administrative area that ``head`` opens with (…市…区), or nothing."""
    found = _PLACE.match(re.sub(r"^[\s《]*(?:关于印发)?[\s《]*", "", head))
    return found.group() if found else ""


def _people(district: District, at: datetime) -> tuple[FirstLogin, ...]:
    seat = _seat(district)
    return tuple(_person(district, seat, name, role, at) for name, role in ACCOUNTS)


def _seat(district: District) -> Unit:
    """The unit whose posts the first people hold: the root of the district's tree."""
    root = Unit.objects.filter(district=district, parent=None).order_by("position", "id")
    found = root.filter(kind=Unit.Kind.DISTRICT).first()
    return found or Unit.objects.create(
        district=district, key="district", name=district.name, kind=Unit.Kind.DISTRICT
    )


def _person(district: District, seat: Unit, username: str, role: Role, at: datetime) -> FirstLogin:
    password = one_time_password()
    person = Person(
        username=username,
        name=LABELS[role],
        district=district,
        unit=seat,
        must_change_password=True,
        created_at=at,
    )
    person.set_password(password)
    person.save()
    post = Post.objects.create(
        district=district, unit=seat, role=role, name=LABELS[role], valid_from=at.date()
    )
    Holding.objects.create(
        district=district, person=person, post=post, valid_from=at.date(), granted_at=at
    )
    return FirstLogin(username, password, LABELS[role])


def one_time_password() -> str:
    """Sixteen characters in four groups (about 92 bits), always with both cases and a digit."""
    while True:
        groups = ["".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4)]
        written = "-".join(groups)
        kinds: Sequence[str] = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
        if all(set(written) & set(kind) for kind in kinds):
            return written


def check_plan(plan: Path) -> None:
    """Refuse a ``plan`` that is not there or cannot be one, before anything is made."""
    if not plan.exists():
        raise Refused(
            "no-such-plan",
            f"PLAN 指定的方案不存在：{plan}。请核对路径；不指定 PLAN 则使用自带的示例方案包。",
        )
    if plan.is_dir() and not (plan / "programme.yaml").is_file():
        raise Refused("no-such-plan", f"{plan} 不是方案包文件夹：里面没有 programme.yaml。")
