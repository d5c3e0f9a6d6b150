"""How well names of organisations resolve, beside rapidfuzz, and how fast 100 000 of them do.

    python bench/organisation_names.py [--names 100000]

The labelled pairs are in tests/worked/organisation_names.tsv (invented names; how they were made is
said in tests/worked/organisation_names.md). The peer is the best plain use of rapidfuzz: a token ratio
on the normalised names, its threshold chosen on the training pairs for the best F1, then kept.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz

from ipcity.domain.terms.organisation_names import Directory, Entry, Verdict, likeness, match_key

PAIRS = Path(__file__).parents[1] / "tests/worked/organisation_names.tsv"


def read_pairs():
    with PAIRS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def figures(decided, pairs):
    """Precision and recall of what was called the same."""
    truth = [pair["truth"] == "same" for pair in pairs]
    hits = sum(d and t for d, t in zip(decided, truth, strict=True))
    return hits / max(1, sum(decided)), hits / max(1, sum(truth))


def measure(pairs):
    """Precision and recall of 'same', and where the others went."""
    verdicts = [likeness(pair["left"], pair["right"]).verdict for pair in pairs]
    precision, recall = figures([v is Verdict.SAME for v in verdicts], pairs)
    queue = [p for p, v in zip(pairs, verdicts, strict=True) if v is Verdict.DOUBTFUL]
    lost = [
        p for p, v in zip(pairs, verdicts, strict=True)
        if v is Verdict.DIFFERENT and p["truth"] == "same"
    ]  # fmt: skip
    return precision, recall, queue, lost


def peer_scores(pairs):
    return [fuzz.token_sort_ratio(match_key(p["left"]), match_key(p["right"])) for p in pairs]


def best_threshold(pairs):
    """The score that gives the best F1, and the lowest that reaches a precision of 0.99."""
    scores, best, careful = peer_scores(pairs), (0.0, 100), 101
    for threshold in range(100, 59, -1):
        precision, recall = figures([s >= threshold for s in scores], pairs)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        best = max(best, (f1, threshold))
        if precision >= 0.99:
            careful = threshold
    return best[1], careful


def report_pairs(pairs):
    train = [p for p in pairs if p["set"] == "train"]
    thresholds = best_threshold(train)
    for part in ("train", "held_out"):
        chosen = [p for p in pairs if p["set"] == part]
        precision, recall, queue, lost = measure(chosen)
        same = sum(p["truth"] == "same" for p in queue)
        print(f"{part}: {len(chosen)} pairs")
        print(f"  ours              precision {precision:.4f}  recall {recall:.4f}  queue {len(queue)} "
              f"({same} of them the same)  lost {len(lost)}")  # fmt: skip
        for label, threshold in zip(("best F1", "precision 0.99"), thresholds, strict=True):
            decided = [s >= threshold for s in peer_scores(chosen)]
            p, r = figures(decided, chosen)
            print(
                f"  rapidfuzz >= {threshold:3}  precision {p:.4f}  recall {r:.4f}  ({label} on train)"
            )
        print("  queue by class:", dict(Counter(p["class"] for p in queue)))


def report_speed(count):
    rng = random.Random(1)
    brands = [
        chr(0x4E00 + rng.randrange(6000)) + chr(0x4E00 + rng.randrange(6000)) for _ in range(count)
    ]
    trades = "机械制造 电子科技 食品 农业开发 商贸 生物科技 汽车零部件 建材".split()
    names = [f"重庆市江津区{b}{rng.choice(trades)}有限公司" for b in brands]
    begun = time.perf_counter()
    directory = Directory(Entry(i, name) for i, name in enumerate(names))
    built = time.perf_counter()
    asked = [n.replace("重庆市", "重庆").replace("有限公司", "有限责任公司") for n in names]
    verdicts = Counter(directory.resolve(name).verdict for name in asked)
    done = time.perf_counter()
    print(
        f"{count} names: directory {built - begun:.1f} s, resolved {done - built:.1f} s, {dict(verdicts)}"
    )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--names", type=int, default=100_000)
    report_pairs(read_pairs())
    report_speed(arguments.parse_args().names)
