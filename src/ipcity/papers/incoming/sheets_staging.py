"""The staging file of a book: what the guarded child writes and every later pass reads.

JSON, a line a row: ``[row, hidden, [cells]]``; a cell is null, text, a whole number, true or false,
or ``["n", "0.85"]`` (decimal), ``["p", …]`` (percentage), ``["d", …]`` (date), ``["t", …]`` (date
with time). The last line describes the sheets with the byte offsets of their rows, and is followed by its
own length in sixteen digits. JSON because the child is not trusted: nothing in it can run, a
row costs memory only while it is looked at, and both directions are C speed (Arrow would need one
type a column, which a hand-made sheet does not have).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import BinaryIO

from ipcity.domain.sheets.cells import Merge, Percent, Row, Value
from ipcity.papers.incoming import sheets_limits as limits

_MARK_EVERY = 1000
_TAIL = 16


@dataclass
class SheetFacts:
    """What a reader tells of a sheet beside its rows."""

    name: str
    hidden: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class StagedSheet:
    """Where a sheet's rows lie in the staging file, and its facts."""

    facts: SheetFacts
    start: int
    end: int
    rows: int
    last_row: int
    width: int
    marks: tuple[tuple[int, int], ...]


class Writer:
    """Writes rows to ``out``; ``name`` is the file's, for refusals."""

    def __init__(self, name: str, out: Callable[[bytes], object]) -> None:
        self._name = name
        self._out = out
        self._at = 0
        self._sheets: list[dict[str, object]] = []

    def sheet(self, facts: SheetFacts, rows: Iterable[tuple[int, bool, list[object]]]) -> None:
        """All rows of one sheet; ``facts`` may still grow while the rows are drawn."""
        start, count, last, width = self._at, 0, 0, 0
        marks: list[tuple[int, int]] = []
        for number, hidden, cells in rows:
            if number > limits.MAX_ROWS:
                raise limits.too_many_rows(self._name, facts.name)
            if count % _MARK_EVERY == 0:
                marks.append((number, self._at))
            line = json.dumps(
                [number, int(hidden), cells], ensure_ascii=False, separators=(",", ":")
            )
            self._write(line.encode("utf-8", "replace") + b"\n")
            count, last, width = count + 1, number, max(width, len(cells))
        self._sheets.append({
            "facts": vars(facts), "start": start, "end": self._at, "rows": count,
            "last_row": last, "width": width, "marks": marks,
        })  # fmt: skip

    def close(self) -> None:
        line = json.dumps({"sheets": self._sheets}).encode("ascii")
        self._write(line + b"\n")
        self._write(b"%0*d" % (_TAIL, len(line) + 1))

    def _write(self, line: bytes) -> None:
        self._out(line)
        self._at += len(line)


def read_sheets(staged: BinaryIO, size: int) -> list[StagedSheet]:
    """The sheets of a staging file that is ``size`` bytes long."""
    staged.seek(size - _TAIL)
    length = int(staged.read(_TAIL))
    staged.seek(size - _TAIL - length)
    found = json.loads(staged.read(length))["sheets"]
    return [
        StagedSheet(
            SheetFacts(**one.pop("facts")), marks=tuple(map(tuple, one.pop("marks"))), **one
        )
        for one in found
    ]


def read_rows(staged: BinaryIO, sheet: StagedSheet, first_row: int = 1) -> Iterator[Row]:
    """Rows from ``first_row`` on; passes may run side by side on one file."""
    at = max((offset for number, offset in sheet.marks if number <= first_row), default=sheet.start)
    while at < sheet.end:
        staged.seek(at)
        held = staged.read(min(1 << 20, sheet.end - at))
        cut = held.rfind(b"\n") + 1
        while not cut:
            held += staged.read(min(1 << 20, sheet.end - at - len(held)))
            cut = held.rfind(b"\n") + 1
        at += cut
        for line in held[:cut].splitlines() if b"\r" not in held else held[:cut].split(b"\n"):
            if line:
                number, hidden, cells = json.loads(line)
                if number >= first_row:
                    yield Row(
                        number,
                        tuple(_value(c) if c.__class__ is list else c for c in cells),
                        bool(hidden),
                    )


def merges_of(facts: SheetFacts) -> tuple[Merge, ...]:
    return tuple(Merge(*ends) for ends in facts.merges)


_READERS: dict[str, Callable[[str], Value]] = {
    "n": Decimal,
    "p": Percent,
    "d": date.fromisoformat,
    "t": datetime.fromisoformat,
}


def _value(tagged: Sequence[str]) -> Value:
    return _READERS[tagged[0]](tagged[1])


def plain_cells(cells: Iterable[object]) -> list[object]:
    """Cells as a reader finds them to cells of the staging file, empty ones at the end cut off."""
    plain = [
        None
        if cell is None or cell == ""
        else plain_text(cell)
        if cell.__class__ is str
        else _plain(cell)
        for cell in cells
    ]
    while plain and plain[-1] is None:
        plain.pop()
    return plain


def _plain(cell: object) -> object:
    if isinstance(cell, bool | int):
        return cell
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, Percent):
        return ["p", str(cell)]
    if isinstance(cell, Decimal):
        return ["n", str(cell)]
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return ["d", cell.date().isoformat()] if midnight else ["t", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time | timedelta):
        return str(cell)
    return plain_text(str(cell))


def _number(cell: float) -> object:
    if cell != cell or cell in (float("inf"), float("-inf")):
        return str(cell)
    if cell == int(cell) and abs(cell) < 1e21:
        return int(cell)
    return ["n", _exact(cell)]


def _exact(cell: float) -> str:
    """Excel shows fifteen digits; the sixteenth and on are traces of binary fractions."""
    shortest = repr(cell)
    return shortest if len(shortest) <= 16 else format(cell, ".15g")


_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠'")


def plain_text(cell: object) -> str | None:
    """Line ends as \\n, Excel's escapes and the apostrophe before a formula's sign undone."""
    text = str(cell)
    if "\r" in text or "_x000" in text or "\x00" in text:
        for odd, plain in (("_x000D_", ""), ("_x000A_", "\n"), ("\r\n", "\n"), ("\r", "\n")):
            text = text.replace(odd, plain)
        text = text.replace("\x00", "")
    if text[:1] == "'" and is_escaped(text):
        text = text[1:]
    elif text[:2] == '="' and text[-1:] == '"' and '"' not in text[2:-1]:
        text = text[2:-1]
    return text if text and not text.isspace() else None


def is_escaped(text: str) -> bool:
    """'=1+1 and '2024… are Excel's way to keep text; '十四五'规划 is a quotation."""
    rest = text[1:]
    if rest.startswith(_FORMULA_STARTS):
        return True
    return bool(rest) and rest[0].isdigit() and "'" not in rest
