"""The product itself, started as a user starts it, and a real browser in front of it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("IPCITY_TEST_CHROMIUM") or shutil.which("chromium")
# What the tests have set for themselves and the product must not inherit.
OWN = {"DATABASE_URL", "PLAN", "IPCITY_STATIC", "DJANGO_SETTINGS_MODULE"}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Served:
    """A running product: its address, its home, and the one-time passwords it printed."""

    url: str
    home: Path

    def password(self, username: str) -> str:
        """The one-time password that still stands in first-logins.txt for ``username``."""
        text = (self.home / "first-logins.txt").read_text("utf-8")
        found = re.search(rf"^{re.escape(username)}\s+(\S+)", text, re.M)
        assert found, f"{username} has no line in first-logins.txt"
        return found.group(1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path, **environment: str) -> tuple[subprocess.Popen[bytes], Served]:
    """Start ``ipcity run`` on an empty home and wait until the login page answers."""
    port = free_port()
    env = {
        **{k: v for k, v in os.environ.items() if k not in OWN},
        "IPCITY_HOME": str(home),
        "PORT": str(port),
        **environment,
    }
    log = (home.parent / f"{home.name}.log").open("wb")
    command = [str(Path(sys.executable).with_name("ipcity")), "run"]
    process = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
    log.close()
    served = Served(f"http://127.0.0.1:{port}", home)
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail((home.parent / f"{home.name}.log").read_text("utf-8", "replace"))
        try:
            with urllib.request.urlopen(f"{served.url}/login", timeout=5):
                return process, served
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    process.terminate()
    pytest.fail("the product did not answer within two minutes")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    process, served = serve(home)
    yield served
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # shared machines are slow
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def viewport(request):
    return {"width": request.param[0], "height": request.param[1]}


@pytest.fixture
def page(browser):
    """A desktop page in a context of its own; console errors and CSP reports fail the test."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    yield page
    context.close()
    assert complaints == []
