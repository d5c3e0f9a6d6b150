"""The wall screen: its key opens the leader's page and nothing else; and the messages of a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from ipcity.actions import items, wall_tokens
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.reminders import MailMute, Reminder
from ipcity.store.models.wall_tokens import WallToken
from ipcity.web.pages import wall
from tests.cast import actor_of, cast, client_of
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    cache.clear()
    people = cast()
    adopt_plan(people.district)
    return people


def issued(people) -> str:
    _, key = wall_tokens.issue(
        programme=people.district.programme_set.get(), name="大厅", days=9,
        actor=actor_of(people.lead), at=timezone.now(),
    )  # fmt: skip
    return key


def test_it_is_issued_shown_once_and_revoked(people):
    client = client_of(people.lead)
    page = client.post("/wall-tokens/new", {"name": "三楼", "days": "30"})
    key = page.context["address"].rsplit("/", 1)[1]
    token = WallToken.objects.get()
    assert key not in client.get("/wall-tokens").content.decode()
    assert key not in "".join(map(str, vars(token).values()))
    screen = Client()
    assert screen.get(f"/wall/{key}").status_code == 200
    assert "尚未显示" not in client.get("/wall-tokens").content.decode()
    client.post(f"/wall-tokens/{token.pk}/revoke")
    assert screen.get(f"/wall/{key}").status_code == 404
    acts = AuditEntry.objects.filter(subject_kind="walltoken").order_by("sequence")
    assert [each.verb for each in acts] == ["issue-wall-token", "revoke-wall-token"]


@pytest.mark.parametrize("who", ["leader", "clerk", "reporter", "system_admin", "stranger"])
def test_only_the_lead_issues(people, who):
    client = client_of(getattr(people, who))
    assert client.get("/wall-tokens").status_code == 403
    assert client.post("/wall-tokens/new", {"name": "x", "days": "3"}).status_code == 403
    assert not WallToken.objects.exists()


def test_it_opens_one_page_without_session_link_or_script(people):
    screen, key = Client(), issued(people)
    page = screen.get(f"/wall/{key}")
    text = page.content.decode()
    assert "示范企业" in text
    assert [word for word in ("<a ", "<script", "<form", "<style", key) if word in text] == []
    assert (page["Refresh"], page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == (
        "120",
        "no-referrer",
        True,
    )
    assert dict(screen.cookies) == {}
    for other in ("/overview", "/targets", "/numbers/T5", "/messages", "/"):
        assert screen.get(other).status_code == 302
        assert screen.get(other, headers={"Authorization": f"Bearer {key}"}).status_code == 302
    assert screen.post(f"/wall/{key}").status_code == 405
    assert screen.get(f"/wall/{key}/targets").status_code == 404


def test_an_expired_a_wrong_and_a_hammered_key(people):
    key = issued(people)
    for _ in range(wall.LOOKS):
        assert Client().get(f"/wall/{key}").status_code == 200
    assert Client().get(f"/wall/{key}").status_code == 429
    cache.clear()
    for _ in range(wall.WRONG_LOOKS):
        assert Client().get("/wall/wrong").status_code == 404
    assert Client().get(f"/wall/{key}").status_code == 404
    cache.clear()
    WallToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(f"/wall/{key}").status_code == 404


def test_one_reads_and_mutes_ones_own_messages_alone(people):
    for who in (people.reporter, people.lead):
        Reminder.objects.create(
            district=people.district, recipient=who, key="k", kind="item-due", receiver="reporter",
            what=f"{who.name}的事", subject="item:1", made_at=timezone.now(),
        )  # fmt: skip
    client = client_of(people.reporter)
    page = client.get("/messages")
    assert page.context["unread"] == 1
    assert "林主任的事" not in page.content.decode()
    assert "1<span" in page.content.decode().split("topbar-unread")[1]
    client.post("/messages/read")
    assert list(Reminder.objects.unread().values_list("recipient__name", flat=True)) == ["林主任"]
    client.post("/messages/mute", {"muted": "1"})
    assert MailMute.objects.get().person == people.reporter
    client.post("/messages/mute", {"muted": "0"})
    assert not MailMute.objects.exists()


def told(people, who, subject, key="k"):
    return Reminder.objects.create(
        district=people.district, recipient=who, key=key, kind="item-due", receiver="reporter",
        what=f"{who.name}的{key}", subject=subject, made_at=timezone.now(),
    )  # fmt: skip


def test_one_message_is_read_alone_and_opening_it_reads_it(people):
    item = items.propose(
        programme=people.district.programme_set.get(), title="甲", lead=people.section,
        due=timezone.localdate(), actor=actor_of(people.lead), at=timezone.now(),
    )  # fmt: skip
    first, second, third, gone = (
        told(people, people.reporter, subject, key)
        for subject, key in (
            ("item:1", "一"), (f"item:{item.pk}", "二"), ("other:1", "三"), ("item:999", "四")
        )
    )  # fmt: skip
    foreign = told(people, people.lead, f"item:{item.pk}")
    client = client_of(people.reporter)

    def unread():
        return set(Reminder.objects.unread().filter(recipient=people.reporter))

    page = client.get("/messages").content.decode()
    assert page.count(">标为已读</button>") == 4
    assert f'formaction="/messages/{second.pk}/open"' in page
    assert f"/messages/{third.pk}/open" not in page
    assert client.post(f"/messages/{first.pk}/read")["Location"] == "/messages"
    assert unread() == {second, third, gone}
    answer = client.post(f"/messages/{second.pk}/open")
    assert answer["Location"] == f"/items/{item.pk}"
    assert client.get(answer["Location"]).status_code == 200
    assert unread() == {third, gone}
    # what may no longer be seen is said, not shown as missing
    answer = client.post(f"/messages/{gone.pk}/open", follow=True)
    assert "消息所指的记录已不由您的岗位办理或查看" in answer.content.decode()
    # once read it stays read, and reading again is no act
    client.post(f"/messages/{second.pk}/open")
    acts = AuditEntry.objects.filter(verb="read-reminders")
    assert [each.facts["count"] for each in acts] == [1, 1, 1]
    assert unread() == {third}
    for act in ("read", "open"):
        assert client.get(f"/messages/{third.pk}/{act}").status_code == 405
        assert client.post(f"/messages/{foreign.pk}/{act}").status_code == 404
    assert foreign in set(Reminder.objects.unread())
    away = client.get("/messages?export=csv").content.decode("utf-8-sig")
    assert ("标为已读" in away, "未读" in away) == (False, True)


def test_the_reminder_rule_is_shown_revised_and_refused(people):
    lead = client_of(people.lead)
    page = lead.get("/messages/rule").content.decode()
    assert "填报人：-5、-1、1；单位审核人：3；办公室：5；分管领导：10" in page
    form = lead.get("/messages/rule/new").context["form"]
    typed = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    typed |= {"reason": "会议议定", "item-due": "填报人：明天"}
    assert "“填报人：明天”读不懂" in lead.post("/messages/rule/new", typed).content.decode()
    assert lead.post("/messages/rule/new", typed | {"item-due": "填报人：-3"}).status_code == 302
    page = lead.get("/messages/rule").content.decode()
    assert ("第 1 版" in page, "填报人：-3" in page, "会议议定" in page) == (True, True, True)
    assert client_of(people.reporter).get("/messages/rule/new").status_code == 403
