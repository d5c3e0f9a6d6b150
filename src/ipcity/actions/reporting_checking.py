"""Checking reports: by the unit's reviewer, by the office, approved by its lead, or sent back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ipcity.actions.reporting_progress import accept_progress, report_progress
from ipcity.actions.reporting_steps import Hand, Taken, advance
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reports import BASIS, State, Step, refuse_same_person
from ipcity.store.models.reporting import Report

# who may send back what lies with them
SENDS_BACK: Mapping[State, Verb] = {
    State.SUBMITTED: Verb.APPROVE_REPORT,
    State.UNIT_CHECKED: Verb.CHECK_REPORT,
    State.OFFICE_CHECKED: Verb.LOCK_PERIOD,
    State.APPROVED: Verb.LOCK_PERIOD,
}


def unit_check(
    *, report: Report, remark: str = "", expected_version: int, actor: Actor, at: datetime
) -> Report:
    """The unit's reviewer passes the report: it has reached the office now."""
    require(actor, Verb.APPROVE_REPORT, district=report.district_id, unit=report.unit_id)

    def deliver(row: Report) -> Mapping[str, int]:
        row.first_delivered_at = row.first_delivered_at or at
        return {"items": report_progress(row, actor, at)}

    taken = Taken(
        Step.UNIT_CHECK,
        Verb.APPROVE_REPORT,
        remark,
        {"unit_checked_by_id": actor.person, "delivered_at": at},
        judge=lambda row: refuse_same_person(actor.person, [row.submitted_by_id]),
        write=deliver,
    )
    return advance(report, taken, Hand(actor, at, expected_version))


def office_check(
    *, report: Report, remark: str = "", expected_version: int, actor: Actor, at: datetime
) -> Report:
    """The office finds it right."""
    require(actor, Verb.CHECK_REPORT, district=report.district_id)
    taken = Taken(
        Step.OFFICE_CHECK,
        Verb.CHECK_REPORT,
        remark,
        {"office_checked_by_id": actor.person},
        judge=lambda row: refuse_same_person(actor.person, _before(row)),
    )
    return advance(report, taken, Hand(actor, at, expected_version))


def approve(
    *, report: Report, remark: str = "", expected_version: int, actor: Actor, at: datetime
) -> Report:
    """审定 by the office's lead; the progress of its items counts from now."""
    require(actor, Verb.LOCK_PERIOD, district=report.district_id)
    taken = Taken(
        Step.APPROVE,
        Verb.LOCK_PERIOD,
        remark,
        {"approved_by_id": actor.person},
        judge=lambda row: refuse_same_person(
            actor.person, [*_before(row), row.office_checked_by_id]
        ),
        write=lambda row: {"items": accept_progress(row, actor, at)},
    )
    return advance(report, taken, Hand(actor, at, expected_version))


def send_back(
    *, report: Report, reason: str, expected_version: int, actor: Actor, at: datetime
) -> Report:
    """退回 with what is to be mended, by whoever it lies with; the unit fills it in anew."""
    verb = SENDS_BACK.get(report.at_state)
    if verb is None:
        raise Refused("report-not-there", "本报表不在审核环节，不能退回。", BASIS)
    unit = report.unit_id if verb is Verb.APPROVE_REPORT else None
    require(actor, verb, district=report.district_id, unit=unit)
    if not reason.strip():
        raise Refused("reason-needed", "请写明退回的理由。", BASIS)

    def write(row: Report) -> Mapping[str, int]:
        row.returns += 1
        return {"returns": row.returns}

    taken = Taken(Step.RETURN, verb, reason, write=write)
    return advance(report, taken, Hand(actor, at, expected_version))


def _before(report: Report) -> list[int | None]:
    return [report.submitted_by_id, report.unit_checked_by_id]
