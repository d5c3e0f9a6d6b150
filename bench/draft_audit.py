"""How many planted errors the audit of a draft finds, how often it is wrong, and how long it takes.

    IPCITY_HOME=/tmp/demo python bench/draft_audit.py [--drafts 40] [--seed 7] [--show]

Reads the demonstration district of that home (``ipcity demo --size small`` makes one). The peer is the
plain way: every number by a regular expression, looked up among the values of the figures whose whole
name stands in the same sentence. Times are of a 30-page draft read from its Word file.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import sys
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")

from drafts.blind import BLIND
from drafts.fourth_styles import FOURTH
from drafts.second_styles import SECOND
from drafts.styles import DEVELOPMENT
from drafts.third_styles import THIRD
from drafts.writing import KINDS, Draft, Facts, Slot, Table, plant

from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.supervision.draft_verdicts import Verdict, audit
from ipcity.papers.incoming.drafts import read_draft

PAGE = 22 * 28
SETS = {
    "development": DEVELOPMENT,
    "blind": BLIND,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
}


def document(draft: Draft) -> tuple[bytes, list[tuple[int, int, Slot]]]:
    """The Word file, and where each slot stands: (running number of the cell or paragraph, at, slot)."""
    import docx

    word, places, number = docx.Document(), [], 0

    def put(target, parts) -> None:
        nonlocal number
        text = ""
        for part in parts:
            if isinstance(part, Slot):
                places.append((number, len(text), part))
                text += part.shown
            else:
                text += str(part)
        if draft.split and hasattr(target, "add_run"):
            for at in range(0, len(text), 3):
                target.add_run(text[at : at + 3]).bold = bool(at % 2)
        else:
            target.text = text
        number += bool(text.strip())

    for block in draft.blocks:
        if isinstance(block, Table):
            grid = word.add_table(len(block.rows), len(block.rows[0]))
            for r, row in enumerate(block.rows):
                for c, cell in enumerate(row):
                    put(grid.cell(r, c), cell if isinstance(cell, list) else [cell])
            for top, left, bottom, right in block.merges:
                grid.cell(top, left).merge(grid.cell(bottom, right))
        else:
            put(word.add_paragraph(), block)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue(), places


def measure(world, styles, drafts: int, seed: int, judge, show: bool = False):
    """Planted, found, by kind; false alarms, true slots judged equal, pages."""
    tally: Counter = Counter()
    for at in range(drafts):
        rng = random.Random(f"{seed}-{at}")
        draft = styles[at % len(styles)](Facts(world, rng))
        plant(draft, rng, rng.randint(3, 6))
        content, places = document(draft)
        passages = read_draft("draft.docx", content)
        tally["characters"] += sum(len(p.text) for p in passages)
        findings = judge(passages, world)
        spots = {}
        for number, start, slot in places:
            spots[number] = [*spots.get(number, []), (start, slot)]
        index = {id(p): i for i, p in enumerate(passages)}
        seen = {}
        for mention, verdict, value in findings:
            hit = next(
                (
                    s
                    for start, s in spots.get(index[id(mention.passage)], ())
                    if mention.start < start + len(s.shown) and start < mention.end
                ),
                None,
            )
            if hit is not None:
                seen.setdefault(id(hit), []).append(verdict)
            if verdict is Verdict.DIFFERS and (hit is None or not hit.planted):
                tally["false"] += 1
                if show:
                    print(
                        "FALSE", draft.style, mention.text, "→", value, "|", mention.sentence[:70]
                    )
        for _, _, slot in places:
            verdicts = seen.get(id(slot), [])
            if slot.planted:
                tally["planted"] += 1
                tally[f"planted {slot.planted}"] += 1
                found = Verdict.DIFFERS in verdicts
                tally["found"] += found
                tally[f"found {slot.planted}"] += found
                if show and not found:
                    around = (
                        m.sentence
                        for m, _, _ in findings
                        for n, s, x in places
                        if x is slot and index[id(m.passage)] == n
                    )
                    where = next(around, "")
                    print(
                        "MISS",
                        slot.planted,
                        slot.text,
                        "→",
                        slot.shown,
                        [str(v) for v in verdicts],
                        "|",
                        where[:80],
                    )
            else:
                tally["true"] += 1
                tally["equal"] += Verdict.EQUAL in verdicts
    return tally


def ours(passages, world):
    return [(f.mention, f.verdict, f.value) for f in audit(passages, world)]


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}


def peer(passages, world):
    """A regular expression and a look-up by whole name."""
    from ipcity.domain.supervision.draft_numbers import Kind, Mention

    found = []
    for passage in passages:
        context = f"{passage.row_head}{passage.column_head}{passage.text}"
        named = [k for k in world.figures if any(n in context for n in k.names)]
        for match in NUMBER.finditer(passage.text):
            value = Decimal(match.group().replace(",", "")) * SCALES.get(
                passage.text[match.end() : match.end() + 1], 1
            )
            known = {
                v
                for k in named
                for v in (k.values.get(world.on), *k.goals.values())
                if v is not None
            }
            verdict = (
                Verdict.UNKNOWN
                if not known
                else Verdict.EQUAL
                if value in known
                else Verdict.DIFFERS
            )
            found.append(
                (Mention(passage, match.start(), match.end(), Kind.NUMBER, value), verdict, None)
            )
    return found


def told(name: str, tally: Counter) -> str:
    pages = tally["characters"] / PAGE
    recall = tally["found"] / max(1, tally["planted"])
    return (
        f"| {name} | {tally['planted']} | {recall:.3f} | {tally['false']} | {tally['false'] / pages:.3f} "
        f"| {tally['equal'] / max(1, tally['true']):.3f} | {pages:.0f} |"
    )


def thirty_pages(world) -> bytes:
    """Blocks of both sets one after the other until thirty pages are full."""
    blocks, size, at = [], 0, 0
    styles = (*DEVELOPMENT, *BLIND)
    while size < 30 * PAGE:
        draft = styles[at % len(styles)](Facts(world, random.Random(f"long-{at}")))
        blocks += draft.blocks
        size += sum(len(s.shown) for s in draft.slots()) + sum(
            len(str(p))
            for b in draft.blocks
            if not isinstance(b, Table)
            for p in b
            if isinstance(p, str)
        )
        at += 1
    return document(Draft("long", blocks))[0]


def timed(judge, content: bytes, world) -> tuple[float, int]:
    best, count = 9e9, 0
    for _ in range(3):
        begun = time.perf_counter()
        count = len(judge(read_draft("long.docx", content), world))
        best = min(best, time.perf_counter() - begun)
    return best, count


def the_world(on: date):
    import django

    django.setup()
    from ipcity.actions import known_figures
    from ipcity.store.models.plans import PlanVersion
    from ipcity.store.models.units import Unit

    plan = (
        PlanVersion.objects.in_force()
        .filter(programme__is_demo=True)
        .select_related("programme__district")
        .latest("pk")
    )
    everyone = "、".join(
        Unit.objects.filter(district=plan.district_id).values_list("name", flat=True)
    )
    return known_figures.world(plan=plan, on=on, passages=[Passage(everyone, 1)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--drafts", type=int, default=60)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--on", type=date.fromisoformat, default=date(2026, 6, 30))
    options.add_argument("--set", choices=tuple(SETS))
    options.add_argument("--show", action="store_true", help="print every miss and false alarm")
    given = options.parse_args()
    begun = time.perf_counter()
    world = the_world(given.on)
    print(f"figures of the day: {len(world.figures)} in {time.perf_counter() - begun:.1f} s\n")
    print(
        "| drafts | planted | recall | false alarms | per page | true numbers confirmed | pages |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, styles in SETS.items():
        if given.set in (None, name):
            tally = measure(world, styles, given.drafts, given.seed, ours, given.show)
            print(told(f"{name}, audit", tally))
            print(
                told(
                    f"{name}, regex and look-up",
                    measure(world, styles, given.drafts, given.seed, peer),
                )
            )
            kinds = (
                f"{k} {tally[f'found {k}']}/{tally[f'planted {k}']}"
                for k in KINDS
                if tally[f"planted {k}"]
            )
            print("\n" + ", ".join(kinds) + "\n")
    content = thirty_pages(world)
    for name, judge in (("audit", ours), ("regex and look-up", peer)):
        seconds, count = timed(judge, content, world)
        print(f"30 pages, {name}: {seconds:.2f} s, {count} numbers")


if __name__ == "__main__":
    main()
