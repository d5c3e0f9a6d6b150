"""Bringing a sheet file into a ledger: kept, recognised, compared, written, and undone as a whole.

Every step but the last reads only and writes to a staging file; ``write`` copies it in one short
transaction. A step that dies leaves nothing in the ledgers and can be asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction

from ipcity.actions import (
    audit,
    files,
    import_effects,
    import_jobs,
    import_reports,
    import_staging,
    row_links,
)
from ipcity.actions.import_fields import specs
from ipcity.actions.import_jobs import is_working
from ipcity.actions.import_passes import compare
from ipcity.actions.import_tables import (
    corrected,
    digest_of,
    first_tables,
    headings_of,
    recalled,
    remembered,
    to_remember,
)
from ipcity.actions.import_writing import staged_batch, take_doubts
from ipcity.actions.row_checks import ledger_model
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import Sheet
from ipcity.domain.sheets.recognising import Recognition, recognise
from ipcity.papers.incoming.sheets import Book, read_book
from ipcity.store.ledgers import ledgers
from ipcity.store.models.imports import ColumnMapping, Import

AUDIT_LABELS = {
    "begin-import": "上传导入文件",
    "recognise-import": "识别导入文件",
    "map-import": "确认列对应",
    "preview-import": "比对导入内容",
    "confirm-import": "确认导入",
    "write-import": "导入台账",
    "drop-import": "放弃导入",
    "fail-import": "导入未完成",
}
BASIS = "导入的步骤"
State = Import.State
Step = Callable[[int, int | None, str], None]
OPTIONS = ("erasing", "historic")
# Where the columns may still be settled; in the first two only once the work on them has died.
SETTLING = (
    State.READING, State.PREVIEWING, State.RECOGNISED, State.PREVIEWED, State.FAILED,
)  # fmt: skip


def silent(done: int, total: int | None = None, note: str = "") -> None:
    """No progress is told."""


def begin(
    *,
    name: str,
    content: bytes | BinaryIO,
    ledger: str = "",
    unit: int | None = None,
    actor: Actor,
    at: datetime,
    queue: bool = True,
) -> Import:
    """Keep the file and ask for its reading; new rows will belong to ``unit``.

    ``queue`` False: the caller goes through the steps itself (command line).
    """
    owner = unit if unit is not None else _own_unit(actor)
    require(actor, Verb.KEEP_LEDGERS, district=actor.district, unit=owner)
    if ledger:
        ledger_model(ledger)
    with transaction.atomic():
        file = files.keep(
            district=actor.district, name=name, content=content, actor=actor, at=at,
            verb=Verb.READ_LEDGERS, unit=owner,
        )  # fmt: skip
        imported = Import.objects.create(
            district_id=actor.district,
            unit_id=owner,
            person_id=actor.person,
            ledger=ledger,
            file=file,
            file_name=file.name,
            begun_at=at,
        )
        if queue:
            _ask(imported, import_jobs.READ, actor, at)
        _record(imported, "begin-import", actor, at, file=file.pk, bytes=file.size)
    return imported


def open_book(imported: Import) -> Book:
    """The import's file, read by a guarded child process once for all steps; close it after use."""
    if imported.file is None:
        raise Refused("no-file", "这次导入的文件已不在，请重新上传。", BASIS)
    kept = import_staging.folder() / f"{imported.pk}.{imported.file.sha256}.book"
    return read_book(imported.file.path, imported.file_name, keep=kept)


def read(
    *, imported: Import, actor: Actor, at: datetime, step: Step = silent, book: Book | None = None
) -> Import:
    """Recognise header, columns and ledger of every sheet; a mapping confirmed before is recalled.

    ``book`` is the import's file if the caller has it open already.
    """
    _permit(imported, actor)
    with nullcontext(book) if book else open_book(imported) as opened:
        step(0, len(opened.sheets), "识别列")
        found = _recognised(opened, imported.ledger or None, imported.district_id, step)
    with transaction.atomic():
        held = _held(imported, State.READING)
        held.ledger, held.vendor, held.mapping = found["ledger"], found.pop("vendor")[:60], found
        held.state = State.RECOGNISED
        _saved(held)
        _record(held, "recognise-import", actor, at, tables=len(held.mapping["tables"]))
    return held


