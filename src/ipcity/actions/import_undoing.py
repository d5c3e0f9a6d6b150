"""Undoing a whole import: new rows become void, changed rows get their former state back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction

from ipcity.actions import audit, import_jobs, row_links
from ipcity.actions.import_fields import from_plain
from ipcity.actions.locks import locks_of
from ipcity.actions.row_batches import Batch, StagedRow
from ipcity.actions.row_checks import ledger_model
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.ledgers import LedgerRow, facts, ledgers, name_of
from ipcity.store.models.imports import Import
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {"ask-undo-import": "申请撤销导入", "undo-import": "撤销导入"}
BASIS = "导入的撤销"
REASON = "撤销导入"
CHUNK = 800
NAMED = 10
Step = Callable[[int, int | None, str], None]
State = Import.State


class NotUndone(Refused):
    """Rows stand in the way; ``rows`` are (ledger, id, label)."""

    def __init__(self, why: str, rows: Sequence[tuple[str, int, str]]) -> None:
        shown = "、".join(f"“{label}”" for _, _, label in rows[:NAMED])
        more = f"等 {len(rows)} 行" if len(rows) > NAMED else ""
        super().__init__("import-not-undone", f"{shown}{more}{why}，整个导入不能撤销。", BASIS)
        self.rows = tuple(rows)


@dataclass(frozen=True)
class Touched:
    """One row as this import left it, and its version now."""

    row: int
    left_at: int
    now: int


def silent(done: int, total: int | None = None, note: str = "") -> None:
    """No progress is told."""


def ask_undo(*, imported: Import, expected_version: int, actor: Actor, at: datetime) -> Import:
    """Ask for the undoing of everything that the import wrote."""
    _permit(imported, actor)
    with transaction.atomic():
        held = _held(imported)
        refuse_stale(held, expected_version, {})
        if import_jobs.is_working(held):
            raise Refused("import-at-work", "正在撤销，请等它结束。", BASIS)
        held.state, held.note = State.UNDOING, ""
        held.job = import_jobs.ask(import_jobs.UNDO, held, actor, at)
        _saved(held)
        _record(held, "ask-undo-import", actor, at, {})
    return held


def undo(*, imported: Import, actor: Actor, at: datetime, step: Step = silent) -> Import:
    """Void what was new, give back what was changed: all in one transaction, or nothing."""
    _permit(imported, actor)
    undone = 0
    with Batch(
        district=imported.district_id,
        person=actor.person,
        at=at,
        act=RowHistory.Act.UNDONE,
    ) as batch:
        for ledger in _ledgers_of(imported):
            touched = _touched(imported, ledger)
            _refuse_changed(imported, ledger, touched)
            _refuse_locked(imported, ledger, [t.row for t in touched])
            undone += batch.add(ledger, _former(imported, ledger, touched))
            step(undone, None, "撤销")
        for ledger, row in _freed(imported):
            batch.add(ledger, [row])
        with transaction.atomic():
            held = _held(imported)
            batch.write()
            held.state, held.undone_at = State.UNDONE, at
            _saved(held)
            _record(held, "undo-import", actor, at, {"rows": undone})
    return held


def _ledgers_of(imported: Import) -> list[str]:
    found = RowHistory.objects.filter(source=imported, district_id=imported.district_id)
    return sorted(set(found.order_by().values_list("ledger", flat=True)))


def _states(imported: Import, ledger: str) -> models.QuerySet[RowHistory]:
    return RowHistory.objects.filter(
        source=imported, district_id=imported.district_id, ledger=ledger,
        act=RowHistory.Act.IMPORTED,
    )  # fmt: skip


def _touched(imported: Import, ledger: str) -> list[Touched]:
    states = dict(_states(imported, ledger).order_by().values_list("row", "row_version"))
    found = []
    rows = ledger_model(ledger)._base_manager
    for some in _lots(sorted(states)):
        now = rows.filter(pk__in=some).order_by("pk").values_list("pk", "version")
        found += [Touched(row, states[row], version) for row, version in now]
    return found


def _refuse_changed(imported: Import, ledger: str, touched: Sequence[Touched]) -> None:
    """A row that was changed and changed back again (an import undone) is as it was left."""
    later = {t.row: t for t in touched if t.now != t.left_at}
    changed: list[int] = []
    for some in _lots(sorted(later)):
        left = {s.row: s.values for s in _states(imported, ledger).filter(row__in=some)}
        latest = RowHistory.objects.filter(
            district_id=imported.district_id, ledger=ledger, row__in=some, known_until=None
        ).order_by("row")
        same = {s.row for s in latest if s.values == left[s.row] and not s.is_void}
        same |= _only_linked(imported, ledger, some)
        changed += [row for row in some if row not in same]
    if changed:
        raise NotUndone("在导入之后又有改动", _named(ledger, changed))


def _only_linked(imported: Import, ledger: str, rows: Sequence[int]) -> set[int]:
    """Rows in which nothing happened since but that a reference was filled."""
    states = RowHistory.objects.filter(
        district_id=imported.district_id, ledger=ledger, row__in=rows
    )
    left = dict(_states(imported, ledger).filter(row__in=rows).values_list("row", "row_version"))
    later = states.exclude(act=RowHistory.Act.LINKED).values_list("row", "row_version")
    return set(rows) - {row for row, version in later if version > left[row]}


def _refuse_locked(imported: Import, ledger: str, rows: Sequence[int]) -> None:
    locks = locks_of(imported.district_id, ledger, rows)
    if locks:
        held = locks[0].holder
        raise NotUndone(f"已计入锁定的数据（{held}）", _named(ledger, [lock.row for lock in locks]))


def _freed(imported: Import) -> Iterator[tuple[str, StagedRow]]:
    """Rows whose references to what this import made were filled by themselves, without them again;
    refused where a person or another file refers to it."""
    freed: dict[str, dict[LedgerRow, list[str]]] = {}
    for ledger in _ledgers_of(imported):
        fresh = _states(imported, ledger).filter(row_version=1)
        made = list(fresh.order_by("row").values_list("row", flat=True))
        for model, column in _referring(ledger_model(ledger)):
            used: set[int] = set()
            for some in _lots(made):
                rows = model.objects.standing().filter(**{f"{column}__in": some})
                others = list(rows.exclude(source_id=imported.pk).order_by("pk"))
                linked = row_links.linked_only(
                    model, column, [row.pk for row in others], imported.district_id
                )
                used |= {getattr(row, column) for row in others if row.pk not in linked}
                for row in others:
                    freed.setdefault(name_of(model), {}).setdefault(row, []).append(column)
            if used:
                told = f"已被“{model._meta.verbose_name}”中的记录引用"
                raise NotUndone(told, _named(ledger, sorted(used)))
    for ledger, found in freed.items():
        _refuse_locked(imported, ledger, [row.pk for row in found])
        yield from ((ledger, _without(row, columns)) for row, columns in found.items())


def _without(row: LedgerRow, columns: Sequence[str]) -> StagedRow:
    return StagedRow(
        row.pk, dict.fromkeys(columns), row.version, row.source_sheet, row.source_row,
        source=row.source_id, reason=REASON,
    )  # fmt: skip


def _referring(target: type[LedgerRow]) -> Iterator[tuple[type[LedgerRow], str]]:
    for model in ledgers().values():
        for field in facts(model):
            if isinstance(field, models.ForeignKey) and field.related_model is target:
                yield model, field.attname


def _former(imported: Import, ledger: str, touched: Sequence[Touched]) -> Iterator[StagedRow]:
    model = ledger_model(ledger)
    for some in _lots(touched):
        changed = {t.row: t for t in some if t.left_at > 1}
        before = _before(imported, ledger, changed)
        standing = model._base_manager.filter(pk__in=[t.row for t in some if t.left_at == 1])
        places = {r.pk: r for r in standing.only("source_sheet", "source_row").order_by("pk")}
        for each in some:
            if each.row in places:
                row = places[each.row]
                yield StagedRow(
                    each.row, {}, each.now, row.source_sheet, row.source_row,
                    voided=REASON, source=imported.pk,
                )  # fmt: skip
            elif each.row in before:
                yield _restored(model, each, before[each.row])


def _before(imported: Import, ledger: str, changed: dict[int, Touched]) -> dict[int, RowHistory]:
    """The state of each changed row just before the import."""
    states = RowHistory.objects.filter(
        district_id=imported.district_id, ledger=ledger, row__in=changed
    ).order_by("row", "row_version")
    return {s.row: s for s in states if s.row_version < changed[s.row].left_at}


def _restored(model: type[LedgerRow], each: Touched, state: RowHistory) -> StagedRow:
    fields: dict[str, Any] = {f.attname: f for f in facts(model)}
    values = {n: from_plain(fields[n], v) for n, v in state.values.items() if n in fields}
    return StagedRow(
        each.row, values, each.now, state.source_sheet, state.source_row, source=state.source_id,
        table=state.source_table, cells=state.source_cells, doubts=state.doubts,
    )  # fmt: skip


def _named(ledger: str, rows: Sequence[int]) -> list[tuple[str, int, str]]:
    shown = ledger_model(ledger)._base_manager.filter(pk__in=rows[:NAMED]).order_by("pk")
    named = [(ledger, row.pk, str(row)) for row in shown]
    return named + [(ledger, row, str(row)) for row in rows[NAMED:]]


def _lots(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


def _permit(imported: Import, actor: Actor) -> None:
    require(actor, Verb.KEEP_LEDGERS, district=imported.district_id, unit=imported.unit_id)


def _held(imported: Import) -> Import:
    held: Import = Import.objects.select_for_update().get(pk=imported.pk)
    if held.state not in (State.DONE, State.UNDOING):
        told = f"这次导入现在是“{held.get_state_display()}”，不能撤销。"
        raise Refused("import-elsewhere", told, BASIS)
    return held


def _saved(imported: Import) -> None:
    imported.version += 1
    imported.save()


def _record(
    imported: Import, verb: str, actor: Actor, at: datetime, counts: dict[str, int]
) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=imported,
        at=at,
        district=imported.district_id,
        facts={"ledger": imported.ledger, **counts},
        under=Verb.KEEP_LEDGERS,
    )
