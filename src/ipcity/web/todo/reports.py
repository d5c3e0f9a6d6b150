"""Reports that wait for this person: to fill in, to check, to approve; periods to open and to lock."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.actions import reporting_periods
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.supervision.reports import State
from ipcity.store.models.reporting import Report, ReportingPeriod
from ipcity.web.shell import programmes_of
from ipcity.web.todos import Todo

TITLE = "报送"
ORDER = 15
MOST = 50
CHECKS = (
    (Verb.APPROVE_REPORT, State.SUBMITTED, "审核"),
    (Verb.CHECK_REPORT, State.UNIT_CHECKED, "办公室审核"),
    (Verb.LOCK_PERIOD, State.OFFICE_CHECKED, "审定"),
)


def waiting(request: HttpRequest) -> Iterator[Todo]:
    yield from _to_fill(request)
    for verb, state, act in CHECKS:
        rows = Report.objects.within(scope_of(request.actor, verb)).filter(
            state=state, period__locked_at=None
        )
        # who took the step before must leave this one to another
        yield from (_todo(row, act) for row in _listed(rows) if not _mine(row, request))
    yield from _periods(request)


def _mine(row: Report, request: HttpRequest) -> bool:
    took = {row.submitted_by_id, row.unit_checked_by_id}
    if row.at_state is State.OFFICE_CHECKED:
        took.add(row.office_checked_by_id)
    elif row.at_state is State.SUBMITTED:
        took = {row.submitted_by_id}
    return request.actor.person in took


def _listed(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.listed().order_by("due", "pk")[:MOST]


def _to_fill(request: HttpRequest) -> Iterator[Todo]:
    rows = Report.objects.within(scope_of(request.actor, Verb.REPORT)).still_open()
    for row in _listed(rows):
        note = {State.RETURNED: "已退回，请修改后重新提交", State.DRAFT: "已保存，还没有提交"}
        yield _todo(row, "填报", note.get(row.at_state, ""))


def _todo(row: Report, act: str, note: str = "") -> Todo:
    return Todo(
        what=f"{row.unit}　{row.period}{row.form.name}",
        url=reverse("report", args=[row.pk]),
        act=act,
        since=localdate(row.submitted_at) if row.submitted_at else None,
        due=row.due,
        note=note,
    )


def _periods(request: HttpRequest) -> Iterator[Todo]:
    scope = scope_of(request.actor, Verb.LOCK_PERIOD)
    if not scope:
        return
    for programme in programmes_of(request):
        for period in reporting_periods.waiting(programme, request.today):
            yield Todo(
                what=f"启用{period.words}",
                url=f"{reverse('period-open')}?code={period.code}",
                act="启用",
                note="启用后各单位才能填报",
            )
    for row in ReportingPeriod.objects.within(scope).open().filter(last__lt=request.today):
        if not row.reports.exclude(state=State.APPROVED).exists():
            yield Todo(
                what=f"锁定{row}",
                url=reverse("period", args=[row.pk]),
                act="锁定",
                note="各单位报表均已审定",
            )
