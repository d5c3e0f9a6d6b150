"""What the leader's page says: on course or not, where not, who, since when, what next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions.budget_lines import Balance, overspent
from ipcity.actions.item_lights import LitItem, lit
from ipcity.actions.standings import TargetStanding, standings
from ipcity.domain.access import Scope
from ipcity.domain.plans.facts import Direction
from ipcity.domain.plans.standings import Light, stand
from ipcity.domain.supervision.lights import SIGNAL_WORDS, WORST_FIRST, Signal
from ipcity.store.models.budgets import Budget
from ipcity.store.models.facts import Target, Task
from ipcity.store.models.items import Item, ItemUnit
from ipcity.store.models.measurements import MeasurementSeries
from ipcity.store.models.meetings import Meeting
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.reporting import Report
from ipcity.web.figures import about, stated
from ipcity.web.row_lights.budgets import state
from ipcity.web.standing import AsOf, Standing, as_of, shown_standing

WORST = (Light.RED, Light.YELLOW, Light.NONE, Light.GREEN)
TARGET_WORDS = ((Light.RED, "明显落后"), (Light.YELLOW, "略有落后"), (Light.NONE, "无数据"))
# What one sheet of paper holds beside all targets and tasks; the rest is a link. Overspent lines
# take the room of items.
ITEMS, LINES, UNITS, NEXT = 9, 3, 8, 4


@dataclass(frozen=True)
class Reading:
    """Whose rows are read: of the plan, of the work, of the ledgers."""

    plan: Scope
    work: Scope
    ledgers: Scope


@dataclass(frozen=True)
class TargetLine:
    """One target; ``since`` is the month since which it has not been at its path."""

    target: Target
    number: str
    unit: str
    path_words: str
    now: Standing
    since: str


@dataclass(frozen=True)
class ItemLine:
    item: Item
    colour: str
    word: str
    lead: str
    support: str
    since: str


@dataclass(frozen=True)
class UnitLine:
    """What a unit leads, by light, and apart what it supports."""

    pk: int
    name: str
    red: int
    yellow: int
    led: int
    supported: int

    @property
    def red_query(self) -> str:
        return f"{self.led_query}&light={Signal.RED}"

    @property
    def yellow_query(self) -> str:
        return f"{self.led_query}&light={Signal.YELLOW}"

    @property
    def led_query(self) -> str:
        return f"?lead={self.pk}"

    @property
    def supported_query(self) -> str:
        return f"?support={self.pk}"


@dataclass(frozen=True)
class TaskLine:
    """A task with the worst light of its items."""

    task: Task
    colour: str
    word: str


@dataclass(frozen=True)
class BudgetLine:
    """A budget line that is overspent."""

    line: Budget
    state: str
    unit: str


@dataclass(frozen=True)
class NextLine:
    """What comes next; ``route`` and ``key`` name its page, empty where it has none."""

    kind: str
    what: str
    day: date
    who: str = ""
    route: str = ""
    key: object = ""


@dataclass(frozen=True)
class Sheet:
    """The whole page. ``figures``: label, value, unit, note, route, query."""

    plan: PlanVersion
    on: date
    as_of: AsOf
    figures: tuple[tuple[str, object, str, str, str, str], ...]
    targets: tuple[TargetLine, ...]
    items: tuple[ItemLine, ...]
    items_left: int
    overspent: tuple[BudgetLine, ...]
    overspent_left: int
    units: tuple[UnitLine, ...]
    tasks: tuple[TaskLine, ...]
    next: tuple[NextLine, ...]
    lit: int


def compose(plan: PlanVersion, reading: Reading, on: date) -> Sheet:
    """The same few queries for any number of targets, tasks and items."""
    found = standings(plan=plan, targets=Target.objects.within(reading.plan).of(plan), on=on)
    told = list(found.values())
    rows = Item.objects.within(reading.work).filter(programme=plan.programme_id).with_units()
    work = lit(rows.order_by("number"), programme=plan.programme, on=on)
    lines = overspent(Budget.objects.within(reading.ledgers).filter(district=plan.district_id))
    bad = [each for each in _worst(work) if each.signal in (Signal.RED, Signal.YELLOW)]
    room = ITEMS - len(lines[:LINES])
    return Sheet(
        plan=plan,
        on=on,
        as_of=as_of(plan, told),
        figures=tuple(_figures(plan, told, work, on)),
        targets=_target_lines(plan, told),
        items=tuple(_item_line(each, on) for each in bad[:room]),
        items_left=len(bad[room:]),
        overspent=tuple(map(_budget_line, lines[:LINES])),
        overspent_left=len(lines[LINES:]),
        units=_unit_lines(work)[:UNITS],
        tasks=_task_lines(Task.objects.within(reading.plan).of(plan), work),
        next=_next(plan, reading, work, on),
        lit=len(work),
    )


def _figures(
    plan: PlanVersion, told: Sequence[TargetStanding], work: Sequence[LitItem], on: date
) -> Iterable[tuple[str, object, str, str, str, str]]:
    """Four at most: targets on course, items on course, items overdue, days left."""
    lights = Counter(each.standing.light for each in told)
    behind = "，".join(f"{word} {lights[light]}" for light, word in TARGET_WORDS if lights[light])
    total = f"共 {len(told)} 项" + (f"：{behind}" if behind else "")
    yield "指标达到进度", lights[Light.GREEN], "项", total, "targets", ""
    signals = Counter(each.signal for each in work)
    calm = signals[Signal.GREEN] + signals[Signal.BLUE]
    soon = f"，临近到期 {signals[Signal.BLUE]}" if signals[Signal.BLUE] else ""
    yield "事项正常", calm, "项", f"共交办 {len(work)} 项{soon}", "items", ""
    slow = f"进度落后 {signals[Signal.YELLOW]} 项"
    yield "逾期未完成", signals[Signal.RED], "项", slow, "items", f"?light={Signal.RED}"
    last = plan.last_year or plan.programme.last_year
    if last:
        left = (date(last, 12, 31) - on).days
        words = f"至{last}年12月31日" if left >= 0 else "已到期"
        yield "距期末", max(left, 0), "天", words, "", ""


def _target_lines(plan: PlanVersion, told: Sequence[TargetStanding]) -> tuple[TargetLine, ...]:
    """The worst first; among equals in the plan's order."""
    series = _series(plan, told)
    listed = sorted(told, key=lambda each: WORST.index(each.standing.light))
    return tuple(_target_line(each, series.get(each.code, ())) for each in listed)


