"""Names find their organisation, doubtful ones wait for a person, and two entries become one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import organisation_pairs, organisations
from ipcity.actions.organisation_links import links, referring
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.ledgers import ledgers
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.awards import Award
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.row_histories import RowHistory
from tests.cast import AT, actor_of, cast
from tests.ledgers import enter_row

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
CODE, OTHER_CODE = "91110000600037341L", "91110000100003962T"


@pytest.fixture
def people(db):
    return cast()


def firm(people, name, uscc="", number=1, **more):
    actor = actor_of(people.clerk)
    values = {"name": name, "uscc": uscc, "former_names": [], "aliases": []} | more
    return enter_row(Organisation, actor, None, number, **values)


def patent(people, holder_name, number):
    serial = f"2024100000{number:02d}"
    from ipcity.domain.terms.identifiers import check_digit

    return enter_row(
        Patent, actor_of(people.clerk), people.organ, number, holder_name=holder_name,
        application_number=f"{serial}.{check_digit(serial)}", publication_number="",
        grant_number="", kind="invention", ended_by="", ended_on=None,
    )  # fmt: skip


def verbs(people):
    entries = AuditEntry.objects.filter(district_id=people.district.pk).order_by("sequence")
    return [entry.verb for entry in entries]


def holders():
    return list(Patent.objects.order_by("pk").values_list("holder__name", flat=True))


def test_every_reference_beside_a_text_is_found():
    assert {(link.model, link.column) for link in links()} >= {(Patent, "holder")}
    for link in links():
        assert link.model in ledgers().values()


def test_rows_find_their_organisation_and_doubts_are_queued(people):
    firm(people, "重庆拓荒农机有限公司", CODE)
    patent(people, "重庆市拓荒农机有限责任公司", 1)
    patent(people, "重庆拓荒农机有限公司；重庆云澈大学", 2)
    patent(people, "重庆拓荒农机股份有限公司", 3)
    patent(people, "重庆别家农机有限公司", 4)
    found = organisations.resolve(district=people.district, actor=actor_of(people.clerk), at=LATER)
    assert holders() == ["重庆拓荒农机有限公司", "重庆拓荒农机有限公司", None, None]
    assert (found.rows, found.queued) == (1, 1)
    pair = OrganisationPair.objects.get()
    assert (pair.name, pair.score, pair.decision) == ("重庆拓荒农机股份有限公司", 70, "open")
    state = RowHistory.objects.get(
        ledger="patents", row=Patent.objects.order_by("pk")[0].pk, known_until=None
    )
    assert (state.act, state.reason, state.row_version) == ("changed", "按名称归并单位", 2)
    assert verbs(people)[-1] == "resolve-organisations"
    again = organisations.resolve(district=people.district, actor=actor_of(people.clerk), at=LATER)
    assert (again.rows, again.queued) == (0, 0)


def test_a_decision_of_same_gives_the_name_to_the_organisation(people):
    kept = firm(people, "重庆拓荒农机有限公司", CODE)
    patent(people, "重庆拓荒农机股份有限公司", 1)
    actor = actor_of(people.clerk)
    organisations.resolve(district=people.district, actor=actor, at=LATER)
    rows = organisation_pairs.same(pair=OrganisationPair.objects.get(), actor=actor, at=LATER)
    kept.refresh_from_db()
    assert (rows, kept.aliases, holders()) == (1, ["重庆拓荒农机股份有限公司"], [kept.name])
    directory = organisations.directory(people.district.pk)
    assert directory.resolve("重庆拓荒农机股份有限公司").organisation == kept.pk
    with pytest.raises(Refused, match="已经核对过"):
        organisation_pairs.same(pair=OrganisationPair.objects.get(), actor=actor, at=LATER)


def test_a_decision_of_different_is_never_asked_again(people):
    firm(people, "重庆拓荒农机有限公司", CODE)
    patent(people, "重庆拓荒农机股份有限公司", 1)
    actor = actor_of(people.clerk)
    organisations.resolve(district=people.district, actor=actor, at=LATER)
    pair = OrganisationPair.objects.get()
    organisation_pairs.different(pair=pair, actor=actor, at=LATER, note="两家公司")
    found = organisations.resolve(district=people.district, actor=actor, at=LATER)
    assert (found.queued, holders(), OrganisationPair.objects.waiting().count()) == (0, [None], 0)
    organisation_pairs.reopen(pair=pair, actor=actor, at=LATER)
    assert OrganisationPair.objects.waiting().count() == 1
    assert verbs(people)[-1] == "reopen-pair"


def test_merging_moves_every_row_and_keeps_its_history(people):
    former = firm(people, "重庆老荒农机厂", CODE, 1, aliases=["老荒"])
    kept = firm(people, "重庆拓荒农机有限公司", "", 2)
    row = patent(people, former.name, 1)
    Patent.objects.filter(pk=row.pk).update(holder=former)
    actor = actor_of(people.clerk)
    prize = enter_row(Award, actor, None, 1, name="奖", winner=former, kind="other", year=2025)
    assert set(referring(former)) == {(Patent, 1), (Award, 1)}
    kept = organisations.merge(
        organisation=former, into=kept, expected_version=1, actor=actor, at=LATER, reason="更名"
    )
    former.refresh_from_db()
    kept.refresh_from_db()
    assert (kept.former_names, kept.aliases, kept.uscc) == (["重庆老荒农机厂"], ["老荒"], CODE)
    assert (former.voided_at, former.voided_reason, holders()) == (LATER, "更名", [kept.name])
    states = RowHistory.objects.filter(known_until=None).order_by("ledger", "row")
    assert [(s.ledger, s.row, s.row_version, s.is_void) for s in states] == [
        ("awards", prize.pk, 2, False),
        ("organisations", former.pk, 2, True),
        ("organisations", kept.pk, 2, False),
        ("patents", row.pk, 2, False),
    ]
    prize.refresh_from_db()
    assert (prize.winner, referring(former)) == (kept, [])
    assert verbs(people)[-1] == "merge-organisations"
    assert organisations.directory(people.district.pk).resolve("老荒").organisation == kept.pk


def test_differing_codes_are_never_merged(people):
    one, two = firm(people, "甲乙农机厂", CODE, 1), firm(people, "甲乙农机厂", OTHER_CODE, 2)
    with pytest.raises(Refused, match="代码不同"):
        organisations.merge(
            organisation=one, into=two, expected_version=1, actor=actor_of(people.clerk), at=LATER
        )
    pair = OrganisationPair.objects.create(
        district=people.district, name="甲乙农机", match_key=match_key("甲乙农机"),
        uscc=OTHER_CODE, organisation=one, entered_at=AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="代码不同"):
        organisation_pairs.same(pair=pair, actor=actor_of(people.clerk), at=LATER)


def test_twins_of_the_directory_are_asked_about_and_merged(people):
    kept = firm(people, "重庆拓荒农机有限公司", CODE, 1)
    twin = firm(people, "重庆市拓荒农机有限责任公司", "", 2)
    actor = actor_of(people.clerk)
    organisations.resolve(district=people.district, actor=actor, at=LATER)
    pair = OrganisationPair.objects.get()
    assert (pair.organisation, pair.other) == (kept, twin)
    organisation_pairs.same(pair=pair, actor=actor, at=LATER)
    twin.refresh_from_db()
    assert twin.voided_at == LATER


def test_only_keepers_of_the_whole_district_decide(people):
    organisation = firm(people, "重庆拓荒农机有限公司", CODE)
    pair = OrganisationPair.objects.create(
        district=people.district, name="拓荒", match_key="拓荒", organisation=organisation,
        entered_at=AT,
    )  # fmt: skip
    for who in (people.reporter, people.stranger, people.foreigner, people.system_admin):
        with pytest.raises(NotPermitted):
            organisation_pairs.same(pair=pair, actor=actor_of(who), at=LATER)
        with pytest.raises(NotPermitted):
            organisations.resolve(district=people.district, actor=actor_of(who), at=LATER)
