"""Archives: one snapshot opened for questions; its contributions are worked out once and kept.

Per source (``domain/indicators/outlines``) one Parquet file of contributions, named by the SQL that
makes it and the files that it reads: a later snapshot whose ledgers are the same files finds it again.
Every day, series, split and list of rows is then a plain query on these files (``stabbing``).
"""

# ruff: noqa: S608  names of ledgers and files come from a manifest, and are quoted

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from ipcity.domain.errors import Refused
from ipcity.lake import stabbing, translations
from ipcity.lake.results import REGION, SPLIT, UNIT, Counted, Outlined, Result, result
from ipcity.lake.snapshots import BASE, GONE, Manifest, TableFiles, as_delta, require_whole
from ipcity.lake.translations import Source

C = TypeVar("C", contravariant=True)
PLACE = "contributions"
COLUMNS = ("ledger", "row", "start", "end", "amount", "subject", "unit", "region", "split")


class Outline(Outlined, Protocol):
    """A part and where its contributions come from."""

    @property
    def sources(self) -> Sequence[Source]: ...


class Indicator(Protocol[C]):
    """What the archive needs of an indicator (``domain/indicators``)."""

    @property
    def code(self) -> str: ...
    def outlines(self, context: C) -> Sequence[Outline]: ...
    def combine(self, values: Mapping[str, Decimal | None]) -> Decimal | None: ...


@dataclass
class Archive:
    """One snapshot, with ``overlay`` laid over it.

    ``texts``: the folder of kept SQL (None: memory only). ``anew``: nothing kept is believed, every
    contribution is worked out again from the snapshot's own files.
    """

    folder: Path
    manifest: Manifest
    connection: duckdb.DuckDBPyConnection
    scratch: Path
    texts: Path | None = None
    overlay: Mapping[str, Path] = field(default_factory=dict)
    anew: bool = False
    _files: dict[str, Path | None] = field(default_factory=dict)
    _views: set[str] = field(default_factory=set)

    def holds(self, ledgers: Mapping[str, object]) -> bool:
        """Whether the snapshot has all of ``ledgers``."""
        return set(ledgers) <= set(self.manifest.tables)

    def series(
        self, indicators: Sequence[Indicator[C]], days: Sequence[date], context: C
    ) -> Mapping[str, tuple[Result, ...]]:
        """Each indicator on each of ``days``, in their order; all of them in two queries."""
        told = {each.code: (each, each.outlines(context)) for each in indicators}
        counted = self._counted([part for _, parts in told.values() for part in parts], days, None)
        answers = {}
        for code, (indicator, parts) in told.items():
            mine = [next(counted) for _ in parts]
            answers[code] = tuple(result(indicator, mine, day, "") for day in days)
        return answers

    def split(
        self,
        indicator: Indicator[C],
        on: date,
        context: C,
        by: str,
        *,
        keys: Collection[str] = (),
    ) -> Mapping[str, Result]:
        """The indicator on ``on`` per ``region``, ``unit`` or ``split`` key; "" where a row has none.

        ``keys`` are answered even where no row has them.
        """
        if by not in (REGION, UNIT, SPLIT):
            raise Refused("no-such-split", f"不能按“{by}”拆分，只能按属地、单位或指标自带的分类。")
        mine = list(self._counted(indicator.outlines(context), [on], by))
        found = {key for each in mine for key in each.tally.rows}
        return {key: result(indicator, mine, on, key) for key in sorted(found.union(keys))}

    def rows(
        self,
        indicator: Indicator[C],
        on: date,
        context: C,
        *,
        parts: frozenset[str] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> pa.Table:
        """The rows behind the value: part, ledger, row, amount, subject, start, end; part by part.

        ``parts``: only those of these names.
        """
        wanted = [p for p in indicator.outlines(context) if parts is None or p.name in parts]
        slots = [self._slot(part) for part in wanted]
        return stabbing.rows(self.run, slots, on, offset=offset, limit=limit)

    def contributions(self, source: Source) -> Path | None:
        """The file of a source's contributions; None where there is not one."""
        if source.digest not in self._files:
            path = None if self._is_empty(source.ledger) else self._found(source)
            some = path is not None and pq.read_metadata(path).num_rows > 0
            self._files[source.digest] = path if some else None
        return self._files[source.digest]

    def between(self, ledger: str, columns: Sequence[str], ids: range) -> pa.Table:
        """These columns of a ledger's standing rows with an id in ``ids``."""
        self._see(ledger)
        names = ", ".join(f'"{name}"' for name in columns)
        return self.run(
            f'SELECT {names} FROM "{ledger}" WHERE id >= {ids.start:d} AND id < {ids.stop:d}'
        )

    def run(self, statement: str) -> pa.Table:
        """The rows of one SQL statement."""
        return self.connection.sql(statement).to_arrow_table()

    def _counted(
        self, parts: Sequence[Outline], days: Sequence[date], by: str | None
    ) -> Iterator[Counted]:
        moments = sorted({part.day(day) for part in parts for day in days})
        found = stabbing.tally(self.run, [self._slot(part) for part in parts], moments, by)
        for part, tally in zip(parts, found, strict=True):
            yield Counted(part, moments, tally)

    def _slot(self, part: Outline) -> stabbing.Slot:
        files = (self.contributions(source) for source in part.sources)
        return stabbing.Slot(part, tuple(file for file in files if file is not None))

    def _is_empty(self, ledger: str) -> bool:
        """A contribution is a row of its ledger: no rows, no contributions, nothing to translate."""
        table = self.manifest.tables[ledger]
        return ledger not in self.overlay and not any(entry.rows for entry in table.files)

    def _found(self, source: Source) -> Path:
        """The kept file, or made now."""
        tables = self.manifest.tables
        columns = {ledger: tables[ledger].columns for ledger in source.needs}
        text = translations.sql_of(source, columns, self._schema, self.texts)
        laid = not self.overlay.keys().isdisjoint(source.needs)
        place = self.scratch if laid or self.anew else self.folder / PLACE
        path = place / f"{_name(text, {each: tables[each] for each in source.needs})}.parquet"
        if _is_whole(path):
            # housekeeping drops what nobody asked for
            os.utime(path)
            return path
        for ledger in source.needs:
            self._see(ledger)
        self._make(text, path)
        return path

    def _make(self, text: str, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
        os.close(handle)
        try:
            target = _quoted(draft)
            self.connection.execute(f"COPY ({text}) TO {target} (FORMAT parquet, CODEC zstd)")
            Path(draft).replace(path)
        finally:
            Path(draft).unlink(missing_ok=True)

    def _schema(self, ledger: str) -> pa.Schema:
        return pq.read_schema(self.folder / self.manifest.tables[ledger].files[0].path)

    def _see(self, ledger: str) -> None:
        """The ledger as a view of its own name: base, and the last word of what came later."""
        if ledger not in self._views:
            table = self.manifest.tables[ledger]
            merged = _merged(self.folder, table, self.overlay.get(ledger))
            self.connection.execute(f'CREATE TEMP VIEW "{ledger}" AS {merged}')
            self._views.add(ledger)


@contextmanager
def open_archive(
    folder: Path,
    manifest: Manifest,
    *,
    texts: Path | None = None,
    overlay: Mapping[str, pa.Table] | None = None,
    anew: bool = False,
    memory: str = "1GB",
    threads: int = 2,
) -> Iterator[Archive]:
    """The snapshot for the ``with`` block, in DuckDB, which then reads this district's lake only.

    ``overlay``: per table rows that replace or add by id, as a preview; a column ``gone`` (optional)
    takes ids away. Refused where files of the snapshot are missing.
    """
    require_whole(folder, manifest)
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="ipcity-lake-"))
        scratch = Path(made).resolve()
        connection = duckdb.connect(":memory:", config=settings(memory, threads, scratch))
        stack.callback(connection.close)
        for statement in enclosing([folder.resolve(), scratch]):
            connection.execute(statement)
        laid = {}
        for name, rows in (overlay or {}).items():
            schema = pq.read_schema(folder / manifest.tables[name].files[0].path)
            laid[name] = scratch / f"overlay-{name}.parquet"
            pq.write_table(as_delta(rows, schema), laid[name])
        yield Archive(folder.resolve(), manifest, connection, scratch, texts, laid, anew)


