"""Reminding: who is due to be told what, told once; reading and muting; the rule and its versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from ipcity.actions import audit
from ipcity.actions.calendars import calendar_of
from ipcity.actions.reminder_matters import matters
from ipcity.actions.settings import mail_server
from ipcity.actions.webhooks import webhook
from ipcity.domain.access import Actor, Role, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reminders import (
    BASIS,
    DEFAULT,
    Call,
    Receiver,
    Staff,
    Step,
    calls,
    checked,
    rows_of,
    steps_of,
)
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, during
from ipcity.store.models.reminders import MailMute, Reminder, ReminderRule, ReminderSending
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "remind": "发出提醒",
    "read-reminders": "阅读提醒",
    "mute-mails": "停寄或恢复提醒邮件",
    "publish-reminder-rule": "发布提醒规则",
}
RECEIVERS = {
    Role.REPORTER: Receiver.REPORTER,
    Role.UNIT_REVIEWER: Receiver.REVIEWER,
    Role.OFFICE_CLERK: Receiver.OFFICE,
    Role.OFFICE_LEAD: Receiver.OFFICE,
    Role.LEADER: Receiver.LEADER,
    Role.ENFORCEMENT_HEAD: Receiver.HEAD,
}
OF_DISTRICT = frozenset({Receiver.OFFICE, Receiver.LEADER})


def remind(*, district: District, on: date, at: datetime) -> int:
    """Tell everybody what is due and was not told before; how many reminders that were.

    Two runs at once, or a second one after a dead worker, tell nothing twice: the key decides.
    """
    calendar = calendar_of(district.pk)
    found = calls(matters(district, on), on, steps_in_force(district), calendar)
    wanted = _fresh(_addressed(found, staff_of(district, on)), district)
    if not wanted:
        return 0
    with transaction.atomic():
        made = _write(district, wanted, at)
        audit.record(
            actor=None,
            verb="remind",
            subject=None,
            at=at,
            district=district.pk,
            facts={"made": made, "on": on.isoformat()},
        )
    return made


def _addressed(found: Iterable[Call], staff: Mapping[int, Staff]) -> Mapping[tuple[int, str], Call]:
    """By person and key: whoever is meant twice is told once."""
    nobody = Staff({})
    return {
        (person, call.key): call
        for call in found
        for person in staff.get(call.matter.unit, nobody)
        .with_officers(call.matter.people)
        .reached(call.step.receiver)
    }


def _fresh(
    wanted: Mapping[tuple[int, str], Call], district: District
) -> Mapping[tuple[int, str], Call]:
    keys = {key for _, key in wanted}
    told = Reminder.objects.filter(district=district, key__in=keys).order_by()
    known = set(told.values_list("recipient_id", "key"))
    return {each: call for each, call in wanted.items() if each not in known}


def _write(district: District, wanted: Mapping[tuple[int, str], Call], at: datetime) -> int:
    """The rows with their ways out; rows that another worker has just written stay its own."""
    rows = [
        Reminder(
            district=district,
            unit_id=call.matter.unit,
            recipient_id=person,
            key=key,
            kind=call.matter.kind,
            receiver=call.step.receiver,
            what=call.words[:500],
            subject=call.matter.subject,
            due=call.due,
            made_at=at,
        )
        for (person, key), call in wanted.items()
    ]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    own = Reminder.objects.filter(district=district, key__in={r.key for r in rows}, sendings=None)
    made = [each for each in own.order_by("pk") if (each.recipient_id, each.key) in wanted]
    ReminderSending.objects.bulk_create(
        [
            ReminderSending(district=district, reminder=each, channel=channel, next_try_at=at)
            for each, channel in _channels(district, made)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return len(made)


def _channels(
    district: District, made: Sequence[Reminder]
) -> Iterable[tuple[Reminder, ReminderSending.Channel]]:
    """By mail to who has an address and has not muted it; by the message interface where one is set."""
    muted = set(
        MailMute.objects.filter(district=district).order_by().values_list("person", flat=True)
    )
    people = Person.objects.in_bulk({each.recipient_id for each in made} - muted)
    mails, messages = mail_server().is_set, webhook().is_set
    for each in made:
        if mails and each.recipient_id in people and people[each.recipient_id].email:
            yield each, ReminderSending.Channel.MAIL
        if messages:
            yield each, ReminderSending.Channel.WEBHOOK


def staff_of(district: District, on: date) -> Mapping[int, Staff]:
    """By unit: who holds the posts on ``on``, or stands in for who does.

    A unit's reviewer is one of the unit itself, else of the nearest unit above it that has one.
    """
    seats = _seats(district, on)
    above = dict(
        Unit.objects.filter(district=district).order_by("pk").values_list("pk", "parent_id")
    )
    everywhere = {
        receiver: tuple(sorted({p for (_, r), who in seats.items() if r is receiver for p in who}))
        for receiver in OF_DISTRICT
    }
    return {unit: Staff(everywhere | _own(unit, above, seats)) for unit in above}


def _own(
    unit: int,
    above: Mapping[int, int | None],
    seats: Mapping[tuple[int, Receiver], set[int]],
) -> dict[Receiver, tuple[int, ...]]:
    reporters = tuple(sorted(seats.get((unit, Receiver.REPORTER), ())))
    found = {r: _nearest(unit, r, above, seats) for r in (Receiver.REVIEWER, Receiver.HEAD)}
    return {Receiver.REPORTER: reporters} | {r: people for r, people in found.items() if people}


def _nearest(
    unit: int,
    receiver: Receiver,
    above: Mapping[int, int | None],
    seats: Mapping[tuple[int, Receiver], set[int]],
) -> tuple[int, ...]:
    """The holders in the unit itself, else in the nearest unit above it that has some."""
    seen: set[int] = set()
    each: int | None = unit
    while each is not None and each not in seen:
        if holders := seats.get((each, receiver)):
            return tuple(sorted(holders))
        seen.add(each)
        each = above[each]
    return ()


def _seats(district: District, on: date) -> Mapping[tuple[int, Receiver], set[int]]:
    posts = during(on, "post__valid_from", "post__valid_until")
    held = Holding.objects.valid_on(on).filter(
        posts, district=district, post__role__in=list(RECEIVERS), person__is_active=True
    )
    lent = Delegation.objects.in_force(on).filter(
        posts, district=district, post__role__in=list(RECEIVERS), receiver__is_active=True
    )
    found: dict[tuple[int, Receiver], set[int]] = {}
    columns = ("post__unit_id", "post__role")
    for unit, role, person in (
        *held.order_by().values_list(*columns, "person_id"),
        *lent.order_by().values_list(*columns, "receiver_id"),
    ):
        found.setdefault((unit, RECEIVERS[Role(role)]), set()).add(person)
    return found


def mark_read(*, reminder: int | None, actor: Actor, at: datetime) -> int:
    """Mark one of the actor's own reminders as read, or (None) all of them; how many were unread."""
    rows = Reminder.objects.filter(recipient=actor.person).unread()
    if reminder is not None:
        rows = rows.filter(pk=reminder)
    with transaction.atomic():
        count = rows.update(read_at=at)
        audit.record(
            actor=actor,
            verb="read-reminders",
            subject=Person.objects.get(pk=actor.person),
            at=at,
            district=actor.district,
            facts={"count": count},
        )
    return count


