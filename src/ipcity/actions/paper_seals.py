"""The seal: asked for, allowed by another, on so many copies; and the scan of what was signed.

Basis: 《国务院关于国家行政机关和企业事业单位社会团体印章管理的规定》(国发〔1999〕25号): 用印须经批准并登记.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, files, papers
from ipcity.actions.paper_steps import forward, held
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import Move, refuse_same_person, require_remark
from ipcity.store.models.paper_registers import SealUse
from ipcity.store.models.papers import Paper

AUDIT_LABELS = {
    "ask-seal": "申请用印",
    "allow-seal": "批准用印",
    "refuse-seal": "不予用印",
    "attach-scan": "附签署扫描件",
}
BASIS: Final = "印章使用登记"
MOST_COPIES: Final = 10_000
MOST_BYTES: Final = 50 * 1024 * 1024
SCANS: Final = {b"%PDF-": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


def ask(*, paper: Paper, seal: str, copies: int, actor: Actor, at: datetime) -> SealUse:
    """Ask to have ``copies`` sealed; only one request waits at a time."""
    papers.permit_drafting(actor, paper.district_id)
    if not seal.strip():
        raise Refused("no-seal", "请填写印章名称。", BASIS)
    if not 1 <= copies <= MOST_COPIES:
        raise Refused("bad-copies", f"份数应在 1 至 {MOST_COPIES} 之间。", BASIS)
    with transaction.atomic():
        row, before = held(paper, Move.ASK_SEAL)
        if waiting(row) is not None:
            raise Refused("seal-asked", "已有待批准的用印申请。", BASIS)
        use: SealUse = SealUse.objects.create(
            district_id=row.district_id, paper=row, seal=seal.strip(), copies=copies,
            applicant_id=actor.person, asked_at=at,
        )  # fmt: skip
        forward(row, Move.ASK_SEAL, before, actor, at, remark=str(use))
        _record(actor, "ask-seal", use, at, Verb.DRAFT_PAPER, copies=copies)
    return use


def allow(*, paper: Paper, actor: Actor, at: datetime) -> SealUse:
    """The waiting request is granted; the paper goes on to be sent out."""
    require(actor, Verb.SEAL_PAPER, district=paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.SEAL)
        use = _waiting(row)
        refuse_same_person(use.applicant_id, actor.person, "申请用印与批准用印")
        use.approver_id, use.approved_at = actor.person, at
        use.save(update_fields=["approver", "approved_at"])
        forward(row, Move.SEAL, before, actor, at, remark=str(use))
        _record(actor, "allow-seal", use, at, Verb.SEAL_PAPER, copies=use.copies)
    return use


def refuse(*, paper: Paper, remark: str, actor: Actor, at: datetime) -> SealUse:
    """The waiting request is refused with a reason; the paper stays where it is."""
    require(actor, Verb.SEAL_PAPER, district=paper.district_id)
    told = require_remark(remark, "不予批准的理由")
    with transaction.atomic():
        row, _ = held(paper, Move.SEAL)
        use = _waiting(row)
        use.approver_id, use.refused = actor.person, told[:300]
        use.save(update_fields=["approver", "refused"])
        _record(actor, "refuse-seal", use, at, Verb.SEAL_PAPER)
    return use


def attach_scan(*, paper: Paper, name: str, content: bytes, actor: Actor, at: datetime) -> Paper:
    """The scan of the signed and sealed paper, kept by its hash; a later one takes its place."""
    papers.permit_drafting(actor, paper.district_id)
    _refuse_other_files(name, content)
    with transaction.atomic():
        row, before = held(paper, Move.SCAN)
        row.scan = files.keep(
            district=row.district_id, name=name, content=content, actor=actor, at=at,
            verb=Verb.READ_PAPERS,
        )  # fmt: skip
        forward(row, Move.SCAN, before, actor, at, remark=row.scan.sha256)
        _record(actor, "attach-scan", row, at, Verb.DRAFT_PAPER, sha256=row.scan.sha256)
    return row


def waiting(paper: Paper) -> SealUse | None:
    """The request that nobody has answered yet."""
    rows = SealUse.objects.filter(paper=paper, approved_at=None, refused="")
    found: SealUse | None = rows.order_by("-pk").first()
    return found


def _waiting(paper: Paper) -> SealUse:
    use = waiting(paper)
    if use is None:
        raise Refused("seal-not-asked", "还没有用印申请，请先由拟稿人员提出。", BASIS)
    return use


def _refuse_other_files(name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Refused("file-too-large", "扫描件超过 50 MB，请降低分辨率后重新扫描。", BASIS)
    if not any(content.startswith(start) for start in SCANS):
        raise Refused("not-a-scan", f"“{name}”不是 PDF、PNG 或 JPEG 文件。", BASIS)


def _record(
    actor: Actor, verb: str, row: SealUse | Paper, at: datetime, under: Verb, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor, verb=verb, under=under, subject=row, at=at, district=row.district_id,
        facts=facts,
    )  # fmt: skip
