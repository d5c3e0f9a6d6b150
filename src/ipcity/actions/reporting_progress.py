"""The progress of items as reports carry it: received with the report, counted once it is approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ipcity.actions.item_rows import Hand, Said, add_move
from ipcity.domain.access import Actor
from ipcity.domain.supervision.items import AT_WORK, Move, moved
from ipcity.store.models.items import Item
from ipcity.store.models.reporting import Report, ReportValue


def report_progress(report: Report, actor: Actor, at: datetime) -> int:
    """报告进度 for every item of the report. Part of a larger action; how many."""
    return sum(_move(item, Move.PROGRESS, value, Hand(actor, at)) for item, value in _open(report))


def accept_progress(report: Report, actor: Actor, at: datetime) -> int:
    """认可进度 for every item of the report. Part of a larger action; how many."""
    return sum(
        _move(item, Move.ACCEPT_PROGRESS, value, Hand(actor, at)) for item, value in _open(report)
    )


def _open(report: Report) -> Iterator[tuple[Item, ReportValue]]:
    """Items of the report that are still worked on; another way may have ended one meanwhile."""
    values = {v.item_id: v for v in ReportValue.objects.filter(report=report, item__isnull=False)}
    rows = Item.objects.select_for_update().filter(pk__in=values, lead=report.unit_id)
    for item in rows.order_by("pk"):
        if item.at_stage in AT_WORK and values[item.pk].number is not None:
            yield item, values[item.pk]


def _move(item: Item, move: Move, value: ReportValue, hand: Hand) -> bool:
    item.stage = moved(item.at_stage, move)
    item.version += 1
    item.save()
    words = f"{value.report.period}报表：{value.text}"
    period = str(value.report.period.code) if item.cycle == value.report.period.cycle else ""
    add_move(item, move, hand, Said(words, value.number, period))
    return True
