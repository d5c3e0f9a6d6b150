"""The records of a recognised table, typed: one pass, row by row, nothing left without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from ipcity.domain.sheets.bodies import GROUP, is_ditto, judge
from ipcity.domain.sheets.captions import captions
from ipcity.domain.sheets.cells import Merge, Row, Sheet, Value, address, shown
from ipcity.domain.sheets.columns import Column
from ipcity.domain.sheets.completing import Draft, complete, needs_completing
from ipcity.domain.sheets.conversions import problem_of, reader_of
from ipcity.domain.sheets.pairs import THEN, item
from ipcity.domain.sheets.readings import CellProblem, Place, Reading, error
from ipcity.domain.sheets.recognising import Table
from ipcity.domain.sheets.row_units import RowUnits
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.telling import Teller

_CLASS: Final = "nice_class"
_SEVERAL: Final = re.compile(r"^第?\d{1,2}类?(?:[、，,;；/+和及\s]+第?\d{1,2}类?)+$")


@dataclass(frozen=True)
class BodyRow:
    """One row of a body.

    ``values`` are typed, by field name; empty cells are left out. A row with an "error" among its
    ``problems`` is refused. ``skipped`` says why a row is no record ("" for records). ``derived``
    says of values without a cell of their own where they came from. ``cells`` stand as they are, ditto marks
    and merged cells filled in. ``places`` are the cells of values that stand elsewhere than in their
    field's column on this row, by field.
    """

    number: int
    values: dict[str, object]
    problems: tuple[CellProblem, ...] = ()
    skipped: str = ""
    cells: tuple[Value, ...] = ()
    hidden: bool = False
    derived: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


_HEAD: Final = 80


class _Reader(NamedTuple):
    column: int
    spec: FieldSpec
    unit: str
    read: Callable[[Value], Reading]


def read_table(
    sheet: Sheet, table: Table, specs: Sequence[FieldSpec], *, file: str = ""
) -> Iterator[BodyRow]:
    """Every non-empty row of the table's body, in order; ``file`` is named in problems."""
    return _Pass(sheet, table, specs, file).rows()


