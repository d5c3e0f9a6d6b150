"""Reminders told once, carried by a real mail server and a real web server, and never twice."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import date, datetime, timedelta
from email import message_from_bytes
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import override_settings

from ipcity.actions import reminder_sendings, reminders, webhooks
from ipcity.actions import settings as server_settings
from ipcity.actions.settings import MailServer, Security
from ipcity.domain.access import Role
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.items import Move, Stage
from ipcity.domain.supervision.reminders import DEFAULT, Kind, Receiver, Step
from ipcity.domain.terms.days import CHINA
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.items import Item, ItemMove, ItemUnit
from ipcity.store.models.programmes import Programme
from ipcity.store.models.reminders import Reminder, ReminderSending
from tests.cast import actor_of, cast, hold, person, post
from tests.inbox import open_inbox
from tests.installation import free_port
from tests.postbox import open_postbox

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
State = ReminderSending.State
SECRET = "a-long-enough-secret"  # noqa: S105


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def hand_out(people, *, due: date = DUE, stage: Stage = Stage.WORKING, number: int = 1) -> Item:
    """An item of the section, handed out on the first of the month."""
    programme, _ = Programme.objects.get_or_create(
        district=people.district, key="trial", defaults={"name": "试点", "created_at": at(DUE)}
    )
    first = date(2026, 11, 2)
    item = Item.objects.create(
        district=people.district, programme=programme, number=number, title=f"事项{number}",
        lead=people.section, due=due, stage=stage, started_on=first, entered_at=at(first),
    )  # fmt: skip
    signed = None if stage == Stage.ISSUED else at(first)
    ItemUnit.objects.create(
        district=people.district, item=item, unit=people.section, role="lead", signed_at=signed
    )
    ItemMove.objects.create(
        district=people.district, item=item, move=Move.ISSUE, at=at(first), stage=stage, due=due,
        started_on=first, unit=people.section,
    )  # fmt: skip
    return item


def remind(people, day: date, hour: int = 9) -> int:
    return reminders.remind(district=people.district, on=day, at=at(day, hour))


def told() -> list[tuple[str, str]]:
    rows = Reminder.objects.order_by("pk").values_list("recipient__username", "receiver")
    return sorted(rows)


def use_mail(people, server) -> None:
    host, port = server.server_address
    server_settings.set_mail_server(
        server=MailServer(host, port, Security.NONE, sender="ipcity@example.org"),
        password=None, actor=actor_of(people.system_admin), at=at(DUE),
    )  # fmt: skip


def use_webhook(people, url: str) -> None:
    webhooks.set_webhook(
        url=url, secret=SECRET, seen=0, actor=actor_of(people.system_admin), at=at(DUE)
    )


def states() -> dict[str, int]:
    rows = ReminderSending.objects.order_by().values_list("state", flat=True)
    return {state: list(rows).count(state) for state in rows}


def test_an_item_climbs_from_the_reporter_to_the_leader_and_nobody_hears_twice():
    people = cast()
    hand_out(people)
    assert [remind(people, date(2026, 11, 13)), remind(people, date(2026, 11, 13), 10)] == [1, 0]
    assert told() == [("reporter", "reporter")]
    assert remind(people, MONDAY - timedelta(days=1)) == 0  # a Sunday
    assert remind(people, MONDAY) == 1
    assert remind(people, date(2026, 11, 25)) == 1
    assert remind(people, date(2026, 12, 4)) == 3
    assert told() == [
        ("leader", "leader"), ("office_clerk", "office"), ("office_lead", "office"),
        ("reporter", "reporter"), ("reporter", "reporter"), ("unit_reviewer", "reviewer"),
    ]  # fmt: skip
    last = Reminder.objects.get(receiver="leader")
    assert (last.what, last.due, last.subject) == (
        "督办事项1号“事项1”，期限2026年11月20日，已逾期10个工作日",
        DUE,
        f"item:{Item.objects.get().pk}",
    )
    facts = [e.facts["made"] for e in AuditEntry.objects.filter(verb="remind").order_by("sequence")]
    assert facts == [1, 1, 1, 3]


def test_who_takes_over_is_told_and_a_finished_item_is_not_chased():
    people = cast()
    item = hand_out(people)
    assert remind(people, MONDAY) == 1
    other = person(people.district, "second", "新填报")
    hold(other, post(people.section, Role.REPORTER, "填报二岗"))
    assert remind(people, MONDAY, 10) == 1
    assert Reminder.objects.filter(recipient=other).count() == 1
    ItemMove.objects.create(
        district=people.district, item=item, move=Move.FEED_BACK, at=at(MONDAY, 11),
        stage=Stage.REPORTED, due=DUE, started_on=item.started_on, unit=people.section,
    )  # fmt: skip
    Item.objects.update(stage=Stage.REPORTED)
    assert remind(people, date(2026, 12, 4)) == 0


def test_what_is_not_signed_for_is_told_with_the_office_after_four_days():
    people = cast()
    hand_out(people, stage=Stage.ISSUED, due=date(2026, 12, 31))
    assert remind(people, date(2026, 11, 6)) == 4
    rows = Reminder.objects.order_by("receiver").values_list("receiver", "kind").distinct()
    assert list(rows) == [(each, "item-sign") for each in ("office", "reporter", "reviewer")]


def test_one_mail_a_person_muted_people_none_and_a_refusal_is_tried_again_later():
    people = cast()
    hand_out(people), hand_out(people, number=2)
    people.reviewer.email = "nobody@example.org"  # this postbox refuses what begins with no
    people.reviewer.save()
    reminders.mute_mails(muted=True, actor=actor_of(people.lead), at=at(MONDAY))
    with open_postbox() as box:
        use_mail(people, box)
        remind(people, date(2026, 11, 27))
        assert reminder_sendings.send_due(at=at(MONDAY, 9) + timedelta(days=4)) == {
            State.SENT: 4, State.FAILED: 2,
        }  # fmt: skip
        later = at(date(2026, 11, 27), 10)
        assert reminder_sendings.send_due(at=later) == {State.FAILED: 2}
        assert reminder_sendings.send_due(at=later + timedelta(hours=1)) == {}
        receivers = sorted(mail.split("To: ")[1].split("\n")[0].strip() for mail in box.mails)
        assert receivers == ["office_clerk@example.org", "reporter@example.org"]
        for hours in (3, 9, 30):
            reminder_sendings.send_due(at=later + timedelta(hours=hours))
    assert states() == {State.SENT: 4, State.GIVEN_UP: 2}
    assert set(ReminderSending.objects.filter(state=State.GIVEN_UP).values_list("tries")) == {(5,)}


def test_a_server_away_is_tried_again_and_what_a_dead_worker_held_is_not():
    people = cast()
    hand_out(people)
    with open_postbox() as box:
        use_mail(people, box)
        remind(people, MONDAY)
    assert reminder_sendings.send_due(at=at(MONDAY)) == {State.FAILED: 1}
    assert ReminderSending.objects.get().error.startswith("邮件没有发出：127.0.0.1:")
    ReminderSending.objects.update(state=State.SENDING, claimed_at=at(MONDAY), claim="dead")
    assert reminder_sendings.send_due(at=at(MONDAY, 10)) == {State.UNSURE: 1}
    assert reminder_sendings.send_due(at=at(MONDAY, 23)) == {}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_and_send_each_reminder_once():
    people = cast()
    for number in range(1, 6):
        hand_out(people, number=number)
    with open_postbox() as box:
        use_mail(people, box)
        start = Barrier(2)
        failures: list[BaseException] = []

        def run() -> None:
            try:
                start.wait()
                remind(people, MONDAY)
                reminder_sendings.send_due(at=at(MONDAY))
            except BaseException as failure:  # noqa: BLE001  told by the assertion below
                failures.append(failure)
            finally:
                connection.close()

        workers = [Thread(target=run) for _ in range(2)]
        for each in workers:
            each.start()
        for each in workers:
            each.join()
        reminder_sendings.send_due(at=at(MONDAY, 10))
        assert failures == []
        assert Reminder.objects.count() == 5
        assert states() == {State.SENT: 5}
        named = [n for n in range(1, 6) for mail in box.mails if _mentions(mail, n)]
        assert named == [1, 2, 3, 4, 5]


def _mentions(mail: str, number: int) -> bool:
    text = message_from_bytes(mail.encode()).get_payload(decode=True).decode()
    return f"“事项{number}”" in text


@override_settings(WEBHOOK_HOSTS=["127.0.0.1"])
def test_a_signed_message_is_posted_and_a_redirect_not_followed():
    people = cast()
    hand_out(people)
    with open_inbox() as inbox:
        use_webhook(people, f"{inbox.url}/hook")
        remind(people, MONDAY)
        inbox.status = 302
        assert reminder_sendings.send_due(at=at(MONDAY)) == {State.FAILED: 1}
        inbox.status = 204
        assert reminder_sendings.send_due(at=at(MONDAY, 10)) == {State.SENT: 1}
        assert reminder_sendings.send_due(at=at(MONDAY, 12)) == {}
        assert [path for path, _, _ in inbox.posts] == ["/hook", "/hook"]
        _, headers, body = inbox.posts[-1]
    signed = f"{headers['X-IPCity-Time']}.".encode() + body
    digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["X-IPCity-Signature"] == f"sha256={digest}"
    message = json.loads(body)
    assert (message["to"], [each["kind"] for each in message["reminders"]]) == (
        "reporter",
        ["item-due"],
    )
    assert people.reporter.name not in body.decode()


@pytest.mark.parametrize(
    ("hosts", "url", "code"),
    [
        (["127.0.0.1"], "ftp://127.0.0.1/x", "webhook-url"),
        (["127.0.0.1"], "http://a:b@127.0.0.1/x", "webhook-url"),
        (["127.0.0.1"], "http://127.0.0.1:99999/x", "webhook-url"),
        (["127.0.0.1"], "https://192.0.2.7/x", "webhook-host"),
        ([], "https://localhost/x", "webhook-host"),
        (["localhost"], "https://localhost/x", "webhook-address"),
        (["10.0.0.0/8"], "http://10.1.2.3/x", "webhook-address"),
        (["::1"], "http://[::ffff:127.0.0.1]/x", "webhook-host"),
    ],
)
def test_other_places_are_refused_before_anything_is_sent(hosts, url, code):
    people = cast()

    def set_and_send() -> None:
        use_webhook(people, url)
        webhooks.send_test(actor=actor_of(people.system_admin), at=at(DUE))

    with override_settings(WEBHOOK_HOSTS=hosts), pytest.raises(Refused) as refused:
        set_and_send()
    assert refused.value.code == code


@override_settings(WEBHOOK_HOSTS=["127.0.0.1"])
def test_the_key_stays_with_its_address_and_only_the_administrator_sets_it():
    people = cast()
    admin = actor_of(people.system_admin)
    url = f"http://127.0.0.1:{free_port()}/a"
    with pytest.raises(NotPermitted):
        webhooks.set_webhook(
            url=url, secret=SECRET, seen=0, actor=actor_of(people.lead), at=at(DUE)
        )
    with pytest.raises(Refused) as short:
        webhooks.set_webhook(url=url, secret="short", seen=0, actor=admin, at=at(DUE))
    use_webhook(people, url)
    with pytest.raises(Refused) as moved:
        webhooks.set_webhook(url=f"{url}b", secret="", seen=1, actor=admin, at=at(DUE))
    assert (short.value.code, moved.value.code) == ("secret-short", "secret-again")
    kept = webhooks.set_webhook(url=url, secret="", seen=1, actor=admin, at=at(DUE))
    assert (kept.secret, SECRET in kept.sealed_secret) == (SECRET.encode(), False)
    with pytest.raises(Refused) as away:
        webhooks.send_test(actor=admin, at=at(DUE))
    assert away.value.code == "webhook-not-sent"
    assert not webhooks.set_webhook(url="", secret="", seen=2, actor=admin, at=at(DUE)).is_set


def test_the_rule_is_published_in_versions():
    people = cast()
    lead = actor_of(people.lead)
    steps = (Step(Kind.ITEM_DUE, 2, Receiver.LEADER),)
    assert reminders.steps_in_force(people.district) == DEFAULT
    first = reminders.publish_rule(
        district=people.district, steps=steps, reason="试行", seen=0, actor=lead, at=at(DUE)
    )
    assert (first.number, reminders.steps_in_force(people.district)) == (1, steps)
    with pytest.raises(Refused) as stale:
        reminders.publish_rule(
            district=people.district, steps=steps, reason="再改", seen=0, actor=lead, at=at(DUE)
        )
    assert stale.value.code == "rule-changed"
    with pytest.raises(NotPermitted):
        reminders.publish_rule(
            district=people.district, steps=steps, reason="改", seen=1,
            actor=actor_of(people.reporter), at=at(DUE),
        )  # fmt: skip
