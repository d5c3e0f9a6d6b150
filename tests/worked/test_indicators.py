"""Worked tables of every family, on DuckDB and, with ``-m spark``, on Spark: equal to the last digit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings

from ipcity.domain.indicators import catalogue, indicator
from ipcity.lake import evaluations, snapshots
from ipcity.lake.archives import open_archive
from ipcity.lake.engines import open_engine
from ipcity.lake.sparks import missing
from tests.worked.indicators.reading import CONTEXT, FAMILIES, worked

AT = datetime(2026, 1, 1, tzinfo=UTC)


class Direct:
    """The expressions themselves, on Spark."""

    def __init__(self, engine, family):
        self.engine = engine
        self.tables = {name: engine.table_of(rows) for name, rows in worked(family).tables.items()}

    def series(self, asked, days):
        return evaluations.series(self.engine, asked, self.tables, days, CONTEXT)

    def split(self, asked, on, by):
        return evaluations.split(self.engine, asked, self.tables, on, CONTEXT, by)


class Kept:
    """A snapshot and its contributions, as the product counts."""

    def __init__(self, folder, family):
        tables = worked(family).tables.items()
        batches = {name: (rows.schema, rows.to_batches()) for name, rows in tables}
        self.folder = folder
        self.manifest = snapshots.write_base(folder, 1, AT, batches)

    def series(self, asked, days):
        with self.opened() as archive:
            return archive.series(asked, days, CONTEXT)

    def split(self, asked, on, by):
        with self.opened() as archive:
            return archive.split(asked, on, CONTEXT, by)

    def opened(self):
        return open_archive(self.folder, self.manifest, texts=settings.LAKE_TEXTS)


@pytest.fixture(scope="module", params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def ledgers_of(request, tmp_path_factory):
    """Family to whatever answers from its worked tables."""
    if request.param == "duckdb":
        yield lambda family: Kept(tmp_path_factory.mktemp(family), family)
        return
    if why := missing():
        pytest.skip(why)
    with open_engine(request.param) as engine:
        yield lambda family: Direct(engine, family)


@pytest.mark.parametrize("family", FAMILIES)
def test_values(ledgers_of, family):
    expected = worked(family).expected
    asked = [indicator(code) for code in dict.fromkeys(each.indicator for each in expected)]
    days = sorted({each.on for each in expected})
    found = ledgers_of(family).series(asked, days)
    told = []
    for each in expected:
        result = found[each.indicator][days.index(each.on)]
        apart = indicator(each.indicator).combine_apart(result.parts) if each.apart else {}
        told.append((each.indicator, str(each.on), result.value, dict(apart)))
    assert told == [(e.indicator, str(e.on), e.value, e.apart) for e in expected]


@pytest.mark.parametrize("family", [name for name in FAMILIES if worked(name).split])
def test_splits(ledgers_of, family):
    held = ledgers_of(family)
    told = [
        held.split(indicator(e.indicator), e.on, e.by)[e.key].value for e in worked(family).split
    ]
    assert told == [each.value for each in worked(family).split]


def test_every_indicator_has_a_worked_table():
    told = {each.indicator for family in FAMILIES for each in worked(family).expected}
    assert told == set(catalogue())


def test_what_may_be_split_has_the_key():
    for versions in catalogue().values():
        for each in versions:
            splits = [rows.split for _, t in each.formula.tallies() for rows in t.rows]
            assert ("split" in each.splits) == (any(splits) and bool(each.splits)), each.code
            assert bool(each.split_label) == ("split" in each.splits), each.code
