"""考核计分: the score of a unit from the values of its sources, with every step of the working.

The rule, shown on every page that shows a score:

1. The weights of a group's lines sum to 100. A value earns a share of its line's weight, read from
   the line's limits: straight between two limits, the first before them, the last beyond them.
2. No data is not zero. The line says what then: it is left out and its weight is shared among the
   other lines in proportion (to the hundredth, the sum stays 100), or it scores nothing.
3. A deduction takes ``each`` for every 1 of its value, up to its cap; a bonus gives likewise. The
   group may cap all deductions and all bonuses; then the later ones give way. Without data nothing
   is deducted and nothing given.
4. A score is never below 0. Where every line lacks data there is no score and no place.
5. Equal scores share a place; the next place counts them all (1, 1, 3).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, TypeVar

from ipcity.domain.terms.numbers import decimal_text

HUNDREDTH: Final = Decimal("0.01")
WHOLE: Final = Decimal(100)
NOTHING: Final = Decimal(0)
RULE_WORDS: Final = (
    "各项权重合计100分；取值按分档限值折算为该项权重的百分比，两个限值之间按直线折算，超出两端按两端计。",
    "无数据不等于0：按方案写明的办法，或者不计该项、其权重按比例分给其余各项，或者该项计0分。",
    "扣分、加分按数量乘以每1个的分值计算，不超过各自上限；方案写有合计上限的，超出部分依次不计。",
    "得分最低为0分；各项均无数据的不计分、不排名。得分相同的名次并列，其后名次顺延。",
)
Values = Mapping[str, Decimal | None]
Key = TypeVar("Key", bound=Hashable)


class Missing(StrEnum):
    """What a line without data means."""

    LEFT_OUT = "left-out"
    ZERO = "zero"


MISSING_WORDS: Final = {
    Missing.LEFT_OUT: "不计该项，权重分给其余各项",
    Missing.ZERO: "该项计0分",
}


class Kind(StrEnum):
    LINE = "line"
    DEDUCTION = "deduction"
    BONUS = "bonus"


KIND_WORDS: Final = {Kind.LINE: "计分项", Kind.DEDUCTION: "扣分", Kind.BONUS: "加分"}


@dataclass(frozen=True)
class Limit:
    """At ``value`` the line earns ``share`` percent of its weight."""

    value: Decimal
    share: Decimal


@dataclass(frozen=True)
class Line:
    """``limits`` by rising value, with shares that only rise or only fall."""

    code: str
    name: str
    source: str
    weight: Decimal
    limits: tuple[Limit, ...]
    missing: Missing


@dataclass(frozen=True)
class Adjustment:
    """A deduction or a bonus: ``each`` points for every 1 of the value, at most ``cap``."""

    code: str
    name: str
    source: str
    each: Decimal
    cap: Decimal


@dataclass(frozen=True)
class Group:
    """The units of some kinds, scored and ranked among themselves; None caps nothing."""

    code: str
    name: str
    kinds: tuple[str, ...]
    lines: tuple[Line, ...]
    deductions: tuple[Adjustment, ...] = ()
    bonuses: tuple[Adjustment, ...] = ()
    deductions_cap: Decimal | None = None
    bonuses_cap: Decimal | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that it needs, each once, in order."""
        lines = [each.source for each in self.lines]
        adjusted = [each.source for each in (*self.deductions, *self.bonuses)]
        return tuple(dict.fromkeys([*lines, *adjusted]))


