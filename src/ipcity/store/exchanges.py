"""Several files and folders change places with new ones: all of them, or none.

Each move is a rename on one file system. What was moved so far is written down before it is moved,
so that an exchange broken off by a crash is undone by the next command (``recover``).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

Pair = tuple[Path | None, Path]
_NOTE = ".exchange.json"
_ASIDE = ".exchanged"


@contextmanager
def exchanged(pairs: Sequence[Pair], home: Path) -> Iterator[None]:
    """Put each ``fresh`` (None: nothing) at its ``place``; undone if the block raises."""
    recover(home)
    aside = home / _ASIDE
    aside.mkdir(mode=0o700)
    moves = [
        (place, aside / str(number), os.path.lexists(place))
        for number, (_, place) in enumerate(pairs)
    ]
    _note(home, moves)
    done = False
    try:
        for (fresh, place), (_, kept, existed) in zip(pairs, moves, strict=True):
            if existed:
                place.rename(kept)
            if fresh is not None:
                fresh.rename(place)
        yield
        done = True
    finally:
        if done:
            (home / _NOTE).unlink()
            shutil.rmtree(aside)
        else:
            recover(home)


def recover(home: Path) -> bool:
    """Undo an exchange that never finished; whether there was one."""
    note = home / _NOTE
    if not note.exists():
        shutil.rmtree(home / _ASIDE, ignore_errors=True)
        return False
    for place, kept, existed in reversed(json.loads(note.read_text("utf-8"))):
        _put_back(Path(place), Path(kept), existed)
    note.unlink()
    shutil.rmtree(home / _ASIDE, ignore_errors=True)
    return True


def _put_back(place: Path, kept: Path, existed: bool) -> None:
    moved = os.path.lexists(kept)
    if existed and not moved:
        return
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    if moved:
        kept.rename(place)


def _note(home: Path, moves: Sequence[tuple[Path, Path, bool]]) -> None:
    draft = home / f"{_NOTE}.draft"
    with draft.open("w", encoding="utf-8") as stream:
        json.dump([[str(place), str(kept), existed] for place, kept, existed in moves], stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(home / _NOTE)
