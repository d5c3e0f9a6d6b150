"""The browser assets: a lock file without addresses, and files that every page finds collected."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from django.conf import settings

from ipcity.jobs.commands import assets

LISTS = Path(str(files("ipcity.web"))) / "browser"


def test_the_lock_file_records_no_address():
    lock = (LISTS / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "://" not in lock
    assert "omit-lockfile-registry-resolved=true" in (LISTS / ".npmrc").read_text().splitlines()


def test_lock_and_list_name_the_same_versions():
    wanted = json.loads((LISTS / "package.json").read_text())["dependencies"]
    packages = json.loads((LISTS / "package-lock.json").read_text())["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert set(wanted) == set(assets.TAKEN)


def test_what_is_brought_already_is_not_brought_again(tmp_path):
    assert assets.bring(tmp_path, install=leave_packages) is True
    brought = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert assets.bring(tmp_path, install=leave_packages) is False
    assert "browser/@tabler/core/dist/css/tabler.min.css" in brought
    assert not [path for path in brought if path.endswith("left.js")]


def leave_packages(folder: Path) -> None:
    """What npm leaves behind, in miniature: the wanted files and one that nobody wants."""
    for package, patterns in assets.TAKEN.items():
        for pattern in (*patterns, "left.js"):
            place = folder / "node_modules" / package / pattern.replace("*", "1")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(pattern)


def test_every_file_is_collected_under_a_hashed_name(tmp_path, monkeypatch):
    brought = Path(settings.BROWSER_ASSETS) / "browser"
    if not brought.is_dir():
        pytest.skip("browser assets are not installed (ipcity assets)")
    shutil.copytree(brought, tmp_path / "browser")
    monkeypatch.setenv("IPCITY_ASSETS", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")
    assert assets.collect(tmp_path) is True
    assert assets.collect(tmp_path) is False
    manifest = json.loads((tmp_path / "collected" / "staticfiles.json").read_text())["paths"]
    own = Path(str(files("ipcity.web"))) / "static"
    ours = {p.relative_to(own).as_posix() for p in own.rglob("*") if p.is_file()}
    assert ours <= set(manifest)
    assert [name for name, hashed in manifest.items() if name == hashed] == []
