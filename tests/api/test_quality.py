"""The API of the two work lists: the same rows and the same decisions as the pages."""

from __future__ import annotations

import pytest

from ipcity.domain.access import Verb
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.quality_problems import QualityProblem
from tests.api.test_api import bearer
from tests.cast import AT, actor_of, cast
from tests.ledgers import enter_row

pytestmark = pytest.mark.django_db
VERBS = {Verb.READ_LEDGERS, Verb.KEEP_LEDGERS}


@pytest.fixture
def people(db):
    return cast()


def test_problems_and_their_counts(people):
    for row, unit in ((1, people.section), (2, people.organ)):
        QualityProblem.objects.create(
            district=people.district, unit=unit, ledger="patents", row=row, code="no-filing-date",
            severity="warning", message="缺申请日。", found_at=AT,
        )  # fmt: skip
    whole, own = bearer(people.clerk, VERBS), bearer(people.reporter, VERBS)
    assert whole.get("/api/v1/quality/counts").json() == [{"ledger": "patents", "open": 2}]
    assert [item["row"] for item in own.get("/api/v1/quality").json()["items"]] == [1]
    assert own.get("/api/v1/quality?state=settled").json()["items"] == []


def test_a_pair_is_decided_once(people):
    values = {"name": "重庆拓荒农机有限公司", "uscc": "", "former_names": [], "aliases": []}
    firm = enter_row(Organisation, actor_of(people.clerk), None, 1, **values)
    pair = OrganisationPair.objects.create(
        district=people.district, name="拓荒农机", match_key=match_key("拓荒农机"),
        organisation=firm, score=80, entered_at=AT,
    )  # fmt: skip
    client, path = bearer(people.clerk, VERBS), f"/api/v1/organisation-pairs/{pair.pk}/decision"
    listed = client.get("/api/v1/organisation-pairs").json()["items"]
    assert [(item["name"], item["organisation_id"]) for item in listed] == [("拓荒农机", firm.pk)]
    said = {"decision": "same"}
    answer = client.post(path, said, content_type="application/json")
    assert (answer.status_code, answer.json()) == (200, {"decision": "same", "rows": 0})
    again = client.post(path, said, content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (422, "already-decided")
    bad = client.post(path, {"decision": "perhaps"}, content_type="application/json")
    assert bad.status_code == 422
    assert bearer(people.reporter, VERBS).post(
        path, said, content_type="application/json"
    ).status_code == 404  # fmt: skip
