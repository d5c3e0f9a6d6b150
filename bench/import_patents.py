"""100 000 patent rows, end to end, beside pandas reading and writing the same rows.

    python bench/import_patents.py [--rows 100000] [--kind xlsx|csv] [--database URL] [--peer]

The import runs through the product's own steps (kept, recognised, compared, written) in a home of its
own. Printed: seconds of each step, seconds inside the writing transaction, peak memory of this process
and of the reading child. The peer reads the file with pandas and writes it with ``to_sql`` (COPY on
PostgreSQL): no history, no comparison, no keys; it is the floor, not an equal.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

HEADINGS = (
    "序号", "公开(公告)号", "标题", "申请号", "申请日", "公开(公告)日", "授权日", "专利类型",
    "当前申请(专利权)人", "发明人", "IPC主分类号", "IPC分类号", "简单法律状态", "当前权利人地址",
    "代理机构", "摘要",
)  # fmt: skip
FIRMS = 3000


def check_digit(number: str) -> str:
    weights = (2, 3, 4, 5, 6, 7, 8, 9)
    total = sum(int(digit) * weights[at % 8] for at, digit in enumerate(number))
    return "0123456789X"[total % 11]


def rows(count: int) -> Iterator[tuple[object, ...]]:
    """Obviously invented patents in the form of a vendor's export."""
    for at in range(count):
        kind = ("1", "2", "3")[at % 3]
        filed = date(2019, 1, 1) + timedelta(days=at % 2000)
        number = f"{filed.year}{kind}{at:07d}"
        granted = filed + timedelta(days=400)
        yield (
            at + 1,
            f"CN{100_000_000 + at}{'B' if kind == '1' else 'U'}",
            f"一种试验装置及其使用方法第{at}号",
            f"CN{number}.{check_digit(number)}",
            filed.isoformat(),
            (filed + timedelta(days=180)).isoformat(),
            granted.isoformat(),
            ("授权发明", "实用新型", "外观设计")[at % 3],
            f"虚构第{at % FIRMS}机械制造有限公司 | 虚构大学",
            "甲某 | 乙某",
            "G06F17/30",
            "G06F17/30 | H01M10/0525",
            ("有效", "失效", "审中")[at % 3] if at % 3 < 2 else "有效",
            f"试验市试验区虚构路{at % 200}号",
            "虚构专利代理事务所",
            "本发明公开了一种试验装置，包括壳体和设于壳体内的部件。" * 6,
        )


def write(path: Path, count: int) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="gb18030", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADINGS)
            writer.writerows(rows(count))
        return
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for number, row in enumerate((HEADINGS, *rows(count))):
        sheet.write_row(number, 0, row)
    book.close()


def used() -> dict[str, float]:
    """Peak memory of this process and of the reading child, and the processor time of both.

    On a machine that does other work too, processor seconds say more than those of the clock.
    """
    own = resource.getrusage(resource.RUSAGE_SELF)
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "peak_mb": own.ru_maxrss // 1024,
        "child_peak_mb": child.ru_maxrss // 1024,
        "cpu_seconds": round(own.ru_utime + own.ru_stime, 1),
        "child_cpu_seconds": round(child.ru_utime + child.ru_stime, 1),
    }


def ours(path: Path) -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from ipcity.actions import imports, row_batches_sql
    from ipcity.domain.access import Actor, Grant, Role
    from ipcity.store.models.districts import District
    from ipcity.store.models.patents import Patent
    from ipcity.store.models.people import Person
    from ipcity.store.models.units import Unit

    at = timezone.now()
    district = District.objects.create(name="试验区", created_at=at)
    unit = Unit.objects.create(district=district, key="office", name="知识产权局")
    person = Person.objects.create(username="bench", name="测试", district=district, created_at=at)
    actor = Actor(person.pk, "测试", district.pk, (Grant(Role.OFFICE_LEAD, district.pk, unit.pk),))

    taken: dict[str, float] = {}

    def timed(name, act):
        start = time.perf_counter()
        result = act()
        taken[name] = round(time.perf_counter() - start, 1)
        return result

    in_transaction = []
    copy = row_batches_sql.Stage.copy

    def measured(stage):
        start, cpu = time.perf_counter(), time.process_time()
        done = copy(stage)
        in_transaction.append((time.perf_counter() - start, time.process_time() - cpu))
        return done

    row_batches_sql.Stage.copy = measured
    who = {"actor": actor, "at": at}
    start, cpu = time.perf_counter(), time.process_time()
    with path.open("rb") as content:
        found = timed(
            "begin", lambda: imports.begin(name=path.name, content=content, queue=False, **who)
        )
    found = timed("read", lambda: imports.read(imported=found, **who))
    found = imports.map_columns(
        imported=found, changes={}, options={}, expected_version=found.version, queue=False, **who
    )
    found = timed("preview", lambda: imports.preview(imported=found, **who))
    found = timed("write", lambda: imports.write(imported=found, **who))
    whole = time.perf_counter() - start
    return {
        "seconds": round(whole, 1), "steps": taken,
        "import_cpu_seconds": round(time.process_time() - cpu, 1),
        "transaction_seconds": round(sum(wall for wall, _ in in_transaction), 1),
        "transaction_cpu_seconds": round(sum(cpu for _, cpu in in_transaction), 1),
        "counts": found.counts, "rows": Patent.objects.count(), **used(),
    }  # fmt: skip


def peer(path: Path) -> dict[str, object]:
    import pandas

    start, cpu = time.perf_counter(), time.process_time()
    read = pandas.read_csv if path.suffix == ".csv" else pandas.read_excel
    more = {"encoding": "gb18030"} if path.suffix == ".csv" else {"engine": "calamine"}
    frame = read(path, dtype=str, **more)
    if os.environ.get("DATABASE_URL"):
        copied(frame)
    else:
        with closing(sqlite3.connect(path.parent / "peer.sqlite3")) as database:
            frame.to_sql("peer", database, index=False, chunksize=5000)
    return {
        "seconds": round(time.perf_counter() - start, 1),
        "import_cpu_seconds": round(time.process_time() - cpu, 1), "rows": len(frame), **used(),
    }  # fmt: skip


def copied(frame) -> None:
    """The quickest way that PostgreSQL offers: COPY."""
    import psycopg

    columns = ", ".join(f'"{name}" text' for name in frame.columns)
    with psycopg.connect(os.environ["DATABASE_URL"]) as database, database.cursor() as cursor:
        cursor.execute(f"CREATE TABLE peer ({columns})")
        with cursor.copy("COPY peer FROM STDIN (FORMAT csv)") as copy:
            copy.write(frame.to_csv(index=False, header=False))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kind", choices=("xlsx", "csv"), default="xlsx")
    parser.add_argument("--database", default="")
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="ipcity-bench-"))
    os.environ["IPCITY_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    os.environ.pop("DATABASE_URL", None)
    if options.database:
        os.environ["DATABASE_URL"] = options.database
    path = home / f"export.{options.kind}"
    pid = os.fork()  # the file is made in a child, so that its memory is not counted as ours
    if pid == 0:
        write(path, options.rows)
        os._exit(0)
    os.waitpid(pid, 0)
    try:
        done = (peer if options.peer else ours)(path)
        name = "pandas" if options.peer else "ipcity"
        size = round(path.stat().st_size / 1e6, 1)
        print(json.dumps({"what": name, "file_mb": size, **done}, ensure_ascii=False))
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main())
