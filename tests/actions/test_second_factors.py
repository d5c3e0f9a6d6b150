"""The second factor: enrolment, codes that work once, recovery codes, a slow-down for guessers."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from django.test import override_settings
from django_otp.oath import TOTP

from ipcity.actions import logins, second_factors
from ipcity.actions.logins import PROVEN, Step
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.logins import RecoveryCode, SecondFactor
from ipcity.store.sealed import Unreadable, seal, unseal
from tests.cast import AT, PASSWORD, actor_of, cast, request_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def code(secret: str, at=AT) -> str:
    clock = TOTP(base64.b32decode(secret))
    clock.time = at.timestamp()
    return f"{clock.token():06}"


def refusal(function, **named):
    with pytest.raises(Refused) as found:
        function(**named)
    return found.value.code


def session_of(person, at=AT):
    request = request_of()
    logins.log_in(request=request, username=person.username, password=PASSWORD, at=at)
    return request


def enrol(person, at=AT):
    request = session_of(person)
    secret = second_factors.begin(person=person, at=at).secret
    codes = second_factors.confirm(request=request, person=person, code=code(secret, at), at=at)
    return secret, codes


def test_enrolment_waits_for_a_right_code(people):
    request = session_of(people.lead)
    enrolment = second_factors.begin(person=people.lead, at=AT)
    assert second_factors.pending(people.lead) == enrolment
    assert enrolment.address.startswith("otpauth://totp/")
    assert logins.next_step(people.lead, request.session, AT) is Step.DONE
    confirm = {"request": request, "person": people.lead, "at": AT}
    assert refusal(second_factors.confirm, code="000000", **confirm) == "wrong-code"
    codes = second_factors.confirm(code=code(enrolment.secret), **confirm)
    assert len(set(codes)) == 10
    assert request.session[PROVEN]
    assert second_factors.pending(people.lead) is None
    assert refusal(second_factors.begin, person=people.lead, at=AT) == "already-enrolled"
    assert logins.next_step(people.lead, session_of(people.lead).session, AT) is Step.SECOND_FACTOR


def test_the_secret_and_the_codes_are_not_in_the_database(people):
    secret, codes = enrol(people.lead)
    stored = str(list(SecondFactor.objects.values())) + str(list(RecoveryCode.objects.values()))
    assert secret not in stored
    assert [each for each in codes if each in stored or each.replace("-", "") in stored] == []


def test_a_code_works_once(people):
    secret, _ = enrol(people.lead)
    later = AT + timedelta(minutes=2)
    request = session_of(people.lead, later)
    verify = {"request": request, "person": people.lead}
    assert refusal(second_factors.verify, code=code(secret), at=later, **verify) == "wrong-code"
    second_factors.verify(code=code(secret, later), at=later, **verify)
    assert logins.next_step(people.lead, request.session, later) is Step.DONE
    assert (
        refusal(second_factors.verify, code=code(secret, later), at=later, **verify) == "wrong-code"
    )


@pytest.mark.parametrize(("seconds", "good"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_neighbouring_step_is_accepted(people, seconds, good):
    secret, _ = enrol(people.lead)
    later = AT + timedelta(minutes=5)
    verify = {"request": session_of(people.lead, later), "person": people.lead, "at": later}
    given = code(secret, later + timedelta(seconds=seconds))
    if good:
        second_factors.verify(code=given, **verify)
    else:
        assert refusal(second_factors.verify, code=given, **verify) == "wrong-code"


def test_a_recovery_code_works_once(people):
    _, codes = enrol(people.lead)
    verify = {"person": people.lead, "at": AT}
    typed = codes[0].upper().replace("-", " ")
    second_factors.verify(code=typed, request=session_of(people.lead), **verify)
    again = session_of(people.lead)
    assert refusal(second_factors.verify, code=typed, request=again, **verify) == "wrong-code"


def test_guessing_slows_down(people):
    secret, _ = enrol(people.lead)
    at = AT + timedelta(minutes=5)
    verify = {"request": session_of(people.lead, at), "person": people.lead}
    codes = [refusal(second_factors.verify, code="000000", at=at, **verify) for _ in range(6)]
    assert codes == ["wrong-code"] * 5 + ["locked-out"]
    assert refusal(second_factors.verify, code=code(secret, at), at=at, **verify) == "locked-out"
    later = at + timedelta(seconds=5)
    second_factors.verify(code=code(secret, later), at=later, **verify)
    assert SecondFactor.objects.get().failures == 0
    assert AuditEntry.objects.filter(verb="second-factor-failed").count() == 5


def test_only_another_security_administrator_takes_it_off(people):
    enrol(people.lead)
    with pytest.raises(NotPermitted):
        second_factors.remove(person=people.lead, actor=actor_of(people.system_admin), at=AT)
    own = {"person": people.security_admin, "actor": actor_of(people.security_admin), "at": AT}
    assert refusal(second_factors.remove, **own) == "own-account"
    second_factors.remove(person=people.lead, actor=actor_of(people.security_admin), at=AT)
    assert SecondFactor.objects.count() == RecoveryCode.objects.count() == 0


def test_who_must_have_one(people):
    session = session_of(people.audit_admin).session
    lead = session_of(people.lead).session
    with override_settings(SECOND_FACTOR="administrators"):
        assert logins.next_step(people.audit_admin, session, AT) is Step.ENROL
        assert logins.next_step(people.lead, lead, AT) is Step.DONE
    with override_settings(SECOND_FACTOR="all"):
        assert logins.next_step(people.lead, lead, AT) is Step.ENROL


def test_sealing_binds_to_its_purpose_and_key():
    text = seal(b"secret", "totp:1")
    assert unseal(text, "totp:1") == b"secret"
    assert seal(b"secret", "totp:1") != text
    with pytest.raises(Unreadable):
        unseal(text, "totp:2")
    with override_settings(SEAL_KEY=b"x" * 32), pytest.raises(Unreadable):
        unseal(text, "totp:1")
    with pytest.raises(Unreadable):
        unseal("plain", "totp:1")
