"""``backup`` and ``restore``: everything comes back, and nothing damaged is ever let in."""

from __future__ import annotations

import fcntl
import gzip
import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from tests.installation import Installation, wait_for

PEOPLE = "SELECT username, password, created_at FROM store_person ORDER BY id"
HASHES = "SELECT sequence, hash FROM store_auditentry ORDER BY sequence"
TAMPERINGS = {
    "a row changed": ("rows/store.person.jsonl", lambda old: old.replace(b"office", b"0ffice")),
    "a key changed": ("keys/seal", lambda old: b"\0" + old[1:]),
    "a member gone": ("keys/seal", lambda old: None),
    "a count changed": (
        "manifest.json",
        lambda old: _recounted(old),
    ),
}


def _recounted(old: bytes) -> bytes:
    form = json.loads(old)
    form["tables"]["store.person"]["count"] += 1
    return json.dumps(form).encode()


def state(installation: Installation) -> dict[str, object]:
    """What must come back: people, log, keys and files, byte for byte."""
    kept = {
        path.relative_to(installation.home).as_posix(): path.read_bytes()
        for folder in ("keys", "files")
        for path in sorted((installation.home / folder).rglob("*"))
        if path.is_file()
    }
    logins = installation.home / "first-logins.txt"
    kept["first-logins.txt"] = logins.read_bytes() if logins.exists() else b""
    return {"people": installation.rows(PEOPLE), "log": installation.rows(HASHES), "disk": kept}


def without_last_act(installation: Installation) -> dict[str, object]:
    """The state without the log's last entry, which tells of the backup or the restore itself."""
    whole = state(installation)
    return whole | {"log": whole["log"][:-1]}


