"""Each engine once for all tests that count with it."""

from __future__ import annotations

import pytest

from ipcity.lake.engines import open_engine
from ipcity.lake.sparks import missing


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request):
    """DuckDB, and Spark where ``-m spark`` asks for it; one suite, the same digits."""
    if request.param == "spark" and (why := missing()):
        pytest.skip(why)
    with open_engine(request.param, threads=2) as opened:
        yield opened
