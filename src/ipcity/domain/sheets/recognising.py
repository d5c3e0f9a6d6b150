"""Recognising a sheet: its tables, which ledger each belongs to, whose export it is, which column
gives which field; every decision with a reason, nothing dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ipcity.domain.sheets.cells import Row, Sheet, Value
from ipcity.domain.sheets.columns import Column, assign
from ipcity.domain.sheets.contents import proposed
from ipcity.domain.sheets.headers import Header, Merges, find_header, hits, is_form, is_wording
from ipcity.domain.sheets.pairs import THEN
from ipcity.domain.sheets.pivots import TICKED, only_ticks, spread
from ipcity.domain.sheets.ranking import LedgerScore, loose_of, missing, rank
from ipcity.domain.sheets.specs import FieldSpec
from ipcity.domain.sheets.spellings import heading
from ipcity.domain.sheets.vendors import Vendor, all_headings, vendor_of
from ipcity.domain.sheets.vocabularies import Vocabulary, core, meaning, role_of, vocabulary
from ipcity.domain.terms.ledgers import LEDGER_LABELS


@dataclass(frozen=True)
class Table:
    """One table of a sheet; rows count from 1, columns from 0, all ends included.

    ``first_header``..``last_header`` is the heading block, ``first_row``..``last_row`` the body;
    ``own`` are its columns where it shares the others with tables beside it (then a row
    without anything there is no record); ``headings`` are the heading rows' own cells, to know them again further down.
    """

    ledger: str | None
    title: str
    first_header: int
    last_header: int
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    columns: tuple[Column, ...]
    headings: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    own: tuple[int, ...] = ()

    def column(self, field: str) -> Column | None:
        """The column that gives ``field``."""
        return next((each for each in self.columns if each.field == field), None)


@dataclass(frozen=True)
class Recognition:
    """What a sheet is: ``ledger`` is the one its largest table belongs to, None where none fits."""

    sheet: str
    ledger: str | None
    scores: tuple[LedgerScore, ...]
    vendor: str
    vendor_reason: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


_HEAD: Final = 80
_SAMPLE: Final = 40
_LEAST: Final = 30
# Below this a heading was only near, of one sense, or part of a longer one: the person is asked.
_SURE: Final = 80
# Of a table of a hundred columns most are empty in every row.
_WIDE: Final = 18


def recognise(
    sheet: Sheet,
    candidates: Mapping[str, Sequence[FieldSpec]],
    hint: str | None = None,
) -> Recognition:
    """The tables of ``sheet``; ``hint`` is the ledger the person chose, which then stands."""
    wanted = {hint: candidates[hint]} if hint in candidates and hint else dict(candidates)
    words = {ledger: vocabulary(ledger, specs) for ledger, specs in wanted.items()}
    is_known = _known(words)
    merges = Merges(sheet.merges)
    found = _headers(sheet, merges, is_known, guess=True)
    if not found:
        return Recognition(sheet.name, None, (), "", "", (), (_no_header(sheet),))
    tables: list[Table] = []
    scores: tuple[LedgerScore, ...] = ()
    vendor: Vendor | None = None
    why = ""
    for header, last_row in found:
        if pivoted := _pivoted(sheet, header, last_row, (words, wanted)):
            tables += pivoted
            label = LEDGER_LABELS.get(pivoted[0].ledger or "", "")
            told = (f"各列分别是不同的{label}",)
            scores = (LedgerScore(pivoted[0].ledger or "", 90, told), *scores)
            continue
        for part in _side_by_side(header):
            sample = _sample(sheet, part, last_row)
            whose, because = vendor_of([loose_of(texts) for texts in part.texts.values()])
            ranked = rank(part, words, wanted, sample, (whose, sheet.name))
            if not tables or (scores and ranked and ranked[0].score > scores[0].score):
                scores, vendor, why = ranked, whose, because
            tables.append(_table(part, last_row, ranked, (words, wanted, sample), hint))
    return Recognition(
        sheet.name, _ledger(tables), scores, vendor.name if vendor else "", why,
        tuple(tables), _notes(sheet, tables),
    )  # fmt: skip


def _pivoted(
    sheet: Sheet,
    header: Header,
    last_row: int,
    context: tuple[Mapping[str, Vocabulary], Mapping[str, Sequence[FieldSpec]]],
) -> list[Table]:
    """A table for each kind that stands in the headings; none where no kind does."""
    words, wanted = context
    ledger, parts = spread(header, wanted)
    tables = []
    for part in parts:
        sample = _sample(sheet, part, last_row)
        ranked = (LedgerScore(ledger, 90, ()),)
        table = _table(part, last_row, ranked, (words, wanted, sample), ledger)
        own = [c for c in part.texts if sum(c in other.texts for other in parts) == 1]
        if ledger in TICKED:
            if not only_ticks(sample, own):
                return []
            table = _ticked(table, own)
        tables.append(replace(table, own=tuple(own)))
    whole = [t for t in tables if not missing(t.columns, wanted[ledger])]
    return whole if whole else []


def _ticked(table: Table, own: Sequence[int]) -> Table:
    """The table of one kind, whose own columns say only that there is a record."""
    columns = tuple(
        replace(each, field=None, role="tick", alternatives=(), reason="每个勾是一条记录")
        if each.index in own else each
        for each in table.columns
    )  # fmt: skip
    return replace(table, columns=columns)


def remapped(table: Table, fields: Mapping[int, str | None]) -> Table:
    """The table with the person's own mapping: column index → field, None to leave it out."""
    columns = tuple(
        _answered(each, fields[each.index]) if each.index in fields else each
        for each in table.columns
    )
    return replace(table, columns=columns)


