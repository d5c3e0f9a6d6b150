"""What is wrong with a report before it is handed in: rules refuse, outliers ask for an explanation.

An outlier is told against the unit's own earlier figures by the median and the median of absolute
deviations, which one earlier slip cannot move (Iglewicz and Hoaglin 1993: modified z-score above 3.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from statistics import median
from typing import Final
from unicodedata import normalize

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.forms import FormVersion, Line, LineKind, Rule
from ipcity.domain.terms.comparators import COMPARATOR_WORDS
from ipcity.domain.terms.numbers import decimal_text

BASIS: Final = "报表校验"
SCALE: Final = Decimal("0.6745")
LIMIT: Final = Decimal("3.5")
# with fewer figures a deviation has no measure: only a jump of this many times is asked about
ENOUGH: Final = 4
TIMES: Final = Decimal(3)
# where earlier figures are all but the same, a change below this share of them is none
SLIGHT: Final = Decimal("0.1")
WHOLE: Final = Decimal(100)
ITEM: Final = "item-"
LARGEST: Final = Decimal(10) ** 18
LONGEST: Final = 5000


class Severity(StrEnum):
    """Whether a finding keeps the report back."""

    ERROR = "error"
    ASK = "ask"  # an explanation lets it pass


@dataclass(frozen=True)
class Answer:
    """What was written on a line; for an item ``number`` is its progress in percent."""

    number: Decimal | None = None
    text: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class AskedItem:
    """An open item on the form; ``counted``: its progress comes from its evidence, only words are
    asked. ``progress`` is the one agreed before, in percent."""

    pk: int
    title: str
    progress: Decimal
    counted: bool

    @property
    def key(self) -> str:
        return f"{ITEM}{self.pk}"


@dataclass(frozen=True)
class Finding:
    """One thing found on the line ``key``."""

    key: str
    severity: Severity
    sentence: str


@dataclass(frozen=True)
class Sheet:
    """A filled-in form: ``counted`` are the system's values by line, ``history`` the unit's earlier
    figures by line, oldest first."""

    form: FormVersion
    answers: Mapping[str, Answer]
    counted: Mapping[str, Decimal | None] = field(default_factory=dict)
    history: Mapping[str, Sequence[Decimal]] = field(default_factory=dict)
    items: Sequence[AskedItem] = ()

    def answer(self, key: str) -> Answer:
        return self.answers.get(key, Answer())

    def figure(self, key: str) -> Decimal | None:
        """The number of a line, typed or counted."""
        line = self.form.line(key)
        if line is not None and line.kind is LineKind.INDICATOR:
            return self.counted.get(key)
        return self.answer(key).number


def read_number(written: str) -> Decimal | None:
    """``written`` as a number, full width and thousands commas allowed; None where empty."""
    plain = normalize("NFKC", written).replace(",", "").replace(" ", "")
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Refused(
            "not-a-number", f"“{written[:30]}”不是数字。没有数的请留空并作零报告。", BASIS
        )
    return number


def check(sheet: Sheet) -> tuple[Finding, ...]:
    """Everything found, in the order of the form; never stops at the first."""
    found: list[Finding] = []
    for line in sheet.form.lines:
        match line.kind:
            case LineKind.NUMBER:
                found += _number(line, sheet)
            case LineKind.TEXT:
                found += _text(line, sheet.answer(line.key))
            case LineKind.ITEMS:
                found += (each for item in sheet.items for each in _item(item, sheet))
            case LineKind.INDICATOR:
                pass
    found += (each for rule in sheet.form.rules for each in _ruled(rule, sheet))
    return tuple(found)


def unanswered(findings: Sequence[Finding], answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
    """What still keeps the report back: errors, and questions without an explanation."""
    return tuple(
        each
        for each in findings
        if each.severity is Severity.ERROR
        or not answers.get(each.key, Answer()).explanation.strip()
    )


def outlier(value: Decimal, history: Sequence[Decimal]) -> str:
    """Why ``value`` stands out among the unit's own earlier figures; "" where it does not."""
    if not history:
        return ""
    middle = Decimal(median(history))
    if len(history) < ENOUGH:
        return _jump(value, middle)
    spread = Decimal(median(abs(each - middle) for each in history))
    away = abs(value - middle)
    if away <= abs(middle) * SLIGHT or away == 0:
        return ""
    if spread and SCALE * away / spread <= LIMIT:
        return ""
    return f"与本单位以往{len(history)}期的中位数{decimal_text(middle)}相差{decimal_text(away)}，明显偏离"


