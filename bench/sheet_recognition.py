"""How well sheets are understood: ledger, heading block, columns and records, beside two peers.

    python bench/sheet_recognition.py [--sheets N] [--seed S] [--show]

Peers see the same sheets and the same vocabulary (labels and declared headings): ``exact`` compares
headings after stripping blanks, ``fuzzy`` takes rapidfuzz's best match from 80 up; both choose the row
and the ledger with the most matches. The held-out ledgers are written by hand (``sheets/held_out.py``).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")

import django  # noqa: E402

django.setup()

from bench.sheets.held_out import HELD_OUT  # noqa: E402
from bench.sheets.messy import Truth, messy_sheet  # noqa: E402
from bench.sheets.odd_words import ODD_WORDS  # noqa: E402
from bench.sheets.worked import WORKED, Worked  # noqa: E402
from rapidfuzz import fuzz, process  # noqa: E402

from ipcity.actions.import_fields import specs  # noqa: E402
from ipcity.domain.sheets.cells import Row, Sheet, Value  # noqa: E402
from ipcity.domain.sheets.reading import read_table  # noqa: E402
from ipcity.domain.sheets.recognising import recognise  # noqa: E402
from ipcity.domain.sheets.specs import FieldSpec  # noqa: E402
from ipcity.store.ledgers import ledgers  # noqa: E402

Found = tuple[str | None, int, Mapping[int, str], frozenset[int]]
Reader = Callable[[Sheet, Mapping[str, Sequence[FieldSpec]]], Found]


def ours(sheet: Sheet, candidates: Mapping[str, Sequence[FieldSpec]]) -> Found:
    found = recognise(sheet, candidates)
    if not found.tables:
        return None, 0, {}, frozenset()
    table = found.tables[0]
    kept = {column.index: column.field for column in table.columns if column.field}
    rows = read_table(sheet, table, candidates[table.ledger]) if table.ledger else ()
    return table.ledger, table.last_header, kept, frozenset(r.number for r in rows if not r.skipped)


def peer(match: Callable[[str, Mapping[str, str]], str | None]) -> Reader:
    def read(sheet: Sheet, candidates: Mapping[str, Sequence[FieldSpec]]) -> Found:
        best: Found = (None, 0, {}, frozenset())
        for ledger, fields in candidates.items():
            words = {w: f.name for f in fields for w in (f.label, *f.headings)}
            for row in sheet.head(6):
                mapped = {
                    c: name for c, cell in enumerate(row.cells)
                    if isinstance(cell, str) and (name := match(cell, words))
                }  # fmt: skip
                if len(mapped) > len(best[2]):
                    below = frozenset(r.number for r in sheet.rows if r.number > row.number)
                    best = (ledger, row.number, mapped, below)
        return best

    return read


def exact(cell: str, words: Mapping[str, str]) -> str | None:
    return words.get(cell.strip())


def nearest(cell: str, words: Mapping[str, str]) -> str | None:
    found = process.extractOne(cell, words.keys(), scorer=fuzz.ratio, score_cutoff=80)
    return words[found[0]] if found else None


class Tally:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, found: Found, truth: Truth, notes: list[str] | None) -> None:
        ledger, header, columns, rows = found
        count = self.counts
        count["sheets"] += 1
        count["ledger"] += ledger == truth.ledger
        count["header"] += header == truth.last_header
        right = sum(truth.columns.get(c) == name for c, name in columns.items())
        count["right"] += right if ledger == truth.ledger else 0
        count["mapped"] += len(columns)
        count["columns"] += len(truth.columns)
        count["rows right"] += len(rows & truth.records)
        count["rows"] += len(rows)
        count["records"] += len(truth.records)
        if notes is not None and (ledger != truth.ledger or columns != truth.columns):
            wrong = {c: (columns.get(c), truth.columns.get(c)) for c in {*columns, *truth.columns}
                     if columns.get(c) != truth.columns.get(c)}  # fmt: skip
            notes.append(f"{truth.ledger} as {ledger}; column: (found, true) {wrong}")

    def line(self, name: str, seconds: float) -> str:
        c = self.counts

        def share(part: str, whole: str) -> str:
            return f"{100 * c[part] / max(c[whole], 1):8.1f}"

        return (
            f"{name:<8}{share('ledger', 'sheets')}{share('header', 'sheets')}{share('right', 'mapped')}"
            f"{share('right', 'columns')}{share('rows right', 'rows')}{share('rows right', 'records')}"
            f"{1000 * seconds / max(c['sheets'], 1):9.1f}"
        )


def held_out() -> list[tuple[Sheet, Truth]]:
    made = []
    for ledger, title, written in HELD_OUT:
        pairs = [pair.partition("=")[::2] for pair in written.split("|")]
        rows: list[tuple[Value, ...]] = [(title,)] if title else []
        parts = [heading.split("/") if "/" in heading and name != "application_number" and name != "number"
                 and "发明/" not in heading else [heading] for name, heading in pairs]  # fmt: skip
        for depth in range(max(map(len, parts))):
            rows.append(tuple(_part(parts, c, depth) for c in range(len(parts))))
        last = len(rows)
        rows.append(tuple("样" for _ in pairs))
        numbered = tuple(Row(n, row) for n, row in enumerate(rows, 1))
        truth = {c: name for c, (name, _) in enumerate(pairs) if name != "-"}
        made.append((Sheet("Sheet1", numbered, len(rows), len(pairs)),
                     Truth(ledger, truth, last, frozenset({last + 1}))))  # fmt: skip
    return made


def _part(parts: Sequence[Sequence[str]], column: int, depth: int) -> str | None:
    """A wide upper cell is written once, as text files write merged cells."""
    own = parts[column]
    if depth >= len(own):
        return None
    repeated = (
        column and depth + 1 < len(own) and parts[column - 1][: depth + 1] == own[: depth + 1]
    )
    return None if repeated else own[depth]


def worked(each: Worked, candidates: Mapping[str, Sequence[FieldSpec]]) -> list[str]:
    """What is read otherwise than the label says: ledger, columns, values."""
    sheet, header = each.sheet()
    found = recognise(sheet, candidates)
    if found.ledger != each.ledger:
        return [f"ledger {found.ledger} for {each.ledger}"]
    table = found.tables[0]
    faults = [
        f"column {heading}: {got} for {field}"
        for at, (heading, field) in enumerate(each.headings())
        if field != "-"
        and (got := next((c.field for c in table.columns if c.index == at), None)) != field
    ]
    labels = {
        (s.name, choice.value): choice.label
        for s in candidates[each.ledger]
        for choice in s.choices
    }
    rows = [row for row in read_table(sheet, table, candidates[each.ledger]) if not row.skipped]
    for at, wanted in enumerate(each.wanted()):
        values = rows[at].values if at < len(rows) and rows[at].number == header + 1 + at else {}
        for name, text in wanted.items():
            got = values.get(name, "")
            if str(labels.get((name, str(got)), got)) != text:
                faults.append(f"{name}: {got} for {text}")
    return faults


def by_contents(
    sheets: Sequence[tuple[Sheet, str, Mapping[int, str]]],
    candidates: Mapping[str, Sequence[FieldSpec]],
    *,
    show: bool,
) -> str:
    """Fields by headings, and what contents propose beside them, once the person has chosen the ledger."""
    count: Counter[str] = Counter()
    for sheet, ledger, truth in sheets:
        count["ledger"] += recognise(sheet, candidates).ledger == ledger
        count["fields"] += len(truth)
        tables = recognise(sheet, candidates, ledger).tables
        for column in tables[0].columns if tables else ():
            true = truth.get(column.index, "")
            count["right"] += column.field is not None and column.field == true
            count["wrong"] += column.field is not None and column.field != true
            count["proposed"] += bool(column.proposed) and column.proposed == true
            count["astray"] += bool(column.proposed) and column.proposed != true
            if show and (column.field or column.proposed) != true:
                print(
                    f"      {ledger} {column.heading}: {column.field}, {column.proposed} for {true}"
                )
    return (
        f"{len(sheets)} sheets, ledger {count['ledger']}; with the ledger chosen, of {count['fields']} fields "
        f"headings give {count['right']}, wrong {count['wrong']}; contents propose {count['proposed']} more, "
        f"wrong {count['astray']}"
    )


def labelled(each: Worked) -> tuple[Sheet, str, Mapping[int, str]]:
    truth = {at: name for at, (_, name) in enumerate(each.headings()) if name != "-"}
    return each.sheet()[0], each.ledger, truth


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sheets", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list what was read wrongly")
    options = parser.parse_args(arguments)
    models = ledgers()
    candidates = {name: specs(model) for name, model in models.items()}
    labels = {name: str(model._meta.verbose_name) for name, model in models.items()}
    family = [
        messy_sheet(options.seed * 100_000 + n, candidates, labels) for n in range(options.sheets)
    ]
    print("per cent           ledger  header  col.pr  col.re  row.pr  row.re  ms/sheet")
    readers: dict[str, Reader] = {"ours": ours, "exact": peer(exact), "fuzzy": peer(nearest)}
    for title, sheets in (("generated", family), ("held out", held_out())):
        print(f"{title}: {len(sheets)} sheets, {len(candidates)} ledgers")
        for name, read in readers.items():
            tally, notes = Tally(), [] if options.show and name == "ours" else None
            started = time.perf_counter()
            for sheet, truth in sheets:
                tally.add(read(sheet, candidates), truth, notes)
            print("  " + tally.line(name, time.perf_counter() - started))
            for note in notes or ():
                print("     ", note)
    faults = [(each, worked(each, candidates)) for each in WORKED]
    values = sum(len(row) for each in WORKED for row in each.wanted())
    print(
        f"worked: {len(WORKED)} sheets, {values} values; {sum(not f for _, f in faults)} sheets wholly right"
    )
    for each, told in faults:
        for fault in told:
            print(f"      {each.ledger}: {fault}")
    contents = (
        ("odd words", [labelled(each) for each in ODD_WORDS]),
        ("worked", [labelled(each) for each in WORKED]),
        ("held out", [(sheet, truth.ledger, truth.columns) for sheet, truth in held_out()]),
        ("generated", [(sheet, truth.ledger, truth.columns) for sheet, truth in family]),
    )
    print("columns told by their contents")
    for title, labels_of in contents:
        print(f"  {title}: {by_contents(labels_of, candidates, show=options.show)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
