"""The pages of a login: password, forced change, second factor, and out again."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import pytest
from django.test import Client
from django_otp.oath import totp

from ipcity.actions import second_factors
from ipcity.store.models.people import Person
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from tests.cast import AT, PASSWORD, Cast, cast, client_of
from tests.web.plans import add_version, adopt_plan
from tests.web.reading import words

pytestmark = pytest.mark.django_db

NEW = "Another-Horse-8"


@pytest.fixture
def people(db) -> Cast:
    return cast()


def logged_in(who: Person, password: str = PASSWORD, **more: str):
    client = Client()
    answer = client.post("/login", {"username": who.username, "password": password, **more})
    return client, answer


def code_for(person: Person) -> str:
    secret = base64.b32decode(second_factors.pending(person).secret)
    return f"{totp(secret):06d}"


def test_the_right_password_opens_the_first_page(people):
    client, answer = logged_in(people.clerk)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert "我的待办" in words(client.get("/"))


def test_a_wrong_password_says_neither_which_was_wrong(people):
    one = words(logged_in(people.clerk, "wrong")[1])
    other = words(Client().post("/login", {"username": "nobody", "password": "wrong"}))
    assert "登录名或密码不正确" in one
    assert one == other


def test_too_many_failures_say_how_long_to_wait(people):
    for _ in range(5):
        logged_in(people.clerk, "wrong")
    _, answer = logged_in(people.clerk)
    assert "登录失败次数过多，请 30 分钟后再试" in words(answer)


def test_a_person_is_led_to_where_they_wanted_to_go(people):
    answer = Client().get("/targets?q=1")
    assert answer.headers["Location"] == "/login?next=/targets%3Fq%3D1"
    _, answer = logged_in(people.clerk, next="/targets?q=1")
    assert answer.headers["Location"] == "/targets?q=1"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1"])
def test_nobody_is_led_away_from_the_product(people, elsewhere):
    _, answer = logged_in(people.clerk, next=elsewhere)
    assert answer.headers["Location"] == "/"


def test_a_one_time_password_must_be_changed_first(people):
    Person.objects.filter(pk=people.clerk.pk).update(must_change_password=True)
    client, _ = logged_in(people.clerk)
    assert client.get("/overview").headers["Location"] == "/password"
    page = client.get("/password")
    assert "请先设置新密码" in words(page)
    answer = client.post("/password", {"current": PASSWORD, "new": NEW, "again": NEW})
    assert answer.headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert logged_in(people.clerk, NEW)[1].headers["Location"] == "/"


@pytest.mark.parametrize(
    ("current", "new", "again", "said"),
    [
        ("wrong", NEW, NEW, "当前密码不正确"),
        (PASSWORD, "short", "short", "密码至少 10 位"),
        (PASSWORD, NEW, "different-Horse-8", "两次输入的新密码不一致"),
        (PASSWORD, PASSWORD, PASSWORD, "不得使用最近 5 次用过的密码"),
    ],
)
def test_a_password_that_will_not_do_is_told_why(people, current, new, again, said):
    client = client_of(people.clerk)
    answer = client.post("/password", {"current": current, "new": new, "again": again})
    assert answer.status_code == 200
    assert said in words(answer)


def test_a_second_factor_is_enrolled_and_then_asked_for(people):
    client = client_of(people.clerk)
    assert client.get("/second-factor/qr").status_code == 404
    client.post("/second-factor/begin")
    drawing = client.get("/second-factor/qr")
    assert drawing.headers["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(drawing.content).tag.endswith("svg")
    answer = client.post("/second-factor", {"code": code_for(people.clerk)})
    codes = answer.context["codes"]
    assert len(codes) == 10
    assert "两步验证已启用" in words(client.get("/second-factor"))
    assert client.get("/second-factor/qr").status_code == 404

    client, _ = logged_in(people.clerk)
    assert client.get("/targets").headers["Location"] == "/second-factor"
    assert "验证码不正确" in words(client.post("/second-factor", {"code": "000000x"}))
    assert client.post("/second-factor", {"code": codes[0]}).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_logging_out_ends_the_session(people):
    client, _ = logged_in(people.clerk)
    assert client.get("/logout").status_code == 405
    answer = client.post("/logout", follow=True)
    assert "您已退出登录" in words(answer)
    assert client.get("/").status_code == 302


def test_a_form_from_elsewhere_is_refused_with_a_page(people):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/login", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "页面已过期" in words(answer)


def test_the_login_pages_are_not_kept_by_the_browser(people):
    assert "no-store" in Client().get("/login").headers["Cache-Control"]
    for address in ("/password", "/second-factor"):
        assert "no-store" in client_of(people.clerk).get(address).headers["Cache-Control"]


def test_only_a_readable_programme_can_be_switched_to(people):
    client = client_of(people.clerk)
    assert client.post("/programme", {"programme": "999"}).status_code == 404


def test_an_upload_hides_no_plan_in_force(people):
    adopt_plan(people.district)
    later = Programme.objects.create(
        district=people.district,
        key="later",
        name="后一份",
        first_year=2026,
        last_year=2028,
        created_at=AT,
    )
    add_version(later, 1, state=PlanVersion.State.DRAFT)
    client = client_of(people.lead)
    assert "还没有正式版本的方案" not in words(client.get("/targets"))
    assert "还没有正式版本的方案" in words(client.get("/targets", {"programme": later.pk}))


def test_what_waits_is_told_to_the_one_it_waits_for(people):
    assert "开始使用" in words(client_of(people.lead).get("/"))
    assert "上传试点工作方案" in words(client_of(people.lead).get("/"))
    assert "上传试点工作方案" not in words(client_of(people.reporter).get("/"))