def settings(
    memory: str, threads: int, scratch: Path
) -> dict[str, str | bool | int | float | list[str]]:
    """DuckDB in memory; no extension is fetched or loaded, nothing spilt but into ``scratch``."""
    return {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": str(scratch / "spill"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }


def enclosing(folders: Sequence[Path]) -> tuple[str, ...]:
    """Statements after which DuckDB reads no file outside ``folders``, no network, and no way back."""
    places = ", ".join(_quoted(f"{folder}/") for folder in folders)
    return (
        f"SET allowed_directories = [{places}]",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    )


def _merged(folder: Path, table: TableFiles, overlay: Path | None) -> str:
    base = [folder / entry.path for entry in table.files if entry.kind == BASE]
    later = [folder / entry.path for entry in table.files if entry.kind != BASE]
    later += [overlay] if overlay is not None else []
    columns = ", ".join(f'"{name}"' for name, _ in table.columns)
    whole = f"SELECT {columns} FROM read_parquet([{', '.join(_quoted(str(p)) for p in base)}])"
    if not later:
        return whole
    aged = " UNION ALL ".join(
        f'SELECT {columns}, "{GONE}", {n} AS lake_age FROM read_parquet({_quoted(str(path))})'
        for n, path in enumerate(later)
    )
    last = "SELECT *, max(lake_age) OVER (PARTITION BY id) AS lake_newest FROM changes"
    return (
        f"WITH changes AS MATERIALIZED ({aged}) "
        f"SELECT {columns} FROM ({whole}) AS base "
        f"WHERE NOT EXISTS (SELECT 1 FROM changes WHERE changes.id = base.id) UNION ALL "
        f'SELECT {columns} FROM ({last}) WHERE lake_newest = lake_age AND NOT "{GONE}"'
    )


def _name(text: str, tables: Mapping[str, TableFiles]) -> str:
    files = {name: [e.sha256 for e in table.files] for name, table in sorted(tables.items())}
    return hashlib.sha256(json.dumps([text, files]).encode()).hexdigest()


def _is_whole(path: Path) -> bool:
    """Whether the file is there with its footer and the columns that it must have."""
    try:
        return tuple(pq.read_schema(path).names) == COLUMNS
    except (OSError, pa.ArrowInvalid):
        return False


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
