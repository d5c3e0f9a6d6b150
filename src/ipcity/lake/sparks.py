"""Spark behind the same expressions: one local session, quiet, in UTC, ANSI arithmetic.

ANSI mode is on: an overflow or a bad cast stops the query instead of turning into null or a wrong
number, as DuckDB does. Only ``ipcity[spark]`` and Java 17 bring it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from ipcity.domain.errors import Refused

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Arrow's direct memory on Java 17
_OPENS = " ".join(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "sun.nio.ch", "java.lang", "java.util", "java.net")
)
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.log.level": "ERROR",
}


def missing() -> str:
    """Why Spark cannot run here; empty when it can."""
    try:
        import pyspark  # noqa: F401  # optional dependency
    except ImportError:
        return "没有安装 pyspark（ipcity[spark]）"
    home = os.environ.get("JAVA_HOME")
    java = Path(home) / "bin" / "java" if home else None
    if not (java and java.is_file()) and shutil.which("java") is None:
        return "没有找到 Java（需要 Java 17）"
    return ""


def open_spark(memory: str, threads: int) -> SparkFiles:
    """A session of ``threads`` local threads, or the one that already runs in this process."""
    if why := missing():
        raise Refused("no-spark", f"不能使用 Spark：{why}。")
    return SparkFiles(_session(memory, threads))


class SparkFiles:
    """Parquet files read as Spark tables; the session is left to the process, which ends it."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.connection = ibis.pyspark.connect(session)

    def execute(self, expression: ibis.Expr) -> pa.Table:
        """Straight to Arrow: Ibis's own way leads through pandas, which has no exact decimals."""
        table = expression.as_table()
        with warnings.catch_warnings():
            # pyspark 4.3 was made for pandas 2 and says so at every step; nothing here uses pandas
            warnings.simplefilter("ignore", FutureWarning)
            found = self._session.sql(self.connection.compile(table)).toArrow()
        # paging leaves Ibis's own row number behind
        return found.select(list(table.columns)).cast(table.schema().to_pyarrow())

    def batches(self, expression: ibis.Table) -> Iterator[pa.RecordBatch]:
        yield from self.execute(expression).to_batches()

    def files(self, paths: list[Path]) -> ibis.Table:
        frame = self._session.read.parquet(*(path.as_uri() for path in paths))
        name = ibis.util.gen_name("lake")
        frame.createOrReplaceTempView(name)
        return self.connection.table(name)

    def enclose(self, folders: list[Path]) -> None:
        """A cluster's own rights decide what it reads; the engine asks for nothing else."""

    def close(self) -> None:
        self._session.catalog.clearCache()


def _session(memory: str, threads: int) -> SparkSession:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession  # optional dependency

        building = SparkSession.builder.master(f"local[{threads}]").appName("ipcity")
        sized = building.config("spark.driver.memory", _java_size(memory))
        # nothing is ever written there, but Spark wants a place that is not the working folder
        nowhere = Path(tempfile.gettempdir()) / "ipcity-spark-warehouse"
        sized = sized.config("spark.sql.warehouse.dir", nowhere.as_uri())
        sized = sized.config("spark.driver.extraJavaOptions", _OPENS)
        for name, value in _SETTINGS.items():
            sized = sized.config(name, value)
        return sized.getOrCreate()


def _java_size(memory: str) -> str:
    return memory.lower().removesuffix("b")
