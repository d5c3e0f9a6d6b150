"""工作日历: the years whose holidays are known, month by month, and loading another notice."""

from __future__ import annotations

import calendar as months
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import calendars
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.terms.working_days import Calendar, DayKind
from ipcity.store.models.holiday_notices import HolidayNotice
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, run_errand
from ipcity.web.pages.law import law_tabs
from ipcity.web.typed import whole

MARKS = {DayKind.HOLIDAY: "休", DayKind.SWAPPED: "班"}


@opens_to(Verb.READ_PLAN)
def calendar(request: HttpRequest) -> HttpResponse:
    known = calendars.calendar_of(request.actor.district)
    asked = whole(request.GET.get("year", "")) or request.today.year
    year = min(max(asked, min(known.years)), request.today.year + 2)
    notices = HolidayNotice.objects.within(scope_of(request.actor, Verb.READ_PLAN))
    shown = {
        "tabs": law_tabs("calendar"),
        "year": year,
        "known": year in known.years,
        "before": year - 1 if year > min(known.years) else None,
        "after": year + 1 if year < request.today.year + 2 else None,
        "months": [(month, _weeks(known, year, month)) for month in range(1, 13)],
        "notices": notices.select_related("person"),
        "edition": known.edition,
        "loads": may(request.actor, Verb.KEEP_INDICATORS),
    }
    return render(request, "pages/calendar.html", shown)


def _weeks(known: Calendar, year: int, month: int) -> list[list[tuple[date | None, str, str]]]:
    """Each week from Monday: (day, its kind, its mark), None outside the month."""
    weeks = months.Calendar().monthdatescalendar(year, month)
    return [
        [_cell(known, day) if day.month == month else (None, "", "") for day in w] for w in weeks
    ]


def _cell(known: Calendar, day: date) -> tuple[date, str, str]:
    kind = known.kind(day)
    free = "free" if not known.is_workday(day) else "worked" if kind is DayKind.SWAPPED else ""
    return day, free, MARKS.get(kind, "")


class NoticeForm(forms.Form):
    text = forms.CharField(
        label="通知全文",
        required=False,
        max_length=50_000,
        help_text="从国务院办公厅的通知复制全文粘贴；日期、天数和星期几不相符的会逐处指出。",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = forms.FileField(
        label="或上传文件",
        required=False,
        help_text="txt、docx、网页，或每行“日期 放假／上班”的清单，不超过1 MB。",
    )
    edition = forms.CharField(
        label="文号或名称", max_length=120, required=False, help_text="不填取文中的文号。"
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(typed.get("text", "").strip()) == bool(typed.get("file")):
            raise ValidationError("请粘贴通知全文或上传文件，二者选一。")
        return typed


@opens_to(Verb.KEEP_INDICATORS)
def load(request: HttpRequest) -> HttpResponse:
    form = NoticeForm(request.POST or None, request.FILES or None)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        file = values["file"]
        name, content = (file.name, file.read()) if file else ("粘贴.txt", values["text"].encode())
        found = calendars.load(
            district=request.actor.district,
            name=name,
            content=content,
            edition=values["edition"],
            actor=request.actor,
            at=request.now,
        )
        lacks = f"文中没有提到{'、'.join(found.lacks)}，请核对是否完整。" if found.lacks else ""
        done = "已载入" if found.fresh else "与现行的相同，没有改动"
        address = f"{reverse('calendar')}?year={found.notice.year}"
        return back_to(request, f"{found.notice}{done}。{lacks}", address)

    back = reverse("calendar")
    note = (
        "同一年度以最后载入的为准。载入后新算的期限按新安排；已发出的期限不变，以前各日的灯不变。"
    )
    errand = Errand("载入放假安排", "载入", back, (("工作日历", back),), note)
    return run_errand(request, form, errand, act)


urlpatterns = [
    path("law/calendar", calendar, name="calendar"),
    path("law/calendar/load", load, name="calendar-load"),
]
