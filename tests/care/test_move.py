"""``move``: from one engine and home to another, compared row by row."""

from __future__ import annotations

import shutil

import psycopg
import pytest

from tests.care.test_backup import state
from tests.installation import Installation, fresh_database


def test_sqlite_to_postgresql_with_files_and_keys(first_home, server, tmp_path):
    old = Installation(first_home)
    before = state(old)
    with fresh_database(server) as address:
        new = Installation(tmp_path / "new", address)
        old.run("move", "--to", address, "--home", str(new.home))
        moved = state(new)
        assert moved["disk"] == before["disk"]
        assert moved["log"] == before["log"]
        assert [row[:2] for row in moved["people"]] == [row[:2] for row in before["people"]]
        # Numbering goes on after the highest row, and the log still refuses changes.
        new.python(
            "from django.utils import timezone\n"
            "from ipcity.actions import audit\n"
            "from ipcity.store.models.districts import District\n"
            "at = timezone.localtime()\n"
            "District.objects.create(name='第二个区', created_at=at)\n"
            "audit.record(actor=None, verb='test', subject=None, at=at, district=None)"
        )
        highest = new.rows("SELECT MAX(id), COUNT(*) FROM store_district")
        assert highest == [(2, 2)]
        with pytest.raises(psycopg.Error, match="append-only"):
            new.rows("UPDATE store_auditentry SET via = 'x'")
        told = old.run("move", "--to", address, status=1).stderr
        assert "只能搬到空库" in told


def test_a_move_that_fails_leaves_the_new_place_empty(first_home, server, tmp_path):
    old = Installation(tmp_path / "old")
    shutil.copytree(first_home, old.home)
    # An entry that no longer proves itself must not be carried into a new house.
    old.rows("DROP TRIGGER audit_no_update")
    old.rows("UPDATE store_auditentry SET via = 'forged' WHERE sequence = 1")
    with fresh_database(server) as address:
        home = tmp_path / "new"
        told = old.run("move", "--to", address, "--home", str(home), status=1).stderr
        assert "审计日志第 1 条验证不通过" in told
        assert not home.exists()
        with psycopg.connect(address) as connection:
            tables = connection.execute(
                "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()
        assert tables == (0,)


def test_moving_to_another_sqlite_file_and_to_itself(installation, tmp_path):
    target = tmp_path / "elsewhere.sqlite3"
    installation.run("move", "--to", f"sqlite:///{target}")
    moved = Installation(installation.home, f"sqlite:///{target}")
    told = moved.run("move", "--to", f"sqlite:///{target}", status=1).stderr
    assert "目标就是现在使用的数据库" in told


def test_an_unreachable_target_and_a_wrong_address_are_told(installation):
    told = installation.run("move", "--to", "postgres://x@127.0.0.1:1/none", status=1).stderr
    assert "连不上目标数据库" in told
    told = installation.run("move", "--to", "nonsense://x", status=1).stderr
    assert "目标地址写得不对" in told