def choose_ledger(
    *, imported: Import, ledger: str, expected_version: int, actor: Actor, at: datetime
) -> Import:
    """The file belongs to another ledger than it looked like: recognise its columns anew."""
    _permit(imported, actor)
    ledger_model(ledger)
    with transaction.atomic():
        held = _held(imported, *SETTLING)
        refuse_stale(held, expected_version, {"ledger": ledger})
        held.ledger, held.state, held.note = ledger, State.READING, ""
        _ask(held, import_jobs.READ, actor, at)
        _record(held, "map-import", actor, at, ledger=ledger)
    return held


def map_columns(
    *,
    imported: Import,
    changes: Mapping[int, Mapping[str, Any]],
    options: Mapping[str, bool],
    expected_version: int,
    actor: Actor,
    at: datetime,
    queue: bool = True,
) -> Import:
    """Confirm which column gives which field (``changes`` by table number: ``use``, ``columns``,
    ``constants``), remember it for the next such file, and ask for the comparison."""
    _permit(imported, actor)
    model = ledger_model(imported.ledger)
    with transaction.atomic():
        held = _held(imported, *SETTLING)
        refuse_stale(held, expected_version, {})
        tables = corrected(model, held.mapping.get("tables", []), changes, held.district_id)
        chosen = {name: bool(options.get(name)) for name in OPTIONS}
        held.mapping = {**held.mapping, "tables": tables, "options": chosen}
        held.state, held.note = State.PREVIEWING, ""
        _remember(held, actor, at)
        if queue:
            _ask(held, import_jobs.PREVIEW, actor, at)
        else:
            _saved(held)
        _record(held, "map-import", actor, at, ledger=held.ledger)
    return held


def preview(
    *, imported: Import, actor: Actor, at: datetime, step: Step = silent, book: Book | None = None
) -> Import:
    """Compare every row with the ledger and reckon the effect on the indicators; writes nothing."""
    _permit(imported, actor)
    with nullcontext(book) if book else open_book(imported) as opened:
        counts = compare(imported, opened, actor, at, step)
    step(sum(counts[status] for status in import_staging.Status), None, "计算对指标的影响")
    effect = import_effects.of(imported, at)
    with transaction.atomic():
        held = _held(imported, State.PREVIEWING)
        held.counts, held.effect, held.state = counts, effect, State.PREVIEWED
        _saved(held)
        _record(held, "preview-import", actor, at, **counts)
    return held


def confirm(*, imported: Import, expected_version: int, actor: Actor, at: datetime) -> Import:
    """Ask for the compared rows to be written; also takes up a writing that died."""
    _permit(imported, actor)
    with transaction.atomic():
        held = _held(imported, State.PREVIEWED, State.COMMITTING)
        refuse_stale(held, expected_version, {})
        _refuse_unstaged(held)
        held.state = State.COMMITTING
        _ask(held, import_jobs.WRITE, actor, at)
        _record(held, "confirm-import", actor, at)
    return held


def write(*, imported: Import, actor: Actor, at: datetime, step: Step = silent) -> Import:
    """Copy the staged rows into the ledger, all or none, and keep the refused ones as a sheet."""
    _permit(imported, actor)
    _refuse_unstaged(imported)
    model = ledger_model(imported.ledger)
    with import_staging.reading(imported.pk) as staged:
        back = import_reports.refused_book(staged, at)
        with staged_batch(imported, model, staged, actor, at, step) as batch, transaction.atomic():
            held = _held(imported, State.PREVIEWED, State.COMMITTING)
            batch.write()
            take_doubts(held, staged, at)
            if back:
                held.refused_file = files.keep(
                    district=held.district_id, name=import_reports.name_of(held.file_name),
                    content=back, actor=actor, at=at, verb=Verb.READ_LEDGERS, unit=held.unit_id,
                )  # fmt: skip
            held.state, held.done_at, held.note = State.DONE, at, ""
            _saved(held)
            transaction.on_commit(lambda: import_staging.forget(held.pk))
            _record(held, "write-import", actor, at, ledger=held.ledger, **held.counts)
    row_links.fill_after(imported=held, actor=actor, at=at)
    return held


def drop(*, imported: Import, actor: Actor, at: datetime) -> Import:
    """Give an import up before anything of it was written."""
    _permit(imported, actor)
    with transaction.atomic():
        over = (State.DONE, State.UNDONE, State.UNDOING, State.DROPPED)
        held = _held(imported, *(s for s in State if s not in over))
        if held.state == State.COMMITTING and is_working(held):
            raise Refused("import-writing", "正在写入台账，请等它结束。", BASIS)
        held.state = State.DROPPED
        _saved(held)
        transaction.on_commit(lambda: import_staging.forget(held.pk))
        _record(held, "drop-import", actor, at)
    return held


