"""Real worker processes: jobs that run, fail, are cancelled or lose their worker."""

from __future__ import annotations

import signal

import pytest

from tests.installation import stop, wait_for

ENQUEUE = """
from django.utils import timezone
from ipcity.actions import jobs
job = jobs._ask(jobs.kind_of({kind!r}), None, None, timezone.localtime(), {arguments!r})
print(job.pk)
"""
COLUMNS = ("state", "done", "total", "note", "report", "error", "attempts")


@pytest.fixture
def ask(installation, tmp_path):
    def _ask(kind, **arguments):
        if kind == "counting":
            arguments["diary"] = str(tmp_path / "diary")
        return int(installation.python(ENQUEUE.format(kind=kind, arguments=arguments)))

    return _ask


@pytest.fixture
def state(installation):
    def _state(pk):
        (row,) = installation.rows(f"SELECT {', '.join(COLUMNS)} FROM store_job WHERE id = {pk}")
        return dict(zip(COLUMNS, row, strict=True))

    return _state


@pytest.fixture
def diary(tmp_path):
    path = tmp_path / "diary"
    return lambda: path.read_text().split() if path.exists() else []


def test_a_job_runs_once_and_tells_its_result(installation, ask, state, diary):
    pk = ask("counting", steps=3)
    installation.run("work", "--once")
    assert len(diary()) == 1
    assert state(pk) == {
        "state": "done",
        "done": 3,
        "total": 3,
        "note": "数到 2",
        "report": "数了 3 个",
        "error": "",
        "attempts": 1,
    }


def test_a_refusal_is_told_and_a_bug_is_named_without_its_details(installation, ask, state):
    refused, broken = ask("failing", politely=True), ask("failing", politely=False)
    log = installation.run("work", "--once").stderr
    assert state(refused)["error"] == "没有可处理的数据。（依据：示例规则）"
    assert state(refused)["state"] == state(broken)["state"] == "failed"
    assert state(refused)["done"] == 3
    expected = f"程序错误（ZeroDivisionError），详情见服务器日志，作业编号 {broken}。"
    assert state(broken)["error"] == expected
    assert "secret detail" in log


def test_two_workers_share_the_queue_and_run_nothing_twice(installation, ask, state, diary):
    jobs = [ask("counting", steps=2, pause=0.05) for _ in range(8)]
    pair = [installation.start("work", "--once") for _ in range(2)]
    for each in pair:
        output = each.communicate(timeout=60)[0]
        assert each.returncode == 0, output
    assert len(diary()) == 8
    assert [state(pk)["state"] for pk in jobs] == ["done"] * 8


def test_progress_is_seen_and_cancelling_ends_a_running_job(installation, ask, state, diary):
    pk = ask("counting", steps=2000, pause=0.02)
    worker = installation.start("work")
    wait_for(lambda: state(pk)["done"] > 3)
    assert state(pk)["total"] == 2000
    installation.rows(f"UPDATE store_job SET cancel_requested = true WHERE id = {pk}")
    wait_for(lambda: state(pk)["state"] == "cancelled")
    stop(worker)
    assert state(pk)["attempts"] == 1


def test_a_stopped_worker_puts_its_job_back(installation, ask, state, diary):
    pk = ask("counting", steps=2000, pause=0.02)
    worker = installation.start("work")
    wait_for(lambda: len(diary()) == 1)
    stop(worker)
    assert worker.returncode == 0
    now = state(pk)
    assert (now["state"], now["attempts"]) == ("queued", 0)
    installation.rows(f"DELETE FROM store_job WHERE id = {pk}")


def test_a_killed_workers_job_is_run_again_and_fails_when_that_worker_dies_too(
    installation, ask, state, diary
):
    pk = ask("counting", steps=2000, pause=0.02)
    first = installation.start("work")
    wait_for(lambda: len(diary()) == 1)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = installation.start("work")
    wait_for(lambda: len(diary()) == 2)
    assert state(pk)["attempts"] == 2
    second.send_signal(signal.SIGKILL)
    second.communicate()
    third = installation.start("work")
    wait_for(lambda: state(pk)["state"] == "failed")
    stop(third)
    assert state(pk)["error"].startswith("执行进程中断 2 次，已达上限，不再自动执行。")
    assert len(diary()) == 2


def test_a_job_whose_worker_was_killed_is_finished_by_the_next(installation, ask, state, diary):
    pk = ask("counting", steps=40, pause=0.02)
    first = installation.start("work")
    wait_for(lambda: len(diary()) == 1)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = installation.start("work")
    wait_for(lambda: state(pk)["state"] == "done")
    stop(second)
    assert (len(diary()), state(pk)["attempts"]) == (2, 2)


def test_progress_does_not_wait_for_the_works_own_transaction(installation, ask, state):
    pk = ask("locking", pause=2.0)
    installation.run("work", "--once")
    assert (state(pk)["state"], state(pk)["done"]) == ("done", 5)
