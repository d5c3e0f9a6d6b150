"""The work list of data quality: found by rules, settled by correcting the row, accepted with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from ipcity.actions import audit
from ipcity.actions.quality_rules import Finding, findings, label_of
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import LedgerRow, ledgers, name_of
from ipcity.store.models.districts import District
from ipcity.store.models.quality_problems import QualityProblem

AUDIT_LABELS = {
    "check-quality": "数据质量检查",
    "accept-problem": "说明数据质量问题",
    "reopen-problem": "重新处理数据质量问题",
}
BASIS = "数据质量：问题由更正台账消除，确属实情的写明理由"
SHORTEST_REASON = 2
BATCH = 500
State = QualityProblem.State
Step = Callable[[int, int, str], None]
Place = tuple[int, str, str]


@dataclass(frozen=True)
class Checked:
    """Of the whole district: open problems after the check, new ones, and ones that are gone."""

    open: int
    new: int
    settled: int
    by_ledger: Mapping[str, int]


@dataclass(frozen=True)
class _Changes:
    """What a check changes in the work list of one ledger."""

    new: list[QualityProblem]
    again: list[QualityProblem]
    gone: list[int]


def check(
    *, district: District, actor: Actor | None, at: datetime, step: Step | None = None
) -> Checked:
    """Apply every rule to every standing row; ``actor`` None is the timetable.

    Reading and judging happen ledger by ledger outside the transaction that writes the list.
    """
    if actor is not None:
        require(actor, Verb.KEEP_LEDGERS, district=district.pk)
    every = ledgers()
    changes = []
    for done, model in enumerate(every.values()):
        if step is not None:
            step(done, len(every), str(model._meta.verbose_name))
        changes.append(_compared(model, district.pk, at))
    with transaction.atomic():
        for each in changes:
            _write(each, at)
        counts = open_counts(district.pk)
        result = Checked(
            sum(counts.values()),
            sum(len(each.new) for each in changes),
            sum(len(each.gone) for each in changes),
            counts,
        )
        audit.record(
            actor=actor,
            verb="check-quality",
            subject=None,
            at=at,
            district=district.pk,
            facts={"open": result.open, "new": result.new, "settled": result.settled},
            under=Verb.KEEP_LEDGERS,
        )
    return result


def _compared(model: type[LedgerRow], district: int, at: datetime) -> _Changes:
    known = QualityProblem.objects.filter(district_id=district, ledger=name_of(model))
    before = {(p.row, p.field, p.code): p for p in known.order_by().iterator(chunk_size=2000)}
    new: dict[Place, QualityProblem] = {}
    again: dict[Place, QualityProblem] = {}
    changed: list[QualityProblem] = []
    for found in findings(model, district, day_of(at)):
        place = (found.row, found.problem.field, found.problem.code)
        former = before.get(place)
        if former is None:
            new.setdefault(place, _made(model, district, found, at))
        elif place not in again:
            again[place] = former
            if _renew(former, found):
                changed.append(former)
    gone = [p.pk for place, p in before.items() if place not in again and p.state != State.SETTLED]
    return _Changes(list(new.values()), changed, gone)


def _made(model: type[LedgerRow], district: int, found: Finding, at: datetime) -> QualityProblem:
    problem = found.problem
    return QualityProblem(
        district_id=district,
        unit_id=found.unit,
        ledger=name_of(model),
        row=found.row,
        row_label=found.label,
        field=problem.field,
        field_label=label_of(model, problem.field)[:60],
        code=problem.code,
        severity=problem.severity,
        message=problem.message[:400],
        basis=problem.basis[:200],
        found_at=at,
    )


def _renew(former: QualityProblem, found: Finding) -> bool:
    """Bring a former finding up to today; whether it changed. One that had been settled is open again."""
    problem = found.problem
    wanted = {
        "unit_id": found.unit,
        "row_label": found.label,
        "severity": str(problem.severity),
        "message": problem.message[:400],
        "basis": problem.basis[:200],
        "state": State.OPEN if former.state == State.SETTLED else former.state,
    }
    changed = any(getattr(former, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(former, name, value)
    return changed


def _write(changes: _Changes, at: datetime) -> None:
    QualityProblem.objects.bulk_create(changes.new, batch_size=BATCH)
    columns = ("unit", "row_label", "severity", "message", "basis", "state")
    QualityProblem.objects.bulk_update(changes.again, columns, batch_size=BATCH)
    for part in _parts(changes.gone):
        QualityProblem.objects.filter(pk__in=part).update(state=State.SETTLED, settled_at=at)


def _parts(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH))


def open_counts(district: int) -> dict[str, int]:
    """Open problems by ledger."""
    waiting = QualityProblem.objects.waiting().filter(district_id=district).order_by()
    return dict(waiting.values_list("ledger").annotate(n=Count("pk")))


def accept(*, problem: QualityProblem, reason: str, actor: Actor, at: datetime) -> QualityProblem:
    """The row is right as it stands: say why, and the problem is asked no more."""
    require(actor, Verb.KEEP_LEDGERS, district=problem.district_id, unit=problem.unit_id)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no-reason", "请写明理由，例如“历史数据，原件无此日期”。", BASIS)
    with transaction.atomic():
        held = _held(problem, State.OPEN)
        held.state, held.settled_at, held.person_id = State.ACCEPTED, at, actor.person
        held.reason = reason.strip()[:300]
        held.save(update_fields=["state", "settled_at", "person", "reason"])
        _record(actor, "accept-problem", held, at)
    return held


def reopen(*, problem: QualityProblem, actor: Actor, at: datetime) -> QualityProblem:
    """Put an accepted problem back on the list."""
    require(actor, Verb.KEEP_LEDGERS, district=problem.district_id, unit=problem.unit_id)
    with transaction.atomic():
        held = _held(problem, State.ACCEPTED)
        held.state, held.settled_at, held.person_id, held.reason = State.OPEN, None, None, ""
        held.save(update_fields=["state", "settled_at", "person", "reason"])
        _record(actor, "reopen-problem", held, at)
    return held


def _held(problem: QualityProblem, wanted: str) -> QualityProblem:
    held: QualityProblem = QualityProblem.objects.select_for_update().get(pk=problem.pk)
    if held.state != wanted:
        raise Refused("already-settled", "这一条的状态已变化，请刷新页面。", BASIS)
    return held


def _record(actor: Actor, verb: str, problem: QualityProblem, at: datetime) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=problem,
        at=at,
        district=problem.district_id,
        facts={"ledger": problem.ledger, "row": problem.row, "code": problem.code},
        under=Verb.KEEP_LEDGERS,
    )
