"""On the mornings of working days: who is due to be told is told; what did not go out is sent again."""

from __future__ import annotations

from django.utils import timezone

from ipcity.actions import reminder_sendings, reminders
from ipcity.actions.calendars import calendar_of
from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress
from ipcity.store.models.districts import District
from ipcity.store.models.reminders import ReminderSending

TITLE = "提醒"
VERB = Verb.CARE
RULE = "every 60"
OPEN, CLOSED = 8, 18  # hours of a working day between which people are told


def work(progress: Progress) -> str:
    now = timezone.localtime()
    today = now.date()
    districts = [
        each
        for each in District.objects.order_by("pk")
        if OPEN <= now.hour < CLOSED and calendar_of(each.pk).is_workday(today)
    ]
    if not districts:
        return "不在工作时间，未提醒。"
    made = 0
    for number, district in enumerate(districts):
        progress.step(number, len(districts), district.name)
        made += reminders.remind(district=district, on=today, at=now)
    told = reminder_sendings.send_due(at=now)
    labels = dict(ReminderSending.State.choices)
    sent = "，".join(f"{labels[state]} {count}" for state, count in sorted(told.items()))
    return f"新提醒 {made} 条。" + (f"寄送：{sent}。" if sent else "")
