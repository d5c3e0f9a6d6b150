"""Asking for work, cancelling, asking again, the timetable, and the bookkeeping of runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from ipcity.actions import job_runs, jobs
from ipcity.actions.job_runs import Outcome
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.jobs import Job, ScheduledJob
from tests.cast import actor_of, cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SECOND = timedelta(seconds=1)


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def keeper(people):
    return actor_of(people.system_admin)


@pytest.fixture
def job(keeper):
    return jobs.enqueue(kind="housekeeping", district=None, actor=keeper, at=AT)


def logged() -> list[str]:
    return list(AuditEntry.objects.order_by("sequence").values_list("verb", flat=True))


def test_enqueueing_makes_a_job_its_queue_entry_and_one_log_entry(job, keeper):
    entry = DBTaskResult.objects.get()
    assert (job.state, job.person_id, job.task) == (Job.State.QUEUED, keeper.person, entry.pk)
    assert entry.args_kwargs == {"args": [job.pk], "kwargs": {}}
    assert logged() == ["enqueue-job"]


@pytest.mark.parametrize("who", ["stranger", "foreigner", "lead", "audit_admin", "security_admin"])
def test_only_those_who_care_for_the_installation_run_its_work(people, job, who):
    actor = actor_of(getattr(people, who))
    with pytest.raises(NotPermitted):
        jobs.enqueue(kind="backup", district=None, actor=actor, at=AT)
    with pytest.raises(NotPermitted):
        jobs.cancel(job=job, actor=actor, at=AT)
    seen = Job.objects.seen_by(
        scope_of(actor, Verb.READ_JOBS), installation=jobs.everywhere(actor, Verb.CARE)
    )
    assert list(seen) == []


def test_an_unknown_kind_is_refused(keeper):
    with pytest.raises(Refused, match="没有“nothing”这一类后台作业"):
        jobs.enqueue(kind="nothing", district=None, actor=keeper, at=AT)


def test_a_waiting_job_is_cancelled_at_once_and_then_cannot_begin(job, keeper):
    cancelled = jobs.cancel(job=job, actor=keeper, at=AT)
    assert cancelled.state == Job.State.CANCELLED
    assert job_runs.begin(job=job.pk, task=job.task, at=AT) is None
    with pytest.raises(Refused, match="已经结束"):
        jobs.cancel(job=job, actor=keeper, at=AT)


def test_a_cancel_reaches_a_running_job_with_its_next_heartbeat(job, keeper):
    run = job_runs.begin(job=job.pk, task=job.task, at=AT)
    assert job_runs.beat(job=run, at=AT, done=1, total=9, note="甲") is True
    jobs.cancel(job=job, actor=keeper, at=AT)
    assert job_runs.beat(job=run, at=AT, done=2, total=9, note="乙") is False
    row = Job.objects.get()
    assert (row.state, row.done, row.total, row.note) == (Job.State.RUNNING, 2, 9, "乙")


def test_retrying_starts_over_and_only_what_ended_badly(job, keeper):
    with pytest.raises(Refused, match="只有失败或已取消"):
        jobs.retry(job=job, actor=keeper, at=AT)
    run = job_runs.begin(job=job.pk, task=job.task, at=AT)
    job_runs.finish(job=run, outcome=Outcome(Job.State.FAILED, error="错", done=5), at=AT)
    again = jobs.retry(job=job, actor=keeper, at=AT + SECOND)
    assert (again.state, again.attempts, again.done, again.error) == (Job.State.QUEUED, 0, 0, "")
    assert again.task != run.task
    assert job_runs.begin(job=job.pk, task=run.task, at=AT) is None
    assert job_runs.begin(job=job.pk, task=again.task, at=AT).attempts == 1
    assert logged() == ["enqueue-job", "retry-job"]


def test_one_entry_begins_a_job_once(job):
    assert job_runs.begin(job=job.pk, task=uuid4(), at=AT) is None
    assert job_runs.begin(job=job.pk, task=job.task, at=AT).attempts == 1
    assert job_runs.begin(job=job.pk, task=job.task, at=AT) is None


def test_a_silent_run_is_taken_back_once_then_given_up(job):
    first = job_runs.begin(job=job.pk, task=job.task, at=AT)
    assert job_runs.reclaim(silent_since=AT, at=AT) == []
    later = AT + timedelta(minutes=5)
    assert [each.pk for each in job_runs.reclaim(silent_since=later, at=later)] == [job.pk]
    row = Job.objects.get()
    assert (row.state, row.note) == (Job.State.QUEUED, "第 1 次执行中断，等待重新执行")
    # The run that was thought dead wakes up: it may write nothing any more.
    assert job_runs.beat(job=first, at=later, done=9, total=9, note="") is None
    assert job_runs.finish(job=first, outcome=Outcome(Job.State.DONE), at=later) is False
    job_runs.begin(job=job.pk, task=row.task, at=later)
    job_runs.reclaim(silent_since=later + SECOND, at=later + SECOND)
    row = Job.objects.get()
    assert (row.state, row.attempts) == (Job.State.FAILED, 2)


def test_a_silent_run_that_was_to_be_cancelled_is_cancelled(job, keeper):
    job_runs.begin(job=job.pk, task=job.task, at=AT)
    jobs.cancel(job=job, actor=keeper, at=AT)
    job_runs.reclaim(silent_since=AT + SECOND, at=AT + SECOND)
    assert Job.objects.get().state == Job.State.CANCELLED


def test_an_entry_claimed_by_a_worker_that_died_before_beginning_is_replaced(job):
    DBTaskResult.objects.update(status="RUNNING", started_at=AT)
    job_runs.reclaim(silent_since=AT + SECOND, at=AT + SECOND)
    row = Job.objects.get()
    assert (row.state, row.attempts) == (Job.State.QUEUED, 0)
    assert DBTaskResult.objects.get(pk=row.task).status == "READY"


def test_a_stopped_worker_gives_its_job_back_uncounted(job):
    run = job_runs.begin(job=job.pk, task=job.task, at=AT)
    assert job_runs.put_back(job=run, at=AT) is True
    row = Job.objects.get()
    assert (row.state, row.attempts) == (Job.State.QUEUED, 0)
    assert job_runs.put_back(job=run, at=AT) is False


def test_the_timetable_asks_once_a_slot_and_catches_up_one(people):
    due = sorted(kind.name for kind in jobs.kinds() if kind.rule)
    assert {"audit_check", "backup", "housekeeping", "refresh"} <= set(due)
    assert jobs.plan_timetable(at=AT) == len(due)
    assert jobs.plan_timetable(at=AT) == 0
    assert jobs.ask_for_due(at=AT) == []
    night = AT + timedelta(days=1)
    assert sorted(job.kind for job in jobs.ask_for_due(at=night)) == due
    assert jobs.ask_for_due(at=night) == []
    # Five nights without power: one backup afterwards, not five.
    morning = night + timedelta(days=5)
    assert len(jobs.ask_for_due(at=morning)) == len(due)
    assert jobs.ask_for_due(at=morning) == []
    assert AuditEntry.objects.filter(verb="enqueue-job", actor=None).count() == 2 * len(due)


def test_of_two_workers_that_see_one_slot_one_asks(people):
    jobs.plan_timetable(at=AT)
    seen = ScheduledJob.objects.get(kind="backup")
    slot = AT + timedelta(days=1)
    assert jobs._ask_for_slot(seen, slot, slot) is not None
    assert jobs._ask_for_slot(seen, slot, slot) is None
    assert Job.objects.count() == 1


def test_rescheduling_skips_what_passed_and_refuses_a_stale_form(people, keeper):
    jobs.plan_timetable(at=AT)
    line = ScheduledJob.objects.get(kind="backup")
    changed = jobs.reschedule(
        schedule=line, rule="every 30", enabled=True, expected_version=1, actor=keeper, at=AT
    )
    assert (changed.version, changed.last_slot) == (2, AT)
    assert [job.kind for job in jobs.ask_for_due(at=AT + timedelta(minutes=31))] == ["backup"]
    with pytest.raises(Stale):
        jobs.reschedule(
            schedule=line, rule="daily 01:00", enabled=True, expected_version=1, actor=keeper, at=AT
        )
    with pytest.raises(Refused, match="时间须写成"):
        jobs.reschedule(
            schedule=line, rule="often", enabled=True, expected_version=2, actor=keeper, at=AT
        )
    jobs.reschedule(
        schedule=line, rule="every 30", enabled=False, expected_version=2, actor=keeper, at=AT
    )
    asked = jobs.ask_for_due(at=AT + timedelta(hours=2))
    assert [job.kind for job in asked if job.kind != "reminders"] == []


def test_old_jobs_are_forgotten_and_open_ones_kept(job, keeper):
    run = job_runs.begin(job=job.pk, task=job.task, at=AT)
    job_runs.finish(job=run, outcome=Outcome(Job.State.DONE), at=AT)
    waiting = jobs.enqueue(kind="backup", district=None, actor=keeper, at=AT)
    assert job_runs.forget(before=AT) == (0, 0)
    assert job_runs.forget(before=AT + SECOND) == (0, 1)
    assert list(Job.objects.all()) == [waiting]
