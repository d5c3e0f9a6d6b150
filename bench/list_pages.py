"""List pages of a ledger of a million rows on PostgreSQL, 20 people at once, beside raw SQL.

    python bench/list_pages.py [--rows 1000000] [--people 20] [--seconds 20] [--think 1.0]

Makes a database of its own on DATABASE_URL's server and drops it afterwards. Each of the people asks
for a page of a mix of lists (plain, facets, days, sorted, words, deep pages), waits for the answer,
looks at it for ``think`` seconds and asks again. The peer asks the same questions in plain SQL, with
an exact count, from as many connections.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
SERVER = os.environ.get("DATABASE_URL", "postgresql://root@127.0.0.1:5432/postgres")
NAME = f"ipcity_list_pages_{os.getpid()}"
ADDRESS = SERVER.rsplit("/", 1)[0] + f"/{NAME}"

FILL = """
INSERT INTO store_trademark (district_id, unit_id, region_id, row_key, source_sheet, entered_at,
  changed_at, voided_reason, version, remark, {columns})
SELECT {district}, {unit}, (ARRAY[{regions}])[1 + n % 30], 'registration_number=' || n, '', now(), now(), '',
  1, '', {values} FROM generate_series(1, {rows}) AS n
"""
# query of the page → condition and order of the peer
MIX: dict[str, tuple[str, str]] = {
    "": ("true", "id DESC"),
    "stated_status=registered": ("stated_status = 'registered'", "id DESC"),
    "stated_status=expired": ("stated_status = 'expired'", "id DESC"),
    "nice_class=9": ("nice_class = 9", "id DESC"),
    "from=2024-03-01&to=2024-03-31": (
        "registered_on >= '2024-03-01' AND registered_on <= '2024-03-31'", "id DESC",
    ),
    "sort=-registered_on&stated_status=registered": (
        "stated_status = 'registered'", "registered_on DESC, id",
    ),
    "kind=collective&nice_class=31": ("kind = 'collective' AND nice_class = 31", "id DESC"),
    "region=R": ("region_id = R", "id DESC"),
    f"q={quote('甲七')}": ("name LIKE '%甲七%' OR holder_name LIKE '%甲七%'", "id DESC"),
    "page=40": ("true", "id DESC OFFSET 780"),
}  # fmt: skip
RARE = {
    f"q={quote('孤例商标')}": ("name LIKE '%孤例商标%' OR holder_name LIKE '%孤例商标%'", "id DESC")
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--think", type=float, default=1.0)
    options = parser.parse_args()
    on_server(f'CREATE DATABASE "{NAME}"')
    try:
        with tempfile.TemporaryDirectory() as home:
            os.environ |= {"DATABASE_URL": ADDRESS, "IPCITY_HOME": home, "IPCITY_STATIC": "plain"}
            cookie, region = prepare(options.rows)
            measure(options, cookie, region)
    finally:
        on_server(f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


def on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)


def prepare(rows: int) -> tuple[str, int]:
    """Tables, one district with thirty towns, a person logged in, and the rows."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from tests.cast import cast, client_of, unit

    from ipcity.store.models.trademarks import Trademark

    people = cast()
    towns = [unit(people.district, f"town-{n}", f"试验镇{n}").pk for n in range(30)]
    client = client_of(people.clerk)
    own = {
        "registration_number": "n::text",
        "name": "'试验标' || CASE WHEN n % 400 = 7 THEN '甲七' WHEN n = 500000 THEN '孤例商标' ELSE n::text END",
        "nice_class": "1 + (n * 7) % 45",
        "kind": "CASE WHEN n % 50 = 0 THEN 'collective' ELSE 'ordinary' END",
        "holder_name": "'试验企业' || (n % 60000)",
        "stated_status": "(ARRAY['registered','registered','registered','pending','expired'])[1 + n % 5]",
        "registered_on": "date '2006-01-01' + (n::bigint * 7919 % 7665)::int",
    }  # fmt: skip
    given = own | rest(Trademark, set(own))
    started = time.perf_counter()
    statement = FILL.format(
        columns=", ".join(given), values=", ".join(given.values()), district=people.district.pk,
        unit=people.office.pk, regions=", ".join(map(str, towns)), rows=rows,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE store_trademark")
    print(f"{rows} rows made in {time.perf_counter() - started:.0f} s", flush=True)
    return "; ".join(f"{k}={m.value}" for k, m in client.cookies.items()), towns[3]


def rest(model: type, given: set[str]) -> dict[str, str]:
    """An empty value for every other column that must have one."""
    from django.db import models

    from ipcity.store.ledgers import facts

    found = {}
    for field in facts(model):
        if field.null or field.attname in given or field.name in ("unit", "region", "remark"):
            continue
        found[field.attname] = "true" if isinstance(field, models.BooleanField) else "''"
    return found


def measure(options: argparse.Namespace, cookie: str, region: int) -> None:
    port = 18000 + os.getpid() % 2000
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
        str(port), "--workers", "2", "--blocking-threads", "4", "--log-level", "error",
        "ipcity.config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_for(port)
        mix = {query.replace("R", str(region)): peer for query, peer in MIX.items()}
        for label, chosen, people, think in (
            ("page, one person", mix, 1, 0.0),
            (f"page, {options.people} people, {options.think} s between", mix, options.people, options.think),
            (f"page, {options.people} people, no pause", mix, options.people, 0.0),
            ("page, words that one row has, one person", RARE, 1, 0.0),
        ):  # fmt: skip
            told(label, run(people, options.seconds, think, asker(port, cookie, list(chosen))))
    finally:
        server.terminate()
        server.wait(timeout=20)
    questions = [(c.replace("= R", f"= {region}"), order) for c, order in MIX.values()]
    for label, people in (("plain SQL, one person", 1), ("plain SQL, no pause", options.people)):
        told(f"{label} ({people})", run(people, options.seconds, 0.0, sql_asker(questions)))


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/login")
            if link.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not answer")


def asker(port: int, cookie: str, queries: list[str]) -> Callable[[], Callable[[], str]]:
    def begin() -> Callable[[], str]:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

        def ask() -> str:
            query = random.choice(queries)
            link.request("GET", f"/ledgers/trademarks?{query}", headers={"Cookie": cookie})
            answer = link.getresponse()
            body = answer.read()
            if answer.status != 200 or "没有符合".encode() in body:
                raise RuntimeError(f"{query}: {answer.status}")
            return query

        return ask

    return begin


def sql_asker(questions: list[tuple[str, str]]) -> Callable[[], Callable[[], str]]:
    import psycopg

    def begin() -> Callable[[], str]:
        link = psycopg.connect(ADDRESS, autocommit=True)

        def ask() -> str:
            condition, order = random.choice(questions)
            where = f"district_id = 1 AND voided_at IS NULL AND ({condition})"
            order, _, offset = order.partition(" OFFSET ")
            link.execute(f"SELECT count(*) FROM store_trademark WHERE {where}").fetchone()
            link.execute(
                f"SELECT * FROM store_trademark WHERE {where} ORDER BY {order} LIMIT 20 OFFSET {offset or 0}"
            ).fetchall()
            return condition

        return ask

    return begin


def run(
    people: int, seconds: float, think: float, begin: Callable[[], Callable[[], str]]
) -> list[tuple[str, float]]:
    """What each question took, in ms."""
    taken: list[tuple[str, float]] = []
    ends = time.perf_counter() + seconds

    def one() -> None:
        ask = begin()
        time.sleep(random.random() * think)
        while time.perf_counter() < ends:
            started = time.perf_counter()
            query = ask()
            taken.append((query, (time.perf_counter() - started) * 1000))
            time.sleep(think)

    with ThreadPoolExecutor(people) as pool:
        for done in [pool.submit(one) for _ in range(people)]:
            done.result()  # an answer that was none ends the whole run
    return taken


def told(label: str, taken: list[tuple[str, float]]) -> None:
    times = sorted(each for _, each in taken)
    if not times:
        print(f"{label}: nothing answered")
        return
    p50, p95 = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.95))]
    print(
        f"{label}: {len(times)} answers, p50 {p50:.0f} ms, p95 {p95:.0f} ms, worst {times[-1]:.0f} ms"
    )
    for query in sorted({query for query, _ in taken}):
        own = sorted(each for name, each in taken if name == query)
        print(f"    {own[len(own) // 2]:7.0f} ms  {query}", flush=True)


if __name__ == "__main__":
    print(urlsplit(SERVER).hostname, NAME)
    main()
