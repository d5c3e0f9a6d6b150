"""Writing a reading in the office's own words, on its page."""

from __future__ import annotations

import pytest

from ipcity.actions import plans
from ipcity.store.models.readings import Reading
from tests.cast import AT, actor_of, cast, client_of
from tests.packs.cities import NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    people = cast()
    lead = actor_of(people.lead)
    content = NOTICE.read_bytes()
    version = plans.upload(
        district=people.district, name="通知.txt", content=content, actor=lead, at=AT
    )
    plans.adopt(version=version, actor=lead, at=AT)
    return people


def test_a_reading_is_worded_and_chosen(people):
    client = client_of(people.lead)
    assert "另写一种" in client.get("/targets/T3/reading").content.decode()
    fields = {"wording": "按批次计", "path": "linear", "reason": "会议", "expected_version": "1"}
    answer = client.post("/targets/T3/reading/own", fields)
    assert answer.headers["Location"] == "/targets/T3"
    assert Reading.objects.get(target_key="T3").wording == "按批次计"
    again = client.post("/targets/T3/reading/own", fields | {"expected_version": "2"})
    assert "已有这一种" in again.content.decode()


def test_others_find_no_such_page(people):
    for who in (people.clerk, people.stranger, people.foreigner):
        answer = client_of(who).get("/targets/T3/reading/own")
        assert answer.status_code in (403, 404)
