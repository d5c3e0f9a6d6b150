"""A real installation in a folder of its own: its home, its database, its processes.

On SQLite the database is a file in the home. With ``TEST_DATABASE_URL`` it is a fresh database on
that server, dropped again at the end.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "import sys; from ipcity.jobs.commandline import main; sys.exit(main())"
# What belongs to the outer test run must not leak into the inner processes.
FOREIGN = (
    "IPCITY_HOME",
    "IPCITY_STATIC",
    "DATABASE_URL",
    "PORT",
    "PLAN",
    "DJANGO_SETTINGS_MODULE",
)


@contextmanager
def fresh_database(server: str, like: str = "") -> Iterator[str]:
    """The address of a new database on ``server``, empty or a copy of the one at ``like``."""
    name = f"ipcity_care_{secrets.token_hex(4)}"
    parts = urlsplit(server)
    with psycopg.connect(server, autocommit=True) as admin:
        source = f' TEMPLATE "{urlsplit(like).path[1:]}"' if like else ""
        admin.execute(f'CREATE DATABASE "{name}"{source}')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Installation:
    """``home`` and the environment of every process that is started for it."""

    def __init__(self, home: Path, database_url: str = "", **environment: str) -> None:
        self.home = home
        self.environment = {k: v for k, v in os.environ.items() if k not in FOREIGN}
        self.environment |= {
            "IPCITY_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "default",
            **environment,
        }
        if database_url:
            self.environment["DATABASE_URL"] = database_url
        self._started: list[subprocess.Popen[str]] = []

    def run(self, *words: str, status: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        """``ipcity WORDS``, which must end with ``status``."""
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, *words],
            env=self.environment | more,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """``ipcity WORDS``, running; ``end`` sees to it if the test does not."""
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *words],
            env=self.environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._started.append(process)
        return process

    def end(self) -> None:
        """Kill what a failed test left running; its children end with it."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.communicate()

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What ``sql`` gives, asked of the database directly; a change is committed."""
        if address := self.environment.get("DATABASE_URL"):
            with psycopg.connect(address, autocommit=True) as connection:
                cursor = connection.execute(sql.encode())
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.home / "ipcity.sqlite3", timeout=20)) as connection:
            found = connection.execute(sql).fetchall()
            connection.commit()
            return found

    def python(self, code: str) -> str:
        """What ``code`` prints, run in this installation with the models ready."""
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            env={"DJANGO_SETTINGS_MODULE": "ipcity.config.settings"} | self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(happened: Callable[[], bool], seconds: float = 30.0) -> None:
    """Until ``happened``; the bound is far longer than it ever takes."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def stop(process: subprocess.Popen[str]) -> str:
    """End ``process`` as an operator would; everything it printed."""
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=30)[0]


def descendants(pid: int) -> set[int]:
    """Every living process below ``pid``."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            fields = stat.rpartition(")")[2].split()
            if fields[0] != "Z":
                parents[int(entry.name)] = int(fields[1])
    found: set[int] = {pid}
    while more := {p for p, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    """Which of ``pids`` still run."""
    living = set()
    for pid in pids:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                living.add(pid)
        except OSError:
            continue
    return living
