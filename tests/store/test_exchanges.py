"""Changing places: all or none, also when the process dies between two renames."""

from __future__ import annotations

import pytest

from ipcity.store import exchanges


class Broken(Exception):
    """What goes wrong in these tests."""


@pytest.fixture
def home(tmp_path):
    for name in ("keys", "files", "fresh/keys"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "keys" / "old").write_text("old")
    (tmp_path / "fresh" / "keys" / "new").write_text("new")
    (tmp_path / "database").write_text("old")
    (tmp_path / "fresh" / "database").write_text("new")
    return tmp_path


def pairs(home):
    return [
        (home / "fresh" / "database", home / "database"),
        (home / "fresh" / "keys", home / "keys"),
        (None, home / "files"),
        (None, home / "never-there"),
    ]


def shown(home) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): path.read_text() if path.is_file() else "folder"
        for path in sorted(home.rglob("*"))
        if "fresh" not in path.parts
    }


def test_everything_changes_places_and_nothing_is_left_over(home):
    with exchanges.exchanged(pairs(home), home):
        pass
    assert shown(home) == {"database": "new", "keys": "folder", "keys/new": "new"}
    assert exchanges.recover(home) is False


def test_an_error_inside_undoes_every_move(home):
    before = shown(home)
    with pytest.raises(Broken), exchanges.exchanged(pairs(home), home):
        raise Broken
    assert shown(home) == before


def test_a_missing_part_undoes_the_moves_before_it(home):
    before = shown(home)
    lacking = [*pairs(home), (home / "nowhere", home / "new-place")]
    with pytest.raises(FileNotFoundError), exchanges.exchanged(lacking, home):
        pass
    assert shown(home) == before


@pytest.mark.parametrize("moves", range(5))
def test_a_crash_before_any_rename_is_undone_at_the_next_start(home, monkeypatch, moves):
    """The process ends before rename number ``moves`` and undoes nothing itself."""
    before = shown(home)
    path = type(home)
    rename, done = path.rename, []

    def cut_off(self, target):
        if len(done) == moves:
            raise Broken
        done.append(target)
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(path, "rename", cut_off)
        patch.setattr(exchanges, "recover", lambda home: False)
        with pytest.raises(Broken), exchanges.exchanged(pairs(home), home):
            pass
    assert len(done) == moves
    assert exchanges.recover(home) is True
    assert shown(home) == before
