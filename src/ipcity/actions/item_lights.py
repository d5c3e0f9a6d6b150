"""The items of a programme with their lights on a day, from stored rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Q

from ipcity.actions.calendars import calendar_of
from ipcity.actions.light_rules import rule_on
from ipcity.domain.supervision.courses import Event, Standing, standing_on
from ipcity.domain.supervision.evidence import Checked, share
from ipcity.domain.supervision.items import Move, Stage
from ipcity.domain.supervision.lights import Signal, judge
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.days import CHINA, day_of
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.items import EvidenceReading, Item, ItemEvidence, ItemMove
from ipcity.store.models.programmes import Programme


@dataclass(frozen=True)
class CheckedEvidence:
    """A line of evidence with the reading that judges it; None: nothing was read yet."""

    evidence: ItemEvidence
    checked: Checked
    reading: EvidenceReading | None

    @property
    def value_text(self) -> str:
        value = self.checked.value
        return "无数据" if value is None else f"{decimal_text(value)}{self.evidence.measure}"

    @property
    def missing(self) -> str:
        """What is still asked for, in words."""
        return f"{self.evidence.name}应{self.evidence.asked}（现值：{self.value_text}）"


@dataclass(frozen=True)
class LitItem:
    """An item with its light; ``progress`` and ``elapsed`` in percent, ``late_days`` for ever.

    ``unit`` is the id of the unit that led it then; ``standing`` tells its dates and round.
    """

    item: Item
    signal: Signal
    progress: Decimal
    elapsed: Decimal
    late_days: int
    reasons: tuple[str, ...]
    evidence: tuple[CheckedEvidence, ...]
    standing: Standing
    unit: int

    @property
    def is_finished(self) -> bool:
        return self.standing.finished_on is not None


def lit_items(*, programme: Programme, on: date, at: datetime | None = None) -> tuple[LitItem, ...]:
    """Every item that is handed out on ``on``, in the order of its number.

    ``at``: the moment up to which moves and readings are believed, left out the end of ``on``.
    Nobody's rights are asked: pages narrow the answer to what their reader may see.
    """
    rows = Item.objects.filter(programme=programme).with_units()
    return lit(rows.order_by("number"), programme=programme, on=on, at=at)


def lit(
    items: Iterable[Item], *, programme: Programme, on: date, at: datetime | None = None
) -> tuple[LitItem, ...]:
    """The same for some of its items; the same few queries for any number."""
    moment = at or end_of(on)
    known = [each for each in items if each.entered_at <= moment]
    keys = [each.pk for each in known]
    rule = rule_on(programme.district_id, on, moment)
    calendar = calendar_of(programme.district_id, moment)
    moves, evidence = _moves(keys), _evidence(keys, moment)
    readings = _readings(evidence, on, moment)
    ends = date(programme.last_year, 12, 31) if programme.last_year else None
    found = []
    for item in known:
        known_moves = [each for each in moves.get(item.pk, ()) if each.at <= moment]
        standing = standing_on(events_of(item, known_moves), on, item.recurs, ends)
        if standing is not None:
            unit = _lead_on(moves[item.pk], item, on)
            checked = _checked(evidence.get(item.pk, ()), readings, standing, on, unit)
            course = standing.course(share([c.checked for c in checked]) if checked else None)
            told = judge(course, on, rule, calendar)
            found.append(
                LitItem(
                    item, told.signal, course.progress, told.elapsed, told.late_days,
                    told.reasons, checked, standing, unit,
                )
            )  # fmt: skip
    return tuple(found)


def end_of(on: date) -> datetime:
    """The last moment of the day ``on``."""
    return datetime.combine(on + timedelta(days=1), time.min, CHINA) - timedelta(microseconds=1)


def events_of(item: Item, moves: Iterable[ItemMove]) -> tuple[Event, ...]:
    """The moves as the domain counts them: by receipt, of a 补录 by the typed date."""
    return tuple(
        Event(
            Move(each.move),
            (each.on if item.is_backfill else None) or day_of(each.at),
            Stage(each.stage),
            each.due,
            each.started_on,
            each.progress,
            each.period,
        )
        for each in moves
    )


def _moves(keys: Sequence[int]) -> Mapping[int, list[ItemMove]]:
    found: dict[int, list[ItemMove]] = {}
    for each in ItemMove.objects.filter(item__in=keys).order_by("id"):
        found.setdefault(each.item_id, []).append(each)
    return found


def _lead_on(moves: Sequence[ItemMove], item: Item, on: date) -> int:
    """Today's lead, unless the item was handed on after ``on``: a renamed unit keeps its items."""
    days = [(each, day_of(each.at)) for each in moves]
    later = any(each.move == Move.TRANSFER and day > on for each, day in days)
    held = [each.unit_id for each, day in days if day <= on]
    return held[-1] if later and held else item.lead_id


def _evidence(keys: Sequence[int], at: datetime) -> Mapping[int, list[ItemEvidence]]:
    asked = Q(removed_at=None) | Q(removed_at__gt=at)
    rows = ItemEvidence.objects.filter(asked, item__in=keys, added_at__lte=at)
    found: dict[int, list[ItemEvidence]] = {}
    for each in rows.order_by("position", "id"):
        found.setdefault(each.item_id, []).append(each)
    return found


Readings = Mapping[int, list[EvidenceReading]]


def _readings(evidence: Mapping[int, list[ItemEvidence]], on: date, at: datetime) -> Readings:
    keys = [each.pk for rows in evidence.values() for each in rows]
    found: dict[int, list[EvidenceReading]] = {}
    for row in EvidenceReading.objects.known(on, at).filter(evidence__in=keys):
        found.setdefault(row.evidence_id, []).append(row)
    return found


def _checked(
    lines: Sequence[ItemEvidence], readings: Readings, standing: Standing, on: date, unit: int
) -> tuple[CheckedEvidence, ...]:
    days = standing.proof_days(on)
    return tuple(_line(each, readings.get(each.pk, ()), days, unit) for each in lines)


def _line(
    evidence: ItemEvidence, readings: Sequence[EvidenceReading], days: Sequence[date], unit: int
) -> CheckedEvidence:
    """Judged by the first day on which it holds, else by the last."""
    mine = [each for each in readings if each.unit_id in (None, unit)]
    found = [_by(evidence, [each for each in mine if each.on <= day]) for day in days]
    return next((each for each in found if each.checked.satisfied), found[-1])


def _by(evidence: ItemEvidence, readings: Sequence[EvidenceReading]) -> CheckedEvidence:
    newest = readings[-1] if readings else None
    value = newest.value if newest else None
    return CheckedEvidence(
        evidence, Checked(Comparator(evidence.comparator), evidence.figure, value), newest
    )
