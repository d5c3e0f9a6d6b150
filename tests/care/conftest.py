"""One installation after its first start, copied for every test that changes it."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack

import pytest

from tests.installation import Installation, fresh_database


@pytest.fixture(scope="session")
def first_home(tmp_path_factory):
    """An SQLite home as the first start leaves it, with one kept file; tests copy it."""
    place = Installation(tmp_path_factory.mktemp("first"))
    place.run("set-up")
    place.python(
        "from django.utils import timezone\n"
        "from ipcity.actions import files\n"
        "from ipcity.store.models.districts import District\n"
        "files.keep(district=District.objects.get(), name='通知.txt', content='全文'.encode(),\n"
        "           actor=None, at=timezone.localtime())"
    )
    return place.home


@pytest.fixture(scope="session")
def first_database(first_home):
    """The same rows in PostgreSQL, when tests run on one: the model of every test's database."""
    if server := os.environ.get("TEST_DATABASE_URL"):
        with fresh_database(server) as address:
            Installation(first_home).run("move", "--to", address)
            yield address
    else:
        yield ""


@pytest.fixture
def installation(first_home, first_database, tmp_path):
    """A copy of the first home and its database."""
    with ExitStack() as stack:
        home = tmp_path / "home"
        shutil.copytree(first_home, home)
        address = ""
        if first_database:
            server = os.environ["TEST_DATABASE_URL"]
            address = stack.enter_context(fresh_database(server, like=first_database))
        yield Installation(home, address)


@pytest.fixture(scope="session")
def archive(first_home, tmp_path_factory):
    """A backup of the first home, which is not touched: its log does not tell of it."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(first_home, folder / "home")
    Installation(folder / "home").run("backup", str(folder / "all.tar.gz"))
    return folder / "all.tar.gz"


@pytest.fixture
def server():
    """A PostgreSQL server where these tests may make databases."""
    import psycopg

    address = os.environ.get("TEST_DATABASE_URL") or "postgres://root@127.0.0.1:5432/postgres"
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError as refusal:
        pytest.skip(f"no PostgreSQL to move to: {refusal}")
    return address
