"""Who must wait before the next password: by account, by address, never the last administrator."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse

from ipcity.domain.access import ADMINISTRATORS, Role
from ipcity.domain.access.credentials import delay
from ipcity.domain.terms.days import day_of
from ipcity.store.actors import holders_of
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding, during


def is_last_administrator(username: str, at: datetime) -> bool:
    """Whether nobody else who can log in administers the same thing in the same district."""
    day = day_of(at)
    person = Person.objects.active().filter(username=username).first()
    if person is None:
        return False
    roles = (
        Holding.objects.valid_on(day)
        .filter(
            during(day, "post__valid_from", "post__valid_until"),
            person=person,
            post__role__in=ADMINISTRATORS,
        )
        .order_by("pk")
        .values_list("post__role", flat=True)
    )
    return any(len(list(holders_of(Role(r), person.district_id, day)[:2])) == 1 for r in roles)


def _failures(attempts: QuerySet[AccessAttempt]) -> tuple[int, datetime | None]:
    found = attempts.aggregate(count=Sum("failures_since_start"), last=Max("attempt_time"))
    return found["count"] or 0, found["last"]


def _rest(last: datetime | None, length: timedelta, at: datetime) -> timedelta:
    return timedelta(0) if last is None else max(timedelta(0), last + length - at)


class Handler(AxesDatabaseHandler):
    """axes' counting with our rule on top.

    An account rests after AXES_FAILURE_LIMIT failures, an address after LOGIN_ADDRESS_LIMIT (a
    whole office shares one), both for AXES_COOLOFF_TIME. The last active administrator of a kind
    is not locked by account, or anybody could shut the installation by typing that name: each
    further failure makes the wait longer, up to a minute; the address rests all the same.
    """

    def wait(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> timedelta:
        """How long until these credentials may be tried from this address; zero: now."""
        at = request.axes_attempt_time
        username = str((credentials or {}).get("username") or "")
        recent = AccessAttempt.objects.filter(attempt_time__gt=get_cool_off_threshold(request))
        by_account, account_last = _failures(recent.filter(username=username))
        by_address, address_last = _failures(recent.filter(ip_address=request.axes_ip_address))
        waits = [timedelta(0)]
        if by_address >= settings.LOGIN_ADDRESS_LIMIT:
            waits.append(_rest(address_last, settings.AXES_COOLOFF_TIME, at))
        if by_account >= settings.AXES_FAILURE_LIMIT:
            spared = is_last_administrator(username, at)
            length = delay(by_account) if spared else settings.AXES_COOLOFF_TIME
            waits.append(_rest(account_last, length, at))
        return max(waits)

    def is_locked(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> bool:
        return self.wait(request, credentials) > timedelta(0)

    def get_failures(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> int:
        """As axes compares it to its limit: at the limit exactly while there is a wait."""
        return settings.AXES_FAILURE_LIMIT if self.is_locked(request, credentials) else 0

    def user_login_failed(
        self,
        sender: object,
        credentials: dict[str, str],
        request: HttpRequest | None = None,
        **named: object,
    ) -> None:
        """axes dates a first failure by the machine's clock; ours is the request's, like all."""
        resting = request is not None and request.axes_locked_out
        super().user_login_failed(sender, credentials, request, **named)
        if request is not None and not resting:
            AccessAttempt.objects.filter(
                username=credentials.get("username"), ip_address=request.axes_ip_address
            ).update(attempt_time=request.axes_attempt_time)

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, str] | None = None
    ) -> int:
        """A success clears the account's failures only: else one good login frees an address."""
        return release(str((credentials or {}).get("username") or ""))


def waiting(request: HttpRequest, username: str) -> timedelta:
    """How long ``username`` must wait at this address; the request carries axes' marks."""
    return Handler().wait(request, {"username": username})


def release(username: str) -> int:
    """Forget the failures on one account; how many rows went."""
    return AccessAttempt.objects.filter(username=username).delete()[0]


def keep_page(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """axes' lock-out answer is the login form itself, which says how long to wait."""
    return response
