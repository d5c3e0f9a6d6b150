"""Ledgers in the API: rows read, entered, changed, void; the past; many at once; files."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ipcity.actions import rows, tokens
from ipcity.domain.access import Verb
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.patents import Patent
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db
PATENT = {"application_number": "CN202410000001.X", "title": "一种试验装置", "kind": "invention"}
ROWS = "/api/v1/ledgers/patents/rows"


@pytest.fixture
def people(db):
    return cast()


def bearer(person, verbs=(Verb.READ_LEDGERS, Verb.KEEP_LEDGERS)) -> Client:
    _, text = tokens.issue(
        name="测试", verbs=set(verbs), days=30, actor=actor_of(person), at=timezone.now()
    )
    return Client(headers={"authorization": f"Bearer {text}"})


@pytest.fixture
def clerk(people):
    return bearer(people.clerk)


def send(client, address, body, method="post"):
    return getattr(client, method)(address, body, content_type="application/json")


def enter(client, people, **more):
    given = {"unit": people.organ.pk, "values": PATENT | more}
    return send(client, ROWS, given)


def test_every_ledger_tells_its_fields_as_a_schema(clerk):
    listed = clerk.get("/api/v1/ledgers").json()
    assert [each["name"] for each in listed] == list(ledgers())
    for name, model in list(ledgers().items())[::6]:
        told = clerk.get(f"/api/v1/ledgers/{name}").json()
        assert set(told["row"]["properties"]) == {f.name for f in facts(model) if f.editable}
    assert clerk.get("/api/v1/ledgers/nonsense").status_code == 422


def test_a_row_is_entered_changed_void_and_restored_with_its_history(people, clerk):
    made = enter(clerk, people, granted_on="2024-05-01")
    assert made.status_code == 200, made.content
    address = f"{ROWS}/{made.json()['id']}"
    assert clerk.get(address).json() == made.json()
    assert made.json()["values"]["granted_on"] == "2024-05-01"
    changed = send(clerk, address, {"version": 1, "values": {"title": "改名"}}, "patch")
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    stale = send(clerk, address, {"version": 1, "values": {"title": "再改"}}, "patch")
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    for act, version in (("void", 2), ("restore", 3)):
        answer = send(clerk, f"{address}/{act}", {"version": version, "reason": "核对"})
        assert answer.status_code == 200, answer.content
    told = clerk.get(f"{address}/history").json()
    assert [(s["act"], s["is_void"]) for s in told] == [
        ("entered", False), ("changed", False), ("voided", True), ("restored", False),
    ]  # fmt: skip
    assert [s["values"]["title"] for s in told] == ["一种试验装置", "改名", "改名", "改名"]
    verbs = AuditEntry.objects.exclude(verb__contains="token").order_by("sequence")
    assert [e.verb for e in verbs] == ["enter-row", "change-row", "void-row", "restore-row"]


def test_refusals_name_field_and_row(people, clerk):
    first = enter(clerk, people).json()["id"]
    again = enter(clerk, people).json()
    assert (again["code"], f"第 {first} 行" in again["message"]) == ("row-exists", True)
    bad = enter(clerk, people, application_number="x", kind="nonsense").json()
    assert (bad["code"], "专利类型" in bad["message"]) == ("bad-values", True)
    assert enter(clerk, people, nonsense=1).json()["code"] == "unknown-field"


def test_rows_are_found_by_words_facets_days_and_paged(people, clerk):
    for place in range(5):
        number = f"CN20241000000{place}.{place}"
        kind = "design" if place % 2 else "invention"
        day = f"2024-05-0{place + 1}"
        enter(
            clerk,
            people,
            application_number=number,
            kind=kind,
            granted_on=day,
            title=f"名称{place}",
        )

    def titles(query: str) -> list[str]:
        return [r["values"]["title"] for r in clerk.get(f"{ROWS}?{query}").json()["items"]]

    assert titles("kind=design") == ["名称3", "名称1"]
    assert titles("q=名称2") == ["名称2"]
    assert titles("from=2024-05-02&to=2024-05-03") == ["名称2", "名称1"]
    page = clerk.get(f"{ROWS}?limit=2").json()
    assert (page["count"], page["exact"], len(page["items"])) == (5, True, 2)
    assert titles(f"limit=2&before={page['next']}") == ["名称2", "名称1"]
    assert titles("known=2020-01-01") == []
    day = timezone.localdate() + timedelta(days=1)
    assert titles(f"known={day}&kind=design&limit=1") == ["名称3"]


def test_many_rows_are_previewed_then_changed(people, clerk):
    made = [
        enter(clerk, people, application_number=f"CN20241000000{n}.{n}").json()["id"]
        for n in (1, 2)
    ]
    given = {
        "rows": [{"id": pk, "version": 1} for pk in made], "values": {"remark": "核"}, "dry_run": True,
    }  # fmt: skip
    seen = send(clerk, "/api/v1/ledgers/patents/changes", given).json()
    assert [(r["old"], r["new"]) for r in seen["rows"]] == [({"remark": ""}, {"remark": "核"})] * 2
    assert Patent.objects.filter(remark="核").count() == 0
    done = send(clerk, "/api/v1/ledgers/patents/changes", given | {"dry_run": False})
    assert done.json()["changed"] == 2


def test_files_are_attached(people, clerk):
    pk = enter(clerk, people).json()["id"]
    sent = {"given": SimpleUploadedFile("证书.pdf", b"%PDF-1.4 x")}
    answer = clerk.post(f"{ROWS}/{pk}/files", sent)
    assert answer.status_code == 200, answer.content
    assert clerk.get(f"{ROWS}/{pk}/files").json() == answer.json()


def test_the_token_and_the_unit_bound_what_is_seen_and_done(people, clerk):
    theirs = enter(clerk, people).json()["id"]
    mine = rows.enter(
        ledger="patents", values=PATENT | {"application_number": "CN202410000009.9"},
        unit=people.section, actor=actor_of(people.reporter), at=AT,
    )  # fmt: skip
    reporter, reader = bearer(people.reporter), bearer(people.clerk, {Verb.READ_LEDGERS})
    assert [r["id"] for r in reporter.get(ROWS).json()["items"]] == [mine.pk]
    assert reporter.get(f"{ROWS}/{theirs}").status_code == 404
    assert send(reporter, ROWS, {"unit": people.organ.pk, "values": PATENT}).status_code == 403
    assert enter(reader, people).status_code == 403
    assert bearer(people.foreigner).get(ROWS).json()["items"] == []
