"""One pass over an import's file: every row read, compared and staged with what it would change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from ipcity.actions import import_constants, import_staging
from ipcity.actions.import_comparing import Comparison, Terms
from ipcity.actions.import_fields import specs
from ipcity.actions.import_reports import is_group
from ipcity.actions.import_staging import tagged
from ipcity.actions.import_tables import Plain, table_of
from ipcity.actions.row_checks import ledger_model
from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.sheets.cells import Sheet
from ipcity.domain.sheets.reading import BodyRow, read_table, rows_between
from ipcity.domain.sheets.recognising import Table
from ipcity.domain.terms.days import day_of
from ipcity.papers.incoming.sheets import Book
from ipcity.store.models.imports import Import

Step = Callable[[int, int | None, str], None]


def compare(imported: Import, book: Book, actor: Actor, at: datetime, step: Step) -> dict[str, int]:
    """Fill the staging file; how many rows of each status, and how many are taken with a doubt."""
    comparison = Comparison(_terms(imported, actor, at))
    taken = {n: plain for n, plain in enumerate(imported.mapping["tables"]) if plain["use"]}
    doubtful, groups = 0, defaultdict[str, set[int]](set)
    counts: Counter[str] = Counter({str(status): 0 for status in import_staging.Status})
    total = sum(plain["last_row"] - plain["first_row"] + 1 for plain in taken.values())
    with import_staging.drafting(imported.pk) as draft:
        for number, plain in taken.items():
            sheet, table = book.sheet(plain["sheet"]), table_of(plain)
            columns = {c.field: c.letter for c in table.columns if c.field}
            comparison.typed = import_constants.values_of(comparison.model, plain)
            body = _body(imported, sheet, table)
            for lot in comparison.lines(body, sheet.name, columns, number):
                draft.add(lot)
                counts.update(str(line.status) for line in lot)
                doubtful += sum(1 for line in lot if line.doubts)
                groups[sheet.name] |= {line.line for line in lot if is_group(line)}
                step(sum(counts.values()), total, "逐行比对")
        draft.organisations(comparison.resolver.organisations.new)
        draft.doubts(comparison.resolver.organisations.doubts)
        tables = imported.mapping["tables"]
        draft.note("heads", {n: _head(book.sheet(p["sheet"]), p, tables) for n, p in taken.items()})
        draft.note("groups", {name: _merged(book.sheet(name), at) for name, at in groups.items()})
    return {**counts, import_staging.DOUBTFUL: doubtful} if doubtful else dict(counts)


def _terms(imported: Import, actor: Actor, at: datetime) -> Terms:
    options = imported.mapping.get("options", {})
    return Terms(
        model=ledger_model(imported.ledger),
        district=imported.district_id,
        unit=imported.unit_id,
        keeping=scope_of(actor, Verb.KEEP_LEDGERS),
        on=day_of(at),
        erasing=bool(options.get("erasing")),
        historic=bool(options.get("historic")),
    )


def _body(imported: Import, sheet: Sheet, table: Table) -> Iterator[BodyRow]:
    return read_table(sheet, table, specs(ledger_model(imported.ledger)), file=imported.file_name)


def _head(sheet: Sheet, plain: Plain, tables: Sequence[Plain]) -> dict[str, Any]:
    """What stands above the body, up to the table above it, for giving refused rows back."""
    last = plain["last_header"]
    above = [t["last_row"] for t in tables if t["sheet"] == plain["sheet"]]
    first = max((row + 1 for row in above if row < plain["first_header"]), default=1)
    return {
        "sheet": sheet.name,
        "last": last,
        "rows": [[row.number, tagged(row.cells)] for row in rows_between(sheet, first, last)],
        "merges": [
            (m.first_row, m.first_column, m.last_row, m.last_column)
            for m in sheet.merges
            if first <= m.first_row and m.last_row <= last
        ],
    }


def _merged(sheet: Sheet, rows: set[int]) -> dict[int, list[tuple[int, int]]]:
    """The merged columns of each of these rows."""
    found: dict[int, list[tuple[int, int]]] = {row: [] for row in rows}
    for each in sheet.merges:
        if each.first_row == each.last_row and each.first_row in found:
            found[each.first_row].append((each.first_column, each.last_column))
    return found
