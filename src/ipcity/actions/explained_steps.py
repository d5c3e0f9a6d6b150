"""One step of an explanation: its cause, its effect on each part, and its rows named for one reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from ipcity.actions import amounts, interval_words, lineage, row_origins
from ipcity.actions.knowledge import edited_since
from ipcity.actions.lineage import Key
from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.indicators import Indicator
from ipcity.store.ledgers import LedgerRow, ledgers
from ipcity.store.models.row_histories import RowHistory


class Cause(StrEnum):
    """Why rows count otherwise than before."""

    RULE = "rule"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    ENTERED = "entered"
    LAPSED = "lapsed"


CAUSE_WORDS = {
    Cause.RULE: "计算规则或口径变化",
    Cause.CORRECTED: "数据更正",
    Cause.REPLACED: "换用新公布的数",
    Cause.ENTERED: "新计入",
    Cause.LAPSED: "不再计入",
}


# One contribution as two snapshots can be compared by it, and from when until when it counts.
Contribution = tuple[str, str, int, str | None, Decimal | None]
Span = tuple[date, date | None]
Pair = tuple[Counter[Contribution], Counter[Contribution]]


@dataclass(frozen=True)
class ChangedRow:
    """One row that counts otherwise; ``sign`` +1 came in, -1 went out. ``changes`` tells why, or what
    was corrected; ``unit`` is that of ``amount``."""

    part: str
    ledger: str
    row: int
    label: str
    sign: int
    amount: Decimal | None
    unit: str
    changes: tuple[str, ...] = ()

    @property
    def amount_text(self) -> str:
        return amounts.told(self.amount, self.unit)


@dataclass(frozen=True)
class PartStep:
    """A part before and after one step, and how many contributions came and went."""

    name: str
    label: str
    before: Decimal | None
    after: Decimal | None
    came: int
    went: int
    unit: str = ""


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
class Bare:
    """A step before its rows are named."""

    cause: Cause
    effect: Decimal
    note: str
    before: Mapping[str, Decimal | None]
    after: Mapping[str, Decimal | None]
    plus: Counter[Contribution]
    minus: Counter[Contribution]


@dataclass(frozen=True)
class Teller:
    """Names rows for one reader, and tells what was changed in them between two moments."""

    district: int
    since: datetime
    until: datetime
    actor: Actor
    rule: Indicator
    spans: Mapping[Contribution, Span]

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
            _part_step(name, bare, rows)
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
        columns = amounts.summed(self.rule)
        for one in some:
            part, ledger, row, _, amount = one
            known = named.get((ledger, row))
            yield ChangedRow(
                lineage.part_words(part),
                ledger,
                row,
                str(known) if known is not None else str(row),
                sign,
                amount,
                amounts.unit_of(columns, part, known),
                corrected.get((ledger, row)) or (self._reason(one, sign, known),),
            )

    def _reason(self, one: Contribution, sign: int, row: LedgerRow | None) -> str:
        start, end = self.spans[one]
        if sign > 0:
            return interval_words.begun(start)
        return interval_words.ended(interval_words.intervals(self.rule).get(one[:2]), row, end)

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


def _part_step(name: str, bare: Bare, rows: Sequence[ChangedRow]) -> PartStep:
    label = lineage.part_words(name)
    return PartStep(
        name,
        label,
        bare.before.get(name),
        bare.after.get(name),
        sum(n for c, n in bare.plus.items() if c[0] == name),
        sum(n for c, n in bare.minus.items() if c[0] == name),
        next((row.unit for row in rows if row.part == label), ""),
    )
