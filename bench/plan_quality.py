"""Precision, recall and F1 of the plan compiler against labels written by hand.

    python bench/plan_quality.py [LABEL_DIR] [--show NAME]

LABEL_DIR (standard: tests/worked/plans) holds one YAML file a plan; ``--show`` lists every
disagreement of the plans whose name contains NAME ('' for all).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.plans.labels import Labels, load  # noqa: E402
from bench.plans.scores import Score, score  # noqa: E402

from ipcity.domain.plans import Source, compile_plan, to_json  # noqa: E402

COLUMNS = (
    "header", "targets found", "targets", "names", "trends", "deliverables", "actions", "tasks",
    "safeguards", "assignments", "units", "problems", "numbers", "invented",
)  # fmt: skip


def scores_of(labels: Labels) -> dict[str, Score]:
    document = labels.document
    source = Source(document.name, document.sha256, document.encoding, document.reader)
    return score(labels, to_json(compile_plan(document.text, source)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests/worked/plans")
    parser.add_argument("--show", metavar="NAME")
    options = parser.parse_args(arguments)
    files = sorted(options.folder.glob("*.yaml"))
    if not files:
        print(f"no labels in {options.folder}", file=sys.stderr)
        return 2
    totals: dict[str, Score] = {}
    print(" " * 28 + "".join(f"{_short(column):>8}" for column in COLUMNS))
    for path in files:
        scores = scores_of(load(path))
        print(f"{path.stem[:27]:<28}" + "".join(_cell(scores.get(column)) for column in COLUMNS))
        for construct, one in scores.items():
            totals.setdefault(construct, Score()).add(one)
            if options.show is not None and options.show in path.stem:
                for note in one.notes:
                    print(f"    {construct}: {note}")
    _print_totals(totals)
    return 0


def _short(column: str) -> str:
    return {"targets found": "found", "deliverables": "deliver", "safeguards": "safegrd",
            "assignments": "assign", "invented": "invent"}.get(column, column)  # fmt: skip


def _cell(one: Score | None) -> str:
    return f"{'·':>8}" if one is None else f"{one.f1:>8.2f}"


def _print_totals(totals: dict[str, Score]) -> None:
    print(f"\n{'construct':<15}{'right':>7}{'wrong':>7}{'missed':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for construct, one in totals.items():
        counts = f"{one.right:>7}{one.wrong:>7}{one.missed:>7}"
        print(f"{construct:<15}{counts}{one.precision:>8.3f}{one.recall:>8.3f}{one.f1:>8.3f}")
    print("\nfields of matched items, share right")
    for construct, one in totals.items():
        told = [f"{name} {n['right']}/{n['seen']}" for name, n in one.fields.items()]
        if told:
            print(f"{construct:<15}" + "  ".join(told))


if __name__ == "__main__":
    raise SystemExit(main())
