"""系统 → 后台作业: what runs, what became of it, and what is due by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ipcity.actions import jobs as actions
from ipcity.actions.jobs import everywhere
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.terms.timetables import Daily, Every, parse_rule
from ipcity.store.models.jobs import Job, JobQuerySet, ScheduledJob, ScheduledJobQuerySet
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter, Listing
from ipcity.web.menu import MenuEntry
from ipcity.web.refusals import tell

MENU = MenuEntry("后台作业", "jobs", "queue-list", place="系统", verb=Verb.READ_JOBS, order=70)
TONES = {"queued": "plain", "running": "accent", "done": "strong", "failed": "plain"}


@dataclass(frozen=True)
class Due:
    """A line of the timetable with its next slot."""

    schedule: ScheduledJob
    title: str
    rule: str
    next: datetime | None


def visible(request: HttpRequest) -> JobQuerySet:
    """The jobs that the person may see."""
    scope = scope_of(request.actor, Verb.READ_JOBS)
    seen = Job.objects.seen_by(scope, installation=everywhere(request.actor, Verb.CARE))
    return seen.select_related("person")


def timetable(request: HttpRequest) -> ScheduledJobQuerySet:
    scope = scope_of(request.actor, Verb.READ_JOBS)
    return ScheduledJob.objects.seen_by(
        scope, installation=everywhere(request.actor, Verb.CARE)
    ).select_related("last_job")


def title_of(kind: str) -> str:
    """The kind in words; a kind that this version no longer knows keeps its name."""
    return _titles().get(kind, kind)


def _titles() -> dict[str, str]:
    return {kind.name: kind.title for kind in actions.kinds()}


@opens_to(Verb.READ_JOBS)
def jobs(request: HttpRequest) -> HttpResponse:
    rows = visible(request)
    shown = Listing(request, rows, columns(), filters(rows))
    context = {
        "shown": shown,
        "timetable": [_due(each, request.now) for each in timetable(request)],
        "open": rows.open().count(),
        "may_run": may(request.actor, Verb.RUN_JOBS),
    }
    return render(request, "pages/jobs.html", context)


def columns() -> tuple[Column, ...]:
    return (
        Column("id", "编号", _number, order="id", numeric=True),
        Column("kind", "作业", lambda job: title_of(job.kind), order="kind"),
        Column("state", "状态", _state, order="state", css="nowrap"),
        Column("progress", "进度", _progress, css="cell-mid"),
        Column("person", "发起人", lambda job: job.person or "定时", optional=True),
        Column("asked", "提交时间", lambda job: _moment(job.asked_at), order="asked_at"),
        Column("took", "用时", _took, numeric=True, optional=True),
        Column("attempts", "执行次数", lambda job: job.attempts, numeric=True, optional=True),
    )


def filters(rows: JobQuerySet) -> tuple[Filter, ...]:
    kinds = sorted(set(rows.order_by().values_list("kind", flat=True)))
    return (
        Filter("state", "状态", _exactly("state"), Job.State.choices, facet=True),
        Filter("kind", "作业", _exactly("kind"), [(k, title_of(k)) for k in kinds], facet=True),
    )


def _exactly(column: str) -> Callable[[str], Q]:
    return lambda value: Q(**{column: value})


def _number(job: Job) -> str:
    return format_html('<a href="{}">{}</a>', reverse("job", args=[job.pk]), job.pk)


def _state(job: Job) -> str:
    asked = "（正在取消）" if job.is_open and job.cancel_requested else ""
    return f"{job.get_state_display()}{asked}"


def _progress(job: Job) -> str:
    if job.is_open:
        return format_html(
            '<div hx-get="{}" hx-trigger="load" hx-swap="outerHTML"></div>',
            reverse("job-progress", args=[job.pk]),
        )
    first = (job.error or job.report or job.note).partition("\n")[0]
    return first if len(first) <= 60 else f"{first[:60]}…"


def _took(job: Job) -> str:
    if job.started_at is None or job.finished_at is None:
        return "—"
    return f"{(job.finished_at - job.started_at).total_seconds():.1f} 秒"


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}" if at else "—"


def _due(schedule: ScheduledJob, now: datetime) -> Due:
    rule = parse_rule(schedule.rule)
    upcoming = rule.next(now) if schedule.enabled else None
    return Due(schedule, title_of(schedule.kind), rule.label, upcoming)


@opens_to(Verb.READ_JOBS)
def job(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(visible(request), pk=pk)
    context = {
        "job": found,
        "title": title_of(found.kind),
        "facts": [
            ("状态", _state(found)),
            ("发起人", found.person or "定时"),
            ("提交时间", _moment(found.asked_at)),
            ("开始时间", _moment(found.started_at)),
            ("结束时间", _moment(found.finished_at)),
            ("执行次数", f"{found.attempts}（最多 {found.max_attempts} 次）"),
        ],
        "may_run": may(request.actor, Verb.RUN_JOBS),
        "may_retry": found.state in (Job.State.FAILED, Job.State.CANCELLED),
    }
    return render(request, "pages/job.html", context)


@opens_to(Verb.READ_JOBS)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar alone, which renews itself; a job that is over makes the page reload once."""
    found = get_object_or_404(visible(request), pk=pk)
    left = found.left(request.now)
    estimate = f"约剩 {left} 秒" if left is not None else ""
    poll = reverse("job-progress", args=[pk])
    context = {
        "job": found,
        "note": "，".join(part for part in (found.note, estimate) if part),
        "poll": poll if found.is_open else "",
    }
    answer = render(request, "pages/parts/job_progress.html", context)
    if not found.is_open:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@opens_to(Verb.RUN_JOBS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(visible(request), pk=pk)
    actions.cancel(job=found, actor=request.actor, at=request.now)
    messages.success(request, "已要求取消，正在进行的作业会在下一步停下。")
    return HttpResponseRedirect(reverse("job", args=[pk]))


@require_POST
@opens_to(Verb.RUN_JOBS)
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(visible(request), pk=pk)
    actions.retry(job=found, actor=request.actor, at=request.now)
    messages.success(request, "已重新排队。")
    return HttpResponseRedirect(reverse("job", args=[pk]))


@require_POST
@opens_to(Verb.RUN_JOBS)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Run a line of the timetable now, beside its slots."""
    found = get_object_or_404(timetable(request), pk=pk)
    made = actions.enqueue(
        kind=found.kind,
        district=found.district_id,
        actor=request.actor,
        at=request.now,
        arguments=found.arguments,
    )
    messages.success(request, f"“{title_of(found.kind)}”已排队。")
    return HttpResponseRedirect(reverse("job", args=[made.pk]))


class RuleForm(forms.Form):
    """When a line of the timetable is due, as two plain questions."""

    mode = forms.ChoiceField(
        label="执行时间",
        choices=[("daily", "每天固定时刻"), ("every", "每隔若干分钟")],
        widget=forms.RadioSelect,
    )
    clock = forms.TimeField(
        label="时刻",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="按北京时间；建议安排在夜间。",
    )
    minutes = forms.IntegerField(label="间隔（分钟）", required=False, min_value=1, max_value=1440)
    enabled = forms.BooleanField(label="启用", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        needed = "clock" if cleaned.get("mode") == "daily" else "minutes"
        if not self.errors and cleaned.get(needed) is None:
            self.add_error(needed, "请填写。")
        return cleaned

    @property
    def rule(self) -> str:
        if self.cleaned_data["mode"] == "daily":
            return f"daily {self.cleaned_data['clock']:%H:%M}"
        return f"every {self.cleaned_data['minutes']}"


def _initial(schedule: ScheduledJob) -> dict[str, object]:
    rule = parse_rule(schedule.rule)
    shown: dict[str, object] = {"enabled": schedule.enabled, "version": schedule.version}
    match rule:
        case Daily(hour, minute):
            return shown | {"mode": "daily", "clock": f"{hour:02}:{minute:02}"}
        case Every(minutes):
            return shown | {"mode": "every", "minutes": minutes}


def _in_words(stale: Stale) -> Stale:
    """Both rules as the timetable words them, for the page that shows the two side by side."""
    rules = (str(values["rule"]) for values in (stale.current, stale.submitted))
    stale.choices["rule"] = {rule: parse_rule(rule).label for rule in rules}
    return stale


@opens_to(Verb.RUN_JOBS)
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(timetable(request), pk=pk)
    form = RuleForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.reschedule(
                schedule=found,
                rule=form.rule,
                enabled=form.cleaned_data["enabled"],
                expected_version=form.cleaned_data["version"],
                actor=request.actor,
                at=request.now,
            )
        except Stale as stale:
            raise _in_words(stale) from None
        except Refused as refusal:
            tell(request, refusal)
        else:
            messages.success(request, "执行时间已保存。")
            return HttpResponseRedirect(reverse("jobs"))
    shown = {"form": form, "title": title_of(found.kind)}
    return render(request, "pages/job_schedule.html", shown)


urlpatterns = [
    path("jobs", jobs, name="jobs"),
    path("jobs/<int:pk>", job, name="job"),
    path("jobs/<int:pk>/progress", progress, name="job-progress"),
    path("jobs/<int:pk>/cancel", cancel, name="job-cancel"),
    path("jobs/<int:pk>/retry", retry, name="job-retry"),
    path("jobs/timetable/<int:pk>", schedule, name="job-schedule"),
    path("jobs/timetable/<int:pk>/start", start, name="job-start"),
]
