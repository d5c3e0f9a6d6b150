"""What 督办 asks of the office: set up, hand out, review, agree to progress, conclude, write off."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate

from ipcity.actions.item_moves import waiting_progress
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.supervision.items import AT_WORK, Stage
from ipcity.store.models.items import Extension, Item
from ipcity.web.todos import Todo

TITLE = "督办审核"
ORDER = 12
_OFFICE = (
    (Stage.DRAFT, "立项", "item-set-up"),
    (Stage.SET_UP, "交办", "item-issue"),
    (Stage.REPORTED, "复核", "item-review"),
)
_LEAD = ((Stage.REVIEWED, "办结", "item-conclude"), (Stage.CONCLUDED, "销号", "item-close"))


def waiting(request: HttpRequest) -> Iterator[Todo]:
    office = scope_of(request.actor, Verb.ASSIGN_WORK)
    lead = scope_of(request.actor, Verb.CONCLUDE_WORK)
    yield from _staged(Item.objects.within(office), _OFFICE)
    yield from _progress(Item.objects.within(office))
    yield from _staged(Item.objects.within(lead), _LEAD)
    for each in Extension.objects.within(lead).open().select_related("item"):
        yield Todo(
            what=f"{each.item}　申请延至 {each.asked_due}",
            url=f"{reverse('item', args=[each.item_id])}#extensions",
            act="审批延期",
            since=localdate(each.asked_at),
            due=each.was_due,
            note=each.reason,
        )


def _staged(rows: QuerySet[Item], wanted: tuple[tuple[Stage, str, str], ...]) -> Iterator[Todo]:
    named = {stage: (act, url) for stage, act, url in wanted}
    found = rows.filter(stage__in=sorted(named)).select_related("lead")
    for each in found.annotate(moved_at=Max("moves__at")):
        act, url = named[each.at_stage]
        since = localdate(each.moved_at) if each.moved_at else None
        address = reverse(url, args=[each.pk])
        yield Todo(str(each), address, act, since, each.due, each.lead.name)


def _progress(rows: QuerySet[Item]) -> Iterator[Todo]:
    reported = rows.filter(stage__in=sorted(AT_WORK), moves__move="progress").distinct()
    for each in reported.select_related("lead"):
        last = waiting_progress(each)
        if last is not None:
            yield Todo(
                what=f"{each}　报告进度 {last.progress}%",
                url=reverse("item-accept", args=[each.pk]),
                act="认可进度",
                since=localdate(last.at),
                due=each.due,
                note=last.remark,
            )
