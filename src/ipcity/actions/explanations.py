"""Why a number changed between two dates: rule changed, corrected, entered, lapsed, with the rows.

The first date is told by what was known then: the latest snapshot at or before the end of that day,
before the first snapshot the first one that holds rows. The later date is told as it is told today, by
the newest snapshot and the rule in force. The steps add up to the difference exactly:

    old rule, old knowledge, first date
    → new rule (a version of the indicator, the reading, the indicator bound)
    → rows corrected since (changed, declared void, restored)
    → rows that came to count (entered since, or by the passing of time)
    → rows that ceased to count
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from ipcity.actions import contexts, lineage, measurements, row_origins, snapshots
from ipcity.actions.knowledge import (
    Knowledge,
    edited_since,
    known_before,
    known_now,
    known_on,
    rule_before,
    rule_now,
    rule_on,
)
from ipcity.actions.lineage import Key
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Aggregate, Context, Indicator
from ipcity.lake.archives import Archive
from ipcity.lake.results import Result
from ipcity.store.ledgers import ledgers
from ipcity.store.models.programmes import Programme
from ipcity.store.models.row_histories import RowHistory

BASIS = "数值变化的说明"
ZERO = Decimal(0)


class Cause(StrEnum):
    """Why rows count otherwise than before."""

    RULE = "rule"
    CORRECTED = "corrected"
    ENTERED = "entered"
    LAPSED = "lapsed"


CAUSE_WORDS = {
    Cause.RULE: "计算规则或口径变化",
    Cause.CORRECTED: "数据更正",
    Cause.ENTERED: "新计入",
    Cause.LAPSED: "不再计入",
}


@dataclass(frozen=True)
class ChangedRow:
    """One row that counts otherwise; ``sign`` +1 came in, -1 went out. ``changes`` tells corrections."""

    part: str
    ledger: str
    row: int
    label: str
    sign: int
    amount: Decimal | None
    changes: tuple[str, ...] = ()

    @property
    def amount_text(self) -> str:
        return measurements.plain(self.amount) or ""


@dataclass(frozen=True)
class PartStep:
    """A part before and after one step, and how many contributions came and went."""

    name: str
    label: str
    before: Decimal | None
    after: Decimal | None
    came: int
    went: int


@dataclass(frozen=True)
class Step:
    """One cause with its ``effect`` on the value; ``hidden`` rows lie outside the reader's scope."""

    cause: Cause
    effect: Decimal
    note: str
    parts: tuple[PartStep, ...]
    rows: tuple[ChangedRow, ...]
    hidden: int


@dataclass(frozen=True)
class Explanation:
    """``difference`` is ``after - before``, where 无数据 counts as nothing; the effects sum to it."""

    start: date
    end: date
    old: Knowledge
    new: Knowledge
    before: Decimal | None
    after: Decimal | None
    difference: Decimal
    steps: tuple[Step, ...]


# One contribution as two snapshots can be compared by it.
Contribution = tuple[str, str, int, str | None, Decimal | None]


@dataclass(frozen=True)
class Evaluated:
    """A value with every contribution behind it."""

    indicator: Indicator
    result: Result
    rows: Counter[Contribution]
    kinds: Mapping[str, Aggregate]


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
    states = _four(programme, (was.indicator, now.indicator), (old, new), (start, end))
    note = "" if was == now else f"{was.words} → {now.words}"
    told = Teller(district, old.at, new.at, actor)
    steps = _steps(states, note, told.edited(_differing(states[1], states[2])))
    return Explanation(
        start,
        end,
        old,
        new,
        states[0].result.value,
        states[-1].result.value,
        (states[-1].result.value or ZERO) - (states[0].result.value or ZERO),
        tuple(told.with_rows(each) for each in steps),
    )


def _four(
    programme: Programme,
    rules: tuple[Indicator, Indicator],
    known: tuple[Knowledge, Knowledge],
    days: tuple[date, date],
) -> list[Evaluated]:
    """Old, new rule, new knowledge, later date; what does not differ is not computed twice."""
    context = contexts.context_of(programme)
    district = programme.district_id
    same = known[0].manifest == known[1].manifest
    found: list[Evaluated] = []
    with snapshots.opened(district, known[0].manifest) as archive:
        found.append(_evaluated(archive, rules[0], days[0], context))
        found.append(
            found[0]
            if rules[0].digest == rules[1].digest
            else _evaluated(archive, rules[1], days[0], context)
        )
    with snapshots.opened(district, known[1].manifest) as archive:
        found.append(found[1] if same else _evaluated(archive, rules[1], days[0], context))
        found.append(
            found[2] if days[0] == days[1] else _evaluated(archive, rules[1], days[1], context)
        )
    return found


