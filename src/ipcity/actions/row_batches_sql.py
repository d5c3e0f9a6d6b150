"""The statements of a bulk write, one form for SQLite and PostgreSQL.

A stage is a temporary table with the columns of one ledger, finished rows in it, and beside them each
row's state for the history as JSON. Everything in the transaction is INSERT … SELECT and UPDATE …
FROM between it and the real tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db import connection, models, transaction

from ipcity.store.ledgers import LedgerRow, facts, key_of, name_of
from ipcity.store.models.row_histories import RowHistory

Prepare = Callable[[Any], object]

BOOKKEPT = (
    "district_id", "row_key", "source_id", "source_sheet", "source_row", "entered_by_id",
    "entered_at", "changed_at", "voided_at", "voided_reason", "version",
)  # fmt: skip
# What every change touches; keys and void state only where a row's change concerns them.
MOVING = ("source_id", "source_sheet", "source_row", "changed_at", "version")
VOID = ("voided_at", "voided_reason")
# What goes into the history only, with its type where columns are typed.
STATED = {
    "staged_state": "'{}'::jsonb", "staged_table": "0::smallint", "staged_cells": "'{}'::jsonb",
    "staged_doubts": "'[]'::jsonb", "staged_reason": "''::text",
}  # fmt: skip
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
SINGLE_TEXT = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


class Stage:
    """One ledger's rows on their way in; ``token`` keeps two batches of a connection apart."""

    def __init__(self, model: type[LedgerRow], district: int, token: str) -> None:
        self.model, self.district = model, district
        self.ledger = name_of(model)
        self.fields = facts(model)
        self._facts = [field.attname for field in self.fields]
        self.table = f"stage_{token}_{self.ledger}"
        self._by_name = {f.name: f.attname for f in self.fields} | {a: a for a in self._facts}
        self._of_row = itemgetter(*self._facts)
        columns = {f.attname: f for f in model._meta.concrete_fields}
        self._bookkept = [(name, _prepare(columns[name])) for name in BOOKKEPT]
        self._key_columns = {n: self._by_name[n] for names in model.KEYS for n in names}
        self._prepared = _places(self.fields, _prepare)
        self._plain = _places(self.fields, plainly)
        self._of_plain = _places(self.fields, _prepare_plain)
        self.columns = ("id", "staged_seen", "staged_act", *BOOKKEPT, *self._facts, *STATED)
        self._moved: set[str] = set()
        self._create()

    def attname(self, name: str) -> str:
        return self._by_name[name]

    def moves(self, columns: Iterable[str], *, void: bool) -> None:
        """Say which columns a changed row changes: an untouched column keeps its index as it is."""
        self._moved.update(columns)
        if void or self._moved & set(self._key_columns.values()):
            self._moved.update(("row_key", *VOID))

    @cached_property
    def defaults(self) -> dict[str, object]:
        """What a new row holds in a column that nobody gives."""
        return {f.attname: _empty(f) for f in self.fields}

    @cached_property
    def plain_defaults(self) -> dict[str, object]:
        """``defaults`` in the form of the history."""
        values = list(self.defaults.values())
        for place, make in self._plain:
            values[place] = make(values[place])
        return dict(zip(self.defaults, values, strict=True))

    def line(
        self, bookkeeping: Mapping[str, object], whole: Mapping[str, object]
    ) -> tuple[object, ...]:
        """One row in the order of ``columns``; what needs no change of form is not touched."""
        values = list(self._of_row(whole))
        plain = values.copy()
        for place, make in self._plain:
            plain[place] = make(values[place])
        for place, make in self._prepared:
            values[place] = make(values[place])
        return self._laid(bookkeeping, values, plain)

    def plain_line(
        self, bookkeeping: Mapping[str, object], whole: Mapping[str, object]
    ) -> tuple[object, ...]:
        """As ``line`` for values in the form of the history: both databases read it as it is."""
        plain = self._of_row(whole)
        values = list(plain)
        for place, make in self._of_plain:
            values[place] = make(values[place])
        return self._laid(bookkeeping, values, plain)

    def _laid(
        self, bookkeeping: Mapping[str, object], values: Sequence[object], plain: Sequence[object]
    ) -> tuple[object, ...]:
        return (
            bookkeeping["id"],
            bookkeeping["seen"],
            bookkeeping["act"],
            *(
                make(bookkeeping[name]) if make else bookkeeping[name]
                for name, make in self._bookkept
            ),
            *values,
            _encode(dict(zip(self._facts, plain, strict=True))),
            bookkeeping["table"],
            _encode(bookkeeping["cells"]) if bookkeeping["cells"] else None,
            _encode(bookkeeping["doubts"]) if bookkeeping["doubts"] else None,
            bookkeeping["why"],
        )

    def key(self, whole: Mapping[str, object]) -> str:
        """The row key; a row without a complete key gets none."""
        return key_of(self.model, {n: whole[column] for n, column in self._key_columns.items()})

    def insert(self, lines: Iterable[Sequence[Any]]) -> None:
        """Put finished lines into the stage; its own short transaction where there is none."""
        lines = list(lines)
        if connection.vendor == "postgresql":
            self._copy_in(lines)
            return
        marks = ", ".join(["%s"] * len(self.columns))
        own = not connection.in_atomic_block
        with connection.cursor() as cursor:
            if own:
                cursor.execute("BEGIN")  # deferred: only the temporary database is written
            cursor.executemany(f"INSERT INTO {self._name} VALUES ({marks})", lines)  # noqa: S608  names of models
            if own:
                cursor.execute("COMMIT")

    def settle(self) -> None:
        """Tell PostgreSQL how many rows there are; nobody else analyses a temporary table."""
        if connection.vendor == "postgresql":
            _run(f"ANALYZE {self._name}")

    def clashes(self, limit: int) -> list[tuple[str, int, str]]:
        """Rows that changed since they were compared, and standing rows with a new row's key."""
        title = connection.ops.quote_name(self._label)
        moved = (
            f"SELECT s.id, s.{title} FROM {self._name} s LEFT JOIN {self._real} t "  # noqa: S608  names of models
            "ON t.id = s.id AND t.version = s.staged_seen AND t.district_id = s.district_id "
            "WHERE s.staged_seen > 0 AND t.id IS NULL ORDER BY s.id LIMIT %s"
        )
        taken = (
            f"SELECT t.id, t.{title} FROM {self._name} s JOIN {self._real} t "  # noqa: S608  names of models
            "ON t.district_id = s.district_id AND t.row_key = s.row_key AND t.voided_at IS NULL "
            f"WHERE s.voided_at IS NULL AND t.id <> s.id "
            f"AND t.id NOT IN (SELECT id FROM {self._name}) ORDER BY t.id LIMIT %s"
        )
        found = _rows(moved, limit) + _rows(taken, limit)
        return [(self.ledger, row, str(label or row)) for row, label in found]

    def copy(self) -> tuple[int, int]:
        """Rows first, then the history of changed and new ones; how many new, how many changed."""
        quote = connection.ops.quote_name
        moving = [*MOVING, *(c for c in ("row_key", *VOID, *self._facts) if c in self._moved)]
        sets = ", ".join(f"{quote(c)} = s.{quote(c)}" for c in moving)
        changed = _run(
            f"UPDATE {self._real} SET {sets} FROM {self._name} s "  # noqa: S608  names of models
            f"WHERE {self._real}.id = s.id AND s.staged_seen > 0"
        )
        every = ", ".join(quote(c) for c in ("id", *BOOKKEPT, *self._facts))
        new = _run(
            f"INSERT INTO {self._real} ({every}) SELECT {every} FROM {self._name} "  # noqa: S608  names of models
            "WHERE staged_seen = 0 ORDER BY id"
        )
        if changed:
            self._close_states()
        self._record_states()
        return new, changed

    def drop(self) -> None:
        _run(f"DROP TABLE IF EXISTS {self._name}")

    def _close_states(self) -> None:
        history = _table(RowHistory)
        _run(
            f"UPDATE {history} SET known_until = s.changed_at FROM {self._name} s "  # noqa: S608  names of models
            f"WHERE {history}.district_id = s.district_id AND {history}.ledger = %s "
            f"AND {history}.{connection.ops.quote_name('row')} = s.id "
            f"AND {history}.row_version = s.staged_seen AND s.staged_seen > 0",
            self.ledger,
        )

    def _record_states(self) -> None:
        quote = connection.ops.quote_name
        gives = {
            "district_id": "district_id", "unit_id": "unit_id", "ledger": "%s", "row": "id",
            "row_version": "version", "act": "staged_act", "values": "staged_state",
            "is_void": "voided_at IS NOT NULL", "known_from": "changed_at",
            "known_until": "NULL", "person_id": "%s", "reason": "staged_reason",
            "source_id": "source_id", "source_sheet": "source_sheet", "source_row": "source_row",
            "source_table": "staged_table", "source_cells": "staged_cells",
            "doubts": "staged_doubts",
        }  # fmt: skip
        gives["person_id"] = "entered_by_id"
        names = ", ".join(quote(name) for name in gives)
        _run(
            f"INSERT INTO {_table(RowHistory)} ({names}) SELECT {', '.join(gives.values())} "  # noqa: S608  names of models
            f"FROM {self._name} ORDER BY id",
            self.ledger,
        )

    def _create(self) -> None:
        """Columns typed by the real table's; SQLite types by value, PostgreSQL needs them."""
        quote = connection.ops.quote_name
        if connection.vendor == "postgresql":
            kept = ", ".join(quote(c) for c in (*BOOKKEPT, *self._facts))
            stated = ", ".join(f"{typed} AS {name}" for name, typed in STATED.items())
            _run(
                f"CREATE TEMPORARY TABLE {self._name} AS SELECT id, version AS staged_seen, "  # noqa: S608  names of models
                f"''::text AS staged_act, {kept}, {stated} FROM {self._real} WITH NO DATA"
            )
            _run(f"ALTER TABLE {self._name} ADD PRIMARY KEY (id)")
            return
        rest = ", ".join(quote(c) for c in self.columns[1:])
        _run(f"CREATE TEMPORARY TABLE {self._name} (id INTEGER PRIMARY KEY, {rest})")
        # The file of temporary tables goes as a whole: dropping one need not overwrite its pages.
        _run("PRAGMA temp.secure_delete = OFF")

    def _copy_in(self, lines: Sequence[Sequence[object]]) -> None:
        columns = ", ".join(connection.ops.quote_name(c) for c in self.columns)
        statement = f"COPY {self._name} ({columns}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for line in lines:
                copy.write_row(line)

    @property
    def _label(self) -> str:
        """The column by which a row is named to people."""
        listed = self.model.LISTED or ("row_key",)
        return self._by_name.get(listed[0], "row_key")

    @property
    def _name(self) -> str:
        return connection.ops.quote_name(self.table)

    @property
    def _real(self) -> str:
        return _table(self.model)


