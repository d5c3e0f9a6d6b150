"""What the environment says, read strictly: a slip is refused in a sentence, never guessed at."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import dj_database_url

from ipcity.domain.errors import Refused

_SERVERS = ("django.db.backends.postgresql", "django.db.backends.sqlite3")


def number(name: str, usual: int, *, least: int = 1) -> int:
    """A whole number of at least ``least``; ``usual`` when the variable is not set."""
    written = os.environ.get(name) or str(usual)
    if not (written.isascii() and written.isdecimal()) or int(written) < least:
        raise Refused(
            "wrong-setting", f"环境变量 {name} 应为不小于 {least} 的整数，现为“{written}”。"
        )
    return int(written)


def chosen(name: str, choices: Sequence[str]) -> str:
    """One of ``choices``, the first when the variable is not set."""
    written = os.environ.get(name) or choices[0]
    if written not in choices:
        raise Refused(
            "wrong-setting", f"环境变量 {name} 应为 {'、'.join(choices)} 之一，现为“{written}”。"
        )
    return written


def switched_on(name: str) -> bool:
    return chosen(name, ("0", "1")) == "1"


def listed(name: str, usual: str = "") -> list[str]:
    """Words between commas."""
    return [word for each in os.environ.get(name, usual).split(",") if (word := each.strip())]


def database(usual: str) -> dict[str, Any]:
    """Django's form of DATABASE_URL; the address itself is not repeated, it holds a password."""
    try:
        form = dj_database_url.parse(
            os.environ.get("DATABASE_URL") or usual, conn_max_age=60, conn_health_checks=True
        )
    except ValueError as reason:
        raise Refused("wrong-database-url", _DATABASE) from reason
    if form["ENGINE"] not in _SERVERS or not form["NAME"]:
        raise Refused("wrong-database-url", _DATABASE)
    return dict(form)


_DATABASE = (
    "环境变量 DATABASE_URL 写得不对，应为 postgresql://用户:密码@主机:5432/库名（密码中的特殊符号须转义，"
    "如 @ 写作 %40）；不设则使用数据目录中的 SQLite。"
)