def _series(
    plan: PlanVersion, told: Sequence[TargetStanding]
) -> Mapping[str, tuple[tuple[date, Decimal | None], ...]]:
    """The stored months of every target by indicator, each under the context of its own value."""
    contexts = {e.code: e.measurement.context for e in told if e.measurement is not None}
    rows = MeasurementSeries.objects.filter(
        district=plan.district_id, indicator__in=[e.code for e in told]
    )
    return {
        row.indicator: tuple(
            (date.fromisoformat(day), None if value is None else Decimal(value))
            for day, value in row.points
        )
        for row in rows
        if contexts.get(row.indicator) == row.context
    }


def _target_line(each: TargetStanding, points: Iterable[tuple[date, Decimal | None]]) -> TargetLine:
    number, unit = stated(each.target)
    asked = each.standing.asked
    return TargetLine(
        target=each.target,
        number=number,
        unit=unit,
        path_words="—" if asked is None else about(asked, each.target.unit),
        now=shown_standing(each),
        since=_behind_since(each, points),
    )


def _behind_since(each: TargetStanding, points: Iterable[tuple[date, Decimal | None]]) -> str:
    """The first of the stored months that have been behind without a break up to now."""
    row, course = each.measurement, each.course
    behind = (Light.RED, Light.YELLOW)
    if row is None or course is None or each.standing.light not in behind:
        return ""
    first = row.on
    for day, value in sorted((p for p in points if p[0] < row.on), reverse=True):
        judged = stand(
            course.of,
            course.steps,
            value,
            day,
            direction=Direction(each.target.direction),
            most=each.target.value_max,
        )
        if judged.light not in behind:
            break
        first = day
    return f"{first.year}年{first.month}月起"


