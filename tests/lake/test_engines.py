"""Engines: closed to everything but their district's files, and the traps that were found."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ipcity.domain.errors import Refused
from ipcity.lake import snapshots, tallies
from ipcity.lake.engines import open_engine
from tests.lake.tables import MARKS, Part, batch, contributions

AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_duckdb_reads_its_district_only_and_can_load_nothing(tmp_path):
    here, there = tmp_path / "1", tmp_path / "2"
    made = snapshots.write_base(here, 1, AT, {"marks": (MARKS, batch([]))})
    other = snapshots.write_base(there, 2, AT, {"marks": (MARKS, batch([]))})
    outside = tmp_path / "outside.parquet"
    pq.write_table(pa.table({"id": [1]}), outside)
    with open_engine() as engine:
        engine.tables(here, made)
        with pytest.raises(Refused):
            engine.tables(there, other)
        raw = engine._backend.connection.con
        for statement in (
            f"SELECT * FROM '{outside}'",
            f"COPY (SELECT 1) TO '{tmp_path}/x.csv'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SELECT * FROM 'https://127.0.0.1/x.parquet'",
            "SET enable_external_access = true",
            "ATTACH 'x.db'",
        ):
            with pytest.raises(Exception, match="(?i)permission|disabled|lock|cannot|not"):
                raw.execute(statement)


def test_no_such_engine_is_refused():
    with pytest.raises(Refused), open_engine("sqlite"):
        pass


def test_without_pyspark_or_java_the_refusal_says_which():
    code = (
        "import sys; sys.modules['pyspark'] = None\n"
        "from ipcity.lake.sparks import missing; print(missing())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "没有安装 pyspark（ipcity[spark]）"
    code = "from ipcity.lake.sparks import missing; print(missing())"
    pytest.importorskip("pyspark")
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PATH": ""}
    )
    assert told.stdout.strip() == "没有找到 Java（需要 Java 17）"


def ones(engine, tmp_path, rows):
    made = snapshots.write_base(tmp_path, 1, AT, {"marks": (MARKS, batch(rows))})
    return engine.tables(tmp_path, made)["marks"]


def test_trap_1_masks_use_more_than_32_bits(engine, tmp_path):
    """On Spark a shifted literal is a 32-bit number: holders of late months would be lost."""
    rows = [
        (n, 1, f"h{n}", "a", date(2024, 1, 1 + n % 28), None, None, 1, 7) for n in range(1, 101)
    ]
    part = Part("value", contributions(ones(engine, tmp_path, rows)), "distinct")
    days = [date(2024 + n // 12, n % 12 + 1, 28) for n in range(60)]
    (found,) = tallies.tally(engine, [tallies.asked(part, days)])
    assert found.values[""] == [Decimal(100)] * 60


def test_trap_5_no_hash_of_an_engine_is_stored_or_compared():
    """``hash()`` differs per engine; md5 does not."""
    from tests.architecture.source import modules

    used = [m.place for m in modules() if m.role in {"lake", "domain"} and ".hash()" in m.text]
    assert used == []


def test_md5_and_chinese_text_agree_on_every_engine(engine, tmp_path):
    table = ones(engine, tmp_path, [(1, 1, "华为", "a", date(2024, 1, 1), None, None, 1, 7)])
    found = engine.execute(
        table.select(digest=table.holder.hexdigest("md5"), size=table.holder.length())
    )
    assert found.to_pydict() == {"digest": ["d63e7ea059dc68e97e2ef16531e47e6c"], "size": [2]}


def test_trap_6_no_edit_distance_is_left_to_an_engine():
    """DuckDB's levenshtein counts bytes: two characters differ by two instead of one."""
    from tests.architecture.source import modules

    used = [
        m.place for m in modules() if m.role in {"lake", "domain"} and ".levenshtein(" in m.text
    ]
    assert used == []


def test_trap_7_an_overflow_stops_the_query(engine, tmp_path):
    """Silently null on Spark without ANSI arithmetic."""
    table = ones(engine, tmp_path, [(2**62, 1, "甲", "a", date(2024, 1, 1), None, None, 1, 7)])
    with pytest.raises(Exception, match="(?i)overflow|out of range"):
        engine.execute(table.select(big=table.id * 4))


def test_dates_do_not_move_with_a_time_zone(engine, tmp_path):
    table = ones(engine, tmp_path, [(1, 1, "甲", "a", date(2024, 1, 1), date.max, None, 1, 7)])
    found = engine.execute(table.select("started_on", "ended_on"))
    assert found.to_pydict() == {"started_on": [date(2024, 1, 1)], "ended_on": [date.max]}


def test_small_decimals_keep_their_scale(engine, tmp_path):
    table = ones(
        engine, tmp_path, [(1, 1, "甲", "a", date(2024, 1, 1), None, Decimal("0.01"), 1, 7)]
    )
    found = engine.execute(table.agg(total=table.amount.cast("decimal(38, 6)").sum()))
    assert [str(v) for v in found["total"].to_pylist()] == ["0.010000"]


def test_the_pinned_engines_are_the_tested_ones():
    """Ibis 12 writes SQL that only this DuckDB was tried with (trap 4)."""
    import duckdb
    import sqlglot

    assert (ibis.__version__, duckdb.__version__, sqlglot.__version__) == (
        "12.0.0",
        "2.0.0",
        "30.30.0",
    )
