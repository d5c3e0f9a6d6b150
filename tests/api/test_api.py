"""The API's door, its forms of refusal, and its scope: the same as the pages'."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ipcity.actions import packs, tokens
from ipcity.api.service import api
from ipcity.domain.access import Verb
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from tests.cast import AT, actor_of, cast

JIANGJIN = Path(packs.__file__).parents[1] / "packs" / "jiangjin-2024-2026"
READ = {Verb.READ_PLAN, Verb.READ_UNITS}
PLAN = (
    "试验市试验区知识产权工作方案（2025—2027年）\n"
    "一、工作目标\n"
    "到2027年，有效发明专利拥有量达到500件。\n"
    "二、重点任务\n"
    "（一）夯实基础。\n"
    "1．完善服务。开展培训。（责任单位：知识产权局）\n"
)


@pytest.fixture
def people(db):
    return cast(db)


@pytest.fixture
def loaded(people):
    """Jiangjin's pack in a district of its own, and somebody who may read it."""
    from ipcity.domain.access import Role
    from tests.cast import holder, unit

    version = packs.load(folder=JIANGJIN, actor=None, at=AT)
    office = unit(version.district, "api-office", "接口测试办公室")
    return version, holder(office, Role.OFFICE_LEAD, "江主任", username="jiang")


def bearer(person, verbs, days=30, at=None) -> Client:
    from django.utils import timezone

    _, text = tokens.issue(
        name="测试", verbs=set(verbs), days=days, actor=actor_of(person), at=at or timezone.now()
    )
    return Client(headers={"authorization": f"Bearer {text}"})


def _routes() -> list[tuple[str, str]]:
    document = api.get_openapi_schema(path_prefix="/api/v1/")
    return [
        (method, path.replace("{", "").replace("}", ""))
        for path, methods in document["paths"].items()
        for method in methods
    ]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
@pytest.mark.parametrize("path", sorted({path for _, path in _routes()} | {"/api/v1/nothing"}))
def test_without_a_token_every_route_answers_401(db, method, path):
    answer = getattr(Client(), method)(path)
    assert answer.status_code == 401
    assert set(answer.json()) == {"code", "message", "basis"}


def test_a_wrong_expired_or_revoked_token_answers_401(people):
    from django.utils import timezone

    now = timezone.now()
    expired = bearer(people.lead, READ, days=1, at=now - timedelta(days=2))
    assert expired.get("/api/v1/me").status_code == 401
    token, text = tokens.issue(
        name="旧", verbs=set(READ), days=9, actor=actor_of(people.lead), at=now
    )
    client = Client(headers={"authorization": f"Bearer {text}"})
    assert client.get("/api/v1/me").status_code == 200
    tokens.revoke(token=token, actor=actor_of(people.lead), at=now)
    assert client.get("/api/v1/me").status_code == 401
    assert Client(headers={"authorization": "Bearer x"}).get("/api/v1/me").status_code == 401


def test_no_route_ends_in_a_slash():
    assert [path for _, path in _routes() if path.endswith("/")] == []


def test_targets_are_the_plan_in_force_with_decimal_strings(loaded):
    version, lead = loaded
    answer = bearer(lead, READ).get("/api/v1/targets").json()
    assert answer["count"] == 22
    assert [each["id"] for each in answer["items"]] == [f"T{n}" for n in range(1, 23)]
    pledges = answer["items"][15]
    assert (pledges["comparator"], pledges["value"], pledges["unit"], pledges["period"]) == (
        ">",
        "50000000",
        "元",
        "annual",
    )


def test_tasks_carry_their_units_for_the_same_queries_whatever_their_number(
    loaded, django_assert_num_queries
):
    version, lead = loaded
    client = bearer(lead, READ)
    answer = client.get("/api/v1/tasks").json()
    assert answer["count"] == 18
    assert [u["name"] for u in answer["items"][5]["units"]] == ["区委宣传部"]
    with django_assert_num_queries(8):
        client.get("/api/v1/tasks?limit=1")
    with django_assert_num_queries(8):
        client.get("/api/v1/tasks?limit=18")


