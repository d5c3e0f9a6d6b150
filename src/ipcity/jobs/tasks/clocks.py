"""Statutory terms: counted anew after a year's notice of holidays, and once a night while suspended."""

from __future__ import annotations

from django.utils import timezone

from ipcity.actions import clocks
from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress
from ipcity.store.models.districts import District
from ipcity.store.models.holiday_notices import HolidayNotice

TITLE = "重算期限"
VERB = Verb.RUN_JOBS
RULE = "daily 00:05"


def work(progress: Progress, *, district: int | None = None, notice: int | None = None) -> str:
    """After a notice the open terms that meet its year; without one what is suspended."""
    now = timezone.localtime()
    if notice is not None:
        loaded = HolidayNotice.objects.get(pk=notice)
        moved = clocks.reproject(
            district=loaded.district_id,
            years=frozenset({loaded.year}),
            why=f"载入《{loaded.edition}》，工作日历有变",
            at=now,
            step=progress.step,
        )
        return f"{moved} 项期限的届满日有变动。"
    rows = District.objects.order_by("pk")
    asked = rows if district is None else rows.filter(pk=district)
    counted = sum(clocks.still_suspended(district=each.pk, at=now) for each in asked)
    return f"中止计时的期限 {counted} 项。"