def fail(*, imported: Import, refusal: Refused, actor: Actor, at: datetime) -> Import:
    """A step was refused: nothing was written, and the import says why."""
    with transaction.atomic():
        held = _held(imported, State.READING, State.PREVIEWING, State.COMMITTING, State.UNDOING)
        undone = held.state == State.UNDOING
        held.state, held.note = (State.DONE if undone else State.FAILED), refusal.message[:400]
        _saved(held)
        _record(held, "fail-import", actor, at, code=refusal.code)
    return held


def _recognised(book: Book, hint: str | None, district: int, step: Step) -> dict[str, Any]:
    """Recognitions as values: tables, the ledger most rows belong to, vendor, scores, notes."""
    candidates = {name: specs(model) for name, model in ledgers().items()}
    found: list[tuple[Sheet, Recognition]] = []
    for number, sheet in enumerate(book.sheets, 1):
        found.append((sheet, recognise(sheet, candidates, hint)))
        step(number, len(book.sheets), "识别列")
    best = max(found, key=lambda each: (not each[0].hidden, *_weight(each[1])))[1]
    tables = first_tables(found, best.ledger)
    ledger = hint or best.ledger or ""
    for plain in tables:
        kept = remembered(district, hint, headings_of(plain))
        if kept is not None and kept.ledger in (hint, ledger):
            plain |= recalled(plain, kept)
    scores = [
        {"ledger": s.ledger, "score": s.score, "reasons": list(s.reasons)} for s in best.scores[:5]
    ]
    return {
        "ledger": ledger,
        "vendor": best.vendor,
        "vendor_reason": best.vendor_reason,
        "tables": tables,
        "scores": scores,
        "notes": [note for sheet, each in found for note in (*sheet.notes, *each.notes)][:50],
    }


def _weight(found: Recognition) -> tuple[int, int]:
    score = max((s.score for s in found.scores if s.ledger == found.ledger), default=0)
    rows = sum(t.last_row - t.first_row + 1 for t in found.tables)
    return (score, rows) if found.ledger else (0, 0)


def _remember(held: Import, actor: Actor, at: datetime) -> None:
    for plain in held.mapping["tables"]:
        if plain["use"]:
            ColumnMapping.objects.update_or_create(
                district_id=held.district_id,
                ledger=held.ledger,
                headings=digest_of(headings_of(plain)),
                defaults={
                    "mapping": to_remember(plain),
                    "person_id": actor.person,
                    "kept_at": at,
                },
            )


def _own_unit(actor: Actor) -> int | None:
    """Who keeps rows of the whole district owns none of them; another's rows are the own unit's."""
    reaches = scope_of(actor, Verb.KEEP_LEDGERS).reaches
    units = [reach.units for reach in reaches if reach.district == actor.district]
    if None in units or not units:
        return None
    return min(unit for each in units for unit in each or ())


def _permit(imported: Import, actor: Actor) -> None:
    require(actor, Verb.KEEP_LEDGERS, district=imported.district_id, unit=imported.unit_id)


def _held(imported: Import, *states: Import.State) -> Import:
    """The import's row, locked, in one of ``states``."""
    held: Import = Import.objects.select_for_update().get(pk=imported.pk)
    if held.state not in states:
        told = f"这次导入现在是“{held.get_state_display()}”，不能做这一步，请刷新页面。"
        raise Refused("import-elsewhere", told, BASIS)
    return held


def _refuse_unstaged(imported: Import) -> None:
    if not import_staging.place_of(imported.pk).exists():
        raise Refused("not-compared", "比对结果已不在，请重新比对后再确认。", BASIS)


def _ask(imported: Import, kind: str, actor: Actor, at: datetime) -> None:
    if is_working(imported):
        raise Refused("import-at-work", "这次导入正在处理，请等它结束。", BASIS)
    imported.job = import_jobs.ask(kind, imported, actor, at)
    _saved(imported)


def _saved(imported: Import) -> None:
    imported.version += 1
    imported.save()


def _record(imported: Import, verb: str, actor: Actor, at: datetime, **facts: str | int) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=imported,
        at=at,
        district=imported.district_id,
        facts=facts,
        under=Verb.KEEP_LEDGERS,
    )
