"""What waits for somebody on a day: items, extensions, reports, papers; each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ipcity.actions.item_lights import lit_items
from ipcity.domain.supervision.items import RUNNING, Move, Stage
from ipcity.domain.supervision.reminders import Kind, Matter
from ipcity.domain.supervision.reports import State, Step
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import name_of
from ipcity.store.models.clocks import Clock
from ipcity.store.models.districts import District
from ipcity.store.models.items import Extension, ItemMove, ItemUnit
from ipcity.store.models.papers import Delivery
from ipcity.store.models.proceedings import Proceeding, ProceedingOfficer
from ipcity.store.models.programmes import Programme
from ipcity.store.models.report_records import ReportStep
from ipcity.store.models.reporting import Report

# A decision older than this is history: nobody waits to be told of it when reminders are switched on.
RECENT = timedelta(days=14)


def matters(district: District, on: date) -> Iterator[Matter]:
    """Everything that may call for a reminder; the rule decides what does."""
    for programme in Programme.objects.filter(district=district).order_by("pk"):
        yield from _due_items(programme, on)
    yield from _unsigned_items(district, on)
    yield from _decided_extensions(district, on)
    yield from _open_reports(district, on)
    yield from _returned_reports(district, on)
    yield from _unsigned_papers(district, on)
    yield from _terms_of_cases(district)


def _due_items(programme: Programme, on: date) -> Iterator[Matter]:
    for each in lit_items(programme=programme, on=on):
        told, item = each.standing, each.item
        if not each.is_finished and told.due is not None:
            what = f"{_item(item.number, item.title)}"
            yield Matter(Kind.ITEM_DUE, f"item:{item.pk}", each.unit, told.due, what, told.period)


def _unsigned_items(district: District, on: date) -> Iterator[Matter]:
    """The lead has not signed while the item stands at 已交办; a supporting unit while it runs."""
    rows = ItemUnit.objects.filter(
        district=district, signed_at=None, item__stage__in=sorted(RUNNING)
    ).select_related("item")
    waiting = [
        each
        for each in rows.order_by("item_id", "role", "position", "id")
        if each.role == ItemUnit.Role.SUPPORT or each.item.stage == Stage.ISSUED
    ]
    handed = ItemMove.objects.filter(
        item__in={each.item_id for each in waiting}, move__in=(Move.ISSUE, Move.TRANSFER)
    )
    days = {each.item_id: day_of(each.at) for each in handed.order_by("id")}
    for each in waiting:
        day = days.get(each.item_id)
        if day is not None and day <= on:
            what = f"{_item(each.item.number, each.item.title)}待本单位签收"
            subject = f"item:{each.item_id}"
            yield Matter(Kind.ITEM_SIGN, subject, each.unit_id, day, what, str(each.unit_id))


def _decided_extensions(district: District, on: date) -> Iterator[Matter]:
    rows = Extension.objects.filter(district=district, decided_at__isnull=False)
    for each in rows.select_related("item").order_by("id"):
        day = day_of(each.decided_at)
        if on - RECENT <= day <= on:
            word = f"同意延期至{each.asked_due}" if each.is_granted else "未同意延期"
            what = f"{_item(each.item.number, each.item.title)}{word}"
            subject = f"item:{each.item_id}"
            yield Matter(Kind.EXTENSION, subject, each.item.lead_id, day, what, str(each.pk))


def _open_reports(district: District, on: date) -> Iterator[Matter]:
    """What came in time and was sent back is not overdue: that it was sent back is told instead."""
    for each in _still_open(district):
        is_back = each.state == State.RETURNED
        if is_back and on > each.due and not each.is_late:
            continue
        what = f"{_report(each)}{'退回后未重报' if is_back else '未报'}"
        yield Matter(Kind.REPORT_DUE, f"report:{each.pk}", each.unit_id, each.due, what)


def _returned_reports(district: District, on: date) -> Iterator[Matter]:
    returned = {each.pk: each for each in _still_open(district) if each.state == State.RETURNED}
    steps = ReportStep.objects.filter(report__in=returned, step=Step.RETURN).order_by("id")
    days = {each.report_id: (day_of(each.at), str(each.pk)) for each in steps}
    for pk, (day, mark) in days.items():
        if day <= on:
            what = f"{_report(returned[pk])}已退回，待改正"
            subject = f"report:{pk}"
            yield Matter(Kind.REPORT_RETURNED, subject, returned[pk].unit_id, day, what, mark)


def _still_open(district: District) -> list[Report]:
    return list(Report.objects.filter(district=district).still_open().listed().order_by("pk"))


def _unsigned_papers(district: District, on: date) -> Iterator[Matter]:
    rows = Delivery.objects.filter(district=district, received_at=None).select_related("paper")
    for each in rows.order_by("id"):
        day = day_of(each.sent_at)
        if day <= on:
            what = f"公文“{each.paper.title}”待本单位签收"
            subject = f"paper:{each.paper_id}"
            yield Matter(Kind.PAPER_SIGN, subject, each.unit_id, day, what, str(each.unit_id))


def _terms_of_cases(district: District) -> Iterator[Matter]:
    """Each term that runs, by the earliest day on which it can end; what is in the case stays there."""
    clocks = Clock.objects.filter(
        district=district, ledger=name_of(Proceeding), state=Clock.State.RUNNING
    )
    found = list(clocks.order_by("id"))
    cases = Proceeding.objects.in_bulk({each.row for each in found})
    officers: dict[int, list[int]] = {}
    rows = ProceedingOfficer.objects.filter(proceeding__in=cases, removed_at=None)
    for case, person in rows.order_by("id").values_list("proceeding", "person"):
        officers.setdefault(case, []).append(person)
    for each in found:
        case = cases[each.row]
        people = tuple(officers.get(case.pk, ()))
        subject, what = f"case:{case.pk}", f"案件“{case.number}”{each.ruled.title}"
        yield Matter(
            Kind.CASE_DUE, subject, case.unit_id, each.earliest, what, str(each.pk), people
        )


def _item(number: int, title: str) -> str:
    return f"督办事项{number}号“{title[:80]}”"


def _report(report: Report) -> str:
    return f"{report.period.period.words}“{report.form.name}”"
