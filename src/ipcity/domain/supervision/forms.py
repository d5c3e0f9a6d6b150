"""Reporting forms (报表表单): which lines a unit answers in a period, as versioned data, and its rules.

A figure that the system counts is shown, never typed: an indicator line carries the unit's own value.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.comparators import Comparator

BASIS: Final = "报表表单"
MOST_LINES: Final = 60
_RULE = re.compile(r"([A-Za-z]\w*)\s*(>=|<=|=|>|<)\s*(.+)")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}")


class LineKind(StrEnum):
    """What a line asks for."""

    INDICATOR = "indicator"  # counted by the system from the unit's rows
    ITEMS = "items"  # progress and words for each open item of the unit
    NUMBER = "number"
    TEXT = "text"


LINE_WORDS: Final = {
    LineKind.INDICATOR: "系统指标",
    LineKind.ITEMS: "督办事项",
    LineKind.NUMBER: "数字",
    LineKind.TEXT: "文字",
}
TYPED: Final = frozenset({LineKind.NUMBER, LineKind.TEXT})


@dataclass(frozen=True)
class Line:
    """One line. ``indicator`` is the code that an indicator line counts by; ``figure`` names the one
    real figure of the district that several units may report, so that their answers are compared;
    ``least`` and ``most`` bound a number, ``places`` are its decimals."""

    key: str
    kind: LineKind
    label: str
    unit: str = ""
    indicator: str = ""
    figure: str = ""
    required: bool = True
    places: int = 0
    least: Decimal | None = None
    most: Decimal | None = None
    hint: str = ""


@dataclass(frozen=True)
class Rule:
    """``left`` must stand so to the sum of ``keys`` plus ``number``."""

    left: str
    comparator: Comparator
    keys: tuple[str, ...]
    number: Decimal = Decimal(0)

    @property
    def words(self) -> str:
        parts = [*self.keys, *([str(self.number)] if self.number or not self.keys else [])]
        return f"{self.left} {self.comparator} {' + '.join(parts)}"


@dataclass(frozen=True)
class FormVersion:
    """What one version of a form asks."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def digest(self) -> str:
        text = json.dumps([lines_json(self.lines), rules_json(self.rules)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def line(self, key: str) -> Line | None:
        return next((each for each in self.lines if each.key == key), None)


def read_rule(written: str, keys: Sequence[str]) -> Rule:
    """``a >= b + c`` or ``a <= 100`` among the number lines ``keys``; Refused otherwise."""
    found = _RULE.fullmatch(written.strip())
    if found is None:
        raise Refused(
            "bad-rule", f"“{written[:60]}”不是校验公式，应写成“甲键 >= 乙键 + 丙键”。", BASIS
        )
    named: list[str] = []
    number = Decimal(0)
    for term in (each.strip() for each in found[3].split("+")):
        if term in keys:
            named.append(term)
        else:
            number += _number(term, written)
    if found[1] not in keys:
        raise Refused(
            "bad-rule", f"公式“{written[:60]}”中的“{found[1]}”不是数字或系统指标的键。", BASIS
        )
    return Rule(found[1], Comparator(found[2]), tuple(named), number)


def _number(term: str, written: str) -> Decimal:
    try:
        number = Decimal(term)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise Refused("bad-rule", f"公式“{written[:60]}”中的“{term[:20]}”既不是键也不是数。", BASIS)
    return number


def refuse_bad(form: FormVersion) -> None:
    """Refuse a form that could not be filled in."""
    if not form.lines:
        raise Refused("form-empty", "表单至少要有一行。", BASIS)
    if len(form.lines) > MOST_LINES:
        raise Refused("form-long", f"表单最多{MOST_LINES}行。", BASIS)
    seen: set[str] = set()
    for line in form.lines:
        _refuse_line(line, seen)
        seen.add(line.key)


def _refuse_line(line: Line, seen: set[str]) -> None:
    if not _KEY.fullmatch(line.key):
        raise Refused(
            "bad-key", f"行键“{line.key[:20]}”应以字母开头，只含字母、数字和下划线。", BASIS
        )
    if line.key in seen:
        raise Refused("key-taken", f"行键“{line.key}”重复。", BASIS)
    if not line.label.strip():
        raise Refused("no-label", f"“{line.key}”行没有名称。", BASIS)
    if line.kind is LineKind.INDICATOR and not line.indicator:
        raise Refused("no-indicator", f"“{line.label}”是系统指标，须选定指标。", BASIS)
    if line.least is not None and line.most is not None and line.least > line.most:
        raise Refused("bad-bounds", f"“{line.label}”的下限大于上限。", BASIS)
    if not 0 <= line.places <= 4:
        raise Refused("bad-places", f"“{line.label}”的小数位数应在0到4之间。", BASIS)


def lines_json(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Plain JSON; decimals as text."""
    return [{name: _plain(value) for name, value in asdict(line).items()} for line in lines]


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal | StrEnum) else value


def rules_json(rules: Sequence[Rule]) -> list[dict[str, object]]:
    return [
        {
            "left": r.left,
            "comparator": str(r.comparator),
            "keys": list(r.keys),
            "number": str(r.number),
        }
        for r in rules
    ]


def form_of(
    lines: Sequence[Mapping[str, object]], rules: Sequence[Mapping[str, object]]
) -> FormVersion:
    """The form that ``lines_json`` and ``rules_json`` wrote."""
    return FormVersion(tuple(_line(each) for each in lines), tuple(_rule(each) for each in rules))


def _line(row: Mapping[str, object]) -> Line:
    def text(name: str) -> str:
        return str(row.get(name) or "")

    def bound(name: str) -> Decimal | None:
        return Decimal(text(name)) if row.get(name) is not None else None

    return Line(
        key=text("key"),
        kind=LineKind(text("kind")),
        label=text("label"),
        unit=text("unit"),
        indicator=text("indicator"),
        figure=text("figure"),
        required=bool(row.get("required", True)),
        places=int(text("places") or 0),
        least=bound("least"),
        most=bound("most"),
        hint=text("hint"),
    )


def _rule(row: Mapping[str, object]) -> Rule:
    keys = row.get("keys")
    named = tuple(str(each) for each in keys) if isinstance(keys, list | tuple) else ()
    return Rule(
        str(row["left"]), Comparator(str(row["comparator"])), named, Decimal(str(row["number"]))
    )
