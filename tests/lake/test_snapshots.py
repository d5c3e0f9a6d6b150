"""Snapshots: what is written stays, what is damaged is told, deltas read as if written whole."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.lake import compactions, snapshots
from ipcity.lake.engines import open_engine
from tests.lake.tables import MARKS, batch

AT = datetime(2026, 1, 1, tzinfo=UTC)


def row(number: int, version: int = 1, kind: str = "a", unit: int | None = 1) -> tuple:
    return (number, version, "甲", kind, date(2024, 1, 1), None, None, unit, None)


def held(engine, folder, manifest, **how) -> list[tuple]:
    table = engine.tables(folder, manifest, **how)["marks"]
    found = engine.execute(table.select("id", "row_version", "kind").order_by("id"))
    return list(zip(*found.to_pydict().values(), strict=True))


def based(folder, *rows) -> snapshots.Manifest:
    return snapshots.write_base(folder, 1, AT, {"marks": (MARKS, batch(list(rows)))})


def with_delta(folder, parent, rows=(), gone=()) -> snapshots.Manifest:
    changed = {"marks": (MARKS, batch(list(rows)))} if rows else {}
    return snapshots.write_delta(folder, parent, AT, changed, {"marks": gone})


@pytest.fixture
def duck():
    with open_engine() as engine:
        yield engine


def test_a_manifest_proves_its_own_name(tmp_path):
    made = based(tmp_path, row(1))
    assert snapshots.read_manifest(tmp_path, made.id) == made
    assert snapshots.check(tmp_path, made) == ()
    path = tmp_path / "manifests" / f"{made.id}.json"
    path.write_text(path.read_text().replace('"rows":1', '"rows":2'))
    with pytest.raises(Refused) as refused:
        snapshots.read_manifest(tmp_path, made.id)
    assert refused.value.code == "snapshot-damaged"
    with pytest.raises(Refused) as refused:
        snapshots.read_manifest(tmp_path, "0" * 64)
    assert refused.value.code == "no-snapshot"


def test_a_changed_or_missing_file_is_told(tmp_path, duck):
    made = based(tmp_path, row(1))
    (path,) = (tmp_path / "files").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    assert snapshots.check(tmp_path, made) == (
        f"marks：文件 files/{path.name} 与清单记录的摘要不符",
    )
    path.unlink()
    assert snapshots.check(tmp_path, made) == (f"marks：文件 files/{path.name} 缺失",)
    with pytest.raises(Refused) as refused:
        duck.tables(tmp_path, made)
    assert refused.value.code == "snapshot-damaged"


def test_a_delta_replaces_adds_and_takes_away_and_leaves_its_parent(tmp_path, duck):
    first = based(tmp_path, row(1), row(2), row(3))
    second = with_delta(tmp_path, first, [row(2, 2, "b"), row(4)], [3])
    third = with_delta(tmp_path, second, [row(3, 3, "c")], [2])
    assert held(duck, tmp_path, first) == [(1, 1, "a"), (2, 1, "a"), (3, 1, "a")]
    assert held(duck, tmp_path, second) == [(1, 1, "a"), (2, 2, "b"), (4, 1, "a")]
    assert held(duck, tmp_path, third) == [(1, 1, "a"), (3, 3, "c"), (4, 1, "a")]
    assert third.parent == second.id


def test_what_did_not_change_is_not_written_again(tmp_path):
    first = based(tmp_path, row(1))
    second = with_delta(tmp_path, first)
    assert second.tables == first.tables
    assert len(list((tmp_path / "files").iterdir())) == 1


def test_other_columns_ask_for_a_new_base(tmp_path):
    first = based(tmp_path, row(1))
    wider = MARKS.append(pa.field("more", pa.string()))
    whole = {"marks": (wider, batch([(*row(1), "x")], wider))}
    with pytest.raises(Refused):
        snapshots.write_delta(tmp_path, first, AT, whole, {})
    second = snapshots.write_delta(tmp_path, first, AT, {}, {}, bases=whole)
    assert [entry.kind for entry in second.tables["marks"].files] == ["base"]
    assert dict(snapshots.write_delta(tmp_path, first, AT, {}, {}, dropped=["marks"]).tables) == {}


def test_taking_away_from_a_table_that_is_not_there_is_refused(tmp_path):
    first = based(tmp_path, row(1))
    with pytest.raises(Refused):
        snapshots.write_delta(tmp_path, first, AT, {}, {"others": [1]})


def test_compaction_changes_files_and_no_row(tmp_path, duck):
    made = based(tmp_path, *(row(n) for n in range(1, 50)))
    for n in range(1, 40):
        made = with_delta(tmp_path, made, [row(n, 2, "b")], [n + 1])
    before = held(duck, tmp_path, made)
    assert compactions.due(made) == ("marks",)
    whole = compactions.compact(duck, tmp_path, made)
    assert compactions.due(whole) == ()
    assert [entry.kind for entry in whole.tables["marks"].files] == ["base"]
    assert held(duck, tmp_path, whole) == before
    assert whole.tables["marks"].base_rows == len(before)


def test_an_overlay_is_seen_by_its_own_reader_only(tmp_path, duck):
    made = with_delta(tmp_path, based(tmp_path, row(1), row(2)), [row(2, 2)])
    overlay = pa.table({"id": [2, -1], "row_version": [3, 1], "kind": ["x", "y"]})
    shown = held(duck, tmp_path, made, overlay={"marks": overlay})
    assert shown == [(-1, 1, "y"), (1, 1, "a"), (2, 3, "x")]
    away = pa.table({"id": [1], "gone": [True]})
    assert held(duck, tmp_path, made, overlay={"marks": away}) == [(2, 2, "a")]
    assert held(duck, tmp_path, made) == [(1, 1, "a"), (2, 2, "a")]
    with pytest.raises(Refused):
        held(duck, tmp_path, made, overlay={"marks": pa.table({"id": [1], "odd": [1]})})


def test_forgetting_keeps_what_a_kept_snapshot_needs(tmp_path, duck):
    first = based(tmp_path, row(1))
    second = with_delta(tmp_path, first, [row(2)])
    with_delta(tmp_path, second, [row(3)])
    assert snapshots.forget(tmp_path, [second.id], spared_since=0) == (0, 0)
    count, size = snapshots.forget(tmp_path, [second.id], spared_since=2**40)
    assert (count, size > 0) == (3, True)
    assert held(duck, tmp_path, second) == [(1, 1, "a"), (2, 1, "a")]


changes = st.lists(
    st.tuples(st.integers(1, 8), st.sampled_from(["put", "take"])), min_size=1, max_size=6
)


@settings(max_examples=25, deadline=None)
@given(st.lists(changes, max_size=6), st.integers())
def test_any_course_of_deltas_reads_like_the_rows_themselves(tmp_path_factory, course, seed):
    folder = tmp_path_factory.mktemp("course")
    chance = random.Random(seed)
    rows = {n: row(n) for n in range(1, 5)}
    made = based(folder, *rows.values())
    for step in course:
        put = {n: row(n, chance.randint(2, 99)) for n, act in step if act == "put"}
        gone = sorted({n for n, act in step if act == "take"} - set(put))
        rows = {n: each for n, each in {**rows, **put}.items() if n not in gone}
        made = with_delta(folder, made, list(put.values()), gone)
    with open_engine() as engine:
        assert held(engine, folder, made) == sorted((r[0], r[1], r[3]) for r in rows.values())
