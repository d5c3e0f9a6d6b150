"""Draws at size: 5 000 of a million beside a plain sort of hashes, and the chances over 1 000 draws.

``python bench/draws.py [ROUNDS]``. Ours fixes the terms by digest, checks that everybody who may be
drawn can be inspected, draws by ticket and pairs two inspectors; the peer only hashes and sorts the
same million identifiers (hashlib, heapq), which nobody could verify. Then 1 000 seeded draws of 600
from 12 000 and of 1 040 from 52 000: how many items were never drawn, and chi-square of the counts.
"""

from __future__ import annotations

import hashlib
import heapq
import sys
import time
from collections import Counter
from datetime import date

from ipcity.domain.draws import drawing, recount
from ipcity.domain.draws.drawing import Inspector, Item, Plan

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
DAY = date(2026, 11, 23)


def main() -> None:
    ours = large_draw()
    peer = plain_sort()
    print(
        f"5 000 of 1 000 000: ours {ours:.1f} s, hash and sort {peer:.1f} s, ratio {ours / peer:.1f}"
    )
    for count, size in ((600, 12_000), (1_040, 52_000)):
        chances(count, size)


def large_draw() -> float:
    items = [Item(f"企{n:07}", "高" if n % 20 == 0 else "低") for n in range(1_000_000)]
    inspectors = [Inspector(f"执{n:03}", date(2027, 1, 1)) for n in range(40)]
    begun = time.perf_counter()
    quotas = drawing.shared_out(drawing.sizes_of(items), 5_000, {"高": 10})
    plan = Plan("演示1号", DAY, items, inspectors, quotas, ("甲", "乙"))
    terms = drawing.terms_of(plan)
    shares = {each: {"share": "1" * 64, "nonce": "0" * 64} for each in terms["parties"]}
    sealed = {p: recount.seal(terms, p, s["share"], s["nonce"]) for p, s in shares.items()}
    receipt = recount.outcome(terms, sealed, shares)
    assert len(receipt["drawn"]) == 5_000
    return time.perf_counter() - begun


def plain_sort() -> float:
    names = [f"企{n:07}".encode() for n in range(1_000_000)]
    begun = time.perf_counter()
    heapq.nsmallest(5_000, ((hashlib.sha256(b"seed" + each).digest(), each) for each in names))
    return time.perf_counter() - begun


def chances(count: int, size: int) -> None:
    roster = [{"id": f"{n:05}", "stratum": "", "region": ""} for n in range(size)]
    terms = {"algorithm": "sha256", "excluded": [], "quotas": {"": count}, "roster": roster}
    met: Counter[str] = Counter()
    for n in range(ROUNDS):
        seed = hashlib.sha256(f"draw {n}".encode()).hexdigest()
        met.update(each["id"] for each in recount.selected(terms, seed))
    expected = ROUNDS * count / size
    spread = sum((met[item["id"]] - expected) ** 2 for item in roster) / expected
    statistic, freedom = spread / (1 - count / size), size - 1
    away = (statistic - freedom) / (2 * freedom) ** 0.5
    print(
        f"{count} of {size}, {ROUNDS} draws: never drawn {size - len(met)}, "
        f"chi-square {statistic:.0f} at {freedom} ({away:+.2f} standard deviations)"
    )


if __name__ == "__main__":
    main()