class _Pass:
    """One way through a body, carrying what merged cells and ditto marks repeat."""

    def __init__(self, sheet: Sheet, table: Table, specs: Sequence[FieldSpec], file: str) -> None:
        self._sheet, self._table, self._file = sheet, table, file
        self._specs = {spec.name: spec for spec in specs}
        mapped = [c for c in table.columns if c.field in self._specs and c.field]
        around = (("标题", table.title), ("工作表名", sheet.name), ("文件名", file))
        self._teller = Teller(
            self._specs, (c.field for c in mapped if c.field), around, _top(sheet, table)
        )
        self._group, self._group_cell = "", ""
        year = self._teller.year
        self._readers = [
            _Reader(c.index, spec, c.unit, reader_of(spec, c.unit, year))
            for c in mapped
            if (spec := self._specs[c.field or ""])
        ]
        self._readers, self._then = _paired(self._readers, mapped, self._specs, year)
        # of two fields of one column the first: the second has its own list
        self._named = {reader.column: reader.spec.name for reader in reversed(self._readers)}
        above = [row for row in sheet.head(_HEAD) if row.number < table.first_header]
        given = {reader.spec.name for reader in self._readers}
        self._captions = captions(above, table.ledger or "", specs, given)
        self._units = RowUnits(table.columns, self._specs)
        self._beside = [
            c for c in table.columns if c.role and (not c.field or c.role == "legal_state")
        ]
        self._either = frozenset(c.field for c in table.columns if c.role == "either" and c.field)
        self._judge = judge(table)
        self._merges = _body_merges(sheet.merges, table)
        self._next_merge = 0
        self._open: list[tuple[Merge, Value]] = []
        self._before: tuple[Value, ...] = ()
        # where the cells of the record before, and of this one, really stand, by column
        self._stood: dict[int, str] = {}
        self._stands: dict[int, str] = {}
        self._before_row = 0
        self._once = {
            r.column for r in self._readers
            if r.spec.kind in (Kind.MONEY, Kind.DECIMAL) or (r.spec.kind is Kind.INTEGER and r.spec.measure)
        }  # fmt: skip

    def rows(self) -> Iterator[BodyRow]:
        first, last = self._table.first_row, self._table.last_row
        classes = next((at for at, name in self._named.items() if name == _CLASS), None)
        for row in rows_between(self._sheet, first, last):
            merges = self._advance(row) if self._merges else ()
            skipped = self._judge(row, merges)
            if skipped:
                if skipped == GROUP:
                    self._open_group(row)
                yield BodyRow(row.number, {}, (), skipped, row.cells, row.hidden)
            else:
                yield from self._each(row, merges, classes)

    def _each(self, row: Row, merges: Sequence[Merge], at: int | None) -> Iterator[BodyRow]:
        """One record, or one for each class of a mark in column ``at``: “35、42类”."""
        written = row.cells[at] if at is not None and at < len(row.cells) else None
        several = _classes(written)
        if at is None or not several:
            yield self._record(row, merges)
            return
        for each in several:
            one = replace(row, cells=(*row.cells[:at], each, *row.cells[at + 1 :]))
            body = self._record(one, merges)
            # what stands there is repeated by 同上 and given back, not one class of it
            self._before = (*body.cells[:at], written, *body.cells[at + 1 :])
            yield replace(body, cells=self._before)

    def _open_group(self, row: Row) -> None:
        filled = [index for index, cell in enumerate(row.cells) if cell is not None]
        self._group = " ".join(shown(row.cells[index]) for index in filled)
        self._group_cell = address(row.number, filled[0])

    def _advance(self, row: Row) -> list[Merge]:
        """Opens and closes merged ranges on the way to ``row``; those that touch it."""
        self._open = [pair for pair in self._open if pair[0].last_row >= row.number]
        while self._next_merge < len(self._merges):
            merge = self._merges[self._next_merge]
            if merge.first_row > row.number:
                break
            self._next_merge += 1
            if merge.last_row >= row.number:
                cells = row.cells
                value = cells[merge.first_column] if merge.first_column < len(cells) else None
                self._open.append((merge, value if merge.first_row == row.number else None))
        return [merge for merge, _ in self._open]

    def _record(self, row: Row, merges: Sequence[Merge]) -> BodyRow:
        cells = row.cells
        problems: list[CellProblem] = []
        self._stands = {}
        if merges:
            cells = self._filled(row, problems)
        has_ditto = any(map(is_ditto, cells))
        if has_ditto:
            cells = self._repeated(cells)
        self._before, self._before_row, self._stood = cells, row.number, self._stands
        values: dict[str, object] = {}
        width, stated = len(cells), self._units.is_stated
        for reader in self._readers:
            value = cells[reader.column] if reader.column < width else None
            if value is None:
                continue
            if has_ditto and is_ditto(value):
                read = error("前面没有可以沿用的内容，请直接填写。")
            else:
                read = self._read(reader, cells, value) if stated else reader.read(value)
            if read.severity:
                problems.append(self._problem(read, value, reader, row.number))
            if read.value is not None:
                values[reader.spec.name] = read.value
        noted = self._units.settle(values, cells)
        places = {self._named[at]: c for at, c in self._stands.items() if at in self._named}
        for name, at in noted.items():
            places[name] = self._place(row.number, at)
        places.update({n: self._place(row.number, at) for n, at in self._then if n in values})
        why = self._completed(row.number, values, (cells, places), problems)
        return BodyRow(row.number, values, tuple(problems), "", cells, row.hidden, why, places)

    def _read(self, reader: _Reader, cells: tuple[Value, ...], value: Value) -> Reading:
        return self._units.reader(reader.column, cells, reader.read)(value)

    def _place(self, row: int, column: int) -> str:
        """The cell where the value of this column really stands."""
        return self._stands.get(column) or address(row, column)

    def _completed(
        self,
        row: int,
        values: dict[str, object],
        sheet: tuple[tuple[Value, ...], dict[str, str]],
        problems: list[CellProblem],
    ) -> dict[str, str]:
        cells, places = sheet
        told = self._teller.of(self._group)
        if not (told or self._captions or problems or needs_completing(self._table.ledger)):
            return {}
        beside: dict[str, tuple[Value, ...]] = {}
        for column in self._beside:
            value = cells[column.index] if column.index < len(cells) else None
            if value is not None:
                beside[column.role] = (*beside.get(column.role, ()), value)
        raw = {r.spec.name: cells[r.column] for r in self._readers if r.column < len(cells)}
        draft = Draft(values, self._specs, beside, raw, self._either)
        complete(self._table.ledger or "", draft)
        for name, other in draft.moved.items():
            at = next(at for at, field in self._named.items() if field == other)
            places[name] = self._place(row, at)
        for name, caption in self._captions.items():
            if not draft.values.get(name):
                places[name] = caption.cell
            draft.put(name, caption.value, caption.why)
        for name, each in told.items():
            if not draft.values.get(name) and self._teller.of("").get(name) != each:
                places[name] = self._group_cell
            draft.put(name, each.value, each.why)
        # A state that one column could not say and another did is no longer a problem.
        problems[:] = [each for each in problems if each.field not in draft.why]
        return draft.why

    def _filled(self, row: Row, problems: list[CellProblem]) -> tuple[Value, ...]:
        cells = list(row.cells)
        for merge, value in self._open:
            column = merge.first_column
            if value is None or merge.last_row == merge.first_row:
                continue
            if column in self._once:
                if merge.first_row == row.number:
                    problems.append(self._merged_number(merge, value))
                continue
            if merge.first_row < row.number:
                cells.extend([None] * (column + 1 - len(cells)))
                if cells[column] is None:
                    cells[column] = value
                    self._stands[column] = address(merge.first_row, column)
        return tuple(cells)

    def _merged_number(self, merge: Merge, value: Value) -> CellProblem:
        reader = next(r for r in self._readers if r.column == merge.first_column)
        count = merge.last_row - merge.first_row + 1
        read = Reading(value, "warning", f"是 {count} 行合并的单元格，只记在第一行，以免重复计算。")
        return self._problem(read, value, reader, merge.first_row)

    def _repeated(self, cells: tuple[Value, ...]) -> tuple[Value, ...]:
        before, filled = self._before, list(cells)
        for at, cell in enumerate(cells):
            if is_ditto(cell) and at < len(before) and before[at] is not None:
                filled[at] = before[at]
                self._stands[at] = self._stood.get(at, address(self._before_row, at))
        return tuple(filled)

    def _problem(self, read: Reading, value: Value, reader: _Reader, row: int) -> CellProblem:
        place = Place(self._file, self._sheet.name, row, address(row, reader.column), reader.unit)
        return problem_of(read, value, reader.spec, place)


