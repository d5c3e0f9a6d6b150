"""``upgrade``: what is pending is applied behind a backup, and undone when it goes wrong."""

from __future__ import annotations

import pytest

from tests.care.test_backup import state

SETTINGS = """
from ipcity.config.settings import *
MIGRATION_MODULES = {{"store": "newer"}}
"""
NEWER = """
from ipcity.store import migrations
__path__ = [*migrations.__path__, *__path__]
"""
GOOD = """
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = (("store", "{last}"),)
    operations = (migrations.AddField("district", "motto",
                                      models.CharField(max_length=20, default="")),)
"""
BAD = """
from django.db import migrations, models
def lose(apps, schema_editor):
    apps.get_model("store", "Holding").objects.all().delete()
    {act}
class Migration(migrations.Migration):
    dependencies = (("store", "9001_good"),)
    operations = (migrations.RunPython(lose),)
"""


@pytest.fixture
def newer(installation, tmp_path):
    """A newer version of the code: the same, and more migrations."""
    from ipcity.store import migrations

    folder = tmp_path / "code"
    (folder / "newer").mkdir(parents=True)
    (folder / "newer" / "__init__.py").write_text(NEWER)
    (folder / "newer_settings.py").write_text(SETTINGS.format())
    (own,) = migrations.__path__
    from pathlib import Path

    last = sorted(path.stem for path in Path(own).glob("[0-9]*.py"))[-1]
    installation.environment["PYTHONPATH"] += f":{folder}"
    installation.environment["DJANGO_SETTINGS_MODULE"] = "newer_settings"
    (folder / "newer" / "9001_good.py").write_text(GOOD.format(last=last))
    return folder / "newer"


def test_nothing_pending_does_nothing(installation):
    assert installation.run("upgrade").stdout == "数据库已是本版本的结构，无须升级。\n"


def test_an_upgrade_backs_up_migrates_and_checks(installation, newer):
    before = state(installation)
    told = installation.run("upgrade").stdout
    assert "  store.9001_good\n" in told
    assert "系统检查、审计验证、行数核对均通过" in told
    assert installation.rows("SELECT motto FROM store_district") == [("",)]
    after = state(installation)
    assert after | {"log": after["log"][:-1]} == before
    (backup,) = (installation.home / "backups").iterdir()
    assert backup.name.startswith("before-upgrade-")


def test_the_next_start_upgrades_too(installation, newer):
    assert "数据库已随程序升级，升级前备份在" in installation.run("set-up").stdout


def test_an_older_backup_is_brought_forward_and_a_newer_one_refused(
    installation, newer, archive, tmp_path
):
    installation.run("restore", str(archive), "--replace")
    assert installation.rows("SELECT motto FROM store_district") == [("",)]
    newest = tmp_path / "newest.tar.gz"
    installation.run("backup", str(newest))
    older = {"DJANGO_SETTINGS_MODULE": "ipcity.config.settings"}
    told = installation.run("restore", str(newest), "--replace", status=1, **older).stderr
    assert "备份来自更新的版本（含本版本没有的 store.9001_good）" in told
    told = installation.run("backup", str(newest), status=1, **older).stderr
    assert "数据库属于更新的程序版本" in told


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("raise RuntimeError('no such luck')", "no such luck"),
        ("pass", "表 store.holding 由 4 行变成了 0 行。"),
    ],
)
def test_a_failing_upgrade_leaves_the_old_state(installation, newer, act, reason):
    before = state(installation)
    (newer / "9002_bad.py").write_text(BAD.format(act=act))
    told = installation.run("upgrade", status=1).stderr
    assert "升级没有成功，已恢复到升级前的状态" in told
    assert reason in told
    assert state(installation) == before
    seen = installation.rows("SELECT COUNT(*) FROM django_migrations WHERE name LIKE '900%'")
    assert seen == [(0,)]
    # The version from before goes on working.
    installation.environment["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    assert installation.run("upgrade").stdout == "数据库已是本版本的结构，无须升级。\n"