def _answered(column: Column, field: str | None) -> Column:
    """The column as the person wants it; what was proposed for it is settled either way."""
    if field == column.field and not column.proposed:
        return column
    why = f"{column.reason}，已人工确认" if field and field == column.proposed else "人工指定"
    paired = column.role == "either" or column.role.startswith(THEN)
    return replace(
        column, field=field, confidence=100, alternatives=(), proposed="",
        role="" if paired else column.role, reason=why if field else "人工指定不导入",
    )  # fmt: skip


def _known(words: Mapping[str, Vocabulary]) -> Callable[[str], bool]:
    """Whether a text is a heading of any candidate, a role or a vendor; remembers short texts."""
    vendors = all_headings()
    seen: dict[str, bool] = {}

    def is_known(text: str) -> bool:
        found = seen.get(text)
        if found is None:
            loose = heading(text).loose
            found = bool(loose) and (
                loose in vendors
                or bool(role_of(loose))
                or any(loose in w.exact or core(loose) in w.cores for w in words.values())
                or any(meaning(loose) in w.senses for w in words.values())
            )
            if len(seen) < 200_000:
                seen[text] = found
        return found

    return is_known


def _headers(
    sheet: Sheet, merges: Merges, is_known: Callable[[str], bool], *, guess: bool
) -> list[tuple[Header, int]]:
    """Every heading block with the last row of its table, in one pass over the sheet."""
    head = sheet.head(_HEAD)
    first = find_header(head, merges, is_known, guess=guess)
    if first is None or is_form(head, first, is_known):
        return []
    found = [(first, sheet.last_row)]
    before: list[Row] = []
    rows = iter(sheet.rows)
    for row in rows:
        if row.number > found[-1][0].last:
            if _could_head(row) and _is_new(row, found[-1][0], is_known):
                block = [*before[-3:], row, *(next(rows, row) for _ in range(3))]
                block = list(dict.fromkeys(block))
                header = find_header(block, merges, is_known, guess=False)
                if header and header.first > found[-1][0].last + 1:
                    start = before[-1].number if header.title and before else header.first
                    found[-1] = (found[-1][0], min(start, header.first) - 1)
                    # what “单位：万元” at the top of a sheet says holds for every table on it
                    unit = header.unit or found[0][0].unit
                    found.append((replace(header, unit=unit), sheet.last_row))
            before = [*before[-2:], row] if len(_filled(row)) <= 2 else []
    return found


def _filled(row: Row) -> list[Value]:
    return [cell for cell in row.cells if cell is not None]


def _could_head(row: Row) -> bool:
    """A quick look at the first cells: headings are short texts."""
    looked = 0
    for cell in row.cells:
        if cell is None:
            continue
        if cell.__class__ is not str or len(cell) > 40:
            return False
        looked += 1
        if looked == 4:
            return True
    return looked >= 3


def _is_new(row: Row, header: Header, is_known: Callable[[str], bool]) -> bool:
    """Whether the row heads another table: known headings, not the ones already above."""
    filled = _filled(row)
    # Shapes first: they are cheap, and nearly every row of a body stops there.
    if not all(map(is_wording, filled)) or hits(row, is_known) < max(3, 0.7 * len(filled)):
        return False
    again = sum(
        heading(str(cell)).loose in {heading(t).loose for t in header.texts.get(column, ())}
        for column, cell in enumerate(row.cells)
        if cell is not None
    )
    other = sum(
        is_known(str(cell)) and str(cell) not in header.texts.get(column, ())
        for column, cell in enumerate(row.cells)
        if cell is not None
    )
    return again < 0.7 * len(filled) or (again < len(filled) and other > 0)


