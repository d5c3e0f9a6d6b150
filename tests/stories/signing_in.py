"""Logging in as one of the first four people, whether or not their first login is behind them."""

from __future__ import annotations

import re

from tests.stories.conftest import Served

PASSWORD = "Ceshi-Mima-2026"
ONE_TIME = re.compile(r"\b\w{4,5}(?:-\w{4,5}){2,3}\b")


def one_time_password(served: Served, username: str) -> str | None:
    """What first-logins.txt still holds for ``username``; None after the first login."""
    file = served.home / "first-logins.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    line = next((each for each in lines if re.match(rf"{username}\s", each)), "")
    found = ONE_TIME.search(line)
    return found.group() if found else None


def sign_in(page, served: Served, username: str) -> None:
    """To the first page, through the forced change of password if it is still to come."""
    first = one_time_password(served, username)
    page.goto(f"{served.url}/login")
    page.fill("[name=username]", username)
    page.fill("[name=password]", first or PASSWORD)
    page.click("main button[type=submit]")
    if first:
        page.wait_for_url(f"{served.url}/password")
        page.fill("[name=current]", first)
        page.fill("[name=new]", PASSWORD)
        page.fill("[name=again]", PASSWORD)
        page.click("main button:has-text('保存新密码')")
    page.wait_for_url(f"{served.url}/")
