"""Columns of the invented district's ledgers under headings that say nothing: what their cells tell.

    IPCITY_HOME=… ipcity demo && IPCITY_HOME=… python bench/hidden_headings.py [--seed S] [--show]

Of each ledger twelve sheets with some of its columns; the headings of a third of them are hidden and the ledger is
chosen. ``own``: the hidden fields are the ledger's. ``foreign``: the same columns after the ledger has lost those fields, so
that every proposal is wrong. Columns that only our own export has are left out.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from ipcity.actions.import_exchanges import headings, sheet_rows  # noqa: E402
from ipcity.actions.import_fields import specs  # noqa: E402
from ipcity.domain.sheets.cells import Row, Sheet, Value  # noqa: E402
from ipcity.domain.sheets.recognising import recognise  # noqa: E402
from ipcity.domain.sheets.specs import FieldSpec  # noqa: E402
from ipcity.store.ledgers import LedgerRow, ledgers  # noqa: E402

SHEETS, ROWS, FEWEST = 12, 30, 4
Grid = list[tuple[Value, ...]]


def filled(model: type[LedgerRow]) -> tuple[list[str], Grid]:
    """The headings and rows of the columns that hold something."""
    names = headings(model)
    rows = list(islice(sheet_rows(model, model.objects.standing().order_by("pk")), ROWS))
    kept = [
        at
        for at, name in enumerate(names)
        if "（单位名录）" not in name and "（台账）" not in name
        and sum(row[at] not in (None, "") for row in rows) >= FEWEST
    ]  # fmt: skip
    return [names[at] for at in kept], [tuple(row[at] for at in kept) for row in rows]


def told(ledger: str, fields: Sequence[FieldSpec], grid: Grid) -> dict[int, str]:
    """What is proposed for each column that no heading gives."""
    sheet = Sheet("S", tuple(Row(n, row) for n, row in enumerate(grid, 1)), len(grid), len(grid[0]))
    tables = recognise(sheet, {ledger: fields}, ledger).tables
    return {c.index: c.proposed for c in tables[0].columns if not c.field} if tables else {}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="list what was proposed wrongly")
    options = parser.parse_args(arguments)
    if not connection.introspection.table_names():
        print("no rows here: build the invented district first (ipcity demo)")
        return 0
    chance, count = random.Random(options.seed), Counter[str]()
    for ledger, model in ledgers().items():
        names, rows = filled(model)
        fields = {spec.label: spec for spec in specs(model)}
        for _ in range(SHEETS if len(rows) >= FEWEST else 0):
            kept = [at for at in range(len(names)) if chance.random() < 0.75]
            if len(kept) < FEWEST:
                continue
            hidden = {at: names[kept[at]] for at in chance.sample(range(len(kept)), len(kept) // 3)}
            head = tuple(f"某项{at}号" if at in hidden else names[c] for at, c in enumerate(kept))
            grid = [head, *(tuple(row[c] for c in kept) for row in rows)]
            without = [spec for spec in fields.values() if spec.label not in hidden.values()]
            for kind, known in (("own", list(fields.values())), ("foreign", without)):
                found = told(ledger, known, grid)
                for at, label in hidden.items():
                    said, true = found.get(at, ""), fields[label].name
                    count[kind] += at in found
                    count[f"{kind} right"] += kind == "own" and said == true
                    wrong = bool(said) and (kind == "foreign" or said != true)
                    count[f"{kind} wrong"] += wrong
                    if wrong and options.show:
                        print(f"  {kind} {ledger} {label}: {said}")
    print(
        f"{count['own']} hidden columns: proposed right {count['own right']}, wrong {count['own wrong']}"
    )
    print(f"{count['foreign']} columns of no field: wrongly proposed {count['foreign wrong']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
