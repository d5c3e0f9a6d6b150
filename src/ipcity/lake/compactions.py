"""Compactions: a table whose deltas have grown gets a new base with the same rows."""

from __future__ import annotations

from pathlib import Path

from ipcity.lake.engines import Engine
from ipcity.lake.snapshots import Batches, Manifest, TableFiles, rebase

# more deltas than this cost every reader more than one rewriting costs the writer
MOST_DELTAS = 16
# deltas may hold this share of the base's rows, and always FEW
SHARE = 0.2
FEW = 20_000


def due(manifest: Manifest) -> tuple[str, ...]:
    """The tables that should get a new base."""
    return tuple(name for name, table in manifest.tables.items() if _grown(table))


def compact(engine: Engine, folder: Path, manifest: Manifest) -> Manifest:
    """``manifest`` with a new base for every table that is due; itself when none is."""
    names = due(manifest)
    if not names:
        return manifest
    tables = engine.tables(folder, manifest)
    fresh: dict[str, Batches] = {}
    for name in names:
        ordered = tables[name].order_by("id")
        fresh[name] = (ordered.schema().to_pyarrow(), engine.batches(ordered))
    return rebase(folder, manifest, fresh)


def _grown(table: TableFiles) -> bool:
    deltas = sum(entry.kind != "base" for entry in table.files)
    return deltas > MOST_DELTAS or table.delta_rows > max(FEW, SHARE * table.base_rows)
