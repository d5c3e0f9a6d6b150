"""Hand-made labels of plans: where in its text each lies, and how facts are paired with them.

tests/worked/plans/README.md describes the YAML. Spans are half-open code-point offsets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ipcity.papers.incoming import Document, read_document

HEADER = ("title", "issuer", "issued_on", "document_number", "period", "rules")
LISTS = (
    "goals", "targets", "trends", "deliverables", "actions", "tasks", "safeguards", "assignments",
    "problems",
)  # fmt: skip
CONSTRUCTS = (*HEADER, *LISTS, "numbers")
Span = tuple[int, int]
Item = dict[str, Any]


@dataclass(frozen=True)
class Labels:
    """One label file with its document; every item that quotes has got its ``span``."""

    name: str
    document: Document
    items: dict[str, Any]
    scored: frozenset[str]
    within: Span = field(default=(0, 1 << 60))

    def has(self, construct: str) -> bool:
        return construct in self.scored


def load(path: Path) -> Labels:
    """Read a label file; ValueError names every quote that is missing or not unique."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    source = path.parent / raw.get("text", path.with_suffix(".txt").name)
    document = read_document(source.name, source.read_bytes())
    faults: list[str] = []
    for construct in LISTS:
        for item in raw.get(construct) or []:
            _resolve(document.text, construct, item, faults)
    if faults:
        raise ValueError(f"{path.name}: " + "; ".join(faults))
    named = raw.get("labelled", "all")
    scored = [c for c in CONSTRUCTS if c in raw] if named == "all" else named
    return Labels(path.stem, document, raw, frozenset(scored), _within(document.text, raw))


def _within(text: str, raw: Item) -> Span:
    limits = raw.get("range")
    if not limits:
        return (0, len(text) + 1)
    return locate(text, limits["from"])[0], locate(text, limits["to"])[1]


def _resolve(text: str, construct: str, item: Item, faults: list[str]) -> None:
    if "quote" not in item:
        return
    try:
        item["at"] = locate(text, item["quote"], item.get("nth"))
        if construct == "targets":
            start, end = item["at"]
            inner = written_number(text[start:end], item)
            item["value_at"] = (start + inner[0], start + inner[1])
    except ValueError as wrong:
        faults.append(f"{construct}: {wrong}")


def locate(text: str, quote: str, nth: int | None = None) -> Span:
    """The nth place (from 1) of ``quote``, white space of the text aside; unique where not said."""
    spans = [(at.start(), at.end()) for at in re.finditer(re.escape(quote), text)]
    if not spans:
        loose = r"\s*".join(re.escape(c) for c in re.sub(r"\s", "", quote))
        spans = [(at.start(), at.end()) for at in re.finditer(loose, text)]
    if len(spans) < (nth or 1):
        raise ValueError(f"“{quote}” is not in the text ({len(spans)} of {nth or 1})")
    if nth is None and len(spans) > 1:
        raise ValueError(f"“{quote}” is in the text {len(spans)} times: say which with nth")
    return spans[(nth or 1) - 1]


_DIGITS = re.compile(r"[0-9０-９][0-9０-９,，.．]*[0-9０-９]|[0-9０-９]")


def written_number(quote: str, item: Item) -> Span:
    """Where in its quote the written number of a target stands."""
    if "number" in item:
        return locate(quote, str(item["number"]), item.get("number_nth", 1))
    runs = [(run.start(), run.end()) for run in _DIGITS.finditer(quote)]
    if len(runs) == 1 or (len(runs) == 2 and item.get("value_max") is not None):
        return runs[0][0], runs[-1][1]
    if len(quote) <= 12:
        return 0, len(quote)
    raise ValueError(f"“{quote}” holds {len(runs)} numbers: say which with number")


def overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def plain(words: object) -> str:
    """For comparing names: width folded, white space, quotes and joining punctuation left out."""
    folded = unicodedata.normalize("NFKC", "" if words is None else str(words))
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNS")


def likeness(one: object, other: object) -> float:
    """Dice overlap of two names by character pairs, 1 when they are the same."""
    a, b = plain(one), plain(other)
    if a == b:
        return 1.0
    pairs_a, pairs_b = ([s[i : i + 2] for i in range(len(s) - 1)] for s in (a, b))
    shared = sum(min(pairs_a.count(p), pairs_b.count(p)) for p in set(pairs_a))
    return 2 * shared / max(1, len(pairs_a) + len(pairs_b))


def pair(
    labels: list[Item], facts: list[Item], *, label_key: str, fact_key: str
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """(pairs, labels left, facts left): spans overlap; likest name, then most overlap, first."""
    reach = [
        (-likeness(label.get("name"), fact.get("name")), -common, i, j)
        for i, label in enumerate(labels)
        for j, fact in enumerate(facts)
        if (common := overlap(label[label_key], tuple(fact[fact_key]))) > 0
    ]
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(reach):
        if i not in taken and j not in taken.values():
            taken[i] = j
    pairs = [(labels[i], facts[j]) for i, j in sorted(taken.items())]
    left = [label for i, label in enumerate(labels) if i not in taken]
    return pairs, left, [fact for j, fact in enumerate(facts) if j not in taken.values()]
