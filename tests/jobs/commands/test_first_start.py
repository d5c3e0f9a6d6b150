"""``set-up`` and ``run`` with real processes: from an empty folder to a page, and back to nothing."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.installation import (
    Installation,
    alive,
    descendants,
    free_port,
    fresh_database,
    stop,
    wait_for,
)

PLAN = """示例市人民政府办公室关于印发《示例市知识产权试点城市工作方案（2025—2027年）》的通知

一、工作目标
到2027年，全市有效发明专利达到3000件，培育示范企业20家。

二、重点任务
（一）加强创造
1. 提升创造质量。开展专利导航，推进成果转化。（责任单位：市市场监管局、市科技局）
"""
PEOPLE = [("audit",), ("office",), ("security",), ("system",)]
USERNAMES = "SELECT username FROM store_person ORDER BY username"


@pytest.fixture
def installation(tmp_path):
    with ExitStack() as stack:
        server = os.environ.get("TEST_DATABASE_URL")
        address = stack.enter_context(fresh_database(server)) if server else ""
        place = Installation(tmp_path / "home", address, JOB_POLL_SECONDS="0.1")
        stack.callback(place.end)
        yield place


def served(port: int, path: str = "/login") -> int | None:
    """The status that ``path`` answers with; None while nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def test_the_first_start_makes_everything_once(installation):
    told = installation.run("set-up").stdout
    assert installation.rows(USERNAMES) == PEOPLE
    file = installation.home / "first-logins.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    lines = [line.split("\t") for line in file.read_text().splitlines()]
    assert sorted(line[0] for line in lines) == [name for (name,) in PEOPLE]
    database = installation.home / "ipcity.sqlite3"
    assert not database.exists() or stat.S_IMODE(database.stat().st_mode) == 0o600
    for _, password, _ in lines:
        assert told.count(password) == 1
    assert installation.rows("SELECT COUNT(*) FROM store_target") == [(22,)]
    assert installation.rows("SELECT COUNT(*) FROM store_scheduledjob") == [(7,)]
    keys = {path.name: path.read_bytes() for path in (installation.home / "keys").iterdir()}
    again = installation.run("set-up")
    assert again.stdout == ""
    assert installation.rows(USERNAMES) == PEOPLE
    assert {p.name: p.read_bytes() for p in (installation.home / "keys").iterdir()} == keys


def test_two_starts_at_once_take_turns(installation):
    pair = [installation.start("set-up") for _ in range(2)]
    told = [each.communicate(timeout=90)[0] for each in pair]
    assert [each.returncode for each in pair] == [0, 0], told
    assert sorted(bool(text) for text in told) == [False, True]
    assert installation.rows(USERNAMES) == PEOPLE
    assert installation.rows("SELECT COUNT(*) FROM store_district") == [(1,)]


def test_a_document_waits_for_review_and_names_the_district(installation, tmp_path):
    plan = tmp_path / "方案.txt"
    plan.write_text(PLAN)
    told = installation.run("set-up", PLAN=str(plan)).stdout
    assert "请办公室负责人登录后核对并采纳" in told
    assert installation.rows("SELECT name FROM store_district") == [("示例市",)]
    assert installation.rows("SELECT state, number FROM store_planversion") == [("draft", 1)]
    later = installation.run("set-up", PLAN=str(plan)).stdout
    assert "新方案请在网页“方案”中上传" in later


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "青屿市人民政府办公室\n关于印发《青屿市知识产权工作方案（2025—2027年）》的通知\n",
            "青屿市",
        ),
        ("知识产权工作方案（2025—2027年）\n", "未命名区域"),
    ],
)
def test_a_district_is_not_named_after_a_file(installation, tmp_path, head, name):
    plan = tmp_path / "plan-own.txt"
    plan.write_text(head + PLAN.split("\n", 1)[1])
    installation.run("set-up", PLAN=str(plan))
    assert installation.rows("SELECT name FROM store_district") == [(name,)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "PLAN 指定的方案不存在"),
        ("folder", b"", "不是方案包文件夹"),
        ("broken.docx", b"PK\x03\x04 and no more", ""),
    ],
)
def test_a_wrong_plan_leaves_nothing_behind(installation, tmp_path, name, content, reason):
    plan = tmp_path / name
    if name == "folder":
        plan.mkdir()
    elif content is not None:
        plan.write_bytes(content)
    told = installation.run("set-up", PLAN=str(plan), status=1).stderr
    assert told.startswith("错误：")
    assert reason in told
    assert "Traceback" not in told
    assert not (installation.home / "first-logins.txt").exists()
    if name == "broken.docx":  # the one that is found out after the tables were made
        assert installation.rows(USERNAMES) == []
        installation.run("set-up")
        assert installation.rows(USERNAMES) == PEOPLE


def test_an_unreachable_database_is_told(tmp_path):
    away = Installation(tmp_path / "home", "postgres://someone:secret@127.0.0.1:1/none")
    told = away.run("set-up", status=1).stderr
    assert told.startswith("错误：连不上数据库（127.0.0.1 none）")
    assert "secret" not in told


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    told = Installation(blocked / "home").run("set-up", status=1).stderr
    assert told.startswith(f"错误：数据目录 {blocked}/home 不能写入")


def test_a_taken_port_is_told_before_anything_is_made(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = installation.run("run", "--port", port, status=1).stderr
    assert told.startswith(f"错误：不能监听 127.0.0.1:{port}")
    assert not (installation.home / "keys").exists()


def started(installation: Installation, port: int) -> subprocess.Popen[str]:
    process = installation.start("run", "--port", str(port))
    wait_for(lambda: process.poll() is not None or served(port) is not None, 60)
    assert process.poll() is None, process.stdout.read()
    return process


def worker_of(process: subprocess.Popen[str]) -> int | None:
    """The child that works, told from the one that serves."""
    for pid in descendants(process.pid):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if any(b"main(['work'])" in word for word in words):
            return pid
    return None


def test_run_serves_works_restarts_its_worker_and_leaves_no_orphans(installation):
    port = free_port()
    process = started(installation, port)
    assert served(port) == 200
    family = descendants(process.pid)
    first = worker_of(process)
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: worker_of(process) not in (first, None))
    second = installation.run("run", "--port", str(free_port()), status=1).stderr
    assert "正在使用" in second
    family |= descendants(process.pid)
    told = stop(process)
    assert process.returncode == 0
    assert alive(family) == set()
    assert told.count("首次登录用的一次性密码") == 1
    assert f"系统已启动：http://127.0.0.1:{port}/" in told
    # The second start finds everything, and tells no password again.
    process = started(installation, port)
    family = descendants(process.pid)
    told = stop(process)
    assert "首次登录用的一次性密码" not in told
    assert alive(family) == set()


def test_children_end_with_a_parent_that_is_killed(installation):
    port = free_port()
    process = started(installation, port)
    family = descendants(process.pid)
    assert len(family) >= 3
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not alive(family))


def test_a_killed_web_server_leaves_nobody_on_its_port(installation):
    port = free_port()
    process = started(installation, port)
    family = descendants(process.pid)
    (server,) = {pid for pid in family if descendants(pid)} - {worker_of(process)}
    os.kill(server, signal.SIGKILL)
    told = process.communicate(timeout=30)[0]
    assert process.returncode == 1
    assert "网页服务意外结束" in told
    assert alive(family) == set()
    stop(started(installation, port))
