"""How targets stand, as pages show it: the value in its unit, the light, and as of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ipcity.actions.bindings import bound_codes
from ipcity.actions.standings import TargetStanding, newest, standings
from ipcity.domain.plans.facts import Direction
from ipcity.domain.plans.standings import LIGHT_WORDS, Light, built_light, trend_light
from ipcity.domain.plans.wording import amount_words
from ipcity.store.models.facts import Deliverable, Target, Trend
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.snapshots import LedgerChange

COLOURS = {
    Light.GREEN: "green",
    Light.YELLOW: "yellow",
    Light.RED: "red",
    Light.NONE: "none",
}


@dataclass(frozen=True)
class Standing:
    """``value`` and ``word`` as shown; ``colour`` is a light of the components.

    ``measurement`` is the stored value's id, None without one; ``on`` its day, ``known_at`` the
    moment up to which records are in it.
    """

    value: str
    colour: str
    word: str
    asked: str = ""
    gap: str = ""
    measurement: int | None = None
    on: date | None = None
    known_at: datetime | None = None
    rows: int = 0


NO_RECORDS = Standing("无数据", "none", "无数据")
TREND_WORDS = {Light.GREEN: "符合方向", Light.YELLOW: "没有变化", Light.RED: "方向相反"}
BUILT_WORDS = {Light.GREEN: "已验收", Light.YELLOW: "尚未验收"}


def shown_standing(found: TargetStanding) -> Standing:
    """One target's standing in words and figures."""
    row, told, unit = found.measurement, found.standing, found.target.unit
    asked = "" if told.asked is None else amount_words(told.asked, unit)
    if row is None or row.value is None:
        return Standing("无数据", "none", "无数据", asked, known_at=row.known_at if row else None)
    word = LIGHT_WORDS[told.light]
    if told.light is Light.NONE:
        word = "缺基准值"
    elif told.asked is None:
        word = "尚未到期"
    sign = "+" if told.gap is not None and told.gap > 0 else ""
    return Standing(
        amount_words(row.value, unit),
        COLOURS[told.light],
        word,
        asked,
        "" if told.gap is None else f"{sign}{amount_words(told.gap, unit)}",
        row.pk,
        row.on,
        row.known_at,
        row.rows,
    )


@dataclass(frozen=True)
class AsOf:
    """Up to when records are in the values of a page; ``computing``: newer ones are on their way."""

    known_at: datetime | None
    on: date | None
    computing: bool


def as_of(plan: PlanVersion, found: Iterable[TargetStanding]) -> AsOf:
    """The latest of the values shown, and whether records have changed since."""
    rows = [each.measurement for each in found if each.measurement is not None]
    newest = max(rows, key=lambda row: row.known_at, default=None)
    return AsOf(
        newest.known_at if newest else None,
        newest.on if newest else None,
        LedgerChange.objects.filter(district=plan.district_id).exists(),
    )


def shown_facts(
    plan: PlanVersion, facts: Iterable[Trend | Deliverable], on: date
) -> list[tuple[Trend | Deliverable, Standing]]:
    """Trends and deliverables, each with its change or its accepted milestones."""
    listed = list(facts)
    codes = bound_codes(plan.programme)
    measured = newest(plan, {codes[f.key] for f in listed if f.key in codes}, on)
    return [(fact, _shown_fact(fact, measured.get(codes.get(fact.key, "")))) for fact in listed]


def _shown_fact(fact: Trend | Deliverable, row: Measurement | None) -> Standing:
    value = row.value if row else None
    if row is None or value is None:
        return NO_RECORDS
    trend = isinstance(fact, Trend)
    light = trend_light(value, Direction(fact.direction)) if trend else built_light(value)
    words = TREND_WORDS if trend else BUILT_WORDS
    said = f"{value:+.2f}%" if trend else f"{value:.0f} 项"
    return Standing(
        said, COLOURS[light], words[light], "", "", row.pk, row.on, row.known_at, row.rows
    )


def standings_of(plan: PlanVersion, targets: Iterable[Target], on: date) -> Mapping[str, Standing]:
    """By target key; the same few queries for one and for many."""
    return {
        key: shown_standing(found)
        for key, found in standings(plan=plan, targets=targets, on=on).items()
    }
