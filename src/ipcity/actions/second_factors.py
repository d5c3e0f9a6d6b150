"""The second factor: time-based codes (RFC 6238), their sealed secret and the recovery codes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpRequest
from django_otp.oath import TOTP

from ipcity.actions import audit
from ipcity.actions.logins import PROVEN
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.access.credentials import delay
from ipcity.domain.errors import Refused
from ipcity.store.models.logins import RecoveryCode, SecondFactor
from ipcity.store.models.people import Person
from ipcity.store.sealed import seal, unseal

ISSUER = "知产强市"
STEP_SECONDS = 30
RECOVERY_CODES = 10
BASIS = "两步验证（GB/T 22239-2019 身份鉴别）"


@dataclass(frozen=True)
class Enrolment:
    """What goes into an authenticator: the secret to type, or the address behind the QR code."""

    secret: str
    address: str


def begin(*, person: Person, at: datetime) -> Enrolment:
    """Make a new secret, not in force until ``confirm``; refused while one is in force."""
    if SecondFactor.objects.filter(person=person, confirmed_at__isnull=False).exists():
        raise Refused(
            "already-enrolled", "您已启用两步验证。如需更换设备，请联系安全管理员。", BASIS
        )
    with transaction.atomic():
        sealed = seal(secrets.token_bytes(20), _purpose(person))
        factor, _ = SecondFactor.objects.update_or_create(
            person=person, defaults={"sealed_secret": sealed, "enrolled_at": at}
        )
        _note(person, "enrol-second-factor", at)
    return _enrolment(factor)


def pending(person: Person) -> Enrolment | None:
    """The secret that waits for confirmation: shown until then, never afterwards."""
    factor = SecondFactor.objects.filter(person=person, confirmed_at=None).first()
    return _enrolment(factor) if factor else None


def confirm(*, request: HttpRequest, person: Person, code: str, at: datetime) -> tuple[str, ...]:
    """Put the secret in force after a right code; returns the recovery codes, shown this once."""
    factor = SecondFactor.objects.filter(person=person, confirmed_at=None).first()
    if factor is None:
        raise Refused("not-enrolled", "请先生成两步验证密钥。", BASIS)
    _check(person, code, at, recovery=False)
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    with transaction.atomic():
        SecondFactor.objects.filter(pk=factor.pk).update(confirmed_at=at)
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(
            [RecoveryCode(person=person, digest=_digest(person, each)) for each in codes]
        )
        _prove(request, person)
        _note(person, "confirm-second-factor", at)
    return codes


def verify(*, request: HttpRequest, person: Person, code: str, at: datetime) -> None:
    """Finish a login with a code or a recovery code; each works once."""
    _check(person, code, at, recovery=True)
    with transaction.atomic():
        _prove(request, person)
        _note(person, "verify-second-factor", at)


def remove(*, person: Person, actor: Actor, at: datetime) -> None:
    """Take a lost device off an account; the person enrols anew. Never one's own."""
    require(actor, Verb.GRANT_POSTS, district=person.district_id)
    if actor.person == person.pk:
        raise Refused("own-account", "不能为本人解除两步验证，请由其他安全管理员办理。", BASIS)
    with transaction.atomic():
        gone, _ = SecondFactor.objects.filter(person=person).delete()
        if not gone:
            raise Refused("not-enrolled", "此账号未启用两步验证。", BASIS)
        RecoveryCode.objects.filter(person=person).delete()
        Person.objects.filter(pk=person.pk).update(session_mark="")
        audit.record(
            actor=actor,
            verb="remove-second-factor",
            subject=person,
            at=at,
            district=person.district_id,
            under=Verb.GRANT_POSTS,
        )


def _check(person: Person, code: str, at: datetime, *, recovery: bool) -> None:
    """Accept a code, or count and record a failure, which stays though the request is refused."""
    if _accepts(person, code, at, recovery):
        return
    with transaction.atomic():
        _note(person, "second-factor-failed", at)
    raise Refused("wrong-code", "验证码不正确或已使用，请输入设备上的最新验证码。", BASIS)


def _accepts(person: Person, code: str, at: datetime, recovery: bool) -> bool:
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(person=person).first()
        if factor is None:
            raise Refused("not-enrolled", "此账号未启用两步验证。", BASIS)
        _refuse_waiting(factor, at)
        good = _take_code(factor, code, at) or (recovery and _take_recovery(person, code, at))
        factor.failures = 0 if good else factor.failures + 1
        factor.failed_at = None if good else at
        factor.save(update_fields=["failures", "failed_at", "last_step"])
    return good


def _refuse_waiting(factor: SecondFactor, at: datetime) -> None:
    if factor.failed_at is not None and at < factor.failed_at + delay(factor.failures):
        seconds = int((factor.failed_at + delay(factor.failures) - at).total_seconds()) + 1
        raise Refused("locked-out", f"验证码错误次数过多，请 {seconds} 秒后再试。", BASIS)


def _take_code(factor: SecondFactor, code: str, at: datetime) -> bool:
    """Whether ``code`` fits the step of ``at`` or a neighbour and is newer than the last one."""
    digits = code.strip().replace(" ", "")
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return False
    clock = TOTP(unseal(factor.sealed_secret, _purpose(factor.person)), STEP_SECONDS)
    clock.time = at.timestamp()
    if not clock.verify(int(digits), tolerance=1, min_t=factor.last_step + 1):
        return False
    factor.last_step = clock.t()
    return True


def _take_recovery(person: Person, code: str, at: datetime) -> bool:
    unused = RecoveryCode.objects.filter(person=person, digest=_digest(person, code), used_at=None)
    return unused.update(used_at=at) == 1


def _prove(request: HttpRequest, person: Person) -> None:
    if request.session.get(SESSION_KEY) == str(person.pk):
        request.session[PROVEN] = True


def _enrolment(factor: SecondFactor) -> Enrolment:
    secret = base64.b32encode(unseal(factor.sealed_secret, _purpose(factor.person))).decode()
    label = quote(f"{ISSUER}:{factor.person.username}")
    return Enrolment(secret, f"otpauth://totp/{label}?secret={secret}&issuer={quote(ISSUER)}")


def _recovery_code() -> str:
    text = base64.b32encode(secrets.token_bytes(10)).decode().lower()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _digest(person: Person, code: str) -> str:
    plain = code.strip().lower().replace("-", "").replace(" ", "")
    return hashlib.sha256(f"{person.pk}:{plain}".encode()).hexdigest()


def _purpose(person: Person) -> str:
    return f"totp:{person.pk}"


def _note(person: Person, verb: str, at: datetime) -> None:
    audit.record(
        actor=Actor(person.pk, person.name, person.district_id),
        verb=verb,
        subject=person,
        at=at,
        district=person.district_id,
    )
