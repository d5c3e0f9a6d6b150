"""Sending a paper out, having it signed for, and putting it into the archive.

Basis: 《党政机关公文处理工作条例》第七章; 《归档文件整理规则》(DA/T 22-2015): 年度、保管期限、件号.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from ipcity.actions import audit, papers
from ipcity.actions.paper_steps import forward, held
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import BASIS, Move, require_remark
from ipcity.domain.terms.days import day_of
from ipcity.store.models.districts import District
from ipcity.store.models.papers import Delivery, Paper, Retention
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "deliver-paper": "分发公文",
    "receive-paper": "签收公文",
    "finish-delivery": "公文分发完毕",
    "archive-paper": "公文归档",
}
ARCHIVE_BASIS: Final = "《归档文件整理规则》（DA/T 22-2015）"


def deliver(*, paper: Paper, units: Collection[Unit], actor: Actor, at: datetime) -> int:
    """Send the paper to ``units``; who has it already is left alone. How many were added."""
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.DELIVER)
        had = set(Delivery.objects.filter(paper=row).values_list("unit", flat=True))
        fresh = [unit for unit in units if unit.pk not in had]
        if not fresh:
            raise Refused("no-units", "请选择还没有分发的单位。", BASIS)
        Delivery.objects.bulk_create(
            Delivery(district_id=row.district_id, paper=row, unit=unit, sent_at=at)
            for unit in fresh
        )
        forward(row, Move.DELIVER, before, actor, at, remark=f"{len(fresh)}个单位")
        _record(actor, "deliver-paper", row, at, Verb.DRAFT_PAPER, units=len(fresh))
    return len(fresh)


def receive(*, paper: Paper, unit: Unit, remark: str = "", actor: Actor, at: datetime) -> Delivery:
    """``unit`` has the paper; somebody of the unit says so, or the office for one offline."""
    require(actor, Verb.READ_PAPERS, district=paper.district_id, unit=unit.pk)
    with transaction.atomic():
        row, before = held(paper, Move.RECEIVE)
        found: Delivery | None = (
            Delivery.objects.select_for_update().filter(paper=row, unit=unit).first()
        )
        if found is None or found.received_at is not None:
            raise Refused("not-sent", "本单位没有待签收的这份公文。", BASIS)
        found.received_at, found.receiver_id, found.remark = at, actor.person, remark.strip()
        found.save(update_fields=["received_at", "receiver", "remark"])
        forward(row, Move.RECEIVE, before, actor, at, unit=unit, remark=remark)
        _record(actor, "receive-paper", row, at, Verb.READ_PAPERS, unit=unit.pk)
    return found


def finish(*, paper: Paper, remark: str = "", actor: Actor, at: datetime) -> Paper:
    """All have signed for it, or ``remark`` says why the rest is not waited for."""
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.FINISH)
        sent = Delivery.objects.filter(paper=row)
        if not sent.exists():
            raise Refused("not-delivered", "还没有分发到任何单位。", BASIS)
        if sent.filter(received_at=None).exists():
            require_remark(remark, "还有单位未签收而结束分发的原因")
        forward(row, Move.FINISH, before, actor, at, remark=remark.strip())
        _record(actor, "finish-delivery", row, at, Verb.DRAFT_PAPER, units=sent.count())
    return row


def archive(
    *, paper: Paper, retention: Retention, year: int | None = None, actor: Actor, at: datetime
) -> Paper:
    """Into the archive under the next item number of its year and retention; needs the scan."""
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        District.objects.select_for_update(no_key=True).get(pk=paper.district_id)
        row, before = held(paper, Move.ARCHIVE)
        if row.scan_id is None:
            raise Refused("no-scan", "请先附上签署、用印后的扫描件。", ARCHIVE_BASIS)
        row.archive_year = year or (row.signed_on or day_of(at)).year
        row.retention = retention.value
        row.archive_item = _next_item(row)
        told = f"{row.archive_year}年度 {retention.label} 第{row.archive_item}件"
        forward(row, Move.ARCHIVE, before, actor, at, remark=told)
        _record(actor, "archive-paper", row, at, Verb.DRAFT_PAPER, item=row.archive_item)
    return row


def _next_item(row: Paper) -> int:
    rows = Paper.objects.filter(
        district=row.district_id, archive_year=row.archive_year, retention=row.retention
    )
    last: int | None = rows.aggregate(last=Max("archive_item"))["last"]
    return (last or 0) + 1


def _record(
    actor: Actor, verb: str, row: Paper, at: datetime, under: Verb, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor, verb=verb, under=under, subject=row, at=at, district=row.district_id,
        facts=facts,
    )  # fmt: skip
