"""B acts for A (B 代 A): asked for by A, approved by a third person, for dated, named matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.posts import refuse_self, refuse_separation
from ipcity.domain.access import (
    NOT_DELEGABLE,
    Actor,
    Verb,
    carried,
    delegated,
    may,
    require,
    scope_of,
)
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.actors import grant_of
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post

AUDIT_LABELS = {
    "delegate": "提出代理",
    "approve-delegation": "批准代理",
    "refuse-delegation": "不同意代理",
    "revoke-delegation": "收回代理",
}
LONGEST_DAYS = 366
BASIS = "代理制度：代理须有期限、事项与审批人，代理权限不超过委托人"


@dataclass(frozen=True)
class Terms:
    """Which post is lent to whom, for which matters, when (``[start, until)``) and why."""

    post: Post
    receiver: Person
    verbs: frozenset[Verb]
    start: date
    until: date
    reason: str


def delegable(post: Post) -> tuple[Verb, ...]:
    """The matters of ``post`` that its holder may have another do, in the table's order."""
    able = carried(grant_of(post)) - NOT_DELEGABLE
    return tuple(verb for verb in Verb if verb in able)


def ask(*, terms: Terms, actor: Actor, at: datetime) -> Delegation:
    """Ask that ``terms.receiver`` stand in for the actor, who must hold the post himself."""
    post = terms.post
    require(actor, Verb.DELEGATE, district=post.district_id, unit=post.unit_id, owner=actor.person)
    refuse_self(actor, terms.receiver)
    _refuse_terms(terms, actor, at)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=terms.receiver.pk)
        _refuse_taken(terms)
        lent = delegated(grant_of(post), actor.person, terms.verbs)
        refuse_separation(terms.receiver, lent, terms.start, terms.until)
        row: Delegation = Delegation.objects.create(
            district_id=post.district_id,
            post=post,
            giver_id=actor.person,
            receiver=terms.receiver,
            verbs=[verb.value for verb in delegable(post) if verb in terms.verbs],
            reason=terms.reason.strip(),
            valid_from=terms.start,
            valid_until=terms.until,
            asked_at=at,
        )
        _record(actor, "delegate", row, at, Verb.DELEGATE)
    return row


def approve(*, delegation: Delegation, actor: Actor, at: datetime) -> Delegation:
    """Agree, as a third person; what was asked is checked again on what holds now."""
    with transaction.atomic():
        row = _waiting(delegation, actor, at)
        lent = delegated(grant_of(row.post), row.giver_id, map(Verb, row.verbs))
        if not _holds(row.giver_id, row.post, max(row.valid_from, day_of(at))):
            raise Refused("not-held", "委托人届时已不在该岗位，不能代理。", BASIS)
        refuse_separation(row.receiver, lent, row.valid_from, row.valid_until)
        row.approver_id, row.approved_at = actor.person, at
        row.save(update_fields=["approver", "approved_at"])
        _record(actor, "approve-delegation", row, at, Verb.APPROVE_DELEGATION)
    return row


def refuse(*, delegation: Delegation, actor: Actor, at: datetime) -> Delegation:
    """Disagree, as a third person."""
    with transaction.atomic():
        row = _waiting(delegation, actor, at)
        row.approver_id, row.refused_at = actor.person, at
        row.save(update_fields=["approver", "refused_at"])
        _record(actor, "refuse-delegation", row, at, Verb.APPROVE_DELEGATION)
    return row


def revoke(*, delegation: Delegation, actor: Actor, at: datetime) -> Delegation:
    """End a delegation at once: by its giver, an approver, or who grants posts."""
    if not may_revoke(delegation, actor):
        raise NotPermitted("not-permitted", "只有委托人、审批人和安全管理员可以收回代理。", BASIS)
    with transaction.atomic():
        row: Delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
        if row.revoked_at or row.refused_at:
            raise Refused("already-closed", "该代理已经结束。", BASIS)
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        under = Verb.GRANT_POSTS if may(actor, Verb.GRANT_POSTS) else Verb.DELEGATE
        _record(actor, "revoke-delegation", row, at, under)
    return row


def may_revoke(delegation: Delegation, actor: Actor) -> bool:
    from_office = _reaches(actor, Verb.APPROVE_DELEGATION, delegation)
    own = actor.person == delegation.giver_id
    return own or from_office or _reaches(actor, Verb.GRANT_POSTS, delegation)


def may_approve(delegation: Delegation, actor: Actor) -> bool:
    third = actor.person not in (delegation.giver_id, delegation.receiver_id)
    return third and _reaches(actor, Verb.APPROVE_DELEGATION, delegation)


def _reaches(actor: Actor, verb: Verb, row: Delegation) -> bool:
    return scope_of(actor, verb).covers(row.district_id, row.post.unit_id)


def _waiting(delegation: Delegation, actor: Actor, at: datetime) -> Delegation:
    """The locked row, if it waits for somebody like ``actor`` to decide it."""
    locked = Delegation.objects.select_for_update(of=("self",)).select_related("post", "receiver")
    row: Delegation = locked.get(pk=delegation.pk)
    require(actor, Verb.APPROVE_DELEGATION, district=row.district_id, unit=row.post.unit_id)
    if actor.person in (row.giver_id, row.receiver_id):
        raise Refused("self-grant", "委托人和代理人不得审批本人的代理。", BASIS)
    if row.approved_at or row.refused_at or row.revoked_at:
        raise Refused("already-decided", "该代理已经审批或已收回。", BASIS)
    if row.valid_until <= day_of(at):
        raise Refused("expired", "该代理的期限已过。", BASIS)
    return row


def _refuse_terms(terms: Terms, actor: Actor, at: datetime) -> None:
    today = day_of(at)
    if terms.start < today or terms.until <= terms.start:
        raise Refused("bad-period", "起始日期不得早于今天，截止日期须晚于起始日期。", BASIS)
    if (terms.until - terms.start).days > LONGEST_DAYS:
        raise Refused("bad-period", "代理期限最长一年，长期变动请办理任岗或交接。", BASIS)
    if not terms.reason.strip():
        raise Refused("no-reason", "请填写代理事由。", BASIS)
    if not terms.verbs or not terms.verbs <= set(delegable(terms.post)):
        raise Refused("bad-verbs", "请选择代理事项；只能委托本岗位可以委托的事项。", BASIS)
    if not _holds(actor.person, terms.post, terms.start):
        raise Refused("not-held", "您在起始日期不担任该岗位，不能委托他人代理。", BASIS)
    receiver = terms.receiver
    if not receiver.is_active or receiver.district_id != terms.post.district_id:
        raise Refused("bad-receiver", "代理人须为本区域已启用账号的人员。", BASIS)


def _refuse_taken(terms: Terms) -> None:
    taken = Delegation.objects.meeting(terms.start, terms.until).open()
    if taken.filter(post=terms.post, receiver=terms.receiver).exists():
        raise Refused("already-delegated", "该代理人在此期间已有同一岗位的代理。", BASIS)


def _holds(person: int, post: Post, day: date) -> bool:
    return Holding.objects.valid_on(day).filter(person_id=person, post=post).exists()


def _record(actor: Actor, verb: str, row: Delegation, at: datetime, under: Verb) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=row,
        at=at,
        district=row.district_id,
        facts={"post": row.post_id, "giver": row.giver_id, "receiver": row.receiver_id},
        under=under,
    )
