"""What an import would do to each bound indicator: the newest snapshot with the staged rows laid over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice

import pyarrow as pa

from ipcity.actions import bindings, import_staging, own_indicators, snapshots
from ipcity.actions.contexts import context_of, programmes_of
from ipcity.actions.import_fields import from_plain
from ipcity.actions.import_staging import Line, Staged, Status
from ipcity.actions.measurements import evaluate, plain
from ipcity.actions.row_checks import ledger_model
from ipcity.domain.indicators import Indicator, version_on
from ipcity.domain.terms.days import day_of
from ipcity.store.lake_rows import VERSION, sources
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.imports import Import
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.programmes import Programme

MEMORY = "300MB"
CHUNK = 800
Values = dict[str, object]
Effect = dict[str, str | None]
ALWAYS = ("id", VERSION, "unit_id", "region_id")


def of(imported: Import, at: datetime) -> list[Effect]:
    """Each bound fact's value today without and with the staged rows, as decimal texts.

    Facts whose indicator does not read the ledger are left out; empty where no snapshot was taken.
    """
    snapshot = snapshots.latest(imported.district_id)
    if snapshot is None:
        return []
    found: list[Effect] = []
    for programme in programmes_of(imported.district_id):
        wanted = _concerned(programme, imported.ledger, at)
        if wanted:
            needs = _needs(wanted.values())
            values = _both(imported, programme, snapshot.manifest, (wanted, needs), at)
            found += [_effect(fact, wanted[fact], *values[wanted[fact].code]) for fact in wanted]
    return found


Wanted = tuple[dict[str, Indicator], dict[str, set[str]]]


def _both(
    imported: Import, programme: Programme, manifest: str, wanted: Wanted, at: datetime
) -> dict[str, tuple[str | None, str | None]]:
    """Before and after of each indicator, by code."""
    facts_, needs = wanted
    indicators = list({each.code: each for each in facts_.values()}.values())
    context, day = context_of(programme), day_of(at)
    opened = partial(snapshots.opened, imported.district_id, manifest, memory=MEMORY)
    with opened() as archive:
        before = evaluate(archive, indicators, [day], context)
    with opened(overlay=overlay(imported, needs)) as archive:
        after = evaluate(archive, indicators, [day], context)
    return {
        each.code: (plain(before[each.code][0].value), plain(after[each.code][0].value))
        for each in indicators
    }


def _concerned(programme: Programme, ledger: str, at: datetime) -> dict[str, Indicator]:
    """Fact key → the indicator in force, of those that read ``ledger``."""
    known = own_indicators.known(programme.district_id)
    codes = bindings.bound_codes(programme)
    bound = {
        fact: version_on(known[code], day_of(at)) or known[code][0]
        for fact, code in codes.items()
        if code in known
    }
    return {fact: each for fact, each in bound.items() if ledger in each.needs()}


def _needs(indicators: Collection[Indicator]) -> dict[str, set[str]]:
    needs: dict[str, set[str]] = {}
    for each in indicators:
        for ledger, columns in each.needs().items():
            needs.setdefault(ledger, set()).update(columns)
    return needs


def _effect(fact: str, each: Indicator, before: str | None, after: str | None) -> Effect:
    return {
        "fact": fact,
        "indicator": each.code,
        "name": each.name,
        "unit": each.unit,
        "before": before,
        "after": after,
    }


def overlay(imported: Import, needs: Mapping[str, Collection[str]]) -> dict[str, pa.Table]:
    """The rows as they would be, only in the columns needed; rows not yet there have negative ids."""
    model = ledger_model(imported.ledger)
    laid: dict[str, pa.Table] = {}
    with import_staging.reading(imported.pk) as staged:
        fresh = [
            {"id": -each.number, "name": each.name, "uscc": each.uscc}
            for each in staged.organisations()
        ]
        ledger = name_of(Organisation)
        if fresh and ledger in needs and ledger != imported.ledger:
            rows = ({**_defaults(Organisation), **row} for row in fresh)
            laid[ledger] = _table(ledger, needs[ledger], rows)
        laid[imported.ledger] = _table(
            imported.ledger, needs.get(imported.ledger, ()), _rows(staged, model, len(fresh))
        )
    return laid


def _rows(staged: Staged, model: type[LedgerRow], offset: int) -> Iterator[Values]:
    """New rows whole, then changed rows over what stands."""
    defaults = _defaults(model)
    for number, line in enumerate(staged.lines(Status.NEW), offset + 1):
        yield {**defaults, **_plain(line, model), "id": -number}
    changed = staged.lines(Status.CHANGED)
    columns = [f.attname for f in facts(model)]
    while lot := list(islice(changed, CHUNK)):
        standing = model._base_manager.filter(pk__in=[line.row for line in lot]).order_by("pk")
        known = {row["id"]: row for row in standing.values("id", *columns)}
        for line in lot:
            if line.row in known:
                yield {**known[line.row], **_plain(line, model)}


def _plain(line: Line, model: type[LedgerRow]) -> Values:
    fields = {f.attname: f for f in facts(model)}
    values: Values = {name: from_plain(fields[name], value) for name, value in line.new.items()}
    return values | {name: -number for name, number in line.pending.items()}


def _defaults(model: type[LedgerRow]) -> Values:
    return {f.attname: f.get_default() for f in facts(model)}


def _table(ledger: str, needed: Collection[str], rows: Iterator[Values]) -> pa.Table:
    whole = sources()[ledger].schema
    schema = pa.schema([field for field in whole if field.name in {*ALWAYS, *needed}])
    batches = []
    while lot := list(islice(rows, 4 * CHUNK)):
        lot = [{VERSION: 0, **row} for row in lot]
        columns = {field.name: [_cell(row.get(field.name)) for row in lot] for field in schema}
        batches.append(pa.RecordBatch.from_pydict(columns, schema=schema))
    return pa.Table.from_batches(batches, schema=schema)


def _cell(value: object) -> object:
    """Lists lie in the lake as text; none of the indicators reads one."""
    return None if isinstance(value, list) else value
