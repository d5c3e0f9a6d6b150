"""What every request carries: the believed address, the acting person, the one open step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from ipcity.actions import second_factors
from ipcity.actions.logins import SEEN
from ipcity.store.models.people import Person
from ipcity.web.middleware import Proxies
from tests.cast import PASSWORD, cast, client_of


@pytest.fixture
def people(db):
    return cast()


def seen_through(**meta):
    """The address and scheme that the pages see."""
    request = RequestFactory().get("/", **meta)
    Proxies(lambda request: HttpResponse())(request)
    headers = [name for name in request.META if name.startswith("HTTP_X_FORWARDED")]
    return request.META["REMOTE_ADDR"], request.scheme, headers


SPOOFED = {"HTTP_X_FORWARDED_FOR": "10.9.9.9", "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.mark.parametrize(
    ("trusted", "meta", "seen"),
    [
        ([], {"REMOTE_ADDR": "192.0.2.7"} | SPOOFED, ("192.0.2.7", "http")),
        (["10.0.0.1"], {"REMOTE_ADDR": "192.0.2.7"} | SPOOFED, ("192.0.2.7", "http")),
        (["10.0.0.1"], {"REMOTE_ADDR": "10.0.0.1"} | SPOOFED, ("10.9.9.9", "https")),
        (
            ["10.0.0.0/24"],
            {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 192.0.2.7, 10.0.0.2"},
            ("192.0.2.7", "http"),
        ),
        (["10.0.0.1"], {"REMOTE_ADDR": "10.0.0.1"}, ("10.0.0.1", "http")),
        (
            ["10.0.0.1"],
            {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "<script>"},
            ("10.0.0.1", "http"),
        ),
        (["::1"], {"REMOTE_ADDR": "::1", "HTTP_X_FORWARDED_FOR": "2001:db8::9"},
         ("2001:db8::9", "http")),
    ],
)  # fmt: skip
def test_forwarding_is_believed_from_configured_proxies_only(trusted, meta, seen):
    with override_settings(TRUSTED_PROXIES=trusted):
        address, scheme, left = seen_through(**meta)
    assert (address, scheme) == seen
    assert left == []


def test_a_spoofed_header_does_not_pass_the_address_lock(people):
    client = Client()
    for number in range(20):
        client.post(
            "/login",
            {"username": f"guess{number}", "password": "x"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
    answer = client.post("/login", {"username": "office_lead", "password": PASSWORD})
    assert "登录失败次数过多" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/overview", "/units", "/system/audit", "/tokens"])
def test_pages_ask_for_a_login_and_lead_back(people, address):
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/login?next={address}")
    part = Client().get(address, headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == f"/login?next={address}"


def test_a_button_pressed_too_late_leads_back_to_its_page_and_says_so(people):
    client = Client()
    page = "http://testserver/system/people/5"
    answer = client.post("/system/people/5/unmask", headers={"referer": page})
    assert answer["Location"] == "/login?next=/system/people/5"
    assert "刚才提交的内容没有保存" in client.get("/login").content.decode()
    elsewhere = Client().post("/tokens/1/revoke", headers={"referer": "http://other.example/x"})
    assert elsewhere["Location"] == "/login?next=/"


def test_an_address_for_buttons_is_a_page_that_says_so(people):
    answer = client_of(people.lead).get(f"/system/people/{people.clerk.pk}/unmask")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "只供页面上的按钮使用" in answer.content.decode()


def test_a_login_by_the_form_opens_the_pages_and_ends_the_other_one(people):
    first, second = Client(), Client()
    for client in (first, second):
        client.post("/login", {"username": "office_lead", "password": PASSWORD})
    assert second.get("/").status_code == 200
    assert first.get("/").status_code == 302
    assert "别处登录" in first.get("/login").content.decode()


def test_an_idle_session_ends(people):
    client = client_of(people.lead)
    session = client.session
    session[SEEN] = int((timezone.now() - timedelta(minutes=31)).timestamp())
    session.save()
    assert client.get("/").status_code == 302
    assert "未操作" in client.get("/login").content.decode()


def test_only_the_page_of_the_step_is_open(people):
    Person.objects.filter(pk=people.lead.pk).update(must_change_password=True)
    client = client_of(people.lead)
    for address in ("/", "/units", "/second-factor", "/passwords"):
        answer = client.get(address)
        assert answer.status_code in {302, 404}
        assert answer.get("Location", "/password") == "/password"
    assert client.get("/password").status_code == 200
    with override_settings(SECOND_FACTOR="administrators"):
        admin = client_of(people.audit_admin)
        assert admin.get("/")["Location"] == "/second-factor"


def test_the_second_factor_stands_before_the_pages(people):
    from tests.actions.test_second_factors import code

    now = timezone.now()
    enrolled = client_of(people.lead)
    enrolled.post("/second-factor/begin")
    secret = second_factors.pending(people.lead).secret
    shown = enrolled.post("/second-factor", {"code": code(secret, now)})
    assert "恢复码" in shown.content.decode()
    assert enrolled.get("/").status_code == 200
    client = Client()
    client.post("/login", {"username": "office_lead", "password": PASSWORD})
    assert client.get("/")["Location"] == "/second-factor"
    assert client.get("/api/v1/targets").status_code == 401


def test_a_person_without_a_finished_login_is_no_actor(people):
    """A session that nobody started by a login (no mark) is worth nothing."""
    client = Client()
    client.force_login(people.lead, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/").status_code == 302


def test_a_closed_account_is_out_at_once(people):
    client = client_of(people.lead)
    assert client.get("/").status_code == 200
    Person.objects.filter(pk=people.lead.pk).update(is_active=False)
    assert client.get("/").status_code == 302
