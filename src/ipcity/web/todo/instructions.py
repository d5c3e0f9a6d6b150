"""Leaders' instructions that wait: to be passed on, to be answered, or to be judged."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.instructions import Instruction
from ipcity.web.todos import Todo

TITLE = "领导批示"
ORDER = 15
State = InstructionRelay.State


def waiting(request: HttpRequest) -> Iterator[Todo]:
    yield from _to_answer(request)
    if may(request.actor, Verb.ASSIGN_WORK):
        yield from _to_judge(request)
        yield from _to_pass_on(request)


def _to_answer(request: HttpRequest) -> Iterator[Todo]:
    seen: set[int] = set()
    for verb in (Verb.REPORT, Verb.APPROVE_REPORT):
        rows = InstructionRelay.objects.within(scope_of(request.actor, verb))
        rows = rows.filter(state__in=(State.SENT, State.RETURNED)).exclude(pk__in=seen)
        for row in rows.select_related("instruction", "unit"):
            seen.add(row.pk)
            returned = f"被退回：{row.remark}" if row.state == State.RETURNED else row.asked
            yield _todo(row, "回复", f"{row.unit.name}：{returned}")


def _to_judge(request: HttpRequest) -> Iterator[Todo]:
    rows = InstructionRelay.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK))
    for row in rows.filter(state=State.REPLIED).select_related("instruction", "unit"):
        yield _todo(row, "审核", f"{row.unit.name}已回复")


def _to_pass_on(request: HttpRequest) -> Iterator[Todo]:
    """What leaders wrote here and nobody has sent on yet; the ledger's older rows are history."""
    rows = Instruction.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK)).standing()
    fresh = rows.filter(relays=None, source=None, unit=None, followed_up_on=None)
    for row in fresh.order_by("given_on", "pk"):
        yield Todo(
            what=f"批示：{row}",
            url=reverse("instruction", args=[row.pk]),
            act="转办",
            since=row.given_on,
            note=row.leader_title,
        )


def _todo(row: InstructionRelay, act: str, note: str) -> Todo:
    return Todo(
        what=f"批示：{row.instruction}",
        url=reverse("relay", args=[row.pk]),
        act=act,
        since=localdate(row.sent_at),
        due=row.due,
        note=note,
    )
