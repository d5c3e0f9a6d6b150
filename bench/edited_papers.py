"""How many numbers changed by hand in the system's own papers the audit finds, and how often it is wrong.

    IPCITY_HOME=/tmp/demo python bench/edited_papers.py [--rounds 3] [--seed 7] [--show]

Makes the seven kinds of paper of the demonstration district, changes 3 to 6 of their bound numbers each
round as a hand does (a digit, two digits swapped, ten thousand times, points for per cent), in three
ways: typed over in Word (the bookmark stays), the paragraph typed anew (its bookmarks are gone), and the
whole text pasted into a new file (all are gone). Every other number must not be called wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")

import docx
from docx.oxml.ns import qn

PAGE = 22 * 28
KINDS = ("circular", "dispatch", "notice", "quarterly", "annual", "midterm", "final")
WAYS = ("typed over", "typed anew", "pasted")
DIGITS = re.compile(r"\d")


def wrong(text: str, rng: random.Random) -> str | None:
    """The number as a slip of the hand leaves it; None where there is none to make."""
    places = [m.start() for m in DIGITS.finditer(text)]
    kind = rng.choice(("digit", "transposed", "magnitude", "points"))
    if text.startswith("0"):
        kind = "digit"
    if kind == "points" and text.endswith("%"):
        return text[:-1] + "个百分点"
    if kind == "magnitude" and re.search(r"\d[件家项万]", text) and "." not in text:
        return re.sub(r"(\d)([件家项万])", r"\g<1>0\2", text, count=1)
    if kind == "transposed":
        pairs = [
            (a, b)
            for a, b in zip(places, places[1:], strict=False)
            if b == a + 1 and text[a] != text[b]
        ]
        if pairs and (a := rng.choice(pairs)[0]) >= 0 and text[a + 1] != "0":
            return text[:a] + text[a + 1] + text[a] + text[a + 2 :]
    at = rng.choice(places[:1] if len(places) < 3 else places[:2])
    return text[:at] + rng.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def marked(paragraph) -> list[tuple[object, list[object]]]:
    """Each bookmark of a number with the texts that it stands around."""
    found, open_ones = [], {}
    for element in paragraph.iter():
        if element.tag == qn("w:bookmarkStart") and element.get(qn("w:name"), "").startswith("n_"):
            open_ones[element.get(qn("w:id"))] = (element, [])
        elif element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) in open_ones:
            found.append(open_ones.pop(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for _, texts in open_ones.values():
                texts.append(element)
    return [(mark, texts) for mark, texts in found if texts and DIGITS.search(said(texts))]


def said(texts) -> str:
    return "".join(each.text or "" for each in texts)


def strip(root) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        for each in list(root.iter(qn(tag))):
            each.getparent().remove(each)


def edited(content: bytes, way: str, rng: random.Random) -> tuple[bytes, list[tuple[str, str]]]:
    """The paper with slips, and each as (the number that should be, what stands there, its paragraph)."""
    word = docx.Document(io.BytesIO(content))
    body = word.element.body
    paragraphs = [p for p in body.iter(qn("w:p")) if marked(p)]
    planted = []
    for paragraph in rng.sample(paragraphs, min(len(paragraphs), rng.randint(3, 6))):
        _, texts = rng.choice(marked(paragraph))
        before = said(texts)
        after = wrong(before, rng)
        if after is None or after == before:
            continue
        texts[0].text = "\ue000" + after + "\ue001"
        for each in texts[1:]:
            each.text = ""
        planted.append((before, after))
        if way == "typed anew":
            strip(paragraph)
    if way == "pasted":
        strip(body)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue(), planted


def unmarked(passages):
    """The passages without the private signs around each slip, and where the slips lie."""
    from dataclasses import replace

    found, slips = [], []
    for passage in passages:
        text, marks, spots = passage.text, passage.marks, []
        while (at := text.find("\ue000")) >= 0:
            end = text.index("\ue001")
            text = text[:at] + text[at + 1 : end] + text[end + 1 :]
            marks = tuple(
                replace(m, start=_moved(m.start, at, end), end=_moved(m.end, at, end))
                for m in marks
            )
            spots.append((at, end - 1))
        heads = {
            n: getattr(passage, n).replace("\ue000", "").replace("\ue001", "")
            for n in ("row_head", "column_head", "caption", "heading")
        }
        found.append(replace(passage, text=text, marks=marks, **heads))
        slips += [(len(found) - 1, *spot) for spot in spots]
    return found, slips


def _moved(place: int, at: int, end: int) -> int:
    return place - (place > at) - (place > end)


def measure(papers, plan, actor, at, rounds: int, seed: int, show: bool):
    from ipcity.actions.paper_audits import audit_draft
    from ipcity.domain.supervision.draft_verdicts import Verdict
    from ipcity.papers.incoming.drafts import read_draft

    tallies = {way: Counter() for way in WAYS}
    for number in range(rounds):
        for name, content, on in papers:
            for way in WAYS:
                rng = random.Random(f"{seed}-{number}-{name}-{way}")
                changed, _ = edited(content, way, rng)
                passages, slips = unmarked(read_draft("paper.docx", changed))
                told = audit_draft(plan=plan, passages=passages, on=on, actor=actor, at=at)
                findings = told.findings
                index = {id(p): i for i, p in enumerate(told.passages)}
                tally = tallies[way]
                tally["characters"] += sum(len(p.text) for p in passages)
                tally["planted"] += len(slips)
                wrongs = [f for f in findings if f.verdict is Verdict.DIFFERS]
                hit = set()
                for f in wrongs:
                    here = [
                        s
                        for s in slips
                        if s[0] == index[id(f.mention.passage)]
                        and f.mention.start < s[2]
                        and s[1] < f.mention.end
                    ]
                    hit.update(here)
                    if not here:
                        tally["false"] += 1
                        if show:
                            print(
                                "FALSE",
                                way,
                                name,
                                f.mention.text,
                                "→",
                                f.value,
                                "|",
                                f.mention.sentence[:90],
                            )
                tally["found"] += len(hit)
                for s in slips if show else ():
                    if s not in hit:
                        print(
                            "MISS",
                            way,
                            name,
                            passages[s[0]].text[s[1] : s[2]],
                            "|",
                            passages[s[0]].text[:90],
                            passages[s[0]].row_head,
                            passages[s[0]].column_head,
                        )
    return tallies


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--period", default="2026Q2")
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    import django

    django.setup()
    from django.utils import timezone

    from ipcity.actions import papers as actions
    from ipcity.actions.paper_steps import newest_text
    from ipcity.domain.access import Role
    from ipcity.domain.terms.periods import period_named
    from ipcity.store.actors import actor_for, holders_of
    from ipcity.store.models.papers import Kind
    from ipcity.store.models.plans import PlanVersion

    plan = (
        PlanVersion.objects.in_force()
        .filter(programme__is_demo=True)
        .select_related("programme__district")
        .latest("pk")
    )
    at = timezone.now()
    clerk = actor_for(
        next(iter(holders_of(Role.OFFICE_CLERK, plan.district_id, at.date()))), at.date()
    )
    made = []
    for kind in KINDS:
        code = (
            given.period
            if kind in ("circular", "dispatch", "notice", "quarterly")
            else given.period[:4]
        )
        paper = actions.make(
            programme=plan.programme,
            kind=Kind(kind),
            period=period_named(code),
            addressee=None,
            unit=None,
            actor=clerk,
            at=at,
        )
        made.append((kind, newest_text(paper).file.read(), paper.on))
    print(
        "| way of editing | planted | recall | false alarms | per page | pages |\n|---|--:|--:|--:|--:|--:|"
    )
    for way, tally in measure(made, plan, clerk, at, given.rounds, given.seed, given.show).items():
        pages = tally["characters"] / PAGE
        recall = tally["found"] / max(1, tally["planted"])
        print(
            f"| {way} | {tally['planted']} | {recall:.3f} | {tally['false']} | {tally['false'] / pages:.3f} | {pages:.0f} |"
        )


if __name__ == "__main__":
    main()