def _side_by_side(header: Header) -> list[Header]:
    """Tables beside each other: after an empty column the same headings begin again."""
    columns = sorted(header.texts)
    blocks: list[list[int]] = [[]]
    for column in columns:
        if blocks[-1] and column > blocks[-1][-1] + 1:
            blocks.append([])
        blocks[-1].append(column)
    sets = [{heading(header.texts[c][-1]).loose for c in block} for block in blocks]
    repeated = len(blocks) > 1 and all(len(sets[0] & other) >= 2 for other in sets[1:])
    if not repeated:
        return [header]
    return [_beside(header, block) for block in blocks]


def _beside(header: Header, block: Sequence[int]) -> Header:
    """One of several tables side by side; a heading over all of its columns is its title."""
    texts = {c: header.texts[c] for c in block}
    over = {parts[0] for parts in texts.values() if len(parts) > 1}
    if len(over) != 1 or any(len(parts) < 2 for parts in texts.values()):
        return replace(header, texts=texts)
    return replace(header, texts={c: parts[1:] for c, parts in texts.items()}, title=over.pop())


def _sample(sheet: Sheet, header: Header, last_row: int) -> list[Row]:
    found: list[Row] = []
    for row in sheet.rows:
        if row.number > last_row or len(found) >= _SAMPLE:
            break
        if row.number > header.last and len(_filled(row)) * 3 >= min(len(header.texts), _WIDE):
            found.append(row)
    return found


def _table(
    header: Header,
    last_row: int,
    ranked: Sequence[LedgerScore],
    context: tuple[Mapping[str, Vocabulary], Mapping[str, Sequence[FieldSpec]], Sequence[Row]],
    hint: str | None,
) -> Table:
    words, candidates, sample = context
    best = ranked[0] if ranked else None
    ledger = hint if hint in candidates else None
    named = ledger or (best.ledger if best else next(iter(candidates)))
    columns = assign(header, words[named], candidates[named], sample)
    if ledger is None and best and best.score >= _LEAST and _explains(columns):
        ledger = best.ledger
    if ledger:
        columns = proposed(columns, candidates[ledger], sample)
    indexes = sorted(header.texts)
    return Table(
        ledger=ledger,
        title=header.title,
        first_header=header.first,
        last_header=header.last,
        first_row=header.last + 1,
        last_row=last_row,
        first_column=indexes[0],
        last_column=indexes[-1],
        columns=columns,
        headings=tuple(tuple(header.texts.get(c.index, ())) for c in columns),
        notes=_table_notes(columns, ranked, ledger),
    )


def _explains(columns: Sequence[Column]) -> bool:
    """Whether a third of the columns are understood: one of many is an accident."""
    headed = [each for each in columns if each.heading and (each.field or not each.role)]
    return 3 * sum(each.field is not None for each in headed) >= min(len(headed), _WIDE)


def _table_notes(
    columns: Sequence[Column], ranked: Sequence[LedgerScore], ledger: str | None
) -> tuple[str, ...]:
    notes = []
    if ledger is None:
        notes.append("认不出是哪一本台账，请选择台账后再核对各列。")
    elif len(ranked) > 1 and ranked[1].score >= ranked[0].score - 5 and ranked[0].ledger == ledger:
        other = LEDGER_LABELS.get(ranked[1].ledger, ranked[1].ledger)
        notes.append(f"也很像“{other}”台账，请确认台账选得对。")
    loose = [
        each.heading or f"{each.letter} 列" for each in columns
        if not each.field and not each.role and not each.proposed
    ]  # fmt: skip
    if loose:
        notes.append(f"未对应的列：{'、'.join(loose[:12])}{' 等' if len(loose) > 12 else ''}。")
    unsure = [
        each.heading or f"{each.letter} 列" for each in columns
        if each.proposed or (each.field and (each.alternatives or each.confidence < _SURE))
    ]  # fmt: skip
    if unsure:
        notes.append(f"请核对这些列的对应：{'、'.join(unsure[:12])}。")
    return tuple(notes)


def _ledger(tables: Sequence[Table]) -> str | None:
    known = [each for each in tables if each.ledger]
    return max(known, key=lambda t: t.last_row - t.first_row).ledger if known else None


def _notes(sheet: Sheet, tables: Sequence[Table]) -> tuple[str, ...]:
    notes = list(sheet.notes)
    if sheet.hidden:
        notes.append("是隐藏的工作表，请确认确要导入。")
    if len(tables) > 1:
        where = "、".join(f"第 {each.first_header} 行起" for each in tables)
        notes.append(f"工作表里有 {len(tables)} 张表（{where}），逐张读取。")
    if sheet.hidden_columns:
        notes.append(f"有 {len(sheet.hidden_columns)} 列是隐藏的，照样读取。")
    return tuple(notes)


def _no_header(sheet: Sheet) -> str:
    return (
        f"工作表“{sheet.name}”里找不到列标题。请在数据上方加一行列标题（如申请号、名称），再上传。"
    )
