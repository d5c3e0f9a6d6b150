"""A stranger, a person of another district, and the three administrators see nothing they may not.

Every address is tried: pages, API, forms, files, job reports, exports. A new page is covered as
soon as it has an address; what it takes from the address is filled in from rows of the first
district.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ipcity.actions import delegations, files, row_drafts, row_files, rows
from ipcity.domain.access import Verb
from ipcity.store.actors import actor_for, token_digest
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.bindings import Binding
from ipcity.store.models.imports import Import
from ipcity.store.models.jobs import Job, ScheduledJob
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.people import Person
from ipcity.store.models.quality_problems import QualityProblem
from ipcity.store.models.snapshots import Snapshot
from ipcity.store.models.tokens import ApiToken
from ipcity.store.models.unmaskings import Unmasking
from tests.cast import Cast, cast, client_of
from tests.contracts.everything import (
    BUSINESS_ROW,
    DISTRICT_NAME,
    SYSTEM_ROW,
    Address,
    addresses,
    number_from_one,
    number_on,
    plant,
)
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
ENDS_THE_SESSION = {"logout"}
SHUT = {400, 401, 403, 404, 405, 409, 422}


@pytest.fixture
def people(db):
    """The first district with a row of everything, its words planted."""
    number_from_one()
    people = cast()
    plan = adopt_plan(people.district)
    Binding.objects.create(
        district=people.district, programme=plan.programme, fact_key="T1", chosen_at=plan.adopted_at,
        indicator="instructions.positive-of-year",
    )  # fmt: skip
    now, lead = timezone.now(), actor_for(people.lead, timezone.localdate())
    files.keep(
        district=people.district, name="方案文件.txt", content="内容".encode(), actor=lead, at=now
    )
    row = rows.enter(
        ledger="organisations",
        values={"name": "试验甲公司"},
        unit=people.office,
        actor=lead,
        at=now,
    )
    patent = {"application_number": "201010000001.3", "kind": "invention", "title": "一种装置"}
    rows.enter(ledger="patents", values=patent, unit=people.office, actor=lead, at=now)
    row_files.attach(row=row, given=[("证书.pdf", b"%PDF-1.4")], actor=lead, at=now)
    typed = {"name": ["写了一半"]}
    row_drafts.keep(ledger="organisations", row=0, row_version=0, values=typed, actor=lead, at=now)
    Job.objects.create(
        district=people.district, kind="housekeeping", person=people.lead, asked_at=now,
        state=Job.State.DONE, report="作业结果", note="作业进展",
    )  # fmt: skip
    ScheduledJob.objects.create(
        district=people.district, kind="housekeeping", rule="daily 03:00", last_slot=now
    )
    terms = delegations.Terms(
        people.lead.holdings.get().post, people.clerk, frozenset({Verb.ADOPT_PLAN}),
        timezone.localdate(), timezone.localdate() + timedelta(days=9), "代理事由",
    )  # fmt: skip
    delegations.ask(terms=terms, actor=lead, at=now)
    Unmasking.objects.create(
        district=people.district, person=people.clerk, viewer=people.lead, reason="查看事由", at=now
    )
    token(people.lead)
    records_work(people, row)
    plant(people.district, people.stranger)
    number_on(9000)
    return people


def records_work(people: Cast, row: Organisation) -> None:
    """One of everything that work on the ledgers leaves behind."""
    here, now = people.district, timezone.now()
    sheet = files.keep(
        district=here, name="企业名单.xlsx", content=b"PK", actor=None, at=now,
        verb=Verb.READ_LEDGERS,
    )  # fmt: skip
    Import.objects.create(
        district=here, person=people.lead, unit=people.office, ledger="organisations", file=sheet,
        file_name=sheet.name, refused_file=sheet, state=Import.State.DONE, note="导入说明", begun_at=now, done_at=now,
    )  # fmt: skip
    OrganisationPair.objects.create(
        district=here, name="试验乙公司", match_key="试验乙公司", organisation=row,
        reason="字号相近", entered_at=now,
    )  # fmt: skip
    QualityProblem.objects.create(
        district=here, unit=people.office, ledger="organisations", row=row.pk, row_label="试验甲公司",
        code="uscc-missing", severity=QualityProblem.Severity.WARNING, message="缺信用代码", found_at=now,
    )  # fmt: skip
    Snapshot.objects.create(district=here, manifest="0" * 64, at=now, tables=1, rows=1)


def token(who: Person) -> str:
    """A token with every verb on it: what counts is what the bearer's posts carry."""
    text = f"ipc_{who.username}"
    if ApiToken.objects.filter(person=who).exists():
        return text
    ApiToken.objects.create(
        district=who.district, person=who, name="令牌用途", digest=token_digest(text), hint="0000",
        verbs=[verb.value for verb in Verb], created_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    return text


def visit(client: Client, bearer: str, address: Address, method: str):
    headers = {"Authorization": f"Bearer {bearer}"} if address.path.startswith("/api/") else {}
    request = getattr(client, method)
    if method == "post" and headers:
        return request(address.path, "{}", content_type="application/json", headers=headers)
    return request(address.path, headers=headers)


def content(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{body.decode(errors='replace')}{dict(answer.headers)}"


def crawl(people: Cast, who: Person, marks: tuple[str, ...], methods=("get", "post")):
    """What ``who`` gets: addresses that show a planted word, and addresses that opened."""
    client, bearer = client_of(who), token(who)
    leaks, opened, pages = [], {}, set()
    for address in addresses(people.district, people.other_district):
        plain, _, query = address.path.partition("?")
        if address.route in ENDS_THE_SESSION or (query and plain not in pages):
            continue
        for method in methods if "?" not in address.path else ("get",):
            answer = visit(client, bearer, address, method)
            assert answer.status_code < 500, (address, method)
            shown = content(answer)
            leaks += [(method, address.path) for mark in marks if mark in shown]
            opened.setdefault((method, address), answer.status_code)
            if method == "get" and answer.status_code == 200:
                pages.add(address.path)
    return leaks, opened


@pytest.mark.parametrize("who", ["stranger", "foreigner"])
def test_they_see_and_do_nothing(people, who):
    person = getattr(people, who)
    marks = (BUSINESS_ROW, SYSTEM_ROW) + ((DISTRICT_NAME,) if who == "foreigner" else ())
    leaks, opened = crawl(people, person, marks)
    assert leaks == []
    wrong = [
        (method, address.path, status)
        for (method, address), status in opened.items()
        if address.filled and status not in SHUT
    ]
    assert wrong == []
    acts = AuditEntry.objects.filter(actor=person.pk).order_by("sequence")
    elsewhere = acts.exclude(district_id=person.district_id)
    assert list(elsewhere) == []
    if who == "stranger":  # one's own second factor is one's own affair
        assert set(acts.values_list("subject_kind", "subject_id")) <= {("person", str(person.pk))}


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_the_three_administrators_see_no_business_row(people, who):
    leaks, _ = crawl(people, getattr(people, who), (BUSINESS_ROW,), methods=("get",))
    assert leaks == []


def test_nobody_without_a_login_sees_anything(people):
    client = Client()
    marks = (BUSINESS_ROW, SYSTEM_ROW, DISTRICT_NAME)
    for address in addresses(people.district, people.other_district):
        for method in ("get", "post") if "?" not in address.path else ():
            shown = content(visit(client, "wrong", address, method))
            assert [mark for mark in marks if mark in shown] == [], (method, address)


def test_the_planted_words_do_show_to_those_who_may_see_them(people):
    """Else the tests above would prove nothing; and every filled address is some insider's page."""
    seen, opened = set(), set()
    for who in (people.lead, people.system_admin, people.security_admin, people.audit_admin):
        client, bearer = client_of(who), token(who)
        for address in addresses(people.district, people.other_district):
            if address.route in opened:
                continue
            answer = visit(client, bearer, address, "get")
            shown = content(answer)
            seen |= {(mark, address.route) for mark in (BUSINESS_ROW, SYSTEM_ROW) if mark in shown}
            if answer.status_code in {200, 302, 405, 409}:
                opened.add(address.route)
    routes = {a.route for a in addresses(people.district, people.other_district) if a.filled}
    assert "\n".join(sorted(routes - opened)) == "\n".join(sorted(UNREACHED))
    assert len([route for mark, route in seen if mark == BUSINESS_ROW]) >= 10
    assert len([route for mark, route in seen if mark == SYSTEM_ROW]) >= 10


# Addresses whose rows the fixture does not make, with the reason.
UNREACHED = {
    "files/<int:pk>/small": "only photos and scans have a small picture; the planted file is none",
    "law/<slug:key>": "the law is shared by all districts and no row of any",
    "api/v1/imports/<import_id>/lines": "read from the staging file, which no fixture writes",
    "api/v1/numbers/<key>/why": "reads the snapshot's own files, which no fixture writes",
    "indicators/<str:code>": "the catalogue is shared; own definitions are YAML and not planted",
    "api/v1/indicators/<code>": "as above",
    "api/v1/high-value/<number>": "asked for by a patent's number, which is no column of that name",
}