def _paired(
    readers: Sequence[_Reader],
    mapped: Sequence[Column],
    specs: Mapping[str, FieldSpec],
    year: int | None,
) -> tuple[list[_Reader], list[tuple[str, int]]]:
    """Columns of two things read twice, once for each; the second fields with their columns."""
    found, then = list(readers), []
    for column in mapped:
        other = specs.get(column.role.removeprefix(THEN)) if column.role.startswith(THEN) else None
        if other is None:
            continue
        at = next(n for n, each in enumerate(found) if each.column == column.index)
        first = found[at]
        found[at] = first._replace(read=item(first.read, 0, first.spec.kind))
        read = item(reader_of(other, column.unit, year), 1, other.kind)
        found.append(_Reader(column.index, other, column.unit, read))
        then.append((other.name, column.index))
    return found, then


def _classes(value: Value) -> tuple[int, ...]:
    """Several of the 45 classes of goods in one cell (尼斯分类); empty where it is one or anything else."""
    if not isinstance(value, str) or not _SEVERAL.match(value.strip()):
        return ()
    found = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", value)))
    return found if len(found) > 1 and all(1 <= each <= 45 for each in found) else ()


def rows_between(sheet: Sheet, first: int, last: int) -> Iterator[Row]:
    """The rows that are not empty, both ends included."""
    since = getattr(sheet.rows, "since", None)
    for row in since(first) if since else sheet.rows:
        if row.number > last:
            return
        if row.number >= first:
            yield row


def _top(sheet: Sheet, table: Table) -> str:
    """The first words of the sheet above this table."""
    above = [row for row in sheet.head(3) if row.number < table.first_header]
    texts = [[str(cell) for cell in row.cells if cell is not None] for row in above]
    return " ".join(text for row in texts if len(row) <= 2 for text in row)[:300]


def _body_merges(merges: Sequence[Merge], table: Table) -> list[Merge]:
    """Merged ranges that begin in the body, in the order of their first rows."""
    found = [
        merge for merge in merges
        if merge.first_row >= table.first_row and merge.first_row <= table.last_row
        and table.first_column <= merge.first_column <= table.last_column
    ]  # fmt: skip
    return sorted(found, key=lambda merge: merge.first_row)
