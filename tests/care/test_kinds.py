"""The work that is due by itself, run by a real worker: its reports, and whom it tells."""

from __future__ import annotations

import pytest

from tests.installation import Installation
from tests.postbox import open_postbox

ASK = """
from django.utils import timezone
from ipcity.actions import jobs
for kind in {kinds!r}:
    jobs._ask(jobs.kind_of(kind), None, None, timezone.localtime(), {arguments!r})
"""
SET_MAIL = """
from django.utils import timezone
from ipcity.store.models.settings import Setting
Setting.objects.create(key="mail", changed_at=timezone.localtime(), value={{
    "host": "127.0.0.1", "port": {port}, "security": "none", "username": "",
    "sealed_password": "", "sender": "ipcity@example.org", "alerts": ["keeper@example.org"],
}})
"""


def carried_out(installation: Installation, *kinds: str, **arguments: object) -> list[tuple]:
    """Ask for ``kinds`` and let a worker run them; state, report and error of each, in order.

    The timetable is put aside: what falls due while the test runs is nothing it asked for.
    """
    installation.rows("UPDATE store_scheduledjob SET enabled = false")
    installation.python(ASK.format(kinds=kinds, arguments=arguments))
    installation.run("work", "--once")
    return installation.rows("SELECT state, report, error FROM store_job ORDER BY id")


@pytest.fixture
def postbox(installation):
    with open_postbox() as server:
        installation.python(SET_MAIL.format(port=server.server_address[1]))
        yield server


def test_all_three_work_without_a_mail_server(installation):
    backup, check, sweep = carried_out(installation, "backup", "audit_check", "housekeeping")
    assert (backup[0], check[0], sweep[0]) == ("done", "done", "done")
    assert "保留最近 14 个" in backup[1]
    assert "没有设置告警收件人，根码未寄出。" in check[1]
    assert sweep[1].startswith("过期会话 0 个")
    (made,) = (installation.home / "backups").iterdir()
    installation.run("restore", str(made), "--replace")


def test_only_the_newest_daily_backups_are_kept(installation):
    folder = installation.home / "backups"
    folder.mkdir()
    for name in ("daily-20200101-000000", "daily-20200102-000000", "by-hand"):
        (folder / f"{name}.tar.gz").touch()
    ((state, *_),) = carried_out(installation, "backup", keep=2)
    assert state == "done"
    left = sorted(path.name for path in folder.iterdir())
    assert left[:2] == ["by-hand.tar.gz", "daily-20200102-000000.tar.gz"]
    assert len(left) == 3


def test_the_audit_root_goes_out_of_the_house(installation, postbox):
    ((state, report, _),) = carried_out(installation, "audit_check")
    assert state == "done"
    root = report.splitlines()[1]
    (mail,) = postbox.mails
    assert "To: keeper@example.org" in mail
    assert root in mail


def test_a_failure_is_told_by_mail(installation, postbox):
    (kept,) = [path for path in (installation.home / "files").rglob("*") if path.is_file()]
    kept.write_bytes(b"other")
    ((state, report, error),) = carried_out(installation, "backup")
    assert state == "failed"
    assert "有 1 个文件缺失或损坏" in error
    assert "保留最近 14 个" in report
    (mail,) = postbox.mails
    assert "有 1 个文件缺失或损坏" in mail


def test_a_root_that_could_not_be_sent_is_told_and_kept(installation, postbox):
    installation.python(
        "from ipcity.store.models.settings import Setting\n"
        "row = Setting.objects.get(); row.value['port'] = 1; row.save()"
    )
    ((state, report, error),) = carried_out(installation, "audit_check")
    assert state == "failed"
    assert "审计根码" in report
    assert error == (
        "日志校验通过，但审计根码没有寄出。"
        "邮件没有发出：127.0.0.1:1 拒绝连接，请核对服务器地址和端口。"
    )
