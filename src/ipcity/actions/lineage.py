"""From a stored value back to the cells: its rows, and of each row the file, sheet, row and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

import pyarrow as pa
from django.db.models import DecimalField, Field

from ipcity.actions import amounts, contexts, measurements, own_indicators, row_origins, snapshots
from ipcity.domain.access import Actor, Reach, Scope, Verb, require, scope_of
from ipcity.domain.indicators import Apart, Indicator
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.row_histories import RowHistory

CHUNK = 500
PART_WORDS = {"value": "数值", "numerator": "分子", "denominator": "分母", "reference": "基期"}


@dataclass(frozen=True)
class Cell:
    """One value of a row that the number needs, and the state that brought it.

    ``place`` is like “C12”, ``row_origins.TYPED``, or empty for what was typed in.
    """

    label: str
    value: str
    place: str
    origin: RowHistory


@dataclass(frozen=True)
class TracedRow:
    """One row behind a number, in the state in which the snapshot knew it.

    ``file`` and the rest are empty for a row that was typed in; ``cell`` is the one that makes it
    count, ``cells`` all that the number needs. It counts from ``start`` until the day before ``end``;
    ``unit`` is that of ``amount``.
    """

    part: str
    ledger: str
    row: int
    label: str
    amount: Decimal | None
    unit: str
    start: date
    end: date | None
    file: str
    file_id: int | None
    file_sha256: str
    sheet: str
    line: int | None
    cell: str
    cells: tuple[Cell, ...]
    person: str
    known_from: datetime | None

    @property
    def part_label(self) -> str:
        return part_words(self.part)

    @property
    def amount_text(self) -> str:
        return amounts.told(self.amount, self.unit)

    @property
    def last(self) -> date | None:
        """The last day on which it counts."""
        return self.end - timedelta(days=1) if self.end else None


@dataclass(frozen=True)
class TracedPart:
    """``unit`` is that of the amounts it sums, empty where it counts rows."""

    name: str
    label: str
    value: str | None
    rows: int
    unit: str

    @property
    def value_text(self) -> str:
        return amounts.told(_decimal(self.value), self.unit)


@dataclass(frozen=True)
class Trace:
    """A value and its rows; ``hidden`` counts those outside the reader's scope."""

    measurement: Measurement
    indicator: Indicator
    parts: tuple[TracedPart, ...]
    apart: tuple[tuple[str, str | None, str], ...]
    rows: tuple[TracedRow, ...]
    visible: int
    hidden: int


def trace(
    *,
    measurement: Measurement,
    actor: Actor,
    part: str = "",
    offset: int = 0,
    limit: int | None = None,
    unit: int | None = None,
) -> Trace:
    """The rows behind ``measurement`` in the reader's scope, with ``unit`` those of its share alone.
    Whoever may read the plan may read the total, and so learns how many rows are hidden.
    """
    district = measurement.district_id
    require(actor, Verb.READ_PLAN, district=district)
    indicator = indicator_of(measurement)
    names = measurements.own_parts(indicator)
    wanted = frozenset({part} if part in names else names)
    scope = _scope(actor, district, unit)
    total = sum(_rows_of(measurement, name) for name in wanted)
    found, visible = _found(_Asked(measurement, indicator, wanted), scope, total, offset, limit)
    units = _units(measurement, indicator)
    return Trace(
        measurement,
        indicator,
        tuple(
            TracedPart(
                n,
                part_words(n),
                _value_of(measurement, n),
                _rows_of(measurement, n),
                units.get(n, ""),
            )
            for n in names
        ),
        tuple(_apart(measurement, each) for each in indicator.apart),
        tuple(_traced(found, indicator, measurement)),
        visible,
        total - visible,
    )


def _scope(actor: Actor, district: int, unit: int | None) -> Scope:
    """What ``actor`` may read, of ``unit`` alone where one is named."""
    scope = scope_of(actor, Verb.READ_LEDGERS)
    return scope if unit is None else scope & Scope(frozenset({Reach(district, frozenset({unit}))}))


def _units(measurement: Measurement, indicator: Indicator) -> dict[str, str]:
    """The unit of each part that sums amounts, as its first row has it."""
    columns = amounts.summed(indicator)
    units = {}
    for name in {part for part, _ in columns}:
        first = _Asked(measurement, indicator, frozenset({name})).contributions(0, 1).to_pylist()
        for row in rows_named(first).values():
            units[name] = amounts.unit_of(columns, name, row)
    return units


