"""台账 → 单位名称核对: the queue, the two sides, the two buttons, and who may press them."""

from __future__ import annotations

import pytest

from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from tests.cast import AT, actor_of, cast, client_of
from tests.ledgers import enter_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def firm(people):
    values = {"name": "重庆拓荒农机有限公司", "uscc": "91110000600037341L", "is_branch": False,
              "former_names": [], "aliases": []}  # fmt: skip
    return enter_row(Organisation, actor_of(people.clerk), None, 1, **values)


def doubt(people, firm, name, score):
    from ipcity.domain.terms.organisation_names import match_key

    return OrganisationPair.objects.create(
        district=people.district, name=name, match_key=match_key(name), organisation=firm,
        score=score, reason="组织形式不同", entered_at=AT,
    )  # fmt: skip


def test_the_queue_and_one_pair(people, firm):
    pair = doubt(people, firm, "重庆拓荒农机股份有限公司", 70)
    client = client_of(people.clerk)
    listed = client.get("/organisation-pairs").content.decode()
    assert listed.count("重庆拓荒农机股份有限公司") == 1
    page = client.get(f"/organisation-pairs/{pair.pk}").content.decode()
    assert "股份有限公司" in page
    assert 'data-pair-key="s"' in page
    assert page.count("<td>≠</td>") == 2  # name, legal form


def test_a_decision_leads_to_the_next_pair(people, firm):
    first = doubt(people, firm, "重庆拓荒农机股份有限公司", 70)
    second = doubt(people, firm, "拓荒农机厂", 60)
    client = client_of(people.clerk)
    answer = client.post(f"/organisation-pairs/{first.pk}/different")
    assert answer["Location"] == f"/organisation-pairs/{second.pk}"
    answer = client.post(f"/organisation-pairs/{second.pk}/same")
    assert answer["Location"] == "/organisation-pairs"
    firm.refresh_from_db()
    assert firm.aliases == ["拓荒农机厂"]
    decisions = list(OrganisationPair.objects.order_by("pk").values_list("decision", flat=True))
    assert decisions == ["different", "same"]
    client.post(f"/organisation-pairs/{first.pk}/reopen")
    assert OrganisationPair.objects.waiting().get() == first


def test_others_do_not_come_in(people, firm):
    pair = doubt(people, firm, "重庆拓荒农机股份有限公司", 70)
    for who, status in ((people.stranger, 403), (people.system_admin, 403), (people.foreigner, 404),
                        (people.reporter, 404)):  # fmt: skip
        client = client_of(who)
        assert client.get(f"/organisation-pairs/{pair.pk}").status_code == status
        assert client.post(f"/organisation-pairs/{pair.pk}/same").status_code == status
    assert OrganisationPair.objects.waiting().get() == pair


def test_two_entries_are_merged_after_a_look_at_what_moves(people, firm):
    values = {"name": "重庆老荒农机厂", "uscc": "", "former_names": [], "aliases": []}
    former = enter_row(Organisation, actor_of(people.clerk), None, 2, **values)
    branch = enter_row(
        Organisation,
        actor_of(people.clerk),
        None,
        3,
        **values | {"name": "老荒一分厂", "parent": former},
    )
    client, address = client_of(people.clerk), f"/organisations/{former.pk}/merge"
    assert f'href="{address}"' in client.get(f"/ledgers/organisations/{former.pk}").content.decode()
    sent = {"into": firm.pk, "expected_version": former.version, "reason": "更名"}
    looked = client.post(address, sent).content.decode()
    assert f"改为“{firm.name}”的行：单位名录 1 行" in looked
    former.refresh_from_db()
    assert former.voided_at is None
    assert client.post(address, sent | {"merge": "1"}).status_code == 302
    branch.refresh_from_db()
    former.refresh_from_db()
    assert (branch.parent, former.voided_reason) == (firm, "更名")
