"""Invented sheets into ledger rows: references found by their words, each row with its file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from django.db import transaction

from ipcity.actions import demonstration_mess, files
from ipcity.actions.demonstration_arrivals import Arrival, Bringing, References
from ipcity.actions.demonstration_files import FIRST_LINE, workbooks
from ipcity.actions.invented import Invention
from ipcity.actions.row_batches import Batch, StagedRow
from ipcity.domain.access import Verb
from ipcity.domain.rights.hooks import normalised
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.models.files import StoredFile
from ipcity.store.models.imports import Import
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit

Step = Callable[[int, int | None, str], None]
VENDOR = "演示数据"


def keep(invention: Invention, by: Bringing, step: Step) -> dict[str, int]:
    """Files, imports and rows of ``invention``; how many rows each ledger received.

    Part of a larger action: call it outside a transaction. Rows are staged first and copied in one
    short transaction.
    """
    references = References(
        dict(Unit.objects.filter(district=by.district).values_list("name", "pk"))
    )
    arrivals = [
        Arrival(sheet, by, Batch.reserve(sheet.ledger, len(sheet.rows)))
        for sheet in invention.sheets
    ]
    for each in arrivals:
        references.remember(each)
    made = _files(arrivals, by)
    total, counts = sum(len(each.ids) for each in arrivals), Counter[str]()
    with (
        _batch(by, RowHistory.Act.IMPORTED) as brought,
        _batch(by, RowHistory.Act.ENTERED) as typed,
    ):
        for each in arrivals:
            step(counts.total(), total, each.sheet.title)
            batch = typed if each.sheet.by_hand else brought
            rows = _staged(each, references, made.get(each.key))
            counts[each.sheet.ledger] += batch.add(each.sheet.ledger, rows)
        step(total, total, "写入")
        with transaction.atomic():
            brought.write()
            typed.write()
            demonstration_mess.amend(arrivals, references)
            demonstration_mess.attach(arrivals)
    return dict(counts)


def _batch(by: Bringing, act: RowHistory.Act) -> Batch:
    return Batch(district=by.district, person=by.actor.person, at=by.at, act=act)


def clear(district: int) -> None:
    """Drop the files and imports of an attempt that ended before its rows were written."""
    with transaction.atomic():
        Import.objects.filter(district=district).delete()
        StoredFile.objects.filter(district=district, verb=Verb.READ_LEDGERS).delete()


def _files(arrivals: Sequence[Arrival], by: Bringing) -> dict[tuple[str, int], int]:
    """Keep each workbook and an import for each of its sheets; import ids by the rows' ids."""
    made = {}
    brought = [each for each in arrivals if not each.sheet.by_hand]
    for name, content, places in workbooks([each.sheet for each in brought]):
        inside = [brought[place] for place in places]
        with transaction.atomic():
            kept = files.keep(
                district=by.district,
                name=name,
                content=content,
                actor=None,
                at=inside[0].at,
                verb=Verb.READ_LEDGERS,
                unit=by.unit,
            )
            for each in inside:
                made[each.key] = _import(each, kept, by).pk
    return made


def _import(arrival: Arrival, kept: StoredFile, by: Bringing) -> Import:
    return Import.objects.create(
        district_id=by.district,
        unit_id=arrival.unit,
        person_id=by.actor.person,
        ledger=arrival.sheet.ledger,
        file=kept,
        file_name=kept.name,
        vendor=VENDOR,
        state=Import.State.DONE,
        mapping=arrival.columns.mapping(arrival.sheet),
        counts={"new": len(arrival.ids), "changed": 0, "same": 0, "refused": 0},
        begun_at=arrival.at,
        done_at=arrival.at,
    )


def _staged(arrival: Arrival, references: References, source: int | None) -> Iterator[StagedRow]:
    sheet = arrival.sheet
    referred = {column.name for column, _ in arrival.links}
    with_key = any(f.name == "match_key" for f in arrival.columns.model._meta.concrete_fields)
    for place, pk in enumerate(arrival.ids):
        row = sheet.first(place)
        values = {n: v for n, v in row.items() if v is not None and n not in referred}
        values = normalised(sheet.ledger, values)
        if with_key:
            values["match_key"] = match_key(str(row["name"]))
        values |= {**dict(references.found(arrival, row)), "unit_id": arrival.unit}
        if source is None:
            yield StagedRow(pk, values, at=arrival.at)
        else:
            line = FIRST_LINE + place
            yield StagedRow(pk, values, sheet=sheet.title, line=line, source=source, at=arrival.at)