def _worst(work: Iterable[LitItem]) -> list[LitItem]:
    """Red before yellow; the latest first; then what is due first."""
    return sorted(
        work,
        key=lambda each: (
            WORST_FIRST.index(each.signal),
            -each.late_days,
            each.standing.due or date.max,
            each.item.number,
        ),
    )


def _item_line(each: LitItem, on: date) -> ItemLine:
    due = each.standing.due
    if each.signal is Signal.RED and due is not None:
        since = f"{due + timedelta(days=1)}起，逾期{(on - due).days}天"
    else:
        since = f"期限{due}" if due else "未定期限"
    return ItemLine(
        each.item,
        each.signal.value,
        SIGNAL_WORDS[each.signal],
        each.item.lead.name,
        "、".join(part.unit.name for part in each.item.supporting()),
        since,
    )


def _budget_line(each: Balance) -> BudgetLine:
    return BudgetLine(each.line, state(each), each.line.unit.name if each.line.unit else "")


def _unit_lines(work: Iterable[LitItem]) -> tuple[UnitLine, ...]:
    """Units that lead something, the worst first; what they support stands apart."""
    led: dict[int, list[LitItem]] = {}
    names: dict[int, str] = {}
    supported: Counter[int] = Counter()
    for each in work:
        for part in each.item.units.all():
            names[part.unit_id] = part.unit.name
            if part.role == ItemUnit.Role.SUPPORT:
                supported[part.unit_id] += 1
            else:
                led.setdefault(part.unit_id, []).append(each)
    lines = [
        UnitLine(
            pk,
            names[pk],
            sum(each.signal is Signal.RED for each in own),
            sum(each.signal is Signal.YELLOW for each in own),
            len(own),
            supported[pk],
        )
        for pk, own in led.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.red, -line.yellow, -line.led, line.name)))


def _task_lines(tasks: Iterable[Task], work: Iterable[LitItem]) -> tuple[TaskLine, ...]:
    worst: dict[str, Signal] = {}
    for each in reversed(_worst(work)):
        worst[each.item.task_key] = each.signal
    return tuple(
        TaskLine(
            task,
            worst[task.key].value if task.key in worst else "none",
            SIGNAL_WORDS[worst[task.key]] if task.key in worst else "未交办",
        )
        for task in tasks
    )


def _next(
    plan: PlanVersion, reading: Reading, work: Iterable[LitItem], on: date
) -> tuple[NextLine, ...]:
    """The items due next, the next reporting day, the next meeting, in the order of their days."""
    coming = [
        NextLine("事项到期", e.item.title, e.standing.due, e.item.lead.name, "item", e.item.pk)
        for e in work
        if e.standing.due is not None and e.standing.due >= on and not e.is_finished
    ]
    found = sorted(coming, key=lambda line: (line.day, str(line.key)))[:NEXT]
    reports = Report.objects.within(reading.work).filter(period__programme=plan.programme_id)
    report = reports.still_open().filter(due__gte=on).listed().order_by("due", "pk").first()
    if report is not None:
        what = f"{report.period.period.words}报表"
        found.append(NextLine("报送截止", what, report.due, "", "report", report.pk))
    meetings = Meeting.objects.within(reading.ledgers).filter(
        district=plan.district_id, voided_at=None, held_on__gte=on
    )
    meeting = meetings.order_by("held_on", "pk").first()
    if meeting is not None:
        found.append(NextLine("会议", meeting.name, meeting.held_on, meeting.place))
    return tuple(sorted(found, key=lambda line: line.day))
