"""What is kept between questions: never another answer, never another's, and made again when damaged."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Context, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import Level, Rows, count, distinct
from ipcity.lake import evaluations, snapshots, translations
from ipcity.lake.archives import open_archive
from ipcity.lake.engines import open_engine
from tests.domain.indicators.test_stabbing import HOLDER, SCHEMA, TALLIES, random_rows

AT = datetime(2026, 1, 1, tzinfo=UTC)
CONTEXT = Context(date(2023, 12, 31), 2024, 2026)
DAYS = [date(2023, 12, 31), date(2024, 2, 29), date(2025, 1, 1), date(2026, 3, 31)]
ON = date(2025, 6, 30)
DIRECT = ("level", "holders", "year", "latest", "counted", "group")
# holders of two ledgers taken together: each counts once
BOTH = distinct(
    Rows("deals", Level("begun_on", ("ended_on",)), subject=HOLDER, split="holder"),
    Rows("pledges", Level("begun_on", ("ended_on",)), subject=HOLDER, split="holder"),
)


def own(name: str, tally) -> Indicator:
    return Indicator(f"own.{name}", 1, name, "件", 2, "", "", Of(tally), splits=("region", "unit"))


LEVEL = own("level", TALLIES["level"])


def table(rows) -> tuple[pa.Schema, list[pa.RecordBatch]]:
    return SCHEMA, pa.Table.from_pylist(list(rows), SCHEMA).to_batches()


def written(folder: Path, rows, other=()) -> snapshots.Manifest:
    return snapshots.write_base(folder, 1, AT, {"deals": table(rows), "pledges": table(other)})


def scattered(seed: int) -> list[dict]:
    draw = random.Random(seed)
    return [
        row | {"unit_id": draw.choice((1, 2, None)), "region_id": draw.choice((7, 8, None))}
        for row in random_rows(seed)
    ]


def changed(folder: Path, parent: snapshots.Manifest, rows, gone=()) -> snapshots.Manifest:
    return snapshots.write_delta(folder, parent, AT, {"deals": table(rows)}, {"deals": list(gone)})


def value(folder: Path, manifest, indicator=LEVEL, **how) -> Decimal | None:
    with open_archive(folder, manifest, **how) as archive:
        return archive.series([indicator], [ON], CONTEXT)[indicator.code][0].value


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "contributions").glob("*"))


@pytest.mark.parametrize("seed", [11, 12])
def test_kept_contributions_answer_as_the_expressions_do(tmp_path, seed):
    rows, later = scattered(seed), scattered(seed + 100)
    first = written(tmp_path, rows[:40], rows[20:])
    second = changed(tmp_path, first, later[5:20], [row["id"] for row in rows[30:40]])
    last = changed(tmp_path, second, [*later[10:12], *rows[45:]], [3])
    asked = [own(name, TALLIES[name]) for name in DIRECT] + [own("both", BOTH)]
    with open_archive(tmp_path, last) as archive, open_engine() as engine:
        tables = engine.tables(tmp_path, last)
        told = archive.series(asked, DAYS, CONTEXT)
        assert told == evaluations.series(engine, asked, tables, DAYS, CONTEXT)
        for by, each in (("region", asked[0]), ("unit", asked[2]), ("split", asked[-1])):
            truth = evaluations.split(engine, each, tables, ON, CONTEXT, by)
            assert archive.split(each, ON, CONTEXT, by) == truth
        for each in (asked[2], asked[-1]):
            truth = evaluations.rows(engine, each, tables, ON, CONTEXT)
            assert archive.rows(each, ON, CONTEXT).equals(truth)
            page = archive.rows(each, ON, CONTEXT, offset=2, limit=3)
            assert page.equals(truth.slice(2, 3))


def test_a_part_may_be_left_out_and_a_split_may_be_unknown(tmp_path):
    manifest = written(tmp_path, scattered(1))
    with open_archive(tmp_path, manifest) as archive:
        assert archive.rows(LEVEL, ON, CONTEXT, parts=frozenset()).num_rows == 0
        with pytest.raises(Refused):
            archive.split(LEVEL, ON, CONTEXT, "holder")


def test_an_unchanged_ledger_is_not_counted_again(tmp_path):
    first = written(tmp_path, scattered(1), scattered(2))
    other = own("other", count(Rows("pledges", Level("begun_on", ("ended_on",)))))
    before = value(tmp_path, first, other)
    (file,) = kept(tmp_path)
    second = changed(tmp_path, first, scattered(3)[:9])
    assert value(tmp_path, second, other) == before
    assert kept(tmp_path) == [file]
    assert value(tmp_path, second) is not None
    assert len(kept(tmp_path)) == 2


def test_another_declaration_other_columns_and_other_years_are_another_text(tmp_path):
    translations._held.clear()
    texts = tmp_path / "texts"
    manifest = written(tmp_path, scattered(1))
    columns = {"deals": manifest.tables["deals"].columns}
    (source,) = LEVEL.outlines(CONTEXT)[0].sources
    (other,) = own("x", count(Rows("deals", Level("begun_on")))).outlines(CONTEXT)[0].sources
    (later,) = LEVEL.outlines(replace(CONTEXT, last_year=2027))[0].sources
    (named,) = LEVEL.outlines(replace(CONTEXT, district_name="别名区"))[0].sources
    more = {"deals": (*columns["deals"], ("note", "string"))}
    wider = SCHEMA.append(pa.field("note", pa.string()))
    for each, given, schema in (
        (source, columns, SCHEMA),
        (other, columns, SCHEMA),
        (later, columns, SCHEMA),
        (source, more, wider),
        (named, columns, SCHEMA),
    ):
        translations.sql_of(each, given, lambda _, schema=schema: schema, texts)
    assert len(list(texts.iterdir())) == 4
    assert source.digest == named.digest


@pytest.mark.parametrize("damage", [b"", b"-- 00\nSELECT 1", b"\xff\xfe", b"SELECT 1"])
def test_a_damaged_text_is_written_anew(tmp_path, damage):
    texts, manifest = tmp_path / "texts", written(tmp_path, scattered(1))
    translations._held.clear()
    right = value(tmp_path, manifest, texts=texts)
    (text,) = texts.iterdir()
    whole = text.read_bytes()
    text.write_bytes(damage)
    for place in kept(tmp_path):
        place.unlink()
    translations._held.clear()
    assert value(tmp_path, manifest, texts=texts) == right
    assert text.read_bytes() == whole


def test_a_folder_of_texts_that_cannot_be_written_only_costs_time(tmp_path):
    manifest = written(tmp_path, scattered(1))
    (tmp_path / "texts").write_text("a file stands here")
    translations._held.clear()
    assert value(tmp_path, manifest, texts=tmp_path / "texts") is not None


@pytest.mark.parametrize("damage", [b"", b"PAR1 not really", None])
def test_damaged_contributions_are_made_anew(tmp_path, damage):
    manifest = written(tmp_path, scattered(1))
    right = value(tmp_path, manifest)
    (file,) = kept(tmp_path)
    if damage is None:
        pq.write_table(pa.table({"other": [1]}), file)
    else:
        file.write_bytes(damage)
    assert value(tmp_path, manifest) == right
    assert kept(tmp_path) == [file]


def test_a_proof_believes_no_kept_contribution(tmp_path):
    manifest = written(tmp_path, scattered(1))
    right = value(tmp_path, manifest)
    (file,) = kept(tmp_path)
    rows = pq.read_table(file)
    pq.write_table(rows.slice(0, 5), file)
    assert value(tmp_path, manifest) != right
    assert value(tmp_path, manifest, anew=True) == right


def test_a_ledger_without_rows_is_neither_translated_nor_kept(tmp_path):
    manifest = written(tmp_path, [])
    assert value(tmp_path, manifest, texts=tmp_path / "texts") is None
    assert kept(tmp_path) == []
    assert not (tmp_path / "texts").exists()


def test_a_preview_counts_its_rows_and_keeps_nothing(tmp_path):
    rows = scattered(1)
    manifest = written(tmp_path, [])
    laid = pa.Table.from_pylist([row | {"id": -row["id"]} for row in rows], SCHEMA)
    seen = value(tmp_path, manifest, overlay={"deals": laid})
    assert kept(tmp_path) == []
    assert value(tmp_path, manifest) is None
    assert seen == value(tmp_path, written(tmp_path, rows))


def test_an_archive_reads_its_own_lake_only(tmp_path):
    manifest = written(tmp_path / "here", scattered(1))
    elsewhere = written(tmp_path / "elsewhere", scattered(1)).tables["deals"].files[0].path
    with open_archive(tmp_path / "here", manifest) as archive:
        for told in (str(tmp_path / "elsewhere" / elsewhere), "/etc/passwd"):
            with pytest.raises(duckdb.PermissionException):
                archive.run(f"SELECT * FROM read_blob('{told}')")


def test_what_nobody_asked_for_is_swept(tmp_path):
    manifest = written(tmp_path, scattered(1))
    value(tmp_path, manifest, texts=tmp_path / "texts")
    translations._held.clear()
    value(tmp_path, manifest, own("holders", TALLIES["holders"]), texts=tmp_path / "texts")
    now = datetime.now(UTC).timestamp()
    assert snapshots.forget(tmp_path, [manifest.id], now - 60) == (0, 0)
    assert len(kept(tmp_path)) == 2
    assert snapshots.forget(tmp_path, [manifest.id], now + 60)[0] == 2
    assert kept(tmp_path) == []
    assert translations.sweep(tmp_path / "texts", now - 60) == 0
    assert translations.sweep(tmp_path / "texts", now + 60) > 0
    assert translations.sweep(tmp_path / "nowhere", now) == 0
