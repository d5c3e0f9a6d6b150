"""Imports in the API: the mapping of columns, and what is typed once for all rows."""

from __future__ import annotations

import pytest

from ipcity.actions import imports
from ipcity.store.models.imports import Import
from tests.api.test_ledgers import bearer, send
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db
SHEET = "指标名称,数值,单位\n地区生产总值,1301.5,亿元\n"


def test_a_mapping_may_type_what_the_file_lacks():
    people = cast()
    who = {"actor": actor_of(people.clerk), "at": AT}
    made = imports.begin(
        name="统计.csv", content=SHEET.encode(), ledger="statistics", queue=False, **who
    )
    made = imports.read(imported=made, **who)
    client, address = bearer(people.clerk), f"/api/v1/imports/{made.pk}/mapping"
    body = {"expected_version": made.version, "tables": {"0": {"constants": {"year": "明年"}}}}
    refused = send(client, address, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "unreadable-constant")
    body["tables"]["0"]["constants"] = {"year": "2025"}
    answer = send(client, address, body)
    assert (answer.status_code, answer.json()["state"]) == (200, Import.State.PREVIEWING)
    (table,) = answer.json()["mapping"]["tables"]
    assert (table["constants"], [c["field"] for c in table["columns"]]) == (
        {"year": "2025"},
        ["series", "value", "measure"],
    )
