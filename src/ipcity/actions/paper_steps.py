"""The steps of a paper: sent to be checked, countersigned, signed, sent back, made void.

Basis: 《党政机关公文处理工作条例》: 公文文稿签发前, 应当由办公厅（室）进行审核; 涉及其他部门职权的, 应当会签.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit, papers
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import (
    BASIS,
    Move,
    State,
    moved,
    refuse_same_person,
    require_remark,
)
from ipcity.domain.terms.days import day_of
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.paper_registers import DocumentNumber
from ipcity.store.models.papers import Countersignature, Paper, PaperFile
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "submit-paper": "公文送核稿",
    "check-paper": "公文核稿",
    "countersign-paper": "公文会签",
    "sign-paper": "签发公文",
    "return-paper": "退回公文",
    "void-paper": "作废公文",
}


def submit(
    *, paper: Paper, expected_version: int, remark: str = "", actor: Actor, at: datetime
) -> Paper:
    """The draft goes to be checked."""
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.SUBMIT, expected_version)
        forward(row, Move.SUBMIT, before, actor, at, remark=remark)
        _record(actor, "submit-paper", row, at, Verb.DRAFT_PAPER)
    return row


def check(
    *,
    paper: Paper,
    expected_version: int,
    units: Collection[Unit] = (),
    reason: str = "",
    remark: str = "",
    actor: Actor,
    at: datetime,
) -> Paper:
    """The text is right: on to ``units`` for their countersignature, or straight to be signed.

    Refused where the newest file has numbers that differ from the bound ones and no ``reason`` says
    why, and to who has drafted it.
    """
    papers.permit_drafting(actor, paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.CHECK, expected_version)
        refuse_same_person(row.drafted_by_id, actor.person, "拟稿与核稿")
        _refuse_differences(row, reason)
        row.checked_by_id, row.difference_reason = actor.person, reason.strip()
        Countersignature.objects.filter(paper=row).delete()
        asked = [
            Countersignature(district_id=row.district_id, paper=row, unit=unit, asked_at=at)
            for unit in units
        ]
        Countersignature.objects.bulk_create(asked)
        forward(
            row, Move.CHECK, before, actor, at,
            to=State.COUNTERSIGNING if asked else None, remark=remark,
        )  # fmt: skip
        _record(actor, "check-paper", row, at, Verb.ISSUE_PAPER, units=len(asked))
    return row


def countersign(*, paper: Paper, unit: Unit, remark: str = "", actor: Actor, at: datetime) -> Paper:
    """``unit`` agrees; with the last unit's agreement the paper goes on to be signed."""
    require(actor, Verb.APPROVE_REPORT, district=paper.district_id, unit=unit.pk)
    with transaction.atomic():
        row, before = held(paper, Move.COUNTERSIGN)
        mine = Countersignature.objects.filter(paper=row, unit=unit, signed_at=None).first()
        if mine is None:
            raise Refused("not-asked", "本单位没有待会签的意见。", BASIS)
        mine.person_id, mine.signed_at, mine.remark = actor.person, at, remark.strip()
        mine.save(update_fields=["person", "signed_at", "remark"])
        left = Countersignature.objects.filter(paper=row, signed_at=None).exists()
        forward(
            row, Move.COUNTERSIGN, before, actor, at,
            to=State.COUNTERSIGNING if left else None, remark=remark, unit=unit,
        )  # fmt: skip
        _record(actor, "countersign-paper", row, at, Verb.APPROVE_REPORT, unit=unit.pk)
    return row


def sign(
    *, paper: Paper, expected_version: int, remark: str = "", actor: Actor, at: datetime
) -> Paper:
    """Signed: the date of the paper is today, the audit log's root is that of this moment."""
    require(actor, Verb.ISSUE_PAPER, district=paper.district_id)
    with transaction.atomic():
        row, before = held(paper, Move.SIGN, expected_version)
        refuse_same_person(row.drafted_by_id, actor.person, "拟稿与签发")
        head = AuditEntry.objects.order_by("-sequence").first()
        if head is not None:
            row.root_sequence, row.root_hash = head.sequence, head.hash
        row.signed_by_id, row.signed_on = actor.person, day_of(at)
        forward(row, Move.SIGN, before, actor, at, remark=remark)
        _record(actor, "sign-paper", row, at, Verb.ISSUE_PAPER, root=row.root_hash)
    return row


