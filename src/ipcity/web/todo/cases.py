"""Cases of which a term runs out within a week, and criminal hits that wait for the head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.domain.access import Verb, scope_of
from ipcity.store.ledgers import name_of
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceeding_alerts import CriminalAlert
from ipcity.store.models.proceedings import Proceeding
from ipcity.web.todos import Todo

TITLE = "案件期限"
ORDER = 12
SOON = timedelta(days=7)


def waiting(request: HttpRequest) -> Iterator[Todo]:
    yield from _own_terms(request)
    yield from _alerts(request)
    yield from _not_shared_out(request)


def _own_terms(request: HttpRequest) -> Iterator[Todo]:
    """The earliest day a term can end is the day to be ready by."""
    cases = Proceeding.objects.within(scope_of(request.actor, Verb.READ_CASES))
    mine = {each.pk: each for each in cases.open().handled_by(request.actor.person)}
    clocks = Clock.objects.filter(
        ledger=name_of(Proceeding), row__in=mine, state=Clock.State.RUNNING,
        earliest__lte=request.today + SOON,
    )  # fmt: skip
    for each in clocks.order_by("earliest", "id"):
        case = mine[each.row]
        yield Todo(
            what=f"{case.number} {each.ruled.title}",
            url=reverse("case", args=[case.pk]),
            act="办理",
            due=each.earliest,
            note=case.cause,
        )


def _alerts(request: HttpRequest) -> Iterator[Todo]:
    scope = scope_of(request.actor, Verb.DECIDE_CASE)
    rows = CriminalAlert.objects.within(scope).filter(decided_at=None)
    for each in rows.select_related("proceeding").order_by("id"):
        yield Todo(
            what=f"{each.proceeding.number} 涉嫌犯罪提示",
            url=reverse("case-alert", args=[each.proceeding_id, each.pk]),
            act="决定",
            since=localdate(each.at),
            note=each.words,
        )


def _not_shared_out(request: HttpRequest) -> Iterator[Todo]:
    scope = scope_of(request.actor, Verb.DECIDE_CASE)
    rows = Proceeding.objects.within(scope).open().exclude(officers__removed_at=None)
    for each in rows.order_by("id"):
        yield Todo(
            what=f"{each.number} {each.cause}",
            url=reverse("case-officers", args=[each.pk]),
            act="分派",
            since=each.received_on,
            note="尚未分派办案人员",
        )
