"""Reporting periods (期次): opened with a report for every duty, locked with their figures, told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit, measurements, reporting_figures, snapshots
from ipcity.actions.calendars import calendar_of
from ipcity.actions.reporting_contents import digest_of, told
from ipcity.actions.reporting_differences import differences
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reports import State, Step, due_day
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.periods import Cycle, Period, period_on
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.programmes import Programme
from ipcity.store.models.report_records import ReportStep
from ipcity.store.models.reporting import Report, ReportDuty, ReportForm, ReportingPeriod
from ipcity.store.models.snapshots import Snapshot

AUDIT_LABELS = {"open-period": "启用报送期次", "lock-period": "锁定报送期次"}
BASIS = "报送期次"


def locked(programme: Programme, code: str) -> ReportingPeriod | None:
    """The period of this name where it is locked."""
    rows = ReportingPeriod.objects.filter(programme=programme, code=code)
    found: ReportingPeriod | None = rows.exclude(locked_at=None).first()
    return found


def open_period(
    *, programme: Programme, period: Period, actor: Actor, at: datetime
) -> ReportingPeriod:
    """Have every unit with a duty report; opened again, units that got a duty since are added."""
    require(actor, Verb.LOCK_PERIOD, district=programme.district_id)
    _refuse_outside(programme, period)
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        held, _ = ReportingPeriod.objects.get_or_create(
            programme=programme,
            code=period.code,
            defaults={
                "district_id": programme.district_id,
                "cycle": period.cycle,
                "last": period.last,
                "opened_by_id": actor.person,
                "opened_at": at,
            },
        )
        if held.is_locked:
            raise Refused("period-locked", f"{period.words}已锁定，不能再启用。", BASIS)
        made = _add_reports(held)
        audit.record(
            actor=actor,
            verb="open-period",
            subject=held,
            at=at,
            district=programme.district_id,
            facts={"period": period.code, "reports": made},
            under=Verb.LOCK_PERIOD,
        )
    return held


def _refuse_outside(programme: Programme, period: Period) -> None:
    first, last = programme.first_year, programme.last_year
    if first is None or last is None or not first <= period.start.year <= last:
        raise Refused("period-outside", f"{period.words}不在试点工作的年度内。", BASIS)


def _add_reports(held: ReportingPeriod) -> int:
    """A row of state 未报 for every duty that has none; by the newest version of its form."""
    period = held.period
    forms = {
        form.code: form for form in ReportForm.objects.filter(programme=held.programme).newest()
    }
    duties = ReportDuty.objects.filter(programme=held.programme).asked_in(period)
    calendar = calendar_of(held.district_id)
    there = set(held.reports.values_list("form_code", "unit_id"))
    rows = [
        Report(
            district_id=held.district_id,
            period=held,
            form=forms[duty.form_code],
            form_code=duty.form_code,
            unit_id=duty.unit_id,
            due=due_day(period, duty.working_days, calendar),
        )
        for duty in duties
        if (duty.form_code, duty.unit_id) not in there
    ]
    if not rows and not there:
        raise Refused(
            "no-duties",
            f"{period.words}还没有单位需要报送，请先在“表单”中发布表单并指定报送单位。",
            BASIS,
        )
    return len(Report.objects.bulk_create(rows))


def waiting(programme: Programme, on: date) -> tuple[Period, ...]:
    """Periods that have ended or run, have duties, and were not opened: of each cycle the latest
    ended one and the one that runs."""
    cycles = (
        ReportDuty.objects.filter(programme=programme).order_by().values_list("cycle").distinct()
    )
    known = set(ReportingPeriod.objects.filter(programme=programme).values_list("code", flat=True))
    found = []
    for (cycle,) in cycles:
        now = period_on(on, Cycle(cycle))
        found += [each for each in (now.previous(), now) if each.code not in known]
    duties = ReportDuty.objects.filter(programme=programme)
    years = range(programme.first_year or 1, (programme.last_year or 0) + 1)
    return tuple(p for p in found if p.start.year in years and duties.asked_in(p).exists())


def lock(
    *, period: ReportingPeriod, expected_version: int, actor: Actor, at: datetime
) -> ReportingPeriod:
    """Take a snapshot, measure everything that is bound on the period's last day, and close it.

    What is not approved by then stays 未报 for good; nothing may lie with a checker.
    """
    require(actor, Verb.LOCK_PERIOD, district=period.district_id)
    audit.require_clock(at)
    if day_of(at) <= period.last:
        raise Refused("period-running", f"{period}还没有结束，不能锁定。", BASIS)
    snapshot = _measured(period, actor, at)
    with transaction.atomic():
        held: ReportingPeriod = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
        refuse_stale(held, expected_version, {})
        reports = list(held.reports.select_for_update().order_by("pk"))
        _refuse_unready(held, reports)
        count = _close(reports, actor, at)
        head = AuditEntry.objects.order_by("-sequence").only("sequence", "hash").first()
        held.locked_by_id, held.locked_at = actor.person, at
        held.snapshot = snapshot.manifest
        held.audit_sequence, held.audit_root = (head.sequence, head.hash) if head else (0, "")
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            verb="lock-period",
            subject=held,
            at=at,
            district=held.district_id,
            facts={
                "period": held.code,
                "manifest": held.snapshot,
                "root": held.audit_root,
                "reports": count,
                "missing": len(reports) - count,
            },
            under=Verb.LOCK_PERIOD,
        )
    return held


def _measured(period: ReportingPeriod, actor: Actor, at: datetime) -> Snapshot:
    """The snapshot that the period's figures are of, with every value computed and kept."""
    district = period.district_id
    measurements.measure(district=district, codes=None, on=period.last, at=at, actor=actor)
    snapshot = snapshots.current(district=district, actor=actor, at=at)
    reporting_figures.count(period, snapshot, period.last, at)
    return snapshot


def _refuse_unready(period: ReportingPeriod, reports: Iterable[Report]) -> None:
    if period.is_locked:
        raise Refused("period-locked", f"{period}已经锁定。", BASIS)
    undecided = Report.objects.filter(period=period).undecided().count()
    if undecided:
        raise Refused(
            "reports-undecided", f"还有{undecided}份报表在审核环节，请先审定或退回。", BASIS
        )
    open_ones = [each.figure for each in differences(period) if not each.is_settled]
    if open_ones:
        raise Refused(
            "figures-differ", f"各单位报送数不一致，请先核对认定：{'、'.join(open_ones)}。", BASIS
        )


def _close(reports: Iterable[Report], actor: Actor, at: datetime) -> int:
    """Approved reports are locked with what they say; the others stay as they are. How many."""
    steps = []
    for report in reports:
        if report.at_state is not State.APPROVED:
            continue
        content = told(report)
        report.state = State.LOCKED
        report.version += 1
        report.save(update_fields=["state", "version"])
        steps.append(
            ReportStep(
                district_id=report.district_id,
                report=report,
                step=Step.LOCK,
                state=State.LOCKED,
                at=at,
                person_id=actor.person,
                content=content,
                digest=digest_of(content),
            )
        )
    return len(ReportStep.objects.bulk_create(steps))