def _jump(value: Decimal, middle: Decimal) -> str:
    low, high = sorted((abs(value), abs(middle)))
    if middle == 0 or (value >= 0) == (middle >= 0) and high < low * TIMES:
        return ""
    return f"以往各期约为{decimal_text(middle)}，本期{decimal_text(value)}，相差三倍以上"


def _number(line: Line, sheet: Sheet) -> Iterator[Finding]:
    value = sheet.answer(line.key).number
    if value is None:
        if line.required:
            yield Finding(line.key, Severity.ERROR, f"“{line.label}”没有填写")
        return
    if value != round(value, line.places):
        places = f"最多{line.places}位小数" if line.places else "应为整数"
        yield Finding(line.key, Severity.ERROR, f"“{line.label}”{places}")
    if line.least is not None and value < line.least:
        yield Finding(line.key, Severity.ERROR, f"“{line.label}”不应小于{decimal_text(line.least)}")
    if line.most is not None and value > line.most:
        yield Finding(line.key, Severity.ERROR, f"“{line.label}”不应大于{decimal_text(line.most)}")
    why = outlier(value, sheet.history.get(line.key, ()))
    if why:
        yield Finding(line.key, Severity.ASK, f"“{line.label}”{why}，请在说明栏写明原因")


def _text(line: Line, answer: Answer) -> Iterator[Finding]:
    if line.required and not answer.text.strip():
        yield Finding(line.key, Severity.ERROR, f"“{line.label}”没有填写")
    if len(answer.text) > LONGEST:
        yield Finding(line.key, Severity.ERROR, f"“{line.label}”超过{LONGEST}字")


def _item(item: AskedItem, sheet: Sheet) -> Iterator[Finding]:
    answer = sheet.answer(item.key)
    if not answer.text.strip():
        yield Finding(item.key, Severity.ERROR, f"事项“{item.title}”没有写进展情况")
    if item.counted:
        return
    if answer.number is None:
        yield Finding(item.key, Severity.ERROR, f"事项“{item.title}”没有填进度")
    elif not 0 <= answer.number <= WHOLE:
        yield Finding(item.key, Severity.ERROR, f"事项“{item.title}”的进度应在0到100之间")
    elif answer.number < item.progress:
        yield Finding(
            item.key,
            Severity.ASK,
            f"事项“{item.title}”的进度比已认可的{decimal_text(item.progress)}%低，请在说明栏写明原因",
        )


def _ruled(rule: Rule, sheet: Sheet) -> Iterator[Finding]:
    left = sheet.figure(rule.left)
    parts = [sheet.figure(key) for key in rule.keys]
    if left is None or any(part is None for part in parts):
        return
    right = sum((part for part in parts if part is not None), rule.number)
    if not rule.comparator.holds(left, right):
        said = " + ".join([_label(sheet, key) for key in rule.keys] or [decimal_text(rule.number)])
        yield Finding(
            rule.left,
            Severity.ERROR,
            f"“{_label(sheet, rule.left)}”为{decimal_text(left)}，应{COMPARATOR_WORDS[rule.comparator]}{said}（{decimal_text(right)}）",
        )


def _label(sheet: Sheet, key: str) -> str:
    line = sheet.form.line(key)
    return line.label if line else key