def test_another_districts_rows_do_not_exist(loaded, people):
    version, _ = loaded
    client = bearer(people.foreigner, READ)
    assert client.get("/api/v1/targets").json() == {"items": [], "count": 0}
    answer = client.get(f"/api/v1/plans/{version.pk}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_token_opens_only_the_verbs_it_was_issued_for(loaded):
    version, lead = loaded
    client = bearer(lead, {Verb.READ_UNITS})
    answer = client.get("/api/v1/targets")
    assert answer.status_code == 403
    assert set(answer.json()) == {"code", "message", "basis"}


def test_an_uploaded_plan_waits_for_review_and_is_adopted_once(people):
    client = bearer(people.lead, {Verb.READ_PLAN, Verb.UPLOAD_PLAN, Verb.ADOPT_PLAN})
    document = SimpleUploadedFile("方案.txt", PLAN.encode(), "text/plain")
    made = client.post("/api/v1/plans", {"document": document})
    assert (made.status_code, made.json()["state"]) == (201, "draft")
    plan = PlanVersion.objects.get(pk=made.json()["id"])
    before = AuditEntry.objects.count()
    taken = client.post(
        f"/api/v1/plans/{plan.pk}/adopt",
        {"expected_version": plan.version},
        content_type="application/json",
    )
    assert (taken.status_code, taken.json()["state"]) == (200, "adopted")
    assert AuditEntry.objects.count() == before + 1
    again = client.post(
        f"/api/v1/plans/{plan.pk}/adopt",
        {"expected_version": plan.version},
        content_type="application/json",
    )
    assert again.status_code in {409, 422}
    assert set(again.json()) >= {"code", "message", "basis"}


def test_a_draft_is_the_reviewers_alone(people):
    document = SimpleUploadedFile("方案.txt", PLAN.encode())
    uploaded = bearer(people.clerk, {Verb.UPLOAD_PLAN}).post(
        "/api/v1/plans", {"document": document}
    )
    number = uploaded.json()["id"]
    addresses = [f"/api/v1/plans/{number}", f"/api/v1/plans/{number}/compiled"]
    reviewer = bearer(people.clerk, {Verb.READ_PLAN, Verb.REVIEW_PLAN})
    reader = bearer(people.reporter, {Verb.READ_PLAN})
    assert [reviewer.get(each).status_code for each in addresses] == [200, 200]
    assert [reader.get(each).status_code for each in addresses] == [404, 404]
    assert reader.get("/api/v1/plans").json()["items"] == []
    PlanVersion.objects.filter(pk=number).update(state=PlanVersion.State.ADOPTED)
    assert [reader.get(each).status_code for each in addresses] == [200, 200]


def test_an_unreadable_upload_is_refused_with_a_sentence(people):
    client = bearer(people.lead, {Verb.UPLOAD_PLAN})
    broken = SimpleUploadedFile("方案.docx", b"PK\x03\x04broken", "application/octet-stream")
    answer = client.post("/api/v1/plans", {"document": broken})
    assert answer.status_code == 422
    assert "方案.docx" in answer.json()["message"]
    assert PlanVersion.objects.count() == 0


def test_malformed_parameters_are_answered_in_the_same_form(people):
    answer = bearer(people.lead, READ).get("/api/v1/targets?limit=x")
    assert answer.status_code == 422
    assert answer.json()["code"] == "malformed-request"


def test_what_no_route_answers_is_answered_in_the_same_form(people):
    client = bearer(people.lead, READ | {Verb.ADOPT_PLAN})
    json = {"content_type": "application/json"}
    no_json = client.post("/api/v1/plans/1/adopt", "{", **json)
    nul = client.post("/api/v1/plans/1/adopt", '{"expected_version": "\\u0000"}', **json)
    half = client.post("/api/v1/plans/1/adopt", '{"expected_version": "\\ud800"}', **json)
    wrong_method = client.delete("/api/v1/targets")
    answers = [
        (client.get("/api/v2/targets"), 404, "not-found"),
        (client.get("/api/v1/targets?state=%00"), 400, "bad-request"),
        (client.get("/api/v1/targets/T%00"), 400, "bad-request"),
        (no_json, 400, "bad-request"),
        (nul, 400, "bad-request"),
        (half, 400, "bad-request"),
        (wrong_method, 405, "method-not-allowed"),
    ]
    for answer, status, code in answers:
        assert answer["Content-Type"].startswith("application/json")
        assert answer.status_code == status
        assert set(answer.json()) == {"code", "message", "basis"}
        assert answer.json()["code"] == code
    assert wrong_method["Allow"] == "GET"


def test_a_bug_is_answered_in_the_same_form(people, monkeypatch):
    def broken(*given):
        raise RuntimeError("a bug")

    client = bearer(people.lead, READ)
    client.raise_request_exception = False
    monkeypatch.setattr(Target.objects.all().__class__, "in_force", broken)
    answer = client.get("/api/v1/targets")
    assert (answer.status_code, answer.json()["code"]) == (500, "server-error")
    assert set(answer.json()) == {"code", "message", "basis"}


def test_who_am_i(people):
    answer = bearer(people.lead, READ).get("/api/v1/me").json()
    assert answer["verbs"] == sorted(READ)
    assert answer["person"] == people.lead.pk


def test_days_and_pages_out_of_all_range_are_told_where_and_how(loaded):
    _, person = loaded
    client = bearer(person, {Verb.READ_PLAN})
    for address, at, told in (
        ("status?on=0001-01-01", "query.on", "不得小于 1900-01-01"),
        ("status?on=x", "query.on", "应为日期，写成 2026-06-30"),
        ("numbers/T1/why?end=9999-12-31", "query.end", "不得大于 2199-12-31"),
        ("numbers/T1/trace?limit=0", "query.limit", "不得小于 1"),
    ):
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == 422, address
        assert answer.json()["problems"] == [{"at": at, "problem": told}]
