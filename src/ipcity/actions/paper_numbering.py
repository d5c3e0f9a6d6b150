"""The register of 发文字号: one serial after the other in each year, every hole explained.

Basis: GB/T 9704-2012 7.2.5; 《党政机关公文处理工作条例》第九条 (发文字号由发文机关代字、年份、发文顺序号组成).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from ipcity.actions import audit, papers
from ipcity.actions.paper_steps import forward, held
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import Move
from ipcity.domain.terms.days import day_of
from ipcity.store.models.districts import District
from ipcity.store.models.paper_registers import DocumentNumber
from ipcity.store.models.papers import Paper, PaperFile

AUDIT_LABELS = {"number-paper": "公文编号"}
BASIS: Final = "发文字号登记"
_CODE: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,20}")
MOST_SKIPPED: Final = 500


def next_serial(district: int, organ_code: str, year: int) -> int:
    rows = DocumentNumber.objects.filter(district=district, organ_code=organ_code, year=year)
    last: int | None = rows.aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def number(
    *,
    paper: Paper,
    organ_code: str,
    serial: int | None = None,
    reason: str = "",
    actor: Actor,
    at: datetime,
) -> DocumentNumber:
    """The next number of ``organ_code``, or a later one whose gap ``reason`` explains.

    A paper that was sent back keeps the number that it had. Where no hand-edited file stands, the
    text is written anew with its number.
    """
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        District.objects.select_for_update(no_key=True).get(pk=paper.district_id)
        row, before = held(paper, Move.NUMBER)
        given = DocumentNumber.objects.filter(paper=row).first()
        found = given or _taken(row, organ_code.strip(), serial, reason.strip(), actor, at)
        row.document_number = found
        _final(row, actor, at)
        forward(row, Move.NUMBER, before, actor, at, remark=str(found))
        audit.record(
            actor=actor, verb="number-paper", under=Verb.DRAFT_PAPER, subject=row, at=at,
            district=row.district_id, facts={"year": found.year, "serial": found.serial},
        )  # fmt: skip
    return found


def _taken(
    paper: Paper, organ_code: str, serial: int | None, reason: str, actor: Actor, at: datetime
) -> DocumentNumber:
    if not _CODE.fullmatch(organ_code):
        raise Refused("bad-organ-code", "机关代字由 2 至 20 个汉字组成，例如 江津知办。", BASIS)
    on = day_of(at)
    due = next_serial(paper.district_id, organ_code, on.year)
    wanted = due if serial is None else serial
    if wanted < due:
        raise Refused("serial-taken", f"序号{wanted}已经登记，下一个序号是{due}。", BASIS)
    if wanted > due and not reason:
        raise Refused("gap-unexplained", f"下一个序号是{due}，跳过的序号请写明原因。", BASIS)
    if wanted - due > MOST_SKIPPED:
        raise Refused("gap-too-wide", f"一次最多跳过{MOST_SKIPPED}个序号，请核对。", BASIS)
    rows = [
        _row(paper.district_id, organ_code, on, each, actor, reason=reason)
        for each in range(due, wanted)
    ]
    DocumentNumber.objects.bulk_create(rows)
    last = _row(paper.district_id, organ_code, on, wanted, actor, paper=paper, title=paper.title)
    last.save(force_insert=True)
    return last


def _row(
    district: int, organ_code: str, on: date, serial: int, actor: Actor, **more: object
) -> DocumentNumber:
    return DocumentNumber(
        district_id=district,
        organ_code=organ_code,
        year=on.year,
        serial=serial,
        taken_on=on,
        taken_by_id=actor.person,
        **more,
    )


def _final(row: Paper, actor: Actor, at: datetime) -> None:
    """The composed text again, now with its number; a draft edited by hand stays as it is."""
    edited = PaperFile.objects.filter(
        paper=row, generation=row.generation, origin=PaperFile.Origin.EDITED
    )
    if not edited.exists():
        papers.add_file(row, PaperFile.Origin.FINAL, papers.rendered(row), actor, at)
