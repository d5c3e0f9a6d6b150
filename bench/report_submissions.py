"""Sixty units hand in their reports within the same minute, on PostgreSQL: nothing lost, nothing doubled.

    python bench/report_submissions.py [--database postgresql://…] [--units 60]

Starts the product's own server on a database and a home of its own. Each unit's reporter opens the
report in a session of theirs, all press 提交 at the same moment, and half of them press twice. Then
every report must be submitted once, say what its own unit typed, and stand in the log once.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from threading import Barrier

import psycopg

SETTINGS = "ipcity.config.settings"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--database",
        default=os.environ.get("DATABASE_URL", "postgresql://root@127.0.0.1:5432/postgres"),
        help="a PostgreSQL address to make a database at",
    )
    parser.add_argument("--units", type=int, default=60)
    options = parser.parse_args()
    name = f"ipcity_bench_reports_{os.getpid()}"
    with psycopg.connect(options.database, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    home = Path(tempfile.mkdtemp(prefix="ipcity-bench-"))
    os.environ.update(
        IPCITY_HOME=str(home),
        DJANGO_SETTINGS_MODULE=SETTINGS,
        DATABASE_URL=urllib.parse.urlsplit(options.database)._replace(path=f"/{name}").geturl(),
    )
    try:
        return measure(options.units)
    finally:
        close()
        with psycopg.connect(options.database, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        shutil.rmtree(home, ignore_errors=True)


def close() -> None:
    from django.db import connections

    connections.close_all()


def measure(units: int) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("ipcity")), "run", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(f"http://127.0.0.1:{port}/login")
        import django

        django.setup()
        doors = prepare(units)
        told = submit_all(f"http://127.0.0.1:{port}", doors)
        wrong = verify(doors)
    finally:
        server.terminate()
        server.wait(timeout=60)
    print(json.dumps({**told, "wrong": wrong}, ensure_ascii=False, indent=1))
    return 1 if wrong else 0


def wait(address: str) -> None:
    for _ in range(900):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the server did not answer within three minutes")


def prepare(units: int) -> list[tuple[int, str, int]]:
    """A unit, its reporter in a session, and an open report each: (report, cookie, figure)."""
    from django.utils import timezone

    from ipcity.actions import reporting_forms, reporting_periods
    from ipcity.actions.reporting_forms import Head
    from ipcity.domain.access import Role
    from ipcity.domain.supervision.forms import FormVersion, Line, LineKind
    from ipcity.domain.terms.periods import Cycle, period_on
    from ipcity.store.actors import actor_for, holders_of
    from ipcity.store.models.districts import District
    from ipcity.store.models.programmes import Programme
    from ipcity.store.models.reporting import Report
    from ipcity.store.models.units import Unit

    now = timezone.now()
    here = District.objects.order_by("pk").first()
    lead = actor_for(next(iter(holders_of(Role.OFFICE_LEAD, here.pk, now.date()))), now.date())
    programme = Programme.objects.create(
        district=here, key="bench", name="并发测试", first_year=now.year - 1, last_year=now.year,
        baseline_year=now.year - 2, created_at=now,
    )  # fmt: skip
    made = [
        Unit.objects.create(district=here, key=f"u{n}", name=f"测试单位{n}") for n in range(units)
    ]
    cookies = {unit.pk: session_of(unit, n, now) for n, unit in enumerate(made)}
    lines = (Line("firms", LineKind.NUMBER, "走访企业", "家"), Line("done", LineKind.TEXT, "进展"))
    form = reporting_forms.publish(
        programme=programme, head=Head("B-1", "并发表", Cycle.MONTHLY), form=FormVersion(lines),
        reason="", expected_number=0, actor=lead, at=now,
    )  # fmt: skip
    reporting_forms.set_duties(
        form=form, units=made, working_days=5, since=date(now.year - 1, 1, 1), actor=lead, at=now
    )
    period = period_on(now.date(), Cycle.MONTHLY)
    opened = reporting_periods.open_period(programme=programme, period=period, actor=lead, at=now)
    reports = Report.objects.filter(period=opened).order_by("unit__pk")
    return [(r.pk, cookies[r.unit_id], 1000 + n) for n, r in enumerate(reports)]


def session_of(unit: object, number: int, now: object) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.hashers import make_password
    from django.contrib.sessions.backends.db import SessionStore

    from ipcity.actions.logins import start_session
    from ipcity.domain.access import Role
    from ipcity.store.models.people import Person
    from ipcity.store.models.posts import Holding, Post

    who = Person.objects.create(
        username=f"bench-{number}", name=f"测试{number}", district=unit.district, unit=unit,
        password=make_password(None), must_change_password=False, password_changed_at=now,
        created_at=now,
    )  # fmt: skip
    begun = now.date() - timedelta(days=9)
    post = Post.objects.create(
        district=unit.district, unit=unit, role=Role.REPORTER, name="填报岗", valid_from=begun
    )
    Holding.objects.create(
        district=unit.district, person=who, post=post, valid_from=begun, granted_at=now
    )
    session = SessionStore()
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    session.save()
    start_session(who, session, now, proven=True)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def submit_all(address: str, doors: list[tuple[int, str, int]]) -> dict[str, object]:
    twice = {report for at, (report, _, _) in enumerate(doors) if at % 2}
    presses = [door for door in doors for _ in range(2 if door[0] in twice else 1)]
    together = Barrier(len(presses))

    def press(door: tuple[int, str, int]) -> tuple[int, float]:
        report, cookie, figure = door
        place = f"{address}/reporting/{report}"
        _, page, cookies = ask(place, cookie)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        version = re.search(r'name="expected_version" value="(\d+)"', page)[1]
        typed = {
            "csrfmiddlewaretoken": token, "expected_version": version, "number-firms": figure,
            "text-done": f"进展{figure}", "act": "submit",
        }  # fmt: skip
        together.wait(timeout=300)
        begun = time.monotonic()
        code, _, _ = ask(
            place, "; ".join([cookie, *cookies]), urllib.parse.urlencode(typed).encode()
        )
        return code, time.monotonic() - begun

    begun = time.monotonic()
    with ThreadPoolExecutor(len(presses)) as pool:
        found = list(pool.map(press, presses))
    codes = [code for code, _ in found]
    return {
        "units": len(doors),
        "presses": len(presses),
        "answers": {str(code): codes.count(code) for code in sorted(set(codes))},
        "median_seconds": round(median(seconds for _, seconds in found), 2),
        "slowest_seconds": round(max(seconds for _, seconds in found), 2),
        "whole_seconds": round(time.monotonic() - begun, 1),
    }


class Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(place: str, cookie: str, content: bytes | None = None) -> tuple[int, str, list[str]]:
    wanted = urllib.request.Request(
        place, data=content, headers={"Cookie": cookie, "Referer": place}
    )
    try:
        answer = urllib.request.build_opener(Still).open(wanted, timeout=300)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        cookies = [each.split(";")[0] for each in answer.headers.get_all("Set-Cookie") or []]
        return answer.status, answer.read().decode("utf-8", "replace"), cookies


def verify(doors: list[tuple[int, str, int]]) -> list[str]:
    """Sentences on everything that was lost or doubled; empty where nothing was."""
    from ipcity.store.models.audit import AuditEntry
    from ipcity.store.models.report_records import ReportStep
    from ipcity.store.models.reporting import Report, ReportValue

    wrong = []
    for pk, _, figure in doors:
        report = Report.objects.get(pk=pk)
        said = list(
            ReportValue.objects.filter(report=pk).order_by("key").values_list("number", "text")
        )
        if (report.state, report.version) != ("submitted", 2):
            wrong.append(f"report {pk}: {report.state}, version {report.version}")
        if said != [(None, f"进展{figure}"), (figure, "")]:
            wrong.append(f"report {pk}: says {said}")
        steps = ReportStep.objects.filter(report=pk).count()
        logged = AuditEntry.objects.filter(verb="report-submit", subject_id=str(pk)).count()
        if (steps, logged) != (1, 1):
            wrong.append(f"report {pk}: {steps} steps, {logged} entries in the log")
    before = None
    for entry in AuditEntry.objects.order_by("sequence"):
        if before is not None and entry.previous != before or entry.hash != entry.sealed_hash():
            wrong.append(f"log entry {entry.sequence} does not follow")
        before = entry.hash
    return wrong


if __name__ == "__main__":
    sys.exit(main())
