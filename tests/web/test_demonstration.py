"""The pages and routes of the invented district: offered to the lead, made once, removed."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from ipcity.actions import demonstrations, tokens
from ipcity.store.actors import actor_for
from ipcity.store.models.jobs import Job
from ipcity.store.models.people import Person
from tests.api.test_api import bearer
from tests.cast import cast, client_of
from tests.web.plans import adopt_plan

MAKE = {"size": "small", "seed": "7"}


@pytest.fixture
def people(db):
    return cast()


def test_the_overview_offers_it_to_those_who_may_make_it(people):
    adopt_plan(people.district)
    offered = "建立演示区域"
    assert offered in client_of(people.lead).get("/overview").content.decode()
    assert offered not in client_of(people.leader).get("/overview").content.decode()


def test_it_is_made_by_a_button_and_shows_its_passwords_once(people):
    lead = client_of(people.lead)
    assert "建立演示区域" in lead.get("/demonstration").content.decode()
    answer = lead.post("/demonstration/make", MAKE)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "demo-office" in shown
    assert "一次性密码只显示这一次" in shown
    job = Job.objects.get(kind="demonstration")
    assert job.arguments == {"person": people.lead.pk, "size": "small", "seed": 7}
    assert job.district_id == people.district.pk
    again = lead.post("/demonstration/make", MAKE, follow=True).content.decode()
    assert "演示区域已经建立" in again
    assert "demo-office" not in again
    gone = lead.post("/demonstration/remove", follow=True).content.decode()
    assert "已移除演示区域" in gone
    assert demonstrations.standing() is None


def test_odd_wishes_are_refused_in_the_form(people):
    lead = client_of(people.lead)
    for wish in ({}, {"size": "huge", "seed": "7"}, {"size": "small", "seed": "-1"}):
        assert lead.post("/demonstration/make", wish).status_code == 200
    assert demonstrations.standing() is None
    assert lead.get("/demonstration/make").status_code == 405


def test_its_people_see_the_mark_on_every_page(people):
    lead = client_of(people.lead)
    lead.post("/demonstration/make", MAKE)
    Person.objects.filter(username="demo-office").update(
        must_change_password=False, password_changed_at=timezone.now()
    )
    inside = client_of(Person.objects.get(username="demo-office"))
    for page in ("/overview", "/targets", "/demonstration"):
        assert "演示数据：本区域的内容为演示而编写" in inside.get(page).content.decode()
    taken = inside.get("/ledgers/patents?export=csv")
    assert taken["IPCity-Data"] == "demonstration"
    assert quote("演示数据-") in taken["Content-Disposition"]
    own = actor_for(Person.objects.get(username="demo-office"), timezone.localdate())
    _, token = tokens.issue(name="演示", verbs={"read-units"}, days=3, actor=own, at=timezone.now())
    told = Client(headers={"authorization": f"Bearer {token}"}).get("/api/v1/units")
    assert (told.status_code, told["IPCity-Data"]) == (200, "demonstration")
    ours = lead.get("/ledgers/patents?export=csv")
    assert "IPCity-Data" not in ours
    assert quote("演示数据") not in ours["Content-Disposition"]
    assert "不能移除" in inside.post("/demonstration/remove", follow=True).content.decode()
    assert "演示数据：本区域" not in lead.get("/demonstration").content.decode()


def test_the_routes_make_it_and_remove_it(people):
    lead = bearer(people.lead, ["demonstrate"], at=timezone.now())
    assert lead.get("/api/v1/demonstration").json() == {
        "stands": False, "district": None, "made_at": None,
    }  # fmt: skip
    made = lead.post(
        "/api/v1/demonstration", json.dumps({"size": "small"}), content_type="application/json"
    )
    assert made.status_code == 200, made.content
    assert len(made.json()["logins"]) == 14
    assert lead.get("/api/v1/demonstration").json()["stands"] is True
    again = lead.post("/api/v1/demonstration", "{}", content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (422, "demonstration-exists")
    assert lead.post("/api/v1/demonstration/remove").status_code == 200
    refused = bearer(people.lead, ["read-plan"], at=timezone.now()).get("/api/v1/demonstration")
    assert refused.status_code == 403
