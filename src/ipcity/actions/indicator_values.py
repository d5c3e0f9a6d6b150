"""What indicators count for each unit in a snapshot, with the rows of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ipcity.actions import measurements, own_indicators, snapshots
from ipcity.actions.contexts import context_of
from ipcity.actions.unit_questions import Answer, Behind, Question, Valued, valued
from ipcity.domain.indicators import Indicator, version_on
from ipcity.lake.archives import Archive
from ipcity.lake.results import Result
from ipcity.store.ledgers import LedgerRow, ledgers

BY = {"indicator": "unit", "region": "region"}
MOST_READ = 20_000


@dataclass(frozen=True)
class Counted:
    """A row that an indicator counted; ``unit`` and ``region`` as the ledger has them."""

    ledger: str
    row: int
    label: str
    unit: int | None
    region: int | None


def answers(sources: Sequence[str], question: Question) -> Mapping[str, Answer]:
    """By source ``indicator:CODE`` or ``region:CODE``; no data where the snapshot lacks a ledger."""
    known = own_indicators.known(question.programme.district_id, question.locked_at)
    found: dict[str, Answer] = {}
    if not sources:
        return found
    district = question.programme.district_id
    with snapshots.opened(district, question.snapshot) as archive:
        for source in sources:
            word, _, code = source.partition(":")
            versions = known.get(code, ())
            indicator = version_on(versions, question.on) if versions else None
            if indicator is None or not archive.holds(indicator.needs()):
                found[source] = question.answers(lambda units, whole: valued(None, ()))
            else:
                found[source] = _answer(archive, indicator, BY[word], question)
    return found


def _answer(archive: Archive, indicator: Indicator, by: str, question: Question) -> Answer:
    context = context_of(question.programme, question.locked_at)
    split = archive.split(indicator, question.on, context, by)
    whole = archive.series([indicator], [question.on], context)[indicator.code][0]
    rows = _rows(archive, indicator, question)

    def value(units: frozenset[int], is_whole: bool) -> Valued:
        mine = [r for r in rows if is_whole or getattr(r, by) in units]
        told = tuple(Behind(r.ledger, str(r.row), r.label, "") for r in mine)
        if is_whole:
            return valued(whole.value, told)
        return valued(_summed([split[str(u)] for u in sorted(units) if str(u) in split]), told)

    return question.answers(value)


def _summed(results: Sequence[Result]) -> Decimal | None:
    """Of a unit and those below it; a share or growth is never summed, 0 where nothing counts."""
    values = [each.value for each in results if each.value is not None]
    if len(results) > 1 and any(len(each.parts) > 1 for each in results):
        return values[0] if len(values) == 1 else None
    return sum(values, Decimal(0)) if values or not results else None


def _rows(archive: Archive, indicator: Indicator, question: Question) -> Sequence[Counted]:
    """The first rows that the value counts, with their unit and region of today."""
    parts = frozenset(measurements.own_parts(indicator))
    context = context_of(question.programme, question.locked_at)
    table = archive.rows(indicator, question.on, context, parts=parts, limit=MOST_READ)
    wanted: dict[str, list[int]] = {}
    for ledger, row in zip(table["ledger"].to_pylist(), table["row"].to_pylist(), strict=True):
        wanted.setdefault(ledger, []).append(row)
    return [row for ledger, keys in wanted.items() for row in _named(ledger, keys)]


def _named(ledger: str, keys: Sequence[int]) -> Sequence[Counted]:
    model = ledgers().get(ledger)
    if model is None:
        return ()
    found: dict[int, LedgerRow] = {}
    for start in range(0, len(keys), 500):
        found |= model.objects.in_bulk(keys[start : start + 500])
    return [
        Counted(ledger, key, str(found[key]), found[key].unit_id, found[key].region_id)
        for key in dict.fromkeys(keys)
        if key in found
    ]