def indicator_of(measurement: Measurement) -> Indicator:
    """The declaration that the stored value names."""
    return own_indicators.version_of(
        measurement.district_id, measurement.indicator, measurement.indicator_version
    )


def part_words(name: str) -> str:
    """``value.numerator`` → 数值·分子; names of the indicator's own stay as they are."""
    if name in PART_WORDS:
        return PART_WORDS[name]
    return "·".join(PART_WORDS.get(each, each) for each in name.split("."))


def _part_form(measurement: Measurement, name: str) -> Mapping[str, object]:
    found = measurement.parts.get(name, {})
    return found if isinstance(found, Mapping) else {}


def _rows_of(measurement: Measurement, name: str) -> int:
    return int(str(_part_form(measurement, name).get("rows", 0)))


def _value_of(measurement: Measurement, name: str) -> str | None:
    found = _part_form(measurement, name).get("value")
    return None if found is None else str(found)


def _apart(measurement: Measurement, each: Apart) -> tuple[str, str | None, str]:
    names = [name for name in measurement.parts if name.split(".")[0] == each.name]
    values = {name: _decimal(_value_of(measurement, name)) for name in names}
    value = each.formula.value(values, each.name) if names else None
    places = Decimal(1).scaleb(-each.places)
    return each.label, None if value is None else str(value.quantize(places)), each.unit


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


Found = list[Mapping[str, object]]


@dataclass(frozen=True)
class _Asked:
    """Some parts of a stored value."""

    measurement: Measurement
    indicator: Indicator
    parts: frozenset[str]

    def contributions(self, offset: int, limit: int | None) -> pa.Table:
        row = self.measurement
        context = contexts.context_named(row.context, row.district)
        with snapshots.opened(row.district_id, row.snapshot) as archive:
            return archive.rows(
                self.indicator, row.on, context, parts=self.parts, offset=offset, limit=limit
            )


def _found(
    asked: _Asked, scope: Scope, total: int, offset: int, limit: int | None
) -> tuple[Found, int]:
    """The visible contributions of the page, and how many are visible in all.

    First rows of a subject and the like depend on rows a reader may not see, so the engine always
    counts over everything and what may not be seen is left out afterwards.
    """
    if not scope or not total:
        return [], 0
    if scope.covers(asked.measurement.district_id):
        return asked.contributions(offset, limit).to_pylist(), total
    every: Found = asked.contributions(0, None).to_pylist()
    seen = visible(every, scope)
    kept = [each for each in every if (each["ledger"], each["row"]) in seen]
    end = None if limit is None else offset + limit
    return kept[offset:end], len(kept)


def visible(found: Sequence[Mapping[str, object]], scope: Scope) -> set[tuple[object, object]]:
    models = ledgers()
    seen: set[tuple[object, object]] = set()
    for ledger in sorted({str(each["ledger"]) for each in found}):
        ids = sorted({int(str(each["row"])) for each in found if each["ledger"] == ledger})
        for some in chunks(ids):
            rows = models[ledger]._default_manager.within(scope).filter(pk__in=some)
            seen |= {(ledger, pk) for pk in rows.values_list("pk", flat=True)}
    return seen


def _traced(found: Found, indicator: Indicator, measurement: Measurement) -> Iterator[TracedRow]:
    """Each contribution with where it came from, some hundreds of rows at a time."""
    for some in chunks(found):
        states = states_known(some, measurement.district_id, measurement.known_at)
        rows = rows_named(some)
        for each in some:
            key = (str(each["ledger"]), int(str(each["row"])))
            yield _row(each, indicator, rows.get(key), states.get(key, []))