def repacked(source: Path, target: Path, name: str, change) -> None:
    """``source`` with the member ``name`` changed, or left out when ``change`` gives None."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            content = old.extractfile(member).read()
            if member.name == name:
                content = change(content)
            if content is None:
                continue
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))


def test_a_backup_holds_everything_and_is_for_its_owner_only(installation, tmp_path):
    archive = tmp_path / "all.tar.gz"
    installation.run("backup", str(archive))
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        manifest = json.loads(tar.extractfile("manifest.json").read())
    assert names[0] == "manifest.json"
    assert sorted(names[1:]) == sorted(manifest["members"])
    assert manifest["tables"]["store.person"]["count"] == 4
    assert manifest["missing"] == []
    assert sum(name.startswith("files/") for name in names) == 1
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_backup_during_writing_holds_one_moment(installation, tmp_path):
    """A writer adds a row to two tables per transaction; a snapshot never sees them apart."""
    code = (
        "import django; django.setup()\n"
        "from pathlib import Path\n"
        "from django.db import transaction\n"
        "from django.utils import timezone\n"
        "from ipcity.store.models.districts import District\n"
        "from ipcity.store.models.settings import Setting\n"
        "at, number = timezone.now(), 0\n"
        f"while not Path({str(tmp_path / 'over')!r}).exists():\n"
        "    number += 1\n"
        "    with transaction.atomic():\n"
        "        District.objects.create(name=f'区{number}', created_at=at)\n"
        "        Setting.objects.create(key=f'k{number}', value=1, changed_at=at)\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "ipcity.config.settings"} | installation.environment
    writer = subprocess.Popen([sys.executable, "-c", code], env=environment)
    try:
        wait_for(lambda: installation.rows("SELECT COUNT(*) FROM store_setting") > [(20,)])
        archive = tmp_path / "all.tar.gz"
        installation.run("backup", str(archive))
        assert writer.poll() is None
    finally:
        (tmp_path / "over").touch()
        writer.wait(timeout=60)
    with tarfile.open(archive) as tar:
        tables = json.loads(tar.extractfile("manifest.json").read())["tables"]
    assert tables["store.setting"]["count"] > 20
    assert tables["store.district"]["count"] == tables["store.setting"]["count"] + 1


def test_a_damaged_kept_file_is_said_in_the_backup(installation, tmp_path):
    (kept,) = [path for path in (installation.home / "files").rglob("*") if path.is_file()]
    kept.write_bytes(b"other")
    told = installation.run("backup", str(tmp_path / "b.tar.gz"), status=1).stdout
    assert "缺失或已损坏，未能备份" in told


def test_restoring_brings_back_the_state_of_the_backup(installation, archive):
    before = state(installation)
    installation.rows("UPDATE store_person SET name = '改过', password = 'x'")
    (installation.home / "keys" / "seal").write_bytes(b"lost")
    (installation.home / "first-logins.txt").unlink()
    told = installation.run("restore", str(archive), status=1).stderr
    assert "请加 --replace" in told
    installation.run("restore", str(archive), "--replace")
    assert without_last_act(installation) == before
    passwords = installation.home / "first-logins.txt"
    assert len(passwords.read_text("utf-8").splitlines()) == 4
    assert passwords.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_one_engine_holds_on_that_engine_too(installation, tmp_path):
    own = tmp_path / "own.tar.gz"
    installation.run("backup", str(own))
    before = without_last_act(installation)
    installation.rows("UPDATE store_person SET name = '改过'")
    installation.run("restore", str(own), "--replace")
    assert without_last_act(installation) == before


def test_restoring_into_an_empty_home(installation, archive, tmp_path):
    if "DATABASE_URL" in installation.environment:
        pytest.skip("an empty home brings its own database only on SQLite")
    before = state(installation)
    other = Installation(tmp_path / "other")
    installation.run("restore", str(archive), "--home", str(other.home))
    assert without_last_act(other) == before


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_changed_backup_is_refused_and_nothing_happens(
    installation, archive, tmp_path, tampering
):
    before = state(installation)
    name, change = TAMPERINGS[tampering]
    changed = tmp_path / "changed.tar.gz"
    repacked(archive, changed, name, change)
    told = installation.run("restore", str(changed), "--replace", status=1).stderr
    assert "未作任何改变" in told
    assert state(installation) == before
    left = [path.name for path in installation.home.iterdir() if path.name.startswith(".restore")]
    assert left == []


@pytest.mark.parametrize(
    "content",
    [b"", b"not a tar", gzip.compress(b"not a tar either", mtime=0)],
    ids=["empty", "text", "gzip"],
)
def test_what_is_no_backup_is_refused(installation, tmp_path, content):
    path = tmp_path / "other.gz"
    path.write_bytes(content)
    assert "备份" in installation.run("restore", str(path), "--replace", status=1).stderr


@pytest.mark.parametrize("name", ["../outside", "/outside"])
def test_a_member_cannot_leave_its_folder(installation, archive, tmp_path, name):
    hostile = tmp_path / "hostile.tar.gz"
    with tarfile.open(archive) as old, tarfile.open(hostile, "w:gz") as new:
        for member in old.getmembers():
            new.addfile(member, old.extractfile(member))
        extra = tarfile.TarInfo(name)
        new.addfile(extra, io.BytesIO(b""))
    told = installation.run("restore", str(hostile), "--replace", status=1).stderr
    assert f"备份里有不该有的内容：{name}" in told


def test_restoring_is_refused_while_another_machine_uses_the_database(installation, archive):
    address = installation.environment.get("DATABASE_URL")
    if address is None:
        pytest.skip("only a database server is shared between machines")
    before = state(installation)
    with psycopg.connect(address) as other:
        other.execute("SELECT COUNT(*) FROM store_person")
        told = installation.run("restore", str(archive), "--replace", status=1).stderr
    assert "数据库正被其他进程使用" in told
    assert state(installation) == before


@pytest.mark.parametrize(("name", "kind"), [("run", fcntl.LOCK_EX), ("work", fcntl.LOCK_SH)])
def test_restoring_is_refused_while_the_server_or_a_worker_runs(installation, archive, name, kind):
    with (installation.home / f".{name}.lock").open("w") as lock:
        fcntl.flock(lock, kind)
        told = installation.run("restore", str(archive), "--replace", status=1).stderr
    assert "请先停止 ipcity run（和 ipcity work）" in told
