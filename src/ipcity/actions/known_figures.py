"""Every figure the system can vouch for on a day, under all the names that a paper gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions import item_lights, measurements, own_indicators, snapshots
from ipcity.actions.contexts import context_of
from ipcity.actions.item_lights import LitItem
from ipcity.actions.reporting_standings import by_unit
from ipcity.actions.standings import TargetStanding, standings
from ipcity.domain.indicators import Context, Indicator, version_on
from ipcity.domain.plans.facts import Direction
from ipcity.domain.plans.standings import Light, asked_on, stand
from ipcity.domain.supervision.draft_claims import COUNTED
from ipcity.domain.supervision.draft_figures import SUPPORT, Known, KnownDay, World
from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.supervision.lights import Signal
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.lake.archives import Archive
from ipcity.store.models.facts import CitedDocument, Target
from ipcity.store.models.items import ItemUnit
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit

MOST_DAYS = 40
Values = Mapping[str, Mapping[date, Decimal]]
ITEM_TOPIC = ("督办", "事项", "任务")
TARGET_TOPIC = ("指标", "目标")
LIGHT_NAMES = {
    Light.GREEN: ("绿灯", "达到进度", "达到序时进度"),
    Light.YELLOW: ("黄灯", "略有落后"),
    Light.RED: ("红灯", "明显落后"),
    Light.NONE: ("无数据", "未作评价"),
}
SIGNAL_NAMES: Mapping[Signal, tuple[str, ...]] = {
    Signal.RED: ("红灯",), Signal.YELLOW: ("黄灯",), Signal.BLUE: ("蓝灯",), Signal.GREEN: ("绿灯",),
}  # fmt: skip
# What papers call these figures beside their own names, by the family of the indicator.
FURTHER_NAMES = {
    "trademarks.in-term": ("注册商标总量", "有效商标量", "商标有效注册量"),
    "software": ("软件授权率",),
    "deals.open-licences": ("开放许可",),
    "deals.open-licensed-patents": ("开放许可",),
    "products.filed": ("专利密集型产品", "备案专利密集型产品"),
    "cases.handled-rate": ("案件办结率", "案件处理率"),
    "finance.released-of-year": ("质押融资", "质押融资金额", "质押融资总额"),
}


def world(
    *,
    plan: PlanVersion,
    on: date,
    wanted: Sequence[date] = (),
    passages: Sequence[Passage] = (),
    whole: bool = True,
) -> World:
    """What is known on ``on``; values also of the days one compares with, and of ``wanted``.

    ``whole`` False leaves out the figures of single units and what they are chased for.
    """
    programme = plan.programme
    context = context_of(programme)
    landmarks = _landmarks(on, context.baseline)
    days = sorted({on, *landmarks, *list(dict.fromkeys(wanted))[:MOST_DAYS]})
    days = sorted({*days, *(day - timedelta(days=1) for day in wanted if day.day == 1)})
    units = list(Unit.objects.filter(district=plan.district_id))
    subjects = _subjects(units)
    named = _units_named(subjects, passages) if whole else set()
    indicators = _indicators(plan, on)
    values, parts = _counted(plan, indicators, days, on, named)
    targets = list(_targets(plan, on, values, parts, indicators))
    bound = {each.code for each in standings_of(plan, on).values()}
    others = [_own(each, values, parts) for each in indicators if each.code not in bound]
    figures = (
        *targets,
        *others,
        *_light_counts(plan, on, values),
        *(_chased(plan, on) if whole else ()),
    )
    years = (context.first_year, context.last_year)
    return World(
        on, figures, subjects, tuple(_days(plan, on)), frozenset(_documents(plan)), years,
        landmarks=frozenset(landmarks - {period_on(on, Cycle.MONTHLY).previous().last}),
    )  # fmt: skip


def _counted(
    plan: PlanVersion,
    indicators: Sequence[Indicator],
    days: Sequence[date],
    on: date,
    units: set[str],
) -> tuple[Values, Mapping[str, Mapping[str, Decimal]]]:
    """Values by day, and of the day by unit, from the newest snapshot in one pass."""
    held = snapshots.latest(plan.district_id)
    if held is None:
        return {}, {}
    context = context_of(plan.programme)
    with snapshots.opened(plan.district_id, held.manifest) as archive:
        values = _values(archive, indicators, days, context)
        return values, _parts(archive, indicators, on, context, units)


def standings_of(plan: PlanVersion, on: date) -> Mapping[str, TargetStanding]:
    return standings(plan=plan, targets=list(Target.objects.of(plan)), on=on)


def _landmarks(on: date, baseline: date) -> set[date]:
    """The days that papers compare with: ends of earlier months, quarters and years."""
    ago = (
        on.replace(year=on.year - 1, day=28)
        if (on.month, on.day) == (2, 29)
        else on.replace(year=on.year - 1)
    )
    before = {
        period_on(on, cycle).previous().last
        for cycle in (Cycle.MONTHLY, Cycle.QUARTERLY, Cycle.YEARLY)
    }
    starts = {period_on(on, Cycle.QUARTERLY).start - timedelta(days=1)}
    return {ago, baseline, date(on.year - 2, 12, 31), *before, *starts}


def _indicators(plan: PlanVersion, on: date) -> list[Indicator]:
    """Each in the version of that day."""
    known = own_indicators.known(plan.district_id)
    return [
        found for versions in known.values() if (found := version_on(versions, on) or versions[0])
    ]


def _values(
    archive: Archive, indicators: Sequence[Indicator], days: Sequence[date], context: Context
) -> Values:
    found = measurements.evaluate(archive, indicators, days, context)
    return {
        code: {day: r.value for day, r in zip(days, results, strict=True) if r.value is not None}
        for code, results in found.items()
    }


def _parts(
    archive: Archive, indicators: Sequence[Indicator], on: date, context: Context, units: set[str]
) -> Mapping[str, Mapping[str, Decimal]]:
    """By indicator and unit: an organ's by the unit that keeps the rows, a town's by their place."""
    if not units:
        return {}
    found: dict[str, dict[str, Decimal]] = {}
    for each in indicators:
        if not archive.holds(each.needs()):
            continue
        mine: dict[str, Decimal] = {}
        for by in ("unit", "region"):
            if by in each.splits:
                split = archive.split(each, on, context, by)
                mine |= {
                    str(k): r.value
                    for k, r in split.items()
                    if str(k) in units and r.value is not None
                }
        found[each.code] = mine
    return found


def _targets(
    plan: PlanVersion, on: date, values: Values, parts: Mapping[str, Mapping[str, Decimal]],
    indicators: Iterable[Indicator],
) -> Iterator[Known]:  # fmt: skip
    names = {each.code: each.name for each in indicators}
    former = _former_names(plan)
    for key, standing in standings_of(plan, on).items():
        target, course, code = standing.target, standing.course, standing.code
        asked = {}
        if course is not None:
            days = (
                [on, *(date(year, 12, 31) for year in range(on.year, course.steps[-1].year + 1))]
                if course.steps
                else [on]
            )
            asked = {
                day: value
                for day in days
                if (value := asked_on(course.of, course.steps, day)) is not None
            }
        yield Known(
            key,
            target.name,
            (target.name, *former.get(key, ()), *_further(code, names.get(code, ""))),
            target.unit,
            values.get(code, {}),
            parts.get(code, {}),
            {target.due or 0: target.value},
            target.value_max,
            asked,
            growth=target.basis == Target.Basis.GROWTH,
            flow=target.basis == Target.Basis.FLOW,
            rank=0,
        )


def _further(code: str, name: str) -> tuple[str, ...]:
    more = [
        words
        for prefix, words in FURTHER_NAMES.items()
        if code == prefix or code.startswith(f"{prefix}.")
    ]
    return tuple(each for each in (name, *(word for words in more for word in words)) if each)


def _former_names(plan: PlanVersion) -> Mapping[str, set[str]]:
    """What earlier versions of the plan, and the document itself, called each target."""
    found: dict[str, set[str]] = {}
    rows = Target.objects.standing().filter(plan__programme=plan.programme_id)
    for key, name, compiled in rows.values_list("key", "name", "as_compiled"):
        found.setdefault(key, set()).add(name)
        if compiled and compiled.get("name"):
            found[key].add(str(compiled["name"]))
    return found


def _own(indicator: Indicator, values: Values, parts: Mapping[str, Mapping[str, Decimal]]) -> Known:
    code = indicator.code
    return Known(
        code,
        indicator.name,
        _further(code, indicator.name),
        indicator.unit,
        values.get(code, {}),
        parts.get(code, {}),
        growth="growth" in code,
        flow=code.endswith("of-year"),
    )


def _light_counts(plan: PlanVersion, on: date, values: Values) -> Iterator[Known]:
    counts = dict.fromkeys(LIGHT_NAMES, 0)
    found = standings_of(plan, on)
    for each in found.values():
        value = values.get(each.code, {}).get(on)
        if each.course is not None and value is not None:
            light = stand(
                each.course.of, each.course.steps, value, on,
                direction=Direction(each.target.direction), most=each.target.value_max,
            ).light  # fmt: skip
            counts[light] = counts.get(light, 0) + 1
    total = _Tally(len(found), {})
    yield _count("lights", "量化目标", ("量化目标", "量化指标", "指标总数"), total, on)
    for light, names in LIGHT_NAMES.items():
        tally = _Tally(counts[light], {})
        yield _count(f"lights/{light}", f"指标{names[0]}", names, tally, on, TARGET_TOPIC)


@dataclass(frozen=True)
class _Tally:
    """Counts of one set of rows: in all, and by unit."""

    count: int
    parts: Mapping[str, Decimal]


def _count(
    key: str,
    label: str,
    names: tuple[str, ...],
    tally: _Tally,
    on: date,
    topic: tuple[str, ...] = (),
) -> Known:
    value = {on: Decimal(tally.count)}
    return Known(key, label, names, "项", value, tally.parts, rank=COUNTED, topic=topic)


def _chased(plan: PlanVersion, on: date) -> Iterator[Known]:
    yield from _items(plan, on)
    yield from _reporting(plan, on)


def _items(plan: PlanVersion, on: date) -> Iterator[Known]:
    """督办事项 in all, by light, finished and overdue; of the district, of who leads and who supports."""
    lit = item_lights.lit_items(programme=plan.programme, on=on)
    if not lit:
        return
    sets: list[tuple[str, tuple[str, ...], list[LitItem], tuple[str, ...]]] = [
        ("items", ("督办事项", "督办", "牵头事项"), list(lit), ()),
        ("items/finished", ("办结",), [e for e in lit if e.is_finished], ITEM_TOPIC),
        ("items/late", ("超期",), [e for e in lit if e.late_days > 0], ITEM_TOPIC),
    ]
    for signal, names in SIGNAL_NAMES.items():
        mine = [each for each in lit if each.signal is signal and not each.is_finished]
        sets.append((f"items/{signal}", names, mine, ITEM_TOPIC))
    leads = {each.unit for each in lit}
    supports = {unit for each in lit for unit in _supporting(each)}
    for key, names, mine, topic in sets:
        led = _Tally(len(mine), _by(leads, mine, lambda each: {each.unit}))
        yield _count(
            key, "督办事项" if key == "items" else f"{names[0]}事项", names, led, on, topic
        )
        helped = _Tally(len(mine), _by(supports, mine, _supporting))
        words = ("配合事项",) if key == "items" else names
        label = "配合事项" if key == "items" else f"配合的{names[0]}事项"
        yield _count(f"{key}/support", label, words, helped, on, (SUPPORT,) if topic else ())


def _supporting(each: LitItem) -> set[int]:
    return {one.unit_id for one in each.item.units.all() if one.role == ItemUnit.Role.SUPPORT}


def _by(
    units: Iterable[int], lit: Iterable[LitItem], of: Callable[[LitItem], set[int]]
) -> Mapping[str, Decimal]:
    return {str(unit): Decimal(sum(unit in of(each) for each in lit)) for unit in units}


def _reporting(plan: PlanVersion, on: date) -> Iterator[Known]:
    """报送完整率 and 及时率 of the period that ends on the day, of each unit and of all."""
    for cycle in (Cycle.QUARTERLY, Cycle.MONTHLY, Cycle.YEARLY):
        period = period_on(on, cycle)
        rows = by_unit(programme=plan.programme, period=period, on=on)
        if not rows:
            continue
        due = sum(row.due for row in rows)
        for key, label, share in (
            ("complete", "报送完整率", "reported"),
            ("timely", "报送及时率", "on_time"),
        ):
            total = Decimal(sum(getattr(row, share) for row in rows)) / due * 100 if due else None
            rate = "completeness" if key == "complete" else "timeliness"
            parts = {str(r.unit.pk): v for r in rows if (v := getattr(r, rate)) is not None}
            if total is not None:
                yield Known(
                    f"reporting/{key}", label, (label,), "%", {on: total}, parts, rank=COUNTED
                )
        missing = {on: Decimal(sum(row.missing > 0 for row in rows))}
        names = ("未报单位", "未报送单位")
        yield Known("reporting/missing", names[0], names, "个", missing, rank=COUNTED)
        return


def _days(plan: PlanVersion, on: date) -> Iterator[KnownDay]:
    if plan.issued_on:
        yield KnownDay("方案印发日期", ("印发日期", "方案印发于", "方案于"), plan.issued_on)
    for each in item_lights.lit_items(programme=plan.programme, on=on):
        if each.item.due:
            yield KnownDay(f"“{each.item.title[:20]}”办结期限", (each.item.title,), each.item.due)


def _documents(plan: PlanVersion) -> Iterator[str]:
    numbers = CitedDocument.objects.of(plan).values_list("number", flat=True)
    yield from (each for each in (plan.document_number, *numbers) if each)


def _subjects(units: Iterable[Unit]) -> Mapping[str, str]:
    """Every name of every unit; the district's own names stand for the whole."""
    found: dict[str, str] = {}
    for unit in units:
        key = "" if unit.kind == Unit.Kind.DISTRICT else str(unit.pk)
        names = [unit.name, unit.full_name, *unit.aliases]
        found |= {name: key for name in names if name and len(name) > 1}
        for short in (unit.name.removesuffix("街道"), unit.name.removesuffix("镇")):
            if key and len(short) > 2:
                found.setdefault(short, key)
    return found


def _units_named(subjects: Mapping[str, str], passages: Iterable[Passage]) -> set[str]:
    text = "\n".join(f"{each.text}{each.row_head}{each.column_head}" for each in passages)
    return {key for name, key in subjects.items() if key and name in text}
