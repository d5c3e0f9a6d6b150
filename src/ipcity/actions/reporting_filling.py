"""Filling in a report: saved, handed in, 零报告 with its reason, or entered by the office (代报)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from ipcity.actions import files
from ipcity.actions.reporting_contents import Contents, contents, put_answers
from ipcity.actions.reporting_progress import report_progress
from ipcity.actions.reporting_steps import Hand, Taken, advance
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.checks import BASIS, Answer, Finding
from ipcity.domain.supervision.reports import Step
from ipcity.store.models.reporting import Report

Answers = Mapping[str, Answer]
LARGEST_SCAN = 32 << 20
SCANS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n": "png"}
FRESH: Mapping[str, object] = {
    "is_nil": False,
    "nil_reason": "",
    "is_proxy": False,
    "unit_checked_by_id": None,
    "office_checked_by_id": None,
    "approved_by_id": None,
}


class Incomplete(Refused):
    """The report cannot be handed in yet; ``findings`` say which lines keep it back."""

    def __init__(self, findings: Collection[Finding]) -> None:
        said = "；".join(each.sentence for each in findings)
        super().__init__("report-incomplete", f"还不能提交：{said}。", BASIS)
        self.findings = tuple(findings)


def save(
    *, report: Report, answers: Answers, expected_version: int, actor: Actor, at: datetime
) -> Report:
    """Keep what is filled in so far; nothing is checked yet."""
    require(actor, Verb.REPORT, district=report.district_id, unit=report.unit_id)
    held = contents(report=report, actor=actor, at=at, answers=answers)
    taken = Taken(Step.SAVE, Verb.REPORT, changes=FRESH, write=lambda row: _put(held, row))
    return advance(report, taken, Hand(actor, at, expected_version))


def submit(
    *, report: Report, answers: Answers, expected_version: int, actor: Actor, at: datetime
) -> Report:
    """Hand the report to the unit's reviewer; Incomplete while a rule or a question is open."""
    require(actor, Verb.REPORT, district=report.district_id, unit=report.unit_id)
    held = _complete(report, answers, actor, at)
    mine = {"submitted_by_id": actor.person, "submitted_at": at}
    taken = Taken(
        Step.SUBMIT, Verb.REPORT, changes={**FRESH, **mine}, write=lambda row: _put(held, row)
    )
    return advance(report, taken, Hand(actor, at, expected_version))


def nil(
    *, report: Report, reason: str, expected_version: int, actor: Actor, at: datetime
) -> Report:
    """零报告: there was nothing in this period, said as an act of its own. Open items still want words."""
    require(actor, Verb.REPORT, district=report.district_id, unit=report.unit_id)
    if not reason.strip():
        raise Refused("reason-needed", "零报告须写明理由。", BASIS)
    held = contents(report=report, actor=actor, at=at, answers={})
    if held.items:
        raise Refused(
            "items-open",
            f"本单位有{len(held.items)}件在办督办事项须报进展，不能作零报告。",
            BASIS,
        )
    mine = {"submitted_by_id": actor.person, "submitted_at": at}
    said = {"is_nil": True, "nil_reason": reason.strip()[:300]}
    taken = Taken(
        Step.NIL, Verb.REPORT, reason, {**FRESH, **mine, **said}, write=lambda row: _put(held, row)
    )
    return advance(report, taken, Hand(actor, at, expected_version))


def proxy(
    *,
    report: Report,
    answers: Answers,
    scan: tuple[str, bytes],
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Report:
    """代报: the office enters what the unit has signed; ``scan`` (name, bytes) is that paper.

    Received by the system now, whatever day the paper bears; another person of the office checks it.
    """
    require(actor, Verb.CHECK_REPORT, district=report.district_id)
    name, content = scan
    refuse_no_scan(content)
    held = _complete(report, answers, actor, at)

    def write(row: Report) -> Mapping[str, int]:
        row.scan = files.keep(
            district=row.district_id,
            name=name,
            content=content,
            actor=actor,
            at=at,
            verb=Verb.READ_WORK,
            unit=row.unit_id,
        )
        row.first_delivered_at = row.first_delivered_at or at
        return {**_put(held, row), "scan": row.scan.pk, "items": report_progress(row, actor, at)}

    mine = {
        "submitted_by_id": actor.person,
        "submitted_at": at,
        "delivered_at": at,
        "is_proxy": True,
    }
    taken = Taken(Step.PROXY, Verb.CHECK_REPORT, "代报", {**FRESH, **mine}, write=write)
    return advance(report, taken, Hand(actor, at, expected_version))


def refuse_no_scan(content: bytes) -> None:
    """A scan is a PDF or a picture, told by its content."""
    if not content.startswith(tuple(SCANS)):
        raise Refused("bad-scan", "请上传单位签字盖章的扫描件（PDF、JPG 或 PNG）。", BASIS)
    if len(content) > LARGEST_SCAN:
        raise Refused("file-too-large", "扫描件超过32 MB，请压缩后再上传。", BASIS)


def _complete(report: Report, answers: Answers, actor: Actor, at: datetime) -> Contents:
    held = contents(report=report, actor=actor, at=at, answers=answers)
    if held.unanswered:
        raise Incomplete(held.unanswered)
    return held


def _put(held: Contents, row: Report) -> Mapping[str, int]:
    put_answers(held)
    return {"values": row.values.count()}
