"""Measures of a written definition: rows, intervals, tallies and formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from ipcity.domain.indicators.columns import written_columns
from ipcity.domain.indicators.formulas import Difference, Formula, Growth, Least, Of, Ratio
from ipcity.domain.indicators.laws import RULES
from ipcity.domain.indicators.measures import (
    ByLaw,
    Cumulative,
    Flow,
    Interval,
    LatestGroup,
    Level,
    NewSince,
    Rows,
    Span,
    Tally,
    UntilNext,
)
from ipcity.domain.indicators.parts import Aggregate, Shift
from ipcity.domain.indicators.reading_columns import NUMBERS, Ledger, read_conditions
from ipcity.domain.indicators.shapes import ColumnKind, Shapes
from ipcity.domain.terms.findings import Node, listed, suggestion

DATE = ColumnKind.DATE
TALLIES = tuple(str(each) for each in Aggregate)
_EARLIER = (Shift.LAST_YEAR, Shift.PREVIOUS_YEAR_END, Shift.BASELINE)


def read_formula(node: Node, shapes: Shapes) -> Formula | None:
    """``measure``: exactly one of the tallies or combinations."""
    known = (*TALLIES, *_COMBINATIONS)
    word = _only_word(node, "公式", known)
    if word is None:
        return None
    if word in TALLIES:
        tally = read_tally(node, shapes)
        return Of(tally) if tally else None
    return _COMBINATIONS[word](node.at(word), shapes)


def _only_word(node: Node, what: str, known: tuple[str, ...]) -> str | None:
    if not node.is_mapping(what, known):
        return None
    used = [word for word in known if node.has(word)]
    if len(used) == 1:
        return used[0]
    node.fail("one-word", f"{what}应有且只有一种写法。", f"从{listed(known)}中写一种。")
    return None


def read_tally(node: Node, shapes: Shapes, empty_is_none: bool = True) -> Tally | None:
    word = _only_word(node, "统计", TALLIES)
    if word is None:
        return None
    aggregate = Aggregate(word)
    rows = [_rows(each, shapes, aggregate) for each in node.at(word).items()]
    if not rows:
        node.at(word).fail("no-rows", "没有写明统计什么。", "写出 ledger 和计入时间。")
    known = tuple(each for each in rows if each)
    if not rows or len(known) < len(rows):
        return None
    return Tally(known, aggregate, empty_is_none=empty_is_none)


def _rows(node: Node, shapes: Shapes, aggregate: Aggregate) -> Rows | None:
    known = ("ledger", "where", "counted", "amount", "subject", "split", *_INTERVALS)
    if not node.is_mapping("统计对象", known, ("ledger",)):
        return None
    name = node.at("ledger").one_of("台账", shapes)
    if name is None:
        return None
    ledger = Ledger(name, shapes)
    where = read_conditions(ledger, node.at("where"))
    counted = read_conditions(ledger, node.at("counted"))
    interval = _interval(node, ledger)
    subject = ledger.subject(node.at("subject")) if node.has("subject") else None
    amount = ledger.names_of(node.at("amount"), *NUMBERS)
    split = ledger.name_of(node.at("split")) if node.has("split") else None
    _agrees(node, aggregate)
    if interval is None:
        return None
    rows = Rows(name, interval, where, amount=amount, subject=subject, split=split, counted=counted)
    return _with_links(rows, ledger)


def _with_links(rows: Rows, ledger: Ledger) -> Rows:
    reached = {written.partition(".")[0] for written in written_columns(rows) if "." in written}
    links = tuple(link for name, link in ledger.links().items() if name in reached)
    return Rows(
        rows.ledger, rows.interval, rows.where, links,
        rows.amount, rows.subject, rows.split, rows.counted,
    )  # fmt: skip


def _agrees(node: Node, aggregate: Aggregate) -> None:
    if aggregate is Aggregate.SUM and not node.has("amount"):
        node.fail("no-amount", "求和没有写明数值字段。", "补上 amount。")
    if aggregate is Aggregate.DISTINCT and not node.has("subject"):
        node.fail("no-subject", "去重计数没有写明按什么区分。", "补上 subject。")


# In YAML a date column stands under ``date``: a bare ``on`` would be read as true.
def _interval(node: Node, ledger: Ledger) -> Interval | None:
    used = [word for word in _INTERVALS if node.has(word)]
    if len(used) != 1:
        words = listed(_INTERVALS)
        node.fail("one-interval", "应有且只有一种计入时间。", f"从{words}中写一种。")
        return None
    return _INTERVALS[used[0]](node.at(used[0]), ledger)


def _level(node: Node, ledger: Ledger) -> Level | None:
    if not node.is_mapping("level", ("since", "until", "through"), ("since",)):
        return None
    since = ledger.name_of(node.at("since"), DATE)
    until = ledger.names_of(node.at("until"), DATE)
    through = ledger.names_of(node.at("through"), DATE)
    return Level(since, until, through) if since else None


def _flow(node: Node, ledger: Ledger) -> Flow | None:
    if not node.is_mapping("flow", ("date", "span", "once", "first_of"), ("date",)):
        return None
    on = ledger.name_of(node.at("date"), DATE)
    written = node.at("span").one_of("统计期", list(Span)) if node.has("span") else "year"
    once = ledger.names_of(node.at("once"), DATE)
    first_of = ledger.subject(node.at("first_of")) if node.has("first_of") else None
    return Flow(on, Span(written), once, first_of) if on and written else None


def _cumulative(node: Node, ledger: Ledger) -> Cumulative | None:
    if not node.is_mapping("cumulative", ("date", "once"), ("date",)):
        return None
    on = ledger.name_of(node.at("date"), DATE)
    once = ledger.names_of(node.at("once"), DATE)
    return Cumulative(on, once) if on else None


def _new_since(node: Node, ledger: Ledger) -> NewSince | None:
    if not node.is_mapping("new_since", ("date", "subject"), ("date", "subject")):
        return None
    on = ledger.name_of(node.at("date"), DATE)
    subject = ledger.subject(node.at("subject"))
    return NewSince(on, subject) if on and subject else None


def _until_next(node: Node, ledger: Ledger) -> UntilNext | None:
    if not node.is_mapping("until_next", ("date", "key", "rank", "years_back"), ("date", "key")):
        return None
    on = ledger.name_of(node.at("date"), DATE)
    key = ledger.subject(node.at("key"))
    rank = ledger.name_of(node.at("rank"), ColumnKind.INTEGER) if node.has("rank") else None
    back = node.at("years_back").whole("years_back", 0, 5) if node.has("years_back") else 0
    if back and rank is None:
        node.fail("no-rank", "years_back 要有 rank 才能往前数。", "补上 rank，如 year。")
        return None
    return UntilNext(on, key, rank, back) if on and key else None


def _latest_group(node: Node, ledger: Ledger) -> LatestGroup | None:
    if not node.is_mapping("latest_group", ("date", "group"), ("date", "group")):
        return None
    on, group = ledger.name_of(node.at("date"), DATE), ledger.name_of(node.at("group"))
    return LatestGroup(on, group) if on and group else None


def _by_law(node: Node, ledger: Ledger) -> ByLaw | None:
    known = {name: version for name, version in RULES if RULES[name, version].ledger == ledger.name}
    name = node.one_of("法定期间", known)
    return ByLaw(name, known[name]) if name else None


_INTERVALS: Mapping[str, Callable[[Node, Ledger], Interval | None]] = {
    "level": _level,
    "flow": _flow,
    "cumulative": _cumulative,
    "new_since": _new_since,
    "until_next": _until_next,
    "latest_group": _latest_group,
    "by_law": _by_law,
}


def _ratio(node: Node, shapes: Shapes) -> Ratio | None:
    keys = ("numerator", "denominator")
    if not node.is_mapping("ratio", (*keys, "scale"), keys):
        return None
    numerator = read_tally(node.at("numerator"), shapes, empty_is_none=False)
    denominator = read_tally(node.at("denominator"), shapes)
    scale = _scale(node.at("scale")) if node.has("scale") else Decimal(100)
    return Ratio(numerator, denominator, scale) if numerator and denominator and scale else None


def _scale(node: Node) -> Decimal | None:
    written = node.value
    if isinstance(written, int | str) and not isinstance(written, bool):
        try:
            scale = Decimal(written)
        except InvalidOperation:
            scale = Decimal(0)
        if scale.is_finite() and scale > 0:
            return scale
    node.fail("wrong-scale", "scale 应是正数。", "百分率写 100，每万人写 10000，小数加引号。")
    return None


def _of_or_ratio(node: Node, shapes: Shapes) -> Of | Ratio | None:
    word = _only_word(node, "统计", (*TALLIES, "ratio"))
    if word == "ratio":
        return _ratio(node.at("ratio"), shapes)
    tally = read_tally(node, shapes) if word else None
    return Of(tally) if tally else None


def _growth(node: Node, shapes: Shapes) -> Growth | None:
    if not node.is_mapping("growth", ("of", "before", "reference"), ("of",)):
        return None
    of = _of_or_ratio(node.at("of"), shapes)
    if node.has("before") is node.has("reference"):
        remedy = f"比较日写 before（{listed(_EARLIER)}），另有对照数的写 reference。"
        node.fail("one-reference", "before 与 reference 应写且只写一个。", remedy)
        return None
    if node.has("reference"):
        reference = _of_or_ratio(node.at("reference"), shapes)
        return Growth(of, reference=reference) if of and reference else None
    word = node.at("before").one_of("比较日", _EARLIER)
    return Growth(of, Shift(word)) if of and word else None


def _difference(node: Node, shapes: Shapes) -> Difference | None:
    if not node.is_mapping("difference", ("of", "before"), ("of",)):
        return None
    of = read_tally(node.at("of"), shapes)
    word = node.at("before").one_of("比较日", _EARLIER) if node.has("before") else "baseline"
    return Difference(of, Shift(word)) if of and word else None


def _least(node: Node, shapes: Shapes) -> Least | None:
    if not isinstance(node.value, dict) or len(node.value) < 2:
        node.fail("not-several", "least 要有两个以上各有名称的数。", "写成 名称: 统计 的若干项目。")
        return None
    of = [(name, _of_or_ratio(node.at(name), shapes)) for name in node.names()]
    bad = [name for name in node.names() if not name.isidentifier()]
    for name in bad:
        node.at(name).fail(
            "bad-name", f"名称“{name}”不能用。", suggestion(name, ("first", "second"))
        )
    known = tuple((name, each) for name, each in of if each)
    return Least(known) if len(known) == len(of) and not bad else None


_COMBINATIONS: Mapping[str, Callable[[Node, Shapes], Formula | None]] = {
    "ratio": _ratio,
    "growth": _growth,
    "difference": _difference,
    "least": _least,
}