Key = tuple[str, int]
Item = TypeVar("Item")


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """``items`` some hundreds at a time, as many as one query may name."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def keys_in(found: Sequence[Mapping[str, object]]) -> dict[str, list[int]]:
    """Ledger → ids of the rows in ``found``."""
    ids: dict[str, set[int]] = {}
    for each in found:
        ids.setdefault(str(each["ledger"]), set()).add(int(str(each["row"])))
    return {ledger: sorted(each) for ledger, each in ids.items()}


def states_known(
    found: Sequence[Mapping[str, object]], district: int, moment: datetime
) -> dict[Key, list[RowHistory]]:
    """The states of these rows up to ``moment``, oldest first."""
    known: dict[Key, list[RowHistory]] = {}
    for ledger, ids in keys_in(found).items():
        kept = RowHistory.objects.filter(
            district=district, ledger=ledger, row__in=ids, known_from__lte=moment
        ).select_related("person", "source__file")
        for state in kept.order_by("row_version", "id"):
            known.setdefault((ledger, state.row), []).append(state)
    return known


def rows_named(found: Sequence[Mapping[str, object]]) -> dict[Key, LedgerRow]:
    """The rows as they are today, for what they are called."""
    models = ledgers()
    return {
        (ledger, row.pk): row
        for ledger, ids in keys_in(found).items()
        for row in models[ledger]._default_manager.filter(pk__in=ids)
    }


def _row(
    each: Mapping[str, object],
    indicator: Indicator,
    row: LedgerRow | None,
    states: Sequence[RowHistory],
) -> TracedRow:
    ledger, start = str(each["ledger"]), each["start"]
    amount = each["amount"] if isinstance(each["amount"], Decimal) else None
    cells = _cells(indicator, ledger, row, states)
    main = _main(cells, amount, start)
    state = states[-1] if states else None
    # a row whose counted cells were all typed in still names the file that it came with
    source = main.origin if main else next((s for s in reversed(states) if s.source_id), None)
    arrival = source.source if source else None
    file = arrival.file if arrival else None
    return TracedRow(
        part=str(each["part"]),
        ledger=ledger,
        row=int(str(each["row"])),
        label=str(row) if row is not None else str(each["row"]),
        amount=amount,
        unit=amounts.unit_of(amounts.summed(indicator), str(each["part"]), row),
        start=start if isinstance(start, date) else date.min,
        end=each["end"] if isinstance(each["end"], date) else None,
        file=arrival.file_name if arrival else "",
        file_id=file.pk if file else None,
        file_sha256=file.sha256 if file else "",
        sheet=source.source_sheet if source else "",
        line=source.source_row if source else None,
        cell=main.place if main else "",
        cells=cells,
        person=state.person.name if state and state.person else "",
        known_from=state.known_from if state else None,
    )


def _cells(
    indicator: Indicator, ledger: str, row: LedgerRow | None, states: Sequence[RowHistory]
) -> tuple[Cell, ...]:
    """What the number needs of this row, each with the cell that brought its value."""
    if row is None or not states:
        return ()
    model, last = type(row), states[-1]
    origins = row_origins.field_origins(row, states)
    found = []
    for field in needed(model, indicator.needs().get(ledger, ())):
        value = shown(model, field.name, last.values.get(field.attname))
        if value:
            origin = origins[field.name]
            place = row_origins.cell_of(origin, field.name)
            found.append(Cell(str(field.verbose_name), value, place, origin))
    return tuple(found)


def needed(model: type[LedgerRow], columns: Sequence[str]) -> list[Field[Any, Any]]:
    """The fields behind ``columns``; for a reference the text that stands beside it."""
    by_column = {field.attname: field for field in facts(model)}
    found = {}
    for column in (*columns, *model.LISTED[:1]):
        stem = column.removesuffix("_id")
        beside = (f"{stem}_name", f"{stem}_number") if column.endswith("_id") else ()
        written = next((name for name in beside if name in by_column), column)
        if written in by_column:
            found[written] = by_column[written]
    return list(found.values())


def shown(model: type[LedgerRow], name: str, value: object) -> str:
    """A stored value in words: a choice in its label, yes and no, personal data masked."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    field = next(each for each in facts(model) if each.name == name)
    if isinstance(field, DecimalField):
        return measurements.plain(Decimal(str(value))) or ""
    text = str(dict(field.flatchoices or ()).get(value, value))
    return model.PERSONAL[name](text) if name in model.PERSONAL else text


def _main(cells: Sequence[Cell], amount: Decimal | None, start: object) -> Cell | None:
    """The cell that makes the row count: its amount, else its date, else what names it."""
    told = [each for each in cells if each.place not in ("", row_origins.TYPED)]
    by_amount = (e for e in told if amount is not None and _is(e.value, amount))
    by_date = (e for e in told if e.value == str(start))
    for found in (by_amount, by_date, reversed(told)):
        first = next(iter(found), None)
        if first is not None:
            return first
    return None


def _is(text: str, amount: Decimal) -> bool:
    return text.replace(".", "", 1).isdigit() and Decimal(text) == amount
