"""Rows of any ledger: entered, changed, declared void with a reason and restored; never deleted."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from ipcity.actions import (
    audit,
    proceeding_columns,
    row_checks,
    row_files,
    row_links,
    row_references,
    snapshots,
)
from ipcity.actions.row_states import Origin, record_state, record_states
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import LedgerRow, facts, key_of, name_of
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "enter-row": "台账录入",
    "change-row": "台账修改",
    "void-row": "台账作废",
    "restore-row": "台账恢复",
    "change-rows": "台账批量修改",
}
BASIS = row_checks.BASIS
Act = RowHistory.Act
SHORTEST_REASON = 2
MOST_AT_ONCE = 5000


@dataclass(frozen=True)
class Foreseen:
    """What a bulk change would do to one row; ``refusal`` says why it cannot be done."""

    row: LedgerRow
    old: Mapping[str, object]
    new: Mapping[str, object]
    refusal: str = ""

    @property
    def changes(self) -> bool:
        return self.old != self.new


def enter(
    *,
    ledger: str,
    values: Mapping[str, object],
    unit: Unit | int | None,
    actor: Actor,
    at: datetime,
    reason: str = "",
    historic: bool = False,
) -> LedgerRow:
    """A new row of ``ledger``, kept by ``unit`` (None: by the district itself).

    ``values`` by field name; ``historic`` admits fields that a lifecycle moves (历史补录).
    """
    model = row_checks.ledger_model(ledger)
    owner = row_checks.unit_of(unit)
    require(actor, Verb.KEEP_LEDGERS, district=actor.district, unit=owner)
    row_checks.refuse_moved(model, None, values, historic, reason)
    found = row_checks.merged(model, None, {**values, "unit": owner})
    found = row_references.filled(model, found, actor.district)
    row_checks.refuse_wrong(model, found, day_of(at), actor.district)
    row_checks.refuse_same(model, found, actor, actor.district)
    row = new_row(model, found, actor, at)
    with transaction.atomic():
        write_new(row, found, actor)
        record_state(row, Origin(Act.ENTERED, at, actor, reason.strip()))
        row_links.point_to((row,), at)
        snapshots.mark_changed(row.district_id, at)
        _record(actor, "enter-row", row, at, historic=historic)
    return row


def change(
    *,
    row: LedgerRow,
    values: Mapping[str, object],
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
    historic: bool = False,
) -> LedgerRow:
    """Put ``values`` (by field name) in place of what the row says; other fields stay."""
    require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
    with transaction.atomic():
        held = lock(row)
        require(actor, Verb.KEEP_LEDGERS, district=held.district_id, unit=held.unit_id)
        former = row_checks.present(held)
        found = row_checks.merged(type(row), former, values)
        found = row_references.filled(type(row), found, held.district_id, former)
        refuse_stale(held, expected_version, {name: found[name] for name in values})
        changed = put(held, former, found, actor, at, historic=historic, reason=reason)
        if not changed:
            raise Refused("unchanged", "内容没有改动，没有保存新的版本。", BASIS)
        write_changed(held, changed, actor)
        record_state(held, Origin(Act.CHANGED, at, actor, reason.strip()))
        if set(changed) & {name for names in type(held).KEYS for name in names}:
            row_links.point_to((held,), at)
        snapshots.mark_changed(held.district_id, at)
        _record(actor, "change-row", held, at, fields=sorted(changed), historic=historic)
    return held


def void(
    *, row: LedgerRow, reason: str, expected_version: int, actor: Actor, at: datetime
) -> LedgerRow:
    """Declare the row void: it stays readable with its reason and counts no more."""
    require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
    _refuse_no_reason(reason)
    with transaction.atomic():
        held = lock(row)
        refuse_stale(held, expected_version, {})
        if held.voided_at is not None:
            raise Refused("already-void", "这一行已经作废。", BASIS)
        held.voided_at, held.voided_reason = at, reason.strip()[:300]
        _turn(held, Origin(Act.VOIDED, at, actor, reason.strip()[:300]))
        _record(actor, "void-row", held, at)
    return held


def restore(
    *, row: LedgerRow, reason: str, expected_version: int, actor: Actor, at: datetime
) -> LedgerRow:
    """Let a void row count again, unless another row says the same by now."""
    require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
    _refuse_no_reason(reason)
    with transaction.atomic():
        held = lock(row)
        refuse_stale(held, expected_version, {})
        if held.voided_at is None:
            raise Refused("not-void", "这一行没有作废，不需要恢复。", BASIS)
        found = row_checks.present(held)
        row_checks.refuse_same(type(held), found, actor, held.district_id, held.pk)
        held.voided_at, held.voided_reason = None, ""
        _turn(held, Origin(Act.RESTORED, at, actor, reason.strip()[:300]))
        row_links.point_to((held,), at)
        _record(actor, "restore-row", held, at)
    return held


def foresee(
    *,
    ledger: str,
    rows: Mapping[int, int],
    values: Mapping[str, object],
    actor: Actor,
    moment: datetime,
) -> tuple[Foreseen, ...]:
    """What ``change_many`` would do, row by row; nothing is written."""
    model = _refuse_wrong_bulk(ledger, rows, values)
    readable = scope_of(actor, Verb.READ_LEDGERS)
    kept = model.objects.within(readable).filter(pk__in=rows).order_by("pk")
    return tuple(_foreseen(row, rows, values, actor, moment) for row in kept)


def change_many(
    *,
    ledger: str,
    rows: Mapping[int, int],
    values: Mapping[str, object],
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> int:
    """The same values into many rows (number → expected version), all of them or none.

    Returns how many rows really changed; rows that say so already stay untouched.
    """
    model = _refuse_wrong_bulk(ledger, rows, values)
    readable = scope_of(actor, Verb.READ_LEDGERS)
    with transaction.atomic():
        kept = model.objects.select_for_update().within(readable).filter(pk__in=rows)
        seen = [_foreseen(row, rows, values, actor, at) for row in kept.order_by("pk")]
        _refuse_any(seen, len(rows))
        moved = [each for each in seen if each.changes]
        if not moved:
            raise Refused("unchanged", "所选的行已经都是这个内容，没有需要修改的。", BASIS)
        names: set[str] = set()
        for each in moved:
            former = row_checks.present(each.row)
            found = row_checks.merged(model, former, values)
            names |= set(put(each.row, former, found, actor, at))
        written = [each.row for each in moved]
        model.objects.bulk_update(written, [*names, *KEPT], batch_size=200)
        for row in written if "unit" in names else ():
            row_files.follow(row)
        record_states(written, Origin(Act.CHANGED, at, actor, reason.strip()))
        snapshots.mark_changed(actor.district, at)
        record_many(actor, "change-rows", ledger, at, rows=len(written), fields=sorted(names))
    return len(written)


# what every change moves beside the facts
KEPT = ("row_key", "changed_at", "version")


def lock(row: LedgerRow) -> LedgerRow:
    held: LedgerRow = type(row).objects.select_for_update().get(pk=row.pk)
    return held


def new_row(
    model: type[LedgerRow], found: Mapping[str, object], actor: Actor, at: datetime
) -> LedgerRow:
    """An unsaved row of the actor's district with the values of ``row_checks.merged``."""
    row = model(
        district_id=actor.district, entered_by_id=actor.person, entered_at=at, changed_at=at
    )
    _set(row, found, found)
    # a ledger without keys of its own still needs a mark that no other row has
    row.row_key = key_of(model, found) or f"#{secrets.token_hex(12)}"
    return row


