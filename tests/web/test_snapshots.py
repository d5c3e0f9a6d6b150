"""The page, the API and the job of snapshots."""

from __future__ import annotations

import json
import shutil

import pytest
from django.test import Client
from django.utils import timezone

from ipcity.actions import jobs, snapshots, tokens
from ipcity.domain.access import Verb
from ipcity.jobs import worker
from ipcity.store.models.jobs import Job
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.snapshots import Snapshot
from tests.cast import AT, actor_of, cast, client_of


@pytest.fixture
def people(db):
    yield cast()
    shutil.rmtree(snapshots.folder(0).parent, ignore_errors=True)


def firm(people) -> Organisation:
    return Organisation.objects.create(
        district=people.district, name="试验公司", row_key="x", entered_at=AT, changed_at=AT
    )


def test_the_page_lists_and_takes(people):
    firm(people)
    client = client_of(people.clerk)
    assert "尚无快照" in client.get("/snapshots").content.decode()
    assert client.post("/snapshots/take").status_code == 302
    row = Snapshot.objects.get()
    page = client.get("/snapshots").content.decode()
    assert row.manifest in page
    assert "全部变更已进入最新快照" in page
    assert row.manifest not in client_of(people.foreigner).get("/snapshots").content.decode()
    assert client_of(people.stranger).post("/snapshots/take").status_code == 403


def test_the_api_lists_and_takes(people):
    firm(people)
    now = timezone.localtime()
    _, key = tokens.issue(
        name="试验", verbs={Verb.READ_PLAN}, days=5, actor=actor_of(people.clerk), at=now
    )
    client = Client(headers={"authorization": f"Bearer {key}"})
    made = json.loads(client.post("/api/v1/snapshots").content)
    row = Snapshot.objects.get()
    assert (made["manifest"], made["rows"]) == (row.manifest, 1)
    one = json.loads(client.get(f"/api/v1/snapshots/{row.pk}").content)
    assert (one["id"], one["manifest"]) == (row.pk, row.manifest)
    assert json.loads(client.get("/api/v1/snapshots").content)["items"] == [one]


@pytest.mark.django_db(transaction=True)
def test_a_change_reaches_the_snapshot_by_the_worker(people):
    from ipcity.actions import rows

    lead = actor_of(people.lead)
    now = timezone.localtime()
    rows.enter(ledger="organisations", values={"name": "试验公司"}, unit=None, actor=lead, at=now)
    assert snapshots.is_stale(people.district.pk)
    (job,) = Job.objects.all()
    assert (job.kind, job.state) == ("refresh", Job.State.QUEUED)
    worker.serve(once=True)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.DONE, "")
    assert job.report == "试验区：1 行，0 项指标。"
    assert not snapshots.is_stale(people.district.pk)
    assert jobs.kind_of("refresh").title == "统计指标"
