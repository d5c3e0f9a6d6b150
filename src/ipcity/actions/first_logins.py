"""The first people's one-time passwords in ``IPCITY_HOME/first-logins.txt`` (0600).

Each line goes at its person's first login, the file with the last line; whoever breaks off before
the own password stands logs in with the one-time password once more. Two people may log in at
once, so every change happens under a lock and the file is replaced whole.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class FirstLogin:
    """One person's line: whose account it is, and the password that works once."""

    username: str
    password: str
    role: str


def place() -> Path:
    return Path(settings.HOME) / "first-logins.txt"


def write(logins: Sequence[FirstLogin]) -> None:
    """Add lines for new people; lines of people who have not logged in yet stay."""
    names = {login.username for login in logins}
    with _alone():
        _replace([*(each for each in _read() if each.username not in names), *logins])


def strike(username: str) -> None:
    """Remove this person's line, if there is one."""
    if not place().exists():
        return
    with _alone():
        kept = [each for each in _read() if each.username != username]
        _replace(kept)


def waiting() -> tuple[FirstLogin, ...]:
    """Who has not logged in yet."""
    return tuple(_read())


def _read() -> list[FirstLogin]:
    if not place().exists():
        return []
    lines = place().read_text("utf-8").splitlines()
    return [FirstLogin(*line.split("\t")) for line in lines if line.count("\t") == 2]


def _replace(logins: Sequence[FirstLogin]) -> None:
    if not logins:
        place().unlink(missing_ok=True)
        return
    text = "".join(f"{each.username}\t{each.password}\t{each.role}\n" for each in logins)
    draft = place().with_name(f"first-logins.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    draft.replace(place())


@contextmanager
def _alone() -> Iterator[None]:
    lock = os.open(place().with_name(".first-logins.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