def mute_mails(*, muted: bool, actor: Actor, at: datetime) -> None:
    """Stop, or send again, one's own reminders by mail; those in the application always come."""
    with transaction.atomic():
        if muted:
            MailMute.objects.get_or_create(
                person_id=actor.person,
                defaults={"district_id": actor.district, "muted_at": at},
            )
            waiting = ReminderSending.objects.filter(
                reminder__recipient=actor.person, channel=ReminderSending.Channel.MAIL
            )
            waiting.due(at).delete()
        else:
            MailMute.objects.filter(person=actor.person).delete()
        audit.record(
            actor=actor,
            verb="mute-mails",
            subject=Person.objects.get(pk=actor.person),
            at=at,
            district=actor.district,
            facts={"muted": muted},
        )


def steps_in_force(district: District) -> tuple[Step, ...]:
    """The newest published version, or the default."""
    row = ReminderRule.objects.filter(district=district).order_by("-number").first()
    return DEFAULT if row is None else steps_of(row.steps)


def publish_rule(
    *, district: District, steps: Sequence[Step], reason: str, seen: int, actor: Actor, at: datetime
) -> ReminderRule:
    """A new version from now on; ``seen`` is the number of the version that the person changed (0:
    the default)."""
    require(actor, Verb.KEEP_SCORES, district=district.pk)
    if not reason.strip():
        raise Refused("no-reason", "请写明修订理由。", BASIS)
    rows = rows_of(checked(steps))
    with transaction.atomic():
        District.objects.select_for_update().get(pk=district.pk)
        last = ReminderRule.objects.filter(district=district).aggregate(n=Max("number"))["n"] or 0
        if last != seen:
            raise Refused("rule-changed", "提醒规则已被他人修订，请刷新后再改。", BASIS)
        rule: ReminderRule = ReminderRule.objects.create(
            district=district,
            number=last + 1,
            steps=rows,
            reason=reason.strip()[:300],
            published_at=at,
            published_by_id=actor.person,
        )
        audit.record(
            actor=actor,
            verb="publish-reminder-rule",
            subject=rule,
            at=at,
            district=district.pk,
            facts={"number": rule.number, "steps": len(rows)},
            under=Verb.KEEP_SCORES,
        )
    return rule
