"""Statutory terms of a row: begun, extended, suspended, stopped, and counted anew with the calendar.

Parts of larger actions: they write inside the caller's transaction and leave the audit event to it.
Source of each term: ``domain/terms/deadline_rules``; every change keeps its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localtime

from ipcity.actions import audit, snapshots
from ipcity.actions.calendars import calendar_of
from ipcity.actions.row_states import Origin, record_states
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of, day_words
from ipcity.domain.terms.deadline_proofs import answer
from ipcity.domain.terms.deadline_rules import rule_called
from ipcity.domain.terms.deadline_rules.declarations import UNIT_WORDS
from ipcity.domain.terms.deadline_walks import Days
from ipcity.domain.terms.deadlines import Deadline, compute
from ipcity.store.ledgers import LedgerRow, ledgers, name_of
from ipcity.store.models.clocks import Clock, ClockChange, days_of, due_words
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {"recount-clocks": "重算期限"}
BASIS: Final = "法定期限"
BATCH: Final = 2000
COUNTED: Final = ("due_on", "due_at", "earliest", "latest", "state", "extensions", "suspensions")


def begin(
    *,
    row: Any,
    name: str,
    rule: str,
    start: date,
    at: datetime,
    facts: Mapping[str, bool] | None = None,
    column: str = "",
) -> Clock:
    """Start the term of ``rule`` for ``row``; Refused where a clock of this name still runs.

    ``start`` is the day of the event, a moment for terms in hours. ``column``: the date of the
    ledger's row (``row`` itself, or a case's) that follows the end of the term; what was read of it
    before is stale then.
    """
    if Clock.objects.of(row).open().filter(name=name).exists():
        raise Refused("clock-runs", f"“{rule_called(rule).title}”的期限已经在计算。", BASIS)
    clock = Clock(
        district_id=row.district_id,
        unit_id=getattr(row, "unit_id", None),
        ledger=name_of(type(row)),
        row=row.pk,
        name=name,
        rule=rule,
        begun_on=days_of(start),
        begun_at=start if isinstance(start, datetime) else None,
        facts=dict(facts or {}),
        column=column,
    )
    if column:
        kept = getattr(row, "ledger_row", row)
        clock.kept_ledger, clock.kept_row = name_of(type(kept)), kept.pk
    _count(clock, calendar_of(clock.district_id), at)
    clock.save()
    told = f"{clock.ruled.event}（{_moment(start)}），开始计算"
    _changed(clock, "", told, at)
    _follow(clock, at)
    return clock


def extend(*, clock: Clock, n: int, by: str, on: date, at: datetime, why: str) -> Clock:
    """Prolong by ``n`` in the rule's own unit; Refused beyond what the rule allows."""
    held = _held(clock)
    given = {"n": n, "by": by, "on": on.isoformat(), "why": why}
    held.extensions = [*held.extensions, given]
    unit = UNIT_WORDS[_deadline(held, calendar_of(held.district_id), at).applied.unit]
    return _kept(held, f"{by}批准延长{n}{unit}：{why}", at)


def suspend(*, clock: Clock, ground: str, on: date, at: datetime) -> Clock:
    """From ``on`` the term does not run; Refused for a ground that the rule does not know."""
    held = _held(clock)
    if held.state == Clock.State.SUSPENDED:
        raise Refused("suspended-already", "期限已经中止，恢复后才能再次中止。", BASIS)
    if on < held.begun_on:
        raise Refused("before-begin", f"中止日不能早于起算日{held.begun_on}。", BASIS)
    held.suspensions = [*held.suspensions, {"start": on.isoformat(), "end": None, "ground": ground}]
    held.state = Clock.State.SUSPENDED
    return _kept(held, f"{on}起不计入期限：{ground}", at)


def resume(*, clock: Clock, on: date, at: datetime) -> Clock:
    """The term runs again from ``on``, which counts."""
    held = _held(clock)
    if held.state != Clock.State.SUSPENDED:
        raise Refused("not-suspended", "期限没有中止，不需要恢复。", BASIS)
    *former, last = held.suspensions
    if on <= date.fromisoformat(last["start"]):
        raise Refused("resume-order", f"恢复日应晚于中止日{last['start']}。", BASIS)
    held.suspensions = [*former, {**last, "end": on.isoformat()}]
    held.state = Clock.State.RUNNING
    return _kept(held, f"{on}恢复计算（{last['ground']}结束）", at)


def stop(*, clock: Clock, on: date, by: str, at: datetime) -> Clock:
    """What the term was set for is done, on ``on``; ``by`` says what it was."""
    held = _held(clock)
    if held.state == Clock.State.SUSPENDED:
        held = resume(clock=held, on=max(on, _after(held)), at=at)
    held.state, held.stopped_on, held.stopped_by = Clock.State.STOPPED, days_of(on), by[:200]
    held.stopped_at = on if isinstance(on, datetime) else None
    held.save(update_fields=["state", "stopped_on", "stopped_at", "stopped_by"])
    _changed(held, due_words(held), f"{_moment(on)}{by}，期限停止计算", at)
    return held


def cancel(*, clock: Clock, why: str, at: datetime) -> Clock:
    """The term falls away: what it was set for is not to be done any more."""
    held = _held(clock)
    held.state = Clock.State.CANCELLED
    held.save(update_fields=["state"])
    _changed(held, due_words(held), f"不再计算：{why}", at)
    return held


def proof_of(clock: Clock, at: datetime) -> dict[str, object]:
    """The clock's deadline with its proof, as ``ipcity deadline compute`` gives it."""
    calendar = calendar_of(clock.district_id)
    return answer(compute(clock.request(_counted_on(clock, at)), calendar))


