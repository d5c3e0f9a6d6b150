"""Every problem a compiled plan may report: code, severity, sentence and remedy, in one table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from ipcity.domain.plans.facts import Problem, Severity, Span


@dataclass(frozen=True)
class Kind:
    severity: Severity
    message: str
    remedy: str


KINDS: Final = {
    "spliced-text": Kind(
        Severity.ERROR,
        "正文句子中间混入了一段主送机关名单，疑为误替换：“{text}”",
        "请与原件核对，删去混入的文字后重新编译；编译时已跳过这一段，未作改动。",
    ),
    "impossible-year": Kind(
        Severity.ERROR,
        "“{text}”不是可能的年份（应在1990年至2060年之间）",
        "数字可能被网页字体打乱，请与原件核对全文数字。",
    ),
    "digits-suspect": Kind(
        Severity.WARNING,
        "数字“{text}”不可信",
        "请与原件核对后更正；未核对前不要据此考核。",
    ),
    "numbering-gap": Kind(
        Severity.WARNING,
        "编号由{before}跳到“{text}”",
        "请核对是否漏录一段，或编号本身有误。",
    ),
    "unbalanced-bracket": Kind(
        Severity.WARNING,
        "括号“{text}”没有配对",
        "请补全或删去多余的括号，责任单位可能因此读漏。",
    ),
    "glued-heading": Kind(
        Severity.WARNING,
        "标题“{text}”接在上一段末尾，没有另起一行",
        "已按标题另起一段读取，请在原文中换行。",
    ),
    "unexplained-number": Kind(
        Severity.NOTE,
        "数字“{text}”既没有读成指标，也没有归入任何原因",
        "请人工判断：是指标则在核对时补充，不是则忽略。",
    ),
    "ambiguous-basis": Kind(
        Severity.NOTE,
        "“{text}”没有写明是存量、增量还是累计",
        "请在核对时确认口径。",
    ),
    "ambiguous-direction": Kind(
        Severity.NOTE,
        "“{text}”是越低越好的指标，原文却写“达到”",
        "编译时按原文读作不低于，请在审阅时确认方向。",
    ),
    "unanchored-term": Kind(
        Severity.NOTE,
        "“{text}”没有写明从哪一年算起",
        "请在核对时填写完成年度。",
    ),
    "private-use-character": Kind(
        Severity.NOTE,
        "有{count}个无法显示的字符（多为编号后的特殊符号）",
        "不影响读取；入库前可从原件重新复制。",
    ),
    "page-number": Kind(
        Severity.NOTE,
        "正文中夹有页码“{text}”",
        "已跳过；可从原件重新复制正文。",
    ),
    "hard-wrapped": Kind(
        Severity.NOTE,
        "正文按固定宽度断行",
        "已按段落连读，位置仍对应原文。",
    ),
    "annex-not-read": Kind(
        Severity.NOTE,
        "“{text}”及以后的附件、附表没有编译",
        "表格中的指标和分工请对照正文逐行核对，正文没有的在核对时补充。",
    ),
    "truncated": Kind(
        Severity.WARNING,
        "文末在句子中间断开：“{text}”",
        "请确认文件是否完整。",
    ),
}  # fmt: skip


# A clerk reads no more of one kind, and a hostile text must not fill a database.
MOST_OF_A_CODE: Final = 100


class Report:
    """Collects problems and gives each its line and column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self._lines = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]

    def add(self, code: str, span: Span, severity: Severity | None = None, **words: object) -> None:
        """One problem of a kind of the table; ``text`` in its message is the cut of its span."""
        self.counts[code] += 1
        if self.counts[code] > MOST_OF_A_CODE:
            return
        kind = KINDS[code]
        cut = self.text[span[0] : min(span[1], span[0] + 60)].replace("\n", "")
        line = bisect_right(self._lines, span[0])
        self.found.append(
            Problem(
                code,
                severity or kind.severity,
                kind.message.format(text=cut, **words),
                span,
                line,
                span[0] - self._lines[line - 1] + 1,
                kind.remedy,
            )
        )

    def sorted(self) -> tuple[Problem, ...]:
        """By place; each problem once, the last of too many with the number of the others."""
        unique = {(p.span, p.code): p for p in self.found}
        ordered = [unique[key] for key in sorted(unique)]
        for code, count in self.counts.items():
            if count > MOST_OF_A_CODE:
                last = max(i for i, problem in enumerate(ordered) if problem.code == code)
                more = f"（另有{count - MOST_OF_A_CODE}处同类问题，未逐一列出）"
                ordered[last] = replace(ordered[last], message=ordered[last].message + more)
        return tuple(ordered)
