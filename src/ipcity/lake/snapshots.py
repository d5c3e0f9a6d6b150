"""Snapshots: immutable Parquet files, named by their hash, and a manifest that names them all.

A table is a base and the deltas since. A delta's row replaces the row of its id in everything before
it; a delta's row with ``gone`` takes that id away. Files that did not change are shared between
snapshots, so a snapshot costs what changed. Nothing is ever written in place.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq

from ipcity.domain.errors import Refused

GONE = "gone"
BASE, DELTA = "base", "delta"
# where files lie; those of cubes and contributions are made again when they are asked for
PLACES = ("manifests", "cubes", "files", "contributions")
_CHUNK = 1024 * 1024
_ROW_GROUP = 122_880

Batches = tuple[pa.Schema, Iterable[pa.RecordBatch]]


@dataclass(frozen=True)
class FileEntry:
    """One file, ``path`` relative to the lake's folder; ``rows`` counts a delta's gone rows too."""

    path: str
    sha256: str
    rows: int
    kind: str


@dataclass(frozen=True)
class TableFiles:
    """A base and its deltas, oldest first; ``columns`` are (name, type) as Arrow writes them."""

    files: tuple[FileEntry, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def base_rows(self) -> int:
        return sum(each.rows for each in self.files if each.kind == BASE)

    @property
    def delta_rows(self) -> int:
        return sum(each.rows for each in self.files if each.kind == DELTA)


@dataclass(frozen=True)
class Manifest:
    """What one snapshot holds; ``id`` is the SHA-256 of everything else in canonical JSON."""

    id: str
    district: int
    at: str
    parent: str | None
    tables: Mapping[str, TableFiles]

    @property
    def files(self) -> frozenset[str]:
        return frozenset(each.path for table in self.tables.values() for each in table.files)


def columns_of(schema: pa.Schema) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, str(field.type)) for field in schema)


def write_base(
    folder: Path, district: int, at: datetime, tables: Mapping[str, Batches]
) -> Manifest:
    """A snapshot from nothing: one base per table, rows as they come."""
    made = {name: _based(folder, batches) for name, batches in tables.items()}
    return _sealed(folder, district, at, None, made)


def write_delta(
    folder: Path,
    parent: Manifest,
    at: datetime,
    changed: Mapping[str, Batches],
    gone: Mapping[str, Sequence[int]],
    *,
    bases: Mapping[str, Batches] | None = None,
    dropped: Iterable[str] = (),
) -> Manifest:
    """``parent`` with ``changed`` rows replaced or added by id and ``gone`` ids taken away.

    ``bases`` are tables written whole, ``dropped`` ones no longer held. A sequence of ``gone`` is read
    after its table's changed rows, so it may fill while they are drawn. Refused where a table has no
    base with the same columns.
    """
    tables = {name: table for name, table in parent.tables.items() if name not in set(dropped)}
    for name, batches in (bases or {}).items():
        tables[name] = _based(folder, batches)
    for name in sorted({*changed, *gone}):
        held, rows = tables.get(name), changed.get(name)
        if held is None or (rows is not None and held.columns != columns_of(rows[0])):
            raise Refused("no-such-table", f"快照中没有结构相同的表 {name}，须整表写入。")
        if rows is not None or gone[name]:
            entry = _delta(folder, held, rows, gone.get(name, ()))
            more = (entry,) if entry.rows else ()
            tables[name] = TableFiles((*held.files, *more), held.columns)
    return _sealed(folder, parent.district, at, parent.id, tables)


def rebase(folder: Path, manifest: Manifest, tables: Mapping[str, Batches]) -> Manifest:
    """The same snapshot in other files: each of ``tables`` as a base of its own."""
    fresh = {name: _based(folder, batches) for name, batches in tables.items()}
    at, kept = datetime.fromisoformat(manifest.at), {**manifest.tables, **fresh}
    return _sealed(folder, manifest.district, at, manifest.parent, kept)


def read_manifest(folder: Path, id: str) -> Manifest:  # noqa: A002  the contract's name
    """The manifest ``id``; Refused where it is missing or does not prove its own name."""
    try:
        form = json.loads((folder / "manifests" / f"{id}.json").read_text("utf-8"))
        manifest = _manifest_of(id, form)
    except FileNotFoundError as missing:
        raise Refused("no-snapshot", f"快照 {id[:12]} 不在数据目录中。") from missing
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise Refused("snapshot-damaged", f"快照 {id[:12]} 的清单读不出来。") from broken
    if _identity(form) != id:
        raise Refused("snapshot-damaged", f"快照 {id[:12]} 的清单与其摘要不符。")
    return manifest


def check(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What is wrong with the snapshot's files, one sentence each; empty when all is whole."""
    faults = []
    for name, table in manifest.tables.items():
        for entry in table.files:
            path = folder / entry.path
            if not path.is_file():
                faults.append(f"{name}：文件 {entry.path} 缺失")
            elif _sha256(path) != entry.sha256:
                faults.append(f"{name}：文件 {entry.path} 与清单记录的摘要不符")
    return tuple(faults)


def require_whole(folder: Path, manifest: Manifest) -> None:
    """Refused where a file of the snapshot is missing or has another size than it must have."""
    for name, table in manifest.tables.items():
        for entry in table.files:
            if not (folder / entry.path).is_file():
                raise Refused(
                    "snapshot-damaged",
                    f"快照 {manifest.id[:12]} 缺少 {name} 的文件，请重新生成快照。",
                )


