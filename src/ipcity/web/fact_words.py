"""The words behind a fact: marked in their own text, or, without it, in the quotation kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ipcity.store.models.facts import Fact, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.web.figures import figure, scaled
from ipcity.web.words import Mark, Piece, context, located, pieces

# The parts of a fact that have a span of their own, and how a reader is told what is marked.
PARTS = {"name": "名称", "value": "数值", "due": "期限"}


@dataclass(frozen=True)
class Words:
    """``attached``: cut from the version's own text, else from the quotation alone."""

    pieces: tuple[Piece, ...]
    attached: bool


def words_of(fact: Fact, plan: PlanVersion, extra: Iterable[Mark] = ()) -> Words:
    """``extra``: what else to mark in a long passage, which is not marked as a whole then."""
    span = fact.span
    if plan.text and span:
        marks = [
            Mark(low, high, PARTS[name])
            for name, (low, high) in fact.spans.items()
            if name in PARTS
        ]
        shown = [*marks, *extra] or [_own_mark(fact, plan.text)]
        return Words(pieces(plan.text, shown, context(plan.text, *span)), True)
    return Words(located(fact.quote, _literal(fact)), False)


def _own_mark(fact: Fact, text: str) -> Mark:
    """The heading of a passage, or the whole of a fact that is no longer than its words."""
    low, high = fact.span
    heading = getattr(fact, "heading", "")
    at = text.find(heading, low, high) if heading else -1
    return Mark(low, high, "原文") if at < 0 else Mark(at, at + len(heading), "标题")


def _literal(fact: Fact) -> list[tuple[str, str]]:
    name = getattr(fact, "name", "") or getattr(fact, "heading", "")
    found = [(PARTS["name"], name)]
    if isinstance(fact, Target):
        number, unit = scaled(fact.value, fact.unit)
        plain, grouped = figure(number).replace(",", ""), figure(number)
        forms = (f"{plain}{unit}", f"{grouped}{unit}", plain, grouped)
        value = next((form for form in forms if form in fact.quote), "")
        found.append((PARTS["value"], value))
    return found
