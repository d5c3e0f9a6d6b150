"""A patent's life as the ledgers that name it tell it."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.actions import rows
from ipcity.actions.right_events import life_of
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.rights.events import What
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 1)


def test_transfers_pledges_and_awards_are_told_in_order_and_contradictions_named(db):
    people = cast()
    lead = actor_of(people.lead)

    def enter(ledger, **values):
        return rows.enter(ledger=ledger, values=values, unit=people.office, actor=lead, at=AT)

    patent = enter(
        "patents", application_number="201010000001.8", kind="invention", title="一种装置",
        holder_name="丙公司", filed_on=date(2018, 3, 1), granted_on=date(2020, 5, 1),
    )  # fmt: skip
    told = {"patent": patent.pk, "patent_number": "201010000001.8"}
    enter(
        "assignments",
        **told,
        assignor_name="甲校",
        assignee_name="乙厂（集团）",
        registered_on=date(2021, 6, 1),
    )
    enter(
        "assignments",
        **told,
        assignor_name="乙厂(集团)",
        assignee_name="丙公司",
        registered_on=date(2022, 6, 1),
    )
    late = enter(
        "assignments",
        **told,
        assignor_name="丁厂",
        assignee_name="丙公司",
        registered_on=date(2023, 6, 1),
    )

    scope = scope_of(lead, Verb.READ_LEDGERS)
    life = life_of(patent, scope=scope, on=ON)
    assert [each.what for each in life.events] == [What.FILED, What.GRANTED, *[What.ASSIGNED] * 3]
    assert [each.event.row for each in life.doubts] == [late.pk]
    assert life.holder_on(date(2021, 12, 31)) == "乙厂（集团）"
    assert len(life_of(patent, scope=scope, on=date(2021, 1, 1)).events) == 2

    page = client_of(people.lead).get(f"/ledgers/patents/{patent.pk}").content.decode()
    assert "权利经过" in page
    assert "甲校 → 乙厂（集团）" in page
    assert "转让人不是当时的权利人" in page
