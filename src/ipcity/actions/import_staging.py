"""The staging file of one import: every row as it was read and compared, outside the database.

``IPCITY_HOME/imports/<id>.sqlite3``, readable by nobody else. It is made anew by every preview under
another name and put in place whole, so that a killed worker leaves the former one or none.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

from ipcity.domain.sheets.cells import Percent, Value

_TABLES = """
CREATE TABLE rows (n INTEGER PRIMARY KEY, status TEXT, sheet TEXT, line INT, row INT, seen INT,
  label TEXT, new TEXT, old TEXT, pending TEXT, problems TEXT, cells TEXT, part INT, places TEXT,
  doubts TEXT);
CREATE TABLE organisations (n INTEGER PRIMARY KEY, name TEXT, uscc TEXT);
CREATE TABLE pairs (n INTEGER PRIMARY KEY, name TEXT, uscc TEXT, candidate INT, score INT, reason TEXT);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""
_INDEXES = """
CREATE INDEX by_status ON rows (status, n);
CREATE INDEX by_doubt ON rows (n) WHERE doubts <> '[]';
"""
_INSERT = f"INSERT INTO rows VALUES ({','.join('?' * 15)})"  # noqa: S608  fixed
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class Status(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    SKIPPED = "skipped"


# Of the rows taken, in an import's counts: those with a doubt.
DOUBTFUL = "doubtful"
STATUS_LABELS = {
    Status.NEW: "新增",
    Status.CHANGED: "更改",
    Status.SAME: "相同",
    Status.REFUSED: "不能导入",
    Status.SKIPPED: "跳过",
}


@dataclass(slots=True)
class Line:
    """One row of the file: ``new`` and ``old`` by column in plain values, ``pending`` the columns
    that wait for a new organisation (by its number in the file), ``problems`` as
    (cell, field label, value as it stands, sentence), ``cells`` as they stand, of rows that are not
    taken. ``table`` is the place of its table in the import's mapping, ``places`` the cells of fields
    that do not stand in their column on the row, ``doubts`` what is taken and should be looked at:
    (cell, field, value as it stands, sentence, what was understood).
    """

    status: Status
    sheet: str
    line: int
    row: int | None = None
    seen: int = 0
    label: str = ""
    new: Mapping[str, object] = field(default_factory=dict)
    old: Mapping[str, object] = field(default_factory=dict)
    pending: Mapping[str, int] = field(default_factory=dict)
    problems: Sequence[Sequence[str]] = ()
    cells: Sequence[object] = ()
    table: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    doubts: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class NewOrganisation:
    number: int
    name: str
    uscc: str


@dataclass(frozen=True)
class DoubtfulName:
    """A name as written that may be the organisation ``candidate``."""

    name: str
    uscc: str
    candidate: int
    score: int
    reason: str


def folder() -> Path:
    place = Path(settings.HOME) / "imports"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def place_of(number: int) -> Path:
    return folder() / f"{number}.sqlite3"


def forget(number: int) -> None:
    """Drop what was staged, drafts of killed workers included."""
    for path in folder().glob(f"{number}.*"):
        path.unlink(missing_ok=True)


def tagged(cells: Iterable[Value]) -> list[object]:
    """Cells for the staging file: what JSON has no form for as (kind, text)."""
    return [_tagged(cell) for cell in cells]


def _tagged(cell: Value) -> object:
    if isinstance(cell, Percent):
        return ("percent", str(cell))
    if isinstance(cell, Decimal):
        return ("number", str(cell))
    if isinstance(cell, datetime):
        return ("time", cell.isoformat())
    return ("date", cell.isoformat()) if isinstance(cell, date) else cell


class Draft:
    """A staging file being written."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._count = 0

    def add(self, lines: Iterable[Line]) -> None:
        start = self._count
        written = [_written(start + at, line) for at, line in enumerate(lines, 1)]
        self._file.executemany(_INSERT, written)
        self._count += len(written)

    def note(self, name: str, value: object) -> None:
        self._file.execute("INSERT INTO facts VALUES (?, ?)", (name, _text(value)))

    def organisations(self, found: Iterable[NewOrganisation]) -> None:
        rows = [(each.number, each.name, each.uscc) for each in found]
        self._file.executemany("INSERT INTO organisations VALUES (?,?,?)", rows)

    def doubts(self, found: Iterable[DoubtfulName]) -> None:
        rows = [(p.name, p.uscc, p.candidate, p.score, p.reason) for p in found]
        self._file.executemany(
            "INSERT INTO pairs (name, uscc, candidate, score, reason) VALUES (?,?,?,?,?)", rows
        )


@contextmanager
def drafting(number: int) -> Iterator[Draft]:
    """A new staging file, put in place of the former one when the block ends well."""
    draft = folder() / f"{number}.{os.getpid()}.{secrets.token_hex(4)}"
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(draft)) as file:
            # Nobody reads it before it is whole: neither a journal nor waiting for the disk.
            file.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
            yield Draft(file)
            file.commit()
            file.executescript(_INDEXES)
        draft.replace(place_of(number))
    finally:
        draft.unlink(missing_ok=True)


class Staged:
    """A staging file being read."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def counts(self) -> dict[str, int]:
        found = dict(self._file.execute("SELECT status, count(*) FROM rows GROUP BY status"))
        return {str(status): int(found.get(status, 0)) for status in Status}

    def lines(self, *status: Status, offset: int = 0, limit: int = -1) -> Iterator[Line]:
        """The lines of these statuses in the order of the file."""
        marks = ",".join("?" * len(status))
        yield from self._lines(f"status IN ({marks})", *map(str, status), limit, offset)

    def doubtful(self, *, offset: int = 0, limit: int = -1) -> Iterator[Line]:
        """The lines that are taken with a doubt, in the order of the file."""
        yield from self._lines("doubts <> '[]'", limit, offset)

    def _lines(self, which: str, *parameters: str | int) -> Iterator[Line]:
        wanted = f"SELECT * FROM rows WHERE {which} ORDER BY n LIMIT ? OFFSET ?"  # noqa: S608  fixed
        for row in self._file.execute(wanted, parameters):
            yield _read(row)

    def organisations(self) -> list[NewOrganisation]:
        found = self._file.execute("SELECT n, name, uscc FROM organisations ORDER BY n")
        return [NewOrganisation(*row) for row in found]

    def doubts(self) -> list[DoubtfulName]:
        found = self._file.execute(
            "SELECT name, uscc, candidate, score, reason FROM pairs ORDER BY n"
        )
        return [DoubtfulName(*row) for row in found]

    def fact(self, name: str) -> Any:
        row = self._file.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None


@contextmanager
def reading(number: int) -> Iterator[Staged]:
    """The staging file of import ``number``; FileNotFoundError when there is none."""
    place = place_of(number)
    if not place.exists():
        raise FileNotFoundError(place.name)
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as file:
        yield Staged(file)


def _written(number: int, line: Line) -> tuple[object, ...]:
    return (
        number,
        str(line.status),
        line.sheet,
        line.line,
        line.row,
        line.seen,
        line.label,
        _text(line.new) if line.new else "{}",
        _text(line.old) if line.old else "{}",
        _text(line.pending) if line.pending else "{}",
        _text(line.problems) if line.problems else "[]",
        _text(line.cells) if line.cells else "[]",
        line.table,
        _text(line.places) if line.places else "{}",
        _text(line.doubts) if line.doubts else "[]",
    )


def _read(row: Sequence[Any]) -> Line:
    _, status, sheet, line, number, seen, label, new, old, pending, problems, cells, *more = row
    table, places, doubts = more
    return Line(
        Status(status), sheet, line, number, seen, label,
        _loaded(new), _loaded(old), _loaded(pending), _loaded(problems), _loaded(cells),
        table, _loaded(places), _loaded(doubts),
    )  # fmt: skip


def _loaded(text: str) -> Any:
    """Most columns of most rows are empty."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)
