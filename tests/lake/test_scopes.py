"""The lake's predicate of a scope selects exactly the rows that ``covers`` names."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcity.domain.access import Reach, Scope
from ipcity.lake import scopes, snapshots
from ipcity.lake.engines import open_engine
from tests.lake.tables import MARKS, batch

ROWS = [(n, district, unit) for n, (district, unit) in enumerate(
    (d, u) for d in (1, 2) for u in (None, 11, 12, 13) for _ in (1, 2)
)]  # fmt: skip
reaches = st.builds(
    Reach,
    st.sampled_from([1, 2]),
    st.none() | st.frozensets(st.sampled_from([11, 12, 13, 14]), max_size=3),
    st.none() | st.integers(1, 2),
)


@cache
def connection():
    return ibis.duckdb.connect(":memory:")


@settings(max_examples=150, deadline=None)
@given(st.builds(Scope, st.frozensets(reaches, max_size=4)), st.booleans())
def test_the_same_rows_as_covers(scope, has_unit):
    columns = dict(zip(("id", "district", "unit"), zip(*ROWS, strict=True), strict=True))
    table = ibis.memtable(pa.table(columns))
    unit = table.unit if has_unit else None
    found = connection().to_pyarrow(
        table.filter(scopes.predicate(scope, table.district, unit)).select("id")
    )
    assert set(found["id"].to_pylist()) == {
        number
        for number, district, owner in ROWS
        if scope.covers(district, owner if has_unit else None)
    }


def test_a_table_of_a_snapshot_shows_the_scope_only(tmp_path):
    rows = [
        (n, 1, None, "a", None, None, None, unit, None) for n, unit in ((1, 11), (2, 12), (3, None))
    ]
    rules = pa.schema([("id", pa.int64()), ("code", pa.string())])
    made = snapshots.write_base(
        tmp_path,
        1,
        datetime(2026, 1, 1, tzinfo=UTC),
        {"marks": (MARKS, batch(rows)), "rules": (rules, batch([(1, "x")], rules))},
    )

    def seen(scope):
        with open_engine() as engine:
            tables = engine.tables(tmp_path, made, scope=scope)
            return tuple(
                engine.execute(tables[n].select("id").order_by("id"))["id"].to_pylist()
                for n in ("marks", "rules")
            )

    assert seen(None) == ([1, 2, 3], [1])
    assert seen(Scope(frozenset({Reach(1)}))) == ([1, 2, 3], [1])
    assert seen(Scope(frozenset({Reach(1, frozenset({12}))}))) == ([2], [1])
    assert seen(Scope(frozenset({Reach(2)}))) == ([], [1])
    assert seen(Scope()) == ([], [1])
