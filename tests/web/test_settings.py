"""系统 → 设置: the district's name, the mail server, and a mail that is really sent."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django.utils import timezone

from ipcity.actions import jobs
from ipcity.actions import settings as actions
from ipcity.domain.access import Role, Verb
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.settings import Setting
from tests.cast import actor_of, cast, client_of, holder, unit
from tests.inbox import open_inbox
from tests.installation import free_port
from tests.postbox import open_postbox

pytestmark = pytest.mark.django_db
MAIL = {
    "form": "mail",
    "host": "127.0.0.1",
    "port": "25",
    "security": "none",
    "sender": "ipcity@example.org",
    "alerts": "one@example.org\ntwo@example.org",
    "version": "0",
}


@pytest.fixture
def postbox():
    with open_postbox() as server:
        yield server


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def client(people):
    return client_of(people.system_admin)


def told(response) -> str:
    """The newest message; those of earlier saves wait before it."""
    return [str(message) for message in response.context["messages"]][-1]


@pytest.mark.parametrize(
    "who", ["stranger", "lead", "reporter", "security_admin", "audit_admin", "foreigner"]
)
def test_only_the_system_administrator_sets(people, who):
    client = client_of(getattr(people, who))
    assert client.get("/settings").status_code == 403
    assert client.post("/settings", MAIL).status_code == 403
    assert client.post("/settings/test-mail", {"test-to": "a@example.org"}).status_code == 403
    assert not Setting.objects.exists()


def test_the_district_is_renamed_on_every_page(people, client):
    sent = {"form": "district", "name": "新试验区", "full_name": "试验市新试验区"}
    page = client.post("/settings", sent, follow=True)
    assert told(page) == "区域名称已保存。"
    people.district.refresh_from_db()
    assert people.district.name == "新试验区"
    taken = client.post("/settings", sent | {"name": "邻区"})
    assert told(taken) == "已有名为“邻区”的区域。"


def test_the_password_is_sealed_kept_and_forgotten(client):
    client.post("/settings", MAIL | {"username": "u", "password": "秘密 words"})
    stored = Setting.objects.get().value
    assert "words" not in str(stored)
    assert actions.mail_server().password == "秘密 words"
    page = client.get("/settings").content.decode()
    assert "words" not in page
    client.post("/settings", MAIL | {"version": "1"})
    assert actions.mail_server().password == "秘密 words"
    for changed in ({"host": "192.0.2.9"}, {"port": "2525"}, {"security": "starttls"}):
        refused = client.post("/settings", MAIL | {"version": "2"} | changed)
        assert "请重新填写密码" in told(refused)
    assert Setting.objects.get().version == 2
    client.post("/settings", MAIL | {"version": "2", "forget_password": "on"})
    assert actions.mail_server().password == ""
    assert "words" not in str(list(AuditEntry.objects.values_list("facts", flat=True)))


def test_a_stale_form_is_refused(client):
    client.post("/settings", MAIL)
    again = client.post("/settings", MAIL | {"host": "other"})
    assert "已被他人修改" in told(again)
    assert actions.mail_server().host == "127.0.0.1"


def test_wrong_addresses_are_told_beside_their_field(client):
    page = client.post("/settings", MAIL | {"alerts": "nobody", "sender": "x"})
    assert list(page.context["mail"].errors) == ["sender", "alerts"]
    assert not Setting.objects.exists()


def test_a_test_mail_is_really_sent(client, postbox):
    port = postbox.server_address[1]
    client.post("/settings", MAIL | {"port": str(port)})
    page = client.post("/settings/test-mail", {"test-to": "me@example.org"}, follow=True)
    assert told(page) == "服务器已接收寄往 me@example.org 的测试邮件。"
    (mail,) = postbox.mails
    assert "To: me@example.org" in mail
    assert AuditEntry.objects.filter(verb="send-test-mail").count() == 1


def test_what_the_server_refuses_is_shown(client, postbox):
    client.post("/settings", MAIL | {"port": str(postbox.server_address[1])})
    page = client.post("/settings/test-mail", {"test-to": "no@example.org"}, follow=True)
    assert "不接受收件人地址" in told(page)
    client.post("/settings", MAIL | {"port": str(free_port()), "version": "1"})
    page = client.post("/settings/test-mail", {"test-to": "me@example.org"}, follow=True)
    assert told(page).startswith("邮件没有发出：127.0.0.1:")
    assert postbox.mails == []


def test_another_districts_administrator_finds_only_his_own_name_to_set(people):
    home = unit(people.other_district, "far-office", "邻区办公室")
    other = client_of(holder(home, Role.SYSTEM_ADMIN, "邻系统", username="far_admin"))
    page = other.get("/settings").content.decode()
    assert "区域名称" in page
    assert "邮件服务器" not in page
    assert "ALLOWED_HOSTS" not in page
    assert other.post("/settings", MAIL).status_code == 403
    assert not Setting.objects.exists()
    jobs.plan_timetable(at=timezone.now())
    assert jobs.everywhere(actor_of(people.system_admin), Verb.CARE)
    assert other.get("/jobs").context["shown"].total == 0
    assert other.get("/jobs").context["timetable"] == []


@override_settings(WEBHOOK_HOSTS=["127.0.0.1"])
def test_the_message_interface_is_set_tested_and_its_key_not_shown(people, client):
    with open_inbox() as inbox:
        sent = {"form": "webhook", "url": f"{inbox.url}/hook", "secret": "a-secret-of-some-length"}
        page = client.post("/settings", sent | {"version": "0"}, follow=True)
        assert told(page) == "消息接口设置已保存。请发一条测试消息确认。"
        assert "a-secret" not in page.content.decode()
        page = client.post("/settings/test-webhook", follow=True)
        assert (told(page), len(inbox.posts)) == ("对方已接收测试消息。", 1)
    refused = client.post("/settings", sent | {"url": "https://192.0.2.1/x", "version": "1"})
    assert "不在允许的主机之列" in told(refused)
    assert client_of(people.lead).post("/settings/test-webhook").status_code == 403
