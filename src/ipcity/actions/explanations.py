"""Why a number changed between two dates: rule changed, corrected, entered, lapsed, with the rows.

The first date is told by what was known then: the latest snapshot at or before the end of that day,
before the first snapshot the first one that holds rows. The later date is told as it is told today, by
the newest snapshot and the rule in force. The steps add up to the difference exactly:

    old rule, old knowledge, first date
    → new rule (a version of the indicator, the reading, the indicator bound)
    → rows corrected since (changed, declared void, restored)
    → rows that a later publication put in place of others
    → rows that came to count (entered since, or by the passing of time)
    → rows that ceased to count
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ipcity.actions import contexts, interval_words, measurements, snapshots
from ipcity.actions.explained_steps import Bare, Cause, Contribution, Pair, Span, Step, Teller
from ipcity.actions.knowledge import (
    Knowledge,
    Rule,
    known_before,
    known_now,
    known_on,
    rule_before,
    rule_now,
    rule_on,
)
from ipcity.actions.lineage import Key
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Aggregate, Context, Indicator
from ipcity.lake.archives import Archive
from ipcity.lake.results import Result
from ipcity.store.models.programmes import Programme

BASIS = "数值变化的说明"
ZERO = Decimal(0)


@dataclass(frozen=True)
class Explanation:
    """``difference`` is ``after - before``, where 无数据 counts as nothing; the effects sum to it.
    ``unit`` is that of the values."""

    start: date
    end: date
    old: Knowledge
    new: Knowledge
    before: Decimal | None
    after: Decimal | None
    difference: Decimal
    unit: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Evaluated:
    """A value with every contribution behind it."""

    indicator: Indicator
    result: Result
    rows: Counter[Contribution]
    kinds: Mapping[str, Aggregate]
    spans: Mapping[Contribution, Span]


def explain(
    *, programme: Programme, fact_key: str, start: date, end: date, actor: Actor
) -> Explanation:
    """Why the value of ``fact_key`` on ``end`` is not that of ``start``.

    Refused where nothing is bound or no snapshot exists yet. For one and the same day the knowledge
    before that day is compared with that of now.
    """
    district = programme.district_id
    require(actor, Verb.READ_PLAN, district=district)
    if start > end:
        raise Refused("dates-reversed", "起始日期晚于截止日期。", BASIS)
    new, now = known_now(district), rule_now(programme, fact_key, end)
    known, ruled = (known_before, rule_before) if start == end else (known_on, rule_on)
    old, was = known(district, start), ruled(programme, fact_key, start)
    if was is None or now is None:
        raise Refused("not-bound", "该条目尚未选定取数方式，没有数值可以说明。", BASIS)
    states = _four(programme, (was, now), (old, new), (start, end))
    note = "" if was == now else f"{was.words} → {now.words}"
    told = Teller(district, old.at, new.at, actor, states[-1].indicator, _spans(states))
    steps = _steps(states, note, told.edited(_differing(states[1], states[2])))
    return Explanation(
        start,
        end,
        old,
        new,
        states[0].result.value,
        states[-1].result.value,
        (states[-1].result.value or ZERO) - (states[0].result.value or ZERO),
        states[-1].indicator.unit,
        tuple(told.with_rows(each) for each in steps),
    )


def _four(
    programme: Programme,
    rules: tuple[Rule, Rule],
    known: tuple[Knowledge, Knowledge],
    days: tuple[date, date],
) -> list[Evaluated]:
    """Old, new rule, new knowledge, later date; what does not differ is not computed twice."""
    periods = contexts.context_of(programme)
    was, now = (replace(periods, assumed=rule.assumed) for rule in rules)
    before, after = (rule.indicator for rule in rules)
    district = programme.district_id
    same = known[0].manifest == known[1].manifest
    unruled = before.digest == after.digest and was == now
    found: list[Evaluated] = []
    with snapshots.opened(district, known[0].manifest) as archive:
        found.append(_evaluated(archive, before, days[0], was))
        found.append(found[0] if unruled else _evaluated(archive, after, days[0], now))
    with snapshots.opened(district, known[1].manifest) as archive:
        found.append(found[1] if same else _evaluated(archive, after, days[0], now))
        found.append(found[2] if days[0] == days[1] else _evaluated(archive, after, days[1], now))
    return found


def _evaluated(archive: Archive, indicator: Indicator, on: date, context: Context) -> Evaluated:
    (result,) = measurements.evaluate(archive, [indicator], [on], context)[indicator.code]
    if not result.parts:
        return Evaluated(indicator, result, Counter(), {}, {})
    names = frozenset(measurements.own_parts(indicator))
    table = archive.rows(indicator, on, context, parts=names)
    columns = [table[name].to_pylist() for name in ("part", "ledger", "row", "subject", "amount")]
    rows = list(zip(*columns, strict=True))
    days = zip(table["start"].to_pylist(), table["end"].to_pylist(), strict=True)
    kinds = {p.name: p.aggregate for p in indicator.outlines(context)}
    own = Result(
        result.value,
        {name: value for name, value in result.parts.items() if name in names},
        result.rows,
    )
    return Evaluated(indicator, own, Counter(rows), kinds, dict(zip(rows, days, strict=True)))


def _differing(before: Evaluated, after: Evaluated) -> frozenset[Key]:
    """The rows that count otherwise in ``after``."""
    either = (after.rows - before.rows) + (before.rows - after.rows)
    return frozenset((c[1], c[2]) for c in either)


def _steps(states: Sequence[Evaluated], note: str, edited: frozenset[Key]) -> list[Bare]:
    first, ruled, learnt, last = states
    steps = [_step(Cause.RULE, first, ruled, note)] if ruled is not first else []
    came, went = learnt.rows - ruled.rows, ruled.rows - learnt.rows
    mended, dropped = _of(came, edited), _of(went, edited)
    none: Counter[Contribution] = Counter()
    entered = came - mended + (last.rows - learnt.rows)
    lapsed = went - dropped + (learnt.rows - last.rows)
    new, replaced = _in_places(entered, lapsed, last.indicator)
    stages = [
        (Cause.CORRECTED, mended, dropped),
        (Cause.REPLACED, new, replaced),
        (Cause.ENTERED, entered - new, none),
        (Cause.LAPSED, none, lapsed - replaced),
    ]
    stages = [each for each in stages if each[1] or each[2]]
    before = ruled
    for cause, plus, minus in stages:
        ends = cause is stages[-1][0]
        after = last if ends else _counted(before, before.rows - minus + plus, last.kinds)
        steps.append(replace(_step(cause, before, after, ""), plus=plus, minus=minus))
        before = after
    if before.result.value != last.result.value:
        steps.append(_step(Cause.CORRECTED, before, last, ""))
    return steps


def _spans(states: Sequence[Evaluated]) -> Mapping[Contribution, Span]:
    """When each contribution counts, as it is known last."""
    return {key: span for state in states for key, span in state.spans.items()}


def _in_places(came: Counter[Contribution], went: Counter[Contribution], rule: Indicator) -> Pair:
    """Of these the ones that come in the place of others, and those others."""
    kinds = interval_words.intervals(rule)
    both = {c[:2] for c in came} & {c[:2] for c in went}
    both = {each for each in both if interval_words.replaces(kinds.get(each))}
    plus, minus = (Counter({c: n for c, n in e.items() if c[:2] in both}) for e in (came, went))
    return plus, minus


def _of(rows: Counter[Contribution], keys: frozenset[Key]) -> Counter[Contribution]:
    return Counter({each: n for each, n in rows.items() if (each[1], each[2]) in keys})


def _step(cause: Cause, before: Evaluated, after: Evaluated, note: str) -> Bare:
    return Bare(
        cause,
        (after.result.value or ZERO) - (before.result.value or ZERO),
        note,
        before.result.parts,
        after.result.parts,
        after.rows - before.rows,
        before.rows - after.rows,
    )


def _counted(
    before: Evaluated, rows: Counter[Contribution], kinds: Mapping[str, Aggregate]
) -> Evaluated:
    """``before`` with ``rows`` in place of its own; what has no value then keeps the former one."""
    parts = dict(before.result.parts)
    for name in {each[0] for each in (before.rows - rows) + (rows - before.rows)}:
        mine = {each: n for each, n in rows.items() if each[0] == name}
        parts[name] = _tallied(mine, kinds.get(name))
    own = set(measurements.own_parts(before.indicator))
    value = before.indicator.combine(parts) if own <= set(parts) else None
    value = before.result.value if value is None else value
    return replace(before, result=replace(before.result, value=value, parts=parts), rows=rows)


def _tallied(rows: Mapping[Contribution, int], kind: Aggregate | None) -> Decimal:
    if kind == Aggregate.COUNT:
        return Decimal(sum(rows.values()))
    if kind == Aggregate.SUM:
        return sum(((each[4] or ZERO) * n for each, n in rows.items()), ZERO)
    return Decimal(len({each[3] for each in rows} - {None}))