def reserve_ids(model: type[LedgerRow], count: int) -> range:
    """``count`` consecutive ids that no other row of ``model`` will get."""
    if not count:
        return range(0)
    if connection.vendor == "postgresql":
        return _reserve_in_sequence(model, count)
    table = model._meta.db_table
    with transaction.atomic():
        known = _rows("SELECT seq, 0 FROM sqlite_sequence WHERE name = %s", table)
        highest = max([0, *(int(seq) for seq, _ in known)])
        if known:
            _run("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", highest + count, table)
        else:
            _run("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", table, count)
    return range(highest + 1, highest + count + 1)


def _reserve_in_sequence(model: type[LedgerRow], count: int) -> range:
    """Ask again in the rare case that somebody else drew a number in between."""
    drawn = (
        "SELECT min(n), max(n) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS n "
        "FROM generate_series(1, %s)) AS drawn"
    )
    while True:
        first, last = _rows(drawn, model._meta.db_table, count)[0]
        if last - first + 1 == count:
            return range(first, last + 1)


def _places(
    fields: Sequence[models.Field[Any, Any]],
    maker: Callable[[models.Field[Any, Any]], Prepare | None],
) -> list[tuple[int, Prepare]]:
    """The positions whose values change their form, each with how."""
    made = [(place, maker(field)) for place, field in enumerate(fields)]
    return [(place, make) for place, make in made if make is not None]


