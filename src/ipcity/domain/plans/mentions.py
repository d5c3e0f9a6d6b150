"""What a plan mentions beside its targets: the measures inside each task, and the documents it cites.

Both are read from the plan's own text and nothing else; a passage that the compiler found damaged
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ipcity.domain.plans.facts import Plan, Span, Task

# A clause that only says under which banner something is done; the deed comes after it.
_BANNERS = ("按照", "以", "围绕", "聚焦", "根据", "依托", "坚持", "针对", "结合", "遵循", "立足")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_CLAUSE = re.compile(r"[^，]+")
# Before a damaged passage: the words after it begin a sentence of their own.
_ENDS = frozenset("。；\n")
_SHORTEST = 10
_LONGEST = 120
_TITLE = re.compile(
    r"《((?:[^《》\n]|《[^《》\n]{0,60}》){2,120})》(?:[（(]([^（）()\n]{2,40}号)[）)])?"
)


@dataclass(frozen=True)
class Measure:
    """One sentence of a task's body, named by the words that say what is done."""

    id: str
    task: str
    name: str
    span: Span


@dataclass(frozen=True)
class Citation:
    """A document between 《》, once for each title; ``number`` where the plan gives one."""

    id: str
    title: str
    number: str | None
    span: Span


def measures_of(plan: Plan) -> tuple[Measure, ...]:
    """The measures of every task, in document order (M1, M2 …)."""
    found = [
        (task.id, *_named(plan.text, span))
        for task in plan.tasks
        for span in _sentences(plan, task)
    ]
    return tuple(
        Measure(f"M{at}", task, name, span) for at, (task, name, span) in enumerate(found, 1)
    )


def citations_of(plan: Plan) -> tuple[Citation, ...]:
    """Every document that the plan cites, at the first place where it stands (C1, C2 …)."""
    seen: dict[str, Citation] = {}
    for match in _TITLE.finditer(plan.text):
        title = match.group(1)
        if title != plan.title and title not in seen:
            key = f"C{len(seen) + 1}"
            seen[title] = Citation(key, title, match.group(2), match.span())
    return tuple(seen.values())


def mentions_form(plan: Plan) -> Mapping[str, list[dict[str, object]]]:
    """Both in the JSON form of the compiled plan's own facts."""
    return {
        "measures": [
            {"id": m.id, "task": m.task, "name": m.name, "span": list(m.span)}
            for m in measures_of(plan)
        ],
        "documents": [
            {"id": c.id, "title": c.title, "number": c.number, "span": list(c.span)}
            for c in citations_of(plan)
        ],
    }


def _sentences(plan: Plan, task: Task) -> Iterator[Span]:
    """The sentences of the task's body: without its heading, its units and damaged words."""
    start, end = task.span
    start = _after_heading(plan.text, task)
    damaged = [p.span for p in plan.problems if p.code == "spliced-text"]
    closed = sorted([*damaged, *(plan.assignments[at].span for at in task.assignments)])
    torn = {high for low, high in damaged if plan.text[low - 1 : low] not in _ENDS}
    for low, high in _gaps(start, end, closed):
        for match in _SENTENCE.finditer(plan.text, low, high):
            span = _trimmed(plan.text, match.span())
            if span[1] - span[0] >= _SHORTEST and match.start() not in torn:
                yield span


def _after_heading(text: str, task: Task) -> int:
    start, end = task.span
    heading = task.heading or ""
    at = text.find(heading, start, end) if heading else -1
    return at + len(heading) if at >= 0 else start


def _gaps(start: int, end: int, closed: list[Span]) -> Iterator[Span]:
    for low, high in closed:
        if start < low < end:
            yield start, low
        start = max(start, min(high, end))
    if start < end:
        yield start, end


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "。；，、"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "。；"):
        end -= 1
    return start, end


def _named(text: str, span: Span) -> tuple[str, Span]:
    """The first clauses that say what is done, at least ten characters of them."""
    clauses = [match.span() for match in _CLAUSE.finditer(text, *span)]
    while len(clauses) > 1 and text.startswith(_BANNERS, clauses[0][0]):
        clauses.pop(0)
    start, end = clauses[0]
    for _, further in clauses[1:]:
        if end - start >= _SHORTEST:
            break
        end = further
    end = min(end, start + _LONGEST)
    return "".join(text[start:end].split()), (start, end)
