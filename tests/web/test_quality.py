"""台账 → 数据质量: open problems first, a reason closes one, a check can be asked for."""

from __future__ import annotations

import pytest

from ipcity.store.models.jobs import Job
from ipcity.store.models.quality_problems import QualityProblem
from tests.cast import AT, cast, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def problem(people, row, unit=None, **more):
    values = {"ledger": "patents", "row_label": f"记录{row}", "field": "filed_on", "field_label": "申请日",
              "code": "no-filing-date", "severity": "warning", "message": "缺申请日。"}  # fmt: skip
    return QualityProblem.objects.create(
        district=people.district, unit=unit, row=row, found_at=AT, **(values | more)
    )


def test_open_problems_come_first_and_are_counted(people):
    problem(people, 1)
    problem(people, 2, state="settled")
    client = client_of(people.clerk)
    page = client.get("/quality").content.decode()
    assert [f"记录{n}" in page for n in (1, 2)] == [True, False]
    page = client.get("/quality?state=settled").content.decode()
    assert [f"记录{n}" in page for n in (1, 2)] == [False, True]
    assert client.get("/api/v1/quality/counts").status_code in {200, 401, 404}


def test_accepting_asks_for_a_reason(people):
    found = problem(people, 1)
    client = client_of(people.clerk)
    assert client.post(f"/quality/{found.pk}/accept", {"reason": ""}).status_code == 200
    assert client.post(f"/quality/{found.pk}/accept", {"reason": "历史数据"}).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.reason, found.person) == ("accepted", "历史数据", people.clerk)
    client.post(f"/quality/{found.pk}/reopen")
    found.refresh_from_db()
    assert found.state == "open"


def test_units_see_their_own_rows(people):
    problem(people, 1, people.section)
    problem(people, 2, people.organ)
    page = client_of(people.reporter).get("/quality").content.decode()
    assert [f"记录{n}" in page for n in (1, 2)] == [True, False]
    assert client_of(people.stranger).get("/quality").status_code == 403


def test_a_check_is_asked_for(people):
    assert client_of(people.clerk).post("/quality/start").status_code == 302
    job = Job.objects.get()
    assert (job.kind, job.arguments) == ("quality", {"district": people.district.pk})
    client_of(people.reporter).post("/quality/start")
    assert Job.objects.count() == 1
