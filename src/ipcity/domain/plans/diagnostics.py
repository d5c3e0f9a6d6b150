"""Problems shown as a good compiler shows them: place, line, carets under the words, remedy."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ipcity.domain.plans.facts import Plan, Problem, Severity

LABELS: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
EXCERPT_WIDTH: Final = 88
SHOWN_OF_A_CODE: Final = 30
_MARK: Final = "…"


def width(text: str) -> int:
    """Columns the text takes on a terminal: wide and full-width characters two, combining none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def render_problems(plan: Plan, name: str | None = None, columns: int = EXCERPT_WIDTH) -> str:
    """All problems in order of place, and a closing count; ends with a line feed."""
    lines = plan.text.split("\n")
    shown = name or plan.source.name
    blocks = [
        "\n".join(_block(problem, lines, shown, columns)) for problem in _first(plan.problems)
    ]
    return "\n\n".join([*blocks, _summary(plan)]) + "\n"


def _first(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The first few problems of each code; the closing line counts them all."""
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= SHOWN_OF_A_CODE:
            yield problem


def _block(problem: Problem, lines: list[str], name: str, columns: int) -> Iterator[str]:
    line = lines[problem.line - 1]
    length = max(1, problem.span[1] - problem.span[0])
    gutter = " " * len(str(problem.line))
    excerpt, before, marked = _excerpt(line, problem.column - 1, length, columns)
    yield f"{LABELS[problem.severity]}[{problem.code}]：{problem.message}"
    yield f"{gutter}--> {name}:{problem.line}:{problem.column}"
    yield f"{gutter} |"
    yield f"{problem.line} | {excerpt}"
    yield f"{gutter} | {' ' * width(before)}{'^' * max(1, width(marked))}"
    yield f"{gutter} = 处理：{problem.remedy}"


def _excerpt(line: str, at: int, length: int, columns: int) -> tuple[str, str, str]:
    """The stretch of a line around its marked part, what stands before the marks, and the marked part.

    Looks only at the neighbourhood: a line may be a megabyte long and hold thousands of problems.
    """
    marked = _plain(line[at : at + min(length, columns)])
    if len(line) <= columns and width(line) <= columns:
        return _plain(line), _plain(line[:at]), marked
    marked = _fitting(marked, columns * 3 // 4)
    room = columns - width(marked) - 2
    before = _fitting(_plain(line[max(0, at - columns) : at])[::-1], room // 2)[::-1]
    rest = at + len(marked)
    after = _fitting(_plain(line[rest : rest + columns]), room - width(before))
    left = _MARK if len(before) < at else ""
    right = _MARK if rest + len(after) < len(line) else ""
    return f"{left}{before}{marked}{after}{right}", left + before, marked


def _plain(text: str) -> str:
    return text.replace("\t", " ")


def _fitting(text: str, columns: int) -> str:
    """As many first characters as fit; looks at no more than it returns."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:index]
    return text


def _summary(plan: Plan) -> str:
    if not plan.problems:
        return f"{plan.source.name}：没有发现问题。"
    counts = {
        severity: sum(problem.severity is severity for problem in plan.problems)
        for severity in Severity
    }
    told = "，".join(f"{LABELS[severity]}{count}个" for severity, count in counts.items() if count)
    hidden = len(plan.problems) - sum(1 for _ in _first(plan.problems))
    more = f"，同类问题另有{hidden}处未逐一列出" if hidden else ""
    return f"{plan.source.name}：共{len(plan.problems)}个问题（{told}）{more}。"
