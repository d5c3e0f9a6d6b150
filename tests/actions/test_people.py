"""Accounts: opened, changed, closed; one-time passwords; unmasking with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ipcity.actions import people as accounts
from ipcity.actions import posts, unmasking
from ipcity.actions.people import Details
from ipcity.actions.stale import Stale
from ipcity.domain.access import Role
from ipcity.domain.access.credentials import problems
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.jobs import commandline
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.logins import SecondFactor
from ipcity.store.models.people import Person
from ipcity.store.models.unmaskings import Unmasking
from tests.cast import AT, TODAY, actor_of, cast, hold, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def add(people, username="newcomer", by=None, **details):
    return accounts.add(
        district=people.district,
        username=username,
        details=Details(**({"name": "新人"} | details)),
        actor=actor_of(by or people.system_admin),
        at=AT,
    )


def test_a_new_account_has_a_one_time_password(people):
    person, password = add(people, unit=people.office, phone="13912345678")
    assert person.check_password(password)
    assert person.must_change_password
    assert problems(password, person.username) == ()
    assert str(AuditEntry.objects.values().get()).count("新人") == 0


@pytest.mark.parametrize(
    ("username", "details", "code"),
    [
        ("1abc", {}, "bad-username"),
        ("ab", {}, "bad-username"),
        ("有中文", {}, "bad-username"),
        ("STRANGER", {}, "username-taken"),
        ("fresh", {"name": " "}, "no-name"),
        ("fresh", {"email": "nonsense"}, "bad-email"),
    ],
)
def test_refusals(people, username, details, code):
    with pytest.raises(Refused) as refusal:
        add(people, username, **details)
    assert refusal.value.code == code


def test_only_the_system_administrator_manages_accounts(people):
    for other in (people.lead, people.security_admin, people.audit_admin, people.foreigner):
        with pytest.raises(NotPermitted):
            add(people, by=other)


def test_a_stale_change_shows_both(people):
    change = {"person": people.clerk, "actor": actor_of(people.system_admin), "at": AT}
    accounts.change(details=Details("陈甲"), expected_version=1, **change)
    with pytest.raises(Stale) as stale:
        accounts.change(details=Details("陈乙"), expected_version=1, **change)
    assert (stale.value.current["name"], stale.value.submitted["name"]) == ("陈甲", "陈乙")


def test_closing_and_reopening(people):
    by = {"actor": actor_of(people.system_admin), "at": AT}
    accounts.close_account(person=people.clerk, **by)
    assert actor_of(Person.objects.get(pk=people.clerk.pk)).grants == ()
    with pytest.raises(Refused) as refusal:
        accounts.reset_password(person=Person.objects.get(pk=people.clerk.pk), **by)
    assert refusal.value.code == "closed-account"
    person, password = accounts.reopen_account(person=people.clerk, **by)
    assert person.is_active
    assert person.check_password(password)


def test_the_system_administrator_does_not_take_over_the_other_two(people):
    by = {"actor": actor_of(people.system_admin), "at": AT}
    for other in (people.security_admin, people.audit_admin):
        with pytest.raises(Refused) as refusal:
            accounts.reset_password(person=other, **by)
        assert refusal.value.code == "administrator-account"
    SecondFactor.objects.create(
        person=people.audit_admin, sealed_secret="x", enrolled_at=AT, confirmed_at=AT
    )
    person, password = accounts.reset_password(person=people.audit_admin, **by)
    assert person.check_password(password)


def test_a_rescue_from_the_server_is_told_in_the_log(people, capsys):
    SecondFactor.objects.create(
        person=people.system_admin, sealed_secret="x", enrolled_at=AT, confirmed_at=AT
    )
    assert commandline.main(["rescue", "nobody"]) == 1
    assert commandline.main(["rescue", "system_admin", "--without-second-factor"]) == 0
    person = Person.objects.get(pk=people.system_admin.pk)
    said = capsys.readouterr().out
    assert person.check_password(said.split("一次性密码：")[1].split()[0])
    assert person.must_change_password
    assert SecondFactor.objects.count() == 0
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor, entry.facts["second_factors_removed"]) == (
        "rescue-account",
        None,
        1,
    )


@pytest.mark.parametrize(
    ("who", "code"), [("system_admin", "own-account"), ("audit_admin", "last-administrator")]
)
def test_who_is_not_closed(people, who, code):
    with pytest.raises(Refused) as refusal:
        accounts.close_account(
            person=getattr(people, who), actor=actor_of(people.system_admin), at=AT
        )
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１３８００００８０００", "13800008000"),
        ("023-4752 1234 转 8", "023-4752 1234 转 8"),
        ("（023）47521234", "(023)47521234"),
        ("123", None),
        ("不详", None),
    ],
)
def test_a_phone_number_can_be_dialled(people, typed, kept):
    if kept is None:
        with pytest.raises(Refused) as refusal:
            add(people, phone=typed)
        assert refusal.value.code == "bad-phone"
    else:
        assert add(people, phone=typed)[0].phone == kept


def test_an_administrator_who_leaves_tomorrow_does_not_close_the_one_who_stays(people):
    second = hold(people.stranger, post(people.office, Role.SYSTEM_ADMIN, "系统二"))
    by = actor_of(people.security_admin)
    posts.end(holding=second, until=TODAY + timedelta(days=1), actor=by, at=AT)
    with pytest.raises(Refused) as refusal:
        accounts.close_account(person=people.system_admin, actor=actor_of(people.stranger), at=AT)
    assert refusal.value.code == "last-administrator"
    third = hold(people.clerk, post(people.office, Role.SYSTEM_ADMIN, "系统三"))
    assert third.valid_until is None
    accounts.close_account(person=people.system_admin, actor=actor_of(people.stranger), at=AT)
    assert not Person.objects.get(pk=people.system_admin.pk).is_active


def test_unmasking_needs_a_right_and_a_reason(people):
    see = {"person": people.reporter, "fields": {"phone"}, "at": AT}
    assert people.reporter.masked() == {"phone": "138****0000", "email": "r***@example.org"}
    with pytest.raises(NotPermitted):
        unmasking.unmask(reason="催报进度", actor=actor_of(people.clerk), **see)
    with pytest.raises(Refused) as refusal:
        unmasking.unmask(reason=" 看看 ", actor=actor_of(people.lead), **see)
    assert refusal.value.code == "no-reason"
    shown = unmasking.unmask(reason="催报进度", actor=actor_of(people.lead), **see)
    assert shown == {"phone": "13800000000"}
    row, entry = Unmasking.objects.get(), AuditEntry.objects.get()
    assert entry.facts == {"unmasking": row.pk, "fields": ["phone"]}
    assert row.reason == "催报进度"