def reproject(
    *,
    district: int,
    years: frozenset[int],
    why: str,
    at: datetime,
    step: Callable[[int, int, str], None] = lambda done, total, note: None,
) -> int:
    """Count every open term anew that meets one of ``years``; how many ended on other days."""
    calendar, moved = calendar_of(district), 0
    rows = Clock.objects.filter(district=district).open().touching(years).order_by("id")
    keys = list(rows.values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        step(first, len(keys), "")
        with transaction.atomic():
            batch = Clock.objects.select_for_update().filter(pk__in=keys[first : first + BATCH])
            moved += _recounted(batch.open().order_by("id"), calendar, why, at)
    if moved:
        audit.record(
            actor=None, verb="recount-clocks", subject=None, at=at, district=district,
            facts={"years": sorted(years), "moved": moved, "why": why},
        )  # fmt: skip
    return moved


def still_suspended(*, district: int, at: datetime) -> int:
    """A day has passed: what is suspended ends one day later at the earliest."""
    calendar = calendar_of(district)
    with transaction.atomic():
        rows = Clock.objects.select_for_update().filter(
            district=district, state=Clock.State.SUSPENDED
        )
        found = list(rows.order_by("id"))
        for each in found:
            _count(each, calendar, at)
        Clock.objects.bulk_update(found, ["earliest", "latest"], batch_size=500)
    return len(found)


def _recounted(rows: Iterable[Clock], calendar: Days, why: str, at: datetime) -> int:
    moved, changes = [], []
    for each in rows:
        before = due_words(each)
        bounds = (each.earliest, each.latest, each.due_on, each.due_at)
        _count(each, calendar, at)
        if bounds != (each.earliest, each.latest, each.due_on, each.due_at):
            moved.append(each)
            changes.append(_change(each, before, why, at))
    Clock.objects.bulk_update(moved, ["due_on", "due_at", "earliest", "latest"], batch_size=500)
    ClockChange.objects.bulk_create(changes, batch_size=500)
    _follow_all(moved, why, at)
    return len(moved)


def _follow_all(moved: Sequence[Clock], why: str, at: datetime) -> None:
    """The date columns of many rows, with their history, in a statement for each ledger and column."""
    groups: dict[tuple[str, str], dict[int, Clock]] = {}
    for each in moved:
        if each.kept_row is not None:
            groups.setdefault((each.kept_ledger, each.column), {})[each.kept_row] = each
    for (ledger, column), clocks in groups.items():
        model = ledgers()[ledger]
        rows = list(model.objects.select_for_update().filter(pk__in=clocks).order_by("pk"))
        for row in rows:
            _put(row, column, clocks[row.pk].due_on, at)
        model.objects.bulk_update(rows, [column, "changed_at", "version"], batch_size=500)
        record_states(rows, Origin(RowHistory.Act.CHANGED, at, None, why[:300]))
        snapshots.mark_changed(moved[0].district_id, at)


def _follow(clock: Clock, at: datetime) -> None:
    """Put the end of the term into the ledger row's column, where it has one."""
    if not clock.column:
        return
    row = ledgers()[clock.kept_ledger].objects.select_for_update().get(pk=clock.kept_row)
    if getattr(row, clock.column) == clock.due_on:
        return
    _put(row, clock.column, clock.due_on, at)
    row.save(update_fields=[clock.column, "changed_at", "version"])
    record_states((row,), Origin(RowHistory.Act.CHANGED, at, None, "期限计算"))
    snapshots.mark_changed(row.district_id, at)


def _put(row: LedgerRow, column: str, day: date | None, at: datetime) -> None:
    setattr(row, column, day)
    row.changed_at, row.version = at, row.version + 1


def _held(clock: Clock) -> Clock:
    held: Clock = Clock.objects.select_for_update().get(pk=clock.pk)
    if not held.is_open:
        raise Refused("clock-over", f"“{held.ruled.title}”的期限已经停止计算。", BASIS)
    return held


def _kept(held: Clock, why: str, at: datetime) -> Clock:
    before = due_words(Clock.objects.get(pk=held.pk))
    _count(held, calendar_of(held.district_id), at)
    held.save(update_fields=COUNTED)
    _changed(held, before, why, at)
    _follow(held, at)
    return held


def _count(clock: Clock, calendar: Days, at: datetime) -> None:
    found = _deadline(clock, calendar, at)
    clock.earliest, clock.latest = days_of(found.earliest), days_of(found.latest)
    runs = clock.state != Clock.State.SUSPENDED
    due = found.due if runs else None
    clock.due_on = None if due is None else days_of(due)
    clock.due_at = due if isinstance(due, datetime) else None


def _deadline(clock: Clock, calendar: Days, at: datetime) -> Deadline:
    return compute(clock.request(_counted_on(clock, at)), calendar)


def _counted_on(clock: Clock, at: datetime) -> date:
    return clock.stopped_on or day_of(at)


def _after(held: Clock) -> date:
    start = date.fromisoformat(held.suspensions[-1]["start"])
    return date.fromordinal(start.toordinal() + 1)


def _changed(clock: Clock, before: str, why: str, at: datetime) -> None:
    _change(clock, before, why, at).save()


def _change(clock: Clock, before: str, why: str, at: datetime) -> ClockChange:
    return ClockChange(
        district_id=clock.district_id,
        clock=clock,
        at=at,
        why=why[:400],
        due_before=before,
        due_after=due_words(clock),
    )


def _moment(day: date) -> str:
    if isinstance(day, datetime):
        return f"{localtime(day):%Y-%m-%d %H:%M}"
    return day_words(day)
