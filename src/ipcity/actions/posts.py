"""Posts and who holds them: granted, ended, handed over; nobody grants himself anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import ADMINISTRATORS, Actor, Grant, Role, Verb, delegated, require
from ipcity.domain.access.pairs import BASIS as SEPARATION
from ipcity.domain.access.pairs import refuse_conflicts
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store import work
from ipcity.store.actors import grant_of, lasting_holdings
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "add-post": "设立岗位",
    "close-post": "撤销岗位",
    "grant-post": "任岗",
    "end-holding": "离岗",
    "hand-over": "工作交接",
}
BASIS = "岗位与授权管理（GB/T 22239-2019 访问控制：授权由安全管理员办理）"


def add_post(*, unit: Unit, role: Role, name: str, start: date, actor: Actor, at: datetime) -> Post:
    """Set up a seat in ``unit`` that carries ``role``."""
    require(actor, Verb.GRANT_POSTS, district=unit.district_id, unit=unit.pk)
    name = name.strip()
    if not name:
        raise Refused("no-name", "请填写岗位名称。", BASIS)
    if unit.valid_until is not None:
        raise Refused("retired-unit", "该单位已停用，不能设立岗位。", BASIS)
    if Post.objects.filter(unit=unit, name=name).exists():
        raise Refused("post-exists", "该单位已有同名岗位。", BASIS)
    with transaction.atomic():
        post: Post = Post.objects.create(
            district_id=unit.district_id, unit=unit, role=role, name=name, valid_from=start
        )
        _record(actor, "add-post", post, at, role=role.value, unit=unit.pk)
    return post


def close_post(*, post: Post, until: date, actor: Actor, at: datetime) -> Post:
    """Abolish a seat that nobody holds any more from ``until`` on."""
    require(actor, Verb.GRANT_POSTS, district=post.district_id, unit=post.unit_id)
    with transaction.atomic():
        row: Post = Post.objects.select_for_update().get(pk=post.pk)
        if until < row.valid_from:
            raise Refused("bad-period", "撤销日期不得早于设立日期。", BASIS)
        if row.holdings.meeting(until, None).exists():
            raise Refused("post-held", "该岗位在撤销日期之后仍有人任岗，请先办理离岗。", BASIS)
        row.valid_until, row.version = until, row.version + 1
        row.save(update_fields=["valid_until", "version"])
        _record(actor, "close-post", row, at, until=until.isoformat())
    return row


def grant(
    *, person: Person, post: Post, start: date, until: date | None, actor: Actor, at: datetime
) -> Holding:
    """Let ``person`` hold ``post`` during ``[start, until)``."""
    require(actor, Verb.GRANT_POSTS, district=post.district_id, unit=post.unit_id)
    refuse_self(actor, person)
    _refuse_period(start, until, at)
    with transaction.atomic():
        who, seat = _locked(person, post)
        holding = _seat(who, seat, start, until, at)
        _record(actor, "grant-post", holding, at, person=who.pk, post=seat.pk, role=seat.role)
    return holding


def end(*, holding: Holding, until: date, actor: Actor, at: datetime) -> Holding:
    """Let a holding end: ``until`` is the first day on which the post is not held any more."""
    require(actor, Verb.GRANT_POSTS, district=holding.district_id, unit=holding.post.unit_id)
    with transaction.atomic():
        # before the last administrator is asked for: two may be sent away at one moment
        District.objects.select_for_update(no_key=True).get(pk=holding.district_id)
        Post.objects.select_for_update().get(pk=holding.post_id)
        row: Holding = Holding.objects.select_for_update().select_related("post").get(pk=holding.pk)
        if until < max(row.valid_from, day_of(at)):
            raise Refused("bad-period", "离岗日期不得早于今天和任岗日期。", BASIS)
        _refuse_ending_last_administrator(row, until)
        row.valid_until = until
        row.save(update_fields=["valid_until"])
        _record(
            actor, "end-holding", row, at, person=row.person_id, post=row.post_id,
            until=until.isoformat(),
        )  # fmt: skip
    return row


def hand_over(
    *, giver: Person, receiver: Person, on: date, actor: Actor, at: datetime
) -> dict[str, int]:
    """Move every post and all open work of ``giver`` to ``receiver`` in one step, from ``on``.

    Either everything moves or nothing does. Returns how many rows moved, by kind.
    """
    require(actor, Verb.HAND_OVER, district=giver.district_id)
    refuse_self(actor, receiver)
    if giver.pk == receiver.pk:
        raise Refused("same-person", "交出人和接手人不能是同一人。", BASIS)
    if on != day_of(at):
        raise Refused("bad-period", "工作交接在办理当日生效，请在交接当日办理。", BASIS)
    with transaction.atomic():
        locked = Person.objects.select_for_update().order_by("pk")
        people = {row.pk: row for row in locked.filter(pk__in=[giver.pk, receiver.pk])}
        held = Holding.objects.meeting(on, None).filter(person=giver)
        moved = {"holding": 0}
        for holding in held.select_related("post").order_by("pk"):
            _refuse_administration(actor, holding.post)
            _pass_on(holding, people[receiver.pk], on, at)
            moved["holding"] += 1
        for rows in work.of_person(giver):
            moved[rows.label] = rows.move(receiver)
        if not any(moved.values()):
            raise Refused("nothing-to-hand-over", "该人员没有在任岗位，也没有未办结的工作。", BASIS)
        facts: dict[str, audit.JSON] = {"giver": giver.pk, "receiver": receiver.pk, "moved": moved}
        _record(actor, "hand-over", giver, at, **facts)
    return moved


def refuse_self(actor: Actor, person: Person) -> None:
    """Nobody grants himself rights (nor takes over, nor approves for himself)."""
    if actor.person == person.pk:
        raise Refused("self-grant", "不能为本人授权，请由其他有权人员办理。", BASIS)


def refuse_separation(
    person: Person, offered: Grant, start: date, until: date | None, leaving_out: Iterable[int] = ()
) -> None:
    """Refuse ``offered`` if it does not go with what ``person`` has on any day of the period."""
    holdings = (
        Holding.objects.meeting(start, until)
        .filter(person=person)
        .exclude(pk__in=list(leaving_out))
        .select_related("post")
        .order_by("pk")
    )
    lent = (
        Delegation.objects.meeting(start, until)
        .open()
        .filter(receiver=person)
        .exclude(post_id=offered.post)
        .select_related("post")
        .order_by("pk")
    )
    held = [grant_of(each.post) for each in holdings]
    held += [delegated(grant_of(d.post), d.giver_id, map(Verb, d.verbs)) for d in lent]
    refuse_conflicts(held, replace(offered, below=frozenset()))


def _seat(person: Person, post: Post, start: date, until: date | None, at: datetime) -> Holding:
    """Write a holding on locked rows after every rule; overlap is refused here and by the keys."""
    if not person.is_active:
        raise Refused("closed-account", "该人员的账号已停用，不能任岗。", BASIS)
    if person.district_id != post.district_id:
        raise Refused("foreign-person", "该人员不属于岗位所在区域。", BASIS)
    if start < post.valid_from or (post.valid_until is not None and start >= post.valid_until):
        raise Refused("bad-period", "任岗日期不在岗位有效期内。", BASIS)
    if post.holdings.meeting(start, until).exists():
        raise Refused("post-held", "该岗位在此期间已有人任岗，一岗一人；请先办理离岗。", BASIS)
    refuse_separation(person, grant_of(post), start, until)
    holding: Holding = Holding.objects.create(
        district_id=post.district_id,
        person=person,
        post=post,
        valid_from=start,
        valid_until=until,
        granted_at=at,
    )
    return holding


def _pass_on(holding: Holding, receiver: Person, on: date, at: datetime) -> None:
    seat = Post.objects.select_for_update().get(pk=holding.post_id)
    until = holding.valid_until
    start = max(on, holding.valid_from)
    holding.valid_until = start
    holding.save(update_fields=["valid_until"])
    _seat(receiver, seat, start, until, at)


def _locked(person: Person, post: Post) -> tuple[Person, Post]:
    who = Person.objects.select_for_update().get(pk=person.pk)
    return who, Post.objects.select_for_update().get(pk=post.pk)


def _refuse_period(start: date, until: date | None, at: datetime) -> None:
    if until is not None and until <= start:
        raise Refused("bad-period", "截止日期须晚于起始日期。", BASIS)
    if start < day_of(at):
        raise Refused("backdated", "任岗不得倒签，起始日期不得早于今天。", BASIS)


def _refuse_administration(actor: Actor, post: Post) -> None:
    """The office hands over business posts; an administrator's post is the security side's."""
    if Role(post.role) in ADMINISTRATORS:
        require(actor, Verb.GRANT_POSTS, district=post.district_id, unit=post.unit_id)


def _refuse_ending_last_administrator(holding: Holding, until: date) -> None:
    role = Role(holding.post.role)
    others = lasting_holdings(role, holding.district_id, until).exclude(pk=holding.pk)
    if role in ADMINISTRATORS and not others.exists():
        raise Refused(
            "last-administrator", "此人是该类管理员中最后一名，请先任命接替人员。", SEPARATION
        )


def _record(
    actor: Actor, verb: str, subject: Post | Holding | Person, at: datetime, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=subject,
        at=at,
        district=subject.district_id,
        facts=facts,
        under=Verb.HAND_OVER if verb == "hand-over" else Verb.GRANT_POSTS,
    )
