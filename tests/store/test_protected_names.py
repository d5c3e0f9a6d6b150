"""Who and what is under key protection on a day, as the case desk asks it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ipcity.actions import rows
from ipcity.store.models.protected_names import ProtectedName
from tests.actions.desk import desk
from tests.cast import AT, actor_of, client_of

pytestmark = pytest.mark.django_db


def test_an_entry_holds_from_its_day_until_it_is_removed():
    work = desk()
    people = work.people

    def listed(name: str, **more: object) -> None:
        values = {"name": name, "kind": "firm", **more}
        rows.enter(
            ledger="protected_names", values=values, unit=people.office,
            actor=actor_of(people.clerk), at=AT,
        )  # fmt: skip

    listed("演示酒厂", listed_on=date(2026, 3, 1), removed_on=date(2026, 9, 1), reason="老字号")
    listed("演示商标", kind="trademark", right_number="1234567", listed_on=date(2026, 1, 1))

    def held(on: date, *names: str) -> list[str]:
        here = ProtectedName.objects.filter(district=people.district)
        return sorted(each.name for each in here.named(names, on))

    assert held(date(2026, 2, 28), "演示酒厂") == []
    assert held(date(2026, 3, 1), "甲厂、演示酒厂", "") == ["演示酒厂"]
    assert held(date(2026, 9, 1), "演示酒厂") == []
    assert held(date(2026, 9, 1), "1234567") == ["演示商标"]

    work.enter(party_name="甲厂、演示商标")
    page = client_of(work.first).get(reverse("case", args=[work.case.pk])).content.decode()
    assert "演示商标（商标）" in page
