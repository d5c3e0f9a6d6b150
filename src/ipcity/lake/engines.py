"""Engines: DuckDB in this process, Spark at scale; both read one district's snapshots and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from ipcity.domain.access import Scope
from ipcity.domain.errors import Refused
from ipcity.lake.archives import enclosing, settings
from ipcity.lake.scopes import within
from ipcity.lake.snapshots import (
    BASE,
    GONE,
    Manifest,
    TableFiles,
    as_delta,
    require_whole,
)

if TYPE_CHECKING:
    import ibis

DUCKDB, SPARK = "duckdb", "spark"
_AGE = "overwritten_by"


class Backend(Protocol):
    """What an engine must be able to do."""

    def execute(self, expression: ibis.Expr) -> pa.Table: ...
    def batches(self, expression: ibis.Table) -> Iterator[pa.RecordBatch]: ...
    def files(self, paths: list[Path]) -> ibis.Table: ...
    def enclose(self, folders: list[Path]) -> None: ...
    def close(self) -> None: ...


class Engine:
    """One open engine; ``tables`` gives snapshots as Ibis tables, ``execute`` runs expressions."""

    def __init__(self, name: str, backend: Backend, scratch: Path) -> None:
        self.name = name
        self._backend = backend
        self._scratch = scratch
        self._numbers = count(1)
        self._folder: Path | None = None

    def tables(
        self,
        folder: Path,
        manifest: Manifest,
        *,
        overlay: Mapping[str, pa.Table] | None = None,
        scope: Scope | None = None,
    ) -> Mapping[str, ibis.Table]:
        """The snapshot's tables, read-only: standing rows, within ``scope`` (None: all).

        ``overlay``: per table rows that replace or add by id, as a preview; a column ``gone``
        (optional) takes ids away.
        """
        self._enclose(folder)
        require_whole(folder, manifest)
        more = overlay or {}

        def opened(name: str) -> ibis.Table:
            whole = self._merged(folder, manifest.tables[name], more.get(name))
            return within(whole, scope, manifest.district)

        return _Opened(tuple(manifest.tables), opened)

    def execute(self, expression: ibis.Expr) -> pa.Table:
        """The expression's rows; decimals stay decimals."""
        return self._backend.execute(expression)

    def batches(self, expression: ibis.Table) -> Iterator[pa.RecordBatch]:
        """The expression's rows as they come, without holding all of them."""
        return self._backend.batches(expression)

    def table_of(self, rows: pa.Table) -> ibis.Table:
        """``rows`` as a table of this engine, kept until it is closed."""
        path = self._scratch / f"{next(self._numbers)}.parquet"
        pq.write_table(rows, path)
        return self._backend.files([path])

    def _enclose(self, folder: Path) -> None:
        """From its first snapshot on, an engine reads that district's lake only."""
        if self._folder is None:
            self._backend.enclose([folder.resolve(), self._scratch.resolve()])
            self._folder = folder.resolve()
        if self._folder != folder.resolve():
            raise Refused("other-district", "一个计算引擎只读取一个区域的快照。", "数据范围")

    def _merged(self, folder: Path, table: TableFiles, overlay: pa.Table | None) -> ibis.Table:
        """Base, without what any later file says otherwise, and the last word of the later ones."""
        import ibis  # slow import

        base = self._backend.files([folder / e.path for e in table.files if e.kind == BASE])
        later = [self._backend.files([folder / e.path]) for e in table.files if e.kind != BASE]
        if overlay is not None:
            schema = pq.read_schema(folder / table.files[0].path)
            later.append(self.table_of(as_delta(overlay, schema)))
        if not later:
            return base
        aged = [each.mutate(**{_AGE: ibis.literal(n)}) for n, each in enumerate(later)]
        changes = ibis.union(*aged) if len(aged) > 1 else aged[0]
        last = changes.group_by("id").mutate(newest=changes[_AGE].max())
        words = last.filter(last.newest == last[_AGE], ~last[GONE]).select(*base.columns)
        return base.anti_join(changes, "id").union(words)


class _Opened(Mapping[str, "ibis.Table"]):
    """Tables by name, each opened when it is first asked for."""

    def __init__(self, names: tuple[str, ...], opened: Callable[[str], ibis.Table]) -> None:
        self._names = names
        self._open = opened
        self._held: dict[str, ibis.Table] = {}

    def __getitem__(self, name: str) -> ibis.Table:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._held:
            self._held[name] = self._open(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@contextmanager
def open_engine(name: str = DUCKDB, memory: str = "1GB", threads: int = 2) -> Iterator[Engine]:
    """An engine for the ``with`` block; Refused where it is not installed.

    ``memory`` bounds what DuckDB holds before it spills into a scratch folder.
    """
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ipcity-lake-")))
        backend = _open(name, memory, threads, scratch)
        stack.callback(backend.close)
        yield Engine(name, backend, scratch)


def _open(name: str, memory: str, threads: int, scratch: Path) -> Backend:
    if name == DUCKDB:
        return _DuckDB(memory, threads, scratch)
    if name == SPARK:
        from ipcity.lake.sparks import open_spark  # optional dependency

        return open_spark(memory, threads)
    raise Refused("no-such-engine", f"没有名为 {name} 的计算引擎。")


class _DuckDB:
    """In memory; nothing is written but the scratch folder."""

    def __init__(self, memory: str, threads: int, scratch: Path) -> None:
        import ibis  # slow import

        options = settings(memory, threads, scratch)
        self.connection = ibis.duckdb.connect(":memory:", **options)

    def execute(self, expression: ibis.Expr) -> pa.Table:
        return self.connection.to_pyarrow(expression)

    def batches(self, expression: ibis.Table) -> Iterator[pa.RecordBatch]:
        # not ibis's own way, which asks duckdb 2.0 for a function that it no longer has
        whole = self.connection.con.sql(self.connection.compile(expression))
        yield from whole.to_arrow_reader(65_536)

    def files(self, paths: list[Path]) -> ibis.Table:
        return self.connection.read_parquet([str(path) for path in paths])

    def enclose(self, folders: list[Path]) -> None:
        """No file outside ``folders``, no network, and no way back."""
        for statement in enclosing(folders):
            self.connection.raw_sql(statement)

    def close(self) -> None:
        self.connection.disconnect()
