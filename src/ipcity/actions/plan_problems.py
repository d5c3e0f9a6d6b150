"""What a person must see to in an uploaded plan beside the compiler's own problems: its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ipcity.domain.plans import Plan
from ipcity.domain.plans.facts import Problem, Severity, Span

FEWEST_CELLS, LONGEST_CELL = 8, 30
MOST_TABLES = 100
# A sentence, a numbered heading or item, a title or a date line: no cell of a table.
_SENTENCE = re.compile(
    r"[，。；：！？《》〔〕]|^[（(]?[一二三四五六七八九十]+[)）、.．]|^第.{1,3}[章节条]|^[（(]?\d+[)）、.．]\s*\D"
)


def with_tables(plan: Plan) -> Plan:
    """``plan`` with one note for each run of lines that looks like the cells of a table.

    Readers give a table cell by cell, so its rows cannot be told apart any more: what stands there
    is for a person to check, and a note for every single figure would only hide that.
    """
    tables = tuple(_tables(plan.text))
    if not tables:
        return plan
    kept = [each for each in plan.problems if not _only_a_cell(each, tables)]
    found = sorted((*kept, *_notes(plan.text, tables)), key=lambda p: p.span)
    return replace(plan, problems=tuple(found))


def _only_a_cell(problem: Problem, tables: tuple[Span, ...]) -> bool:
    start, end = problem.span
    inside = any(low <= start and end <= high for low, high in tables)
    return inside and problem.code == "unexplained-number"


def _tables(text: str) -> Iterator[Span]:
    """The spans of at least ``FEWEST_CELLS`` lines in a row that are cells by their shape."""
    start = end = at = cells = 0
    for line in text.split("\n"):
        if _is_cell(line):
            start, cells = (start, cells + 1) if cells else (at, 1)
            end = at + len(line)
        else:
            if cells >= FEWEST_CELLS:
                yield start, end
            cells = 0
        at += len(line) + 1
    if cells >= FEWEST_CELLS:
        yield start, end


def _is_cell(line: str) -> bool:
    words = line.strip()
    return 0 < len(words) <= LONGEST_CELL and not _SENTENCE.search(words)


def _notes(text: str, tables: tuple[Span, ...]) -> list[Problem]:
    """As with the compiler's problems, the last of too many says how many follow."""
    notes = [_note(text, each) for each in tables[:MOST_TABLES]]
    if left := len(tables) - len(notes):
        more = f"（另有{left}处同类问题，未逐一列出）"
        notes[-1] = replace(notes[-1], message=notes[-1].message + more)
    return notes


def _note(text: str, span: Span) -> Problem:
    start, end = span
    cells = text.count("\n", start, end) + 1
    return Problem(
        code="table-by-hand",
        severity=Severity.NOTE,
        message=f"此处像是表格，共 {cells} 个单元格，只能逐格读出，行列关系没有读取",
        span=span,
        line=text.count("\n", 0, start) + 1,
        column=1,
        remedy="请对照原件逐行核对：表中的指标和分工用“补充一项”录入，误读成任务或举措的予以剔除。",
    )
