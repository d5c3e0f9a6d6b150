"""系统 → 后台作业: who sees it, what its buttons do, and how a bar renews itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ipcity.actions import job_runs, jobs
from ipcity.actions.job_runs import Outcome
from ipcity.store.models.jobs import Job, ScheduledJob
from tests.cast import actor_of, cast, client_of

pytestmark = pytest.mark.django_db
OTHERS = ["stranger", "reporter", "reviewer", "leader", "security_admin", "audit_admin"]


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def client(people):
    return client_of(people.system_admin)


@pytest.fixture
def job(people):
    now = timezone.localtime()
    jobs.plan_timetable(at=now)
    return jobs.enqueue(
        kind="housekeeping", district=None, actor=actor_of(people.system_admin), at=now
    )


def run(job: Job, outcome: Outcome | None = None) -> Job:
    now = timezone.localtime()
    begun = job_runs.begin(job=job.pk, task=job.task, at=now)
    job_runs.beat(job=begun, at=now, done=3, total=12, note="清理会话")
    if outcome:
        job_runs.finish(job=begun, outcome=outcome, at=now)
    return begun


def test_the_list_shows_jobs_and_the_timetable(client, job):
    page = client.get("/jobs").content.decode()
    assert page.count("日常清理") >= 2
    assert "每天 02:30" in page
    assert "排队中" in page
    assert "尚未执行" in page


@pytest.mark.parametrize("who", OTHERS)
def test_others_do_not_come_in(people, job, who):
    client = client_of(getattr(people, who))
    for address in ("/jobs", f"/jobs/{job.pk}", f"/jobs/{job.pk}/progress"):
        assert client.get(address).status_code == 403
    for address in (f"/jobs/{job.pk}/cancel", f"/jobs/{job.pk}/retry", "/jobs/timetable/1/start"):
        assert client.post(address).status_code == 403
    assert Job.objects.get().state == Job.State.QUEUED


@pytest.mark.parametrize("who", ["lead", "clerk", "foreigner"])
def test_the_office_sees_its_own_jobs_only(people, job, who):
    client = client_of(getattr(people, who))
    page = client.get("/jobs")
    assert page.status_code == 200
    assert "日常清理" not in page.content.decode()
    schedule = ScheduledJob.objects.first()
    for address in (
        f"/jobs/{job.pk}",
        f"/jobs/{job.pk}/progress",
        f"/jobs/timetable/{schedule.pk}",
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"/jobs/timetable/{schedule.pk}/start").status_code == 404


def test_a_running_jobs_bar_renews_itself_until_it_is_over(client, job):
    waiting = client.get(f"/jobs/{job.pk}/progress").content.decode()
    assert "排队等待" in waiting
    assert f'hx-get="/jobs/{job.pk}/progress"' in waiting
    begun = run(job)
    bar = client.get(f"/jobs/{job.pk}/progress")
    text = bar.content.decode()
    assert '<progress max="12" value="3"' in text
    assert f'hx-get="/jobs/{job.pk}/progress"' in text
    assert "清理会话" in text
    job_runs.finish(job=begun, outcome=Outcome(Job.State.DONE, "清理完毕"), at=timezone.now())
    over = client.get(f"/jobs/{job.pk}/progress")
    assert over["HX-Refresh"] == "true"
    assert "hx-get" not in over.content.decode()
    assert "清理完毕" in client.get(f"/jobs/{job.pk}").content.decode()


def test_cancelling_and_running_again(client, job):
    assert client.post(f"/jobs/{job.pk}/cancel").status_code == 302
    assert Job.objects.get().state == Job.State.CANCELLED
    assert client.post(f"/jobs/{job.pk}/cancel").status_code == 409
    assert client.post(f"/jobs/{job.pk}/retry").status_code == 302
    assert Job.objects.get().state == Job.State.QUEUED


def test_a_failure_is_told(client, job):
    run(job, Outcome(Job.State.FAILED, error="磁盘已满。"))
    page = client.get(f"/jobs/{job.pk}").content.decode()
    assert "磁盘已满。" in page
    assert "重新执行" in page


def test_the_timetable_can_be_changed_and_a_line_run_now(client, job):
    line = ScheduledJob.objects.get(kind="backup")
    address = f"/jobs/timetable/{line.pk}"
    assert 'value="02:30"' in client.get(address).content.decode()
    sent = {"mode": "every", "minutes": "45", "version": "1"}
    assert client.post(address, sent).status_code == 302
    line.refresh_from_db()
    assert (line.rule, line.enabled) == ("every 45", False)
    stale = client.post(address, {"mode": "daily", "clock": "04:00", "version": "1"})
    assert stale.status_code == 409
    both = [f"<td>{words}</td>" in stale.content.decode() for words in ("每 45 分钟", "每天 04:00")]
    assert both == [True, True]
    line.refresh_from_db()
    assert (line.rule, line.version) == ("every 45", 2)
    missing = client.post(address, {"mode": "daily", "version": "2"})
    assert "请填写。" in missing.content.decode()
    assert client.post(f"{address}/start").status_code == 302
    assert Job.objects.filter(kind="backup").count() == 1


def test_the_list_costs_the_same_queries_for_one_job_and_for_many(client, people, job):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/jobs")
        counts.append(len(seen))
        for _ in range(5):
            jobs.enqueue(
                kind="backup",
                district=None,
                actor=actor_of(people.system_admin),
                at=timezone.localtime(),
            )
    assert counts[0] == counts[1]
