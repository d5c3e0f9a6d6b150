"""Carrying reminders out of the application: one mail or message a person, claimed before it goes.

A claim is a statement of its own. Sent, refused and unanswered are kept apart: what certainly failed
is tried again, later each time; what may have arrived never is.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from ipcity.actions import audit, mails, webhooks
from ipcity.domain.errors import Refused
from ipcity.store.models.people import Person
from ipcity.store.models.reminders import Reminder, ReminderSending

AUDIT_LABELS = {"send-reminders": "寄送提醒"}
State, Channel = ReminderSending.State, ReminderSending.Channel
PATIENCE = timedelta(minutes=15)
TRIES = 5
UNSURE = frozenset({"mail-unsure", "webhook-unsure"})


def send_due(*, at: datetime) -> Counter[str]:
    """Send whatever waits; by state, how many reminders ended how."""
    told: Counter[str] = Counter()
    told[State.UNSURE] += _leave_silent(at)
    waiting = ReminderSending.objects.due(at).order_by("reminder__recipient_id", "channel")
    pairs = waiting.values_list("reminder__recipient_id", "channel").distinct()
    for person, channel in list(pairs):
        claimed = _claim(person, channel, at)
        if claimed:
            told[_carry(claimed, channel, at)] += len(claimed)
    told = +told
    if told:
        audit.record(
            actor=None,
            verb="send-reminders",
            subject=None,
            at=at,
            district=None,
            facts=dict(sorted(told.items())),
        )
    return told


def _leave_silent(at: datetime) -> int:
    """What a worker had in hand when it died: it may have gone out, so it is not sent again."""
    silent = ReminderSending.objects.filter(state=State.SENDING, claimed_at__lt=at - PATIENCE)
    return silent.update(state=State.UNSURE, settled_at=at, error="发送过程中断")


def _claim(person: int, channel: str, at: datetime) -> list[ReminderSending]:
    """Everything due to one person by one channel; of two workers only one gets each row."""
    claim = secrets.token_hex(16)
    due = ReminderSending.objects.due(at).filter(reminder__recipient_id=person, channel=channel)
    with transaction.atomic():
        keys = list(due.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
        ReminderSending.objects.filter(pk__in=keys).update(
            state=State.SENDING, claim=claim, claimed_at=at, tries=F("tries") + 1
        )
    rows = ReminderSending.objects.filter(claim=claim).select_related("reminder__recipient")
    return list(rows.order_by("reminder__due", "reminder_id"))


def _carry(claimed: Sequence[ReminderSending], channel: str, at: datetime) -> str:
    person, told = claimed[0].reminder.recipient, [each.reminder for each in claimed]
    try:
        if channel == Channel.MAIL:
            _mail(person, told)
        else:
            _message(person, told, claimed[0].claim, at)
    except Refused as refusal:
        return _failed(claimed, refusal, at)
    return _settle(claimed, State.SENT, at)


def _mail(person: Person, told: Sequence[Reminder]) -> None:
    lines = [f"{n}. {each.what}" for n, each in enumerate(told, 1)]
    text = "\n".join(
        [
            f"{person.name}：",
            "",
            *lines,
            "",
            "请登录知产强市，在“消息”中查看并办理。",
            "不需要邮件提醒的，可在“消息”页停寄；系统内的提醒不受影响。",
        ]
    )
    subject = f"知产强市：{told[0].what[:40]}" + (f" 等{len(told)}项" if len(told) > 1 else "")
    if not mails.send(to=[person.email], subject=subject, text=text):
        raise Refused("mail-not-sent", "没有设置邮件服务器，或收件人没有邮箱。")


def _message(person: Person, told: Sequence[Reminder], claim: str, at: datetime) -> None:
    """Names and texts of the reminders, and no other personal data."""
    webhooks.post(
        {
            "event": "reminders",
            "sent_at": at.isoformat(),
            "to": person.username,
            "reminders": [
                {
                    "id": each.pk,
                    "kind": each.kind,
                    "receiver": each.receiver,
                    "what": each.what,
                    "due": each.due.isoformat() if each.due else None,
                }
                for each in told
            ],
        },
        number=claim,
        at=at,
    )


def _failed(claimed: Sequence[ReminderSending], refusal: Refused, at: datetime) -> str:
    """Again after one hour, two, four, eight; then never."""
    if refusal.code in UNSURE:
        return _settle(claimed, State.UNSURE, at, refusal.message)
    tries = max(each.tries for each in claimed)
    if tries >= TRIES:
        return _settle(claimed, State.GIVEN_UP, at, refusal.message)
    again = at + timedelta(hours=2 ** (tries - 1))
    return _settle(claimed, State.FAILED, at, refusal.message, again)


def _settle(
    claimed: Sequence[ReminderSending],
    state: str,
    at: datetime,
    error: str = "",
    again: datetime | None = None,
) -> str:
    """Only what this claim still holds: a worker that was given up for dead changes nothing."""
    changes = {"state": state, "settled_at": at, "error": error[:300]}
    mine = ReminderSending.objects.filter(claim=claimed[0].claim, state=State.SENDING)
    mine.update(**changes, **({"next_try_at": again} if again else {}))
    return state
