"""Speed of the plan compiler beside an honest peer: a bare regular-expression scan of the same text.

    python bench/plan_compile.py [FILE]

The peer finds numbers with units and nothing else: what a script of regular expressions would start
from. Shown: milliseconds and microseconds a character, warm, the best of several runs in one process;
how the time grows from 50 000 to 1 000 000 characters; the same for hostile texts. FILE is a plan to
repeat to length; without it a plan of our own is used.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ipcity.domain.plans import Source, compile_plan

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Source("bench.txt", "", "utf-8", "text")
WANTED_MS = 100
SIZE = 20_000
GROWTH = (50_000, 200_000, 1_000_000)

_UNITS = "家|个|件|项|名|人|次|场|元|万元|亿元|公里|亩|吨|%|％|个百分点|台|种|套|户|所"
_PEER = re.compile(
    rf"(?:达到|超过|突破|不少于|不低于|新增|建成|培育|打造|增长|提高)?[^，。；、]{{0,24}}?\d+(?:\.\d+)?(?:万|亿)?(?:{_UNITS})(?:以上|左右|以内)?"
)

HOSTILE: dict[str, Callable[[int], str]] = {
    "unbalanced brackets": lambda n: "（" * n,
    "mixed brackets": lambda n: "（《“〔" * (n // 4),
    "one line, 、": lambda n: "新增高新技术企业20家、" * (n // 11),
    "one line, ，": lambda n: "新增高新技术企业20家，" * (n // 11),
    "no stop at all": lambda n: "知识产权" * (n // 4),
    "digit groups": lambda n: "1," * (n // 2),
    "glued headings": lambda n: "。（一）" * (n // 4),
    "units": lambda n: "（" + "甲局、" * (n // 3) + "负责）",
}


def plan_of(length: int, seed: str) -> str:
    return (seed * (length // len(seed) + 1))[:length]


def peer(text: str) -> int:
    return sum(1 for _ in _PEER.finditer(text))


def best(work: Callable[[str], object], text: str, runs: int = 5) -> float:
    """Milliseconds of process time, the best of several runs: other programs do not count."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work(text)
        times.append(time.process_time() - start)
    return min(times) * 1000


def compiler(text: str) -> object:
    return compile_plan(text, SOURCE)


def main(arguments: list[str]) -> int:
    seed_file = (
        Path(arguments[0]) if arguments else ROOT / "tests/worked/plans/20-ip-pilot-city-full.txt"
    )
    seed = seed_file.read_bytes().decode("utf-8")
    text = plan_of(SIZE, seed)
    compiler(text)
    ours, theirs = best(compiler, text), best(peer, text)
    print(
        f"{SIZE} characters of {seed_file.name}, warm: compiler {ours:.0f} ms, peer {theirs:.1f} ms, ratio {ours / theirs:.0f}"
    )
    within = ours <= WANTED_MS
    print(f"wanted at most {WANTED_MS} ms: {'yes' if within else 'NO'}")
    print(f"{'':24}" + "".join(f"{n:>12}" for n in GROWTH) + "   growth a character (1.0 = linear)")
    show("plan", lambda n: plan_of(n, seed), GROWTH)
    for name, make in HOSTILE.items():
        show(name, make, tuple(n // 5 for n in GROWTH))
    show("one line of 1 MB, 、", HOSTILE["one line, 、"], (100_000, 350_000))
    return 0 if within else 1


def show(name: str, make: Callable[[int], str], sizes: tuple[int, ...]) -> None:
    each = [best(compiler, make(n), runs=1) / n * 1000 for n in sizes]
    cells = "".join(f"{value:>9.2f} µs" for value in each)
    print(f"{name:24}{cells}   {each[-1] / each[0]:.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