def plainly(field: models.Field[Any, Any]) -> Prepare | None:
    """How the history holds a value of this field; None: as it is."""
    if isinstance(field, models.DecimalField):
        exact = Decimal(1).scaleb(-field.decimal_places)
        return lambda value: None if value is None else f"{Decimal(str(value)).quantize(exact):f}"
    if isinstance(field, models.DateField | models.DateTimeField):
        return _iso
    return None


def _prepare(field: models.Field[Any, Any]) -> Prepare | None:
    """How a Python value becomes what the database driver takes; None: as it is."""
    if isinstance(field, SINGLE_TEXT) or field.get_internal_type() == "BooleanField":
        return None
    if type(field) is models.DateField and connection.vendor == "sqlite":
        return _iso
    if type(field) is models.DateTimeField:
        return _remembering(field)
    return lambda value: field.get_db_prep_save(value, connection)


def _prepare_plain(field: models.Field[Any, Any]) -> Prepare | None:
    """The like for a value in the form of the history: text serves for days and decimals."""
    if isinstance(field, models.DecimalField) or type(field) is models.DateField:
        return None
    return _prepare(field)


def _remembering(field: models.Field[Any, Any]) -> Prepare:
    """Thousands of rows share one moment."""
    known: dict[object, object] = {}

    def make(value: object) -> object:
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return make


def _iso(value: date | None) -> object:
    return value if value is None else value.isoformat()


def _empty(field: models.Field[Any, Any]) -> object:
    value = field.get_default()
    if value is None and not field.null:
        return "" if isinstance(field, models.CharField | models.TextField) else value
    return value


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _run(statement: str, *parameters: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


def _rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