def forget(folder: Path, kept: Iterable[str], spared_since: float) -> tuple[int, int]:
    """Drop manifests not in ``kept`` and files that no kept one names; how many files and bytes.

    What is younger than ``spared_since`` (seconds since the epoch) may belong to a snapshot that is
    being written and stays.
    """
    wanted = frozenset(kept)
    named: set[str] = set()
    for name in wanted:
        named |= read_manifest(folder, name).files
    count = size = 0
    for path in [p for place in PLACES for p in folder.glob(f"{place}/*")]:
        place = path.relative_to(folder).as_posix()
        needed = place in named or path.name.split(".")[0] in wanted
        state = path.stat()
        if not needed and state.st_mtime < spared_since:
            path.unlink()
            count, size = count + 1, size + state.st_size
    return count, size


def as_delta(overlay: pa.Table, schema: pa.Schema) -> pa.Table:
    """``overlay`` with the delta's columns in order; columns it does not bring are null."""
    unknown = set(overlay.column_names) - set(schema.names) - {GONE}
    if unknown or "id" not in overlay.column_names:
        names = "、".join(sorted(unknown)) or "id"
        raise Refused("wrong-columns", f"预览数据的列与快照不符：{names}。")
    size = overlay.num_rows
    stays = pa.array([False] * size, pa.bool_())
    columns = [
        overlay[field.name].cast(field.type)
        if field.name in overlay.column_names
        else pa.nulls(size, field.type)
        for field in schema
    ]
    columns.append(overlay[GONE] if GONE in overlay.column_names else stays)
    return pa.table(columns, schema=schema.append(pa.field(GONE, pa.bool_())))


def _based(folder: Path, batches: Batches) -> TableFiles:
    schema, rows = batches
    entry = _write(folder, schema, rows, BASE)
    return TableFiles((entry,), columns_of(schema))


def _delta(
    folder: Path, held: TableFiles, batches: Batches | None, gone: Sequence[int]
) -> FileEntry:
    if batches is None:
        first = held.files[0].path
        schema, rows = pq.read_schema(folder / first), iter(())
    else:
        schema, rows = batches[0], iter(batches[1])
    marked = schema.append(pa.field(GONE, pa.bool_()))
    return _write(folder, marked, _marked(marked, rows, gone), DELTA)


def _marked(
    schema: pa.Schema, rows: Iterator[pa.RecordBatch], gone: Sequence[int]
) -> Iterator[pa.RecordBatch]:
    for batch in rows:
        stays = pa.array([False] * batch.num_rows, pa.bool_())
        yield pa.RecordBatch.from_arrays([*batch.columns, stays], schema=schema)
    if gone:
        size = len(gone)
        arrays = [
            pa.array(gone, pa.int64())
            if field.name == "id"
            else pa.array([True] * size, pa.bool_())
            if field.name == GONE
            else pa.nulls(size, field.type)
            for field in schema
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _write(folder: Path, schema: pa.Schema, rows: Iterable[pa.RecordBatch], kind: str) -> FileEntry:
    """Stream ``rows`` into a file that appears whole, under the name of its own hash."""
    place = folder / "files"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=place)
    os.close(handle)
    count = 0
    try:
        with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
            for batch in _full(schema, rows):
                writer.write_table(batch, row_group_size=_ROW_GROUP)
                count += batch.num_rows
        digest = _settle(Path(draft))
        name = f"files/{digest}.parquet"
        Path(draft).replace(folder / name)
    finally:
        Path(draft).unlink(missing_ok=True)
    return FileEntry(name, digest, count, kind)


def _full(schema: pa.Schema, rows: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The batches gathered to whole row groups, whatever size they come in."""
    waiting: list[pa.RecordBatch] = []
    size = 0
    for batch in rows:
        waiting.append(batch)
        size += batch.num_rows
        if size >= _ROW_GROUP:
            yield pa.Table.from_batches(waiting, schema)
            waiting, size = [], 0
    if waiting:
        yield pa.Table.from_batches(waiting, schema)


def _settle(path: Path) -> str:
    """The file's hash, once its bytes are on the disk."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
    return _sha256(path)


def _sealed(
    folder: Path,
    district: int,
    at: datetime,
    parent: str | None,
    tables: Mapping[str, TableFiles],
) -> Manifest:
    form: dict[str, object] = {
        "district": district,
        "at": at.isoformat(),
        "parent": parent,
        "tables": {name: asdict(tables[name]) for name in sorted(tables)},
    }
    name = _identity(form)
    place = folder / "manifests"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=place)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(_canonical(form))
        stream.flush()
        os.fsync(stream.fileno())
    Path(draft).replace(place / f"{name}.json")
    return _manifest_of(name, json.loads(_canonical(form)))


def _manifest_of(name: str, form: Mapping[str, object]) -> Manifest:
    parsed = form["tables"]
    if not isinstance(parsed, dict):
        raise TypeError("tables")
    tables = {
        table: TableFiles(
            tuple(FileEntry(**entry) for entry in entries["files"]),
            tuple((str(column), str(kind)) for column, kind in entries["columns"]),
        )
        for table, entries in parsed.items()
    }
    parent = form["parent"]
    return Manifest(
        id=name,
        district=int(str(form["district"])),
        at=str(form["at"]),
        parent=None if parent is None else str(parent),
        tables=MappingProxyType(tables),
    )


def _canonical(form: Mapping[str, object]) -> str:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _identity(form: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(form).encode()).hexdigest()


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()
