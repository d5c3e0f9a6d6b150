"""Terms of marks, varieties, layouts, indications and certificates: row form and bulk form agree."""

from __future__ import annotations

import random
from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest

from ipcity.domain.rights import (
    geographical_indications,
    layout_designs,
    plant_varieties,
    qualifications,
    trademarks,
)

SEED = 20261123
DAYS = ("registered_on", "expires_on", "ended_on", "stated_on", "recognised_on", "granted_on",
        "filed_on", "first_used_on", "created_on", "valid_until", "revoked_on")  # fmt: skip
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("stated_status", pa.string()),
        ("is_woody", pa.bool_()),
        *((n, pa.date32()) for n in DAYS),
    ]
)
EDGES = [
    date(2016, 2, 29),
    date(2025, 6, 1),
    date(2026, 10, 15),
    date(2026, 10, 14),
    date(2015, 8, 31),
]


def _rows(count=600):
    rng = random.Random(SEED)
    statuses = ["", "registered", "pending", "refused", "expired", "cancelled", "granted", "ended"]
    start = date(2005, 1, 1)
    rows = []
    for number in range(count):
        row = {"id": number, "stated_status": rng.choice(statuses), "is_woody": rng.random() < 0.5}
        for name in DAYS:
            day = start + timedelta(days=rng.randrange(8500))
            if rng.random() < 0.1:
                day = rng.choice(EDGES)
            row[name] = day if rng.random() < 0.6 else None
        rows.append(row)
    return rows


def _mark(row):
    found = trademarks.term(trademarks.facts_of(row))
    return None if found is None else (found.start, found.end, found.grace_until)


def _title(rule):
    def single(row):
        found = rule(row)
        return None if found is None else (found.start, found.end)

    return single


LEDGERS = {
    "trademarks": (_mark, trademarks.in_term, ("grace_until",)),
    "geographical_indications": (_title(geographical_indications.term), geographical_indications.in_term, ()),
    "plant_varieties": (_title(plant_varieties.term), plant_varieties.in_term, ()),
    "layout_designs": (_title(layout_designs.term), layout_designs.in_term, ()),
    "qualifications": (_title(qualifications.term), qualifications.in_term, ()),
}  # fmt: skip


@pytest.fixture(scope="module")
def duck():
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


@pytest.mark.parametrize("ledger", LEDGERS)
def test_row_and_bulk_agree(duck, ledger):
    single, bulk, further = LEDGERS[ledger]
    rows = _rows()
    table = ibis.memtable(pa.Table.from_pylist(rows, schema=SCHEMA))
    found = duck.to_pyarrow(bulk(table)).to_pylist()
    columns = ("valid_from", "valid_until", *further)
    assert {r["id"]: tuple(r[c] for c in columns) for r in found} == {
        row["id"]: held for row in rows if (held := single(row)) is not None
    }
    assert 50 < len(found) < len(rows)