@dataclass(frozen=True)
class Scheme:
    """One version of the office's scheme; ``year`` is the first year it applies to."""

    name: str
    year: int
    groups: tuple[Group, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that it needs, each once, in order."""
        every = (source for group in self.groups for source in group.sources)
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True)
class Step:
    """One line of the working. ``weight``: as applied, None for deductions and bonuses;
    ``share``: percent of the weight; ``points`` are negative for a deduction."""

    kind: Kind
    code: str
    name: str
    source: str
    value: Decimal | None
    weight: Decimal | None
    share: Decimal | None
    points: Decimal
    words: str


@dataclass(frozen=True)
class Score:
    """``total`` None: nothing could be scored."""

    total: Decimal | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Place:
    """``tied``: how many share the rank, 1 for one alone."""

    rank: int
    tied: int


def score(group: Group, values: Values) -> Score:
    """The score of one unit of ``group``; a source that ``values`` lacks has no data."""
    weights = applied_weights(group, values)
    lines = tuple(_line(each, values.get(each.source), weights[each.code]) for each in group.lines)
    taken = tuple(_adjusted(Kind.DEDUCTION, group.deductions, group.deductions_cap, values))
    given = tuple(_adjusted(Kind.BONUS, group.bonuses, group.bonuses_cap, values))
    steps = (*lines, *taken, *given)
    if all(weight is None for weight in weights.values()):
        return Score(None, steps)
    return Score(max(NOTHING, sum((each.points for each in steps), NOTHING)), steps)


def applied_weights(group: Group, values: Values) -> dict[str, Decimal | None]:
    """By line code; None for a line that is left out. The others sum to what all sum to.

    Hundredths that do not divide go to the lines with the largest remainders, the earlier first.
    """
    kept = [each for each in group.lines if not _is_out(each, values)]
    whole = sum((each.weight for each in group.lines), NOTHING)
    held = sum((each.weight for each in kept), NOTHING)
    found: dict[str, Decimal | None] = {each.code: None for each in group.lines}
    exact = {each.code: each.weight * whole / held for each in kept}
    down = {code: weight.quantize(HUNDREDTH, ROUND_DOWN) for code, weight in exact.items()}
    left = int((whole - sum(down.values(), NOTHING)) / HUNDREDTH) if kept else 0
    first = sorted(exact, key=lambda code: down[code] - exact[code])[:left]
    return found | {code: down[code] + (HUNDREDTH if code in first else 0) for code in down}


def share_of(line: Line, value: Decimal) -> Decimal:
    """The percent of the weight that ``value`` earns, unrounded."""
    first, last = line.limits[0], line.limits[-1]
    if value <= first.value:
        return first.share
    for low, high in zip(line.limits, line.limits[1:], strict=False):
        if value < high.value:
            part = (value - low.value) / (high.value - low.value)
            return low.share + (high.share - low.share) * part
        if value == high.value:
            return high.share
    return last.share


def ranked(totals: Mapping[Key, Decimal | None]) -> dict[Key, Place]:
    """The place of each that has a score; equal scores share it."""
    scored = [total for total in totals.values() if total is not None]
    return {
        key: Place(1 + sum(other > total for other in scored), scored.count(total))
        for key, total in totals.items()
        if total is not None
    }


def plain(value: Decimal) -> str:
    """Without exponent or trailing zeros, at most four places."""
    return decimal_text(value.quantize(Decimal("0.0001"), ROUND_HALF_UP))


def _is_out(line: Line, values: Values) -> bool:
    return values.get(line.source) is None and line.missing is Missing.LEFT_OUT


def _line(line: Line, value: Decimal | None, weight: Decimal | None) -> Step:
    share: Decimal | None = NOTHING
    if value is not None:
        share = share_of(line, value)
    elif weight is None:
        share = None
    points = _rounded((weight or NOTHING) * (share or NOTHING) / WHOLE)
    words = _line_words(line, value, weight, share, points)
    return Step(
        Kind.LINE, line.code, line.name, line.source, value, weight, share, points, words
    )  # fmt: skip


def _line_words(
    line: Line, value: Decimal | None, weight: Decimal | None, share: Decimal | None, got: Decimal
) -> str:
    if weight is None:
        return f"无数据，{MISSING_WORDS[Missing.LEFT_OUT]}"
    told = f"权重{plain(weight)}分"
    if weight != line.weight:
        told += f"（原{plain(line.weight)}分，分得其他项的权重）"
    if value is None or share is None:
        return f"无数据，{told}，{MISSING_WORDS[Missing.ZERO]}"
    return f"{band_words(line, value)}，得{plain(share)}%；{told}×{plain(share)}%＝{plain(got)}分"


def band_words(line: Line, value: Decimal) -> str:
    """Between which limits ``value`` lies."""
    first, last = line.limits[0], line.limits[-1]
    if value <= first.value:
        return f"取值{plain(value)}，不高于下限{plain(first.value)}"
    if value >= last.value:
        return f"取值{plain(value)}，不低于上限{plain(last.value)}"
    low, high = next(
        pair
        for pair in zip(line.limits, line.limits[1:], strict=False)
        if pair[0].value <= value <= pair[1].value
    )
    return (
        f"取值{plain(value)}，在{plain(low.value)}（{plain(low.share)}%）"
        f"与{plain(high.value)}（{plain(high.share)}%）之间"
    )


def _adjusted(
    kind: Kind, adjustments: Sequence[Adjustment], cap: Decimal | None, values: Values
) -> Iterator[Step]:
    """The steps in the scheme's order; what the cap of all leaves goes to the earlier ones."""
    room = cap
    for each in adjustments:
        value = values.get(each.source)
        wanted = _rounded(each.each * max(value or NOTHING, NOTHING))
        points = min(wanted, each.cap, wanted if room is None else room)
        if room is not None:
            room -= points
        words = _adjustment_words(kind, each, value, wanted, points)
        signed = -points if kind is Kind.DEDUCTION else points
        yield Step(kind, each.code, each.name, each.source, value, None, None, signed, words)


def _adjustment_words(
    kind: Kind, of: Adjustment, value: Decimal | None, wanted: Decimal, got: Decimal
) -> str:
    verb = "扣" if kind is Kind.DEDUCTION else "加"
    if value is None:
        return f"无数据，不{verb}分"
    told = f"取值{plain(value)}，每1个{verb}{plain(of.each)}分，计{plain(wanted)}分"
    if got < min(wanted, of.cap):
        return f"{told}；{verb}分合计有上限，实{verb}{plain(got)}分"
    if got < wanted:
        return f"{told}；上限{plain(of.cap)}分，实{verb}{plain(got)}分"
    return told


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(HUNDREDTH, ROUND_HALF_UP)
