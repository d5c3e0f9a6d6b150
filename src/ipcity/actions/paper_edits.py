"""A draft that somebody has edited in Word: kept as a version, its numbers checked on the way in."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, paper_audits, papers
from ipcity.actions.paper_materials import plan_of
from ipcity.actions.paper_steps import forward, held
from ipcity.domain.access import Actor, Verb
from ipcity.domain.supervision.draft_verdicts import Verdict
from ipcity.domain.supervision.paper_ways import FIXED, Move
from ipcity.papers.incoming import read_draft_guarded
from ipcity.papers.incoming.limits import check_bytes, refused
from ipcity.store.models.papers import Paper, PaperFile

AUDIT_LABELS = {"upload-paper": "上传公文修改稿"}
MOST_TOLD: Final = 200


def upload(*, paper: Paper, name: str, content: bytes, actor: Actor, at: datetime) -> PaperFile:
    """One more version of the text; its numbers are compared with the system on the paper's cut-off.

    After the signature it is the final copy (定稿).
    """
    papers.permit_drafting(actor, paper.district_id)
    check_bytes(name, content)
    if not name.lower().endswith(".docx"):
        raise refused("not-docx", name, "不是 .docx 文件，请在 Word 或 WPS 中另存为 .docx 后上传。")
    found = paper_audits.audit_draft(
        plan=plan_of(paper.programme),
        passages=read_draft_guarded(name, content),
        on=paper.on,
        actor=actor,
        at=at,
    )
    counts = {verdict.value: found.count(verdict) for verdict in Verdict}
    told = [
        paper_audits.finding_form(each)
        for each in found.findings
        if each.verdict is Verdict.DIFFERS
    ]
    with transaction.atomic():
        row, before = held(paper, Move.UPLOAD)
        origin = PaperFile.Origin.FINAL if before in FIXED else PaperFile.Origin.EDITED
        version = papers.add_file(row, origin, content, actor, at, name)
        version.verdicts, version.differences = counts, told[:MOST_TOLD]
        version.save(update_fields=["verdicts", "differences"])
        forward(row, Move.UPLOAD, before, actor, at, remark=name[:500])
        audit.record(
            actor=actor, verb="upload-paper", under=Verb.DRAFT_PAPER, subject=row, at=at,
            district=row.district_id, facts={"sha256": version.file.sha256, **counts},
        )  # fmt: skip
    return version