def send_back(
    *, paper: Paper, expected_version: int, remark: str, actor: Actor, at: datetime
) -> Paper:
    """To the step before, with a remark: back to the drafter, or to the one who signs."""
    _permit_return(paper, actor)
    told = require_remark(remark, "退回意见")
    with transaction.atomic():
        row, before = held(paper, Move.RETURN, expected_version)
        if moved(before, Move.RETURN) in (State.DRAFTING, State.ISSUING):
            row.signed_by_id, row.signed_on = None, None
        forward(row, Move.RETURN, before, actor, at, remark=told)
        _record(actor, "return-paper", row, at, Verb.READ_PAPERS, before=before)
    return row


def void(*, paper: Paper, expected_version: int, remark: str, actor: Actor, at: datetime) -> Paper:
    """The paper is given up; a number that it bore stays in the register as void, with the reason."""
    require(actor, Verb.ISSUE_PAPER, district=paper.district_id)
    told = require_remark(remark, "作废理由")
    with transaction.atomic():
        row, before = held(paper, Move.VOID, expected_version)
        numbers = DocumentNumber.objects.filter(paper=row)
        numbers.update(voided_at=at, reason=f"公文作废：{told}"[:300])
        forward(row, Move.VOID, before, actor, at, remark=told)
        _record(actor, "void-paper", row, at, Verb.ISSUE_PAPER, before=before)
    return row


def held(paper: Paper, move: Move, expected_version: int | None = None) -> tuple[Paper, State]:
    """The paper, locked, and its state, from which ``move`` must lead on."""
    row: Paper = Paper.objects.select_for_update().get(pk=paper.pk)
    if expected_version is not None:
        refuse_stale(row, expected_version, {"state": paper.state})
    moved(State(row.state), move)
    return row, State(row.state)


def forward(
    row: Paper,
    move: Move,
    before: State,
    actor: Actor,
    at: datetime,
    *,
    to: State | None = None,
    **more: object,
) -> None:
    """Save ``row`` in its next state and write the step down. Part of a larger action."""
    row.state = (to or moved(before, move)).value
    row.version += 1
    row.save()
    papers.step(row, move, before, actor, at, **more)


def newest_text(paper: Paper) -> PaperFile | None:
    """The version that is checked, signed and sent: the newest that is the paper itself."""
    origins = (PaperFile.Origin.COMPOSED, PaperFile.Origin.EDITED, PaperFile.Origin.FINAL)
    rows = PaperFile.objects.filter(paper=paper, origin__in=origins).select_related("file")
    return rows.order_by("-number").first()


def _refuse_differences(paper: Paper, reason: str) -> None:
    text = newest_text(paper)
    differs = text.verdicts.get("differs", 0) if text else 0
    if differs and not reason.strip():
        raise Refused(
            "numbers-differ",
            f"修改稿中有{differs}处数字与系统不一致，请改正后重新上传，或写明理由。",
            "公文中的数字须与所绑定的统计底稿一致",
        )


def _permit_return(paper: Paper, actor: Actor) -> None:
    """The office at every step; a unit that is asked to countersign at that step."""
    asked = Countersignature.objects.filter(paper=paper, signed_at=None)
    if paper.state == State.COUNTERSIGNING:
        for each in asked.order_by("pk"):
            try:
                require(actor, Verb.APPROVE_REPORT, district=paper.district_id, unit=each.unit_id)
            except Refused:
                continue
            return
    papers.permit_drafting(actor, paper.district_id)


def _record(
    actor: Actor, verb: str, row: Paper, at: datetime, under: Verb, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor, verb=verb, under=under, subject=row, at=at, district=row.district_id,
        facts={"state": row.state, **facts},
    )  # fmt: skip