def put(
    row: LedgerRow,
    former: Mapping[str, object],
    found: Mapping[str, object],
    actor: Actor,
    at: datetime,
    *,
    historic: bool = False,
    reason: str = "",
) -> list[str]:
    """Set what differs on the locked ``row`` after every check; the names of what changed."""
    model = type(row)
    if row.voided_at is not None:
        raise Refused("is-void", "这一行已经作废，不能修改；请先恢复。", BASIS)
    changed = [name for name, value in found.items() if former.get(name) != value]
    if "unit" in changed:
        unit = found["unit"]
        owner = unit if isinstance(unit, int) else None
        require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=owner)
    row_checks.refuse_moved(model, former, {n: found[n] for n in changed}, historic, reason)
    proceeding_columns.refuse_driven(row, changed)
    row_checks.refuse_wrong(model, found, day_of(at), row.district_id, former)
    key = key_of(model, found) or row.row_key
    if key != row.row_key:
        row_checks.refuse_same(model, found, actor, row.district_id, row.pk)
    if changed:
        _set(row, found, changed)
        row.row_key, row.changed_at, row.version = key, at, row.version + 1
    return changed


def write_new(row: LedgerRow, found: Mapping[str, object], actor: Actor) -> None:
    """Insert; who was faster with the same key is named."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        row_checks.refuse_same(type(row), found, actor, row.district_id)
        raise


def write_changed(row: LedgerRow, changed: list[str], actor: Actor) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=[*changed, *KEPT])
            if "unit" in changed:
                row_files.follow(row)
    except IntegrityError:
        found = row_checks.present(row)
        row_checks.refuse_same(type(row), found, actor, row.district_id, row.pk)
        raise


def _turn(row: LedgerRow, origin: Origin) -> None:
    row.changed_at = origin.at
    row.version += 1
    row.save(update_fields=["voided_at", "voided_reason", "changed_at", "version"])
    record_state(row, origin)
    snapshots.mark_changed(row.district_id, origin.at)


def _set(row: LedgerRow, found: Mapping[str, object], names: object) -> None:
    for field in facts(type(row)):
        if field.name in names:  # type: ignore[operator]
            setattr(row, field.attname, found[field.name])


def _foreseen(
    row: LedgerRow,
    versions: Mapping[int, int],
    values: Mapping[str, object],
    actor: Actor,
    at: datetime,
) -> Foreseen:
    former = row_checks.present(row)
    old = {name: former[name] for name in values if name in former}
    try:
        require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
        found = row_checks.merged(type(row), former, values)
        if row.version != versions[row.pk]:
            raise Refused("stale", "打开页面后已被他人修改。", "并发修改保护")
        put(copy_of(row), former, found, actor, at)
    except Refused as refusal:
        return Foreseen(row, old, old, refusal.message)
    return Foreseen(row, old, {name: found[name] for name in old})


def copy_of(row: LedgerRow) -> LedgerRow:
    model = type(row)
    return model(**{f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields})


def _refuse_wrong_bulk(
    ledger: str, rows: Mapping[int, int], values: Mapping[str, object]
) -> type[LedgerRow]:
    model = row_checks.ledger_model(ledger)
    if not rows or not values:
        raise Refused("nothing-chosen", "请选择要修改的行和项目。", BASIS)
    if len(rows) > MOST_AT_ONCE:
        raise Refused("too-many", f"一次最多修改 {MOST_AT_ONCE} 行，请缩小范围后分批办理。", BASIS)
    keys = {name for names in model.KEYS for name in names}
    single = keys & set(values)
    if len(rows) > 1 and any(set(names) <= single for names in model.KEYS):
        raise Refused("key-for-many", "用来识别一行的项目不能批量改成同一内容。", BASIS)
    return model


def _refuse_any(seen: list[Foreseen], wanted: int) -> None:
    bad = [each for each in seen if each.refusal]
    if bad:
        words = "；".join(f"第 {each.row.pk} 行：{each.refusal}" for each in bad[:5])
        raise Refused("rows-refused", f"有 {len(bad)} 行不能修改，本次没有保存。{words}", BASIS)
    if len(seen) != wanted:
        raise Refused("not-found", "所选的行中有找不到的，本次没有保存。", "数据范围")


def _refuse_no_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no-reason", "请写明理由。", BASIS)


def _record(actor: Actor, verb: str, row: LedgerRow, at: datetime, **more: audit.JSON) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=row,
        at=at,
        district=row.district_id,
        facts={"ledger": name_of(type(row)), "version": row.version, **more},
        under=Verb.KEEP_LEDGERS,
    )


def record_many(actor: Actor, verb: str, ledger: str, at: datetime, **more: audit.JSON) -> None:
    """The one entry of an act on many rows of a ledger."""
    audit.record(
        actor=actor,
        verb=verb,
        subject=None,
        at=at,
        district=actor.district,
        facts={"ledger": ledger, **more},
        under=Verb.KEEP_LEDGERS,
    )
