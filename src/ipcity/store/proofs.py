"""Proof of the audit log: every entry recomputed, and the whole held against a printed root."""

from __future__ import annotations

from dataclasses import dataclass

from ipcity.store import chains
from ipcity.store.models.audit import AuditEntry

SHOWN = 20  # faults told one by one; a rewritten log has one per entry


@dataclass(frozen=True)
class Proof:
    """What was found: how many entries, the root now, and every fault (the first ones in words)."""

    entries: int
    root: chains.Root | None
    faults: tuple[str, ...]
    more: int = 0

    @property
    def holds(self) -> bool:
        return not self.faults


def current_root() -> chains.Root | None:
    """The root of the newest entry; None while the log is empty."""
    last = AuditEntry.objects.order_by("-sequence").values_list("sequence", "hash").first()
    return chains.root(*last) if last else None


def prove(known: chains.Root | None = None) -> Proof:
    """Recompute the chain from its first entry, and compare it to ``known`` if given.

    Without a root from outside, a chain rebuilt whole or cut at its end looks sound: only a root
    printed or sent earlier shows these.
    """
    faults: list[str] = []
    sequence, previous, seen = 0, chains.GENESIS, None
    for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        faults += _faults(entry, sequence, previous)
        sequence, previous = entry.sequence, entry.hash
        if known is not None and entry.sequence == known.sequence:
            seen = chains.root(entry.sequence, entry.hash)
    if known is not None:
        faults += _against(known, seen, sequence)
    now = chains.root(sequence, previous) if sequence else None
    entries = AuditEntry.objects.count()
    return Proof(entries, now, tuple(faults[:SHOWN]), max(0, len(faults) - SHOWN))


def _faults(entry: AuditEntry, sequence: int, previous: str) -> list[str]:
    found = []
    if entry.sequence != sequence + 1:
        found.append(f"第 {sequence + 1} 条至第 {entry.sequence - 1} 条缺失。")
    if entry.previous != previous:
        found.append(f"第 {entry.sequence} 条与前一条不相连：前一条被改写、删除或替换。")
    if entry.sealed_hash() != entry.hash:
        found.append(f"第 {entry.sequence} 条的内容与其摘要不符：内容被改写。")
    return found


def _against(known: chains.Root, seen: chains.Root | None, last: int) -> list[str]:
    if seen == known:
        return []
    if seen is None and known.sequence > last:
        return [f"根码记到第 {known.sequence} 条，日志只有 {last} 条：日志尾部被截去。"]
    return [f"第 {known.sequence} 条与根码不符：第 1 至 {known.sequence} 条被改写或整体重建。"]
