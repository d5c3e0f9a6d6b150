"""What reporting, leaders' instructions, targets and budget lines say of a unit in a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from ipcity.actions import budget_lines, reporting_standings
from ipcity.actions.reporting_standings import UnitReporting
from ipcity.actions.standings import TargetStanding, standings
from ipcity.actions.unit_questions import (
    Answer,
    Behind,
    Question,
    Valued,
    counted,
    percent,
    share,
    valued,
)
from ipcity.domain.plans.standings import LIGHT_WORDS, Light
from ipcity.domain.terms.days import day_of
from ipcity.store.models.facts import AssignedUnit, Target
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.plans import PlanVersion

LEADING = (AssignedUnit.Role.LEAD, AssignedUnit.Role.RESPONSIBLE)


def reporting(source: str, question: Question) -> Answer:
    """Reports of the periods within this one, as they stand at the moment of asking: most fall due
    only after the period has ended."""
    told = reporting_standings.by_unit(
        programme=question.programme, period=question.period, on=day_of(question.at)
    )
    name = source.partition(".")[2]

    def value(units: frozenset[int], _: bool) -> Valued:
        mine = [each for each in told if each.unit.pk in units]
        rows = tuple(map(_reported, mine))
        due = sum(each.due for each in mine)
        if name in RATES:
            part = sum(getattr(each, RATES[name]) for each in mine)
            return valued(percent(Decimal(part), Decimal(due)), rows)
        return valued(sum(getattr(each, name) for each in mine) if mine else None, rows)

    return question.answers(value)


def _reported(each: UnitReporting) -> Behind:
    words = (
        f"应报{each.due}次，已报{each.reported}次，按期{each.on_time}次，迟报{each.late}次，"
        f"未报{each.missing}次，退回{each.returned}次"
    )
    return Behind("reporting", str(each.unit.pk), each.unit.name, words)


def relays(source: str, question: Question) -> Answer:
    """Instructions whose reply fell due in the period up to its day."""
    rows = InstructionRelay.objects.filter(
        district=question.programme.district_id,
        due__gte=question.period.start,
        due__lte=question.on,
        sent_at__lte=question.at,
    )
    due = list(rows.select_related("instruction", "unit").order_by("due", "id"))

    def value(units: frozenset[int], _: bool) -> Valued:
        mine = [each for each in due if each.unit_id in units]
        late = [each for each in mine if _is_late(each, question.on)]
        if source == "relays.late":
            return counted(_relay(each) for each in late)
        return share([e for e in mine if e not in late], mine, map(_relay, mine))

    return question.answers(value)


def _is_late(relay: InstructionRelay, on: date) -> bool:
    replied = day_of(relay.replied_at) if relay.replied_at and not relay.late_days else None
    return relay.late_days > 0 or (on > relay.due and (replied is None or replied > relay.due))


def _relay(relay: InstructionRelay) -> Behind:
    late = f"，逾期{relay.late_days}天" if relay.late_days else ""
    words = f"期限{relay.due}，{relay.get_state_display()}{late}"
    return Behind("relay", str(relay.pk), str(relay.instruction), words)


def targets(source: str, question: Question) -> Answer:
    """``targets.green``: of the targets of tasks that a unit leads, as far as they have data;
    ``target:KEY``: the district's own value, whoever asks."""
    plan = PlanVersion.objects.filter(programme=question.programme).in_force().listed().first()
    if plan is None:
        return question.answers(lambda units, whole: valued(None, ()))
    rows = list(Target.objects.of(plan).order_by("position"))
    found = standings(
        plan=plan, targets=rows, on=question.on, snapshot=question.snapshot,
        known=question.locked_at,
    )  # fmt: skip
    word, _, key = source.partition(":")
    if word == "target":
        one = found.get(key)
        told = [_target(one)] if one else []
        return question.answers(lambda u, w: valued(one.standing.value if one else None, told))
    leads = _leads(plan)

    def value(units: frozenset[int], whole: bool) -> Valued:
        mine = [
            each
            for each in found.values()
            if (whole or units & leads.get(each.target.place, set()))
            and each.standing.light is not Light.NONE
        ]
        green = [each for each in mine if each.standing.light is Light.GREEN]
        return share(green, mine, map(_target, mine))

    return question.answers(value)


def _leads(plan: PlanVersion) -> Mapping[str, set[int]]:
    """The units that lead each task, by the task's key."""
    rows = AssignedUnit.objects.of(plan).filter(role__in=LEADING, unit__isnull=False)
    leads: dict[str, set[int]] = {}
    for key, unit in rows.values_list("assignment__task__key", "unit_id").order_by("id"):
        leads.setdefault(key, set()).add(unit)
    return leads


def _target(standing: TargetStanding) -> Behind:
    target = standing.target
    words = LIGHT_WORDS[standing.standing.light]
    return Behind("target", target.key, f"{target.key} {target.name}", words)


def budget(source: str, question: Question) -> Answer:
    """The lines of the period's year as they stood at the end of its day."""
    lines = budget_lines.balances(
        district=question.programme.district_id, year=question.on.year, on=question.on
    )

    def value(units: frozenset[int], whole: bool) -> Valued:
        mine = [each for each in lines if whole or each.line.unit_id in units]
        if source == "budget.overspent":
            return counted(_line(each) for each in mine if each.is_overspent)
        funded = [each for each in mine if each.limit is not None]
        spent = sum((each.spent for each in funded), Decimal(0))
        limit = sum((each.limit or Decimal(0) for each in funded), Decimal(0))
        return valued(percent(spent, limit), map(_line, funded))

    return question.answers(value)


def _line(balance: budget_lines.Balance) -> Behind:
    return Behind("budget", str(balance.line.pk), str(balance.line), balance.words)


RATES = {"completeness": "reported", "timeliness": "on_time"}
FAMILIES: Mapping[str, Callable[[str, Question], Answer]] = {
    "reporting": reporting,
    "relays": relays,
    "targets": targets,
    "target": targets,
    "budget": budget,
}


def known(sources: Iterable[str]) -> list[str]:
    """Those of ``sources`` that this module answers."""
    return [each for each in sources if each.replace(":", ".").partition(".")[0] in FAMILIES]
