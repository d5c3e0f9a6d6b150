"""Odd input is refused with 4xx, on every address and on both databases; never a server error."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.client import FakePayload

from ipcity.store.models.facts import AssignedUnit
from tests.cast import cast, client_of
from tests.contracts.everything import Address, addresses, number_from_one
from tests.contracts.test_strangers import token
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
NUL = "甲\x00乙"
LONG = "9" * 5000  # more digits than Python turns into a number
ODD = ("abc", "²", "-1", "9" * 30, LONG)
WORST = ("²", LONG)  # what text methods call digits and int() does not take
FIELDS = (
    "unit", "expected_version", "version", "programme", "reason", "start", "end", "construct",
    "words", "giver", "receiver", "person", "q", "name", "settlement", "continues", "choice",
)  # fmt: skip
QUERIES = ("part", "at", "programme", "page", "giver", "old", "new", "verb", "sort", "size")


@pytest.fixture
def people(db):
    number_from_one()
    people = cast()
    adopt_plan(people.district)
    return people


# Together they open nearly every page.
INSIDE = ("lead", "system_admin", "security_admin")


def inside(people, who: str) -> tuple[Client, str]:
    person = getattr(people, who)
    return client_of(person), token(person)


def each_address(people) -> list[Address]:
    """One filled address per pattern is enough here."""
    all_ = addresses(people.district, people.other_district)
    return list({a.route: a for a in reversed(all_) if a.route != "logout"}.values())


def test_u0000_is_refused_before_any_page_reads_it(people):
    client, bearer = inside(people, "lead")
    for address in each_address(people):
        headers = {"Authorization": f"Bearer {bearer}"}
        plain = address.path.partition("?")[0]
        answer = client.get(plain, {"q": NUL}, headers=headers)
        assert answer.status_code == 400, plain
        if not plain.startswith("/api/"):
            assert client.post(plain, {"reason": NUL}).status_code == 400, plain
    page = client_of(people.lead).get("/units", {"q": NUL})
    assert "浏览器发来的内容不完整或不合规定" in page.content.decode()


def test_u0000_in_an_address_or_a_cookie_is_refused(people):
    assert client_of(people.lead).get("/law/%00").status_code == 400
    client = Client(headers={"cookie": r'ipcity_session="\000"'})
    assert client.get("/todo").status_code == 400


def test_a_sender_who_goes_away_is_no_server_error(db):
    class Broken(FakePayload):
        def read(self, *given):
            raise OSError("connection reset")

    sent = {"CONTENT_LENGTH": "9", "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    answer = Client().request(
        PATH_INFO="/login", REQUEST_METHOD="POST", **sent, **{"wsgi.input": Broken(b"123456789")}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("who", INSIDE)
def test_what_is_no_number_is_no_server_error(people, who):
    client, bearer = inside(people, who)
    for address in each_address(people):
        plain = address.path.partition("?")[0]
        for odd in WORST:
            query = dict.fromkeys(QUERIES, odd)
            answer = client.get(plain, query, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code < 500, (plain, odd)
            if answer.status_code == 403:
                break  # a closed door reads nothing


@pytest.mark.parametrize("who", INSIDE)
def test_forms_with_odd_fields_are_no_server_error(people, who):
    client, bearer = inside(people, who)
    for address in each_address(people):
        plain = address.path.partition("?")[0]
        for odd in WORST:
            form = dict.fromkeys(FIELDS, odd)
            answer = client.post(plain, form, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code < 500, (plain, odd)
            if answer.status_code == 403:
                break


def test_a_unit_that_is_none_does_not_exist(people):
    fact = AssignedUnit.objects.order_by("pk").first()
    address = f"/plans/{fact.plan_id}/facts/unit/{fact.pk}/link"
    client = client_of(people.lead)
    for odd in (*ODD, "0"):
        answer = client.post(address, {"unit": odd, "expected_version": fact.version})
        assert answer.status_code == 404, odd
