"""What a meeting should speak of: red and yellow items, targets behind, overspent lines, 批示 overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ipcity.actions.budget_lines import overspent
from ipcity.actions.item_lights import LitItem, lit_items
from ipcity.actions.standings import TargetStanding, standings
from ipcity.domain.plans.standings import LIGHT_WORDS, Light
from ipcity.domain.supervision.lights import SIGNAL_WORDS, WORST_FIRST, Signal
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.budgets import Budget
from ipcity.store.models.facts import AssignedUnit, Target
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.meeting_papers import AgendaPoint
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

Source = AgendaPoint.Source
CALLED_FOR = (Signal.RED, Signal.YELLOW)
BEHIND = (Light.RED, Light.YELLOW)


@dataclass(frozen=True)
class Proposed:
    """A point that might go on the agenda, with the reason and who should speak to it."""

    title: str
    words: str = ""
    signal: str = ""
    unit: Unit | None = None
    source_kind: str = Source.TYPED
    source_id: str = ""

    @property
    def key(self) -> str:
        """Names the point in a form."""
        return f"{self.source_kind}:{self.source_id}"


def draft(*, programme: Programme, on: date, at: datetime) -> tuple[Proposed, ...]:
    """Items first, the worst light and the longest lateness before the others, then targets."""
    found = lit_items(programme=programme, on=on, at=at)
    called = [each for each in found if each.signal in CALLED_FOR]
    called.sort(key=lambda e: (WORST_FIRST.index(e.signal), -e.late_days, e.item.number))
    lines = overspent(Budget.objects.filter(district=programme.district_id))
    return (
        *map(_item, called),
        *_targets(programme, on),
        *(
            Proposed(
                f"关于预算项目“{each.line.name}”超支问题", each.words, Signal.RED,
                each.line.unit, Source.BUDGET, str(each.line.pk),
            )
            for each in lines
        ),
        *_relays(programme, on),
    )  # fmt: skip


def _item(lit: LitItem) -> Proposed:
    words = f"{SIGNAL_WORDS[lit.signal]}：{'；'.join(lit.reasons)}"
    missing = [each.missing for each in lit.evidence if not each.checked.satisfied]
    told = f"{words}。尚缺：{'；'.join(missing)}" if missing else words
    return Proposed(
        f"关于“{lit.item.title}”推进情况"[:300], told[:1000], lit.signal,
        lit.item.lead, Source.ITEM, str(lit.item.pk),
    )  # fmt: skip


def _targets(programme: Programme, on: date) -> Iterator[Proposed]:
    plan = PlanVersion.objects.filter(programme=programme).in_force().listed().first()
    if plan is None:
        return
    rows = list(Target.objects.of(plan).order_by("position"))
    leads = _leads(plan)
    found = standings(plan=plan, targets=rows, on=on).values()
    behind = [each for each in found if each.standing.light in BEHIND]
    behind.sort(key=lambda each: BEHIND.index(each.standing.light))
    for each in behind:
        yield _target(each, leads.get(each.target.place))


def _target(found: TargetStanding, lead: Unit | None) -> Proposed:
    target, told = found.target, found.standing
    words = LIGHT_WORDS[told.light]
    if told.value is not None and told.asked is not None:
        words += f"：现为{decimal_text(told.value)}{target.unit}，应达到{decimal_text(told.asked)}{target.unit}"
    title = f"关于{target.name}（{target.key}）进度落后问题"
    return Proposed(title[:300], words, told.light, lead, Source.TARGET, target.key)


def _leads(plan: PlanVersion) -> dict[str, Unit]:
    rows = AssignedUnit.objects.of(plan).filter(
        role__in=(AssignedUnit.Role.LEAD, AssignedUnit.Role.RESPONSIBLE), unit__isnull=False
    )
    found: dict[str, Unit] = {}
    for row in rows.select_related("unit", "assignment__task").order_by("position"):
        if row.assignment.task is not None and row.unit is not None:
            found.setdefault(row.assignment.task.key, row.unit)
    return found


def _relays(programme: Programme, on: date) -> Iterator[Proposed]:
    rows = InstructionRelay.objects.filter(district=programme.district_id, due__lt=on)
    for each in rows.exclude(state="closed").select_related("instruction", "unit"):
        words = f"{each.unit.name}应于{each.due}前回复，{each.get_state_display()}"
        title = f"关于领导批示“{each.instruction}”落实情况"
        yield Proposed(title[:300], words, Signal.RED, each.unit, Source.INSTRUCTION, str(each.pk))
