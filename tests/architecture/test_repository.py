"""What no committed file may hold: registry addresses, machine paths, binaries, foreign texts."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.architecture.source import ROOT

# Written in parts so that this file does not trip over itself.
REGISTRIES = re.compile(
    "|".join(
        [
            "pypi" + r"\.org",
            "python" + "hosted",
            "registry" + r"\.npm",
            "npm" + r"js\.",
            "deb" + r"ian\.org",
        ]
    )
)
MACHINE = re.compile("|".join(["/ro" + "ot/", "/ho" + "me/[a-z]", "/opt/" + "pypi"]))


def _tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def _texts() -> list[tuple[str, str]]:
    found = []
    for name in _tracked():
        content = (ROOT / name).read_bytes()
        try:
            found.append((name, content.decode("utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_registry_or_a_machine_path():
    bad = [name for name, text in _texts() if REGISTRIES.search(text) or MACHINE.search(text)]
    assert bad == []


def test_lock_files_record_no_addresses():
    locks = [name for name in _tracked() if name.endswith("package-lock.json")]
    assert len(locks) == 1
    packages = json.loads((ROOT / locks[0]).read_text())["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_readme_is_under_100_lines_and_has_a_picture():
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("\n") < 100
    picture = re.search(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert picture is not None
    assert (ROOT / picture.group(1)).is_file()


def test_makefile_has_at_most_a_dozen_verbs():
    text = (ROOT / "Makefile").read_text()
    verbs = re.search(r"^\.PHONY: (.+)$", text, re.M).group(1).split()
    assert len(verbs) <= 12


def test_every_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    listed = [line for line in lines if re.match(r'^  "[A-Za-z].*[>=~]|^  "types-', line)]
    assert [line for line in listed if "#" not in line] == []
