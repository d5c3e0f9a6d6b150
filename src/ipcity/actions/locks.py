"""Which ledger rows are held fast because a locked period rests on them (数据锁定)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Lock:
    """A row that may not change, and what holds it, in words for people."""

    ledger: str
    row: int
    holder: str


Source = Callable[[int, str, Collection[int]], tuple[Lock, ...]]
# Whoever locks rows says so here: (district, ledger, rows) -> the locks among them.
SOURCES: list[Source] = []


def locks_of(district: int, ledger: str, rows: Collection[int]) -> tuple[Lock, ...]:
    """The locks on ``rows`` (ids) of ``ledger``; no kind of period locks any yet."""
    return tuple(lock for source in SOURCES for lock in source(district, ledger, rows))
