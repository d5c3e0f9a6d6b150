"""A row typed in by name or number refers to the one row that it means, or to none."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.actions import rows
from ipcity.store.models.organisation_pairs import OrganisationPair
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def enter(people, ledger, **values):
    return rows.enter(
        ledger=ledger, values=values, unit=people.organ, actor=actor_of(people.clerk), at=AT
    )


def award(people, number):
    return enter(
        people, "awards", kind="patent_gold", name=f"试验{number}", year=2025, winner_name="某厂",
        patent_number=number, awarded_on=date(2025, 6, 30),
    )  # fmt: skip


def title(people, firm):
    return enter(people, "qualifications", kind="high_tech", firm_name=firm, number=f"高{firm}")


def test_a_number_says_which_patent(people):
    held = enter(
        people, "patents", application_number="202410000001.X", title="一种试验装置",
        kind="invention", grant_number="CN117974401B",
    )  # fmt: skip
    numbers = ("202410000001.X", "ZL202410000001.X", "CN117974401B", "202410000002.4")
    told = [award(people, number).patent_id for number in numbers[1:]]
    assert told == [held.pk, held.pk, None]


def test_a_name_says_which_organisation_however_its_brackets_are_written(people):
    held = enter(people, "organisations", name="试验（江津）有限公司")
    names = ("试验（江津）有限公司", "试验(江津)有限公司", "另一有限公司")
    assert [title(people, name).firm_id for name in names] == [held.pk, held.pk, None]


def test_what_a_person_decided_to_be_another_stays_open(people):
    held = enter(people, "organisations", name="试验有限公司")
    OrganisationPair.objects.create(
        district=people.district, organisation=held, match_key=held.match_key,
        decision=OrganisationPair.Decision.DIFFERENT, name=held.name, entered_at=AT,
    )  # fmt: skip
    assert title(people, "试验有限公司").firm_id is None


def test_a_changed_name_is_looked_up_and_a_given_reference_stays(people):
    one, two = (enter(people, "organisations", name=f"{n}号试验有限公司") for n in "甲乙")
    actor = actor_of(people.clerk)
    row = title(people, "无名试验有限公司")
    row = rows.change(
        row=row, values={"firm_name": one.name}, expected_version=1, actor=actor, at=AT
    )
    assert row.firm_id == one.pk
    row = rows.change(row=row, values={"remark": "不动"}, expected_version=2, actor=actor, at=AT)
    assert row.firm_id == one.pk
    given = enter(
        people, "qualifications", kind="high_tech", firm_name=one.name, firm=two.pk, number="高二"
    )
    assert given.firm_id == two.pk