def _evaluated(archive: Archive, indicator: Indicator, on: date, context: Context) -> Evaluated:
    (result,) = measurements.evaluate(archive, [indicator], [on], context)[indicator.code]
    if not result.parts:
        return Evaluated(indicator, result, Counter(), {})
    names = frozenset(measurements.own_parts(indicator))
    table = archive.rows(indicator, on, context, parts=names)
    columns = [table[name].to_pylist() for name in ("part", "ledger", "row", "subject", "amount")]
    kinds = {p.name: p.aggregate for p in indicator.outlines(context)}
    own = Result(
        result.value,
        {name: value for name, value in result.parts.items() if name in names},
        result.rows,
    )
    return Evaluated(indicator, own, Counter(zip(*columns, strict=True)), kinds)


@dataclass(frozen=True)
class Bare:
    """A step before its rows are named."""

    cause: Cause
    effect: Decimal
    note: str
    before: Mapping[str, Decimal | None]
    after: Mapping[str, Decimal | None]
    plus: Counter[Contribution]
    minus: Counter[Contribution]


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
    stages = [
        (Cause.CORRECTED, mended, dropped),
        (Cause.ENTERED, came - mended + (last.rows - learnt.rows), none),
        (Cause.LAPSED, none, went - dropped + (learnt.rows - last.rows)),
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


@dataclass(frozen=True)
class Teller:
    """Names rows for one reader, and tells what was changed in them between two moments."""

    district: int
    since: datetime
    until: datetime
    actor: Actor

    def edited(self, keys: Iterable[Key]) -> frozenset[Key]:
        """Of these rows those that were known before and have been changed or declared void since."""
        return edited_since(self.district, keys, self.since, self.until)

    def with_rows(self, bare: Bare) -> Step:
        found = [{"ledger": c[1], "row": c[2]} for c in (*bare.plus, *bare.minus)]
        visible = lineage.visible(found, scope_of(self.actor, Verb.READ_LEDGERS))
        corrected = self._corrections(found) if bare.cause is Cause.CORRECTED else {}
        rows: list[ChangedRow] = []
        hidden = 0
        for sign, counted in ((1, bare.plus), (-1, bare.minus)):
            ordered = sorted(counted, key=lambda c: (c[0], c[1], c[2]))
            for some in lineage.chunks([c for c in ordered if (c[1], c[2]) in visible]):
                rows += self._named(some, sign, corrected)
            hidden += sum((c[1], c[2]) not in visible for c in ordered)
        names = list(dict.fromkeys((*bare.before, *bare.after)))
        own = {c[0] for c in (*bare.plus, *bare.minus)}
        parts = tuple(
            _part_step(name, bare)
            for name in names
            if name in own or bare.before.get(name) != bare.after.get(name)
        )
        return Step(bare.cause, bare.effect, bare.note, parts, tuple(rows), hidden)

    def _named(
        self,
        some: Sequence[Contribution],
        sign: int,
        corrected: Mapping[Key, tuple[str, ...]],
    ) -> Iterable[ChangedRow]:
        named = lineage.rows_named([{"ledger": c[1], "row": c[2]} for c in some])
        for part, ledger, row, _, amount in some:
            known = named.get((ledger, row))
            yield ChangedRow(
                lineage.part_words(part),
                ledger,
                row,
                str(known) if known is not None else str(row),
                sign,
                amount,
                corrected.get((ledger, row), ()),
            )

    def _corrections(self, found: Sequence[Mapping[str, object]]) -> dict[Key, tuple[str, ...]]:
        """What was done to each row between the two moments, in words."""
        told: dict[Key, tuple[str, ...]] = {}
        for some in lineage.chunks(found):
            known = lineage.states_known(some, self.district, self.until)
            for key, states in known.items():
                told[key] = tuple(self._acts(key[0], states))
        return told

    def _acts(self, ledger: str, states: Sequence[RowHistory]) -> Iterable[str]:
        model = ledgers()[ledger]
        labels = {f.name: str(f.verbose_name) for f in model._meta.concrete_fields}
        before: RowHistory | None = None
        for state in states:
            if state.known_from > self.since:
                changed = row_origins.differences(model, before, state) if before else ()
                words = "，".join(
                    f"{labels[d.field]}由“{lineage.shown(model, d.field, d.old) or '空'}”"
                    f"改为“{lineage.shown(model, d.field, d.new) or '空'}”"
                    for d in changed
                )
                who = state.person.name if state.person else ""
                reason = f"（{state.reason}）" if state.reason else ""
                act = state.get_act_display()
                day = timezone.localtime(state.known_from).date()
                yield f"{day} {who}{act}{reason} {words}".strip()
            before = state


def _part_step(name: str, bare: Bare) -> PartStep:
    return PartStep(
        name,
        lineage.part_words(name),
        bare.before.get(name),
        bare.after.get(name),
        sum(n for c, n in bare.plus.items() if c[0] == name),
        sum(n for c, n in bare.minus.items() if c[0] == name),
    )
