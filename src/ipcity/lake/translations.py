"""Translations: a source's expression as DuckDB's SQL, written once and kept as text.

Translating costs a hundred times what running costs on a district's ledgers. A text is kept under a
name that says everything it depends on: the declaration, the columns of its tables, the versions of
the translators and our own code. Whatever is not proved whole is written anew; the folder may be
emptied at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

if TYPE_CHECKING:
    from ibis import Table

# whose change may change a text
_MAKERS = ("ibis-framework", "duckdb", "sqlglot")
_CODE = ("domain/indicators", "domain/rights", "domain/terms")
_held: dict[str, str] = {}


class Source(Protocol):
    """What the lake needs of a source (``domain/indicators/outlines``)."""

    @property
    def ledger(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def contributions(self) -> Callable[[Mapping[str, Table]], Table]: ...


def sql_of(
    source: Source,
    columns: Mapping[str, tuple[tuple[str, str], ...]],
    schema_of: Callable[[str], pa.Schema],
    kept: Path | None = None,
) -> str:
    """The contributions of ``source`` as SQL over tables named like their ledgers.

    ``columns``: per ledger (name, type), as a manifest has them; ``kept``: the folder of texts.
    """
    name = _name(source, columns)
    if name not in _held:
        path = kept / f"{name}.sql" if kept is not None else None
        text = _read(path)
        if text is None:
            text = _translated(source, schema_of)
            _write(path, text)
        _held[name] = text
    return _held[name]


def sweep(kept: Path, spared_since: float) -> int:
    """Drop texts written before ``spared_since`` (seconds since the epoch); bytes freed."""
    freed = 0
    for path in kept.glob("*"):
        state = path.stat()
        if state.st_mtime < spared_since:
            path.unlink()
            freed += state.st_size
    return freed


def _name(source: Source, columns: Mapping[str, tuple[tuple[str, str], ...]]) -> str:
    tables = {ledger: columns[ledger] for ledger in sorted(source.needs)}
    told = json.dumps([source.digest, tables, _makers()], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


@lru_cache(maxsize=1)
def _makers() -> str:
    """The translators' versions and the bytes of the code that writes expressions."""
    code = hashlib.sha256()
    home = Path(__file__).parents[1]
    written = [p for place in _CODE for p in (home / place).rglob("*.py")]
    for path in sorted([*written, Path(__file__)]):
        code.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return " ".join([*(version(name) for name in _MAKERS), code.hexdigest()])


def _translated(source: Source, schema_of: Callable[[str], pa.Schema]) -> str:
    import ibis  # slow import

    tables = {
        ledger: ibis.table(ibis.Schema.from_pyarrow(schema_of(ledger)), name=ledger)
        for ledger in source.needs
    }
    return str(ibis.to_sql(source.contributions(tables), dialect="duckdb"))


def _read(path: Path | None) -> str | None:
    """The text, if its first line is the hash of all others."""
    if path is None:
        return None
    try:
        proof, _, text = path.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if proof == _proof(text) else None


def _write(path: Path | None, text: str) -> None:
    """Appears whole; a folder that cannot be written only costs time."""
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(f"{_proof(text)}\n{text}")
        Path(draft).replace(path)


def _proof(text: str) -> str:
    return f"-- {hashlib.sha256(text.encode()).hexdigest()}"
